"""Where values turn, from high to low and back."""

from collections.abc import Sequence
from typing import NamedTuple


class Turn(NamedTuple):
    """Where values turn: the index, the value there, and whether it is a high one."""

    at: int
    value: float
    high: bool


def turns(values: Sequence[float], least: float) -> list[Turn]:
    """Where the values turn: highs and lows in turn, each followed by a way back of at least `least`.

    The last one is only as far as it got: nobody knows yet whether it is the end of its way.
    """
    found: list[Turn] = []
    high = low = 0
    for at, value in enumerate(values):
        if value > values[high]:
            high = at
        if value < values[low]:
            low = at
        if values[high] - value >= least and not (found and found[-1].high):
            found.append(Turn(high, values[high], True))
            low = at
        elif value - values[low] >= least and (not found or found[-1].high):
            found.append(Turn(low, values[low], False))
            high = at
    if found:
        last = low if found[-1].high else high
        found.append(Turn(last, values[last], not found[-1].high))
    return found
