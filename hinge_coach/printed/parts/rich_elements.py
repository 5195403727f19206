"""What pages are made of: words in roles, headings, sections, labels beside words, and two columns."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.constrain import Constrain
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from hinge_coach.terminal.plain_signs import clean

MEASURE = 76  # cells: longer lines of prose are hard to read
GAP = 4  # cells between two columns of prose
BLANK = ""
WIDE_SIGNS = "letters"  # stands for the encoding of a terminal that knows all letters, and shows many a sign too wide
Span = str | tuple[str, str]  # text, or text and its role in the palette

# The signs of the pages, each as one ASCII character; `clean` has an answer for all others.
_SIGNS = str.maketrans("─●○◔◑◇◆■·▁▂▃▄▅▆▇█", "-*o-+?>#..,-=+%##")


class Words:
    """Words in roles, as the console that prints them can write them, wrapped to the room that they get.

    Whatever a drill's file or the history holds is text here: no markup, and nothing that moves the cursor.
    """

    def __init__(self, *spans: Span) -> None:
        self.spans = spans

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self._text(options)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self._text(options))

    def _text(self, options: ConsoleOptions) -> Text:
        text = Text(overflow=None if options.no_wrap else "fold")  # in a table rich would cut a long word off
        for span in self.spans:
            words, role = (span, "") if isinstance(span, str) else span
            text.append(spelled(words, options.encoding), role)
        if options.ascii_only and options.no_wrap and text.cell_len > options.max_width:
            text.truncate(options.max_width - 3, overflow="crop")
            text.append("...")  # rich has but the one sign for it
        return text


def spelled(text: str, encoding: str) -> str:
    """The text as a terminal may have it. Where it knows ASCII alone, or has its signs wide, that is what they are in;
    letters remain in the second case.
    """
    if encoding.startswith("utf"):
        return clean(text, True)
    return clean(text.translate(_SIGNS), encoding == WIDE_SIGNS, wide=True)


def grid(columns: Iterable[Column], rows: Iterable[Iterable[RenderableType]], gap: int, leading: int = 0) -> Table:
    """A table without lines: `gap` cells between its columns, `leading` empty lines between its rows.

    The gaps are columns, too: of padding rich before 14.3 counts some at the edge, where there is none.
    """
    spaced = [each for column in columns for each in (Column(width=gap), column)][1:]
    table = Table.grid(*spaced, expand=any(column.ratio for column in spaced))
    for number, row in enumerate(rows):
        for _ in range(leading if number else 0):
            table.add_row()
        table.add_row(*[each for cell in row for each in (BLANK, cell)][1:])
    return table


def heading(title: str, aside: str, columns: int) -> RenderableType:
    """A page's first line: what it is, and at the right what else there is to know. Two lines where they don't fit."""
    left, right = Words((title, "strong")), Words((aside, "quiet"))
    if cell_len(title) + 2 + cell_len(aside) > columns:
        return Group(left, right)
    return grid([Column(), Column(ratio=1, justify="right")], [(left, right)], 2)


def section(title: str, *parts: RenderableType) -> list[RenderableType]:
    """Parts under their head, and nothing where there are none."""
    return [Words((title, "title")), *parts, BLANK] if parts else []


def labelled(rows: Iterable[tuple[RenderableType, RenderableType]], indent: int = 2, gap: int = 1) -> Table:
    """Labels, and what belongs to each from the column `indent` on, or further where a label is longer."""
    return grid([Column(min_width=indent - gap), Column()], rows, gap)


def indented(words: RenderableType, by: int = 2) -> Padding:
    """A part of the page moved to the right."""
    return Padding(words, (0, 0, 0, by))


def side_by_side(left: Iterable[RenderableType], right: Iterable[RenderableType], columns: int) -> Table:
    """Two columns of equal width."""
    half = (columns - GAP) // 2
    return grid([Column(width=half), Column(width=half)], [(Group(*left), Group(*right))], GAP)


def advised(sentence: str, command: str, columns: int) -> RenderableType:
    """A sentence, and the command that it speaks of: behind it, or on a line of its own so that it is not broken."""
    if cell_len(f"{sentence} {command}") <= min(columns, MEASURE):
        return Words((sentence, "quiet"), " ", (command, "key"))
    return Constrain(Group(Words((sentence, "quiet")), indented(Words((command, "key")))), MEASURE)
