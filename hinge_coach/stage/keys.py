"""The keyboard of a terminal: single keys without Enter, and its modes given back as they were found.

The only module that knows termios; it is not imported where there is none (Windows).
"""

import errno
import math
import os
import select
import signal
import termios
import time
from collections.abc import Callable
from contextlib import closing, suppress
from typing import Any

from hinge_coach.errors import CoachError, Interrupted
from hinge_coach.stage.keycodes import KeyDecoder
from hinge_coach.stage.outlet import Outlet

_IFLAG, _LFLAG, _CC = 0, 3, 6  # places in what tcgetattr answers
_MARK_PASTES, _LEAVE_PASTES = b"\x1b[?2004h", b"\x1b[?2004l"
_REST = 0.1  # seconds of quiet after which nothing more of a paste comes
_LATE = 1.0  # seconds; what was asked of the terminal is not answered any more


class Keyboard:
    """Single keys from the terminal at `fd`. Signals keep coming from their keys (Ctrl-C, Ctrl-Z, Ctrl-\\).

    Where it `takes_sequences` the terminal is asked to mark what is pasted, which then is no key.
    """

    def __init__(self, fd: int, *, takes_sequences: bool = False) -> None:
        self.fd = fd
        self.decoder = KeyDecoder()
        self._takes_sequences = takes_sequences
        self._asked = -math.inf  # when the terminal was last asked something, in monotonic seconds
        self._found: list[Any] | None = None
        self._set: list[Any] = []

    def listen(self) -> None:
        """Take single keys from now on; again after a stop, when the shell has set modes of its own.

        A job in the background is stopped here by the system until it is brought to the front. Raises InterruptedError
        when a signal came first (ask again), Interrupted (SIGHUP) when the terminal is gone.
        """
        modes = _modes(self.fd)
        if self._found is None:
            self._found = _modes(self.fd)
        modes[_IFLAG] &= ~termios.IXON  # Ctrl-S, hit by accident, would freeze the picture
        modes[_LFLAG] &= ~(termios.ICANON | termios.ECHO | termios.IEXTEN)
        modes[_CC][termios.VMIN], modes[_CC][termios.VTIME] = 1, 0
        _set_modes(self.fd, modes)
        self._set = _modes(self.fd)  # as the terminal has understood it
        self._tell(_MARK_PASTES)

    def release(self, *, deaf: bool = False) -> None:
        """Give the modes back. Keys nobody read go with them: they were meant for the coach, not for the shell.

        A terminal that is `deaf` is told nothing more.
        """
        found, self._found = self._found, None
        if found is None:
            return
        with suppress(termios.error, OSError):  # the terminal may be gone, and its modes with it
            if _in_background(self.fd) and termios.tcgetattr(self.fd) != self._set:
                return  # these are the modes of the shell's own prompt
            if not deaf:
                self._tell(_LEAVE_PASTES)
            self._drain()
            termios.tcflush(self.fd, termios.TCIFLUSH)
            termios.tcsetattr(self.fd, termios.TCSANOW, found)

    def _tell(self, sequence: bytes) -> None:
        if self._takes_sequences:
            with suppress(CoachError, Interrupted), closing(Outlet(self.fd)) as out:  # it may be gone, or not writable
                out.finish(sequence)

    def _drain(self) -> None:
        """Let what is on its way arrive while we are still here: in the shell it would be typed, or even run."""
        until = time.monotonic() + _LATE if self.decoder.pasting else self._asked + _LATE
        while (self.decoder.pasting or self.decoder.awaited) and (left := until - time.monotonic()) > 0:
            quiet = min(left, _REST) if self.decoder.pasting else left
            if not select.select([self.fd], [], [], quiet)[0] or not (data := os.read(self.fd, 4096)):
                break
            self.decoder.feed(data)
        self.decoder.settle()

    def await_cursor(self) -> None:
        """The terminal was asked where its cursor is: its answer comes as keys do, and is none."""
        self.decoder.await_cursor()
        self._asked = time.monotonic()

    def read(self) -> list[str]:
        """The keys that can be read now; call it when the terminal says that there are some."""
        try:
            data = os.read(self.fd, 4096)
        except BlockingIOError:
            return []
        except OSError as error:
            raise Interrupted(signal.SIGHUP) from error
        if not data:
            self._look_again()
        return self.decoder.feed(data)

    def _look_again(self) -> None:
        """Nothing to read although there was: the terminal hung up, or others gave it lines and Ctrl-D ended one."""
        poll = select.poll()
        poll.register(self.fd, 0)
        if poll.poll(0):
            raise Interrupted(signal.SIGHUP)
        self.listen()


def await_foreground(fd: int) -> None:
    """Return once we are in the foreground of the terminal at `fd`: until then the system stops us, as it stops `vi &`.

    Raises as `Keyboard.listen` does.
    """
    _set_modes(fd, _modes(fd))


def discard_output(fd: int) -> None:
    """Throw away what a stopped terminal has not taken, so that the way out fits through."""
    with suppress(termios.error):
        termios.tcflush(fd, termios.TCOFLUSH)


def _in_background(fd: int) -> bool:
    try:
        return os.tcgetpgrp(fd) != os.getpgrp()
    except OSError:  # not the terminal that we were started from: then nobody else has its front
        return False


def _modes(fd: int) -> list[Any]:
    modes: list[Any] = _asked(lambda: termios.tcgetattr(fd))
    return modes


def _set_modes(fd: int, modes: list[Any]) -> None:
    _asked(lambda: termios.tcsetattr(fd, termios.TCSANOW, modes))


def _asked(ask: Callable[[], Any]) -> Any:
    """What the terminal answers. Raises InterruptedError where a signal came first, Interrupted where it is gone."""
    try:
        return ask()
    except termios.error as error:
        if error.args[0] == errno.EINTR:
            raise InterruptedError from error
        raise Interrupted(signal.SIGHUP) from error
