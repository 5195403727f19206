"""`hinge-coach kit`: what equipment there is."""

from pathlib import Path

from hinge_coach.commands.shared import own_course
from hinge_coach.course.course import Course
from hinge_coach.course.drill import NO_KIT, Drill
from hinge_coach.errors import CoachError
from hinge_coach.printed.parts.json_output import print_json
from hinge_coach.settings.config_file import read_settings, save
from hinge_coach.settings.personal_folder import home


def _said(drill: Drill, item: str) -> str:
    """A drill that uses an item, and that nothing will do as well, where that is so."""
    free = any(item in entry and NO_KIT in entry for entry in drill.kit)
    return f"{drill.name if drill.bridge else f'drill {drill.number}'}{' (or nothing)' * free}"


def _kept(owned: frozenset[str], course: Course, folder: Path | None) -> frozenset[str]:
    """This kit, once it is kept."""
    before = (read_settings(home(), "kit").kit if folder else None) or frozenset()
    save(home(), "kit", owned | before.difference(course.items))
    try:
        own_course.settings()
    except CoachError as error:
        own_course.tell(f"Your kit is kept, but no session can start yet: {error}")
    return owned


def kit(items: tuple[str, ...], folder: Path | None, as_json: bool) -> None:
    """Set the kit where items are named; then show it, ticked, with the drills that use each item.

    With the course of `folder` what is kept of other kit stays. What is wrong with another setting hinders no kit, and
    is told. Raises KitError for an item that no drill names, CoachError where the kit can't be read or kept.
    """
    course = own_course.course(folder)
    owned = _kept(course.kit(items), course, folder) if items else own_course.owned(course)
    assumed = frozenset(course.items) if owned is None else owned
    if as_json:
        print_json({"kit": sorted(assumed), "saved": owned is not None, "items": course.items})
        return
    from hinge_coach.printed.kit_list import KitItem, kit_page
    from hinge_coach.printed.parts.console import plain_pages, print_page

    drills = {item: [drill for drill in course.drills if item in drill.items] for item in course.items}
    ticked = [KitItem(item, item in assumed, tuple(_said(each, item) for each in drills[item])) for item in drills]
    unsaid = own_course.kit_command(course, folder) if owned is None else ""
    print_page(lambda columns: kit_page(ticked, columns, unsaid, plain=plain_pages()))
