"""The voice: what it says, when, and through whom; and that nothing about it can harm the session."""

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
from hypothesis import given
from hypothesis import strategies as st
from rehearsal import Rehearsal, Spoken, transcript
from waiting import gone, wait_until

from hinge_coach.audio.silence import Silence
from hinge_coach.audio.speech_engines import Engine, engine_for, find_voice
from hinge_coach.audio.voice import Voice
from hinge_coach.coach.interface.events import Event
from hinge_coach.coach.interface.speech_time import lasting, seconds, speakable
from hinge_coach.processes import child_programs
from hinge_coach.processes.child_programs import leash

CUE = "Clench your glutes at the top. 10 reps. Get ready."


@pytest.fixture
def rehearsal() -> Rehearsal:
    return Rehearsal()


# What is said, and when.


def test_a_cue_that_fits_its_count_in_is_said_whole(rehearsal: Rehearsal) -> None:
    rehearsal.tell("ready", seconds=6.0, say=CUE, brief="Get ready")
    assert rehearsal.words == [CUE]


def test_a_cue_too_long_for_its_count_in_is_said_briefly(rehearsal: Rehearsal) -> None:
    rehearsal.tell("ready", seconds=2.0, say=CUE, brief="Get ready")
    assert rehearsal.words == ["Get ready"]


def test_words_that_fit_in_no_wording_are_left_out(rehearsal: Rehearsal) -> None:
    rehearsal.tell("phase", seconds=0.5, say="Last one. Squeeze", brief="Last one")
    assert rehearsal.words == []


def test_a_remark_and_what_follows_it_are_said_one_after_the_other_with_a_breath_between(rehearsal: Rehearsal) -> None:
    rehearsal.tell("answer", say="Well felt.")
    rehearsal.tell("rest", seconds=45.0, say="Rest, 45 seconds.", brief="Rest")
    rehearsal.until(20.0)
    first, second = rehearsal.heard
    assert (first.text, second.text) == ("Well felt.", "Rest, 45 seconds.")
    assert 0.2 < second.start - first.end < 0.5
    assert not first.cut and not second.cut


def test_what_follows_a_long_remark_is_said_briefly_in_the_time_that_is_left(rehearsal: Rehearsal) -> None:
    rehearsal.tell("set", say="Set done, well held")
    rehearsal.tell("side", seconds=4.0, say="Change sides. Now the left leg, please.", brief="Now left")
    rehearsal.until(10.0)
    assert rehearsal.words == ["Set done, well held", "Now left"]


def test_a_remark_is_left_out_where_a_change_of_sides_could_not_be_said_after_it(rehearsal: Rehearsal) -> None:
    rehearsal.tell("set", say="That was a good long hold, well done")
    rehearsal.tell("side", seconds=3.0, say="Now the left", brief="Left")
    rehearsal.until(10.0)
    assert rehearsal.words == ["Now the left"]


def test_a_remark_that_was_begun_is_cut_for_a_change_of_sides(rehearsal: Rehearsal) -> None:
    rehearsal.tell("set", say="That was a good long hold, well done")
    rehearsal.until(0.4)
    rehearsal.tell("side", seconds=3.0, say="Now the left", brief="Left")
    rehearsal.until(10.0)
    remark, change = rehearsal.heard
    assert remark.cut and remark.end == change.start == 0.4
    assert change.text == "Now the left" and not change.cut


def test_a_rep_number_never_cuts_anything_off(rehearsal: Rehearsal) -> None:
    rehearsal.tell("set", say="Well held, that was all of it")
    rehearsal.until(0.4)
    rehearsal.tell("phase", seconds=2.0, say="1")
    rehearsal.until(10.0)
    assert rehearsal.words == ["Well held, that was all of it"]
    assert not rehearsal.heard[0].cut


def test_what_can_not_be_said_in_time_leaves_room_for_what_can(rehearsal: Rehearsal) -> None:
    rehearsal.tell("set", say="Well held, that was all of it")
    rehearsal.tell("phase", seconds=1.0, say="1")
    assert rehearsal.words == ["1"]


