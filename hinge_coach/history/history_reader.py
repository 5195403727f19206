"""The history as the commands read it. Reading makes nothing: no folder, no file, and no change to a damaged one."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from hinge_coach.coach.practice_record import Past
from hinge_coach.history import practice_statistics
from hinge_coach.history.database import AFTER, BEFORE, Store
from hinge_coach.history.history_errors import HistoryError
from hinge_coach.history.missing_sqlite import sqlite3
from hinge_coach.history.past_queries import read_past
from hinge_coach.history.stored_dates import last_day, local_now
from hinge_coach.reading.clean_text import shown
from hinge_coach.settings.personal_folder import HISTORY, home

T = TypeVar("T")

_TABLES = ("sets", "checks", "measures", "pains", "place", "sessions", "told")


class Archive:
    """All that is kept, for looking back from the person's day. Where nothing is kept all is empty.

    What bears a date in the future, of a clock that was ahead, is kept and counts for no day, week or rule until then.
    Every method may raise `HistoryError`.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def past(self, morning_of: date | None = None) -> Past:
        """What the coach looks back on: now, or in the morning of an earlier day, or of today."""
        now = self._clock()
        return self._store.read(lambda db: read_past(db, now, morning_of), BEFORE)

    def sets(self, since: date | None = None) -> Iterator[practice_statistics.StoredSet]:
        """Every completed set, oldest first, from the person's day `since` on, read as they are asked for."""
        last = None
        while sets := self._completed(last, since):
            yield from sets
            last = sets[-1]

    def _completed(
        self, last: practice_statistics.StoredSet | None, since: date | None
    ) -> list[practice_statistics.StoredSet]:
        return self._store.read(lambda db: practice_statistics.completed(db, last, since), BEFORE)

    def practised_on(self, day: date) -> frozenset[str]:
        """The drills with a completed set on that day."""
        return self._store.read(lambda db: practice_statistics.practised_on(db, day), BEFORE)

    def count(self) -> int:
        """How many completed sets are kept, whatever their date."""
        return self._store.read(lambda db: practice_statistics.ahead(db, date.min)[0], BEFORE)

    def ahead(self) -> int:
        """How many of them bear a date that is still to come."""
        return self._asked(lambda db, until: practice_statistics.ahead(db, until)[0])

    def days(self, since: date) -> list[tuple[date, int]]:
        """The days of practice from `since` on, oldest first, with how many sets were completed."""
        return self._asked(lambda db, until: practice_statistics.days(db, since, until))

    def streak(self) -> practice_statistics.Streak:
        """Weeks with practice in a row."""
        return self._asked(practice_statistics.streak)

    def holds(self, since: date) -> list[practice_statistics.Hold]:
        """What was held each day from `since` on, oldest first."""
        return self._asked(lambda db, until: practice_statistics.holds(db, since, until))

    def faults(self, since: date) -> list[practice_statistics.FaultSeen]:
        """The faults named each day from `since` on, oldest first."""
        return self._asked(lambda db, until: practice_statistics.faults(db, since, until))

    def agreement(self, since: date) -> practice_statistics.Agreement:
        """How often the person and a camera judged alike from `since` on."""
        return self._asked(lambda db, until: practice_statistics.agreement(db, since, until))

    def _asked(self, question: Callable[[sqlite3.Connection, date], T]) -> T:
        """The answer to a question that goes up to the last day that has come."""
        now = self._clock()
        return self._store.read(lambda db: question(db, last_day(db, now)), BEFORE)

    def way(self) -> str:
        """In which way of `open_database` the file is kept, once it was tried to write into it."""
        self._store.try_to_write(BEFORE)
        return self._store.way(BEFORE)

    def delete_all(self) -> bool:
        """Delete all that is kept, also the damaged files set aside. The answer: nothing of it is left on the disk.

        The file stays, empty: a session that runs meanwhile goes on writing into it. Where another program reads it in
        this very moment, its log still holds what was deleted, until that program has ended. Raises HistoryError also
        where a damaged file can't be deleted, and then all else is.
        """
        self._store.write(_forget, AFTER)
        try:
            gone = self._store.read(_shrink, BEFORE)
        except HistoryError:
            gone = False
        for path in self._store.damaged():
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                left = f"the damaged file {shown(path)} can't be ({error.strerror}); delete it yourself"
                raise HistoryError(f"Your history is deleted, but {left}.") from error
        return gone

    def close(self) -> None:
        self._store.close()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def read_history(folder: Path | None = None, *, clock: Callable[[], datetime] = local_now) -> Archive:
    """The history in `folder` (the personal one), for reading. Raises CoachError where there is no home, or no SQLite.

    `clock` tells the person's time and zone.
    """
    return Archive(Store((folder or home()) / HISTORY, lambda: clock().date(), create=False), clock)


def _forget(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA secure_delete = ON")  # deleted pages are overwritten: gone is gone
    for table in _TABLES:
        db.execute(f"DELETE FROM {table}")


def _shrink(db: sqlite3.Connection) -> bool:
    """Give the space back, and empty the log; whether that could be done."""
    db.execute("VACUUM")
    return bool(db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)
