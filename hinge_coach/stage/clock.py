"""The one place where time passes: waiting for the clock is waiting for a key, a signal, or room in the terminal."""

import math
import select
import signal
import time
from collections import deque
from collections.abc import Sequence

from hinge_coach.coach.controls import AWAKE, RESIZED
from hinge_coach.errors import Interrupted
from hinge_coach.stage.outlet import Outlet
from hinge_coach.stage.signals import ENDING, Signals
from hinge_coach.stage.terminal import Terminal

_ESC_ALONE = 0.05  # seconds in which the rest of an escape sequence comes, also over a slow line
_STALL = 2.0  # seconds; nobody oversleeps this much on a machine that merely is busy
# Counts on while the lid is closed, which time.monotonic() does not: Linux has CLOCK_BOOTTIME, on macOS
# CLOCK_MONOTONIC does (and Python's monotonic() is another clock there).
_SLEEP_CLOCK = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))


class Clock:
    """Monotonic time, and the wait for it. Keys that came are given one at a time, in their order."""

    def __init__(self, signals: Signals, terminal: Terminal, outlets: Sequence[Outlet] = ()) -> None:
        self._signals = signals
        self._terminal = terminal
        self._outlets = outlets
        self._keys: deque[str] = deque()
        self._esc_due: float | None = None
        self._slept = _time_asleep()

    def now(self) -> float:
        """Seconds on the monotonic clock."""
        return time.monotonic()

    def wait(self, seconds: float) -> str | None:
        """Wait `seconds` (may be infinite) for a key, and answer its name, or None when the time has passed.

        `RESIZED` and `AWAKE` come the same way: the window changed; the program was stopped or asleep meanwhile.
        Raises `Interrupted` when a signal asks the program to end, or the terminal hung up.
        """
        deadline = time.monotonic() + max(seconds, 0.0)
        while True:
            self._listen(deadline)
            while self._signals.noted:
                if note := self._attend(self._signals.noted.popleft()):
                    return note
            if self._overslept(deadline):
                return AWAKE
            if self._keys:
                return self._keys.popleft()
            if time.monotonic() >= deadline:
                return None

    def drain(self, outlet: Outlet) -> None:
        """Wait until the reader has taken everything, as any program would at its end; a signal still ends it."""
        while outlet.waiting:
            self.wait(0.1)

    def _listen(self, deadline: float) -> None:
        """Sleep until the deadline or until something comes, and take it in."""
        keyboard = self._terminal.keyboard
        until = deadline if self._esc_due is None else min(deadline, self._esc_due)
        timeout = 0.0 if self._keys else max(0.0, until - time.monotonic())
        readers = [self._signals.wake.fileno()] + ([keyboard.fd] if keyboard else [])
        writers = [outlet.fd for outlet in self._outlets if outlet.waiting]
        readable, writable, _ = select.select(readers, writers, [], None if timeout == math.inf else timeout)
        if readers[0] in readable:
            self._signals.hush()
        for outlet in self._outlets:
            if outlet.fd in writable:
                outlet.pump()
        if keyboard is None:
            return
        if keyboard.fd in readable:
            self._keys += keyboard.read()
            self._esc_due = time.monotonic() + _ESC_ALONE if keyboard.decoder.pending else None
        elif self._esc_due is not None and time.monotonic() >= self._esc_due:
            self._keys += keyboard.decoder.settle()
            self._esc_due = None

    def _attend(self, signum: int) -> str | None:
        if signum in ENDING:
            raise Interrupted(signum)
        if signum == getattr(signal, "SIGWINCH", None):
            return RESIZED
        if signum == signal.SIGTSTP:
            self._terminal.leave()
            self._signals.stop_here()
            if ending := next((note for note in self._signals.noted if note in ENDING), None):
                raise Interrupted(ending)
        # After SIGCONT, whoever stopped us: the shell has set its own modes and perhaps drawn over the picture.
        self._terminal.enter()
        while self._signals.noted and self._signals.noted[0] == signal.SIGCONT:
            self._signals.noted.popleft()
        return AWAKE

    def _overslept(self, deadline: float) -> bool:
        slept, self._slept = self._slept, _time_asleep()
        return self._slept - slept > 1.0 or time.monotonic() - deadline > _STALL


def _time_asleep() -> float:
    """Seconds that the machine has slept, up to a constant; 0 where it cannot be told."""
    if _SLEEP_CLOCK is None:
        return 0.0
    return time.clock_gettime(_SLEEP_CLOCK) - time.monotonic()
