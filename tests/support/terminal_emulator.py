"""A terminal to look at: what the bytes of the painter leave to be seen, on a screen of `columns` by `rows` cells.

It knows what the painter sends and nothing more, wraps and scrolls as the plainest terminals do, and remembers having
scrolled: that must never happen.
"""

import re
from unicodedata import east_asian_width

from rich.cells import cell_len

_PIECE = re.compile(r"\x1b\[(?P<private>\??)(?P<numbers>[\d;]*)(?P<final>[A-Za-z])|(?P<char>.)", re.DOTALL)


class TerminalEmulator:
    """An output whose `cells` are lists of (text, SGR parameters). While `stuck` it takes nothing.

    A `wide` one shows every character of ambiguous width in two cells.
    """

    def __init__(self, columns=80, rows=24, wide=False):
        self.wide = wide
        self.scrolled = False
        self.stuck = False
        self.sent: list[bytes] = []
        self.resize(columns, rows)

    def resize(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.row = self.column = 0
        self.last = (0, 0)
        self.sgr = ""
        self.cells = [[("~", "")] * columns for _ in range(rows)]  # what was there before is not known to be blank

    def send(self, data):
        if self.stuck:
            return False
        self.sent.append(data)
        for piece in _PIECE.finditer(data.decode("utf-8")):
            self._write(piece["char"]) if piece["char"] else self._obey(piece)
        return True

    def size(self):
        return self.columns, self.rows

    @property
    def text(self):
        """What is to be read, a line a row."""
        return ["".join(text for text, _ in row).rstrip() for row in self.cells]

    def _obey(self, piece):
        numbers = [int(number or 0) for number in piece["numbers"].split(";")]
        if piece["final"] == "H":
            self.row, self.column = (number - 1 for number in numbers) if len(numbers) == 2 else (0, 0)
        elif piece["final"] == "C":
            self.column += numbers[0]
        elif piece["final"] == "J":
            self.cells = [[(" ", "")] * self.columns for _ in range(self.rows)]
        elif piece["final"] == "K":
            self.cells[self.row][self.column :] = [(" ", "")] * (self.columns - self.column)
        elif piece["final"] == "m":
            self.sgr = ";".join(piece["numbers"].split(";")).removeprefix(";")
        elif piece["final"] != "n":  # a question is none of its business
            assert piece["private"] and piece["numbers"] == "2026", f"an unknown sequence: {piece.group()!r}"

    def _write(self, char):
        assert char >= " ", f"a control character: {char!r}"
        wide = 2 if self.wide and east_asian_width(char) == "A" else cell_len(char)
        if not wide:
            row, column = self.last
            text, sgr = self.cells[row][column]
            self.cells[row][column] = (text + char, sgr)
            return
        self._cut(self.column)
        self._cut(self.column + wide)
        self.cells[self.row][self.column : self.column + wide] = [(char, self.sgr), *[("", self.sgr)] * (wide - 1)]
        self.last = (self.row, self.column)
        self.column += wide
        if self.column >= self.columns:
            self.column, self.row = 0, self.row + 1
        if self.row >= self.rows:
            self.scrolled, self.row = True, self.rows - 1

    def _cut(self, column):
        """Overwriting one half of a wide character leaves a blank where the other was."""
        row = self.cells[self.row]
        if column < self.columns and not row[column][0]:
            row[column - 1] = row[column] = (" ", row[column][1])
