"""The countdown in block digits, as large as the room allows."""

from functools import lru_cache

from hinge_coach.screen.block_characters import Bitmap, halves, scaled, wholes

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
_TO_BITS, _FROM_BITS = str.maketrans(".#", "01"), str.maketrans("01", ".#")


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
    return tuple((" " * times).join(parts) for parts in zip(*glyphs, strict=True))


@lru_cache(maxsize=128)
def _drawn(char: str, times: int, unicode: bool) -> tuple[str, ...]:
    bitmap = scaled(_GLYPHS[char], times)
    return halves(_softened(bitmap, times // 3 if times > 3 else 0)) if unicode else wholes(bitmap[::2])


def _softened(bitmap: Bitmap, dots: int) -> Bitmap:
    """The outer corners cut off, `dots` deep: large digits are calmer with round shoulders.

    A row is one number with a bit a dot. A dot stays if it lies between two others, above and below or left and right.
    """
    wide = len(bitmap[0])
    rows = [int(row.translate(_TO_BITS), 2) for row in bitmap]
    for _ in range(dots):
        around = zip(rows, [0, *rows[:-1]], [*rows[1:], 0], strict=True)
        rows = [row & (above & below | row << 1 & row >> 1) for row, above, below in around]
    return [f"{row:0{wide}b}".translate(_FROM_BITS) for row in rows]
