"""Words in block letters, to be read from three metres: one face, five dots wide and seven high, with descenders."""

from functools import lru_cache

from hinge_coach.stage.blocks import Bitmap, halves, quarters, scaled, wholes

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

a     b     c     d     e     f    g     h     i j   k    l  m       n     o     p     q     r    s     t
..... #.... ..... ....# ..... ..## ..... #.... . ... #... #. ....... ..... ..... ..... ..... .... ..... .#..
..... #.... ..... ....# ..... .#.. ..... #.... # ..# #... #. ....... ..... ..... ..... ..... .... ..... .#..
.###. ####. .###. .#### .###. ###. .#### ####. . ... #..# #. ###.##. ####. .###. ####. .#### #.## .#### ####
....# #...# #.... #...# #...# .#.. #...# #...# # ..# #.#. #. #..#..# #...# #...# #...# #...# ##.. #.... .#..
.#### #...# #.... #...# ##### .#.. #...# #...# # ..# ##.. #. #..#..# #...# #...# #...# #...# #... .###. .#..
#...# #...# #.... #...# #.... .#.. #...# #...# # ..# #.#. #. #..#..# #...# #...# #...# #...# #... ....# .#..
.#### ####. .###. .#### .###. .#.. .#### #...# # ..# #..# .# #..#..# #...# .###. ####. .#### #... ####. ..##
..... ..... ..... ..... ..... .... ....# ..... . ..# .... .. ....... ..... ..... #.... ....# .... ..... ....
..... ..... ..... ..... ..... .... .###. ..... . ##. .... .. ....... ..... ..... #.... ....# .... ..... ....

u     v     w       x     y     z     . ,  : ;  ! ?     ' "   ( )  / - + = % & °
..... ..... ....... ..... ..... ..... . .. . .. # .###. # #.# .# #. ....# ... ..... ... ##..# .##.. .#.
..... ..... ....... ..... ..... ..... . .. . .. # #...# # #.# #. .# ...#. ... ..... ... ##.#. #..#. #.#
#...# #...# #..#..# #...# #...# ##### . .. # .# # ....# . ... #. .# ...#. ... ..#.. ### ...#. #.#.. .#.
#...# #...# #..#..# .#.#. #...# ...#. . .. . .. # ..##. . ... #. .# ..#.. ### ..#.. ... ..#.. .#... ...
#...# #...# #..#..# ..#.. #...# ..#.. . .. . .. # ..#.. . ... #. .# .#... ... ##### ### .#... #.#.# ...
#...# .#.#. #..#..# .#.#. #...# .#... . .. . .. . ..... . ... #. .# .#... ... ..#.. ... .#.## #..#. ...
.#### ..#.. .##.##. #...# .#### ##### # .# # .# # ..#.. . ... .# #. #.... ... ..#.. ... #..## .##.# ...
..... ..... ....... ..... ....# ..... . #. . #. . ..... . ... .. .. ..... ... ..... ... ..... ..... ...
..... ..... ....... ..... .###. ..... . .. . .. . ..... . ... .. .. ..... ... ..... ... ..... ..... ...

▼       ▲       ■       ●       ○       ◆       ↔         ‖
####### ...#... ####### ..###.. ..###.. ...#... ..#...#.. ##.##
####### ...#... ####### .#####. .#...#. ..###.. .##...##. ##.##
.#####. ..###.. ####### ####### #.....# .#####. ######### ##.##
.#####. ..###.. ####### ####### #.....# ####### .##...##. ##.##
..###.. .#####. ####### ####### #.....# .#####. ..#...#.. ##.##
..###.. .#####. ####### .#####. .#...#. ..###.. ......... ##.##
...#... ####### ####### ..###.. ..###.. ...#... ......... ##.##
....... ....... ....... ....... ....... ....... ......... .....
....... ....... ....... ....... ....... ....... ......... .....
"""


def _glyphs() -> dict[str, Bitmap]:
    glyphs: dict[str, Bitmap] = {" ": ["..."] * 9}
    for strip in _STRIPS.strip().split("\n\n"):
        names, *rows = (line.split() for line in strip.splitlines())
        glyphs |= {name: [row[at] for row in rows] for at, name in enumerate(names)}
    return glyphs


_GLYPHS = _glyphs()
_FACES = (1, halves), (2, quarters)  # dots a column
_ASCII = ((1, wholes),)
_CAP, _LINE, _PITCH = 7, 9, 10  # dots: a capital; with descenders; from line to line


@lru_cache(maxsize=256)
def letters(text: str, columns: int, rows: int, unicode: bool = True, centred: bool = True) -> tuple[str, ...]:
    """`text` in block letters of at most `columns` by `rows` cells, wrapped by words: in as few lines as can be,
    wide letters before narrow ones. () where they do not fit or the face lacks a character.
    """
    words = text.replace("’", "'").replace("–", "-").split()
    if not words or not all(char in _GLYPHS for word in words for char in word):
        return ()
    faces = [(times, dots, drawn) for times in (3, 2, 1) for dots, drawn in (_FACES if unicode else _ASCII)]
    high = rows * (2 if unicode else 1)
    for count in range(1, high // _PITCH + 2):
        for times, dots, drawn in faces:
            width = columns * dots // times
            lines = _wrapped(words, width)
            if 0 < len(lines) <= count and _height(lines) * times <= high:
                return drawn(scaled(_page(_balanced(words, lines, width), centred), times))
    return ()


def _wrapped(words: list[str], width: int) -> list[str]:
    """The words in lines of at most `width` dots; no lines where a word is wider."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if _width(word) > width:
            return []
        if lines and _width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _balanced(words: list[str], lines: list[str], width: int) -> list[str]:
    """The same number of lines, as equally long as can be."""
    while len(lines) > 1 and len(narrower := _wrapped(words, width - 2)) == len(lines):
        lines, width = narrower, width - 2
    return lines


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
