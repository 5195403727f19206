"""How the history's file is opened, in the best way that its file system allows.

A write-ahead log keeps a set with one sync, and needs memory that processes share by a file. Where there is none (some
network homes and containers), SQLite's rollback journal does it, with more syncs. Where no file can be locked either,
the same without SQLite's locks: whoever opens it so must hold a lock of its own.
"""

import os
import shutil
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hinge_coach.history import file_system
from hinge_coach.history.history_errors import BrokenHistoryError, HistoryError, NewerHistoryError
from hinge_coach.history.migrations import APPLICATION, LATEST, migrate
from hinge_coach.history.missing_sqlite import sqlite3
from hinge_coach.history.sqlite_failure_cause import CANTOPEN, IOERR, PRIMARY, READONLY, code_of
from hinge_coach.reading.clean_text import shown

LOG, JOURNAL, ALONE = "log", "journal", "alone"  # the ways, best first

_HEADER = 72  # bytes: as far as the application's mark in an SQLite file; both numbers looked at are big-endian
_SQLITE = b"SQLite format 3\0"
_WITHOUT_LOCKS = "?vfs=unix-none"


class Found(NamedTuple):
    """What a look at the file tells: whether it has a write-ahead log, and whether it can be locked."""

    log: bool = False
    locks: bool = True


def look_at(path: Path, *, create: bool) -> Found:
    """Look at a file that nothing in this process has open: closing it would let go of that one's locks.

    A newer history is refused by its first bytes alone: opening it could already change the files beside it. Raises
    `HistoryError` or `OSError`.
    """
    if path.exists() and not path.is_file():
        raise HistoryError(f"{shown(path)} is not a file, so no history can be saved there; move it away.")
    how = os.O_RDWR | os.O_CREAT if create and not path.exists() else os.O_RDONLY
    file = os.open(path, how | getattr(os, "O_BINARY", 0), 0o644)
    try:
        header = os.read(file, _HEADER)
        locks = file_system.locks(file)
    finally:
        os.close(file)
    if len(header) < _HEADER or not header.startswith(_SQLITE):
        return Found(locks=locks)
    _belongs(int.from_bytes(header[60:64], "big"), int.from_bytes(header[68:72], "big"), path)
    return Found(header[18] == 2, locks)


class NothingKeptError(Exception):
    """The file is there, and nothing is in it yet: another program may be about to make a history of it."""


def opened(path: Path, wait: float, found: Found, *, create: bool = True) -> sqlite3.Connection:
    """A connection to the history at `path`, in its latest shape. An empty file becomes one where it is to `create`.

    Raises `HistoryError`, `sqlite3.Error`, or `NothingKeptError`.
    """
    log, journal = (LOG, JOURNAL) if create else (None, None)
    if not found.locks:
        if found.log:
            _leave_log(path, wait, _WITHOUT_LOCKS)
        return _prepared(path, wait, journal, _WITHOUT_LOCKS)
    try:
        return _prepared(path, wait, log)
    except sqlite3.OperationalError as error:
        if not _may_do_without_log(error, path):
            raise
        try:
            _leave_log(path, wait)
            return _prepared(path, wait, journal)
        except sqlite3.OperationalError:
            raise error from None


def way(db: sqlite3.Connection, found: Found) -> str:
    """In which of the ways an open history is kept."""
    if not found.locks:
        return ALONE
    return LOG if db.execute("PRAGMA journal_mode").fetchone()[0] in ("wal", "memory") else JOURNAL


def read_only(path: Path, error: Exception) -> sqlite3.Connection:
    """What can still be read where nothing can be written, not even SQLite's own notes beside the file.

    Raises `error` where that can't be had.
    """
    try:
        db = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None)
        version, application = _marks(db)
        _belongs(version, application, path)
        if version == LATEST and not any(_has_content(path, end) for end in ("-wal", "-journal")):
            return db
        db.close()
        return _copied(path)
    except (OSError, sqlite3.OperationalError):
        raise error from None


