"""Shapes to characters: a raster of 2x4 dots a cell, a row of cells kept as one big number with a byte a cell.

A cell is about twice as high as wide, so that its dots are square. Whole spans of dots are set at once, and one
decoding with a table of 256 characters turns a row of cells into its text.
"""

import re
from codecs import charmap_decode
from functools import lru_cache
from math import ceil, cos, hypot, pi, sin
from typing import NamedTuple

from hinge_coach.body.glyphs import BRAILLE, DOTS, ascii_table
from hinge_coach.body.shapes import CLEAR, HATCH, RING, TINT, Shape
from hinge_coach.course.posture import Point

Run = tuple[str, str]
Picture = tuple[tuple[Run, ...], ...]

PARTS = ("", "trunk", "head", "arm", "thigh", "shank", "foot", "load", "prop", "floor", "working")
_CODE = {part: bytes([code]) for code, part in enumerate(PARTS)}
_GAP, _GAP_SHARE = 1.2, 0.015  # dots left free round what lies over something else: at most, and of a body height
_EDGE = 1.5  # dots of a ring's edge
_LEAST = 0.6  # dots of a limb's radius: less would slip between the dots
_RUNS = re.compile(rb"(.)\1*", re.DOTALL)
_CAP = tuple((cos(pi * k / 6), sin(pi * k / 6)) for k in range(7))  # a limb's rounded end


class View(NamedTuple):
    """How body heights become dots: dots a body height, the dot column of x = 0 and the dot row of the floor."""

    scale: float
    middle: float
    floor: float
    mirrored: bool = False


class Spans(NamedTuple):
    """Dots of a convex shape: its first dot row, and each row's first column and the column past its last."""

    top: int
    starts: list[int]
    ends: list[int]


class Canvas:
    """An empty raster of columns x rows cells, or a copy of `ground`. What is put on it lies over what was there."""

    _parts: list[bytearray]

    def __init__(self, columns: int, rows: int, ground: "Canvas | None" = None) -> None:
        self.columns, self.rows = columns, rows
        self._cells: list[int] = list(ground._cells) if ground else [0] * rows
        self._parts = [bytearray(row) for row in (ground._parts if ground else [bytes(columns)] * rows)]

    def put(self, shape: Shape, view: View) -> None:
        """Draw one shape as its `how` says."""
        if shape.how == CLEAR:
            gap = min(_GAP, max(_LEAST, _GAP_SHARE * view.scale))
            self._set(self._spans(outline(shape, view, gap)), clear=True)
            return
        spans = self._spans(outline(shape, view))
        if shape.how == RING:
            self._ring(shape, view)
            return
        if shape.how != TINT:
            self._set(spans, hatched=shape.how == HATCH)
        self._colour(spans, _CODE[shape.part])

    def floor(self, view: View) -> None:
        """The line that everything stands on, over the whole width."""
        row = int(view.floor)
        if row < self.rows * 4:
            self._set(Spans(row, [0], [self.columns * 2]))
            self._parts[row >> 2][:] = _CODE["floor"] * self.columns

    def picture(self, braille: bool = True) -> Picture:
        """Rows of runs of characters and their part, each row `columns` wide. Where nothing is drawn the part is ""."""
        picture = []
        for cells, parts in zip(self._cells, self._parts, strict=True):
            dots = cells.to_bytes(self.columns, "little")
            runs = []
            for run in _RUNS.finditer(parts):
                part = PARTS[parts[run.start()]]
                table = BRAILLE if braille else ascii_table(part)
                runs.append((charmap_decode(dots[run.start() : run.end()], "strict", table)[0], part))
            picture.append(tuple(runs))
        return tuple(picture)

    def _spans(self, points: list[Point]) -> Spans:
        """The dots whose middles lie in a convex outline, and at least one in each dot row that it passes."""
        heights = [y for _, y in points]
        top = max(0, ceil(min(heights) - 0.5))
        rows = min(self.rows * 4, ceil(max(heights) - 0.5)) - top
        if rows <= 0:
            return Spans(top, [], [])
        width = self.columns * 2
        low, high = [float(width)] * rows, [0.0] * rows
        x0, y0 = points[-1]
        for x1, y1 in points:
            x, y, to_y = (x0, y0, y1) if y0 < y1 else (x1, y1, y0)
            first, last = ceil(y - 0.5) - top, ceil(to_y - 0.5) - top
            if first < last:
                slope = (x1 - x0) / (y1 - y0)
                first, last = max(first, 0), min(last, rows)
                x += (first + top + 0.5 - y) * slope
                for row in range(first, last):
                    if x < low[row]:
                        low[row] = x
                    if x > high[row]:
                        high[row] = x
                    x += slope
            x0, y0 = x1, y1
        starts = [int(x + 0.5) if x > 0 else 0 for x in low]
        ends = [min(width, max(int(x + 0.5), start + 1)) for x, start in zip(high, starts, strict=True)]
        return Spans(top, starts, ends)

    def _set(self, spans: Spans, hatched: bool = False, clear: bool = False) -> None:
        masks, cells = masks_of(self.columns, hatched), self._cells
        for row, (start, end) in enumerate(zip(spans.starts, spans.ends, strict=True), spans.top):
            line = masks[row & 3]
            if clear:
                cells[row >> 2] &= ~(line[end] ^ line[start])
            else:
                cells[row >> 2] |= line[end] ^ line[start]

    def _ring(self, shape: Shape, view: View) -> None:
        for far, near, clear in ((1.0, -_EDGE - 1.0, True), (0.0, -_EDGE, False)):
            outer, inner = self._spans(outline(shape, view, far)), self._spans(outline(shape, view, near))
            holes = dict(enumerate(zip(inner.starts, inner.ends, strict=True), inner.top))
            for row, (start, end) in enumerate(zip(outer.starts, outer.ends, strict=True), outer.top):
                hole_start, hole_end = holes.get(row, (end, end))
                for edge in (Spans(row, [start], [hole_start]), Spans(row, [hole_end], [end])):
                    self._set(edge, clear=clear)
                    if not clear:
                        self._colour(edge, _CODE[shape.part])

    def _colour(self, spans: Spans, code: bytes) -> None:
        """Every cell that the spans touch belongs to their part now."""
        done = 0
        while done < len(spans.starts):
            row = (spans.top + done) >> 2
            upto = 4 * (row + 1) - spans.top
            first, last = min(spans.starts[done:upto]) >> 1, (max(spans.ends[done:upto]) + 1) >> 1
            if first < last:
                self._parts[row][first:last] = code * (last - first)
            done = upto


