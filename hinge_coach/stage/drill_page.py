"""One drill whole, on paper: in one column, or in two where there is room."""

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest

from hinge_coach.course.drill import Fault
from hinge_coach.stage import drill_sections as sections
from hinge_coach.stage.drill_pictures import compared, movement
from hinge_coach.stage.drill_sections import Subject
from hinge_coach.stage.paper import MEASURE, Line, beside, headed, line, section, wrap

WIDE = 104  # columns from which there are two
_WIDEST = 132
_GAP = 4
_BESIDE = 70  # columns from which a fault's words stand beside its pictures

Part = Callable[[Subject, int], list[Line]]
_TEACHES = (sections.why, sections.setup, sections.cues)
_DOSED = (sections.feel, sections.dose, sections.check)
_GOES_ON = (sections.onward, sections.kit, sections.sources)


def drill_page(subject: Subject, columns: int, unicode: bool = True) -> list[Line]:
    """The whole page in so many columns of a terminal."""
    wide = columns >= WIDE
    columns = min(columns, _WIDEST if wide else MEASURE)
    page = headed(subject.names[subject.drill.id], subject.drill.id, columns)
    page += [*wrap(line(subject.drill.summary), columns), ()]
    page += (_two_columns if wide else _one_column)(subject, columns, unicode)
    while not page[-1]:
        page.pop()
    return page


def _one_column(subject: Subject, columns: int, unicode: bool) -> list[Line]:
    return [
        *movement(subject.drill, columns, unicode),
        *_parts(subject, columns, *_TEACHES, *_DOSED),
        *section("When it goes wrong", _faults(subject, columns, unicode)),
        *_parts(subject, columns, *_GOES_ON),
    ]


def _two_columns(subject: Subject, columns: int, unicode: bool) -> list[Line]:
    each = (columns - _GAP) // 2
    left, right = movement(subject.drill, each, unicode), _parts(subject, each, *_TEACHES)
    for part in _DOSED:
        shorter = left if len(left) <= len(right) else right
        shorter += part(subject, each)
    page = beside(left, right, each + _GAP)
    # Those with a picture first, so that no picture stands alone beside a few words.
    faults = sorted(subject.drill.faults, key=lambda fault: not compared(subject.drill, fault, each, unicode))
    tiles = [_fault(subject, fault, each, unicode) for fault in faults]
    pairs = [beside(tile, other, each + _GAP) for tile, other in zip_longest(tiles[::2], tiles[1::2], fillvalue=())]
    page += section("When it goes wrong", _spaced(pairs))
    return page + beside(_parts(subject, each, *_GOES_ON[:2]), _parts(subject, each, *_GOES_ON[2:]), each + _GAP)


def _parts(subject: Subject, columns: int, *parts: Part) -> list[Line]:
    return [words for part in parts for words in part(subject, columns)]


def _spaced(pieces: Iterable[Sequence[Line]]) -> list[Line]:
    """The pieces with an empty line between each two."""
    return [words for piece in pieces for words in (*piece, ())][:-1]


def _faults(subject: Subject, columns: int, unicode: bool) -> list[Line]:
    return _spaced(_fault(subject, fault, columns, unicode) for fault in subject.drill.faults)


def _fault(subject: Subject, fault: Fault, columns: int, unicode: bool) -> list[Line]:
    if columns < _BESIDE:
        return [*compared(subject.drill, fault, columns, unicode), *sections.fault(subject, fault, columns)]
    drawn = columns * 5 // 8
    pictures = compared(subject.drill, fault, drawn, unicode)
    if not pictures:
        return sections.fault(subject, fault, columns)
    return beside(pictures, [(), *sections.fault(subject, fault, columns - drawn - _GAP)], drawn + _GAP)
