"""A drill's pictures on paper: the movement's two ends side by side, and each fault beside what is right."""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from hinge_coach.body import feel, figure, picture
from hinge_coach.body.canvas import Run
from hinge_coach.body.figure import Posed
from hinge_coach.course.drill import Block, Drill, Fault
from hinge_coach.course.posture import Figure
from hinge_coach.stage.paper import Line, beside, filled

_GAP = 2
_HIGH = 0.44  # rows a column of a picture: a little more than a square, as a cell is twice as high as wide


class _Shot(NamedTuple):
    posed: Posed
    name: str
    role: str
    muscles: frozenset[str] = frozenset()


def movement(drill: Drill, columns: int, unicode: bool) -> list[Line]:
    """The two ends of every movement of the drill, named; nothing where there is no figure or no room for it."""
    lines: list[Line] = []
    seen: list[tuple[Figure, bool]] = []
    for block in drill.work:
        body = block.figure or drill.figure
        held = block.hold is not None
        if body is None or (body, held) in seen:
            continue
        seen.append((body, held))
        muscles = feel.muscles(block.feel or drill.feel)
        ends = [_Shot(figure.at_depth(body, depth, held=held), name, "strong", muscles) for name, depth in _ends(block)]
        pair = _side_by_side(ends, columns, unicode)
        lines += [*pair, ()] if pair else []
    return lines


def _ends(block: Block) -> tuple[tuple[str, float], tuple[str, float]]:
    """The names and depths of a block's first and second picture."""
    if block.hold is not None:
        return ("Stand", 0.0), (block.name, 1.0)
    top, bottom = ("Top", 0.0), ("Bottom", 1.0)
    return (bottom, top) if block.starts == "bottom" else (top, bottom)


def compared(drill: Drill, fault: Fault, columns: int, unicode: bool) -> list[Line]:
    """A fault's picture beside the right one; nothing where the drill has none for it or there is no room."""
    for body in dict.fromkeys(block.figure or drill.figure for block in drill.work):
        wrong, right = (pose(body, fault.id) if body else None for pose in (figure.wrong_body, figure.right_body))
        if wrong and right:
            return _side_by_side([_Shot(wrong, "not so", "bottom"), _Shot(right, "but so", "rise")], columns, unicode)
    return []


def _side_by_side(shots: Sequence[_Shot], columns: int, unicode: bool) -> list[Line]:
    """Pictures with their names beneath, and no more sky than they need."""
    each = (columns - _GAP) // 2
    drawn = [picture.draw(shot.posed, each, round(each * _HIGH), shot.muscles, unicode) for shot in shots]
    sky = min(sum(1 for _ in takewhile(_is_blank, rows)) for rows in drawn)
    if not all(drawn):
        return []
    left, right = ([*map(_line, rows[sky:]), _caption(shot, each)] for rows, shot in zip(drawn, shots, strict=True))
    return beside(left, right, each + _GAP)


def _is_blank(row: Sequence[Run]) -> bool:
    return not "".join(text for text, _ in row).strip(" ")


def _line(row: Sequence[Run]) -> Line:
    return tuple((text, f"figure.{part}" if part else "") for text, part in row)


def _caption(shot: _Shot, columns: int) -> Line:
    before = " " * max(0, (columns - len(shot.name)) // 2)
    return filled(((before, ""), (shot.name, shot.role)), columns)
