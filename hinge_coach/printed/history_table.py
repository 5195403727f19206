"""`history`: every completed set, a table for each day, printed as it comes, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Column

from hinge_coach.coach.amounts_in_words import amount
from hinge_coach.history.practice_statistics import StoredSet
from hinge_coach.printed.parts.rich_elements import BLANK, Words, advised, grid

_WITH_LOAD, _WITH_BLOCK, _WITH_CUE = 62, 79, 110  # columns from which a column more fits
_GAP = 2


def history_page(
    sets: Iterable[StoredSet], names: Mapping[str, str], columns: int, since: date | None = None
) -> Iterator[RenderableType]:
    """The page day by day. `names` are the drills' names by id; one that is gone keeps its id."""
    count = days = 0
    for day, of_day in groupby(sets, lambda each: local(each.at, each.offset).date()):
        done = list(of_day)
        count, days = count + len(done), days + 1
        yield Group(Words((f"{day:%A} {_date(day)}", "title")), _table(done, names, columns), BLANK)
    if count:
        yield Words((f"{count} set{'s' * (count != 1)} on {days} day{'s' * (days != 1)}", "quiet"))
    elif since:
        yield Words((f"No completed set since {_date(since)}.", "quiet"))
    else:
        yield advised("No completed set yet. The first session begins with:", "hinge-coach start", columns)


def _date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def local(at: str, offset: str) -> datetime:
    """The person's own clock at a moment that is given in UTC (ISO 8601), with an offset such as +02:00."""
    hours, minutes = offset[1:].split(":")
    ahead = timedelta(hours=int(hours), minutes=int(minutes))
    return datetime.fromisoformat(at[:19]) + (-ahead if offset.startswith("-") else ahead)


def _table(sets: Sequence[StoredSet], names: Mapping[str, str], columns: int) -> RenderableType:
    """One line a set: its time, or that it was logged afterwards; drill, block, set and side, what was done, load, cue,
    as far as there is room."""
    widths = _widths(columns)
    drills = [each.drill for each in sets]
    rows = [
        _fields(each, names.get(each.drill, each.drill), again=each.drill == before)
        for each, before in zip(sets, ["", *drills], strict=False)
    ]
    shown = (Column(width=width, no_wrap=True, overflow="ellipsis") for width in widths.values())
    day = (Group(*(row[field] for row in rows)) for field in widths)  # a row for each set would take twice as long
    return grid(shown, [day], _GAP)


def _widths(columns: int) -> dict[str, int]:
    """The columns that there is room for, each with its cells."""
    widths = {"time": 6, "drill": min(21, max(8, columns - 31))}
    if columns >= _WITH_BLOCK:
        widths["block"] = 18 if columns >= _WITH_CUE else 12
    widths |= {"set": 7, "done": 12}
    if columns >= _WITH_LOAD:
        widths["load"] = 11 if columns >= _WITH_BLOCK else 8  # medium band
    if columns >= _WITH_CUE:
        widths["cue"] = columns - 87
    return widths


def _fields(each: StoredSet, name: str, *, again: bool) -> dict[str, Words]:
    """What the columns say of a set. A name that comes `again` stands back."""
    return {
        "time": Words(("logged" if each.logged else f"{local(each.at, each.offset):%H:%M}", "quiet")),
        "drill": Words((name, "quiet" if again else "strong")),
        "block": Words(("" if each.block.lower() == name.lower() else each.block, "quiet")),
        "set": Words((f"{each.set} {each.side}" if each.side else f"set {each.set}", "quiet")),
        "done": Words(_done(each)),
        "load": Words("" if each.load is None else f"{each.load} {each.load_unit or ''}".rstrip()),
        "cue": Words((each.cue or "", "quiet")),
    }


def _done(each: StoredSet) -> str:
    """10 reps, 8 of 10 reps, 5 s, 4 of 5 s."""
    if each.done >= each.target:
        return amount(each.done, each.unit)
    return f"{each.done:g} of {amount(each.target, each.unit)}"
