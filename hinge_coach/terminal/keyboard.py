"""The keyboard of a terminal: single keys without Enter, and its modes given back as they were found.

It is not imported where there is no termios (Windows).
"""

import math
import os
import select
import signal
import termios
import time
from contextlib import closing, suppress
from typing import Any

from hinge_coach.errors import CoachError, Interrupted
from hinge_coach.terminal.key_codes import KeyDecoder
from hinge_coach.terminal.keyboard_modes import in_background, modes_of, set_modes
from hinge_coach.terminal.nonblocking_output import Output

_IFLAG, _LFLAG, _CC = 0, 3, 6  # places in what tcgetattr answers
_MARK_PASTES, _UNMARK_PASTES = b"\x1b[?2004h", b"\x1b[?2004l"
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
        modes = modes_of(self.fd)
        if self._found is None:
            self._found = modes_of(self.fd)
        modes[_IFLAG] &= ~termios.IXON  # Ctrl-S, hit by accident, would freeze the picture
        modes[_LFLAG] &= ~(termios.ICANON | termios.ECHO | termios.IEXTEN)
        modes[_CC][termios.VMIN], modes[_CC][termios.VTIME] = 1, 0
        set_modes(self.fd, modes)
        self._set = modes_of(self.fd)  # as the terminal has understood it
        self._tell(_MARK_PASTES)

    def release(self, *, deaf: bool = False) -> None:
        """Give the modes back. Keys nobody read go with them: they were meant for the coach, not for the shell.

        A terminal that is `deaf` is told nothing more.
        """
        found, self._found = self._found, None
        if found is None:
            return
        with suppress(termios.error, OSError):  # the terminal may be gone, and its modes with it
            behind = in_background(self.fd)
            if behind and termios.tcgetattr(self.fd) != self._set:
                return  # these are the modes of the shell's own prompt
            if not deaf:
                self._tell(_UNMARK_PASTES)
            if not behind:  # there a read would stop us
                self._drain()
            termios.tcflush(self.fd, termios.TCIFLUSH)
            termios.tcsetattr(self.fd, termios.TCSANOW, found)

    def _tell(self, sequence: bytes) -> None:
        if self._takes_sequences:
            with suppress(CoachError, Interrupted), closing(Output(self.fd)) as out:  # it may be gone, or not writable
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
