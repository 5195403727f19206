"""The one place where time passes: waiting for the clock is waiting for a key, a signal, or room in the terminal."""

import math
import select
import signal
import time
from collections import deque
from collections.abc import Sequence
from typing import Protocol

from hinge_coach.coach.interface.key_actions import AWAKE, RESIZED
from hinge_coach.terminal.nonblocking_output import Output
from hinge_coach.terminal.signals import Signals
from hinge_coach.terminal.terminal_modes import Terminal

_STALL = 2.0  # seconds; nobody oversleeps this much on a machine that merely is busy
_GLANCE = 0.25  # seconds between two looks at the clock, so that after a stop it is known when it began
_TYPED_AHEAD = 32  # keys; who sends more at once is no person, and only the last are kept
_FLOOD = 100  # reads of 4096 bytes; nobody has typed as much
# Counts on while the lid is closed, which time.monotonic() does not: Linux has CLOCK_BOOTTIME, on macOS
# CLOCK_MONOTONIC does (and Python's monotonic() is another clock there).
_SLEEP_CLOCK = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))


class KeySource(Protocol):
    """Something besides the keyboard that says what a key would. It is read when there is something to read."""

    def fileno(self) -> int | None:
        """What becomes readable then; None where nothing will."""
        ...

    def read(self) -> Sequence[str]:
        """The keys that it stands for. It never waits."""
        ...


class Clock:
    """Monotonic time, and the wait for it. `seen` is the last moment at which the program surely was awake."""

    def __init__(
        self,
        signals: Signals,
        terminal: Terminal,
        outlets: Sequence[Output] = (),
        sources: Sequence[KeySource] = (),
    ) -> None:
        self._signals = signals
        self._terminal = terminal
        self._outlets = outlets
        self._sources = sources
        self._keys: deque[str] = deque(maxlen=_TYPED_AHEAD)
        self._turn = False  # a key was given last: if the time is up, that comes next
        self._rest_due: float | None = None  # when the rest of what is half read should have come
        self._slept = _time_asleep()
        self.seen = time.monotonic()

    def now(self) -> float:
        """Seconds on the monotonic clock."""
        return time.monotonic()

    def wait(self, seconds: float) -> str | None:
        """Wait `seconds` (may be infinite) for a key, and answer its name, or None when the time has passed.

        `RESIZED` and `AWAKE` come the same way: the window is not what it was; the program was stopped or asleep.
        Where there is both, keys and the clock take turns: neither a flood nor a slow picture starves the other.
        Raises `Interrupted` when a signal asks the program to end, the terminal hung up, or nobody reads our pipe.
        """
        deadline = time.monotonic() + max(seconds, 0.0)
        while True:
            self.seen = time.monotonic()
            due = self._listen(deadline)
            if self._signals.noted:
                self._signals.raise_ending()
                return self._attend(self._signals.noted.popleft())
            if self._terminal.learn():
                return RESIZED
            if self._overslept(due):
                return AWAKE
            up = time.monotonic() >= deadline
            if self._keys and not (up and self._turn):
                self._turn = True
                return self._keys.popleft()
            if up:
                self._turn = False
                return None

    def discard(self) -> None:
        """Throw away the keys that were typed up to now."""
        keyboard = self._terminal.keyboard
        for _ in range(_FLOOD):
            if keyboard is None or not select.select([keyboard.fd], [], [], 0)[0]:
                break
            self._read_keys(True)
        self._keys.clear()

    def drain(self, output: Output) -> None:
        """Wait until the reader has taken everything, as any program would at its end; a signal still ends it."""
        while output.waiting:
            self.wait(0.1)

    def _listen(self, deadline: float) -> float:
        """Sleep until the deadline, for a glance, or until something comes; by when it should have been over."""
        keyboard = self._terminal.keyboard
        now = time.monotonic()
        due = min(deadline, now + _GLANCE, math.inf if self._rest_due is None else self._rest_due)
        if self._keys:
            due = now
        watched = [fd for output in self._outlets for fd in output.watched]
        sources = {fd: source for source in self._sources if (fd := source.fileno()) is not None}
        readers = [self._signals.wake, *watched, *([keyboard.fd] if keyboard else []), *sources]
        writers = [output.fd for output in self._outlets if output.waiting]
        readable, writable, _ = select.select(readers, writers, [], max(0.0, due - now))
        if self._signals.wake in readable:
            self._signals.hush()
            return due  # a signal may have changed all that stands below
        for output in self._outlets:
            if output.fd in writable:
                output.pump()
            if output.fd in readable:
                output.check()
        for fd, source in sources.items():
            if fd in readable:
                self._keys += source.read()
        self._read_keys(keyboard is not None and keyboard.fd in readable)
        return due

    def _read_keys(self, some: bool) -> None:
        keyboard = self._terminal.keyboard
        if keyboard is None:
            return
        if some:
            self._keys += keyboard.read()
            patience = keyboard.decoder.patience
            self._rest_due = None if patience is None else time.monotonic() + patience
        elif self._rest_due is not None and time.monotonic() >= self._rest_due:
            self._keys += keyboard.decoder.settle()
            self._rest_due = None

    def _attend(self, signum: int) -> str:
        if signum == getattr(signal, "SIGWINCH", None):
            return RESIZED
        if signum == signal.SIGTSTP:
            self.seen = time.monotonic()
            self._terminal.leave()
            self._signals.stop_here()
            self._signals.raise_ending()
        # After SIGCONT, whoever stopped us: the shell has set its own modes and perhaps drawn over the picture.
        self._terminal.enter()
        while self._signals.noted and self._signals.noted[0] == signal.SIGCONT:
            self._signals.noted.popleft()
        return AWAKE

    def _overslept(self, due: float) -> bool:
        slept, self._slept = self._slept, _time_asleep()
        return self._slept - slept > 1.0 or time.monotonic() - due > _STALL


def _time_asleep() -> float:
    """Seconds that the machine has slept, up to a constant; 0 where it cannot be told."""
    if _SLEEP_CLOCK is None:
        return 0.0
    return time.clock_gettime(_SLEEP_CLOCK) - time.monotonic()
