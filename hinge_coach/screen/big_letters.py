"""Words in block letters, to be read from three metres: one face, seven dots high, with tails below the line."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from hinge_coach.screen.block_characters import Bitmap, halves, quarters, scaled, wholes

# A phase's sign has its distance from the word that follows it: the two are one.
_STRIPS = """
A     B     C     D     E     F     G     H     I   J     K     L     M     N     O     P     Q     R     S
.###. ####. .###. ####. ##### ##### .###. #...# ### ..### #...# #.... #...# #...# .###. ####. .###. ####. .####
#...# #...# #...# #...# #.... #.... #...# #...# .#. ....# #..#. #.... ##.## ##..# #...# #...# #...# #...# #....
#...# #...# #.... #...# #.... #.... #.... #...# .#. ....# #.#.. #.... #.#.# ##..# #...# #...# #...# #...# #....
##### ####. #.... #...# ####. ####. #.### ##### .#. ....# ##... #.... #.#.# #.#.# #...# ####. #...# ####. .###.
#...# #...# #.... #...# #.... #.... #...# #...# .#. ....# #.#.. #.... #...# #..## #...# #.... #.#.# #.#.. ....#
#...# #...# #...# #...# #.... #.... #...# #...# .#. #...# #..#. #.... #...# #..## #...# #.... #..#. #..#. ....#
#...# ####. .###. ####. ##### #.... .###. #...# ### .###. #...# ##### #...# #...# .###. #.... .##.# #...# ####.
..... ..... ..... ..... ..... ..... ..... ..... ... ..... ..... ..... ..... ..... ..... ..... ..... ..... .....
..... ..... ..... ..... ..... ..... ..... ..... ... ..... ..... ..... ..... ..... ..... ..... ..... ..... .....

T     U     V     W       X     Y     Z     0     1   2     3     4     5     6     7     8     9     ½
##### #...# #...# #..#..# #...# #...# ##### .###. .#. .###. .###. ...#. ##### .###. ##### .###. .###. #....#.
..#.. #...# #...# #..#..# #...# #...# ....# #...# ##. #...# #...# ..##. #.... #.... ....# #...# #...# #...#..
..#.. #...# #...# #..#..# .#.#. .#.#. ...#. #..## .#. ....# ....# .#.#. ####. #.... ...#. #...# #...# #..#...
..#.. #...# #...# #..#..# ..#.. ..#.. ..#.. #.#.# .#. ...#. ..##. #..#. ....# ####. ..#.. .###. .#### ..#.##.
..#.. #...# #...# #..#..# .#.#. ..#.. .#... ##..# .#. ..#.. ....# ##### ....# #...# ..#.. #...# ....# .#....#
..#.. #...# .#.#. #..#..# #...# ..#.. #.... #...# .#. .#... #...# ...#. #...# #...# ..#.. #...# ....# #....#.
..#.. .###. ..#.. .##.##. #...# ..#.. ##### .###. ### ##### .###. ...#. .###. .###. ..#.. .###. .###. #...###
..... ..... ..... ....... ..... ..... ..... ..... ... ..... ..... ..... ..... ..... ..... ..... ..... .......
..... ..... ..... ....... ..... ..... ..... ..... ... ..... ..... ..... ..... ..... ..... ..... ..... .......

a    b    c    d    e    f   g    h    i j  k    l
.... #... .... ...# .... .## .... #... # .# #... #.
.... #... .... ...# .... #.. .... #... . .. #... #.
.##. ###. .### .### .##. ### .### ###. # .# #..# #.
...# #..# #... #..# #..# #.. #..# #..# # .# #.#. #.
.### #..# #... #..# #### #.. #..# #..# # .# ##.. #.
#..# #..# #... #..# #... #.. #..# #..# # .# #.#. #.
.### ###. .### .### .### #.. .### #..# # .# #..# .#
.... .... .... .... .... ... ...# .... . .# .... ..
.... .... .... .... .... ... .##. .... . #. .... ..

m     n    o    p    q    r   s    t   u    v     w     x     y    z
..... .... .... .... .... ... .... .#. .... ..... ..... ..... .... ....
..... .... .... .... .... ... .... .#. .... ..... ..... ..... .... ....
####. ###. .##. ###. .### #.# .### ### #..# #...# #...# #...# #..# ####
#.#.# #..# #..# #..# #..# ##. #... .#. #..# #...# #.#.# .#.#. #..# ...#
#.#.# #..# #..# #..# #..# #.. .##. .#. #..# #...# #.#.# ..#.. #..# .##.
#.#.# #..# #..# #..# #..# #.. ...# .#. #..# .#.#. #.#.# .#.#. #..# #...
#.#.# #..# .##. ###. .### #.. ###. ..# .### ..#.. .#.#. #...# .### ####
..... .... .... #... ...# ... .... ... .... ..... ..... ..... ...# ....
..... .... .... #... ...# ... .... ... .... ..... ..... ..... .##. ....

