"""Shapes to characters: each lies over the ones before it, and each cell belongs to the part that was drawn last in it.

A cell is about twice as high as wide, so that its 2x4 dots are square.
"""

import re
from codecs import charmap_decode
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from hinge_coach.figure.dot_characters import BRAILLE, ascii_table
from hinge_coach.figure.dots import Band, View, bands, spans, wider
from hinge_coach.figure.shapes import HATCH, OVER, RING, TINT, Shape

Run = tuple[str, str]
Picture = tuple[tuple[Run, ...], ...]

PARTS = ("", "trunk", "head", "arm", "thigh", "shank", "foot", "load", "prop", "floor", "working")
_CODE = {part: bytes([code]) for code, part in enumerate(PARTS)}
_EDGE, _GAP = 1.5, 1.0  # dots of a ring's edge, and of the gap on both its sides
_RUNS = re.compile(rb"(.)\1*", re.DOTALL)


class Canvas:
    """The cells of a view, empty at first, or with what is on the `ground`."""

    def __init__(self, view: View, ground: "Canvas | None" = None) -> None:
        self._view = view
        self._columns = view.width // 2
        self._cells: list[int] = list(ground._cells) if ground else [0] * (view.height // 4)
        empty = [bytes(self._columns)] * len(self._cells)
        self._parts: list[bytearray] = [bytearray(row) for row in (ground._parts if ground else empty)]

    def put(self, shapes: Iterable[Shape]) -> None:
        """Draw shapes one over the other, each as its `how` says."""
        for how, group in groupby(shapes, lambda shape: shape.how):
            drawn = [(shape, spans(shape.points, shape.radii, self._view)) for shape in group]
            for shape, inside in drawn:
                if how == OVER:
                    self._clear(bands(wider(inside, self._view), self._view))
                elif how == RING:
                    self._ring(shape)
            if how != RING:
                for shape, inside in drawn:
                    self._draw(bands(inside, self._view, how == HATCH), _CODE[shape.part], how != TINT)

    def picture(self, braille: bool = True) -> Picture:
        """Rows of runs of characters and their part, each row as wide. Where nothing is drawn the part is ""."""
        return tuple(_runs(*row, braille) for row in zip(self._cells, map(bytes, self._parts), strict=True))

    def _draw(self, bands: list[Band], code: bytes, inked: bool) -> None:
        cells, parts = self._cells, self._parts
        for row, dots, first, last in bands:
            if inked:
                cells[row] |= dots
            parts[row][first:last] = code * (last - first)

    def _ring(self, shape: Shape) -> None:
        """A shape's edge with a gap on both its sides. Only the cells with a dot of it become its part."""
        self._clear(self._edge(shape, _GAP, _EDGE + 2 * _GAP))
        for row, dots, first, last in self._edge(shape, 0.0, _EDGE):
            self._cells[row] |= dots
            for cell in range(first, last):
                if dots >> 8 * cell & 0xFF:
                    self._parts[row][cell : cell + 1] = _CODE[shape.part]

    def _edge(self, shape: Shape, margin: float, thick: float) -> list[Band]:
        """The outermost `thick` dots of a shape that is drawn `margin` dots larger."""
        outer, inner = (spans(shape.points, shape.radii, self._view, more) for more in (margin, margin - thick))
        holes = {row: dots for row, dots, _, _ in bands(inner, self._view)}
        return [(row, dots & ~holes.get(row, 0), first, last) for row, dots, first, last in bands(outer, self._view)]

    def _clear(self, bands: list[Band]) -> None:
        for row, dots, _, _ in bands:
            self._cells[row] &= ~dots


@lru_cache(maxsize=4096)
def _runs(cells: int, parts: bytes, braille: bool) -> tuple[Run, ...]:
    """One row: its cells as characters, cut where the part changes."""
    dots, runs = cells.to_bytes(len(parts), "little"), []
    text = charmap_decode(dots, "strict", BRAILLE)[0]
    for match in _RUNS.finditer(parts):
        (start, end), part = match.span(), PARTS[parts[match.start()]]
        run = text[start:end] if braille else charmap_decode(dots[start:end], "strict", ascii_table(part))[0]
        runs.append((run, part))
    return tuple(runs)
