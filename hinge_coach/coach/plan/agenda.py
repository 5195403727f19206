"""The agenda of a session: every step in order, from a drill's setup to its close."""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from hinge_coach.coach.plan import get_in_and_out
from hinge_coach.coach.plan.get_in_and_out import GuidedStep, lead_in, way_out
from hinge_coach.coach.plan.kit_and_dose import one_short_set
from hinge_coach.coach.plan.plan import Chosen, Plan
from hinge_coach.coach.timeline import RestStep, SetStep, Span, seconds, steps
from hinge_coach.course.drill import Block, Cue, Drill

ROUND = 5.0  # seconds; what is left of a rest beside getting into the next set is told in round numbers

GENTLY = Cue("Slow, and only as far as is easy", "Easy", "lower")  # what to think of after a little pain [J]

Knows = Callable[[Drill, Block], bool]  # whether the person has done a block, and lately


class SetupStep(NamedTuple):
    """The drill's name, why it is here, and its setup."""

    chosen: Chosen


class CheckStep(NamedTuple):
    """The drill's question, after a set. `first` is the check that counts: the one after the drill's first set, which
    may be a step back to it, but never an easier dose of it.

    `mends` is the drill that this one was stepped back from, None for a drill that stands for itself; `then` is the
    drill that mends it next, None where it is its own turn again.
    """

    chosen: Chosen
    after: SetStep
    first: bool = False
    mends: Drill | None = None
    then: Drill | None = None


class CloseStep(NamedTuple):
    """The end of a drill."""

    chosen: Chosen


class RisenStep(NamedTuple):
    """The question after the eased set that follows a little pain: whether it rose."""

    of: SetStep


# Steps are told apart by what they are (`is`, isinstance): as tuples, a setup and a close of one drill would be equal.
Step = SetupStep | GuidedStep | SetStep | RestStep | CheckStep | CloseStep | RisenStep


def drill_of(step: Step) -> Drill:
    """The drill that a step belongs to."""
    match step:
        case SetStep():
            return step.drill
        case RestStep():
            return step.after.drill
        case GuidedStep() | RisenStep():
            return step.of.drill
    return step.chosen.drill


class Knower(Protocol):
    """What an agenda needs to know of the person."""

    @property
    def newcomer(self) -> bool: ...
    def cues(self, chosen: Chosen) -> Sequence[Cue]: ...
    def knows(self, drill: Drill, block: Block) -> bool: ...


def knows_nothing(drill: Drill, block: Block) -> bool:
    return False


def knows_all(drill: Drill, block: Block) -> bool:
    return True


def of_drill(chosen: Chosen, cues: Sequence[Cue], knows: Knows = knows_nothing) -> list[Step]:
    """The steps of one drill.

    Its question speaks of the movement, which the last block practises (a thigh press before it is only its
    preparation): so the check that counts comes after the first set of the last block.
    """
    last_block = len(chosen.blocks) - 1
    woven: list[Step] = [SetupStep(chosen)]
    practice = steps(chosen.drill, chosen.blocks, cues)
    sets = [step for step in practice if isinstance(step, SetStep)]
    for step in practice:
        woven += _with_guidance(step, knows if chosen.cued else knows_all)
        if not isinstance(step, SetStep) or step.block_index != last_block or step.side == "left":
            continue
        if step.set == 1 or step is sets[-1]:
            woven.append(CheckStep(chosen, step, first=step.set == 1))
    return [*woven, CloseStep(chosen)]


def _with_guidance(step: SetStep | RestStep, knows: Knows, *, mends: bool = False) -> list[Step]:
    """A set with what leads into it and out of it; a rest without the time that leading into the next set takes."""
    if isinstance(step, RestStep):
        rest = rest_before(step, [*way_out(step.after), *_lead_in(step.next, knows)])
        return [rest] if rest else []
    before = [] if step.side == "right" else _lead_in(step, knows, mends=mends)
    return [*before, step, *([] if step.side == "left" else way_out(step))]


def _lead_in(step: SetStep, knows: Knows, *, mends: bool = False) -> list[GuidedStep]:
    return lead_in(step, known=knows(step.drill, step.block), again=step.set > 1, mends=mends)


def rest_before(step: RestStep, lead: Sequence[GuidedStep]) -> RestStep | None:
    """What is left of a rest, where the `lead` from one set into the next is part of it; None where that is little."""
    if not lead:
        return step
    left = ROUND * math.ceil((seconds(step.spans) - sum(seconds(each.spans) for each in lead)) / ROUND)
    return step._replace(spans=(Span("rest", left),)) if left > 0 else None


def of_plan(plan: Plan, person: Knower) -> list[Step]:
    """Every step of a plan in order. To a newcomer the first slow rep that goes down first explains the numbers."""
    agenda = [step for chosen in plan.chosen for step in of_drill(chosen, person.cues(chosen), person.knows)]
    for index, step in enumerate(agenda if person.newcomer else ()):
        if isinstance(step, GuidedStep) and step.phases[1:2] == ("lower",):
            agenda[index] = get_in_and_out.with_numbers(step)
            break
    return agenda


def one_set(
    chosen: Chosen,
    cue: Cue | None,
    mends: Drill | None = None,
    then: Drill | None = None,
    knows: Knows = knows_all,
) -> list[Step]:
    """The sets of a correction with their one cue, what leads into and out of them, and the question after them.

    Where it is the drill itself once more, or an easier dose of it, only what is new in the block is said whole.
    """
    practice = steps(chosen.drill, chosen.blocks, (cue,) if cue else ())
    last = practice[-1]
    assert isinstance(last, SetStep)  # a rest never stands last
    whole = last.block == chosen.drill.work[-1]._replace(sets=1)
    guided = [each for step in practice for each in _with_guidance(step, knows, mends=knows is knows_all)]
    return [*guided, CheckStep(chosen, last, first=mends is not None and whole, mends=mends, then=then)]


def short_set(drill: Drill) -> list[Step]:
    """One eased set after a little pain, with a cue of its own, and the question whether the pain rose."""
    (step,) = steps(drill, one_short_set(drill), (GENTLY,))
    assert isinstance(step, SetStep)
    return [*_with_guidance(step, knows_all, mends=True), RisenStep(step)]


def paced(agenda: Sequence[Step]) -> float:
    """The seconds of the agenda that the clock rules: not setup and checks, which wait for the person."""
    return sum(seconds(step.spans) for step in agenda if isinstance(step, SetStep | RestStep | GuidedStep))
