"""Words as cells: cleaned, measured, wrapped by words and styled by rich, once for each content."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from hinge_coach.screen.big_digits import digits
from hinge_coach.screen.big_letters import letters
from hinge_coach.terminal import colours
from hinge_coach.terminal.painter import BLANK, Cell, Row
from hinge_coach.terminal.plain_signs import RIGHT_HALF, clean

Span = tuple[str, str]  # text, and the role that styles it
Spans = tuple[Span, ...]

_NARROW = re.compile("[ -~\u00a0-\u02ff\u2500-\u259f\u2800-\u28ff]*")  # ASCII, Latin, lines, blocks and braille
_MARKS = 2  # combining marks kept on one character
_console = Console(width=80, color_system=None)


def cells(text: str, sgr: str) -> list[Cell]:
    """One cell a column: a wide character takes two, a combining mark stays with the one before it."""
    if _NARROW.fullmatch(text):
        return [(char, sgr) for char in text]
    row: list[Cell] = []
    for char in text:
        width = cell_len(char)
        if char == RIGHT_HALF:
            row.append(("", sgr) if row else BLANK)
        elif width:
            row.append((char, sgr))
            row += [("", sgr)] * (width - 1)
        elif row:
            base = -1 if row[-1][0] else -2
            if len(row[base][0]) <= _MARKS:
                row[base] = (row[base][0] + char, sgr)
    return row


def fitted(row: Iterable[Cell], width: int, align: str = "left") -> tuple[Cell, ...]:
    """The row in exactly `width` cells: cut where it is longer, else filled with blanks on the other side."""
    kept = list(row)[: width + 1]
    if len(kept) > width:
        # the left half of a wide character cannot stand alone
        kept = kept[:width] if kept[width][0] else [*kept[: width - 1], BLANK][:width]
    room = width - len(kept)
    before = {"centre": room // 2, "right": room}.get(align, 0)
    return (*[BLANK] * before, *kept, *[BLANK] * (room - before))


class Ink:
    """Turns roles and words into rows of cells for one terminal's colours and characters. Results are kept.

    `unicode` says whether the finer signs are drawn; they are not where those of ambiguous width are `wide`.
    """

    def __init__(self, colour_system: str | None, unicode: bool, wide: bool = False) -> None:
        self.unicode = unicode and not wide
        self._clean = partial(clean, unicode=unicode, wide=wide)
        self._colours = colour_system
        self.lines = lru_cache(maxsize=512)(self._lines)
        self.letters = lru_cache(maxsize=128)(self._letters)
        self.digits = lru_cache(maxsize=256)(self._digits)

    def width(self, spans: Iterable[Span]) -> int:
        """Cells that the spans take in one line."""
        return sum(cell_len(self._clean(text)) for text, _ in spans)

    def sgr(self, role: str) -> str:
        return colours.sgr(colours.style(role, self._colours), self._colours)

    def _lines(self, spans: Spans, width: int, height: int = 1, align: str = "left") -> tuple[Row, ...]:
        """The words in at most `height` lines of `width` cells; what does not fit ends in an ellipsis."""
        if width < 1 or height < 1:
            return ()
        styled = ((self._clean(text), colours.style(role, self._colours)) for text, role in spans)
        wrapped = Text.assemble(*styled, end="").wrap(_console, width, overflow="fold")
        lines = list(wrapped[:height])
        if len(wrapped) > height:
            lines[-1] = self._elided(lines[-1], width)
        return tuple(fitted(self._segments(line), width, align) for line in lines)

    def _elided(self, line: Text, width: int) -> Text:
        """The line with an ellipsis after its last whole word that leaves room for it."""
        dots = self._clean("…")
        words = line.plain.rstrip()
        while words and cell_len(words) + len(dots) > width:
            words = words.rpartition(" ")[0].rstrip() or words[:-1]
        kept = line[: len(words)] if words else Text()
        return kept.append(dots[:width])

    def _segments(self, line: Text) -> list[Cell]:
        pieces = line.render(_console)
        return [cell for text, style, _ in pieces for cell in cells(text, colours.sgr(style, self._colours))]

    def _letters(
        self, text: str, width: int, height: int, role: str = "", align: str = "centre", narrow: bool = False
    ) -> tuple[Row, ...]:
        """The words in block letters, or () where these do not fit. "tight": only as wide as they need to be."""
        drawn = letters(clean(text, True), width, height, self.unicode, align == "centre", narrow)
        return self._art(drawn, width if align != "tight" or not drawn else len(drawn[0]), role, align)

    def _digits(self, text: str, width: int, height: int, role: str = "") -> tuple[Row, ...]:
        """Seconds in block digits, or () where these do not fit."""
        return self._art(digits(text, width, height, self.unicode), width, role, "centre")

    def _art(self, drawn: Sequence[str], width: int, role: str, align: str) -> tuple[Row, ...]:
        return tuple(fitted(cells(line, self.sgr(role)), width, align) for line in drawn)
