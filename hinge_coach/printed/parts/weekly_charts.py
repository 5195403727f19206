"""Twelve weeks on one axis: the days of practice, bars of what was measured, and how often a fault came up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.table import Column

from hinge_coach.printed.parts.chart_weeks import WEEKS, first_monday
from hinge_coach.printed.parts.printed_data import FaultOverTime, Series
from hinge_coach.printed.parts.rich_elements import Span, Words, grid

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_EIGHTHS = " ▁▂▃▄▅▆▇█"
_BAR_ROWS = 2
_LABEL = 28  # cells
_MONTH = 4  # cells for a month's name and what keeps it from the next

Row = tuple[RenderableType, RenderableType]  # of a chart: its label, and its twelve weeks


class Axis(NamedTuple):
    """Where each week stands: the Monday of the first one, the cells before it, and the cells that a week has."""

    first: date
    label: int
    step: int

    @property
    def mondays(self) -> list[date]:
        return [self.first + timedelta(weeks=number) for number in range(WEEKS)]

    def week(self, day: date) -> int:
        """Which week a day lies in, from 0 to 11; outside of the axis it is none of these."""
        return (day - self.first).days // 7

    def chart(self, rows: Iterable[Row]) -> RenderableType:
        """Rows one under the other, each behind its label."""
        return grid([Column(width=self.label - 1), Column()], rows, 1)

    def weeks(self, cells: Iterable[tuple[str, str]], *, wide: bool = False) -> Words:
        """A cell for each week, and its role; a `wide` one fills its week but for a gap."""
        spans: list[Span] = []
        for text, role in cells:
            shown = text * max(1, self.step - 1) if wide and text in _EIGHTHS else text
            spans += [(shown, role), " " * (self.step - len(shown))]
        return Words(*spans)


def axis(today: date, columns: int) -> Axis:
    """The axis of the weeks up to today in so many columns."""
    step = max(1, min(4, max(2, (columns - 20) // WEEKS), (columns - 4) // WEEKS))
    return Axis(first_monday(today), max(4, min(_LABEL, columns - step * WEEKS)), step)


def calendar(days: Mapping[date, int], today: date, on: Axis) -> list[Row]:
    """A row for each day of the week, a column for each week; the months above."""
    rows: list[Row] = [("", Words((_months(on), "quiet")))]
    for number, name in enumerate(_DAYS):
        cells = (_day(monday + timedelta(days=number), days, today) for monday in on.mondays)
        rows.append((Words((name, "quiet")), on.weeks(cells)))
    return rows


def _months(on: Axis) -> str:
    """Each month's name above the first of its weeks, but for one that ends before its name would."""
    mondays = on.mondays
    starts = [week for week in range(WEEKS) if not week or mondays[week].month != mondays[week - 1].month]
    text = ""
    for week, end in zip(starts, [*(start * on.step for start in starts[1:]), WEEKS * on.step + 1], strict=True):
        if end - week * on.step >= _MONTH:
            text = text.ljust(week * on.step) + f"{mondays[week]:%b}"
    return text


def _day(day: date, days: Mapping[date, int], today: date) -> tuple[str, str]:
    if day in days:
        return "■", "rise"
    if day > today:
        return " ", ""
    return "·", "strong" if day == today else "quiet"


def bars(series: Series, on: Axis) -> list[Row]:
    """The best of each week as a bar from zero, beside the first and the last of all values."""
    weekly: dict[int, float] = {}
    for day, value in series.points:
        if 0 <= (week := on.week(day)) < WEEKS:
            weekly[week] = max(value, weekly.get(week, value))
    if not weekly:
        return []
    top = max(weekly.values()) or 1.0
    high = [ceil(weekly[week] / top * 8 * _BAR_ROWS) if week in weekly else None for week in range(WEEKS)]
    rows = [
        on.weeks(((_block(each, row), "quiet" if each is None else "top") for each in high), wide=True)
        for row in reversed(range(_BAR_ROWS))
    ]
    return [(Group(Words(series.name), Words((_range(series), "quiet"))), Group(*rows))]


def in_words(series: Series) -> str:
    """The first and the last of all values, as a line by itself."""
    return f"{series.name}: {_range(series, 'to')}."


def _range(series: Series, to: str = "→") -> str:
    first, last = series.points[0][1], series.points[-1][1]
    return f"{last:g} {series.unit}" if first == last else f"{first:g} {to} {last:g} {series.unit}"


def _block(height: int | None, row: int) -> str:
    """The part of a bar that lies in a row, 0 being the lowest; where there is no bar, a dot on the ground."""
    if height is None:
        return "·" if row == 0 else " "
    return _EIGHTHS[max(0, min(8, height - 8 * row))]


def counts(fault: FaultOverTime, on: Axis) -> Row:
    """How often a fault came up in each week, as digits."""
    weekly = [0] * WEEKS
    for day, times in fault.seen:
        if 0 <= (week := on.week(day)) < WEEKS:
            weekly[week] += times
    cells = ((str(min(times, 9)), "bottom") if times else ("·", "quiet") for times in weekly)
    return Words(fault.looks), on.weeks(cells)
