"""The keyboard of a terminal: single keys without Enter, and its modes given back as they were found.

The only module that knows termios; it is not imported where there is none (Windows).
"""

import os
import signal
import termios
from typing import Any

from hinge_coach.errors import Interrupted
from hinge_coach.stage.keycodes import KeyDecoder

_LFLAG, _CC = 3, 6  # places in what tcgetattr answers


class Keyboard:
    """Single keys from the terminal at `fd`. Signals keep coming from their keys (Ctrl-C, Ctrl-Z, Ctrl-\\)."""

    def __init__(self, fd: int) -> None:
        self.fd = fd
        self.decoder = KeyDecoder()
        self._found: list[Any] | None = None

    def listen(self) -> None:
        """Take single keys from now on; again after a stop, when the shell has set modes of its own."""
        try:
            modes = termios.tcgetattr(self.fd)
            if self._found is None:
                self._found = termios.tcgetattr(self.fd)
            modes[_LFLAG] &= ~(termios.ICANON | termios.ECHO | termios.IEXTEN)
            modes[_CC][termios.VMIN], modes[_CC][termios.VTIME] = 1, 0
            termios.tcsetattr(self.fd, termios.TCSANOW, modes)
        except termios.error as error:
            raise Interrupted(signal.SIGHUP) from error

    def release(self) -> None:
        """Give the modes back. Keys nobody read go with them: they were meant for the coach, not for the shell."""
        if self._found is None or not self.in_foreground():
            return
        try:
            termios.tcflush(self.fd, termios.TCIFLUSH)
            termios.tcsetattr(self.fd, termios.TCSANOW, self._found)
        except termios.error:
            pass  # the terminal is gone, and its modes with it

    def in_foreground(self) -> bool:
        """Whether the terminal is ours to set: a job in the background would take it from the shell's own prompt."""
        try:
            return os.tcgetpgrp(self.fd) == os.getpgrp()
        except OSError:
            return False

    def read(self) -> list[str]:
        """The keys that can be read now; call it when the terminal says that there are some."""
        try:
            data = os.read(self.fd, 4096)
        except BlockingIOError:
            return []
        except OSError:
            data = b""
        if not data:
            raise Interrupted(signal.SIGHUP)
        return self.decoder.feed(data)


def discard_output(fd: int) -> None:
    """Throw away what a stopped terminal has not taken, so that the way out fits through."""
    try:
        termios.tcflush(fd, termios.TCOFLUSH)
    except termios.error:
        pass