. ,  : ;  ! ?     ' "   (  )  /     -   +     =   %     &     °
. .. . .. # .###. # #.# .# #. ....# ... ..... ... ##..# .##.. .#.
. .. . .. # #...# # #.# #. .# ...#. ... ..... ... ##.#. #..#. #.#
. .. # .# # ....# . ... #. .# ...#. ... ..#.. ### ...#. #.#.. .#.
. .. . .. # ..##. . ... #. .# ..#.. ### ..#.. ... ..#.. .#... ...
. .. . .. # ..#.. . ... #. .# .#... ... ##### ### .#... #.#.# ...
. .. . .. . ..... . ... #. .# .#... ... ..#.. ... .#.## #..#. ...
# .# # .# # ..#.. . ... .# #. #.... ... ..#.. ... #..## .##.# ...
. #. . #. . ..... . ... .. .. ..... ... ..... ... ..... ..... ...
. .. . .. . ..... . ... .. .. ..... ... ..... ... ..... ..... ...

▼          ▲          ■          ●          ○          ◆          ↔            ‖
#######... ...#...... #######... ..###..... ..###..... ...#...... ..#...#..... ##.##...
#######... ...#...... #######... .#####.... .#...#.... ..###..... .##...##.... ##.##...
.#####.... ..###..... #######... #######... #.....#... .#####.... #########... ##.##...
.#####.... ..###..... #######... #######... #.....#... #######... .##...##.... ##.##...
..###..... .#####.... #######... #######... #.....#... .#####.... ..#...#..... ##.##...
..###..... .#####.... #######... .#####.... .#...#.... ..###..... ............ ##.##...
...#...... #######... #######... ..###..... ..###..... ...#...... ............ ##.##...
.......... .......... .......... .......... .......... .......... ............ ........
.......... .......... .......... .......... .......... .......... ............ ........
"""


def _glyphs() -> dict[str, Bitmap]:
    glyphs: dict[str, Bitmap] = {" ": [".."] * 9}
    for strip in _STRIPS.strip().split("\n\n"):
        names, *rows = (line.split() for line in strip.splitlines())
        glyphs |= {name: [row[at] for row in rows] for at, name in enumerate(names)}
    return glyphs


_GLYPHS = _glyphs()
_FACES = (1, halves), (2, quarters)  # dots a column
_ASCII = ((1, wholes),)
_SPACE = 4  # dots between two words
_CAP, _LINE, _PITCH = 7, 9, 10  # dots: a capital; with descenders; from line to line


@lru_cache(maxsize=256)
def letters(
    text: str, columns: int, rows: int, unicode: bool = True, centred: bool = True, narrow: bool = False
) -> tuple[str, ...]:
    """`text` in block letters of at most `columns` by `rows` cells, wrapped by words: in as few lines as can be,
    wide letters before narrow ones, unless all are to be `narrow`. () where they do not fit or the face lacks one.
    """
    words = text.replace("’", "'").replace("–", "-").split()
    if not words or not all(char in _GLYPHS for word in words for char in word):
        return ()
    sized = [(word, _width(word)) for word in words]
    high = rows * (2 if unicode else 1)
    for count in range(1, high // _PITCH + 2):
        for times in (3, 2, 1):
            for dots, drawn in _FACES[narrow:] if unicode else _ASCII:
                lines = _wrapped(sized, columns * dots // times)
                if 0 < len(lines) <= count and _height(lines) * times <= high:
                    lines = _balanced(sized, len(lines), columns * dots // times)
                    return drawn(scaled(_page(lines, centred), times))
    return ()


def _wrapped(words: Sequence[tuple[str, int]], width: int) -> list[str]:
    """The words, each with its width, in lines of at most `width` dots; no lines where a word is wider."""
    lines: list[str] = []
    used = width
    for word, wide in words:
        if wide > width:
            return []
        used += _SPACE + wide
        if used <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
            used = wide
    return lines


def _balanced(words: Sequence[tuple[str, int]], count: int, width: int) -> list[str]:
    """The words in `count` lines as equally long as can be, none longer than `width` dots."""
    least = bisect_left(range(width), True, key=lambda wide: 0 < len(_wrapped(words, wide)) <= count)
    return _wrapped(words, least)


def _width(line: str) -> int:
    return sum(len(_GLYPHS[char][0]) for char in line) + len(line) - 1


def _height(lines: list[str]) -> int:
    last = _LINE if any("#" in "".join(_GLYPHS[char][_CAP:]) for char in lines[-1]) else _CAP
    return _PITCH * (len(lines) - 1) + last


def _page(lines: list[str], centred: bool) -> Bitmap:
    """All lines in one bitmap, one under the other."""
    width = max(map(_width, lines))
    rows = []
    for line in lines:
        before = (width - _width(line)) // 2 if centred else 0
        for at in range(_PITCH):
            dots = ".".join(_GLYPHS[char][at] for char in line) if at < _LINE else ""
            rows.append(("." * before + dots).ljust(width, "."))
    return rows[: _height(lines)]
