"""The course as a table: every drill in order, in as many columns as there is room for, and a list below that."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from hinge_coach.stage import states
from hinge_coach.stage.doses import minutes
from hinge_coach.stage.paper import MEASURE, Column, Line, advised, headed, indented, line, table, wrap

WIDE, NORMAL, NARROW = 104, 72, 46  # columns from which a layout fits; below the last one it is a list
_WIDEST = 132
_GAP = 2


class Entry(NamedTuple):
    """A drill as the table shows it. `dose` has a text for each block.

    `aside` is one more thing to know: what it is done as without its first kit, or why it is left out.
    """

    number: str
    name: str
    summary: str
    kit: tuple[str, ...]
    dose: tuple[str, ...]
    seconds: float
    state: str
    aside: str = ""

    @property
    def out(self) -> bool:
        """Whether the kit does not allow it."""
        return self.state == "left-out"


class Listing(NamedTuple):
    """What the page shows: the course, what it leads to, and what there is to say about it.

    A note is a sentence and the command that goes with it, "" where none does.
    """

    title: str
    aside: str
    course: tuple[Entry, ...]
    bridges: tuple[Entry, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


class _Field(NamedTuple):
    title: str
    width: int
    cell: Callable[[Entry], Sequence[Line]]
    align: str = "<"


def course_page(listing: Listing, columns: int) -> list[Line]:
    """The whole page in so many columns of a terminal."""
    columns = min(columns, _WIDEST)
    page = [*headed(listing.title, listing.aside, columns), ()]
    page += _table(listing, columns) if columns >= NARROW else _list(listing, columns)
    for sentence, command in listing.notes:
        page += [(), *advised(sentence, command, min(columns, MEASURE))]
    return page


def _table(listing: Listing, columns: int) -> list[Line]:
    fields = _fields(columns)
    heads = [Column(field.title, field.width, field.align) for field in fields]
    course = [[field.cell(entry) for field in fields] for entry in listing.course]
    rows = table(heads, course, _GAP, rule=True, airy=columns >= WIDE)
    if listing.bridges:
        onward = [[field.cell(entry) for field in fields] for entry in listing.bridges]
        rows += [(), line("And where it leads", "quiet"), *table(heads, onward, _GAP)[1:]]
    return rows


def _fields(columns: int) -> list[_Field]:
    """The columns of the table; what the drill teaches, or its name, has what the others leave."""
    number, time = _Field("", 2, _number), _Field("Time", 5, _time, ">")
    if columns >= WIDE:
        fields = [number, _Field("Drill", 21, _name), _Field("What it teaches", 0, _teaches), _Field("Kit", 12, _kit)]
        fields += [_Field("Dose", 14, _dose), time, _Field("State", 10, _state)]
    elif columns >= NORMAL:
        fields = [number, _Field("Drill", 15, _name_and_state), _Field("What it teaches", 0, _teaches)]
        fields += [_Field("Kit", 10, _kit), _Field("Dose", 7, _dose), time]
    else:
        fields = [number, _Field("Drill", 0, _name_and_state), _Field("Dose", 14, _dose), time]
    rest = columns - sum(field.width for field in fields) - _GAP * (len(fields) - 1)
    return [field._replace(width=field.width or rest) for field in fields]


def _number(entry: Entry) -> Sequence[Line]:
    return [line(entry.number, "quiet")]


def _name(entry: Entry) -> Sequence[Line]:
    return [line(entry.name, "quiet" if entry.out else "strong")]


def _name_and_state(entry: Entry) -> Sequence[Line]:
    return [*_name(entry), *_state(entry)]


def _state(entry: Entry) -> Sequence[Line]:
    return [] if entry.state == "new" else [line(states.word(entry.state), states.role(entry.state))]


def _teaches(entry: Entry) -> Sequence[Line]:
    aside = [line(entry.aside, "quiet")] if entry.aside else []
    return aside if entry.out else [line(entry.summary), *aside]


def _kit(entry: Entry) -> Sequence[Line]:
    return [line(item, "quiet" if entry.out else "") for item in entry.kit]


def _dose(entry: Entry) -> Sequence[Line]:
    return [] if entry.out else [line(dose) for dose in entry.dose]


def _time(entry: Entry) -> Sequence[Line]:
    return [] if entry.out else [line(minutes(entry.seconds))]


def _list(listing: Listing, columns: int) -> list[Line]:
    """A few lines each: number and name, then the dose."""
    lines: list[Line] = []
    for entry in (*listing.course, *listing.bridges):
        lines += wrap(((f"{entry.number} ", "quiet"), *_name(entry)[0]), columns)
        for words in (*_dose(entry), *_state(entry)):
            lines += indented(wrap(words, columns - 2), 2)
    return lines
