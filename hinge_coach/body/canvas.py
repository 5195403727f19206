"""Shapes to characters: each lies over the ones before it, and each cell belongs to the part that was drawn last in it.

A cell is about twice as high as wide, so that its 2x4 dots are square.
"""

import re
from codecs import charmap_decode

from hinge_coach.body.glyphs import BRAILLE, ascii_table
from hinge_coach.body.raster import Band, View, around, covered, edge
from hinge_coach.body.shapes import CLEAR, HATCH, RING, TINT, Shape

Run = tuple[str, str]
Picture = tuple[tuple[Run, ...], ...]

PARTS = ("", "trunk", "head", "arm", "thigh", "shank", "foot", "load", "prop", "floor", "working")
_CODE = {part: bytes([code]) for code, part in enumerate(PARTS)}
_EDGE, _GAP = 1.5, 1.0  # dots of a ring's edge, and of the gap on both its sides
_RUNS = re.compile(rb"(.)\1*", re.DOTALL)


class Canvas:
    """The cells of a view, empty at first."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._columns = view.width // 2
        self._cells = [0] * (view.height // 4)
        self._parts = [bytearray(self._columns) for _ in self._cells]

    def put(self, shape: Shape) -> None:
        """Draw one shape as its `how` says."""
        part, points, radii, how = shape
        if how == CLEAR:
            self._clear(around(points, radii, self._view))
        elif how == RING:
            self._clear(edge(points, radii, self._view, _GAP, _EDGE + 2 * _GAP))
            for band in edge(points, radii, self._view, 0.0, _EDGE):
                self._draw_thin(band, _CODE[part])
        else:
            self._draw(covered(points, radii, self._view, how == HATCH), _CODE[part], how != TINT)

    def picture(self, braille: bool = True) -> Picture:
        """Rows of runs of characters and their part, each row as wide. Where nothing is drawn the part is ""."""
        picture = []
        for cells, parts in zip(self._cells, self._parts, strict=True):
            dots, runs = cells.to_bytes(self._columns, "little"), []
            text = charmap_decode(dots, "strict", BRAILLE)[0]
            for match in _RUNS.finditer(parts):
                (start, end), part = match.span(), PARTS[parts[match.start()]]
                run = text[start:end] if braille else charmap_decode(dots[start:end], "strict", ascii_table(part))[0]
                runs.append((run, part))
            picture.append(tuple(runs))
        return tuple(picture)

    def _draw(self, bands: list[Band], code: bytes, inked: bool) -> None:
        cells, parts = self._cells, self._parts
        for row, dots, first, last in bands:
            if inked:
                cells[row] |= dots
            parts[row][first:last] = code * (last - first)

    def _draw_thin(self, band: Band, code: bytes) -> None:
        """Draw what may have holes: only the cells with a dot of it become its part."""
        row, dots, first, last = band
        self._cells[row] |= dots
        for cell in range(first, last):
            if dots >> 8 * cell & 0xFF:
                self._parts[row][cell : cell + 1] = code

    def _clear(self, bands: list[Band]) -> None:
        for row, dots, _, _ in bands:
            self._cells[row] &= ~dots
