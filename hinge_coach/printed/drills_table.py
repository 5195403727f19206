"""`drills`: the course in order as a table, in as many columns as there is room for, and as a list below that."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Group, JustifyMethod, RenderableType
from rich.constrain import Constrain
from rich.table import Column

from hinge_coach.coach.amounts_in_words import clock, listed
from hinge_coach.coach.amounts_in_words import dose as dose_in_words
from hinge_coach.coach.drills_in_words import done_as, how_many
from hinge_coach.coach.timeline import paced_seconds
from hinge_coach.course.course import Course
from hinge_coach.course.drill import NO_KIT
from hinge_coach.printed.parts.printed_data import DrillWithState
from hinge_coach.printed.parts.rich_elements import BLANK, MEASURE, Words, advised, grid, heading, labelled
from hinge_coach.printed.parts.table_shorthand import dose, minutes, state_word

_WIDEST = 132
_AIRY = 104  # columns from which there are empty lines between the drills
_NUMBER = 4  # cells, in a list
_JUSTIFY: Mapping[str, JustifyMethod] = {"Time": "right"}

Widths = Mapping[str, int | None]  # the cells of each column, None for what the others leave
Cells = Mapping[str, list[Words]]  # what stands in each column, in paragraphs

_LAYOUTS: Mapping[int, Widths] = {  # from so many columns of a terminal on
    104: {"": 3, "Drill": 21, "What it teaches": None, "Kit": 12, "Dose": 14, "Time": 5, "State": 10},
    72: {"": 3, "Drill": 15, "What it teaches": None, "Kit": 10, "Dose": 7, "Time": 5},
    46: {"": 3, "Drill": None, "Dose": 14, "Time": 5},
}


def drills_page(
    drills: Sequence[DrillWithState], columns: int, *, course: Course, unsaid: str, plain: bool = False
) -> RenderableType:
    """The whole page. Where the kit was never said, `unsaid` is the command that says it.

    A `plain` page has no table: a drill is a few sentences.
    """
    columns = min(columns, _WIDEST)
    taught, bridges = ([each for each in drills if each.drill.bridge is bridge] for bridge in (False, True))
    page = [_head(course.name or "The course", taught, columns), BLANK]
    widths = next((widths for least, widths in _LAYOUTS.items() if columns >= least), None)
    if plain:
        page += map(_sentence, drills)
    else:
        page += _tables(taught, bridges, widths, columns) if widths else [_list(drills)]
    if course.teaches or course.credit:
        page += [BLANK, Constrain(Words(_about(course)), MEASURE)]
    if unsaid:
        page += [BLANK, advised("This is the course with all equipment. To say what you have:", unsaid, columns)]
    return Constrain(Group(*page), columns)


def _about(course: Course) -> str:
    """What the course teaches, and whom it follows."""
    teaches = f"{course.teaches.rstrip('.')}." * bool(course.teaches)
    follows = f"It follows {course.credit.rstrip('.')}." * bool(course.credit)
    return f"{teaches} {follows}".strip()


def _head(name: str, taught: Sequence[DrillWithState], columns: int) -> RenderableType:
    doable = [each.drill for each in taught if not each.out]
    with_kit = f"{how_many(doable)} with your kit, " if len(doable) < len(taught) else ""
    title = f"{name}: {how_many(each.drill for each in taught)} drill{'s' * (len(taught) != 1)}"
    return heading(title, f"{with_kit}{minutes(sum(paced_seconds(each.work) for each in doable))} in full", columns)


def _tables(
    taught: Iterable[DrillWithState], bridges: Iterable[DrillWithState], widths: Widths, columns: int
) -> Iterator[RenderableType]:
    """The course under its heads, and below it what it leads to."""
    yield _table([{title: [Words((title, "quiet"))] for title in widths}], widths)
    yield Words(("─" * columns, "quiet"))
    yield _table((_stacked(_cells(each), widths) for each in taught), widths, leading=int(columns >= _AIRY))
    if onward := [_stacked(_cells(each), widths) for each in bridges]:
        yield from (BLANK, Words(("And where it leads", "quiet")), _table(onward, widths))


def _table(rows: Iterable[Cells], widths: Widths, leading: int = 0) -> RenderableType:
    """Rows, with so many empty lines between them."""
    columns = (
        Column(width=width, ratio=None if width else 1, justify=_JUSTIFY.get(title, "left"))
        for title, width in widths.items()
    )
    return grid(columns, ([Group(*cells[title]) for title in widths] for cells in rows), 2, leading)


def _stacked(cells: Cells, widths: Widths) -> Cells:
    """The state under the name, where it has no column of its own."""
    return cells if "State" in widths else {**cells, "Drill": [*cells["Drill"], *cells["State"]]}


def _list(drills: Iterable[DrillWithState]) -> RenderableType:
    """A few lines each: number and name, then the dose."""
    rows = ((Group(*each[""]), Group(*each["Drill"], *each["Dose"], *each["State"])) for each in map(_cells, drills))
    return labelled(rows, _NUMBER)


def _sentence(each: DrillWithState) -> Words:
    """A drill in words alone, for whoever hears them one after the other."""
    drill, state = each.drill, state_word(each.state)[0]
    name = drill.name if drill.bridge else f"{drill.number} {drill.name}"
    if each.out:
        return Words(f"{name}: {state}. {each.reason}")
    kit = listed([drill.item(item).name for item in drill.uses if item != NO_KIT]) or "nothing"
    said = [drill.summary.rstrip("."), f"With {kit}: {dose_in_words(drill.work)}, {clock(paced_seconds(drill.work))}"]
    return Words(f"{name}: {'. '.join(filter(None, [*said, _done_as(each), f'State: {state}']))}.")


def _cells(each: DrillWithState) -> Cells:
    """What each column says of a drill, in paragraphs. Of one that is left out only what it is and why."""
    drill, done = each.drill, not each.out
    kit = drill.uses if done else drill.items
    aside = _done_as(each) if done else each.reason
    return {
        "": [Words(("" if drill.bridge else drill.number, "quiet"))],
        "Drill": [Words((drill.name, "strong" if done else "quiet"))],
        "What it teaches": [Words(drill.summary)] * done + [Words((aside, "quiet"))] * bool(aside),
        "Kit": [Words((name.replace("-", " "), "" if done else "quiet")) for name in kit if name != NO_KIT]
        or [Words("nothing")],
        "Dose": [Words(dose(block)) for block in drill.work] * done,
        "Time": [Words(minutes(paced_seconds(drill.work)))] * done,
        "State": [Words(state_word(each.state))] * (each.state != "new"),
    }


def _done_as(each: DrillWithState) -> str:
    """What the drill becomes without the kit that it asks for first; "" where it stays what it is."""
    name = done_as(each.drill)
    missing = (entry[0] for entry, used in zip(each.drill.kit, each.drill.uses, strict=False) if used != entry[0])
    return f"{name}, for want of {each.drill.item(next(missing)).name}" if name else ""
