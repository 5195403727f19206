"""The agenda of a session: every step in order, from a drill's setup to its last check."""

from collections.abc import Sequence
from dataclasses import dataclass

from hinge_coach.coach import speech, words
from hinge_coach.coach.plan import Chosen
from hinge_coach.coach.timeline import RestStep, SetStep, Span, seconds, steps
from hinge_coach.course.drill import Cue, Drill

DOING = 3.0  # seconds to do what a setup step says, once it is said [J]
ANSWERING = 8.0  # seconds to answer a check without hands on the keyboard


@dataclass(frozen=True, slots=True)
class SetupStep:
    """The drill's name, why it is here, and its setup."""

    chosen: Chosen


@dataclass(frozen=True, slots=True)
class CheckStep:
    """The drill's question. `first` is the check that counts: the one after the first set; `last` closes the drill."""

    chosen: Chosen
    after: SetStep
    first: bool
    last: bool


Step = SetupStep | SetStep | RestStep | CheckStep


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
        first, last = step.set == 1, step is sets[-1]
        if first or last:
            woven.append(CheckStep(chosen, step, first, last))
    return woven


def setup_spans(drill: Drill) -> tuple[Span, ...]:
    """Why and setup, step by step, as long as each takes to say and then to do, in whole seconds."""
    texts = (words.opening(drill), *drill.setup)
    lengths = [float(round(speech.seconds(text) + (DOING if index else 1.0))) for index, text in enumerate(texts)]
    return tuple(Span("setup", length, index) for index, length in enumerate(lengths))


def paced(agenda: Sequence[Step]) -> float:
    """The seconds of the agenda that the clock rules: not setup and checks, which wait for the person."""
    return sum(seconds(step.spans) for step in agenda if isinstance(step, SetStep | RestStep))
