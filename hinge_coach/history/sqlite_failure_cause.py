"""Why SQLite failed: by its own code for the error, and where that has several reasons, by trying them out."""

import errno
import os
from collections.abc import Callable
from contextlib import closing
from enum import Enum
from pathlib import Path

from hinge_coach.history.file_system import cannot_write, is_full
from hinge_coach.history.migrations import LATEST, migrate
from hinge_coach.history.missing_sqlite import sqlite3


class Cause(Enum):
    """What is the matter with a file."""

    BUSY = "another program has it"
    FULL = "there is no room"
    READ_ONLY = "it can't be written"
    CLOSED = "it can't be opened"
    NO_LOCKS = "it can't be locked, or shared"
    FAILING = "the disk fails"
    DAMAGED = "it is malformed"
    STRANGE = "nothing that is known"


# The codes of https://www.sqlite.org/rescode.html: an extended one holds a primary one.
PRIMARY = 0xFF
READONLY, IOERR, CANTOPEN = 8, 10, 14
_SHARED_MEMORY = (4618, 4874, 5130, 5386)  # IOERR_SHMOPEN, _SHMSIZE, _SHMLOCK, _SHMMAP
_LOCKS = (3850, 2058, 2314, 3594)  # IOERR_LOCK, _UNLOCK, _RDLOCK, _CHECKRESERVEDLOCK
_CAUSES = {
    **dict.fromkeys((*_SHARED_MEMORY, *_LOCKS), Cause.NO_LOCKS),
    **dict.fromkeys((5, 6, 15), Cause.BUSY),  # BUSY, LOCKED, PROTOCOL
    **dict.fromkeys((3, READONLY), Cause.READ_ONLY),  # PERM
    **dict.fromkeys((11, 24, 26), Cause.DAMAGED),  # CORRUPT, FORMAT, NOTADB
    IOERR: Cause.FAILING,
    13: Cause.FULL,  # FULL
    CANTOPEN: Cause.CLOSED,
}


def code_of(error: sqlite3.Error) -> int | None:
    """SQLite's extended code for the error; None where Python does not tell it: before 3.11, and for its own errors."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return code


def cause_of(error: sqlite3.Error, path: Path, let_go: Callable[[], None]) -> Cause:
    """What is the matter with the history at `path`.

    `let_go` closes it: the locks of a whole process are gone as soon as anything else in it has closed the file.
    """
    if type(error) is sqlite3.DatabaseError:  # of all codes only those of a malformed file have this very class
        return Cause.DAMAGED
    code = code_of(error)
    told = None if code is None else _CAUSES.get(code, _CAUSES.get(code & PRIMARY))
    if type(error) is not sqlite3.OperationalError or told in (Cause.BUSY, Cause.DAMAGED):
        return told or Cause.STRANGE
    let_go()
    return _tried(path) or told or _looked_into(path, else_=Cause.BUSY if code is None else Cause.STRANGE)


def cause_of_the_system(error: OSError) -> Cause | None:
    """The same for an error of the operating system, as far as it is one of them."""
    if is_full(error):
        return Cause.FULL
    return Cause.READ_ONLY if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM) else None


def _tried(path: Path) -> Cause | None:
    """Why nothing can be written beside the history, or into it, if so."""
    files = (path.with_name(path.name + end) for end in ("", "-wal", "-journal"))
    size = max((file.stat().st_size for file in files if file.exists()), default=0)
    if why := cannot_write(path.parent, size):
        return cause_of_the_system(why) or Cause.FAILING
    return None if not path.exists() or os.access(path, os.W_OK) else Cause.READ_ONLY


def _looked_into(path: Path, else_: Cause) -> Cause:
    """Whether the file itself shows that it is damaged: nothing else is a reason to put a history away."""
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", timeout=0, uri=True, isolation_level=None)
        ) as db:
            db.execute("BEGIN IMMEDIATE")
            return Cause.DAMAGED if _is_torn(db) else else_
    except sqlite3.OperationalError:
        return else_
    except sqlite3.DatabaseError:
        return Cause.DAMAGED


def _is_torn(db: sqlite3.Connection) -> bool:
    """Whether a table or an index is missing or has another shape, or a text is none."""
    shape = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as whole:
        migrate(whole)
        wanted = set(whole.execute(shape))
    db.text_factory = bytes
    found = {tuple(text.decode("utf-8", "replace") for text in row) for row in db.execute(shape)}
    if db.execute("PRAGMA user_version").fetchone()[0] != LATEST:
        return False
    return not wanted <= found or any(_holds_torn_text(db, name) for kind, name, _ in wanted if kind == "table")


def _holds_torn_text(db: sqlite3.Connection, table: str) -> bool:
    values = (value for row in db.execute(f"SELECT * FROM {table}") for value in row if isinstance(value, bytes))
    return any(value.decode("utf-8", "ignore").encode() != value for value in values)
