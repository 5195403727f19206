"""`hinge-coach drills` and `hinge-coach show`: the course as a table, and one drill whole."""

from functools import partial
from pathlib import Path

from hinge_coach.commands import world
from hinge_coach.commands.plain_data import print_json, summed_up, whole
from hinge_coach.commands.standing import standings


def drills(folder: Path | None, as_json: bool) -> None:
    """Print the course in order, as a table or as JSON. Raises CoachError where the folder or a file of it is wrong."""
    course = world.course(folder)
    owned = world.owned(course)
    stand = standings(course, owned)
    if as_json:
        print_json([summed_up(each.as_read, each.drill, each.state) for each in stand if not each.drill.bridge])
        return
    from hinge_coach.pages.console import print_page
    from hinge_coach.pages.drills_page import drills_page

    unsaid = world.kit_command(course, folder) if owned is None else ""
    print_page(partial(drills_page, stand, course=course, unsaid=unsaid))


def show(name: str, folder: Path | None, as_json: bool) -> None:
    """Print the drill with this id or number, whole.

    Raises UnknownDrillError, and CoachError where the folder or a file of it is wrong.
    """
    course = world.course(folder)
    found = course.find(name)
    owned = world.owned(course)
    stand = next(each for each in standings(course, owned) if each.as_read.id == found.id)
    if as_json:
        print_json(whole(found, stand.drill, stand.state))
        return
    from hinge_coach.pages.console import print_page
    from hinge_coach.pages.show_page import show_page

    print_page(partial(show_page, stand, course=course, kit_said=owned is not None))
