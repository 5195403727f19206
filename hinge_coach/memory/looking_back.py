"""Looking back over the sets: every one of them, the days and weeks of practice, holds and faults over time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlite3 import Connection

_WEEK = timedelta(days=7)


class StoredSet(NamedTuple):
    """One completed set. `at` is UTC (ISO 8601), `offset` what the person's clock added to it (`+02:00`).

    The fields are those of `history --json`, in its order. `done` and `target` are in `unit`: reps or seconds.
    """

    id: int
    session: int
    at: str
    offset: str
    drill: str
    block: str
    set: int
    side: str | None
    target: float
    done: float
    unit: str
    load: str | None
    load_unit: str | None
    cue: str | None


class Hold(NamedTuple):
    """What was held in a drill on one day, in seconds."""

    day: date
    drill: str
    longest: float
    total: float


class FaultSeen(NamedTuple):
    """How often a fault was named in a drill on one day."""

    day: date
    drill: str
    fault: str
    times: int


class Streak(NamedTuple):
    """Weeks (Monday to Sunday) with practice in a row: up to now, and the most there ever were."""

    weeks: int
    longest: int


def completed(db: Connection, since: date | None = None) -> Iterator[StoredSet]:
    """Every completed set, oldest first, from the person's day `since` on."""
    fields = "id, session, at, offset, drill, block, number, side, target, done, unit, load, load_unit, cue"
    query, values = f"SELECT {fields} FROM sets WHERE complete = 1", {}
    if since is not None:
        values = {"since": since.isoformat()}
        # The + keeps SQLite from going by days and then sorting them all: the oldest id is found, and walked from.
        query += " AND id >= (SELECT min(id) FROM sets WHERE complete = 1 AND day >= :since) AND +day >= :since"
    for row in db.execute(f"{query} ORDER BY id", values):
        yield StoredSet._make((*row[:3], _offset(row[3]), *row[4:8], _plain(row[8]), _plain(row[9]), *row[10:]))


def days(db: Connection, since: date) -> list[tuple[date, int]]:
    """The days of practice from `since` on, oldest first, with how many sets were completed."""
    rows = db.execute(
        "SELECT day, count(*) FROM sets WHERE complete = 1 AND day >= ? GROUP BY day ORDER BY day", (since.isoformat(),)
    )
    return [(date.fromisoformat(day), count) for day, count in rows]


def holds(db: Connection, since: date) -> list[Hold]:
    """What was held each day from `since` on, oldest first."""
    rows = db.execute(
        "SELECT day, drill, max(done), sum(done) FROM sets WHERE complete = 1 AND unit = 'seconds' AND day >= ? "
        "GROUP BY day, drill ORDER BY day, drill",
        (since.isoformat(),),
    )
    return [Hold(date.fromisoformat(day), drill, longest, total) for day, drill, longest, total in rows]


def faults(db: Connection, since: date) -> list[FaultSeen]:
    """The faults named each day from `since` on, oldest first."""
    rows = db.execute(
        "SELECT day, drill, fault, count(*) FROM checks WHERE fault IS NOT NULL AND day >= ? "
        "GROUP BY day, drill, fault ORDER BY day, drill, fault",
        (since.isoformat(),),
    )
    return [FaultSeen(date.fromisoformat(day), drill, fault, times) for day, drill, fault, times in rows]


def streak(db: Connection, today: date) -> Streak:
    """Weeks with practice in a row. A week that is still open breaks nothing, and rest days never do."""
    now = longest = run = 0
    last: date | None = None
    for week in _weeks(db):
        run = run + 1 if last is not None and week - last == _WEEK else 1
        longest = max(longest, run)
        if _monday(today) - week in (timedelta(0), _WEEK):
            now = run
        last = week
    return Streak(now, longest)


def _weeks(db: Connection) -> Iterator[date]:
    """The Mondays of the weeks with a completed set, oldest first, found by leaping from one week to the next."""
    query = "SELECT min(day) FROM sets WHERE complete = 1 AND day >= ?"
    (day,) = db.execute(query, ("",)).fetchone()
    while day is not None:
        week = _monday(date.fromisoformat(day))
        yield week
        (day,) = db.execute(query, ((week + _WEEK).isoformat(),)).fetchone()


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _offset(minutes: int) -> str:
    """Minutes east of UTC as ISO 8601 writes them: 120 is +02:00."""
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _plain(number: float) -> float:
    """10 reps are 10, not 10.0."""
    return int(number) if number == int(number) else number
