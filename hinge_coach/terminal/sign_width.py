"""How wide a terminal shows the signs of which Unicode leaves it open: blocks, lines, ● and ½ take one cell, or two in
many a terminal of East Asia. It is asked where its cursor is after a few of them.

Unicode Standard Annex 11 calls these characters ambiguous; ECMA-48 calls the question a device status report.
"""

_SIGNS = "█─■½"  # a block, a line, a shape, a letter: a terminal may take some of them for wide, and others not
_ROW = 2
LEAST = 2 * len(_SIGNS) + 1  # columns in which the answers differ

# Draw them, ask, and have them gone again before anybody sees them.
QUESTION = f"\x1b[{_ROW};1H{_SIGNS}\x1b[6n\x1b[{_ROW};1H\x1b[K".encode()


def is_wide(cursor: tuple[int, int]) -> bool:
    """Whether these signs are wide in a terminal whose cursor stood there, row and column from 1, after them.

    Any other width counts as wide: the finer signs cannot be trusted there.
    """
    return cursor[1] != len(_SIGNS) + 1
