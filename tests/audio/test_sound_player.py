"""The four sounds: which event makes which, who plays them, and that a player can't harm the session."""

import io
import math
import os
import time
import wave
from array import array
from pathlib import Path

import pytest
from waiting import wait_until

from hinge_coach.audio.silence import Silence
from hinge_coach.audio.sound_player import Player, Sounds, find_sounds
from hinge_coach.audio.tone_waveforms import SOUNDS, wav
from hinge_coach.coach.interface.events import Event

posix = pytest.mark.skipif(not hasattr(os, "posix_spawn"), reason="programs are not started here")


class DrillState:
    """A bell that counts, and a clock that stands where it is put."""

    def __init__(self) -> None:
        self.times = 0
        self.now = 0.0

    def __call__(self) -> None:
        self.times += 1


def player_in(folder: Path, name: str, script: str) -> Path:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return program


def written(file: Path) -> bool:
    """Whether a program has written to it: it is there before that."""
    return file.exists() and bool(file.read_text())


# The sounds themselves.


def samples(sound: str) -> tuple[list[int], float]:
    """The sound's samples, and how long it lasts in seconds."""
    with wave.open(io.BytesIO(wav(SOUNDS[sound]))) as heard:
        assert (heard.getnchannels(), heard.getsampwidth()) == (1, 2)
        return list(array("h", heard.readframes(heard.getnframes()))), heard.getnframes() / heard.getframerate()


@pytest.mark.parametrize("sound", SOUNDS)
def test_a_sound_is_short_audible_never_harsh_and_ends_in_quiet(sound: str) -> None:
    heard, lasts = samples(sound)
    assert lasts < 0.61
    assert 6_000 < max(map(abs, heard)) < 24_000
    assert abs(heard[0]) < 300 and max(map(abs, heard[-50:])) < 1_000


def test_the_sounds_differ_in_the_number_of_their_notes_and_their_height() -> None:
    crossings = {sound: _pitch(*samples(sound)) for sound in SOUNDS}
    assert crossings["tick"] > 2.5 * crossings["phase"]
    assert {sound: len(notes) for sound, notes in SOUNDS.items()} == {"tick": 1, "phase": 1, "over": 2, "done": 3}
    pitches = [note.pitch for note in SOUNDS["done"]]
    assert pitches == sorted(set(pitches)) and len({note.pitch for note in SOUNDS["over"]}) == 1


def _pitch(heard: list[int], lasts: float) -> float:
    return sum((one < 0) != (other < 0) for one, other in zip(heard, heard[1:], strict=False)) / 2 / lasts


def test_making_them_all_takes_no_time_to_speak_of() -> None:
    began = time.perf_counter()
    for notes in SOUNDS.values():
        wav(notes)
    assert time.perf_counter() - began < 0.08


# Which event makes which.


def rung_by(*events: Event) -> list[str]:
    """The sounds for these events, each told and tended on its own."""
    sounds, made = Sounds([], lambda: None), []
    for event in events:
        sounds.tell(event)
        if sounds._choice.wanted:
            made.append(sounds._choice.wanted)
        sounds.tend()
    return made


def test_a_tick_a_phase_and_a_set_have_their_sounds() -> None:
    assert rung_by(Event("ready"), Event("tick"), Event("phase"), Event("set")) == ["tick", "phase", "done"]


@pytest.mark.parametrize("after", ["ready", "side", "phase", "setup"])
def test_the_end_of_a_rest_sounds_once_whatever_comes_then(after: str) -> None:
    told = [Event("rest"), Event("soon"), Event("pause"), Event("resume"), Event("tick"), Event(after), Event("phase")]
    assert rung_by(*told) == ["tick", "over", "phase"]


def test_a_session_that_ends_in_a_rest_ends_quietly() -> None:
    assert rung_by(Event("rest"), Event("end"), Event("ready")) == []


def test_of_two_at_once_the_one_that_matters_more_is_heard() -> None:
    bell = DrillState()
    sounds = Sounds([], bell)
    sounds.tend()
    sounds.tell(Event("set"))
    sounds.tell(Event("phase"))
    assert sounds._choice.wanted == "done" and sounds.due() == 0.0
    sounds.tend()
    assert bell.times == 1 and sounds.due() == math.inf


def test_mute_keeps_quiet_until_it_is_undone() -> None:
    assert rung_by(
        Event("mute", more={"on": True}), Event("tick"), Event("mute", more={"on": False}), Event("phase")
    ) == ["phase"]


# Who plays them.


