"""The skill that can be measured, and its next step."""

from typing import NamedTuple

from hinge_coach.coach.practice_record import DrillPast, Past
from hinge_coach.coach.rules import learned_drills
from hinge_coach.course.drill import Drill

START, FURTHER, CLOSER, SAME = "start", "further", "closer", "same"
_REASONS = {
    START: "Start here.",
    FURTHER: "It was clean there: a step out, until you only just reach.",
    CLOSER: "A step in, until it is clean there.",
    SAME: "The same as last time.",
}


class MeasureStep(NamedTuple):
    """What to try today: `value` in `unit`, and what each of the three answers would mean. `last` is None at first."""

    what: str
    unit: str
    value: float
    same: float
    further: float
    closer: float
    last: float | None
    reason: str


def next_measure(drill: Drill, past: Past) -> MeasureStep | None:
    """The next step of a drill's measured skill; None where it has none."""
    measure, own = drill.measure, past.of(drill.id)
    if measure is None:
        return None
    last = own.measured[-1][1] if own.measured else None
    same = measure.start if last is None else last
    values = {SAME: same, FURTHER: same + measure.step, CLOSER: max(measure.step, same - measure.step), START: same}
    step = _direction(own, past)
    further, closer = values[FURTHER], values[CLOSER]
    return MeasureStep(measure.what, measure.unit, values[step], same, further, closer, last, _REASONS[step])


def _direction(own: DrillPast, past: Past) -> str:
    """Further by one step after a clean day [TN1], closer after one that was not (the drill's regress) [J].

    A day that was not judged, and a second session on one day, stay where they were [SOD].
    """
    if not own.measured:
        return START
    now = learned_drills.learning_state(own)
    if now.last is None or now.answer is None or now.last < own.measured[-1][0] or now.last == past.today:
        return SAME
    return CLOSER if learned_drills.failed(now.answer) else FURTHER
