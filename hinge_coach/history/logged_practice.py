"""What was done without the program, kept afterwards: all of it in one transaction, on the day that it was done."""

import os
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from hinge_coach.coach.practice_record import Answer, Measured, Pain, SetDone
from hinge_coach.history import practice_statistics
from hinge_coach.history.database import AFTER, BEFORE, Store, insert
from hinge_coach.history.missing_sqlite import sqlite3
from hinge_coach.history.stored_dates import local_now, moment_on, when
from hinge_coach.settings.personal_folder import HISTORY, home

Fact = SetDone | Answer | Measured | Pain
_TABLES: dict[type[Fact], str] = {SetDone: "sets", Answer: "checks", Measured: "measures", Pain: "pains"}


class Log:
    """Adds to the history what is told afterwards, as a session of its own on the day that it was done."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        """`clock` tells the person's time and zone. Raises HistoryError where nothing could be kept."""
        self._store = store
        self._clock = clock
        store.write(lambda db: None, BEFORE)

    @property
    def news(self) -> str | None:
        """One sentence on what had to be done to the file, to be told once."""
        return self._store.news

    def keep(
        self, facts: Sequence[Fact], day: date, *, ends_session: bool = False
    ) -> list[practice_statistics.StoredSet]:
        """Keep them all, in this order; the completed sets as they are kept. Raises HistoryError, and keeps nothing.

        `ends_session`: what an interrupted session had left was done with it, so that it is not gone on with.
        """
        stamp = when(moment_on(day, self._clock()))

        def work(db: sqlite3.Connection) -> list[practice_statistics.StoredSet]:
            if ends_session:
                db.execute("DELETE FROM place")
            return _keep(db, facts, stamp)

        return self._store.write(work, AFTER)

    def close(self) -> None:
        self._store.close()

    def __enter__(self) -> "Log":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_log(folder: Path | None = None, *, clock: Callable[[], datetime] = local_now) -> Log:
    """The history in `folder` (the personal one), to add to. Raises CoachError where nothing could be kept."""
    return Log(Store((folder or home()) / HISTORY, lambda: clock().date()), clock)


def _keep(db: sqlite3.Connection, facts: Sequence[Fact], stamp: dict[str, Any]) -> list[practice_statistics.StoredSet]:
    sets = sum(isinstance(fact, SetDone) for fact in facts)
    (last,) = db.execute("SELECT coalesce(max(id), 0) FROM sets").fetchone()
    own = insert("sessions", {**stamp, "token": os.urandom(8).hex(), "kept": len(facts), "sets": sets})
    session = db.execute(own.sql, own.values).lastrowid
    for fact in facts:
        values = fact._asdict()
        if isinstance(fact, SetDone):
            values |= {"number": values.pop("set"), "logged": True}
        row = insert(_TABLES[type(fact)], {**stamp, "session": session, **values})
        db.execute(row.sql, row.values)
    return practice_statistics.added(db, last)
