"""One SQLite file that outlives a pulled plug, a full disk and other programs.

WAL with synchronous FULL makes a committed transaction durable with one sync. Nothing waits longer than it is told to.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TypeVar

from hinge_coach.course.text import shown
from hinge_coach.memory.home import make_folder
from hinge_coach.memory.migrations import APPLICATION, LATEST, migrate
from hinge_coach.memory.trouble import BrokenHistoryError, HistoryError, NewerHistoryError, in_words

T = TypeVar("T")

_DAMAGED = "-damaged-"  # in the name of a file that was set aside
_HEADER = 72  # bytes: as far as the application's mark in an SQLite file; the version stands at 60, both big-endian


class Store:
    """The history's file, opened when it is first needed and anew whenever it was moved away meanwhile."""

    def __init__(self, path: Path, today: Callable[[], date], *, create: bool = True) -> None:
        """`today` dates the name of a damaged file. Without `create` nothing is made: a missing file reads as empty."""
        self.path = path
        self.news: str | None = None  # one sentence on what had to be done, to be told once
        self._today = today
        self._create = create
        self._db: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._spare: sqlite3.Connection | None = None

    def write(self, work: Callable[[sqlite3.Connection], T], wait: float) -> T:
        """Do `work` in one durable transaction; it is on disk when this returns. Waits up to `wait` seconds for a lock.

        Raises `HistoryError` or `HomeError`, and then nothing of it has happened.
        """
        return self._mended(lambda: self._transaction(work, wait))

    def read(self, work: Callable[[sqlite3.Connection], T], wait: float) -> T:
        """What `work` reads. Raises `HistoryError` or `HomeError`."""

        def reading() -> T:
            with in_words(self.path):
                return work(self._readable(wait))

        return self._mended(reading)

    def stream(self, work: Callable[[sqlite3.Connection], Iterator[T]], wait: float) -> Iterator[T]:
        """What `work` reads, one by one, as it is asked for. Raises `HistoryError` then, at any of them."""
        with in_words(self.path):
            yield from self.read(work, wait)

    def close(self) -> None:
        for db in (self._db, self._spare):
            if db is not None:
                with suppress(sqlite3.Error):
                    db.close()
        self._db = self._spare = self._file = None

    def damaged(self) -> list[Path]:
        """The damaged files that were set aside, now or ever."""
        return sorted(self.path.parent.glob(f"{self.path.stem}{_DAMAGED}*"))

    def _transaction(self, work: Callable[[sqlite3.Connection], T], wait: float) -> T:
        with in_words(self.path):
            db = self._connection(wait)
            db.execute("BEGIN IMMEDIATE")
            try:
                result = work(db)
                db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # SQLite has often rolled back by itself
                    db.execute("ROLLBACK")
                raise
            return result

    def _mended(self, attempt: Callable[[], T]) -> T:
        """`attempt`, and once more with a new file where the old one turns out to be broken."""
        before = _identity(self.path)
        try:
            return attempt()
        except BrokenHistoryError:
            self.close()
            if not self._create:
                raise
            # Another session may have done it already: then the file that is there now is a good one.
            if before is not None and _identity(self.path) == before:
                self._set_aside()
            return attempt()

    def _connection(self, wait: float) -> sqlite3.Connection:
        """The open connection. A file that was deleted or replaced is let go: what is written there, nobody finds."""
        if self._db is None or self._file != _identity(self.path):
            self.close()
            if self._create:
                make_folder(self.path.parent)
            elif not self.path.exists():
                self._db = nowhere()
                return self._db
            self._db = _opened(self.path, wait)
            self._file = _identity(self.path)
        self._db.execute(f"PRAGMA busy_timeout = {round(wait * 1000)}")
        return self._db

    def _readable(self, wait: float) -> sqlite3.Connection:
        """The open connection, or one that reads where nothing can be written, not even notes beside the file."""
        if self._spare is not None:
            return self._spare
        try:
            return self._connection(wait)
        except sqlite3.OperationalError as error:
            if "locked" in str(error) or not self.path.exists():
                raise
            self._spare = _read_only(self.path, error)
            return self._spare

    def _set_aside(self) -> None:
        stem = f"{self.path.stem}{_DAMAGED}{self._today().isoformat()}"
        ends = ("-wal", "-shm", "")  # the file itself last: its log alone must never be met by a new one
        names = (f"{stem}{again}{self.path.suffix}" for again in ("", *(f"-{n}" for n in range(2, 10_000))))
        aside = next(name for name in names if not any(self.path.with_name(name + end).exists() for end in ends))
        with in_words(self.path):
            for end in ends:
                with suppress(FileNotFoundError):
                    self.path.with_name(self.path.name + end).rename(self.path.with_name(aside + end))
        moved = shown(self.path.with_name(aside))
        self.news = f"Your history was damaged and is set aside, unchanged, as {moved}; a new one begins."


def nowhere() -> sqlite3.Connection:
    """An empty history that lies in memory alone."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db)
    return db


def _opened(path: Path, wait: float) -> sqlite3.Connection:
    """A connection to the history at `path`, in its latest shape. Raises `HistoryError` or `sqlite3.Error`."""
    _look_at(path)
    db = sqlite3.connect(path, timeout=wait, isolation_level=None)
    try:
        _prepare(db, path)
    except BaseException:
        db.close()
        raise
    return db


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    version, application = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("user_version", "application_id"))
    _belongs(version, application, path)
    # Heeded where the file is new. A set changes four pages: of half the usual size they are kept a tenth sooner, and a
    # million sets are still looked through as fast. With 1,024 bytes that takes a quarter longer.
    db.execute("PRAGMA page_size = 2048")
    with suppress(sqlite3.OperationalError):  # another program is at it; the file remembers whichever of the two did it
        db.execute("PRAGMA journal_mode = WAL")
    for pragma in ("synchronous = FULL", "fullfsync = ON", "checkpoint_fullfsync = ON"):
        db.execute(f"PRAGMA {pragma}")
    migrate(db)


def _read_only(path: Path, error: sqlite3.Error) -> sqlite3.Connection:
    """What can still be read where nothing can be written, not even SQLite's own notes beside the file."""
    db = sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True, isolation_level=None)
    try:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        _belongs(version, db.execute("PRAGMA application_id").fetchone()[0], path)
        if version < LATEST:
            raise error
    except BaseException:
        db.close()
        raise
    return db


def _look_at(path: Path) -> None:
    """Refuse a newer history by its first bytes alone: opening it could already change the files beside it."""
    with suppress(FileNotFoundError):
        if not path.is_file() and path.exists():
            raise HistoryError(f"{shown(path)} is not a file, so no history can be kept there; move it away.")
        with path.open("rb") as file:
            header = file.read(_HEADER)
        if len(header) == _HEADER and header.startswith(b"SQLite format 3\0"):
            _belongs(int.from_bytes(header[60:64], "big"), int.from_bytes(header[68:72], "big"), path)


def _belongs(version: int, application: int, path: Path) -> None:
    """Raise where the file is not one that this program may write into."""
    if application not in (0, APPLICATION):
        raise BrokenHistoryError(path, "it is another program's database")
    if version > LATEST:
        raise NewerHistoryError(path)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
