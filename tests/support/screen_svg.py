"""The screen as a picture for the README: a terminal's cells as an SVG that is the same every time and needs no font.

rich's own export draws blocks and braille with whatever font the reader has, in lines that stand apart: letters made of
blocks fall to pieces.
"""

import re
from functools import lru_cache
from html import escape
from itertools import groupby

from rich.ansi import AnsiDecoder
from rich.color_triplet import ColorTriplet
from rich.style import Style
from rich.terminal_theme import TerminalTheme

from hinge_coach.screen.block_characters import QUARTERS
from hinge_coach.screen.screen import Drawing

WIDE, HIGH = 9, 18  # units of the picture a cell
_FONT = "DejaVu Sans Mono, Menlo, Consolas, monospace"
# The screen's own colours are of the 256 and everywhere the same: of a theme only paper and ink are its own.
THEME = TerminalTheme((22, 24, 29), (222, 224, 228), [(128, 128, 128)] * 8)
BLOCKS = frozenset(QUARTERS) - {" "}
_TOGETHER = re.compile(r"[^ ]+(?: [^ ]+)*")  # words with one space between them
# A braille character's dots: bit, then half columns and quarter rows from the cell's corner.
_DOTS = ((0, 0, 0), (1, 0, 1), (2, 0, 2), (3, 1, 0), (4, 1, 1), (5, 1, 2), (6, 0, 3), (7, 1, 3))


def svg(frame, columns, rows):
    """The screen of `frame` at `columns` by `rows` cells, as a whole SVG document without dates or random names."""
    lines = Drawing("truecolor", True).rows(frame, columns, rows)
    width, height = (columns + 2) * WIDE, (rows + 1) * HIGH
    parts = [part for number, line in enumerate(lines) for part in _row(line, number)]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"',
            f' viewBox="0 0 {width} {height}">',
            f'<rect width="{width}" height="{height}" rx="10" fill="{THEME.background_color.hex}"/>',
            f'<g transform="translate({WIDE} {HIGH // 2})" font-family="{_FONT}" font-size="15" xml:space="preserve">',
            *parts,
            "</g>",
            "</svg>",
            "",
        )
    )


def _row(line, number):
    """The pieces of one row: a run of one style at a time, words as text, blocks and dots as shapes."""
    column = 0
    for (sgr, kind), run in groupby(line, lambda cell: (cell[1], _kind(cell[0]))):
        texts = [text for text, _ in run]
        yield from _piece(texts, kind, column, number, _style(sgr))
        column += len(texts)


def _kind(text):
    if text in BLOCKS:
        return "blocks"
    return "dots" if "\u2800" <= text[:1] <= "\u28ff" else "words"


def _piece(texts, kind, column, row, style):
    ink, ground = _colours(style)
    x, y = column * WIDE, row * HIGH
    if ground:
        yield f'<rect x="{x}" y="{y}" width="{len(texts) * WIDE}" height="{HIGH}" fill="{ground}"/>'
    if kind == "words":
        yield from _words(texts, x, y, f'fill="{ink}"' + ' font-weight="bold"' * bool(style.bold))
        return
    path = "".join((_blocks if kind == "blocks" else _dots)(texts, x, y))
    crisp = f'fill="{ink}" shape-rendering="crispEdges"'  # else light shines through where two blocks meet
    paint = crisp if kind == "blocks" else f'stroke="{ink}" stroke-width="3.2" stroke-linecap="round"'
    if path:
        yield f'<path {paint} d="{path}"/>'


def _words(texts, x, y, paint):
    """What stands together as one text, held to its cells. A wide character's right half counts, but is not said."""
    held = "".join(text[:1] or "\0" for text in texts)
    for part in _TOGETHER.finditer(held):
        at, long = x + part.start() * WIDE, (part.end() - part.start()) * WIDE
        words = escape("".join(texts[part.start() : part.end()]))
        yield f'<text x="{at}" y="{y + 13.5}" textLength="{long}" {paint}>{words}</text>'


def _blocks(texts, x, y):
    """The quarters that are on, those side by side as one oblong."""
    for half in (0, 2):
        dots = [QUARTERS.index(text) >> half >> side & 1 for text in texts for side in (0, 1)]
        at = float(x)
        for on, run in groupby(dots):
            long = len(list(run)) * WIDE / 2
            if on:
                yield f"M{at:g} {y + half * HIGH / 4:g}h{long:g}v{HIGH / 2:g}h-{long:g}z"
            at += long


def _dots(texts, x, y):
    for at, text in enumerate(texts):
        bits = ord(text) - 0x2800
        for bit, across, down in _DOTS:
            if bits >> bit & 1:
                yield f"M{x + (at + across / 2 + 0.25) * WIDE:g} {y + (down + 0.5) * HIGH / 4:g}h0"


@lru_cache(maxsize=64)
def _style(sgr):
    """The style that a terminal would take these SGR parameters for."""
    spans = AnsiDecoder().decode_line(f"\x1b[{sgr}m-").spans
    return Style.parse(str(spans[0].style)) if spans else Style()


def _colours(style):
    """Ink and ground as hex; no ground where it is the picture's own."""
    paper = THEME.background_color
    ink = style.color.get_truecolor(THEME) if style.color else THEME.foreground_color
    if style.dim:
        ink = ColorTriplet(*((a + b) // 2 for a, b in zip(ink, paper, strict=True)))
    return (paper.hex, ink.hex) if style.reverse else (ink.hex, "")
