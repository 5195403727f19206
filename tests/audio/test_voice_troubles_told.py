"""A voice or a player that is there but fails: it is told once, with what to do, in every view and by the doctor."""

import math
import os
import signal
import subprocess
import sys

import pytest
from rehearsal import Rehearsal
from voice_troubles_told_parts import DO, GONE, posix, program_in
from waiting import wait_until

from hinge_coach.audio.silence import Silence
from hinge_coach.audio.sound_player import Player, Sounds
from hinge_coach.audio.speech_engines import find_voice
from hinge_coach.coach.interface.events import Event, Trouble
from hinge_coach.errors import CoachError


def said(rehearsal, times, code=0):
    rehearsal.code = code
    for _ in range(times):
        rehearsal.tell("rest", seconds=30.0, say="Rest, 30 seconds")
        rehearsal.until(rehearsal.now + 30.0)


def test_a_voice_that_fails_three_times_in_a_row_tells_it_once_and_is_quiet():
    rehearsal = Rehearsal()
    said(rehearsal, 2, code=1)
    assert rehearsal.voice.complain() == []
    said(rehearsal, 5, code=1)
    assert rehearsal.voice.complain() == [GONE]
    assert rehearsal.voice.complain() == rehearsal.voice.complain(last=True) == []
    assert len(rehearsal.said) == 3


def test_a_voice_that_dies_in_mid_session_tells_it_too():
    rehearsal = Rehearsal()
    said(rehearsal, 4)
    said(rehearsal, 3, code=-signal.SIGSEGV)
    (told,) = rehearsal.voice.complain()
    assert told.found == "rehearsed failed 3 times in a row (ended by SIGSEGV), so the voice is silent now"


@pytest.mark.parametrize(
    ("worked", "failed", "found"),
    [
        (0, 1, "rehearsed failed (exit code 1), so the voice was silent"),
        (0, 2, "rehearsed failed 2 times in a row (exit code 1), so the voice was silent"),
        (2, 1, "rehearsed failed (exit code 1), so the last words were not spoken"),
    ],
)
def test_what_a_short_session_leaves_open_is_told_at_its_end(worked, failed, found):
    rehearsal = Rehearsal()
    said(rehearsal, worked)
    said(rehearsal, failed, code=1)
    assert rehearsal.voice.complain() == []
    assert rehearsal.voice.complain(last=True) == [Trouble("voice", found, DO)]
    rehearsal.voice.close()
    assert rehearsal.voice.complain(last=True) == []


def test_a_failure_that_was_made_good_is_not_told():
    rehearsal = Rehearsal()
    said(rehearsal, 2, code=1)
    said(rehearsal, 1)
    assert rehearsal.voice.complain(last=True) == []


def hurried(rehearsal, times):
    """Words whose time is over long before a hanging engine is known for one."""
    for _ in range(times):
        rehearsal.tell("phase", seconds=3.0, say="1")
        rehearsal.until(rehearsal.now + 3.0)


def test_an_engine_that_hangs_is_found_out_also_where_each_word_has_little_time():
    hung = Rehearsal(lasts=lambda words: math.inf)
    hurried(hung, 8)
    (told,) = hung.voice.complain()
    assert told.found == "rehearsed failed 5 times in a row (it does not come to an end), so the voice is silent now"
    assert len(hung.said) == 5


def test_an_engine_that_hangs_in_a_short_session_is_told_at_its_end():
    hung = Rehearsal(lasts=lambda words: math.inf)
    hurried(hung, 2)
    assert hung.voice.complain() == []
    (told,) = hung.voice.complain(last=True)
    assert told.found == "rehearsed failed 2 times in a row (it does not come to an end), so the voice was silent"


def test_a_slow_engine_that_is_cut_again_and_again_is_no_hanging_one():
    slow = Rehearsal(lasts=lambda words: 3.5)
    said(slow, 1)
    hurried(slow, 20)
    assert slow.voice.complain(last=True) == [] and len(slow.said) == 21


