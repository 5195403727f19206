"""Shell completion of drill ids and kit items. A course that cannot be read completes nothing, in silence."""

from hinge_coach.commands.world import own_drills
from hinge_coach.course.course import Course
from hinge_coach.course.library import read_course
from hinge_coach.errors import CoachError


def _course() -> Course:
    try:
        return read_course(own=own_drills())
    except CoachError:
        return Course(())


def drill_names(typed: str) -> list[str]:
    """Drill ids that begin with what was typed."""
    return [drill.id for drill in _course().drills if drill.id.startswith(typed)]


def kit_items(typed: str) -> list[str]:
    """Kit items, also behind a comma; `none` alone."""
    before, comma, last = typed.rpartition(",")
    items = (*_course().items, *(() if comma else ("none",)))
    return [f"{before}{comma}{item}" for item in items if item.startswith(last) and item not in before.split(",")]
