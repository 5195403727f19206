"""From a dose to its exact timeline: the sets, changes of side and rests of a drill, each as spans of seconds."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hinge_coach.course.drill import PHASES, Block, Cue, Drill

SETUP = "setup"  # the phase whose seconds are the person's own: no part of the paced time


class Span(NamedTuple):
    """A stretch of paced time. `rep` counts from 1 inside a set of reps and is 0 elsewhere."""

    phase: str
    seconds: float
    rep: int = 0


class SetStep(NamedTuple):
    """One set of one side, from its count-in to its last second. `number` counts the drill's sets from 1."""

    drill: Drill
    block: Block
    block_index: int
    set: int
    side: str | None
    number: int
    cue: Cue | None
    spans: tuple[Span, ...]


class RestStep(NamedTuple):
    """A rest after a set, and the set that comes next."""

    after: SetStep
    next: SetStep
    spans: tuple[Span, ...]


def seconds(spans: Iterable[Span]) -> float:
    """How long the spans last together, in seconds."""
    return sum(span.seconds for span in spans)


def spans(block: Block, *, change_sides: bool = False) -> tuple[Span, ...]:
    """One set of one side: the count-in (or the change of sides, as long), then every phase. None of zero seconds."""
    first = Span("side" if change_sides else "ready", block.count_in)
    if block.tempo is None:
        return tuple(span for span in (first, Span("hold", block.hold or 0.0)) if span.seconds)
    phases = list(zip(PHASES, block.tempo, strict=True))
    if block.starts == "bottom":
        phases = phases[2:] + phases[:2]
    reps = (Span(phase, length, rep) for rep in range(1, (block.reps or 0) + 1) for phase, length in phases)
    return tuple(span for span in (first, *reps) if span.seconds)


def steps(drill: Drill, blocks: Sequence[Block], cues: Sequence[Cue] | None = None) -> list[SetStep | RestStep]:
    """Every set and rest of a drill in order; the last set has no rest behind it.

    The cues take turns, one a set. Each block begins with the first: that is the one to be offered first.
    """
    cues = drill.cues if cues is None else cues
    sets: list[SetStep] = []
    number = 0
    for index, block in enumerate(blocks):
        for count in range(1, block.sets + 1):
            turns = cues_for(block, cues)
            cue = turns[(count - 1) % len(turns)] if turns else None
            number += 1
            for side in block.sides:
                timed = spans(block, change_sides=side == "right")
                sets.append(SetStep(drill, block, index, count, side, number, cue, timed))
    return _with_rests(sets)


def cues_for(block: Block, cues: Sequence[Cue]) -> Sequence[Cue]:
    """The cues that have a moment in this block: a cue for the rise says nothing to somebody who holds."""
    phases = ("hold",) if block.tempo is None else PHASES
    return [cue for cue in cues if cue.when is None or cue.when in phases] or cues


def _with_rests(sets: list[SetStep]) -> list[SetStep | RestStep]:
    woven: list[SetStep | RestStep] = []
    for here, following in zip(sets, [*sets[1:], None], strict=True):
        woven.append(here)
        if following and following.number != here.number and here.block.rest:
            woven.append(RestStep(here, following, (Span("rest", here.block.rest),)))
    return woven


def paced_seconds(blocks: Sequence[Block]) -> float:
    """How long the blocks last, in seconds: count-ins, sets, changes of side and rests, and nothing that waits."""
    total = 0.0
    for index, block in enumerate(blocks):
        total += block.sets * sum(seconds(spans(block, change_sides=side == "right")) for side in block.sides)
        total += block.rest * (block.sets - (index == len(blocks) - 1))
    return total
