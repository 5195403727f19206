"""Shapes to dots: which dots of a raster of 2x4 dots a cell a convex shape covers.

A row of cells is one big number with a byte a cell, its braille pattern, so that a whole span of dots is one operation.
"""

from functools import lru_cache
from math import ceil, cos, hypot, pi, sin, sqrt
from typing import NamedTuple

from hinge_coach.course.poses import Point
from hinge_coach.figure.dot_characters import DOTS

_LEAST = 0.6  # dots of a limb's radius: less would slip between the dots
# A limb's rounded end as corners on a half circle: the smaller it is, the fewer can be told apart.
_CAPS = [
    (below, [(cos(pi * k / pieces), sin(pi * k / pieces)) for k in range(pieces + 1)])
    for below, pieces in ((2.5, 2), (5.5, 3), (9.0, 5), (1e9, 8))
]


class View(NamedTuple):
    """How body heights become dots: dots a body height, the dot column of x = 0 and the dot row of the floor.

    `width` and `height` are the raster's own, in dots.
    """

    scale: float
    middle: float
    interface: float
    width: int
    height: int
    mirrored: bool = False


class Spans(NamedTuple):
    """Dots of a convex shape: its first dot row, and each row's first column and the column past its last."""

    top: int
    starts: list[int]
    ends: list[int]


# What a shape covers of one row of cells: the row, its dots as bits, the first cell with one and the one past the last.
# A plain tuple: there are a hundred in a picture.
Band = tuple[int, int, int, int]


def spans(points: tuple[Point, ...], radii: tuple[float, float], view: View, margin: float = 0.0) -> Spans:
    """The dots whose middles lie in a shape (see `shapes.Shape`) `margin` dots larger; none outside the raster."""
    across = -view.scale if view.mirrored else view.scale
    places = [(view.middle + x * across, view.interface - y * view.scale) for x, y in points]
    if len(places) > 2:
        found = _inside(places, view.height)
    else:
        near, far = (max(_LEAST, radius * view.scale + margin) for radius in radii)
        start, end = places
        found = _disc(start, near, view.height) if start == end else _inside(_limb(start, end, near, far), view.height)
    top, starts, ends = found
    if starts and (min(starts) < 0 or max(ends) > view.width):
        starts, ends = ([min(view.width, max(0, x)) for x in side] for side in (starts, ends))
    return Spans(top, starts, ends)


def _disc(middle: Point, radius: float, height: int) -> Spans:
    x, y = middle[0] + 0.5, middle[1] - 0.5
    top, bottom = max(0, ceil(y - radius)), min(height, ceil(y + radius))
    halves = [sqrt(max(0.0, radius * radius - (row - y) * (row - y))) for row in range(top, bottom)]
    return Spans(top, [int(x - half) for half in halves], [int(x + half) for half in halves])


def _inside(corners: list[Point], height: int) -> Spans:
    """The dots inside a convex outline: one side of it goes down, the other up."""
    rows = [ceil(y - 0.5) for _, y in corners]  # the first dot row whose middle is not above the corner
    top, bottom = min(rows), max(rows)
    if top < 0 or bottom > height:
        rows = [min(height, max(0, row)) for row in rows]
        top, bottom = min(rows), max(rows)
    down, up = [0] * (bottom - top), [0] * (bottom - top)
    (x0, y0), from_row = corners[-1], rows[-1] - top
    for (x1, y1), row in zip(corners, rows, strict=True):
        to_row = row - top
        if from_row != to_row:
            side, first, last = (down, from_row, to_row) if from_row < to_row else (up, to_row, from_row)
            slope = (x1 - x0) / (y1 - y0)
            x = x0 + (top + first + 0.5 - y0) * slope + 0.5
            if last - first == 1:  # as most edges of a rounded end are
                side[first] = int(x)
            else:
                side[first:last] = [int(x + slope * step) for step in range(last - first)]
        x0, y0, from_row = x1, y1, to_row
    return Spans(top, down, up) if sum(down) < sum(up) else Spans(top, up, down)


def _limb(near: Point, far: Point, r0: float, r1: float) -> list[Point]:
    """The corners of two circles and what lies between them."""
    (x0, y0), (x1, y1) = near, far
    apart = hypot(x1 - x0, y1 - y0)
    x, y = (x1 - x0) / apart, (y1 - y0) / apart
    # Round the far end from one side to the other, then round the near end back.
    corners = [(x1 + r1 * (s * x - c * y), y1 + r1 * (s * y + c * x)) for c, s in _cap(r1)]
    return corners + [(x0 - r0 * (s * x - c * y), y0 - r0 * (s * y + c * x)) for c, s in _cap(r0)]


def _cap(radius: float) -> list[tuple[float, float]]:
    return next(cap for below, cap in _CAPS if radius < below)


def wider(inner: Spans, view: View) -> Spans:
    """The same spans and one dot more all round."""
    top, starts, ends = inner
    far = view.width
    left, right = [max(0, x - 1) for x in starts], [min(far, x + 1) for x in ends]
    starts = list(map(min, [*starts, far, far], [far, *left, far], [far, far, *starts]))
    ends = list(map(max, [*ends, 0, 0], [0, *right, 0], [0, 0, *ends]))
    first, last = max(0, 1 - top), view.height - top + 1
    return Spans(max(0, top - 1), starts[first:last], ends[first:last])


def bands(spans: Spans, view: View, hatched: bool = False) -> list[Band]:
    """Spans of dot rows gathered to rows of cells."""
    top, starts, ends = spans
    before = top & 3  # dot rows of the first cells above the shape
    lines = _masks(view.width, view.height, hatched)[before:]
    marks = [line[start] ^ line[end] for line, start, end in zip(lines, starts, ends, strict=False)]
    rows = []
    for row, first in enumerate(range(-before, len(marks), 4), top >> 2):
        dots = sum(marks[max(first, 0) : first + 4])  # no two dot rows of a cell share a bit
        if dots:
            rows.append((row, dots, (dots & -dots).bit_length() - 1 >> 3, dots.bit_length() + 7 >> 3))
    return rows


@lru_cache(maxsize=16)
def _masks(width: int, height: int, hatched: bool) -> list[list[int]]:
    """For each dot row: the numbers whose bits in its row of cells are the dots left of column 0, 1, ... `width`."""
    masks = []
    for row, bits in enumerate(DOTS):
        line = [0]
        for column in range(width):
            inked = not hatched or (row + column) % 4 == 0
            line.append(line[-1] | (bits[column & 1] << 8 * (column >> 1) if inked else 0))
        masks.append(line)
    return masks * (height // 4 + 1)
