"""What was really done in a session, and how it ended."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hinge_coach.coach.pacing import Outcome
from hinge_coach.coach.record import SetDone
from hinge_coach.coach.timeline import SetStep, Span


@dataclass(slots=True)
class Tally:
    """What was really done: completed sets in order, and seconds under tension."""

    sets: list[SetDone] = field(default_factory=list)
    tension: float = 0.0
    cut_short: int = 0


@dataclass(frozen=True, slots=True)
class Ending:
    """Why a session ended (done, stopped, pain, interrupted), how long it took in seconds, and what was done."""

    reason: str
    seconds: float
    tally: Tally


def set_done(step: SetStep, outcome: Outcome) -> SetDone:
    """What was really done of a set: whole reps, or seconds held."""
    block = step.block
    if block.reps is None:
        held = sum(span.seconds for span in outcome.whole if span.phase == "hold")
        partly = outcome.part if len(outcome.whole) == len(step.spans) - 1 and outcome.action else 0.0
        done = round(held + partly, 1)
    else:
        spans_a_rep = sum(span.rep == 1 for span in step.spans)
        done = float(sum(span.rep > 0 for span in outcome.whole) // spans_a_rep)
    cue = step.cue.say if step.cue else None
    complete = outcome.action is None
    return SetDone(
        step.drill.id, block.name, step.set, step.side, block.target, done, block.unit, cue, complete=complete
    )


def under_tension(outcome: Outcome, spans: Sequence[Span]) -> float:
    """Seconds of the set spent in its reps or its hold; neither the count-in nor a pause is any."""
    whole = sum(span.seconds for span in outcome.whole if span.phase not in ("ready", "side"))
    cut = len(outcome.whole)
    in_work = outcome.action is not None and cut < len(spans) and spans[cut].phase not in ("ready", "side")
    return whole + (outcome.part if in_work else 0.0)
