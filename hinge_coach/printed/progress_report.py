"""`progress`: what is learned, what is next and why, and twelve weeks of practice, in one column or in two."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.constrain import Constrain

from hinge_coach.coach.amounts_in_words import counted, listed
from hinge_coach.coach.plan.drill_states import NEW, DrillState
from hinge_coach.coach.plan.plan import Chosen
from hinge_coach.printed.parts import weekly_charts
from hinge_coach.printed.parts.printed_data import BestCue, FaultOverTime, Review
from hinge_coach.printed.parts.rich_elements import (
    BLANK,
    GAP,
    MEASURE,
    Words,
    heading,
    indented,
    labelled,
    section,
    side_by_side,
)
from hinge_coach.printed.parts.table_shorthand import state_sign, state_word

WIDE = 110  # columns from which there are two
_NAME, _NUMBER, _SIGN = 23, 4, 2  # cells
_MOST_FAULTS = 6

Parts = list[RenderableType]


def progress_page(review: Review, columns: int, *, plain: bool = False) -> RenderableType:
    """The whole page in so many columns of a terminal; a `plain` one is words in one column: no signs, no charts."""
    wide = columns >= WIDE and bool(review.days) and not plain
    columns = min(columns, 2 * MEASURE + GAP if wide else MEASURE)
    each = (columns - GAP) // 2 if wide else columns
    left = [*_next(review), *_course(review, plain)]
    right = _looking_back(review, _in_words(review) if plain else _drawn(review, each))
    body = [side_by_side(left, right, columns)] if wide else [*left, *right][:-1]
    today = f"{review.today.day} {review.today:%B %Y}"
    return Constrain(Group(heading("Your practice", today, columns), BLANK, *body), columns)


def _next(review: Review) -> Parts:
    """What a session would hold now, each drill with its reason. The introduction holds all, as the course below."""
    chosen = review.plan.chosen if review.sessions else ()
    return section(
        "Next",
        Words((review.plan.headline, "strong")),
        *([labelled(map(_chosen, chosen), _NUMBER)] if chosen else []),
        *map(Words, review.plan.advice),
        indented(Words(("hinge-coach start", "key"))),
    )


def _chosen(chosen: Chosen) -> tuple[RenderableType, RenderableType]:
    kind = {"test": "  a test", "offer": "  if you like", "repeat": "  once more"}.get(chosen.kind, "")
    number = "→" if chosen.drill.bridge else chosen.drill.number
    name = Words(chosen.drill.name, (kind, "quiet"))
    return Words((number, "quiet")), Group(name, Words((chosen.reason, "quiet")))


def _course(review: Review, plain: bool) -> Parts:
    """Every drill from the first one up, each with its state, and the reason for it where it was not said yet."""
    said = {chosen.reason for chosen in review.plan.chosen}
    if plain:
        return section("The course", *(_sentence(each, said) for each in review.states))
    states = ((_mark(each), _state(each, said)) for each in review.states)
    return section("The course", labelled(states, _SIGN + _NUMBER))


def _sentence(each: DrillState, said: set[str]) -> RenderableType:
    name = each.drill.name if each.drill.bridge else f"{each.drill.number} {each.drill.name}"
    state = state_word(each.state)[0]
    if each.state == NEW or each.reason in said:
        return Words(f"{name}: {state}.")
    return Words(
        f"{name}: {each.reason}" if each.reason.lower().startswith(state) else f"{name}: {state}. {each.reason}"
    )


def _mark(each: DrillState) -> RenderableType:
    return Words(state_sign(each.state), " ", ("" if each.drill.bridge else each.drill.number, "quiet"))


def _state(each: DrillState, said: set[str]) -> RenderableType:
    head = labelled([(Words((each.drill.name, "strong")), Words(state_word(each.state)))], _NAME)
    reason = [Words((each.reason, "quiet"))] if each.state != NEW and each.reason not in said else []
    return Group(head, *reason)


def _drawn(review: Review, columns: int) -> tuple[Parts, Parts, Parts]:
    """Twelve weeks as charts: the days of practice, what has grown, and the faults."""
    on = weekly_charts.axis(review.today, columns)
    calendar = [on.chart(weekly_charts.calendar(dict(review.days), review.today, on))]
    drawn = [weekly_charts.bars(series, on) for series in (*review.measured, *review.held)]
    grown = [part for rows in drawn if rows for part in (on.chart(rows), BLANK)][:-1]
    faults = [weekly_charts.counts(fault, on) for fault in review.faults[:_MOST_FAULTS]]
    return calendar, grown, [on.chart(faults)] if faults else []


def _in_words(review: Review) -> tuple[Parts, Parts, Parts]:
    """The same twelve weeks as lines."""
    days = listed([f"{day.day} {day:%B}" for day, _ in review.days])
    practice = f"You practised on {days}." if days else "No practice."
    grown: Parts = [Words(weekly_charts.in_words(each)) for each in (*review.measured, *review.held)]
    faults: Parts = [Words(_times(fault)) for fault in review.faults[:_MOST_FAULTS]]
    return [Words(practice)], grown, faults


def _times(fault: FaultOverTime) -> str:
    last = max(day for day, _ in fault.seen)
    return f"{fault.looks}: {counted(sum(times for _, times in fault.seen), 'time')}, last on {last.day} {last:%B}."


def _looking_back(review: Review, weeks: tuple[Parts, Parts, Parts]) -> Parts:
    calendar, grown, faults = weeks
    return [
        *section("Twelve weeks", *([*calendar, _streak(review)] if review.longest else [])),
        *section("What has increased", *grown),
        *section("What went wrong, week by week", *faults),
        *section("You and the camera", *_agreement(review)),
        *section("Your best cues", *([_best_cues(review.cues)] if review.cues else [])),
    ]


def _streak(review: Review) -> RenderableType:
    """Weeks in a row: rest days are part of them, and a week that is still open breaks nothing."""
    longest = counted(review.longest, "week")
    if not review.weeks:
        return Words(f"{longest.capitalize()} in a row at the longest", ("; any week can begin the next", "quiet"))
    more = f", {longest} at the longest" if review.longest > review.weeks else ""
    return Words((f"{counted(review.weeks, 'week')} in a row".capitalize(), "strong"), (more, "quiet"))


def _agreement(review: Review) -> Parts:
    """To judge oneself is the skill that remains."""
    if not review.both:
        return []
    share = f"You agreed in {review.alike} of {review.both} check{'s' * (review.both != 1)}"
    return [Words((share, "strong"), (" that both of you judged", "quiet"))]


def _best_cues(cues: Sequence[BestCue]) -> RenderableType:
    rows = (
        (Words((best.number, "quiet")), Words(best.cue, (f": {counted(best.sets, 'clean set')}", "quiet")))
        for best in cues
    )
    return labelled(rows, _NUMBER)
