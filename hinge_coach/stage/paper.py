"""What is printed and stays: lines of words, measured in cells, wrapped by words and set beside each other.

A span is text with the role that colours it, a line is spans in a row. Nothing here knows a terminal, so that the same
page goes to one, through a pipe and into a test; and nothing imports rich, which a pipe has no use for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

Span = tuple[str, str]
Line = tuple[Span, ...]
Cell = Sequence[Line]  # of a table: paragraphs, each wrapped to the column's width

MEASURE = 76  # cells: longer lines of prose are hard to read
_FIRST_UNSTEADY = "\u0300"  # below this character every one takes a cell
_NARROWEST = 8  # cells


class Column(NamedTuple):
    """A column of a table: its head, its width in cells, and the side that its words keep to (< left, > right)."""

    title: str
    width: int
    align: str = "<"


def line(text: str, role: str = "") -> Line:
    """One line of one role."""
    return ((text, role),)


def cells(text: str) -> int:
    """How many cells a terminal gives the text: most characters one, wide ones two, marks on another none."""
    if text.isascii() or max(text) < _FIRST_UNSTEADY:
        return len(text)
    from unicodedata import category, east_asian_width

    marks = sum(category(char) in ("Mn", "Me") for char in text)
    return len(text) - marks + sum(east_asian_width(char) in "WF" for char in text)


def width(words: Iterable[Span]) -> int:
    """How many cells a line takes."""
    return sum(cells(text) for text, _ in words)


def wrap(words: Iterable[Span], columns: int) -> list[Line]:
    """Words in lines of at most `columns` cells, with one blank between two of them. A longer word is cut."""
    columns = max(columns, _NARROWEST)
    lines: list[list[Span]] = [[]]
    room = columns
    for word in _pieces(words, columns):
        long = width(word)
        if lines[-1] and long + 1 > room:
            lines.append([])
            room = columns
        elif lines[-1]:
            lines[-1].append((" ", word[0][1]))
            room -= 1
        lines[-1] += word
        room -= long
    return [_joined(spans) for spans in lines]


def _pieces(words: Iterable[Span], most: int) -> list[list[Span]]:
    """The words between the spaces, each as the spans that it is made of, and none wider than `most` cells."""
    pieces: list[list[Span]] = []
    joins = False  # whether the next piece goes on with the last word: two spans may meet inside a word
    for text, role in words:
        parts = text.split(" ")
        for number, part in enumerate(parts):
            if number:
                joins = False
            for cut in _cut(part, max(1, most)):
                if joins and pieces:
                    pieces[-1].append((cut, role))
                else:
                    pieces.append([(cut, role)])
                joins = False
        joins = bool(parts[-1])
    return pieces


def _cut(word: str, most: int) -> list[str]:
    """A word in pieces that fit, the word itself where it does; nothing for no word."""
    if cells(word) <= most:
        return [word] if word else []
    pieces = [""]
    for char in word:
        if pieces[-1] and cells(pieces[-1] + char) > most:
            pieces.append("")
        pieces[-1] += char
    return pieces


def cut(text: str, columns: int) -> str:
    """The text in at most so many cells, with an ellipsis where it is longer."""
    if cells(text) <= columns:
        return text
    while text and cells(text) > columns - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _joined(spans: Iterable[Span]) -> Line:
    """Neighbours of one role as one span."""
    joined: list[Span] = []
    for text, role in spans:
        if joined and joined[-1][1] == role:
            joined[-1] = (joined[-1][0] + text, role)
        else:
            joined.append((text, role))
    return tuple(joined)


def filled(words: Line, columns: int, align: str = "<") -> Line:
    """A line with blanks up to so many cells."""
    blank = (" " * (columns - width(words)), "")
    if not blank[0]:
        return words
    return (blank, *words) if align == ">" else (*words, blank)


def indented(lines: Iterable[Line], by: int) -> list[Line]:
    """The lines moved to the right; empty ones stay empty."""
    return [((" " * by, ""), *words) if words else () for words in lines]


def beside(left: Sequence[Line], right: Sequence[Line], at: int) -> list[Line]:
    """Two pieces next to each other, the right one from the column `at` on."""
    pairs = zip_longest(left, right, fillvalue=())
    return [(*filled(first, at), *second) if second else first for first, second in pairs]


def hung(label: Span, words: Iterable[Span], columns: int, indent: int) -> list[Line]:
    """Wrapped words beside a label that has `indent` cells for itself."""
    lines = wrap(words, columns - indent)
    return [(*filled((label,), indent), *lines[0]), *indented(lines[1:], indent)]


def section(title: str, lines: Sequence[Line]) -> list[Line]:
    """Lines under their head, and nothing where there are none."""
    return [line(title, "title"), *lines, ()] if lines else []


def headed(title: str, aside: str, columns: int) -> list[Line]:
    """A page's first line: what it is, and at the right what else there is to know. Two lines where they don't fit."""
    room = columns - cells(title)
    if cells(aside) + 2 > room:
        return [*wrap(line(title, "strong"), columns), *wrap(line(aside, "quiet"), columns)]
    return [((title, "strong"), *filled(line(aside, "quiet"), room, ">"))]


def advised(sentence: str, command: str, columns: int) -> list[Line]:
    """A sentence, and the command that it speaks of: on the same line or on one of its own, never broken."""
    lines = wrap(line(sentence, "quiet"), columns)
    if not command:
        return lines
    if width(lines[-1]) + 1 + cells(command) <= columns:
        return [*lines[:-1], (*lines[-1], (" ", ""), (command, "key"))]
    return [*lines, (("  ", ""), (command, "key"))]


def table(
    columns: Sequence[Column], rows: Iterable[Sequence[Cell]], gap: int = 2, *, rule: bool = False, airy: bool = False
) -> list[Line]:
    """Rows of cells under their heads, with a `rule` under these, and an empty line between the rows where `airy`."""
    lines = _row(columns, [[line(column.title, "quiet")] for column in columns], gap)
    if rule:
        lines.append(line("─" * (sum(column.width for column in columns) + gap * (len(columns) - 1)), "quiet"))
    for number, row in enumerate(rows):
        lines += [(), *_row(columns, row, gap)] if airy and number else _row(columns, row, gap)
    return lines


def _row(columns: Sequence[Column], row: Sequence[Cell], gap: int) -> list[Line]:
    wrapped = [
        [filled(words, column.width, column.align) for part in cell for words in wrap(part, column.width)]
        for column, cell in zip(columns, row, strict=True)
    ]
    blanks = [line(" " * (column.width + gap)) for column in columns]
    between = (" " * gap, "")
    return [
        tuple(
            span
            for cell, blank in zip(wrapped, blanks, strict=True)
            for span in ((*cell[at], between) if at < len(cell) else blank)
        )
        for at in range(max(map(len, wrapped)))
    ]
