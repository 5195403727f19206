"""Words as samples: spoken by an engine, a few at a time and each once, and kept in a file that has no name."""

import os
import time
import wave
from array import array
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import NamedTuple, Protocol

from hinge_coach.audio.tone_waveforms import RATE
from hinge_coach.course.drill import ENGLISH
from hinge_coach.course.phrasebook import Part
from hinge_coach.errors import CoachError
from hinge_coach.processes.child_programs import HANGS, Child, told

_LIMIT = 60.0  # seconds for a few words: an engine that needs more hangs
_WIDTH = 2  # bytes of a sample
_STRANGE = "what it writes is no sound that is known here"

Pause = Callable[[], None]  # waits for some thousandths of a second; raises Interrupted where a signal came


class FileSpeaker(Protocol):
    """An engine that speaks into files, as `speech_engines` has them."""

    name: str
    by_hand: str

    def speak_into(self, part: Part, path: Path) -> Child: ...


class _Place(NamedTuple):
    """Where samples lie: the first one, and how many."""

    first: int
    size: int


class _Running(NamedTuple):
    """A program that speaks, the file it speaks into, and when it counts as hung."""

    child: Child
    path: Path
    until: float


class SpokenSamples:
    """What an engine has spoken, mono and 16 bits at `RATE`."""

    def __init__(self, engine: FileSpeaker, pause: Pause) -> None:
        """Raises CoachError where nothing can be kept."""
        self._engine = engine
        self._pause = pause
        try:
            self._file = TemporaryFile()  # noqa: SIM115 (it is there as long as this is)
        except OSError as error:
            raise _no_room(error) from error
        self._end = 0
        self._places: dict[Part, _Place | None] = {}

    def speak(self, parts: Iterable[Part], told: Callable[[float], None] = lambda share: None) -> None:
        """Speak what was not spoken yet. `told` hears which share of it is done.

        Raises CoachError where the engine fails at the coach's own language, or there is no room; Interrupted.
        """
        left = deque(part for part in dict.fromkeys(parts) if part not in self._places)
        if not left:
            return
        try:
            with TemporaryDirectory(prefix="hinge-coach-", ignore_cleanup_errors=True) as folder:
                self._speak_all(left, Path(folder), told)
        except OSError as error:
            raise _no_room(error) from error

    def _speak_all(self, left: deque[Part], folder: Path, told: Callable[[float], None]) -> None:
        """Speak these words into files in this folder, as many at a time as there are cores."""
        count = len(left)
        running: dict[Part, _Running] = {}
        try:
            while left or running:
                while left and len(running) < (os.cpu_count() or 1):
                    part, path = left.popleft(), folder / f"{len(left)}.wav"
                    running[part] = _Running(self._engine.speak_into(part, path), path, time.monotonic() + _LIMIT)
                self._pause()
                for part in [each for each, one in running.items() if _is_over(one)]:
                    self._keep(part, running.pop(part))
                told(1.0 - (len(left) + len(running)) / count)
        finally:
            _end(running.values())

    def seconds(self, part: Part) -> float | None:
        """How long the words last, which are spoken now if they were not yet; None where the engine can't say them."""
        self.speak([part])
        place = self._places[part]
        return place and place.size / RATE

    def samples(self, part: Part) -> "array[int]":
        """The words themselves; nothing where the engine can't say them."""
        place = self._places[part] or _Place(0, 0)
        found = array("h")
        try:
            self._file.seek(_WIDTH * place.first)
            found.frombytes(self._file.read(_WIDTH * place.size))
        except OSError as error:
            raise _no_room(error) from error
        return found

    def close(self) -> None:
        """Give the room back."""
        with suppress(OSError):  # of what could not be written it was told already
            self._file.close()

    def _keep(self, part: Part, one: _Running) -> None:
        """Take over what was spoken. Raises CoachError where that fails at the coach's own language."""
        code = one.child.poll()
        one.child.kill()
        why = HANGS if code is None else told(code) if code else ""
        sound = b"" if why else _sound(one.path)
        one.path.unlink(missing_ok=True)
        if sound is None or why:
            if part.language == ENGLISH:
                mend = f"try `{self._engine.by_hand}` in a terminal, and check that the disk has room"
                raise CoachError(f"{self._engine.name} can't speak into a file ({why or _STRANGE}): {mend}.")
            self._places[part] = None
            return
        self._file.seek(_WIDTH * self._end)
        self._file.write(sound)
        self._places[part] = _Place(self._end, len(sound) // _WIDTH)
        self._end += len(sound) // _WIDTH


def _is_over(one: _Running) -> bool:
    return one.child.poll() is not None or time.monotonic() > one.until


def _sound(path: Path) -> bytes | None:
    """The samples of a WAV file; None where it is not whole, or none that can be mixed with others here."""
    try:
        with wave.open(str(path), "rb") as file:
            sound = file.readframes(file.getnframes())
            known = file.getparams()[:4] == (1, _WIDTH, RATE, len(sound) // _WIDTH)
    except (wave.Error, EOFError, FileNotFoundError):
        return None
    return sound if known else None


def _end(running: Iterable[_Running]) -> None:
    """End those that still speak, and wait for that: they hold files in a folder that is to go."""
    for one in running:
        one.child.kill()
    for one in running:
        while one.child.poll() is None:
            time.sleep(0.001)


def _no_room(error: OSError) -> CoachError:
    mend = "free some space where temporary files lie, or set TMPDIR to another folder"
    return CoachError(f"The spoken words can't be written ({error.strerror}): {mend}.")
