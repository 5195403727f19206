"""The countdown in block digits, as large as the room allows."""

from functools import lru_cache

from hinge_coach.stage.blocks import Bitmap, halves, scaled, wholes

_STRIP = """
0   1   2   3   4   5   6   7   8   9   :
### ##. ### ### #.# ### ### ### ### ### .
#.# .#. ..# ..# #.# #.. #.. ..# #.# #.# #
#.# .#. ### ### ### ### ### ..# ### ### .
#.# .#. #.. ..# ..# ..# #.# ..# #.# ..# #
### ### ### ### ..# ### ### ..# ### ### .
"""
_NAMES, *_ROWS = (line.split() for line in _STRIP.strip().splitlines())
_GLYPHS: dict[str, Bitmap] = {name: [row[at] for row in _ROWS] for at, name in enumerate(_NAMES)}
_HIGH = 5  # dots


def countdown(seconds: int) -> str:
    """Seconds left as they are shown: 7, 45, 1:30."""
    return f"{seconds // 60}:{seconds % 60:02}" if seconds >= 60 else str(max(0, seconds))


def digits(text: str, columns: int, rows: int, unicode: bool = True) -> tuple[str, ...]:
    """`text` (digits and colons) in block digits of at most `columns` by `rows` cells, or () where none fit.

    One digit is no larger than two would be, so that counting 11, 10, 9 does not change the size.
    """
    width = max(sum(len(_GLYPHS[char][0]) + 1 for char in text) - 1, 7)
    # A dot is `times` columns by `times` half rows; ASCII has no half rows.
    times = min(columns // width, 2 * rows // _HIGH)
    if not unicode:
        times -= times % 2
    if times < 1:
        return ()
    glyphs = [_drawn(char, times, unicode) for char in text]
    return tuple((" " * times).join(parts) for parts in zip(*glyphs))


@lru_cache(maxsize=128)
def _drawn(char: str, times: int, unicode: bool) -> tuple[str, ...]:
    bitmap = scaled(_GLYPHS[char], times)
    return halves(_softened(bitmap, times // 3 if times > 3 else 0)) if unicode else wholes(bitmap[::2])


def _softened(bitmap: Bitmap, dots: int) -> Bitmap:
    """The outer corners cut off, `dots` deep: large digits are calmer with round shoulders."""
    for _ in range(dots):
        sky = "." * len(bitmap[0])
        edged = [f".{row}." for row in (sky, *bitmap, sky)]
        bitmap = ["".join(_uncornered(edged, at, column) for column in range(len(sky))) for at in range(len(bitmap))]
    return bitmap


def _uncornered(edged: Bitmap, at: int, column: int) -> str:
    """The dot below and right of (`at`, `column`), off where it sticks out to two sides."""
    above, here, below = (edged[at + step][column : column + 3] for step in range(3))
    alone = (above[1] == "." or below[1] == ".") and (here[0] == "." or here[2] == ".")
    return "." if alone else here[1]

