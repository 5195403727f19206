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


def wrap(words: Iterable[Span], columns: int, indent: int = 0) -> list[Line]:
    """Words in lines of at most `columns` cells, all but the first indented by so many. A longer word is cut."""
    columns = max(columns, _NARROWEST)
    lines: list[list[Span]] = [[]]
    room = columns
    for word in _pieces(words, columns - indent):
        gap = (" ", word[0][1] if lines[-1] and lines[-1][-1][1] == word[0][1] else "")
        long = width(word)
        if lines[-1] and long + 1 > room:
            lines.append([])
            room = columns - indent
        elif lines[-1]:
            lines[-1].append(gap)
            room -= 1
        lines[-1] += word
        room -= long
    pad = (" " * indent, "")
    return [_joined([pad, *spans] if number and indent else spans) for number, spans in enumerate(lines)]


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
    return [(*filled(first, at), *second) if second else first for first, second in zip_longest(left, right, fillvalue=())]


def table(columns: Sequence[Column], rows: Iterable[Sequence[Sequence[Line]]], gap: int = 2) -> list[Line]:
    """Rows of cells under their heads. A cell is paragraphs, each wrapped to its column's width."""
    heads = [[line(column.title, "quiet")] for column in columns]
    return [words for row in (heads, *rows) for words in _row(columns, row, gap)]


def _row(columns: Sequence[Column], row: Sequence[Sequence[Line]], gap: int) -> list[Line]:
    wrapped = [
        [filled(words, column.width, column.align) for part in cell for words in wrap(part, column.width)]
        for column, cell in zip(columns, row, strict=True)
    ]
    blanks = [line(" " * column.width) for column in columns]
    high = max(map(len, wrapped))
    return [
        tuple(
            span
            for number, (cell, blank) in enumerate(zip(wrapped, blanks, strict=True))
            for span in (((" " * gap, ""),) if number else ()) + (cell[at] if at < len(cell) else blank)
        )
        for at in range(high)
    ]
