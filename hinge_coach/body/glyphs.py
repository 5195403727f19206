"""A cell's 2x4 dots as a character: braille where the terminal has UTF-8, else the ASCII character that looks most alike.

A cell is a byte, its braille pattern; both tables hold the character of each of the 256.
"""

DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))  # a dot's bit by its row and column in the cell

# What an ASCII character's ink looks like in 2x4 dots, from top to bottom.
_INK = {
    " ": ".. .. .. ..",
    "'": "#. #. .. ..",
    "`": ".# .. .. ..",
    '"': "## ## .. ..",
    "^": "## .. .. ..",
    "-": ".. ## .. ..",
    "~": ".. .. ## ..",
    "_": ".. .. .. ##",
    "=": "## .. ## ..",
    ".": ".. .. .. #.",
    ",": ".. .. .# #.",
    ":": ".. #. .. #.",
    "!": "#. #. .. #.",
    "|": "#. #. #. #.",
    "I": ".# .# .# .#",
    "/": ".# .# #. #.",
    "\\": "#. #. .# .#",
    "(": ".# #. #. .#",
    ")": "#. .# .# #.",
    "<": ".. .# #. .#",
    ">": ".. #. .# #.",
    "L": "#. #. #. ##",
    "J": ".# .# .# ##",
    "7": "## .# .# .#",
    "F": "## #. #. #.",
    "d": ".# ## ## ##",
    "b": "#. ## ## ##",
    "q": "## ## ## .#",
    "P": "## ## ## #.",
    "Y": "## ## #. #.",
    "V": "## ## ## ..",
    "o": ".. .. ## ##",
    "m": ".. ## ## ##",
    "#": "## ## ## ##",
}


def _bits(ink: str) -> int:
    return sum(
        bit for row, bits in zip(ink.split(), DOTS, strict=True) for dot, bit in zip(row, bits, strict=True) if dot == "#"
    )


def _like(cell: int, ink: int) -> tuple[int, int]:
    """How far a character's ink is from a cell: dots that differ, then how much fuller or emptier it is."""
    return (cell ^ ink).bit_count(), abs(cell.bit_count() - ink.bit_count())


def _ascii(cell: int) -> str:
    return min(_INK, key=lambda char: _like(cell, _bits(_INK[char])) if cell else (char != " ", 0))


BRAILLE = " " + "".join(chr(0x2800 + cell) for cell in range(1, 256))
ASCII = "".join(_ascii(cell) for cell in range(256))
