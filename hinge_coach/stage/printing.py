"""Where a page is printed: a terminal with its width and colours, or a pipe, which gets the same words and no more."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hinge_coach.stage.capabilities import capabilities
from hinge_coach.stage.paper import Line, cells

# The signs of the printed pages, each as one ASCII character.
_ASCII = str.maketrans("─│●○◔◑◇◆■▪·▸▁▂▃▄▅▆▇█", "-|*o-+?>#+.>.,-=+%##")


class Paper(NamedTuple):
    """What can be printed on: its width in cells, whether it knows more than ASCII, whether it can set words off.

    `colours` is rich's name for the colours it has; None for none, as with NO_COLOR: bold and dim remain then.
    """

    columns: int = 80
    unicode: bool = True
    styled: bool = False
    colours: str | None = None


def paper() -> Paper:
    """The paper that stdout is."""
    can = capabilities()
    return Paper(can.columns, can.unicode, can.styled, can.colours)


def write(lines: Iterable[Line], on: Paper) -> None:
    """Print lines on stdout, which is `on`."""
    send("".join(text + "\n" for text in painted(lines, on)))


def send(text: str) -> None:
    """Print text as it is. What stdout's encoding can't say is a question mark."""
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding or "ascii"
        sys.stdout.write(text.encode(encoding, "replace").decode(encoding))


def painted(lines: Iterable[Line], on: Paper) -> Iterator[str]:
    """Each line as the characters that are sent for it."""
    sgr = _sgr(on.colours) if on.styled else {}
    for words in lines:
        kept = _stripped(words if on.unicode else _spelled(words))
        yield "".join(f"\x1b[{sgr[role]}m{text}\x1b[0m" if sgr and sgr[role] else text for text, role in kept)


def _stripped(line: Line) -> list[tuple[str, str]]:
    """The line without the blanks at its end."""
    kept = list(line)
    while kept and not kept[-1][0].rstrip(" "):
        kept.pop()
    if kept:
        kept[-1] = (kept[-1][0].rstrip(" "), kept[-1][1])
    return kept


def _spelled(words: Line) -> Line:
    """The line in ASCII. What takes more or fewer cells so is made up for in the next gap, and columns stay columns."""
    from hinge_coach.stage.cells import clean  # imports rich: only the few terminals without UTF-8 pay for it

    spelled, over = [], 0
    for text, role in words:
        if text.isspace():
            blanks = max(1, len(text) - over)
            over += blanks - len(text)
            text = " " * blanks
        new = clean(text.translate(_ASCII), False)
        over += len(new) - cells(text)
        spelled.append((new, role))
    return tuple(spelled)


class _sgr(dict[str, str]):
    """The terminal's parameters for each role, looked up when one is first used."""

    def __init__(self, colours: str | None) -> None:
        super().__init__({"": ""})
        self._colours = colours

    def __missing__(self, role: str) -> str:
        from hinge_coach.stage import palette

        self[role] = palette.sgr(palette.style(role, self._colours), self._colours)
        return self[role]
