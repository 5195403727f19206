"""Signals as notes to be read: a handler writes down its number and wakes whoever waits, nothing more."""

import os
import signal
import socket
from collections import deque
from types import FrameType

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
_OTHERS = ("SIGTSTP", "SIGCONT", "SIGWINCH")

ENDING = tuple(getattr(signal, name) for name in _ENDING if hasattr(signal, name))


class Signals:
    """Collects signals while installed. `wake` is a socket that becomes readable when one has come."""

    def __init__(self) -> None:
        self.noted: deque[int] = deque()
        self.wake, self._bell = socket.socketpair()
        self.wake.setblocking(False)
        self._bell.setblocking(False)

    def install(self) -> None:
        """Note these signals from now on, instead of what they did before."""
        for name in _ENDING + _OTHERS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._note)
        # Without this, a signal between the last look at `noted` and the wait would sleep until the next one.
        signal.set_wakeup_fd(self._bell.fileno(), warn_on_full_buffer=False)

    def _note(self, signum: int, frame: FrameType | None) -> None:
        self.noted.append(signum)

    def hush(self) -> None:
        """Empty the socket once its message, the notes, is being read."""
        try:
            while self.wake.recv(4096):
                pass
        except BlockingIOError:
            pass

    def stop_here(self) -> None:
        """Stop as Ctrl-Z asks, and come back when continued. In an orphaned group the system lets nobody stop."""
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._note)
