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
# As if Python had not asked the system to spare it the one, and the other had come already.
_SIGPIPE, _SIGHUP = getattr(signal, "SIGPIPE", 13), getattr(signal, "SIGHUP", 1)
_PATIENCE = 0.3  # seconds for a reader who does not read to take the last bytes


class Output:
    """Writes to `fd` without ever blocking.

    A terminal is opened once more for this: O_NONBLOCK belongs to the open file, which the shell shares with us, and
    must not be left behind. Raises `Interrupted` when the reader has closed (SIGPIPE) or the terminal hung up (SIGHUP),
    and `CoachError` when the device is full.
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
        """Raise Interrupted (SIGPIPE) where the reader of our pipe has gone."""
        poll = select.poll()
        poll.register(self.fd, 0)
        if any(events & select.POLLERR for _, events in poll.poll(0)):
            raise Interrupted(_SIGPIPE)

    def send(self, data: bytes) -> bool:
        """Take a frame. False, and nothing is taken, while earlier bytes still wait: the frame is to be dropped."""
        self.pump()
        if self._waiting:
            return False
        self.add(data)
        return True

    def add(self, data: bytes) -> None:
        """Take a line; it goes out as soon as the reader has room, in order and whole."""
        if self._waiting and self._size + len(data) > _MOST_WAITING:
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
            return os.write(self.fd, self._cut(data))
        except BlockingIOError:
            return 0
        except BrokenPipeError as error:
            raise Interrupted(_SIGPIPE) from error
        except OSError as error:
            if error.errno in _GONE:
                raise Interrupted(_SIGHUP) from error
            why = "stdout is closed" if error.errno == errno.EBADF else error.strerror
            raise CoachError(f"The output can't be written ({why}); choose another place for it.") from error

    def _cut(self, data: bytes) -> bytes:
        """So much of the data as is written at once: for a pipe whole lines, so that none is ever half written."""
        if len(data) <= self._chunk:
            return data
        return data[: data.rfind(b"\n", 0, self._chunk) + 1 or self._chunk]

    def finish(self, last: bytes = b"", broken_off: bytes = b"\r\n") -> bool:
        """The last bytes; whether they were taken. It takes no longer than about half a second.

        What waits for a reader who does not read is forgotten then; `broken_off` ends what was half sent.
        """
        if not self._drain():
            self._waiting.clear()
            self._size = 0
            if self._own is not None:
                from hinge_coach.terminal.keyboard_modes import discard_output

                discard_output(self._own)  # so that the last bytes find room
                last = broken_off + last
        self.add(last)
        return self._drain()

    def _drain(self) -> bool:
        """Write what waits, as long as patience lasts; whether all of it went."""
        until = time.monotonic() + _PATIENCE
        self.pump()
        while self._waiting and (left := until - time.monotonic()) > 0:
            select.select([], [self.fd], [], left)
            self.pump()
        return not self._waiting

    def close(self) -> None:
        if self._own is not None:
            os.close(self._own)
            self._own = None


def _is_pipe(fd: int) -> bool:
    try:
        return os.name == "posix" and stat.S_ISFIFO(os.fstat(fd).st_mode)
    except OSError:
        return False


def _name(fd: int) -> str | None:
    try:
        return os.ttyname(fd)
    except OSError:  # a container may have a terminal that its own /dev does not show
        return None


def _controls_us(fd: int) -> bool:
    try:
        return os.tcgetpgrp(fd) > 0
    except OSError:
        return False


def _opened(name: str | None) -> int | None:
    try:
        return None if name is None else os.open(name, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError:
        return None
