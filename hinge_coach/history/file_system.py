"""What the file system under the history can do, found out by doing it: what it says of itself is often not true."""

import errno
import os
from pathlib import Path

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_TRIED = 65536  # bytes; a set takes a few thousand
# A byte that SQLite locks in no file: its own are 2**30 and the 511 behind it.
_UNLOCKED = 2**30 + 4096
_TAKEN = {errno.EAGAIN, errno.EACCES}


def cannot_write(folder: Path, offset: int = 0) -> OSError | None:
    """Why a file in `folder` can't grow from `offset` bytes on; None where it can. Nothing stays behind."""
    from tempfile import TemporaryFile

    try:
        with TemporaryFile(prefix=".hinge-coach-", dir=folder) as file:
            file.seek(offset)
            file.write(bytes(_TRIED))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return error
    return None


def is_full(error: OSError) -> bool:
    """Whether it is for want of room: of the disk, of the person's share, or for a file so large."""
    return error.errno in _NO_ROOM


def locks(file: int) -> bool:
    """Whether this open file can be locked, as SQLite does it. On Windows every file can."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB, 1, _UNLOCKED)
    except OSError as error:
        return error.errno in _TAKEN
    return True
