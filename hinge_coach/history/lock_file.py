"""A lock for file systems that know none: a link beside the file, which only one program can make."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LOOKS = 0.01  # seconds between two tries
_OLD = 60.0  # seconds; a session holds it for some milliseconds, on a slow network perhaps for some seconds


class HeldError(Exception):
    """Another program holds the lock."""


@contextmanager
def held(file: Path, wait: float) -> Iterator[None]:
    """Hold the lock on `file`, once no other program does, but wait for that no longer than `wait` seconds.

    What a killed program left behind is taken away: at once where it ran on this computer, else after a minute. Raises
    `HeldError`, and `OSError` where no file can be made.
    """
    lock = file.with_name(f"{file.name}.lock")
    until = time.monotonic() + wait
    while not _made(lock):
        late = time.monotonic() >= until
        if _is_left(lock) or (late and _is_old(lock)):
            _take_away(lock)
        elif late:
            raise HeldError
        else:
            time.sleep(_LOOKS)
    try:
        yield
    finally:
        with suppress(FileNotFoundError):  # it took over a minute, and was taken away
            lock.unlink()


def _made(lock: Path) -> bool:
    """Whether this program has made the lock. It is a link, which says whose it is from its first moment on."""
    owner = f"{os.getpid()} {_place()}"
    try:
        lock.symlink_to(owner)
    except FileExistsError:
        return False
    except OSError:  # a file system without links: whoever is killed between the two lines leaves it for a minute
        return _made_as_file(lock, owner)
    return True


def _made_as_file(lock: Path, owner: str) -> bool:
    try:
        file = os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    try:
        os.write(file, owner.encode())
    finally:
        os.close(file)
    return True


def _owner(lock: Path) -> str:
    """Whose it is: process and place; empty where that can't be told."""
    try:
        return str(lock.readlink()) if lock.is_symlink() else lock.read_text("utf-8", "replace")
    except OSError:
        return ""


def _place() -> str:
    """Where a process has its number: on this computer, in this container."""
    try:
        numbers = Path("/proc/self/ns/pid").readlink()
    except OSError:
        numbers = Path()
    return f"{os.uname().nodename} {numbers}"


def _is_left(lock: Path) -> bool:
    """Whether the program that made the lock ran here, and runs no more."""
    process, _, place = _owner(lock).partition(" ")
    return place == _place() and process.isdecimal() and not _runs(int(process))


def _runs(process: int) -> bool:
    """Whether a process of this computer runs. One that was killed and not yet taken note of does not."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8", "replace").rpartition(") ")[2][:1]
    except OSError:  # not on Linux
        return True
    return state not in ("Z", "X")


def _is_old(lock: Path) -> bool:
    """Whether the lock is over a minute old, by the clock of the file system, which may be another computer's."""
    from tempfile import TemporaryFile

    with TemporaryFile(prefix=".hinge-coach-", dir=lock.parent) as now, suppress(FileNotFoundError):
        return os.fstat(now.fileno()).st_mtime - lock.lstat().st_mtime > _OLD
    return False


def _take_away(lock: Path) -> None:
    """Take a lock away that was left behind, and none that another program has made since: one does so at a time."""
    taking = lock.with_name(f"{lock.name}.old")
    if not _made(taking):
        if _is_left(taking) or _is_old(taking):
            taking.unlink(missing_ok=True)
        return
    try:
        if _is_left(lock) or _is_old(lock):
            lock.unlink(missing_ok=True)
    finally:
        taking.unlink(missing_ok=True)
