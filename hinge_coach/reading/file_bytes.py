"""From a file to its bytes, safely: whatever lies at the path, reading it neither hangs nor fills the memory."""

import errno
import os
import stat
from pathlib import Path

from hinge_coach.errors import DrillFileError

LIMIT = 256 * 1024  # bytes; a drill file has about four thousand
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_KINDS = {
    stat.S_IFDIR: "is a folder",
    stat.S_IFIFO: "is a pipe",
    stat.S_IFSOCK: "is a socket",
    stat.S_IFCHR: "is a device",
    stat.S_IFBLK: "is a device",
}


class Unreadable(DrillFileError):
    """Nothing of the file could be read: `what` is wrong with it, and the `mend`."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what}; {mend}")
        self.what, self.mend = what, mend


def read_bytes(path: Path) -> bytes:
    """The whole content of an ordinary file (or of a link to one), at most `LIMIT` bytes.

    Raises Unreadable. The kind is asked before opening, because opening alone can hang on a pipe and move a tape;
    and once more afterwards, because the path may lead elsewhere by then.
    """
    try:
        _must_be_ordinary(path.stat())
        descriptor = os.open(path, _OPEN)
        try:
            status = os.fstat(descriptor)
            _must_be_ordinary(status)
            return _read(descriptor, status.st_size)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise Unreadable(*_said(error)) from error


def _must_be_ordinary(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        what = _KINDS.get(stat.S_IFMT(status.st_mode), "is not a regular file")
        raise Unreadable(what, "a drill is a regular text file")
    if status.st_size > LIMIT:
        raise _too_large()


def _read(descriptor: int, size: int) -> bytes:
    """What the file holds. It may grow while it is read: its `size` only says how much to ask for at first."""
    content = os.read(descriptor, size + 1)
    while part := os.read(descriptor, 16_384):
        content += part
        if len(content) > LIMIT:
            raise _too_large()
    return content


def _too_large() -> Unreadable:
    return Unreadable(f"is larger than {LIMIT // 1024} kB", "a drill file is a page or two of text")


def _said(error: OSError | ValueError) -> tuple[str, str]:
    """What the system's error means for the person, and the mend."""
    if isinstance(error, FileNotFoundError):
        return "is not there", "check the name and the folder"
    if isinstance(error, PermissionError):
        return "may not be read", "allow it with chmod u+r"
    if isinstance(error, ValueError):
        return "has a name that no file can have", "rename it"
    if getattr(error, "errno", None) == errno.ELOOP:
        return "is a link that points to itself", "make it a file, or point the link at one"
    return f"cannot be read ({error.strerror or type(error).__name__})", "check the disk, or copy the file again"
