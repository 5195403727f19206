"""Which engine speaks, aloud or into a file: the one wished for, else the first that is here."""

import math
import os
import shutil
import subprocess
import sys

import pytest
from marked_speech import read
from waiting import wait_until

from hinge_coach.audio.silence import Silence
from hinge_coach.audio.speech_engines import engine_for, find_engine_for_files, find_voice
from hinge_coach.audio.tone_waveforms import RATE
from hinge_coach.course.phrasebook import Part
from hinge_coach.errors import CoachError

posix = pytest.mark.skipif(not hasattr(os, "posix_spawn"), reason="programs are not started here")


@posix
@pytest.mark.parametrize(
    ("platform", "there", "chosen"),
    [
        ("linux", ["espeak", "espeak-ng", "say", "spd-say"], "espeak-ng"),
        ("linux", ["espeak", "spd-say"], "espeak"),
        ("darwin", ["espeak-ng", "say"], "say"),
    ],
)
def test_auto_takes_the_platforms_own_engine(platform, there, chosen, engine, tmp_path):
    for name in there:
        engine(name)
    voice = find_voice(path=str(tmp_path), platform=platform)
    assert voice.about == f"{chosen}, 160 words a minute"
    voice.close()


@posix
def test_without_an_engine_auto_is_silent_and_says_what_to_install(engine, tmp_path):
    engine("spd-say")
    voice = find_voice(path=str(tmp_path), platform="linux")
    assert isinstance(voice, Silence)
    assert "install espeak-ng" in voice.advice
    assert voice.due() == math.inf and not voice.busy


def test_off_is_silent_without_advice():
    assert find_voice("off") == Silence("off")


@pytest.mark.parametrize("wish", ["espeak-ng", "say", "/nowhere/espeak"])
@posix
def test_an_engine_that_was_named_and_is_not_there_is_an_error_with_its_mend(wish, tmp_path):
    with pytest.raises(CoachError, match=f"“{wish}” is not on this machine: install it, or choose --voice auto"):
        find_voice(wish, path=str(tmp_path))


@pytest.mark.parametrize("wish", ["sh", "/bin/bash", "festival", "", "espeak-ng;id", "\x1b[31mred"])
def test_a_program_that_is_no_voice_is_never_given_text(wish):
    with pytest.raises(CoachError, match="is not a known voice") as told:
        find_voice(wish)
    assert "\x1b" not in str(told.value)


def test_where_programs_cannot_be_started_the_voice_is_silent(monkeypatch):
    monkeypatch.delattr(os, "posix_spawn", raising=False)
    assert find_voice(platform="win32") == Silence("none: there is no voice on this system yet")


def test_voice_and_sound_import_where_there_is_no_unix():
    blocked = "import sys; sys.modules.update(dict.fromkeys(['termios', 'fcntl', 'pwd', 'resource', 'tty']));"
    ours = "import os; del os.posix_spawn, os.killpg, os.WNOHANG; import hinge_coach.audio.speech_engines"
    here = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", f"{blocked} {ours}, hinge_coach.audio.sound_player"], check=True, env=here)


def into_a_file(engine, part, path):
    child = engine.speak_into(part, path)
    wait_until(lambda: child.poll() is not None)
    return child.poll()


@posix
@pytest.mark.parametrize(
    ("name", "told"),
    [("espeak-ng", "-v en -w FILE"), ("espeak", "-v en -w FILE"), ("say", "-o FILE --file-format=WAVE")],
)
def test_each_engine_that_can_is_told_the_file_to_speak_into(engine, heard, tmp_path, name, told):
    speaking = engine_for(engine(name))
    assert speaking.speaks("en", wait=True)
    assert into_a_file(speaking, Part("Stand tall", "en"), tmp_path / "a.wav") == 0
    (line,) = heard()
    assert told.replace("FILE", str(tmp_path / "a.wav")) in line and line.endswith("< Stand tall")
    speaking.close()


@posix
@pytest.mark.parametrize(
    ("wish", "here", "found"),
    [
        ("auto", ["espeak", "espeak-ng"], "espeak-ng"),
        ("espeak", ["espeak", "espeak-ng"], "espeak"),
        ("off", ["espeak-ng"], "espeak-ng"),
        ("spd-say", ["spd-say", "espeak-ng"], "espeak-ng"),
        ("say", ["espeak"], "espeak"),
    ],
)
def test_what_speaks_into_files_is_the_engine_wished_for_or_the_first_that_can(engine, tmp_path, wish, here, found):
    for name in here:
        engine(name)
    assert find_engine_for_files(wish, path=str(tmp_path), platform="linux").name == found


@pytest.mark.parametrize("here", [[], ["spd-say"]])
def test_where_none_can_one_sentence_says_what_to_install(engine, tmp_path, here):
    for name in here:
        engine(name)
    with pytest.raises(CoachError, match="No voice was found that can speak into a file: "):
        find_engine_for_files("spd-say", path=str(tmp_path), platform="linux")


@posix
@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed")
def test_espeak_ng_speaks_into_a_file_of_the_kind_that_is_mixed(tmp_path):
    speaking = find_engine_for_files("espeak-ng")
    assert into_a_file(speaking, Part("Stand tall", "en"), tmp_path / "a.wav") == 0
    assert len(read(tmp_path / "a.wav")) > RATE / 2