@posix
@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"#!/no/such/interpreter\n", "it can't be run: exit code 127"),
        (b"\x7fELF nonsense", "it can't be run: exit code 127"),
        (b"#!/bin/sh\nkill -ABRT $$\n", "ended by SIGABRT"),
        (b"#!/bin/sh\nkill -40 $$\n", "ended by signal 40"),
    ],
)
def test_an_engine_that_cannot_be_run_or_crashes_says_so(content, why, tmp_path):
    program = program_in(tmp_path, "espeak-ng", "")
    program.write_bytes(content)
    voice = find_voice(str(program))
    voice.tell(Event("setup", say="Stand tall"))
    voice.tend()
    assert wait_until(lambda: voice.tend() is None and not voice.busy)
    (told,) = voice.complain(last=True)
    assert f"espeak-ng failed ({why})" in told.found
    assert told.do.startswith(f"see what `{program} hello` says in a terminal")


@posix
def test_an_engine_that_may_not_be_run_is_told_as_one(tmp_path):
    program = program_in(tmp_path, "espeak-ng", "")
    program.chmod(0o644)
    mend = f"{program} exists, but is not executable: allow it (chmod +x {program})"
    voice = find_voice(path=str(tmp_path), platform="linux")
    assert isinstance(voice, Silence) and voice.advice == f"{mend} to hear the coach."
    with pytest.raises(CoachError, match="is not executable: allow it .*, or choose --voice auto"):
        find_voice("espeak-ng", path=str(tmp_path))
    with pytest.raises(CoachError, match="is not executable"):
        find_voice(str(program))


@posix
def test_a_failure_is_seen_also_where_whoever_started_us_ignores_the_end_of_children(tmp_path):
    engine = program_in(tmp_path, "espeak-ng", "exit 3")
    script = """
import sys
from hinge_coach.coach.interface.events import Event
from hinge_coach.audio.speech_engines import find_voice
voice = find_voice(sys.argv[1])
voice.tell(Event("setup", say="Stand tall"))
while voice.tend() or voice.busy:
    pass
print(voice.complain(last=True))
"""
    run = ["/bin/sh", "-c", "trap '' CHLD; exec \"$@\"", "sh", sys.executable, "-c", script, str(engine)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    assert "exit code 3" in subprocess.run(run, capture_output=True, text=True, env=environment, timeout=30).stdout


def played(sounds, times):
    for _ in range(times):
        sounds.tell(Event("tick"))
        sounds.tend()
        assert wait_until(lambda: sounds.tend() is None and sounds.due() == math.inf)


@posix
@pytest.mark.parametrize(("bell", "so"), [(None, "there are no sounds"), (list, "the terminal's bell rings instead")])
def test_when_every_player_fails_it_is_told_once(bell, so, tmp_path):
    players = [Player(str(program_in(tmp_path, name, "exit 1"))) for name in ("paplay", "aplay")]
    sounds = Sounds(players, bell)
    played(sounds, 5)
    assert sounds.complain() == []  # one is left
    played(sounds, 3)
    (told,) = sounds.complain()
    each = "failed 3 times in a row (exit code 1)"
    assert told.what == "sounds" and told.found == f"paplay {each} and aplay {each}, so {so}"
    assert told.do == "check the output device and the sound server, or use `hinge-coach start --sound off`"
    assert sounds.complain(last=True) == []
    sounds.close()


@posix
def test_a_player_that_fails_in_a_short_session_is_told_at_its_end(tmp_path):
    sounds = Sounds([Player(str(program_in(tmp_path, "paplay", "kill -SEGV $$")))])
    played(sounds, 1)
    assert sounds.complain() == []
    (told,) = sounds.complain(last=True)
    assert told.found == "paplay failed (ended by SIGSEGV), so there are no sounds"
    sounds.close()


def test_where_there_is_no_room_for_the_sounds_it_is_told(tmp_path, monkeypatch):
    def full(*args, **more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    sounds = Sounds([Player("/paplay")])
    sounds.tend()
    (told,) = sounds.complain()
    assert told.found == "the files of the sounds can't be written (No space left on device), so there are no sounds"
