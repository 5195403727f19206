"""`hinge-coach drills` and `hinge-coach show`: the course as a table, and one drill whole."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hinge_coach.coach.phrases import done_as, how_many, item, listed
from hinge_coach.coach.timeline import paced_seconds
from hinge_coach.commands import world
from hinge_coach.commands.standing import Standing, standings
from hinge_coach.course.drill import NO_KIT, Drill

if TYPE_CHECKING:
    from hinge_coach.stage.course_table import Entry, Listing

_ALL_KIT = "This is the course with all of its kit. To say what you have:"


def drills(folder: Path | None, as_json: bool) -> None:
    """Print the course in order, as a table or as JSON. Raises CoachError where the folder or a file of it is wrong."""
    course = world.course(folder)
    owned = world.owned(course)
    stand = standings(course, owned)
    if as_json:
        from hinge_coach.commands.plain_data import print_json, summed_up

        print_json([summed_up(each.as_read, each.drill, each.state) for each in stand if not each.drill.bridge])
        return
    from hinge_coach.stage.course_table import course_page
    from hinge_coach.stage.printing import paper, write

    on = paper()
    write(course_page(_listing(stand, owned), on.columns), on)


def show(name: str, folder: Path | None, as_json: bool) -> None:
    """Print the drill with this id or number, whole.

    Raises UnknownDrillError, and CoachError where the folder or a file of it is wrong.
    """
    course = world.course(folder)
    found = course.find(name)
    owned = world.owned(course)
    stand = next(each for each in standings(course, owned) if each.as_read.id == found.id)
    if as_json:
        from hinge_coach.commands.plain_data import print_json, whole

        print_json(whole(found, stand.drill, stand.state))
        return
    from hinge_coach.stage.drill_page import drill_page
    from hinge_coach.stage.drill_sections import Subject
    from hinge_coach.stage.printing import paper, write

    on = paper()
    names = {drill.id: _called(drill) for drill in course.drills}
    write(drill_page(Subject(found, stand.drill, names, _own_kit(stand, owned)), on.columns, on.unicode), on)


def _listing(stand: Sequence[Standing], owned: frozenset[str] | None) -> "Listing":
    from hinge_coach.stage.course_table import Listing
    from hinge_coach.stage.doses import minutes

    taught = [each for each in stand if not each.drill.bridge]
    doable = [each.drill for each in taught if each.state != "left-out"]
    with_kit = f"{how_many(doable)} with your kit, " if len(doable) < len(taught) else ""
    return Listing(
        title=f"The course: {how_many(each.drill for each in taught)} drill{'s' * (len(taught) != 1)}",
        aside=f"{with_kit}{minutes(sum(paced_seconds(drill.work) for drill in doable))} in full",
        course=tuple(_entry(each) for each in taught),
        bridges=tuple(_entry(each) for each in stand if each.drill.bridge),
        notes=((_ALL_KIT, "hinge-coach kit wall kettlebell"),) if owned is None else (),
    )


def _entry(each: Standing) -> "Entry":
    from hinge_coach.stage.course_table import Entry
    from hinge_coach.stage.doses import short

    drill, out = each.drill, each.state == "left-out"
    return Entry(
        number="" if drill.bridge else drill.number,
        name=drill.name,
        summary=drill.summary,
        kit=tuple(_label(name) for name in (drill.items if out else drill.uses) if name != NO_KIT) or ("nothing",),
        dose=tuple(short(block) for block in drill.work),
        seconds=paced_seconds(drill.work),
        state=each.state,
        aside=each.reason if out else _done_as(each),
    )


def _label(name: str) -> str:
    return name.replace("-", " ")


def _done_as(each: Standing) -> str:
    """What the drill becomes without the kit that it asks for first; "" where it stays what it is."""
    name = done_as(each.drill)
    missing = (entry[0] for entry, used in zip(each.drill.kit, each.drill.uses, strict=False) if used != entry[0])
    return f"{name}, for want of {item(next(missing))}" if name else ""


def _called(drill: Drill) -> str:
    return drill.name if drill.bridge else f"{drill.number} {drill.name}"


def _own_kit(each: Standing, owned: frozenset[str] | None) -> str:
    """What the kept kit makes of a drill, "" where none is kept or there is no choice."""
    if each.state == "left-out":
        return each.reason
    if owned is None or all(len(entry) == 1 for entry in each.as_read.kit):
        return ""
    used = [item(name) for name in each.drill.uses if name != NO_KIT]
    return f"Shown here as you would do it, with {listed(used) or 'nothing in hand'}."
