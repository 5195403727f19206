"""What was really done in a session, and how it ended."""

from collections.abc import Sequence
from typing import NamedTuple

from hinge_coach.coach.practice_record import Memory, SetDone
from hinge_coach.coach.rules.load_increases import Load
from hinge_coach.coach.talk.after_session import Tally
from hinge_coach.coach.timeline import SetStep, Span


class Outcome(NamedTuple):
    """How a script ended: by the clock (`action` None) or by what was asked for, and how far it had come.

    `whole` are the spans that were completed, `part` the seconds of the one that was not.
    """

    action: str | None
    whole: tuple[Span, ...]
    part: float = 0.0


class RepsTyped:
    """Corrects the reps of the last completed set by digits typed in the rest behind it: 8, or 1 and then 2."""

    def __init__(self, memory: Memory, tally: Tally) -> None:
        self._memory = memory
        self._tally = tally
        self._digits = ""

    def __call__(self, key: str) -> str | None:
        """The remark on what is kept now; None where the key is no digit."""
        if not (key.isdecimal() and key.isascii()):
            return None
        self._digits = (self._digits + key)[-2:]
        last = self._tally.sets[-1]
        self._tally.sets[-1] = last._replace(done=float(self._digits))
        saved = self._memory.correct_last(float(self._digits))
        return f"{int(self._digits)} of {last.target:g} reps{'' if saved else ', not saved'}"


def set_done(step: SetStep, outcome: Outcome, load: Load | None = None) -> SetDone:
    """What was really done of a set, with the load in hand: whole reps, or seconds held."""
    block = step.block
    if block.reps is None:
        held = sum(span.seconds for span in outcome.whole if span.phase == "hold")
        partly = outcome.part if len(outcome.whole) == len(step.spans) - 1 and outcome.action else 0.0
        done = round(held + partly, 1)
    else:
        spans_a_rep = sum(span.rep == 1 for span in step.spans)
        done = float(sum(span.rep > 0 for span in outcome.whole) // spans_a_rep)
    return SetDone(
        step.drill.id,
        block.name,
        step.set,
        step.side,
        block.target,
        done,
        block.unit,
        cue=step.cue.say if step.cue else None,
        load=load.value if load else None,
        load_unit=load.unit if load else None,
        complete=outcome.action is None,
    )


def under_tension(outcome: Outcome, spans: Sequence[Span]) -> float:
    """Seconds of the set spent in its reps or its hold; neither the count-in nor a pause is any."""
    whole = sum(span.seconds for span in outcome.whole if span.phase not in ("ready", "side"))
    cut = len(outcome.whole)
    in_work = outcome.action is not None and cut < len(spans) and spans[cut].phase not in ("ready", "side")
    return whole + (outcome.part if in_work else 0.0)
