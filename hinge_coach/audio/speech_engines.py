"""The voices there are: which programs speak, how each takes its words and their language, and which one is here."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from hinge_coach.audio.macos_voices import SayVoices
from hinge_coach.audio.silence import Silence
from hinge_coach.audio.voice import Voice
from hinge_coach.coach.interface.speech_time import WPM
from hinge_coach.course.phrasebook import Part, parts_of
from hinge_coach.errors import CoachError
from hinge_coach.processes.child_programs import Child, barred, can_start, start, tried, which
from hinge_coach.reading.clean_text import shown

_NOT_STARTED = 126  # the exit code of a part that the system would not start


class _Waiting(NamedTuple):
    """A program that waits for its words: the pipe that it reads, and our end of it."""

    child: Child
    out: int
    into: int


class Engine:
    """A program that speaks what it reads to the end of its stdin, once.

    The next one for a language is started ahead (`prepare`), so that speaking is a write to a pipe: 0.1 ms, also on a
    busy machine. Should we be killed, the pipe closes, and the one that waits has nothing to say and ends.
    """

    def __init__(
        self,
        program: str,
        args: Sequence[str],
        wpm: int,
        *,
        tell: Callable[[str], Sequence[str]] = lambda language: (),
        voices: SayVoices | None = None,
        called: str = "",
    ) -> None:
        """`tell` are the arguments that tell it a language; or it has to be chosen from `voices`.

        `called` is what a person types to run the program, where its name will not do.
        """
        self.wpm = wpm
        self.name = Path(program).name
        self.by_hand = f"{called or self.name} hello"
        self._argv = (program, *args)
        self._tell = tell
        self._voices = voices
        self._waiting: dict[str, _Waiting] = {}

    @property
    def ready(self) -> bool:
        """Whether it knows how to speak; it soon will, and until then nothing should be said."""
        return self._voices is None or self._voices.known

    def speaks(self, language: str) -> bool:
        """False where it is known to have no voice for the language."""
        return self._voices is None or self._voices.has(language)

    def prepare(self, language: str) -> None:
        """Start the one that will speak this language next, unless it waits already. Raises OSError."""
        if not self.ready:
            return
        waiting = self._waiting.get(language)
        if waiting is None or waiting.child.poll() is not None:
            self._forget(language)
            self._waiting[language] = self._started(language)

    def speak(self, words: str) -> "Speech":
        """Begin to say `words`, which are `speakable`, each part in its language. Raises OSError."""
        return Speech(self, parts_of(words))

    def speak_part(self, part: Part) -> Child:
        """Begin to say words in one language. Raises OSError."""
        self.prepare(part.language)
        waiting = self._waiting.get(part.language) or self._started(part.language)
        self._waiting[part.language] = waiting
        try:
            # Our own reading end is still open: a program that has died can't break the pipe. It takes 4 kB at least.
            os.write(waiting.into, part.text.encode("utf-8", "replace") + b"\n")
        finally:
            self._forget(part.language)
        return waiting.child

    def fails(self, language: str) -> str:
        """Let it speak no words, outside any session: why it fails, or empty."""
        if self._voices is not None and not self._voices.has(language, wait=True):
            return "it has no voice for it"
        with Path(os.devnull).open("rb") as nothing:
            return tried(self._command(language), nothing.fileno())

    def close(self) -> None:
        """End those that wait."""
        for language, waiting in list(self._waiting.items()):
            waiting.child.kill()
            self._forget(language)
        if self._voices is not None:
            self._voices.close()

    def _command(self, language: str) -> tuple[str, ...]:
        return (*self._argv, *(self._tell(language) if self._voices is None else self._voices.arguments(language)))

    def _started(self, language: str) -> _Waiting:
        out, into = os.pipe()
        try:
            os.set_blocking(into, False)
            return _Waiting(start(self._command(language), out), out, into)
        except OSError:
            os.close(out)
            os.close(into)
            raise

    def _forget(self, language: str) -> None:
        if waiting := self._waiting.pop(language, None):
            os.close(waiting.out)
            os.close(waiting.into)


class Speech:
    """Words that are being said: one program after the other, where they are in several languages."""

    def __init__(self, engine: Engine, parts: Sequence[Part]) -> None:
        """Begin with the first part. Raises OSError."""
        self.language = parts[0].language  # of the part that is being said
        self.outcomes: list[tuple[str, int]] = []  # of those that ended: the language and the exit code
        self._engine = engine
        self._left = list(parts[1:])
        self._child: Child | None = engine.speak_part(parts[0])

    @property
    def goes_on(self) -> bool:
        """Whether further parts follow."""
        return bool(self._left)

    def poll(self) -> bool:
        """Whether all of it is over; what comes next is begun where the part before it is."""
        code = self._child.poll() if self._child else None
        if self._child and code is None:
            return False
        if code is not None:
            self.outcomes.append((self.language, code))
            self._child = None
        while self._left and self._child is None:
            part = self._left.pop(0)
            self.language = part.language
            try:
                self._child = self._engine.speak_part(part)
            except OSError:
                self.outcomes.append((part.language, _NOT_STARTED))
        return self._child is None

    def kill(self) -> None:
        """Cut it; what comes next is not said."""
        self._left.clear()
        if self._child:
            self._child.kill()


class _Program(NamedTuple):
    """How a program is told to read UTF-8 text on stdin, its words a minute, and a language."""

    args: Callable[[int], tuple[str, ...]]
    tell: Callable[[str], tuple[str, ...]] = lambda language: ()


# espeak -z: no pause after the last sentence, a third of a second that a rep lacks. spd-say --rate: -100 to 100 around
# its own rate, about 180; its server ends a line even if we cut it off. Its language would be that of the locale.
_ESPEAK = _Program(lambda wpm: ("-b", "1", "-z", "-s", str(wpm), "--stdin"), lambda language: ("-v", language))
_PROGRAMS = {
    "espeak-ng": _ESPEAK,
    "espeak": _ESPEAK,
    "say": _Program(lambda wpm: ("-r", str(wpm), "-f", "-")),
    "spd-say": _Program(
        lambda wpm: ("--pipe-mode", "--wait", "--rate", str(max(-100, min(100, wpm - 180)))),
        lambda language: ("--language", language),
    ),
}


def engine_for(program: Path, wpm: int = WPM, called: str = "", more: Sequence[str] = ()) -> Engine:
    """The engine that a program is, by its name, which must be a known one; with `more` arguments of its own."""
    known = _PROGRAMS[program.name]
    voices = SayVoices(str(program)) if program.name == "say" else None
    return Engine(str(program), (*known.args(wpm), *more), wpm, tell=known.tell, voices=voices, called=called)


def find_voice(
    wish: str = "auto",
    *,
    wpm: int = WPM,
    path: str | None = None,
    platform: str = sys.platform,
    clock: Callable[[], float] = time.monotonic,
) -> Voice | Silence:
    """The voice for a wish: `auto`, `off`, or an engine's name or path. `path` is searched instead of PATH.

    Raises CoachError where an engine that was named isn't there, or is none that we can trust with text.
    """
    if wish == "off":
        return Silence("off")
    names = ("say",) if platform == "darwin" else ("espeak-ng", "espeak")
    if wish != "auto":
        if Path(wish).name not in _PROGRAMS:
            raise CoachError(f"“{shown(wish)}” is no voice known here: name espeak-ng, espeak, say or spd-say.")
        names = (wish,)
    found = [Path(here) for name in names if can_start() and (here := which(name, path))]
    if found:
        program = found[0].absolute()
        return Voice(engine_for(program, wpm, shown(program) if os.sep in wish else ""), clock=clock)
    barring = next((here for name in names if can_start() and (here := barred(name, path))), None)
    if wish != "auto":
        if barring:
            raise CoachError(f"{_may_not_run(barring)}, or choose --voice auto or --voice off.")
        raise CoachError(f"“{shown(wish)}” is not on this machine: install it, or choose --voice auto or --voice off.")
    return _no_voice(platform, barring)


def _may_not_run(program: str) -> str:
    return f"{shown(program)} is there, but may not be run: make it executable (chmod +x {shown(program)})"


def _no_voice(platform: str, barring: str | None) -> Silence:
    if not can_start() or platform == "win32":
        return Silence("none: there is no voice on this system yet")
    if barring:
        return Silence("none that may be run", f"{_may_not_run(barring)} to hear the coach.")
    return Silence(
        "none found; install espeak-ng to hear the coach",
        "No voice was found: install espeak-ng to hear the coach (on Debian or Ubuntu: sudo apt install espeak-ng).",
    )
