"""Bytes on their way out: to a terminal, a pipe or a file, none of which may hold up the clock."""

import errno
import os
import select
import signal
import stat
import time
from collections import deque

from hinge_coach.errors import CoachError, Interrupted

# A pipe that polls as writable takes this much at once and whole (POSIX: at least 512 bytes).
_CHUNK = getattr(select, "PIPE_BUF", 512)
# A reader that stays away this long is not coming back: then lines are dropped, newest first.
_MOST_WAITING = 4_000_000
_GONE = (errno.EIO, errno.ENXIO)  # what writing to a terminal that hung up answers
_PATIENCE = 0.3  # seconds for a reader who does not read to take the last bytes
_BROKEN_OFF = b"\x18\x1b[m\r\n"  # CAN ends a half-sent sequence; then no colour, and a line of its own for the shell


class Outlet:
    """Writes to `fd` without ever blocking.

    A terminal is opened once more for this: O_NONBLOCK belongs to the open file, which the shell shares with us, and
    must not be left behind. Raises `BrokenPipeError` when the reader has closed, `Interrupted` (SIGHUP) when the
    terminal hung up, and `CoachError` when the device is full.
    """

    def __init__(self, fd: int) -> None:
        self.fd = fd
        self._own: int | None = None
        self._chunk = _CHUNK
        self._waiting: deque[bytes] = deque()
        self._size = 0
        self._pipe = _is_pipe(fd)
        if os.name == "posix" and os.isatty(fd):
            self._reopen(fd)

    def _reopen(self, fd: int) -> None:
        own = _opened(_name(fd))
        # Another user's terminal, as after `su`, is not ours to open by its name; as our controlling one it is.
        if own is None and _controls_us(fd):
            own = _opened("/dev/tty")
        if own is not None:  # else small writes after asking must do
            self._own, self.fd, self._chunk = own, own, 65536

    @property
    def waiting(self) -> bool:
        """Whether bytes are still held back."""
        return bool(self._waiting)

    @property
    def watched(self) -> list[int]:
        """File descriptors that become readable when nobody will ever read what we write: then call `check`."""
        return [self.fd] if self._pipe else []

    def check(self) -> None:
        """Raise BrokenPipeError where the reader of our pipe has gone."""
        poll = select.poll()
        poll.register(self.fd, 0)
        if any(events & select.POLLERR for _, events in poll.poll(0)):
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))

    def send(self, data: bytes) -> bool:
        """Take a frame. False, and nothing is taken, while earlier bytes still wait: the frame is to be dropped."""
        self.pump()
        if self._waiting:
            return False
        self.add(data)
        return True

    def add(self, data: bytes) -> None:
        """Take a line; it goes out as soon as the reader has room, in order and whole."""
        if self._size + len(data) > _MOST_WAITING:
            return
        self._waiting.append(data)
        self._size += len(data)
        self.pump()

    def pump(self) -> None:
        """Write what can be written now."""
        while self._waiting and self._ready():
            data = self._waiting.popleft()
            sent = self._write(data)
            self._size -= sent
            if sent < len(data):
                self._waiting.appendleft(data[sent:])
                if self._own is not None:
                    return

    def _ready(self) -> bool:
        if self._own is not None or not hasattr(select, "poll"):
            return True
        poll = select.poll()
        poll.register(self.fd, select.POLLOUT)
        return bool(poll.poll(0))

    def _write(self, data: bytes) -> int:
        try:
            return os.write(self.fd, data[: self._chunk])
        except BlockingIOError:
            return 0
        except BrokenPipeError:
            raise
        except OSError as error:
            if error.errno in _GONE:
                raise Interrupted(getattr(signal, "SIGHUP", 1)) from error
            raise CoachError(f"The output cannot be written: {error.strerror}.") from error
