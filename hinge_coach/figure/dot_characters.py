"""A cell's 2x4 dots as a character: braille where the terminal has UTF-8, else the ASCII character that looks alike.

A cell is a byte, its braille pattern; a table holds the character of each of the 256.
"""

from functools import lru_cache

DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))  # a dot's bit by its row and column in the cell
BRAILLE = " " + "".join(chr(0x2800 + cell) for cell in range(1, 256))

# What an ASCII character's ink looks like in 2x4 dots, from top to bottom: for cells at the edge of a part.
_INK = {
    "'": "## .. .. ..",
    '"': "## ## .. ..",
    "-": ".. ## .. ..",
    "_": ".. .. .. ##",
    ".": ".. .. .. .#",
    ":": ".. ## .. ##",
    "|": "#. #. #. #.",
    "/": ".# .# #. #.",
    "\\": "#. #. .# .#",
}
# Cells that are mostly full carry their part: there may be no colour where there is no UTF-8.
_SOLID = {"head": "@", "arm": "o", "load": "%", "prop": "|", "working": "*"}
_MOSTLY = 5  # of 8 dots


@lru_cache(maxsize=16)
def ascii_table(part: str) -> str:
    """The ASCII characters of all cells of a part."""
    solid = _SOLID.get(part, "#")
    return " " + "".join(solid if _dots(cell) >= _MOSTLY else _edge(cell) for cell in range(1, 256))


def _edge(cell: int) -> str:
    """The character whose ink differs from a cell's in the fewest dots."""
    return min(_INK, key=lambda char: _dots(cell ^ _bits(_INK[char])))


def _dots(cell: int) -> int:
    return bin(cell).count("1")


def _bits(ink: str) -> int:
    rows = zip(ink.split(), DOTS, strict=True)
    return sum(bit for row, bits in rows for dot, bit in zip(row, bits, strict=True) if dot == "#")
