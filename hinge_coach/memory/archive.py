"""The history as the commands read it. Reading makes nothing: no folder, no file, and no change to a damaged one."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from sqlite3 import Connection

from hinge_coach.coach.record import Past
from hinge_coach.memory import looking_back
from hinge_coach.memory.history import AFTER, BEFORE, local_now
from hinge_coach.memory.home import HISTORY, home
from hinge_coach.memory.past import read_past
from hinge_coach.memory.store import Store
from hinge_coach.memory.trouble import HistoryError

_TABLES = ("sets", "checks", "measures", "pains", "place", "sessions")


class Archive:
    """All that is kept, for looking back. Every method may raise `HistoryError`; where nothing is kept all is empty."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def past(self, today: date) -> Past:
        """What the coach looks back on."""
        return self._store.read(lambda db: read_past(db, today), BEFORE)

    def sets(self, since: date | None = None) -> Iterator[looking_back.StoredSet]:
        """Every completed set, oldest first, from the person's day `since` on, read one at a time."""
        return self._store.stream(lambda db: looking_back.completed(db, since), BEFORE)

    def days(self, since: date) -> list[tuple[date, int]]:
        """The days of practice from `since` on, oldest first, with how many sets were completed."""
        return self._store.read(lambda db: looking_back.days(db, since), BEFORE)

    def streak(self, today: date) -> looking_back.Streak:
        """Weeks with practice in a row."""
        return self._store.read(lambda db: looking_back.streak(db, today), BEFORE)

    def holds(self, since: date) -> list[looking_back.Hold]:
        """What was held each day from `since` on, oldest first."""
        return self._store.read(lambda db: looking_back.holds(db, since), BEFORE)

    def faults(self, since: date) -> list[looking_back.FaultSeen]:
        """The faults named each day from `since` on, oldest first."""
        return self._store.read(lambda db: looking_back.faults(db, since), BEFORE)

    def delete_all(self) -> int:
        """Delete all that is kept, and the damaged files that were set aside. The answer counts the completed sets.

        The file stays, empty: a session that runs meanwhile goes on writing into it.
        """
        count = self._store.write(_forget, AFTER)
        with suppress(HistoryError):  # a session or a reader may hold the file: its pages are blank, its size stays
            self._store.read(_shrink, BEFORE)
        for path in self._store.damaged():
            path.unlink(missing_ok=True)
        return count

    def close(self) -> None:
        self._store.close()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def read_history(folder: Path | None = None) -> Archive:
    """The history in `folder` (the personal one), for reading. Raises `HomeError` where there is no home at all."""
    return Archive(Store((folder or home()) / HISTORY, lambda: local_now().date(), create=False))


def _forget(db: Connection) -> int:
    db.execute("PRAGMA secure_delete = ON")  # deleted pages are overwritten: gone is gone
    (count,) = db.execute("SELECT count(*) FROM sets WHERE complete = 1").fetchone()
    for table in _TABLES:
        db.execute(f"DELETE FROM {table}")
    return int(count)


def _shrink(db: Connection) -> None:
    db.execute("VACUUM")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
