"""What is learned, what is next and why, and twelve weeks of practice: on paper, in one column or in two."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from hinge_coach.coach.ladder import NEW, Rung
from hinge_coach.coach.phrases import counted
from hinge_coach.coach.plan import Chosen, Plan
from hinge_coach.stage import charts, states
from hinge_coach.stage.charts import Series
from hinge_coach.stage.paper import MEASURE, Line, beside, cells, filled, headed, hung, indented, line, section, wrap

WIDE = 110  # columns from which there are two
_GAP = 4
_NAME, _NUMBER = 23, 4  # cells
_MOST_FAULTS = 6


class BestCue(NamedTuple):
    """The cue with the most sets that were judged a yes, and how many these are."""

    drill: str
    number: str
    cue: str
    sets: int


class FaultOverTime(NamedTuple):
    """A fault as the person would see it, and how often it was named, by day."""

    id: str
    looks: str
    seen: tuple[tuple[date, int], ...]


class Review(NamedTuple):
    """Everything that the page shows. `weeks` and `longest` are weeks with practice in a row: up to now, and ever."""

    today: date
    rungs: tuple[Rung, ...]
    plan: Plan
    sessions: int
    days: tuple[tuple[date, int], ...]
    weeks: int
    longest: int
    measured: tuple[Series, ...]
    held: tuple[Series, ...]
    faults: tuple[FaultOverTime, ...]
    cues: tuple[BestCue, ...]


def progress_page(review: Review, columns: int, unicode: bool = True) -> list[Line]:
    """The whole page in so many columns of a terminal."""
    wide = columns >= WIDE and bool(review.days)
    columns = min(columns, 2 * MEASURE + _GAP if wide else MEASURE)
    each = (columns - _GAP) // 2 if wide else columns
    left = [*_next(review, each), *_ladder(review, each, unicode)]
    right = [*_practice(review, each), *_grown(review, each), *_faults(review, each), *_cues(review.cues, each)]
    page = [*headed("Your hinge", f"{review.today.day} {review.today:%B %Y}", columns), ()]
    page += beside(left, right, each + _GAP) if wide else [*left, *right]
    while not page[-1]:
        page.pop()
    return page


def _next(review: Review, columns: int) -> list[Line]:
    """What a session would hold now, each drill with its reason. The introduction holds all, as the ladder below."""
    lines = wrap(line(review.plan.headline, "strong"), columns)
    for chosen in review.plan.chosen if review.sessions else ():
        lines += [_chosen(chosen), *_reason(chosen.reason, columns, _NUMBER)]
    for sentence in review.plan.advice:
        lines += wrap(line(sentence), columns)
    return section("Next", [*lines, line("  hinge-coach start", "key")])


def _chosen(chosen: Chosen) -> Line:
    kind = {"test": "  a test", "offer": "  if you like", "repeat": "  once more"}.get(chosen.kind, "")
    number = "→" if chosen.drill.bridge else chosen.drill.number
    return (*filled(line(number, "quiet"), _NUMBER), (chosen.drill.name, ""), (kind, "quiet"))


def _ladder(review: Review, columns: int, unicode: bool) -> list[Line]:
    """Every drill from the first one up, each with its state, and the reason for it where it was not said yet."""
    said = {chosen.reason for chosen in review.plan.chosen}
    lines: list[Line] = []
    for rung in review.rungs:
        role, word = states.role(rung.state), states.word(rung.state)
        name = rung.drill.name + " " * max(2, _NAME - cells(rung.drill.name))
        number = "" if rung.drill.bridge else rung.drill.number
        head = ((f"{states.sign(rung.state, unicode)} ", role), *filled(line(number, "quiet"), _NUMBER))
        lines.append((*head, (name, "strong"), (word, role)))
        if rung.state != NEW and rung.reason not in said:
            lines += _reason(rung.reason, columns, _NUMBER + 2)
    return section("The course", lines)


def _reason(reason: str, columns: int, indent: int) -> list[Line]:
    return indented(wrap(line(reason, "quiet"), columns - indent), indent)


def _practice(review: Review, columns: int) -> list[Line]:
    if not review.longest:
        return []
    on = charts.axis(review.today, columns)
    lines = charts.calendar(dict(review.days), review.today, on)
    return section("Twelve weeks", [*lines, *wrap(_streak(review), columns)])


def _streak(review: Review) -> Line:
    """Weeks in a row: rest days are part of them, and a week that is still open breaks nothing."""
    longest = counted(review.longest, "week")
    if not review.weeks:
        return ((f"{longest.capitalize()} in a row at the longest", ""), ("; any week can begin the next", "quiet"))
    more = f", {longest} at the longest" if review.longest > review.weeks else ""
    return ((f"{counted(review.weeks, 'week')} in a row".capitalize(), "strong"), (more, "quiet"))


def _grown(review: Review, columns: int) -> list[Line]:
    on = charts.axis(review.today, columns)
    drawn = [charts.bars(series, on) for series in (*review.measured, *review.held)]
    return section("What has grown", [words for lines in drawn if lines for words in (*lines, ())][:-1])


def _faults(review: Review, columns: int) -> list[Line]:
    on = charts.axis(review.today, columns)
    rows = [charts.counts(fault.looks, fault.seen, on) for fault in review.faults[:_MOST_FAULTS]]
    return section("What went wrong, week by week", rows)


def _cues(cues: Sequence[BestCue], columns: int) -> list[Line]:
    lines: list[Line] = []
    for best in cues:
        words = ((best.cue, ""), (f": {counted(best.sets, 'clean set')}", "quiet"))
        lines += hung((best.number, "quiet"), words, columns, _NUMBER)
    return section("Your best cues", lines)
