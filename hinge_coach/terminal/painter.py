"""The painter: it remembers what the terminal shows and sends only the cells that changed, one write a frame."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

Cell = tuple[str, str]  # what it shows ("" is the right half of a wide character), and its SGR parameters
Row = Sequence[Cell]

BLANK: Cell = (" ", "")
# Moving the cursor costs about five bytes: a gap as cheap as that is written again instead.
_GAP = 4
# A terminal that can holds a whole repaint back until it is complete; all others ignore these two.
_HOLD, _GO = "\x1b[?2026h", "\x1b[?2026l"


class Output(Protocol):
    """Where frames go. `send` never blocks; False means that earlier bytes still wait and nothing was taken."""

    def send(self, data: bytes) -> bool: ...


class Painter:
    """Paints grids of cells. A frame that the terminal did not take is forgotten, and the next one is whole.

    `trusts` says whether the terminal shows signs of ambiguous width, such as blocks, in one cell. Where that is not
    known the cursor is placed anew after each, so that nothing else is ever shifted.
    """

    def __init__(self, out: Output, encoding: str = "utf-8", *, trusts: bool = True) -> None:
        self._out = out
        self._encoding = encoding
        self.trusts = trusts
        self._shown: list[Row] = []  # what the terminal shows; empty when that is not known

    def forget(self) -> None:
        """The terminal was disturbed: clear it before the next frame."""
        self._shown = []

    def paint(self, rows: Sequence[Row]) -> bool:
        """Bring the terminal to `rows`, all equally wide. False when it did not take them: paint again later."""
        rows = _spare_the_corner(rows)
        if len(rows) == len(self._shown) and len(rows[0]) == len(self._shown[0]):
            frame = "".join(self._changes(self._shown, rows))
        else:
            blank = [[BLANK] * len(rows[0])] * len(rows)
            frame = f"{_HOLD}\x1b[m\x1b[2J{''.join(self._changes(blank, rows))}{_GO}"
        if frame and not self._out.send(frame.encode(self._encoding, "replace")):
            return False
        self._shown = list(rows)
        return True

    def _changes(self, old: Sequence[Row], new: Sequence[Row]) -> Iterator[str]:
        for number, (before, after) in enumerate(zip(old, new, strict=True), 1):
            if before is not after and before != after:
                pairs = enumerate(zip(before, after, strict=True))
                columns = [column for column, pair in pairs if pair[0] != pair[1]]
                yield _row(number, after, columns, _one_cell if self.trusts else _one_cell_anywhere)


def _spare_the_corner(rows: Sequence[Row]) -> Sequence[Row]:
    """Writing the last cell of all may scroll; a terminal of a single cell has no other."""
    width = len(rows[0])
    if width * len(rows) == 1 or rows[-1][-1] == BLANK:
        return rows
    keep = width - 1 if rows[-1][-1][0] else width - 2
    return [*rows[:-1], [*rows[-1][:keep], *[BLANK] * (width - keep)]]


def _row(number: int, row: Row, changed: Sequence[int], one_cell: Callable[[str], bool]) -> str:
    """The bytes for one row: a move, then runs of changed cells, each style said once.

    After what is not surely `one_cell` wide the cursor is placed anew.
    """
    parts: list[str] = []
    say = parts.append  # this loop is most of what a key waits for
    sgr, at = "", -1
    for column in changed:
        text, style = row[column]
        if not text:  # came with its left half
            continue
        if column != at:
            say(_cheap_gap(row, at, column, sgr, one_cell) or _move(number, at, column))
        if style != sgr:
            say(f"\x1b[{';' if sgr else ''}{style}m" if style else "\x1b[m")
            sgr = style
        say(text)
        at = column + 1 if one_cell(text) else -1
    if sgr:
        say("\x1b[m")
    return "".join(parts)


def _move(number: int, at: int, column: int) -> str:
    return f"\x1b[{number};{column + 1}H" if at < 0 else f"\x1b[{column - at}C"


def _cheap_gap(row: Row, start: int, stop: int, sgr: str, one_cell: Callable[[str], bool]) -> str:
    """The unchanged text between two runs, where writing it again is cheaper than a move."""
    if start < 0 or stop - start > _GAP:
        return ""
    gap = row[start:stop]
    if any(style != sgr or not one_cell(text) for text, style in gap):
        return ""
    text = "".join(text for text, _ in gap)
    return text if len(text.encode("utf-8", "replace")) <= _GAP else ""


def _one_cell(text: str) -> bool:
    """Whether every terminal that shows signs of ambiguous width in one cell moves on by one after it."""
    return len(text) == 1 and (text < "\u0300" or "\u2500" <= text <= "\u259f" or "\u2800" <= text <= "\u28ff")


def _one_cell_anywhere(text: str) -> bool:
    """Whether every terminal moves on by one cell after it."""
    return len(text) == 1 and (text < "\x7f" or "\u2800" <= text <= "\u28ff")
