"""Each drill's state for this person, and the one-sentence reason for it."""

from typing import NamedTuple

from hinge_coach.coach.amounts_in_words import ago
from hinge_coach.coach.plan import reasons, tie_reasons
from hinge_coach.coach.plan.candidate_drills import Day, day_of, offered, optional_reason
from hinge_coach.coach.practice_record import Past
from hinge_coach.coach.rules import learned_drills, ties
from hinge_coach.course.course import Course
from hinge_coach.course.drill import Drill

NEW, LEARNING, PASSED, LEARNED, DUE = "new", "learning", "passed-once", "learned", "due"
OFFERED, LEFT_OUT, LOCKED, OPEN = "offered", "left-out", "locked", "open"
STATES = (NEW, LEARNING, PASSED, LEARNED, DUE, OFFERED, LEFT_OUT, LOCKED, OPEN)


class DrillState(NamedTuple):
    """One drill, its state, one of STATES, and why. Where the kit allows the drill, it is applied."""

    drill: Drill
    state: str
    reason: str


def drill_states(course: Course, owned: frozenset[str], past: Past) -> tuple[DrillState, ...]:
    """Every drill in order."""
    day = day_of(course, owned, past)
    states = [DrillState(each.drill, LEFT_OUT, each.reason) for each in day.missing]
    states += [DrillState(drill, *_state(drill, day)) for drill in (*day.drills, *day.bridges)]
    return tuple(sorted(states, key=lambda each: (each.drill.order, each.drill.id)))


def _state(drill: Drill, day: Day) -> tuple[str, str]:
    past = day.past
    now = learned_drills.learning_state(past.of(drill.id))
    if drill.bridge and not day.open:
        return LOCKED, tie_reasons.bridge_waits(day.course, day.before_the_bridge, past)
    if now.learned:
        return _learned(drill, past)
    if not drill.bridge and (reason := _optional(drill, day)):
        return OFFERED, reason
    if drill.bridge and past.of(drill.id).last_day is None:
        return OPEN, tie_reasons.bridge_open(day.course, drill, past)
    if past.of(drill.id).last_day is None:
        return NEW, "Still to come."
    return (PASSED if now.clean else LEARNING), reasons.learning(drill, past)


def _learned(drill: Drill, past: Past) -> tuple[str, str]:
    now = learned_drills.learning_state(past.of(drill.id))
    if learned_drills.is_due(now, past.today) and now.last:
        when = ago((past.today - now.last).days)
        return DUE, f"Learned, and last shown {when}: one clean set shows that you still have it."
    return LEARNED, reasons.learned(drill, past)


def _optional(drill: Drill, day: Day) -> str | None:
    """Why a drill may be left out: an alternative is learned, the shortcut was taken, or its fault is foreign."""
    if other := ties.learned_alternative(day.course, drill, day.past):
        return tie_reasons.alternative(day.course, other)
    if drill not in day.wanted:
        return tie_reasons.shortcut_taken()
    return optional_reason(drill, day)[0] if offered(drill, day) else None
