"""What a picture is made of: simple convex shapes in body heights, each with the part it belongs to."""

from typing import NamedTuple

from hinge_coach.course.poses import Point

FILL = "fill"
OVER = "over"  # with a thin gap round it and its neighbours in the list, so that they are seen against what lies behind
RING = "ring"  # its edge alone
HATCH = "hatch"  # shaded
TINT = "tint"  # no dots of its own: colours what is drawn there


class Shape(NamedTuple):
    """Two points with a radius each are a limb, rounded at its ends; three or more points without are a polygon."""

    part: str
    points: tuple[Point, ...]
    radii: tuple[float, float] = (0.0, 0.0)
    how: str = FILL


def limb(part: str, start: Point, end: Point, radius: float, radius_end: float | None = None, how: str = FILL) -> Shape:
    """A limb between two joints that tapers from one radius to the other."""
    return Shape(part, (start, end), (radius, radius if radius_end is None else radius_end), how)


def disc(part: str, middle: Point, radius: float, how: str = FILL) -> Shape:
    return Shape(part, (middle, middle), (radius, radius), how)


def box(part: str, left: float, low: float, right: float, high: float, how: str = FILL) -> Shape:
    """An upright rectangle."""
    return Shape(part, ((left, low), (right, low), (right, high), (left, high)), (0.0, 0.0), how)


def over(shapes: list[Shape]) -> list[Shape]:
    """The same shapes with one gap round all of them."""
    return [shape._replace(how=OVER) for shape in shapes]
