"""How an agenda changes on its way: a correction put in, a drill left, an interrupted session taken up."""

from collections.abc import Sequence
from itertools import zip_longest

from hinge_coach.coach.agenda import CheckStep, CloseStep, SetupStep, Step, drill_of, of_drill, one_set
from hinge_coach.coach.correction import EASIER, ENOUGH, STEP_BACK, Correction
from hinge_coach.coach.plan import Chosen
from hinge_coach.coach.record import Place
from hinge_coach.coach.timeline import RestStep, SetStep, Span, spans
from hinge_coach.course.drill import Cue, Drill


def mend(agenda: list[Step], at: int, correction: Correction) -> None:
    """Put what follows from the check at `at` behind it."""
    step = agenda[at]
    assert isinstance(step, CheckStep)
    if correction.kind == ENOUGH:
        leave(agenda, at)
    elif correction.kind == EASIER:
        agenda[at + 1 : at + 1] = _after_a_rest(step, one_set(correction.chosen[0], correction.cues[0]))
    elif correction.kind == STEP_BACK:
        agenda[at + 1 : at + 1] = _stepped_back(agenda, at, step.chosen.drill, correction)


def _stepped_back(agenda: Sequence[Step], at: int, drill: Drill, correction: Correction) -> list[Step]:
    """The drills stepped back to, then the drill itself: with one set more, where it has none to come."""
    *steps_back, again = zip(correction.chosen, correction.cues, strict=True)
    following = [chosen.drill for chosen, _ in steps_back[1:]]
    back: list[Step] = []
    for (chosen, cue), then in zip_longest(steps_back, following):
        back += [SetupStep(chosen), *one_set(chosen, cue, drill, then)]
    to_come = agenda[at + 1 : _close_of(agenda, at)]
    return back if any(isinstance(step, SetStep) for step in to_come) else [*back, *one_set(*again)]


def _close_of(agenda: Sequence[Step], at: int) -> int:
    return next(index for index in range(at + 1, len(agenda)) if isinstance(agenda[index], CloseStep))


def leave(agenda: list[Step], at: int) -> None:
    """Take what is left of the drill at `at` out of the agenda, its close and all that mends it with it."""
    if isinstance(agenda[at], CloseStep):
        return
    del agenda[at + 1 : _close_of(agenda, at) + 1]


def leave_out(agenda: list[Step], at: int, drill: Drill) -> None:
    """Leave the drill at `at`, and take this one, which may be another, out of all that is to come."""
    leave(agenda, at)
    agenda[at + 1 :] = [step for step in agenda[at + 1 :] if drill_of(step).id != drill.id]


def change(agenda: list[Step], at: int, chosen: Chosen, cues: Sequence[Cue]) -> None:
    """Take the drill that begins at `at` as it is chosen now."""
    leave(agenda, at)
    agenda[at : at + 1] = of_drill(chosen, cues)


def from_place(agenda: Sequence[Step], place: Place) -> list[Step]:
    """The agenda from the set that an interrupted session stood in; its drill's setup comes once more before it.

    A right side comes with a count-in of its own: there are no sides to change.
    """
    for index, step in enumerate(agenda):
        if isinstance(step, SetStep) and step.drill.id == place.drill and _stands_at(step, place):
            setup = next(each for each in agenda if isinstance(each, SetupStep) and each.chosen.drill.id == place.drill)
            begun = step._replace(spans=spans(step.block))
            behind = [
                each._replace(after=begun) if isinstance(each, RestStep | CheckStep) and each.after is step else each
                for each in agenda[index + 1 :]
            ]
            return [setup, begun, *behind]
    return list(agenda)


def _stands_at(step: SetStep, place: Place) -> bool:
    return (step.block_index, step.set, step.side) == (place.block, place.set, place.side)


def _after_a_rest(step: CheckStep, practice: list[Step]) -> list[Step]:
    """The set of a correction, after the rest that its block gives."""
    rest, first = step.after.block.rest, practice[0]
    if not rest or not isinstance(first, SetStep):
        return practice
    return [RestStep(step.after, first, (Span("rest", rest),)), *practice]
