"""The programs that speak: started out of reach, ended with us, and heard for real where there is one."""

import math
import os
import shutil
import signal
import subprocess
import sys
import time
import wave
from pathlib import Path
from statistics import median

import pytest
from rehearsal import transcript
from waiting import gone, wait_until

from hinge_coach.audio.silence import Silence
from hinge_coach.audio.speaking_program import Engine
from hinge_coach.audio.speech_engines import engine_for, find_voice
from hinge_coach.audio.voice import Voice
from hinge_coach.coach.interface.events import Event
from hinge_coach.coach.interface.speech_time import seconds
from hinge_coach.processes import child_programs
from hinge_coach.processes.child_programs import leash


def engine_in(folder: Path, name: str, script: str) -> Path:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return program


def say(voice: Voice | Silence, words: str, name: str = "setup") -> None:
    """Tell the voice, and let it speak as the session's loop does."""
    voice.tell(Event(name, seconds=9.0, say=words))
    voice.tend()


posix = pytest.mark.skipif(not hasattr(os, "posix_spawn"), reason="programs are not started here")


def _here() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}


@pytest.fixture
def hanging(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An engine that writes down its process id, takes the words, and never ends."""
    monkeypatch.setenv("PIDS", str(tmp_path / "pids"))
    return engine_in(tmp_path, "espeak-ng", 'read words; echo $$ "$words" >> "$PIDS"; [ -z "$words" ] || exec sleep 60')


def pids(folder: Path) -> list[int]:
    file = folder / "pids"
    return [int(line.split()[0]) for line in file.read_text().splitlines()] if file.exists() else []


@posix
def test_closing_ends_what_speaks_and_what_waits_to_speak(hanging: Path, tmp_path: Path) -> None:
    voice = find_voice(str(hanging))
    say(voice, "Stand tall")
    assert wait_until(lambda: bool(pids(tmp_path)))
    assert wait_until(lambda: voice.tend() is None and voice.due() > 1.0)  # the next one waits
    voice.close()
    assert wait_until(lambda: all(map(gone, pids(tmp_path))))
    assert voice.due() == math.inf and not voice.busy


SPEAKING = """
import sys, time
from hinge_coach.coach.interface.events import Event
from hinge_coach.audio.speech_engines import find_voice
voice = find_voice(sys.argv[1])
voice.tell(Event("setup", say="Stand tall"))
voice.tend()
time.sleep(0.2)
voice.tend()
time.sleep(60)
"""


@pytest.mark.skipif("--pdeathsig" not in leash(), reason="no setpriv that knows --pdeathsig")
def test_when_the_program_is_killed_outright_nothing_goes_on_speaking(hanging: Path, tmp_path: Path) -> None:
    argv = [sys.executable, "-c", SPEAKING, str(hanging)]
    program = subprocess.Popen(argv, env=_here())
    assert wait_until(lambda: bool(pids(tmp_path)))
    program.send_signal(signal.SIGKILL)
    program.wait()
    assert wait_until(lambda: all(map(gone, pids(tmp_path))))


@posix
def test_without_a_leash_the_engine_that_waits_still_ends_with_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIDS", str(tmp_path / "pids"))
    waiting = engine_in(tmp_path, "espeak-ng", 'echo $$ >> "$PIDS"; cat > /dev/null')
    unleashed = "from hinge_coach.processes import child_programs as programs\nprograms.leash = lambda: ()\n"
    script = unleashed + SPEAKING.replace("voice.tell", "voice.tend() #")
    argv = [sys.executable, "-c", script, str(waiting)]
    program = subprocess.Popen(argv, env=_here())
    assert wait_until(lambda: bool(pids(tmp_path)))
    assert not gone(pids(tmp_path)[0])
    program.send_signal(signal.SIGKILL)
    program.wait()
    assert wait_until(lambda: gone(pids(tmp_path)[0]))


@posix
@pytest.mark.parametrize("script", ["", "head -c 100000 /dev/urandom; echo rubbish >&2", "exec <&-; sleep 0.01"])
def test_an_engine_that_babbles_or_does_not_listen_changes_nothing(script: str, tmp_path: Path) -> None:
    voice = find_voice(str(engine_in(tmp_path, "espeak-ng", script)))
    for _ in range(4):
        say(voice, "Squeeze")
        assert wait_until(lambda: voice.tend() is None and not voice.busy)
    assert voice.about == "espeak-ng, 160 words a minute"
    voice.close()


@posix
@pytest.mark.parametrize(("script", "why"), [("exit 3", "exit code 3"), ("kill -SEGV $$", "ended by SIGSEGV")])
def test_an_engine_that_dies_every_time_is_given_up(script: str, why: str, tmp_path: Path) -> None:
    voice = find_voice(str(engine_in(tmp_path, "espeak-ng", script)))
    for _ in range(4):
        say(voice, "Squeeze")
        assert wait_until(lambda: voice.tend() is None and not voice.busy)
    assert why in voice.about


@posix
@pytest.mark.parametrize("leashed", [True, False])
def test_a_program_that_is_none_ends_in_silence(leashed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not leashed:
        monkeypatch.setattr(child_programs, "leash", tuple)
    program = tmp_path / "espeak-ng"
    program.write_bytes(b"\x7fELF nonsense")
    program.chmod(0o755)
    voice = find_voice(str(program))
    for _ in range(4):
        say(voice, "Squeeze")
        assert wait_until(lambda: voice.tend() is None and not voice.busy)
    assert "failed 3 times in a row" in voice.about
    assert leashed or "Exec format error" in voice.about


LOOK = """{ test -t 0 || test -t 1 || test -t 2 || echo none; ps -o pgid= -p $$; echo $$; } > "$HEARD.part"
mv "$HEARD.part" "$HEARD"
"""


@posix
@pytest.mark.skipif(not shutil.which("ps"), reason="no ps to look with")
def test_the_engine_sees_no_terminal_and_is_out_of_reach_of_ctrl_c(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = tmp_path / "heard"
    monkeypatch.setenv("HEARD", str(heard))
    voice = find_voice(str(engine_in(tmp_path, "espeak-ng", LOOK)))
    say(voice, "Stand tall")
    assert wait_until(heard.exists)
    terminal, group, own = heard.read_text().split()
    assert terminal == "none" and group == own
    voice.close()


@posix
def test_saying_a_cue_costs_far_less_than_five_milliseconds(tmp_path: Path) -> None:
    voice = find_voice(str(engine_in(tmp_path, "espeak-ng", "cat > /dev/null")))
    costs = []
    for _ in range(7):
        wait_until(lambda: voice.tend() is None and voice.due() > 0.1)
        began = time.perf_counter()
        say(voice, "Squeeze")
        costs.append(time.perf_counter() - began)
    voice.close()
    assert median(costs) < 0.005


espeak = pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed")


def espeak_with(*more: str) -> Engine:
    return engine_for(Path(shutil.which("espeak-ng") or ""), more=more)


@espeak
def test_espeak_ng_speaks_a_cue_into_a_file_for_about_as_long_as_foretold(tmp_path: Path) -> None:
    file = tmp_path / "cue.wav"
    child = espeak_with("-w", str(file)).speak("Clench your glutes at the top")
    assert wait_until(child.poll)
    with wave.open(str(file)) as heard:
        lasts = heard.getnframes() / heard.getframerate()
    assert 1.2 < lasts < seconds("Clench your glutes at the top")


@espeak
def test_espeak_ng_hears_words_and_neither_phonemes_markup_nor_options(tmp_path: Path) -> None:
    file = tmp_path / "phonemes"
    phonemes = f'exec {shutil.which("espeak-ng")} -q -x "$@" >> "{file}"'  # also those of the next one, which waits
    voice = find_voice(str(engine_in(tmp_path, "espeak-ng", phonemes)))
    say(voice, "-q [[sI2ks]] <b>Squeeze</b>")
    assert wait_until(lambda: voice.tend() is None and not voice.busy)
    voice.close()
    command = ["espeak-ng", "-q", "-x", "q sI2ks b Squeeze b"]
    plain = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert file.read_text().split() == plain.split() != []


def test_a_transcript_tells_what_is_heard_and_when() -> None:
    told = [
        Event("ready", 0.0, seconds=5.0, say="Long, straight back. Get ready."),
        Event("phase", 5.0, seconds=3.0, say="1"),
        Event("phase", 8.0, seconds=1.0),
        Event("phase", 9.0, seconds=1.0, say="Squeeze"),
    ]
    heard = transcript(told)
    assert [(spoken.start, spoken.text) for spoken in heard] == [
        (0.0, "Long, straight back. Get ready."),
        (5.0, "1"),
        (9.0, "Squeeze"),
    ]
    assert all(spoken.end <= 5.0 or spoken.start >= 5.0 for spoken in heard)
