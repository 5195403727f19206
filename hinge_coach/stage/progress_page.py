"""What is learned, what is next and why, and twelve weeks of practice: on paper, in one column or in two."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from hinge_coach.coach.ladder import Rung
from hinge_coach.coach.phrases import counted
from hinge_coach.coach.plan import Chosen, Plan
from hinge_coach.stage import charts, states
from hinge_coach.stage.charts import Series
from hinge_coach.stage.paper import MEASURE, Line, advised, beside, cells, headed, hung, indented, line, section, wrap

WIDE = 110  # columns from which there are two
_GAP = 4
_NAME = 23  # cells
_MOST_FAULTS = 6


class BestCue(NamedTuple):
    """The cue with the most sets that were judged a yes, and how many these are."""

    drill: str
    cue: str
    sets: int


class FaultOverTime(NamedTuple):
    """A fault as the person would see it, and how often it was named, by day."""

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
    wide = columns >= WIDE
    columns = min(columns, 2 * MEASURE + _GAP if wide else MEASURE)
    each = (columns - _GAP) // 2 if wide else columns
    left = [*_next(review.plan, each), *_ladder(review.rungs, each, unicode)]
    right = [*_practice(review, each), *_grown(review, each), *_faults(review, each), *_cues(review.cues, each)]
    page = [*headed("Your hinge", f"{review.today.day} {review.today:%B %Y}", columns), ()]
    page += beside(left, right, each + _GAP) if wide else [*left, *right]
    while not page[-1]:
        page.pop()
    return page


def _next(plan: Plan, columns: int) -> list[Line]:
    """What a session would hold now, each drill with its reason."""
    lines = wrap(line(plan.headline, "strong"), columns)
    for chosen in plan.chosen:
        lines += _with_reason(_chosen(chosen), chosen.reason, columns)
    for sentence in plan.advice:
        lines += wrap(line(sentence, "bottom"), columns)
    return section("Next", [*lines, *advised("", "hinge-coach start", columns)])


def _chosen(chosen: Chosen) -> Line:
    kind = {"test": "a test", "offer": "if you like", "repeat": "once more"}.get(chosen.kind, "")
    number = "→" if chosen.drill.bridge else chosen.drill.number
    return ((f"{number:<4}", "quiet"), (chosen.drill.name, ""), (f"  {kind}" if kind else "", "quiet"))


def _ladder(rungs: Sequence[Rung], columns: int, unicode: bool) -> list[Line]:
    """Every drill from the first one up, each with its state and the reason for it."""
    lines: list[Line] = []
    for rung in rungs:
        role, word = states.role(rung.state), states.word(rung.state)
        name = rung.drill.name + " " * max(2, _NAME - cells(rung.drill.name))
        number = "" if rung.drill.bridge else rung.drill.number
        head = ((f"{states.sign(rung.state, unicode)} ", role), (f"{number:<4}", "quiet"), (name, "strong"), (word, role))
        lines += _with_reason(head, rung.reason, columns, 6)
    return section("The course", lines)


def _with_reason(head: Line, reason: str, columns: int, indent: int = 4) -> list[Line]:
    return [head, *indented(wrap(line(reason, "quiet"), columns - indent), indent)]


def _practice(review: Review, columns: int) -> list[Line]:
    on = charts.axis(review.today, columns)
    lines = charts.calendar(dict(review.days), review.today, on)
    return section("Twelve weeks", [*lines, *wrap(_streak(review), columns)])


def _streak(review: Review) -> Line:
    """Weeks in a row: rest days are part of them, and a week that is still open breaks nothing."""
    if not review.weeks:
        return line("A week counts as soon as it has one session.", "quiet")
    longest = f", {counted(review.longest, 'week')} at the longest" if review.longest > review.weeks else ""
    return ((f"{counted(review.weeks, 'week')} in a row".capitalize(), "strong"), (longest, "quiet"))


def _grown(review: Review, columns: int) -> list[Line]:
    on = charts.axis(review.today, columns)
    drawn = [charts.bars(series, on) for series in (*review.measured, *review.held)]
    return section("What has grown", [words for lines in drawn if lines for words in (*lines, ())][:-1])


def _faults(review: Review, columns: int) -> list[Line]:
    on = charts.axis(review.today, columns)
    often = sorted(review.faults, key=lambda fault: -sum(times for _, times in fault.seen))[:_MOST_FAULTS]
    return section("What went wrong, week by week", [charts.counts(fault.looks, fault.seen, on) for fault in often])


def _cues(cues: Sequence[BestCue], columns: int) -> list[Line]:
    lines: list[Line] = []
    for best in cues:
        sets = f"{counted(best.sets, 'clean set')}"
        lines += hung((best.drill, "quiet"), ((best.cue, ""), (f"  {sets}", "quiet")), columns, _NAME)
    return section("Your best cues", lines)
