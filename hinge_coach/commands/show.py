"""`hinge-coach show`: one drill whole."""

from functools import partial
from pathlib import Path

from hinge_coach.commands.shared import own_course
from hinge_coach.commands.shared.course_json import whole
from hinge_coach.commands.shared.drill_states_from_history import drills_with_states
from hinge_coach.printed.parts.json_output import print_json


def show(name: str, folder: Path | None, as_json: bool) -> None:
    """Print the drill with this id or number, whole.

    Raises UnknownDrillError, and CoachError where the folder or a file of it is wrong.
    """
    course = own_course.course(folder)
    found = course.find(name)
    owned = own_course.owned(course)
    stand = next(each for each in drills_with_states(course, owned) if each.as_read.id == found.id)
    if as_json:
        print_json(whole(course, found, stand.drill, stand.state))
        return
    from hinge_coach.printed.drill_page import show_page
    from hinge_coach.printed.parts.console import plain_pages, print_page

    print_page(partial(show_page, stand, course=course, kit_said=owned is not None, plain=plain_pages()))