def nowhere() -> sqlite3.Connection:
    """An empty history that lies in memory alone."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db)
    return db


def _copied(path: Path) -> sqlite3.Connection:
    """The history in memory, with what lies in the files beside it, and in its latest shape."""
    with TemporaryDirectory(prefix="hinge-coach-") as folder:
        for end in ("-wal", "-journal", ""):
            if path.with_name(path.name + end).exists():
                shutil.copyfile(path.with_name(path.name + end), Path(folder) / f"{path.name}{end}")
        db = sqlite3.connect(":memory:", isolation_level=None)
        with closing(sqlite3.connect(Path(folder) / path.name)) as copy:
            copy.backup(db)
    migrate(db)
    return db


def _prepared(path: Path, wait: float, new: str | None, how: str = "") -> sqlite3.Connection:
    """The history in its latest shape; `new` is the way of an empty file, None where that is to stay empty."""
    db = _connected(path, wait, how)
    try:
        _shape(db, path, new)
    except BaseException:
        db.close()
        raise
    return db


def _connected(path: Path, wait: float, how: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}{how}", timeout=wait, isolation_level=None, uri=True)


def _shape(db: sqlite3.Connection, path: Path, new: str | None) -> None:
    """Bring the file into its latest shape.

    A way that it has it keeps: it may be one of a network home, where a log can't be shared between computers.
    """
    tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    version, application = _marks(db)
    _belongs(version, application, path)
    if tables and not version:
        raise BrokenHistoryError(path, "it is another program's database")
    if not version:
        if new is None:
            raise NothingKeptError
        # A set changes four pages: of half the usual size they are kept a tenth sooner, and a million sets are still
        # looked through as fast. With 1,024 bytes that takes a quarter longer.
        db.execute("PRAGMA page_size = 2048")
        if new == LOG:
            with suppress(sqlite3.OperationalError):  # another program is at it, and one of the two does it
                db.execute("PRAGMA journal_mode = WAL")
    if db.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        db.execute("PRAGMA journal_mode = TRUNCATE")  # the one whose end of a transaction is synced with its file
    for pragma in ("synchronous = FULL", "fullfsync = ON", "checkpoint_fullfsync = ON"):
        db.execute(f"PRAGMA {pragma}")
    migrate(db)


def _may_do_without_log(error: sqlite3.OperationalError, path: Path) -> bool:
    """Whether a file could not be opened for want of memory to share, by SQLite's code: a full disk is no such want.

    There it can't be made, can't be opened, can't be mapped or can't be locked.
    """
    code = code_of(error)
    may = code is None or code & PRIMARY in (IOERR, CANTOPEN, READONLY)
    return may and file_system.cannot_write(path.parent) is None


def _leave_log(path: Path, wait: float, how: str = "") -> None:
    """Write the log into the file, and do without from now on. A connection that has it alone shares no memory."""
    with closing(_connected(path, wait, how)) as db:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        left = db.execute("PRAGMA journal_mode = DELETE").fetchone()[0] == "delete"
        shared = path.with_name(f"{path.name}-shm")
        if left and shared.is_file() and not shared.is_symlink():
            with suppress(OSError):  # it is of no use to anybody any more, and does no harm
                shared.unlink()


def _marks(db: sqlite3.Connection) -> tuple[int, int]:
    version, application = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("user_version", "application_id"))
    return version, application


def _belongs(version: int, application: int, path: Path) -> None:
    """Raise where the file is not one that this program may write into."""
    if application not in (0, APPLICATION):
        raise BrokenHistoryError(path, "it is another program's database")
    if version > LATEST:
        raise NewerHistoryError(path)


def _has_content(path: Path, end: str) -> bool:
    beside = path.with_name(path.name + end)
    return beside.exists() and beside.stat().st_size > 0
