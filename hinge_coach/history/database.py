"""One SQLite file that outlives a pulled plug, a full disk and other programs.

A committed transaction is durable. Nothing waits longer than it is told to.
"""

from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from hinge_coach.history import lock_file, open_database
from hinge_coach.history.file_system import cannot_write
from hinge_coach.history.history_errors import BrokenHistoryError, in_words
from hinge_coach.history.migrations import LATEST
from hinge_coach.history.missing_sqlite import require, sqlite3
from hinge_coach.history.sqlite_failure_cause import Cause, cause_of
from hinge_coach.reading.clean_text import clean, shown
from hinge_coach.settings.personal_folder import is_missing, make_folder

T = TypeVar("T")

# Seconds to wait for another program's lock. Two sessions hold theirs for a few milliseconds each. Whoever holds one
# for longer must not hold up the person's clock: the set waits in memory then, and is written with the next.
BEFORE, BETWEEN, STILL_LOCKED, AFTER = 2.0, 0.25, 0.05, 10.0
_DAMAGED = "-damaged-"  # in the name of a file that was set aside
_UNREADABLE = (Cause.BUSY, Cause.DAMAGED, Cause.STRANGE)  # also for one who only reads
_BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a file


class Statement(NamedTuple):
    """A statement, and its values by name."""

    sql: str
    values: Mapping[str, Any]
    what: str = ""  # to the person, for where it is lost; empty where it only puts something right, or goes with it


def insert(table: str, row: Mapping[str, Any], what: str = "") -> Statement:
    """Adds a row, its texts cleaned."""
    cleaned = {name: clean(value) if isinstance(value, str) else value for name, value in row.items()}
    columns, marks = ", ".join(cleaned), ", ".join(f":{name}" for name in cleaned)
    return Statement(f"INSERT INTO {table} ({columns}) VALUES ({marks})", cleaned, what)


class Store:
    """The history's file, opened when it is first needed and anew whenever it was moved away meanwhile."""

    def __init__(self, path: Path, today: Callable[[], date], *, create: bool = True) -> None:
        """`today` dates the name of a damaged file. Without `create` nothing is made: a missing file reads as empty.

        Raises CoachError where this Python has no SQLite.
        """
        require()
        self.path = path
        self.news: str | None = None  # one sentence on what had to be done, to be told once
        self._today = today
        self._create = create
        self._db: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._found = open_database.Found()
        self._spare: sqlite3.Connection | None = None

    def write(self, work: Callable[[sqlite3.Connection], T], wait: float) -> T:
        """Do `work` in one durable transaction; it is on disk when this returns. Waits up to `wait` seconds for a lock.

        Raises `HistoryError` or `HomeError`, and then nothing of it has happened.
        """
        return self._mended(lambda: self._transaction(work, wait))

    def try_to_write(self, wait: float) -> None:
        """Begin a transaction and take it back, and see whether there is room for more: the file stays as it is.

        Raises `HistoryError` or `HomeError` where a set could not be kept.
        """
        self._mended(lambda: self._try_to_write(wait))

    def read(self, work: Callable[[sqlite3.Connection], T], wait: float) -> T:
        """What `work` reads. Raises `HistoryError` or `HomeError`."""

        def reading() -> T:
            with in_words(self.path, self.close), ExitStack() as turn:
                return work(self._readable(wait, turn))

        return self._mended(reading)

    def way(self, wait: float) -> str:
        """In which way the file is kept: LOG, JOURNAL or ALONE of `opening`. Raises as `read` does."""
        return self.read(lambda db: open_database.way(db, self._found), wait)

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
        with in_words(self.path, self.close), ExitStack() as turn:
            db = self._connection(wait, turn)
            db.execute("BEGIN IMMEDIATE")
            try:
                result = work(db)
                db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # SQLite has often rolled back by itself
                    db.execute("ROLLBACK")
                raise
            return result

    def _try_to_write(self, wait: float) -> None:
        with in_words(self.path, self.close), ExitStack() as turn:
            db = self._connection(wait, turn)
            db.execute("BEGIN IMMEDIATE")
            try:
                # Of a file that may only be read, SQLite begins a transaction, and fails at its first change.
                db.execute(f"PRAGMA user_version = {LATEST}")
            finally:
                with suppress(sqlite3.Error):
                    db.execute("ROLLBACK")
            if why := cannot_write(self.path.parent, self.path.stat().st_size):
                raise why

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

    def _connection(self, wait: float, turn: ExitStack) -> sqlite3.Connection:
        """The open connection. A file that was deleted or replaced is let go: what is written there, nobody finds.

        Where no file can be locked, `turn` holds the lock file.
        """
        if self._db is None or self._file != _identity(self.path):
            self.close()
            if self._create:
                make_folder(self.path.parent)
            elif is_missing(self.path):
                self._db = open_database.nowhere()
                return self._db
            self._found = open_database.look_at(self.path, create=self._create)
        if not self._found.locks:
            turn.enter_context(lock_file.held(self.path, wait))
        if self._db is None:
            try:
                self._db = open_database.opened(self.path, wait, self._found, create=self._create)
            except open_database.NothingKeptError:
                self._db = open_database.nowhere()
                return self._db
            self._file = _identity(self.path)
        self._db.execute(f"PRAGMA busy_timeout = {round(wait * 1000)}")
        return self._db

    def _readable(self, wait: float, turn: ExitStack) -> sqlite3.Connection:
        """The open connection, or one that reads where nothing can be written, not even notes beside the file."""
        if self._spare is not None:
            return self._spare
        try:
            return self._connection(wait, turn)
        except (OSError, sqlite3.OperationalError) as error:
            if isinstance(error, sqlite3.Error) and cause_of(error, self.path, self.close) in _UNREADABLE:
                raise
            self.close()
            self._spare = open_database.read_only(self.path, error)
            return self._spare

    def _set_aside(self) -> None:
        stem = f"{self.path.stem}{_DAMAGED}{self._today().isoformat()}"
        ends = (*_BESIDE, "")  # the file itself last: its log alone must never be met by a new one
        names = (f"{stem}{again}{self.path.suffix}" for again in ("", *(f"-{n}" for n in range(2, 10_000))))
        aside = next(name for name in names if not any(self.path.with_name(name + end).exists() for end in ends))
        with in_words(self.path, self.close):
            for end in ends:
                with suppress(FileNotFoundError):
                    self.path.with_name(self.path.name + end).rename(self.path.with_name(aside + end))
        moved = shown(self.path.with_name(aside))
        self.news = f"Your history was damaged and is renamed, unchanged, to {moved}; a new one begins."


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
