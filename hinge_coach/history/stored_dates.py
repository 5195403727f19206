"""The person's own days as they are kept, and which of them have come: a clock may have been ahead once."""

from __future__ import annotations

import re
import time
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite3 import Connection

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Where a fact of tomorrow's date can be that has happened all the same: each is found by an index, or is a short table.
_TOMORROWS = ("FROM sets WHERE complete = 1 AND", "FROM sessions WHERE", "FROM pains WHERE")


def local_now() -> datetime:
    """Now, by the person's clock and zone, also when the zone has changed since the program began."""
    if hasattr(time, "tzset"):
        time.tzset()
    return datetime.now().astimezone()


def read_day(text: str) -> date:
    """A day as it is written everywhere: 2026-11-22. Raises ValueError.

    `date.fromisoformat` takes other forms too from Python 3.11 on, which would not sort as days do.
    """
    if not _DAY.fullmatch(text):
        raise ValueError(f"{text[:40]!r} is no day")
    return date.fromisoformat(text)


def read_moment(text: str) -> str:
    """A moment as it is kept, known to be one by its marks. Raises ValueError."""
    if text[4:17:3] != "--T::":
        raise ValueError(f"{text[:40]!r} is no moment")
    return text


def in_utc(moment: datetime) -> str:
    """A moment as it is kept: UTC, ISO 8601, whole seconds."""
    return moment.astimezone(timezone.utc).isoformat(timespec="seconds")


def when(moment: datetime) -> dict[str, Any]:
    """A moment by its columns: in UTC, as minutes east of it, and as the person's own day."""
    return {
        "at": in_utc(moment),
        "offset": (moment.utcoffset() or timedelta()) // timedelta(minutes=1),
        "day": moment.date().isoformat(),
    }


def moment_on(day: date, now: datetime) -> datetime:
    """The moment that stands for what was done on a day at a time that nobody said: now, or noon of an earlier day."""
    return now if day == now.date() else datetime(day.year, day.month, day.day, 12, tzinfo=now.tzinfo)


def last_day(db: Connection, now: datetime) -> date:
    """The last day that counts now. What bears a later date was written while a clock was ahead: it is still to come.

    It is today, or tomorrow for whoever has just travelled west over the date line: that day's sets were done.
    """
    tomorrow = now.date() + timedelta(days=1)
    known = {"day": tomorrow.isoformat(), "now": in_utc(now)}
    queries = (f"SELECT 1 {rows} day = :day AND at <= :now LIMIT 1" for rows in _TOMORROWS)
    return tomorrow if any(db.execute(query, known).fetchone() for query in queries) else now.date()
