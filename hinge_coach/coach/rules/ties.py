"""The rules for how the drills of a course relate: an optional drill, alternatives, a shortcut, a bridge.

Which drills these are, and the sources of that, stand in `course.yaml`. [SEED] the article by J Harris, [CZY] Czyz and
others 2024; [J] is our judgement.
"""

from collections.abc import Sequence

from hinge_coach.coach.practice_record import Past
from hinge_coach.coach.rules.learned_drills import failed, learning_state
from hinge_coach.coach.rules.rest_days import week_without_stop_sign
from hinge_coach.course.course import Course, OptionalDrill
from hinge_coach.course.drill import Drill

LEARN, TEST, WAIT, OPEN = "learn", "test", "wait", "open"  # what a bridge stands at


def is_foreign(tie: OptionalDrill, past: Past) -> bool:
    """Clean in all the drills before it: the fault is foreign, so that an optional drill is offered, not imposed
    [SEED]."""
    return all(learning_state(past.of(id)).clean for id in tie.after)


def weight_may_come(tie: OptionalDrill, past: Past) -> bool:
    """An optional drill has its weight for who is clean before it, or has a yes in it without one [SEED][J]."""
    own = learning_state(past.of(tie.drill))
    answers = (learning_state(past.of(id)).answer for id in tie.after)
    return own.clean or (own.answer is None and not any(answer and failed(answer) for answer in answers))


def had_fault(tie: OptionalDrill, past: Past) -> bool:
    """Whether the fault that an optional drill mends was ever named, in any drill."""
    return any(name == tie.fault for own in past.drills.values() for name, _ in own.faults)


def learned_alternative(course: Course, drill: Drill, past: Past) -> Drill | None:
    """Of alternatives one is enough: the one that is learned in the place of `drill` [SEED][J]."""
    others = course.alternatives_to(drill.id)
    return next((other for other in others if learning_state(past.of(other.id)).learned), None)


def shortcut_open(course: Course, past: Past) -> bool:
    """Once a shortcut's first drill is learned, its last one may be tested at once, until it is judged [SEED][J]."""
    if course.shortcut is None:
        return False
    start, to = (learning_state(past.of(id)) for id in (course.shortcut.start, course.shortcut.to))
    if not start.learned or start.learned_on is None or to.learned:
        return False
    return to.last is None or to.last < start.learned_on


def shortcut_passed(course: Course, drills: Sequence[Drill], past: Past) -> bool:
    """A shortcut's last drill clean once its first one is learned, and none of the `drills` standing failed
    [SEED][J]."""
    if course.shortcut is None:
        return False
    start, to = (learning_state(past.of(id)) for id in (course.shortcut.start, course.shortcut.to))
    if not (start.learned and start.learned_on and to.clean and to.last):
        return False
    answers = (learning_state(past.of(drill.id)).answer for drill in drills)
    return to.last >= start.learned_on and not any(answer and failed(answer) for answer in answers)


def lies_between(course: Course, drill: Drill) -> bool:
    """Whether a shortcut leads past this drill."""
    orders = {each.id: each.order for each in course.drills}
    short = course.shortcut
    return short is not None and orders.get(short.start, 0) < drill.order < orders.get(short.to, 0)


def still_to_learn(course: Course, drills: Sequence[Drill], past: Past) -> list[Drill]:
    """Of the `drills` before a bridge those to learn, in the course's order: another one gains almost nothing [CZY]."""
    wanted = [
        drill
        for drill in drills
        if not learning_state(past.of(drill.id)).learned and not learned_alternative(course, drill, past)
    ]
    passed = shortcut_passed(course, drills, past)
    return [drill for drill in wanted if not (passed and lies_between(course, drill))]


def bridge_step(course: Course, drills: Sequence[Drill], past: Past) -> str:
    """What the bridges stand at: one of LEARN, TEST, WAIT and OPEN [J].

    Each of the `drills` before them learned, or passed by the shortcut; the bridge test shown, where there is one that
    these drills allow; no stop-sign that week.
    """
    passed = shortcut_passed(course, drills, past)
    to = course.shortcut.to if course.shortcut and passed else None
    if any(drill.id != to for drill in still_to_learn(course, drills, past)):
        return LEARN
    if tested_in(course, drills) and not any(past.of(drill.id).uncued_yes for drill in drills):
        return TEST
    return OPEN if week_without_stop_sign(past) else WAIT


def tested_in(course: Course, drills: Sequence[Drill]) -> list[Drill]:
    """The drills in which the bridge test can be shown, in the order in which they are preferred: those with reps."""
    doable = {drill.id: drill for drill in drills if drill.work[-1].reps is not None}
    return [doable[id] for id in (course.bridge_test.drills if course.bridge_test else ()) if id in doable]
