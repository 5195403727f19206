"""The agenda of a session: every step in order, from a drill's setup to its close."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from hinge_coach.coach.plan import Chosen, Plan
from hinge_coach.coach.timeline import RestStep, SetStep, seconds, steps
from hinge_coach.course.drill import Cue, Drill


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


# Steps are told apart by what they are (`is`, isinstance): as tuples, a setup and a close of one drill would be equal.
Step = SetupStep | SetStep | RestStep | CheckStep | CloseStep


def drill_of(step: Step) -> Drill:
    """The drill that a step belongs to."""
    match step:
        case SetStep():
            return step.drill
        case RestStep():
            return step.after.drill
    return step.chosen.drill


def of_drill(chosen: Chosen, cues: Sequence[Cue]) -> list[Step]:
    """The steps of one drill.

    Its question speaks of the movement, which the last block practises (a thigh press before it is only its
    preparation): so the check that counts comes after the first set of the last block.
    """
    last_block = len(chosen.blocks) - 1
    woven: list[Step] = [SetupStep(chosen)]
    practice = steps(chosen.drill, chosen.blocks, cues)
    sets = [step for step in practice if isinstance(step, SetStep)]
    for step in practice:
        woven.append(step)
        if not isinstance(step, SetStep) or step.block_index != last_block or step.side == "left":
            continue
        if step.set == 1 or step is sets[-1]:
            woven.append(CheckStep(chosen, step, first=step.set == 1))
    return [*woven, CloseStep(chosen)]


def of_plan(plan: Plan, cues: Callable[[Chosen], Sequence[Cue]]) -> list[Step]:
    """Every step of a plan in order; `cues` gives those of a drill."""
    return [step for chosen in plan.chosen for step in of_drill(chosen, cues(chosen))]


def one_set(chosen: Chosen, cue: Cue | None, mends: Drill | None = None, then: Drill | None = None) -> list[Step]:
    """The sets of a correction with their one cue, and the question after them."""
    practice: list[Step] = list(steps(chosen.drill, chosen.blocks, (cue,) if cue else ()))
    last = practice[-1]
    assert isinstance(last, SetStep)  # a rest never stands last
    whole = last.block == chosen.drill.work[-1]._replace(sets=1)
    return [*practice, CheckStep(chosen, last, first=mends is not None and whole, mends=mends, then=then)]


def paced(agenda: Sequence[Step]) -> float:
    """The seconds of the agenda that the clock rules: not setup and checks, which wait for the person."""
    return sum(seconds(step.spans) for step in agenda if isinstance(step, SetStep | RestStep))
