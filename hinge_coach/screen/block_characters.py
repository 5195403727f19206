"""Bitmaps as block characters: rows of `#` (on) and `.` (off) become rows of text, several dots a cell."""

from collections.abc import Sequence

Bitmap = Sequence[str]

_HALVES = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}
# Quarters in the order upper left, upper right, lower left, lower right, counted as bits 1, 2, 4, 8.
QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"


def scaled(bitmap: Bitmap, times: int) -> Bitmap:
    """Each dot `times` as wide and as high."""
    return [wide for row in bitmap for wide in ["".join(dot * times for dot in row)] * times]


def halves(bitmap: Bitmap) -> tuple[str, ...]:
    """One dot a column, two a row: dots come out square, as a cell is about twice as high as wide."""
    rows = _even(bitmap)
    return tuple("".join(map(_half, upper, lower)) for upper, lower in zip(rows[::2], rows[1::2], strict=True))


def quarters(bitmap: Bitmap) -> tuple[str, ...]:
    """Two dots a column, two a row: narrow dots, twice as many in a line."""
    rows = _even([row + "." * (len(row) % 2) for row in bitmap])
    return tuple(
        "".join(_quarter(upper[at : at + 2] + lower[at : at + 2]) for at in range(0, len(upper), 2))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )


def wholes(bitmap: Bitmap) -> tuple[str, ...]:
    """One dot a cell, in plain ASCII."""
    return tuple(row.replace(".", " ") for row in bitmap)


def _even(bitmap: Bitmap) -> list[str]:
    return [*bitmap, "." * len(bitmap[0])] if len(bitmap) % 2 else list(bitmap)


def _half(upper: str, lower: str) -> str:
    return _HALVES[upper + lower]


def _quarter(dots: str) -> str:
    return QUARTERS[sum(1 << bit for bit, dot in enumerate(dots) if dot == "#")]
