"""A file that is written whole or not at all: what is half done never bears its name."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hinge_coach.errors import CoachError
from hinge_coach.reading.clean_text import shown


def must_be_free(path: Path, *, over: bool = False, mend: str = "choose another name") -> None:
    """Raises CoachError where no new file can be made at `path`, which says to `mend` it where a file is there already.

    With `over` that file may be written over; a link, a folder or a device never.
    """
    name = shown(path)
    try:
        kind = path.lstat().st_mode
    except FileNotFoundError:
        if not path.absolute().parent.is_dir():
            raise CoachError(f"There is not a folder {shown(path.absolute().parent)}: make it first.") from None
        return
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from None
    if stat.S_ISLNK(kind):
        raise CoachError(f"{name} is a link: name the file that it points to, or choose another name.")
    if stat.S_ISDIR(kind):
        raise CoachError(f"{name} is a folder: name a file in it.")
    if not stat.S_ISREG(kind):
        raise CoachError(f"{name} is not a regular file: choose another name.")
    if not over:
        raise CoachError(f"{name} is there already: {mend}.")


@contextmanager
def new_file(path: Path, *, over: bool = False, mend: str = "choose another name") -> Iterator[Path]:
    """A place beside `path`, and with its ending, to write to: what is there in the end becomes `path` at once.

    Where that does not come about nothing is left. Raises CoachError as `must_be_free` does, also where the name was
    taken meanwhile, and where the file can't be written.
    """
    must_be_free(path, over=over, mend=mend)
    try:
        with replacing(path, 0o666 & ~_umask()) as temporary:
            yield temporary
            must_be_free(path, over=over, mend=mend)
    except OSError as error:
        raise _unwritable(path, error) from error


@contextmanager
def replacing(goal: Path, rights: int = 0o600) -> Iterator[Path]:
    """A place beside `goal` to write to: what is there in the end takes the place of `goal` at once, and is on disk.

    It takes over the rights of `goal` too; a new one gets these. Raises OSError, and then all is as it was.
    """
    from tempfile import mkstemp  # slow to import, and most commands write nothing

    handle, name = mkstemp(prefix=".hinge-coach-", suffix=goal.suffix, dir=goal.parent)
    temporary = Path(name)
    try:
        os.close(handle)
        yield temporary
        _sync(temporary, os.O_RDWR)
        temporary.chmod(stat.S_IMODE(goal.stat().st_mode) if goal.exists() else rights)
        temporary.replace(goal)
        with suppress(OSError):  # the new name lasts through a power cut where a folder can be synced at all
            _sync(goal.parent, os.O_RDONLY)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _sync(path: Path, how: int) -> None:
    handle = os.open(path, how)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _unwritable(path: Path, error: Exception) -> CoachError:
    why = getattr(error, "strerror", None) or "the name can't be used"
    return CoachError(f"{shown(path)} cannot be written ({why}): check the folder and the disk.")