def test_what_was_being_said_is_cut_when_the_person_goes_on(rehearsal: Rehearsal) -> None:
    rehearsal.tell("drill", say="Drill 1: Wall hinge. It teaches the backward travel of the hips.")
    rehearsal.until(1.0)
    rehearsal.tell("ready", seconds=5.0, say="Long, straight back", brief="Get ready")
    assert [spoken.cut for spoken in rehearsal.heard] == [True, False]
    assert rehearsal.heard[1].start == 1.0


def test_a_silent_phase_ends_what_belonged_to_the_one_before(rehearsal: Rehearsal) -> None:
    rehearsal.tell("setup", say="Stand with your back to the wall, heels about a foot away.")
    rehearsal.until(1.0)
    rehearsal.tell("phase", seconds=2.0)
    assert rehearsal.heard[0].cut and not rehearsal.voice.busy


def test_a_tick_ends_nothing(rehearsal: Rehearsal) -> None:
    rehearsal.tell("ready", seconds=5.0, say="Long, straight back", brief="Get ready")
    rehearsal.until(1.0)
    rehearsal.tell("tick", seconds=3.0)
    assert not rehearsal.heard[0].cut


def test_halfway_is_said_within_what_is_left_of_the_hold(rehearsal: Rehearsal) -> None:
    rehearsal.tell("phase", seconds=20.0, say="Hold, 20 seconds", brief="Hold")
    rehearsal.until(10.0)
    rehearsal.tell("halfway", say="Halfway")
    rehearsal.until(19.6)
    rehearsal.tell("halfway", say="Halfway")
    assert rehearsal.words == ["Hold, 20 seconds", "Halfway"]


def test_a_moment_in_a_hold_that_a_pause_has_drawn_out_is_still_said(rehearsal: Rehearsal) -> None:
    rehearsal.tell("phase", seconds=20.0, say="Hold, 20 seconds")
    rehearsal.until(8.0)
    rehearsal.tell("pause", say="Paused", urgent=True)
    rehearsal.until(60.0)
    rehearsal.tell("resume", seconds=3.0, say="Get back into position", brief="Ready", urgent=True)
    rehearsal.until(65.0)
    rehearsal.tell("halfway", say="Halfway")
    assert rehearsal.words[-1] == "Halfway"


def test_a_pause_cuts_everything_off_at_once(rehearsal: Rehearsal) -> None:
    rehearsal.tell("answer", say="Where to feel it: in the back of the thighs.")
    rehearsal.tell("rest", seconds=60.0, say="Rest, 1 minute.")
    rehearsal.until(0.5)
    rehearsal.tell("pause", say="Paused", urgent=True)
    rehearsal.until(30.0)
    assert rehearsal.words == ["Where to feel it: in the back of the thighs.", "Paused"]
    assert rehearsal.heard[0].cut and rehearsal.heard[1].start == 0.5


def test_the_last_words_are_said_however_short_the_session_was(rehearsal: Rehearsal) -> None:
    rehearsal.tell("end", seconds=0.2, say="Stopped: 0 sets done.", urgent=True)
    assert rehearsal.words == ["Stopped: 0 sets done."]
    assert rehearsal.voice.busy
    rehearsal.until(9.0)
    assert not rehearsal.voice.busy


def test_an_engine_slower_than_foretold_is_cut_when_its_time_is_over() -> None:
    slow = Rehearsal(lasts=lambda words: 10.0)
    slow.tell("phase", seconds=2.0, say="3")
    slow.until(5.0)
    assert slow.heard[0].end == 2.0 and slow.heard[0].cut


def test_mute_cuts_off_and_keeps_quiet_until_it_is_undone(rehearsal: Rehearsal) -> None:
    rehearsal.tell("rest", seconds=60.0, say="Rest, 1 minute.")
    rehearsal.until(0.5)
    rehearsal.tell("mute", more={"on": True})
    assert rehearsal.heard[0].cut
    rehearsal.tell("check", say="Did your glutes finish every rep?")
    rehearsal.until(9.0)
    rehearsal.tell("mute", more={"on": False})
    rehearsal.tell("answer", say="Good.")
    assert rehearsal.words == ["Rest, 1 minute.", "Good."]


