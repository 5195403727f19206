"""Twelve weeks on one axis: the days of practice, bars of what was measured, and how often a fault came up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

from hinge_coach.stage.paper import Line, cut, filled, line

WEEKS = 12
_WEEK = timedelta(days=7)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_EIGHTHS = " ▁▂▃▄▅▆▇█"
_BAR_ROWS = 2
_LABEL = 28  # cells


class Axis(NamedTuple):
    """Where each week stands: the Monday of the first one, the cells before it, and the cells that a week has."""

    first: date
    label: int
    step: int

    @property
    def mondays(self) -> list[date]:
        return [self.first + number * _WEEK for number in range(WEEKS)]

    def week(self, day: date) -> int:
        """Which week a day lies in, from 0 to 11; outside of the axis it is none of these."""
        return (day - self.first).days // 7


class Series(NamedTuple):
    """A quantity of a drill over time, in `unit`, oldest first."""

    drill: str
    name: str
    unit: str
    points: tuple[tuple[date, float], ...]


def first_monday(today: date) -> date:
    """Where an axis begins that ends with this week."""
    return today - timedelta(days=today.weekday()) - (WEEKS - 1) * _WEEK


def axis(today: date, columns: int) -> Axis:
    """The axis of the weeks up to today in so many columns."""
    step = max(2, min(4, (columns - 20) // WEEKS))
    return Axis(first_monday(today), max(4, min(_LABEL, columns - step * WEEKS)), step)


def calendar(days: Mapping[date, int], today: date, on: Axis) -> list[Line]:
    """A row for each day of the week, a column for each week; the months above."""
    lines = [_months(on)]
    for number, name in enumerate(_DAYS):
        cells = [_day(monday + timedelta(days=number), days, today) for monday in on.mondays]
        lines.append(_row(name, "quiet", cells, on))
    return lines


def _months(on: Axis) -> Line:
    """Each month's name above the first of its weeks, but for one that ends before its name would."""
    text = ""
    months = [monday.month for monday in on.mondays]
    for number, monday in enumerate(on.mondays):
        starts = number == 0 or months[number - 1] != monday.month
        if starts and months[number : number + 2].count(monday.month) == len(months[number : number + 2]):
            text = text.ljust(number * on.step) + f"{monday:%b}"
    return ((" " * on.label, ""), (text, "quiet"))


def _day(day: date, days: Mapping[date, int], today: date) -> tuple[str, str]:
    if day in days:
        return "■", "rise"
    if day > today:
        return " ", ""
    return "·", "strong" if day == today else "quiet"


def bars(series: Series, on: Axis) -> list[Line]:
    """The best of each week as a bar from zero, beside the first and the last of all values."""
    weekly = _weekly(series.points, on)
    if not weekly:
        return []
    top = max(weekly.values()) or 1.0
    high = [ceil(weekly[week] / top * 8 * _BAR_ROWS) if week in weekly else None for week in range(WEEKS)]
    labels = [(series.name, ""), (_range(series), "quiet")]
    lines = []
    for row, label in zip(range(_BAR_ROWS - 1, -1, -1), labels, strict=True):
        cells = [(_block(each, row), "top" if each is not None else "quiet") for each in high]
        lines.append(_row(*label, cells, on, wide=True))
    return lines


def _weekly(points: Iterable[tuple[date, float]], on: Axis) -> dict[int, float]:
    weekly: dict[int, float] = {}
    for day, value in points:
        week = on.week(day)
        if 0 <= week < WEEKS:
            weekly[week] = max(value, weekly.get(week, value))
    return weekly


def _range(series: Series) -> str:
    first, last = series.points[0][1], series.points[-1][1]
    return f"{last:g} {series.unit}" if first == last else f"{first:g} → {last:g} {series.unit}"


def _block(height: int | None, row: int) -> str:
    """The part of a bar that lies in a row, 0 being the lowest; where there is no bar, a dot on the ground."""
    if height is None:
        return "·" if row == 0 else " "
    return _EIGHTHS[max(0, min(8, height - 8 * row))]


def counts(name: str, points: Iterable[tuple[date, int]], on: Axis) -> Line:
    """How often something came up in each week, as digits."""
    weekly = [0] * WEEKS
    for day, times in points:
        if 0 <= on.week(day) < WEEKS:
            weekly[on.week(day)] += times
    cells = [(str(min(times, 9)), "bottom") if times else ("·", "quiet") for times in weekly]
    return _row(name, "", cells, on)


def _row(name: str, role: str, cells: Sequence[tuple[str, str]], on: Axis, wide: bool = False) -> Line:
    """A label, and a cell for each week; a `wide` one fills its week but for a gap."""
    spans = list(filled(line(cut(name, on.label - 1), role), on.label))
    for text, colour in cells:
        shown = text * (on.step - 1) if wide and text in _EIGHTHS else text
        spans += [(shown, colour), (" " * (on.step - len(shown)), "")]
    return tuple(spans)