@lru_cache(maxsize=16)
def masks_of(columns: int, hatched: bool = False) -> tuple[tuple[int, ...], ...]:
    """For each of a cell's four dot rows: the numbers whose bits are the dots left of column 0, 1, ... 2 * columns."""
    masks = []
    for row, bits in enumerate(DOTS):
        line = [0]
        for column in range(columns * 2):
            inked = not hatched or (row + column) % 4 == 0
            line.append(line[-1] | (bits[column & 1] << 8 * (column >> 1) if inked else 0))
        masks.append(tuple(line))
    return tuple(masks)


def outline(shape: Shape, view: View, margin: float = 0.0) -> list[Point]:
    """A shape's corners in dots, columns to the right and rows down, `margin` dots further out."""
    across = -view.scale if view.mirrored else view.scale
    points = [(view.middle + x * across, view.floor - y * view.scale) for x, y in shape.points]
    if len(points) > 2:
        return points
    (x0, y0), (x1, y1) = points
    r0, r1 = (max(_LEAST, radius * view.scale + margin) for radius in shape.radii)
    apart = hypot(x1 - x0, y1 - y0)
    if apart < 1e-9:
        round_ = [(x0 + r0 * c, y0 + r0 * s) for c, s in _CAP]
        return round_ + [(x0 - r0 * c, y0 - r0 * s) for c, s in _CAP]
    x, y = (x1 - x0) / apart, (y1 - y0) / apart
    # Round the far end from one side to the other, then round the near end back.
    far = [(x1 + r1 * (s * x - c * y), y1 + r1 * (s * y + c * x)) for c, s in _CAP]
    return far + [(x0 - r0 * (s * x - c * y), y0 - r0 * (s * y + c * x)) for c, s in _CAP]
