"""`hinge-coach show`: one drill whole."""

from functools import partial
from pathlib import Path

from hinge_coach.commands.shared import personal
from hinge_coach.commands.shared.drill_states_now import standings
from hinge_coach.commands.shared.json_data import print_json, whole


def show(name: str, folder: Path | None, as_json: bool) -> None:
    """Print the drill with this id or number, whole.

    Raises UnknownDrillError, and CoachError where the folder or a file of it is wrong.
    """
    course = personal.course(folder)
    found = course.find(name)
    owned = personal.owned(course)
    stand = next(each for each in standings(course, owned) if each.as_read.id == found.id)
    if as_json:
        print_json(whole(course, found, stand.drill, stand.state))
        return
    from hinge_coach.pages.parts.console import print_page
    from hinge_coach.pages.show_page import show_page

    print_page(partial(show_page, stand, course=course, kit_said=owned is not None))
