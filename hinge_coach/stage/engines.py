"""The voices there are: which programs speak, how each takes its words, and which one is here."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from hinge_coach.coach.speech import WPM
from hinge_coach.course.text import shown
from hinge_coach.errors import CoachError
from hinge_coach.stage.programs import Child, barred, can_start, start, tried, which
from hinge_coach.stage.silence import Silence
from hinge_coach.stage.voice import Voice


class Engine:
    """A program that speaks what it reads to the end of its stdin, once.

    The next one is started ahead (`prepare`), so that speaking is a write to a pipe: 0.1 ms, also on a busy machine.
    Should we be killed, the pipe closes, and the one that waits has nothing to say and ends.
    """

    def __init__(self, program: str, args: Sequence[str], wpm: int, *, called: str = "") -> None:
        """`called` is what a person types to run the program, where its name will not do."""
        self.wpm = wpm
        self.name = Path(program).name
        self.by_hand = f"{called or self.name} hello"
        self._argv = (program, *args)
        self._spare: tuple[Child, int, int] | None = None

    def prepare(self) -> None:
        """Start the one that will speak next, unless it waits already. Raises OSError."""
        if self._spare is not None and self._spare[0].poll() is None:
            return
        self._forget()
        out, into = os.pipe()
        try:
            os.set_blocking(into, False)
            self._spare = start(self._argv, out), out, into
        finally:
            if self._spare is None:
                os.close(out)
                os.close(into)

    def speak(self, words: str) -> Child:
        """Begin to say `words`, which are `speakable`. Raises OSError."""
        self.prepare()
        assert self._spare is not None
        child, _, into = self._spare
        try:
            # Our own reading end is still open: a program that has died can't break the pipe. It takes 4 kB at least.
            os.write(into, words.encode("utf-8", "replace") + b"\n")
        finally:
            self._forget()
        return child

    def fails(self) -> str:
        """Let it speak no words, outside any session: why it fails, or empty."""
        with Path(os.devnull).open("rb") as nothing:
            return tried(self._argv, nothing.fileno())

    def close(self) -> None:
        """End the one that waits."""
        if self._spare is not None:
            self._spare[0].kill()
        self._forget()

    def _forget(self) -> None:
        if self._spare is not None:
            os.close(self._spare[1])
            os.close(self._spare[2])
            self._spare = None


def arguments(name: str, wpm: int) -> tuple[str, ...] | None:
    """What an engine needs to read UTF-8 text on stdin and speak it at `wpm`; None for a program we do not know."""
    if name in ("espeak-ng", "espeak"):  # -z: no pause after the last sentence, a third of a second that a rep lacks
        return ("-b", "1", "-z", "-s", str(wpm), "--stdin")
    if name == "say":
        return ("-r", str(wpm), "-f", "-")
    if name == "spd-say":  # -100 to 100 around its own rate, about 180; its server ends a line even if we cut it off
        return ("--pipe-mode", "--wait", "--rate", str(max(-100, min(100, wpm - 180))))
    return None


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
        if arguments(Path(wish).name, wpm) is None:
            raise CoachError(f"“{shown(wish)}” is no voice known here: name espeak-ng, espeak, say or spd-say.")
        names = (wish,)
    found = [Path(here) for name in names if can_start() and (here := which(name, path))]
    if found:
        program = found[0].absolute()
        called = shown(program) if os.sep in wish else ""
        return Voice(Engine(str(program), arguments(program.name, wpm) or (), wpm, called=called), clock=clock)
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
