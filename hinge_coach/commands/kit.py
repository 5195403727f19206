"""`hinge-coach kit`: what equipment there is."""

from pathlib import Path

from hinge_coach.commands.shared import own_course
from hinge_coach.course.drill import NO_KIT, Drill
from hinge_coach.printed.parts.json_output import print_json
from hinge_coach.settings.config_file import save
from hinge_coach.settings.personal_folder import home


def _said(drill: Drill, item: str) -> str:
    """A drill that uses an item, and that nothing will do as well, where that is so."""
    free = any(item in entry and NO_KIT in entry for entry in drill.kit)
    return f"{drill.name if drill.bridge else f'drill {drill.number}'}{' (or nothing)' * free}"


def kit(items: tuple[str, ...], folder: Path | None, as_json: bool) -> None:
    """Set the kit where items are named; then show it, ticked, with the drills that use each item.

    With the course of `folder` what is kept of other kit stays. Raises KitError for an item that no drill names,
    CoachError where the settings cannot be read or kept.
    """
    course = own_course.course(folder)
    if items:
        of_others = (own_course.settings().kit or frozenset()).difference(course.items) if folder else frozenset()
        save(home(), "kit", course.kit(items) | of_others)
    owned = own_course.owned(course)
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
