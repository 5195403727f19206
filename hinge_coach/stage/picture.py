"""The screen as a picture: the same cells that a terminal would show, as an SVG that is the same every time."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape
from itertools import groupby

from rich.ansi import AnsiDecoder
from rich.color_triplet import ColorTriplet
from rich.style import Style
from rich.terminal_theme import TerminalTheme

from hinge_coach.coach.scene import Scene
from hinge_coach.stage.blocks import QUARTERS
from hinge_coach.stage.painter import Row
from hinge_coach.stage.screen import Drawing

WIDE, HIGH = 9, 18  # units of the picture a cell
_FONT = "DejaVu Sans Mono, Menlo, Consolas, monospace"
# The screen's own colours are of the 256 and everywhere the same: of a theme only paper and ink are its own.
DARK = TerminalTheme((22, 24, 29), (222, 224, 228), [(128, 128, 128)] * 8)
LIGHT = TerminalTheme((250, 250, 248), (36, 38, 42), [(128, 128, 128)] * 8)
BLOCKS = frozenset(QUARTERS) - {" "}
_TOGETHER = re.compile(r"[^ ]+(?: [^ ]+)*")  # words with one space between them
# A braille character's dots: bit, then half columns and quarter rows from the cell's corner.
_DOTS = ((0, 0, 0), (1, 0, 1), (2, 0, 2), (3, 1, 0), (4, 1, 1), (5, 1, 2), (6, 0, 3), (7, 1, 3))


def svg(scene: Scene, columns: int, rows: int, theme: TerminalTheme = DARK) -> str:
    """The screen of `scene` at `columns` by `rows` cells, as a whole SVG document without dates or random names."""
    lines = Drawing("truecolor", True).rows(scene, columns, rows)
    width, height = (columns + 2) * WIDE, (rows + 1) * HIGH
    parts = [part for number, line in enumerate(lines) for part in _row(line, number, theme)]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"',
            f' viewBox="0 0 {width} {height}">',
            f'<rect width="{width}" height="{height}" rx="10" fill="{_hex(theme.background_color)}"/>',
            f'<g transform="translate({WIDE} {HIGH // 2})" font-family="{_FONT}" font-size="15" xml:space="preserve">',
            *parts,
            "</g>",
            "</svg>",
            "",
        )
    )


def _row(line: Row, number: int, theme: TerminalTheme) -> Iterator[str]:
    """The pieces of one row: a run of one style at a time, words as text, blocks and dots as shapes."""
    column = 0
    for (sgr, kind), run in groupby(line, lambda cell: (cell[1], _kind(cell[0]))):
        texts = [text for text, _ in run]
        yield from _piece(texts, kind, column, number, _style(sgr), theme)
        column += len(texts)


def _kind(text: str) -> str:
    if text in BLOCKS:
        return "blocks"
    return "dots" if "\u2800" <= text[:1] <= "\u28ff" else "words"


def _piece(texts: Sequence[str], kind: str, column: int, row: int, style: Style, theme: TerminalTheme) -> Iterator[str]:
    ink, ground = _colours(style, theme)
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


def _words(texts: Sequence[str], x: int, y: int, paint: str) -> Iterator[str]:
    """What stands together as one text, held to its cells. A wide character's right half counts, but is not said."""
    held = "".join(text[:1] or "\0" for text in texts)
    for part in _TOGETHER.finditer(held):
        at, long = x + part.start() * WIDE, (part.end() - part.start()) * WIDE
        words = escape("".join(texts[part.start() : part.end()]))
        yield f'<text x="{at}" y="{y + 13.5}" textLength="{long}" {paint}>{words}</text>'


def _blocks(texts: Sequence[str], x: int, y: int) -> Iterator[str]:
    """The quarters that are on, those side by side as one oblong."""
    for half in (0, 2):
        dots = [QUARTERS.index(text) >> half >> side & 1 for text in texts for side in (0, 1)]
        at = float(x)
        for on, run in groupby(dots):
            long = len(list(run)) * WIDE / 2
            if on:
                yield f"M{at:g} {y + half * HIGH / 4:g}h{long:g}v{HIGH / 2:g}h-{long:g}z"
            at += long


def _dots(texts: Iterable[str], x: int, y: int) -> Iterator[str]:
    for at, text in enumerate(texts):
        bits = ord(text) - 0x2800
        for bit, across, down in _DOTS:
            if bits >> bit & 1:
                yield f"M{x + (at + across / 2 + 0.25) * WIDE:g} {y + (down + 0.5) * HIGH / 4:g}h0"


@lru_cache(maxsize=64)
def _style(sgr: str) -> Style:
    """The style that a terminal would take these SGR parameters for."""
    spans = AnsiDecoder().decode_line(f"\x1b[{sgr}m-").spans
    return Style.parse(str(spans[0].style)) if spans else Style()


def _colours(style: Style, theme: TerminalTheme) -> tuple[str, str]:
    """Ink and ground as hex; no ground where it is the picture's own."""
    ink = style.color.get_truecolor(theme) if style.color else theme.foreground_color
    if style.dim:
        ink = ColorTriplet(*((a + b) // 2 for a, b in zip(ink, theme.background_color, strict=True)))
    return (_hex(theme.background_color), _hex(ink)) if style.reverse else (_hex(ink), "")


def _hex(colour: ColorTriplet) -> str:
    return colour.hex
