"""Looking back over the sets: every one of them, the days and weeks of practice, holds and faults over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from hinge_coach.history.stored_dates import read_day, read_moment

if TYPE_CHECKING:
    from sqlite3 import Connection

_WEEK = timedelta(days=7)
_AT_ONCE = 500  # sets


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
    seen_reps: int | None = None  # what a camera saw: the reps; the faults as ids with a space between, or `clean`
    seen_faults: str | None = None
    logged: bool = False  # told afterwards: `at` is the moment of telling, or noon of an earlier day


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


class Agreement(NamedTuple):
    """How many checks the person and the camera answered alike, of those that both judged."""

    alike: int
    both: int


class Streak(NamedTuple):
    """Weeks (Monday to Sunday) with practice in a row: up to now, and the most there ever were."""

    weeks: int
    longest: int


_FIELDS = (
    "id, session, at, offset, drill, block, number, side, target, done, unit, load, load_unit, cue, seen_reps, "
    "seen_faults, logged"
)
_FURTHEST = timedelta(days=1)  # that a day lies ahead of UTC's, and more


def completed(db: Connection, last: StoredSet | None, since: date | None = None) -> list[StoredSet]:
    """The next completed sets after the `last`, oldest first, of the person's day `since` or a later one.

    There are at most 500, and none at the end: whoever reads them slowly keeps nobody else waiting for the file.
    """
    start = "" if since is None else (since - min(_FURTHEST, since - date.min)).isoformat()
    where = {"at": last.at if last else start, "id": last.id if last else 0, "since": str(since or "")}
    query = (
        f"SELECT {_FIELDS} FROM sets WHERE complete = 1 AND (at, id) > (:at, :id) AND day >= :since "
        f"ORDER BY at, id LIMIT {_AT_ONCE}"
    )
    return [_stored(row) for row in db.execute(query, where)]


def added(db: Connection, after: int) -> list[StoredSet]:
    """The completed sets that were kept after the one with this id, in the order in which they were."""
    rows = db.execute(f"SELECT {_FIELDS} FROM sets WHERE id > ? AND complete = 1 ORDER BY id", (after,))
    return [_stored(row) for row in rows]


def _stored(row: Sequence[Any]) -> StoredSet:
    id, session, at, offset, *what, target, done, unit, load, load_unit, cue, reps, faults, logged = row
    when = (read_moment(at), _offset(offset))
    amounts = (_plain(target), _plain(done), unit, load, load_unit, cue, reps, faults, bool(logged))
    return StoredSet._make((id, session, *when, *what, *amounts))


def practised_on(db: Connection, day: date) -> frozenset[str]:
    """The drills with a completed set on that day."""
    rows = db.execute("SELECT DISTINCT drill FROM sets WHERE complete = 1 AND day = ?", (day.isoformat(),))
    return frozenset(drill for (drill,) in rows)


def ahead(db: Connection, until: date) -> tuple[int, int]:
    """How many completed sets bear a date after `until`, which is still to come, and the last of their ids, else 0."""
    query = "SELECT count(*), coalesce(max(id), 0) FROM sets WHERE complete = 1 AND day > ?"
    count, last = db.execute(query, (until.isoformat(),)).fetchone()
    return count, last


def days(db: Connection, since: date, until: date) -> list[tuple[date, int]]:
    """The days of practice from `since` to `until`, oldest first, with how many sets were completed."""
    rows = db.execute(
        "SELECT day, count(*) FROM sets WHERE complete = 1 AND day BETWEEN ? AND ? GROUP BY day ORDER BY day",
        (since.isoformat(), until.isoformat()),
    )
    return [(read_day(day), count) for day, count in rows]


def holds(db: Connection, since: date, until: date) -> list[Hold]:
    """What was held each day from `since` to `until`, oldest first."""
    rows = db.execute(
        "SELECT day, drill, max(done), sum(done) FROM sets WHERE complete = 1 AND unit = 'seconds' "
        "AND day BETWEEN ? AND ? GROUP BY day, drill ORDER BY day, drill",
        (since.isoformat(), until.isoformat()),
    )
    return [Hold(read_day(day), drill, longest, total) for day, drill, longest, total in rows]


def faults(db: Connection, since: date, until: date) -> list[FaultSeen]:
    """The faults named each day from `since` to `until`, oldest first."""
    rows = db.execute(
        "SELECT day, drill, fault, count(*) FROM checks WHERE fault IS NOT NULL AND day BETWEEN ? AND ? "
        "GROUP BY day, drill, fault ORDER BY day, drill, fault",
        (since.isoformat(), until.isoformat()),
    )
    return [FaultSeen(read_day(day), drill, fault, times) for day, drill, fault, times in rows]


def agreement(db: Connection, since: date, until: date) -> Agreement:
    """How often the person and the camera judged alike, from `since` to `until`; what was left open is neither."""
    rows = db.execute(
        "SELECT (said = 'yes') = (seen = 'clean'), count(*) FROM checks "
        "WHERE seen IS NOT NULL AND said <> 'none' AND day BETWEEN ? AND ? GROUP BY 1",
        (since.isoformat(), until.isoformat()),
    )
    counts = dict(rows.fetchall())
    return Agreement(counts.get(1, 0), counts.get(1, 0) + counts.get(0, 0))


def streak(db: Connection, until: date) -> Streak:
    """Weeks with practice in a row, up to the day `until`. A week still open breaks nothing, and rest days never do."""
    now = longest = run = 0
    last: date | None = None
    for week in _weeks(db, until):
        run = run + 1 if last is not None and week - last == _WEEK else 1
        longest = max(longest, run)
        if _monday(until) - week in (timedelta(0), _WEEK):
            now = run
        last = week
    return Streak(now, longest)


def _weeks(db: Connection, until: date) -> Iterator[date]:
    """The Mondays of the weeks with a completed set, oldest first, found by leaping from one week to the next."""
    query = "SELECT min(day) FROM sets WHERE complete = 1 AND day BETWEEN ? AND ?"
    (day,) = db.execute(query, ("", until.isoformat())).fetchone()
    while day is not None:
        week = _monday(read_day(day))
        yield week
        (day,) = db.execute(query, ((week + _WEEK).isoformat(), until.isoformat())).fetchone()


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _offset(minutes: int) -> str:
    """Minutes east of UTC as ISO 8601 writes them: 120 is +02:00."""
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _plain(number: float) -> float:
    """10 reps are 10, not 10.0."""
    return int(number) if number == int(number) else number