@posix
def test_the_first_player_there_is_plays_the_file_on_its_stdin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARD", str(tmp_path / "heard"))
    script = 'echo "$@" > "$HEARD.args"; cat "$1" > "$HEARD.part"; mv "$HEARD.part" "$HEARD"'
    for name in ("paplay", "aplay"):
        player_in(tmp_path, name, script)
    sounds = find_sounds(path=f"{tmp_path}{os.pathsep}{os.environ['PATH']}", platform="linux")
    for _ in range(2):  # the second time from its start again
        sounds.tell(Event("set"))
        sounds.tend()
        assert wait_until((tmp_path / "heard").exists)
        assert (tmp_path / "heard").read_bytes() == wav(SOUNDS["done"])
        assert (tmp_path / "heard.args").read_text() == "/dev/stdin\n"
        (tmp_path / "heard").unlink()
        assert wait_until(lambda: sounds.tend() is None and sounds.due() == math.inf)
    assert sounds.about == "paplay"
    sounds.close()


@posix
def test_afplay_gets_a_file_with_a_name_that_is_gone_after_closing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARD", str(tmp_path / "heard"))
    player_in(tmp_path, "afplay", 'echo "$1" > "$HEARD.part"; mv "$HEARD.part" "$HEARD"')
    sounds = find_sounds(path=str(tmp_path), platform="darwin")
    sounds.tell(Event("tick"))
    sounds.tend()
    assert wait_until((tmp_path / "heard").exists)
    file = Path((tmp_path / "heard").read_text().strip())
    assert file.suffix == ".wav" and file.read_bytes() == wav(SOUNDS["tick"])
    sounds.close()
    assert not file.exists()


@posix
def test_a_player_that_fails_gives_way_to_the_next_and_the_last_to_the_bell(tmp_path: Path) -> None:
    bell = DrillState()
    players = [Player(str(player_in(tmp_path, name, "exit 1"))) for name in ("paplay", "aplay")]
    sounds = Sounds(players, bell)
    seen = [sounds.about]
    for _ in range(8):
        sounds.tell(Event("tick"))
        sounds.tend()
        assert wait_until(lambda: sounds.tend() is None and sounds.due() == math.inf)
        if sounds.about != seen[-1]:
            seen.append(sounds.about)
    assert seen[:2] == ["paplay", "aplay"] and seen[2].startswith("the terminal's bell")
    assert bell.times == 2
    sounds.close()


@posix
def test_a_hanging_player_is_cut_and_meanwhile_no_second_one_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIDS", str(tmp_path / "pids"))
    clock = DrillState()
    sounds = Sounds(
        [Player(str(player_in(tmp_path, "paplay", 'echo $$ >> "$PIDS"; exec sleep 60')))], clock=lambda: clock.now
    )
    for _ in range(3):
        sounds.tell(Event("tick"))
        sounds.tend()
    assert wait_until(lambda: written(tmp_path / "pids")) and 0 < sounds.due() < 5
    clock.now += sounds.due()
    sounds.tend()
    (pid,) = map(int, (tmp_path / "pids").read_text().split())
    assert wait_until(lambda: sounds.tend() is None and not _alive(pid))
    assert sounds.due() == math.inf
    sounds.close()


@posix
def test_closing_ends_what_plays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIDS", str(tmp_path / "pids"))
    sounds = Sounds([Player(str(player_in(tmp_path, "paplay", 'echo $$ >> "$PIDS"; exec sleep 60')))])
    sounds.tell(Event("phase"))
    sounds.tend()
    assert wait_until(lambda: written(tmp_path / "pids"))
    sounds.close()
    (pid,) = map(int, (tmp_path / "pids").read_text().split())
    assert wait_until(lambda: sounds.tend() is None and not _alive(pid))


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_without_a_player_the_bell_rings(tmp_path: Path) -> None:
    bell = DrillState()
    sounds = find_sounds(bell=bell, path=str(tmp_path))
    sounds.tell(Event("tick"))
    sounds.tend()
    assert bell.times == 1
    assert isinstance(sounds, Sounds) and sounds.about.startswith("the terminal's bell")


def test_without_room_for_the_files_the_bell_rings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object, **more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    bell = DrillState()
    sounds = Sounds([Player(str(player_in(tmp_path, "paplay", "cat > /dev/null")))], bell)
    sounds.tell(Event("tick"))
    sounds.tend()
    assert bell.times == 1


def test_off_is_silent() -> None:
    assert find_sounds(False) == Silence("off")
