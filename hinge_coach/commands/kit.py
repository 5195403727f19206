"""`hinge-coach kit`: what equipment there is."""

from hinge_coach.commands import world
from hinge_coach.commands.plain_data import print_json
from hinge_coach.course.drill import NO_KIT, Drill
from hinge_coach.memory.home import home


def _said(drill: Drill, item: str) -> str:
    """A drill that uses an item, and that nothing will do as well, where that is so."""
    free = any(item in entry and NO_KIT in entry for entry in drill.kit)
    return f"{drill.name if drill.bridge else f'drill {drill.number}'}{' (or nothing)' * free}"


def kit(items: tuple[str, ...], as_json: bool) -> None:
    """Set the kit where items are named; then show it, ticked, with the drills that use each item.

    Raises KitError for an item that no drill names, CoachError where the settings cannot be read or kept.
    """
    course = world.course()
    if items:
        from hinge_coach.memory.config import save

        save(home(), "kit", course.kit(items))
    owned = world.owned(course)
    assumed = frozenset(course.items) if owned is None else owned
    if as_json:
        print_json({"kit": sorted(assumed), "saved": owned is not None, "items": course.items})
        return
    width = max(map(len, course.items), default=0)
    for item in course.items:
        users = [_said(drill, item) for drill in course.drills if item in drill.items]
        print(f"{'[x]' if item in assumed else '[ ]'} {item:<{width}}  {', '.join(users)}")
    if owned is None:
        print("\nNot said yet, so all of it is assumed. Set it: hinge-coach kit wall kettlebell")