def test_a_voice_with_nothing_to_do_wants_no_tending(rehearsal: Rehearsal) -> None:
    rehearsal.until(1.0)
    assert rehearsal.voice.due() == math.inf


NAMES = ("session", "drill", "setup", "ready", "phase", "side", "rest", "set", "check", "answer")
OTHERS = ("pause", "resume", "end", "tick", "soon", "unheard-of")

events = st.builds(
    Event,
    st.sampled_from(NAMES + OTHERS),
    seconds=st.none() | st.floats(0, 30),
    say=st.none() | st.sampled_from(["Up", "Squeeze", CUE, "Rest, 45 seconds. Next, set 2 of 3.", ""]) | st.text(),
    brief=st.none() | st.just("Hold"),
    urgent=st.booleans(),
    more=st.just({}),
)


@given(st.lists(st.tuples(st.floats(0, 12), events), max_size=30), st.floats(0.3, 3.0))
def test_whatever_happens_two_never_overlap_and_nothing_outlasts_its_time(
    happenings: list[tuple[float, Event]], pace: float
) -> None:
    rehearsal = Rehearsal(lasts=lambda words: pace * seconds(words))
    told: list[tuple[float, Event]] = []
    for after, event in happenings:
        if after > 1:
            rehearsal.until(rehearsal.now + after)
        told.append((rehearsal.now, event))
        rehearsal.voice.tell(event)
    rehearsal.until(rehearsal.now + 200.0)
    heard = rehearsal.heard
    assert all(one.end <= other.start for one, other in zip(heard, heard[1:], strict=False))
    assert all(any(belongs(spoken, at, event) for at, event in told) for spoken in heard)
    assert not rehearsal.voice.busy


def belongs(spoken: Spoken, at: float, event: Event) -> bool:
    """Whether these are the event's words, said while they were true."""
    wordings = [speakable(event.say or ""), speakable(event.brief or "")]
    return spoken.text in wordings and at <= spoken.start and spoken.end <= at + lasting(event)


# When the engine fails.


def test_three_failures_in_a_row_end_in_silence_with_the_reason_kept(rehearsal: Rehearsal) -> None:
    rehearsal.code = 1
    for _ in range(5):
        rehearsal.tell("phase", seconds=3.0, say="1")
        rehearsal.until(rehearsal.now + 3.0)
    assert len(rehearsal.heard) == 3
    assert rehearsal.voice.about == "rehearsed failed 3 times in a row (exit code 1), so the voice went quiet"
    assert rehearsal.voice.due() == math.inf


def test_a_failure_now_and_then_is_forgiven(rehearsal: Rehearsal) -> None:
    for count in range(12):
        rehearsal.code = 0 if count % 3 == 2 else 1
        rehearsal.tell("phase", seconds=3.0, say="1")
        rehearsal.until(rehearsal.now + 3.0)
    assert len(rehearsal.heard) == 12 and not rehearsal.voice.trouble


def test_an_engine_that_never_ends_is_cut_and_after_three_times_left_alone() -> None:
    hung = Rehearsal(lasts=lambda words: math.inf)
    for _ in range(5):
        hung.tell("setup", say="Stand tall")
        hung.until(hung.now + 30.0)
    assert [spoken.cut for spoken in hung.heard] == [True, True, True]
    assert all(spoken.end - spoken.start < 6.0 for spoken in hung.heard)
    assert "does not come to an end" in hung.voice.about


# Real processes.


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
    voice = Voice(espeak_with("-q", "-x", f"--phonout={file}"))
    say(voice, "-q [[sI2ks]] <b>Squeeze</b>")
    assert wait_until(lambda: voice.tend() is None and not voice.busy)
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
