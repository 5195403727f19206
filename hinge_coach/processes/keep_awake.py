"""Keeping the display awake while a session runs: through a program of the platform, which ends when we end."""

import math
import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from hinge_coach.coach.interface.events import Event, Trouble
from hinge_coach.coach.interface.screen_frames import Frame
from hinge_coach.processes.child_programs import Child, can_start, start, tried, which

UNATTENDED = 15 * 60.0  # seconds without an event, until nobody seems to be there [J]; the longest rest has one before
_SETTLING = 0.5  # seconds until a program that is refused has said so
_WHO, _WHY = "hinge-coach", "A practice session is running"
_LOGIND = ("--what=idle", f"--who={_WHO}", f"--why={_WHY}", "--mode=block")


class Inhibitor(NamedTuple):
    """A program that keeps the display awake for as long as a command of ours runs, or `until` our process ends."""

    program: str
    args: tuple[str, ...]
    until: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return Path(self.program).name

    def held(self, command: str) -> tuple[str, ...]:
        """The command line that holds it awake; `command` is what it runs where it needs one to run."""
        return (self.program, *self.args, *(self.until or (command,)))

    def fails(self) -> str:
        """Try it, outside any session: why it fails, or empty."""
        with Path(os.devnull).open("rb") as nothing:
            return tried((self.program, *self.args, "true"), nothing.fileno())


# GNOME and what descends from it blank the display by their own manager, which asks for no leave of logind: theirs
# comes first, and where there is none of it, it fails at once. KDE, sway and others heed logind.
_LINUX = (
    Inhibitor("gnome-session-inhibit", ("--app-id", _WHO, "--reason", _WHY, "--inhibit", "idle")),
    Inhibitor("systemd-inhibit", _LOGIND),
    Inhibitor("elogind-inhibit", _LOGIND),
)


class KeepAwake:
    """Listens to the session, and holds the display awake from its beginning to its end.

    What it starts waits on a pipe whose other end nobody holds but us: however we end, that end is closed, and it ends
    too. A program that fails gives way to the next; where none works nothing is said, for the session loses nothing.
    """

    def __init__(self, inhibitors: Sequence[Inhibitor], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._left = list(inhibitors)
        self._clock = clock
        self._wanted = False
        self._heard = -math.inf  # when something happened last
        self._held: tuple[Child, int] | None = None  # the program, and our end of its pipe
        self._settled = math.inf  # when it is looked whether it was refused
        self._dying: list[Child] = []

    def tell(self, event: Event) -> None:
        """Hear that the session begins, goes on or is over."""
        self._heard = self._clock()
        if event.name == "session":
            self._wanted = True
        elif event.name == "end":
            self.close()

    def show(self, frame: Frame) -> float:
        """Tended like any view, after the one that shows the frame: no picture waits for what is started here."""
        now = self._clock()
        self._dying = [child for child in self._dying if child.poll() is None]
        attended = now < self._heard + UNATTENDED
        if self._held and self._held[0].poll() is not None:
            self._let_go()
            del self._left[:1]
        if self._wanted and attended and not self._held:
            self._hold(now)
        elif not attended:
            self._let_go()
        if now >= self._settled or not self._held:
            self._settled = math.inf
        return min(self._settled, self._heard + UNATTENDED if self._held else math.inf) - now

    def hush(self) -> None:
        """Let the display go while the program is stopped; it is held again when a frame is shown."""
        self._let_go()

    def complain(self, last: bool = False) -> list[Trouble]:
        """Nothing: the doctor tells."""
        return []

    def close(self) -> None:
        """Let the display go for good."""
        self._wanted = False
        self._let_go()

    def _hold(self, now: float) -> None:
        """Start the first program that can be started."""
        while self._left and not self._held:
            out, into = os.pipe()
            with suppress(OSError):
                self._held = start(self._left[0].held(which("cat") or "/bin/cat"), out), into
            os.close(out)
            if self._held:
                self._settled = now + _SETTLING
            else:
                os.close(into)
                del self._left[0]

    def _let_go(self) -> None:
        if self._held is None:
            return
        child, into = self._held
        self._held = None
        os.close(into)
        child.kill()
        self._dying.append(child)


def find_inhibitors(path: str | None = None, platform: str = sys.platform) -> list[Inhibitor]:
    """The programs here that keep the display awake, the best first. `path` is searched instead of PATH."""
    known: tuple[Inhibitor, ...] = _LINUX
    if platform == "darwin":
        known = (Inhibitor("caffeinate", ("-d",), until=("-w", str(os.getpid()))),)
    found = [(each, which(each.program, path)) for each in known] if can_start() else []
    return [each._replace(program=str(Path(here).absolute())) for each, here in found if here]
