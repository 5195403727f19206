"""Signals as notes to be read: a handler writes down its number and wakes whoever waits, nothing more."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from hinge_coach.errors import Interrupted

# Whatever ends a program unless it is caught, also by habit of scripts (USR1) and timers (ALRM): modes must go back.
_ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGALRM")
_OTHERS = ("SIGTSTP", "SIGCONT", "SIGWINCH")

ENDING = tuple(getattr(signal, name) for name in _ENDING if hasattr(signal, name))
ALL = ENDING + tuple(getattr(signal, name) for name in _OTHERS if hasattr(signal, name))


class Signals:
    """Collects these signals within its context. `wake` is a file descriptor that becomes readable when one has come.

    What is ignored when it begins stays ignored: so `nohup` and a script's `&` mean what they always do.
    """

    def __init__(self, signums: Sequence[int] = ALL) -> None:
        self._signums = signums
        self.noted: deque[int] = deque()
        self._channel = _Pipe() if os.name == "posix" else _Sockets()
        self.wake = self._channel.wake
        self._before: dict[int, Callable[[int, FrameType | None], object] | int | None] = {}

    def __enter__(self) -> "Signals":
        for signum in self._signums:
            if signal.getsignal(signum) is not signal.SIG_IGN:
                self._before[signum] = signal.signal(signum, self._note)
        # Without this, a signal between the last look at `noted` and the wait would sleep until the next one.
        signal.set_wakeup_fd(self._channel.bell, warn_on_full_buffer=False)
        return self

    def __exit__(self, *_: object) -> None:
        signal.set_wakeup_fd(-1)
        for signum, handler in self._before.items():
            signal.signal(signum, handler)
        self._channel.close()

    def _note(self, signum: int, frame: FrameType | None) -> None:
        if signum not in self.noted:  # ten of a kind say no more than one
            self.noted.append(signum)

    def raise_ending(self) -> None:
        """Raise `Interrupted` where a signal asks the program to end."""
        for signum in tuple(self.noted):  # at once: another may come between any two steps
            if signum in ENDING:
                raise Interrupted(signum)

    def hush(self) -> None:
        """Empty the channel once its message, the notes, is being read."""
        try:
            while self._channel.read():
                pass
        except BlockingIOError:
            pass

    def stop_here(self) -> None:
        """Stop as Ctrl-Z asks, and come back when continued. In an orphaned group the system lets nobody stop."""
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._note)


@contextmanager
def interruptible() -> Iterator[None]:
    """Let these signals end work that waits for nobody: they raise `Interrupted` in it, so that it can tidy up."""

    def leave(signum: int, frame: FrameType | None) -> None:
        raise Interrupted(signum)

    heard = [signum for signum in ENDING if signal.getsignal(signum) is not signal.SIG_IGN]
    before = {signum: signal.signal(signum, leave) for signum in heard}
    try:
        yield
    finally:
        for signum, handler in before.items():
            signal.signal(signum, handler)


class _Pipe:
    """From a signal's handler to whoever waits. Neither end ever blocks."""

    def __init__(self) -> None:
        self.wake, self.bell = os.pipe()
        os.set_blocking(self.wake, False)
        os.set_blocking(self.bell, False)

    def read(self) -> bytes:
        return os.read(self.wake, 4096)

    def close(self) -> None:
        os.close(self.wake)
        os.close(self.bell)


class _Sockets:
    """The same for Windows, which can wait for nothing else."""

    def __init__(self) -> None:
        from socket import socketpair

        self._ends = socketpair()
        for end in self._ends:
            end.setblocking(False)
        self.wake, self.bell = (end.fileno() for end in self._ends)

    def read(self) -> bytes:
        return self._ends[0].recv(4096)

    def close(self) -> None:
        for end in self._ends:
            end.close()
