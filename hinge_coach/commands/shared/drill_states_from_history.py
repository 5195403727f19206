"""Where each drill stands for this person: with the kit they have, and with what they have practised so far."""

from datetime import date

from hinge_coach.coach.plan.drill_states import drill_states
from hinge_coach.coach.practice_record import Past
from hinge_coach.commands.shared import own_course
from hinge_coach.course.course import Course
from hinge_coach.errors import CoachError
from hinge_coach.printed.parts.printed_data import DrillWithState
from hinge_coach.settings.personal_folder import HISTORY, home, is_missing


def drills_with_states(course: Course, owned: frozenset[str] | None) -> list[DrillWithState]:
    """Every drill in order. `owned` is None where the kit was never said: then all of it is taken to be there.

    A history that can't be read is told once; the course is shown all the same.
    """
    as_read = {drill.id: drill for drill in course.drills}
    states = drill_states(course, frozenset(course.items) if owned is None else owned, past_so_far())
    return [DrillWithState(as_read[each.drill.id], each.drill, each.state, each.reason) for each in states]


def past_so_far() -> Past:
    """What was practised so far. A history that can't be read is told once, and counts for nothing."""
    if has_history():
        from hinge_coach.history.history_reader import read_history

        try:
            with read_history() as archive:
                return archive.past()
        except CoachError as error:
            own_course.tell(str(error))
    return Past(date.today())


def has_history() -> bool:
    """Whether anything was ever kept: without, nobody pays for SQLite."""
    try:
        return not is_missing(home() / HISTORY)
    except CoachError:
        return False
