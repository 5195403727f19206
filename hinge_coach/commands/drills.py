"""`hinge-coach drills`: the course as a table."""

from functools import partial
from pathlib import Path

from hinge_coach.commands.shared import own_course
from hinge_coach.commands.shared.course_json import summed_up
from hinge_coach.commands.shared.drill_states_from_history import drills_with_states
from hinge_coach.printed.parts.json_output import print_json


def drills(folder: Path | None, as_json: bool) -> None:
    """Print the course in order, as a table or as JSON. Raises CoachError where the folder or a file of it is wrong."""
    course = own_course.course(folder)
    owned = own_course.owned(course)
    stand = drills_with_states(course, owned)
    if as_json:
        print_json([summed_up(each.as_read, each.drill, each.state) for each in stand if not each.drill.bridge])
        return
    from hinge_coach.printed.drills_table import drills_page
    from hinge_coach.printed.parts.console import plain_pages, print_page

    unsaid = own_course.kit_command(course, folder) if owned is None else ""
    print_page(partial(drills_page, stand, course=course, unsaid=unsaid, plain=plain_pages()))
