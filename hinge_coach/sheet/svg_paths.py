"""Shapes as SVG paths: thousandths of a body height, x ahead of the ankle, y down from the floor.

Shapes of one form give paths of one form: the numbers of one can move to those of the other.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from math import hypot, sqrt
from typing import NamedTuple

from hinge_coach.course.poses import Point
from hinge_coach.figure.shapes import FILL, Shape

UNIT = 1000  # of the drawing, in a body height

Dot = tuple[int, int]


class Group(NamedTuple):
    """Neighbouring shapes of one part that are drawn in one way: `kind` holds the path's class names."""

    kind: str
    shapes: tuple[Shape, ...]

    @property
    def form(self) -> tuple[str, tuple[int, ...]]:
        """What it has in common with the groups that it can move to."""
        return self.kind, tuple(len(shape.points) for shape in self.shapes)

    @property
    def outline(self) -> str:
        """The path's `d`."""
        return "".join(map(_outline, self.shapes))


def groups(shapes: Iterable[Shape]) -> list[Group]:
    """Shapes as groups, from back to front."""
    return [
        Group(part if how == FILL else f"{part} {how}", tuple(group))
        for (part, how), group in groupby(shapes, lambda shape: (shape.part, shape.how))
    ]


def in_equal_pieces(moments: Sequence[Sequence[Group]]) -> list[list[Group]]:
    """The groups of several moments, where what is one limb at one of them and a chain at another is a chain at all."""
    if len({tuple(group.kind for group in groups) for groups in moments}) != 1:
        return [list(groups) for groups in moments]
    pieces = [max(len(group.shapes) for group in same) for same in zip(*moments, strict=True)]
    return [[_divided(group, count) for group, count in zip(groups, pieces, strict=True)] for groups in moments]


def _divided(group: Group, count: int) -> Group:
    """A single limb as a chain of `count` limbs; any other group as it is."""
    limb = group.shapes[0]
    if len(group.shapes) != 1 or count == 1 or len(limb.points) != 2:
        return group
    (x, y), (to_x, to_y) = limb.points
    way = [(x + (to_x - x) * part / count, y + (to_y - y) * part / count) for part in range(count + 1)]
    return group._replace(shapes=tuple(limb._replace(points=ends) for ends in zip(way, way[1:], strict=False)))


def _outline(shape: Shape) -> str:
    """Clockwise, as all of them are: where two of a group overlap, none makes a hole in the other."""
    points = [(round(x * UNIT), round(-y * UNIT)) for x, y in shape.points]
    if any(shape.radii):
        return _limb(points[0], points[1], *(round(UNIT * radius) for radius in shape.radii))
    return _drawn(("M", points[-1]), *(("l", point) for point in points[-2::-1]))


def _limb(start: Dot, end: Dot, radius: int, radius_end: int) -> str:
    """Two circles and what lies between their outer tangents; where one is within the other, the larger alone."""
    apart, more = hypot(end[0] - start[0], end[1] - start[1]), radius - radius_end
    if apart <= abs(more):
        (x, y), wide = (start, radius) if more >= 0 else (end, radius_end)
        left, right = (x - wide, y), (x + wide, y)
        return _drawn(("M", left), (_arc(wide, True), right), ("l", right), (_arc(wide, True), left))
    ahead, down = (end[0] - start[0]) / apart, (end[1] - start[1]) / apart
    along, aside = more / apart, sqrt(1 - (more / apart) ** 2)
    one = along * ahead - aside * down, along * down + aside * ahead  # from a middle to where a tangent touches
    other = along * ahead + aside * down, along * down - aside * ahead
    return _drawn(
        ("M", _off(start, radius, one)),
        (_arc(radius, more > 0), _off(start, radius, other)),
        ("l", _off(end, radius_end, other)),
        (_arc(radius_end, more < 0), _off(end, radius_end, one)),
    )


def _off(middle: Dot, length: int, way: Point) -> Dot:
    return round(middle[0] + length * way[0]), round(middle[1] + length * way[1])


def _arc(radius: int, large: bool) -> str:
    """Clockwise along a circle."""
    return f"a{radius} {radius} 0 {large:d} 1 "


def _drawn(*steps: tuple[str, Dot]) -> str:
    """A closed path of commands and the points that they lead to, each told from the one before: so it is short."""
    (command, (x, y)), *others = steps
    told = [f"{command}{x} {y}"]
    for command, (to_x, to_y) in others:
        told.append(f"{command}{to_x - x} {to_y - y}")
        x, y = to_x, to_y
    return f"{''.join(told)}z"
