"""Every completed set as a table, day by day: one line a set, drawn as it comes, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Protocol

from hinge_coach.coach.amounts import amount
from hinge_coach.stage.paper import Line, advised, cut, filled, line, wrap

_WITH_LOAD, _WITH_BLOCK, _WITH_CUE = 61, 78, 110  # columns from which a column more fits
_GAP = "  "


class KeptSet(Protocol):
    """A completed set as it was kept: `at` in UTC (ISO 8601), `offset` of the person's clock as +02:00."""

    @property
    def at(self) -> str: ...
    @property
    def offset(self) -> str: ...
    @property
    def drill(self) -> str: ...
    @property
    def block(self) -> str: ...
    @property
    def set(self) -> int: ...
    @property
    def side(self) -> str | None: ...
    @property
    def target(self) -> float: ...
    @property
    def done(self) -> float: ...
    @property
    def unit(self) -> str: ...
    @property
    def load(self) -> str | None: ...
    @property
    def load_unit(self) -> str | None: ...
    @property
    def cue(self) -> str | None: ...


def history_lines(
    sets: Iterable[KeptSet], names: Mapping[str, str], columns: int, since: date | None = None
) -> Iterator[Line]:
    """The table line by line. `names` are the drills' names by id; one that is gone keeps its id."""
    day: date | None = None
    drill = ""
    count = days = 0
    for each in sets:
        then = local(each.at, each.offset)
        if then.date() != day:
            if day:
                yield ()
            day = then.date()
            days += 1
            yield line(f"{day:%A} {_date(day)}", "title")
            drill = ""
        count += 1
        yield _row(each, then, names.get(each.drill, each.drill), each.drill == drill, columns)
        drill = each.drill
    if count:
        yield from ((), line(f"{count} set{'s' * (count != 1)} on {days} day{'s' * (days != 1)}", "quiet"))
    else:
        yield from _none(since, columns)


def _none(since: date | None, columns: int) -> list[Line]:
    if since:
        return wrap(line(f"No completed set since {_date(since)}.", "quiet"), columns)
    return advised("No completed set yet. The first session begins with:", "hinge-coach start", columns)


def _date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def local(at: str, offset: str) -> datetime:
    """The person's own clock at a moment that is given in UTC."""
    hours, minutes = offset[1:].split(":")
    ahead = timedelta(hours=int(hours), minutes=int(minutes))
    return datetime.fromisoformat(at[:19]) + (-ahead if offset.startswith("-") else ahead)


def _row(each: KeptSet, then: datetime, name: str, again: bool, columns: int) -> Line:
    """One set in one line. A name that comes `again` stands back; what there is no room for is left away."""
    block = "" if each.block.lower() == name.lower() else each.block
    parts = [
        (f"{then:%H:%M}", "quiet", 5, 0),
        (name, "quiet" if again else "strong", min(21, max(8, columns - 30)), 0),
        (block, "quiet", 18 if columns >= _WITH_CUE else 15, _WITH_BLOCK),
        (f"{each.set} {each.side}" if each.side else f"set {each.set}", "quiet", 7, 0),
        (_done(each), "", 12, 0),
        (_load(each), "", 8, _WITH_LOAD),
        (each.cue or "", "quiet", columns - 83, _WITH_CUE),
    ]
    fields = [(cut(text, width), role, width) for text, role, width, least in parts if columns >= least]
    return tuple(span for text, role, width in fields for span in (*filled(line(text, role), width), (_GAP, "")))


def _done(each: KeptSet) -> str:
    """10 reps, 8 of 10 reps, 5 s, 4 of 5 s."""
    if each.done >= each.target:
        return amount(each.done, each.unit)
    return f"{each.done:g} of {amount(each.target, each.unit)}"


def _load(each: KeptSet) -> str:
    """12 kg, red band."""
    if each.load is None:
        return ""
    return f"{each.load} {each.load_unit or ''}".rstrip()
