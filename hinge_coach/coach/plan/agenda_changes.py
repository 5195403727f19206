"""How an agenda changes on its way: a correction put in, a drill left, an interrupted session taken up."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import TypeGuard

from hinge_coach.coach.plan.after_failed_check import EASIER, ENOUGH, STEP_BACK, Correction
from hinge_coach.coach.plan.agenda import (
    CheckStep,
    CloseStep,
    Knows,
    SetupStep,
    Step,
    drill_of,
    knows_nothing,
    one_set,
    rest_before,
    short_set,
)
from hinge_coach.coach.plan.get_in_and_out import GET_OUT, GuidedStep, eased
from hinge_coach.coach.plan.plan import Chosen
from hinge_coach.coach.practice_record import Place
from hinge_coach.coach.rules.rest_days import carries_load
from hinge_coach.coach.timeline import RestStep, SetStep, Span, spans
from hinge_coach.course.drill import Cue, Drill


def mend(agenda: list[Step], at: int, correction: Correction, knows: Knows = knows_nothing) -> None:
    """Put what follows from the check at `at` behind it. `knows` tells what needs no explaining in a step back."""
    step = agenda[at]
    assert isinstance(step, CheckStep)
    if correction.kind == ENOUGH:
        leave(agenda, at)
        if correction.chosen:
            agenda[at + 1 :] = [*_ended(correction.chosen[0], correction.cue, knows), *without_load(agenda[at + 1 :])]
    elif correction.kind == EASIER:
        agenda[at + 1 : at + 1] = _after_a_rest(step, one_set(correction.chosen[0], correction.cues[0]))
    elif correction.kind == STEP_BACK:
        agenda[at + 1 : at + 1] = _stepped_back(agenda, at, step.chosen.drill, correction, knows)


def _stepped_back(agenda: Sequence[Step], at: int, drill: Drill, correction: Correction, knows: Knows) -> list[Step]:
    """The drills stepped back to, then the drill itself: with one set more, where it has none to come."""
    *steps_back, again = zip(correction.chosen, correction.cues, strict=True)
    following = [chosen.drill for chosen, _ in steps_back[1:]]
    back: list[Step] = []
    for (chosen, cue), then in zip_longest(steps_back, following):
        back += [SetupStep(chosen), *one_set(chosen, cue, drill, then, knows)]
    to_come = (step for step in agenda[at + 1 : _close_of(agenda, at)] if isinstance(step, SetStep))
    return [*back, eased(own)] if (own := next(to_come, None)) else [*back, *one_set(*again)]


def _ended(chosen: Chosen, cue: Cue | None, knows: Knows) -> list[Step]:
    """One easy set that ends a drill, asked about by nothing but where it was felt."""
    easy = [step for step in one_set(chosen, cue, knows=knows) if not isinstance(step, CheckStep)]
    return [SetupStep(chosen), *easy, CloseStep(chosen)]


def without_load(steps: Sequence[Step]) -> list[Step]:
    """The steps but for those of drills that put a load in hand."""
    return [step for step in steps if not carries_load(drill_of(step))]


def _close_of(agenda: Sequence[Step], at: int) -> int:
    return next(index for index in range(at + 1, len(agenda)) if isinstance(agenda[index], CloseStep))


def leave(agenda: list[Step], at: int) -> None:
    """Take what is left of the drill at `at` out of the agenda, its close and all that mends it with it."""
    if isinstance(agenda[at], CloseStep):
        return
    del agenda[at + 1 : _close_of(agenda, at) + 1]


def ease(agenda: list[Step], at: int, drill: Drill) -> None:
    """In place of the sets that are left of the drill at `at`: an eased one, and the question whether the pain rose."""
    agenda[at + 1 : _close_of(agenda, at)] = short_set(drill)


def leave_out(agenda: list[Step], at: int, drill: Drill) -> None:
    """Leave the drill at `at`, and take this one, which may be another, out of all that is to come."""
    leave(agenda, at)
    agenda[at + 1 :] = [step for step in agenda[at + 1 :] if drill_of(step).id != drill.id]


def change(agenda: list[Step], at: int, steps: Sequence[Step]) -> None:
    """Take the drill that begins at `at` as it is now, in these steps."""
    leave(agenda, at)
    agenda[at : at + 1] = steps


def from_place(agenda: Sequence[Step], place: Place) -> list[Step]:
    """The agenda from the set that an interrupted session stood in; its drill's setup comes once more before it.

    A right side comes with a count-in of its own: there are no sides to change.
    """
    for index, step in enumerate(agenda):
        if isinstance(step, SetStep) and step.drill.id == place.drill and _stands_at(step, place):
            setup = next(each for each in agenda if isinstance(each, SetupStep) and each.chosen.drill.id == place.drill)
            begun = step._replace(spans=spans(step.block))
            lead = [each._replace(of=begun) for each in agenda if _leads_into(each, step)]
            return [setup, *lead, begun, *(_now_of(each, step, begun) for each in agenda[index + 1 :])]
    return list(agenda)


def _leads_into(each: Step, step: SetStep) -> TypeGuard[GuidedStep]:
    """Whether it comes before this set, be it before its other side."""
    if not isinstance(each, GuidedStep) or each.kind == GET_OUT:
        return False
    return (each.of.drill.id, each.of.number) == (step.drill.id, step.number)


def _now_of(each: Step, step: SetStep, begun: SetStep) -> Step:
    """What speaks of a set, spoken of the one that stands in its place."""
    if isinstance(each, RestStep | CheckStep) and each.after is step:
        return each._replace(after=begun)
    return each._replace(of=begun) if isinstance(each, GuidedStep) and each.of is step else each


def _stands_at(step: SetStep, place: Place) -> bool:
    return (step.block_index, step.set, step.side) == (place.block, place.set, place.side)


def _after_a_rest(step: CheckStep, practice: list[Step]) -> list[Step]:
    """The set of a correction, after the rest that its block gives."""
    rest, first = step.after.block.rest, next(each for each in practice if isinstance(each, SetStep))
    if not rest:
        return practice
    lead = [each for each in practice if _leads_into(each, first)]
    left = rest_before(RestStep(step.after, first, (Span("rest", rest),)), lead)
    return [*([left] if left else []), *practice]
