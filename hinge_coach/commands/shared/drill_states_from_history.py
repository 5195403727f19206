"""Where each drill stands for this person: with the kit they have, and with what they have practised so far."""

from datetime import date
from typing import TYPE_CHECKING

from hinge_coach.commands.shared import own_course
from hinge_coach.course.course import Course
from hinge_coach.course.drill import Drill
from hinge_coach.errors import CoachError
from hinge_coach.printed.parts.printed_data import DrillWithState
from hinge_coach.settings.personal_folder import HISTORY, home, is_missing

if TYPE_CHECKING:
    from hinge_coach.coach.practice_record import Past


def drills_with_states(course: Course, owned: frozenset[str] | None) -> list[DrillWithState]:
    """Every drill in order. `owned` is None where the kit was never said: then all of it is taken to be there.

    A history that can't be read is told once; the course is shown all the same.
    """
    at_hand = frozenset(course.items) if owned is None else owned
    if has_history():
        try:
            return _practised(course, at_hand)
        except CoachError as error:
            own_course.tell(str(error))
    return [_untouched(course, drill, at_hand) for drill in course.drills]


def past_so_far() -> "Past":
    """What was practised so far. A history that can't be read is told once, and counts for nothing."""
    from hinge_coach.coach.practice_record import Past

    if has_history():
        from hinge_coach.history.history_reader import read_history

        try:
            with read_history() as archive:
                return archive.past()
        except CoachError as error:
            own_course.tell(str(error))
    return Past(date.today())


def has_history() -> bool:
    """Whether anything was ever kept: without, nobody pays for SQLite and the states."""
    try:
        return not is_missing(home() / HISTORY)
    except CoachError:
        return False


def _practised(course: Course, owned: frozenset[str]) -> list[DrillWithState]:
    from hinge_coach.coach.plan.drill_states import drill_states
    from hinge_coach.history.history_reader import read_history

    with read_history() as archive:
        past = archive.past()
    as_read = {drill.id: drill for drill in course.drills}
    states = drill_states(course, owned, past)
    return [DrillWithState(as_read[each.drill.id], each.drill, each.state, each.reason) for each in states]


def _untouched(course: Course, drill: Drill, owned: frozenset[str]) -> DrillWithState:
    """The state of a drill where nothing was practised yet, as a test holds."""
    fit = drill.with_kit(owned)
    if fit is None:
        from hinge_coach.coach.plan.reasons import no_kit

        return DrillWithState(drill, drill, "left-out", no_kit(course, drill, owned))
    return DrillWithState(drill, fit, "locked" if drill.bridge else "new", "")
