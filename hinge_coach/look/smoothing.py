"""Landmarks made steady: what trembles is smoothed, what is missing for a moment is bridged, a film is parted at cuts.

Each window is a time, so that a film of 60 pictures a second is smoothed like one of 25.
"""

from array import array
from collections.abc import Sequence
from itertools import accumulate

from hinge_coach.look.film_cuts import cut_times
from hinge_coach.look.landmarks import MEASURED, Film, Sight
from hinge_coach.look.swapped_sides import unswapped

SMOOTHED = 0.15  # seconds of each window: a fifth of the fastest way down that people go, and four pictures of a phone
BRIDGED = 0.5  # seconds without a body that are bridged: less than any half of a rep
_PLACES = [3 * landmark + axis for landmark in MEASURED for axis in (0, 1)]  # what is smoothed of a sight's points


def stretches(film: Film) -> list[list[Sight]]:
    """The parts of a film in which a body is seen without a break or a cut, each steadied. A part has two sights."""
    parts: list[list[Sight]] = [[]]
    cuts = set(cut_times(film))
    for sight in film.sights:
        if sight.seconds in cuts or (parts[-1] and sight.seconds - parts[-1][-1].seconds > BRIDGED):
            parts.append([])
        if sight.points is not None:
            parts[-1].append(sight)
    return [steadied(unswapped(part)) for part in parts if len(part) > 1]


def steadied(sights: Sequence[Sight]) -> list[Sight]:
    """Sights that all have a body, each landmark's place smoothed: the middle of its neighbours, then their mean."""
    reach = _reach(sights)
    rows = [array("f", each.points or ()) for each in sights]
    for column in _PLACES if reach else ():
        values = _mean(_middle([row[column] for row in rows], reach), reach)
        for row, value in zip(rows, values, strict=True):
            row[column] = value
    return [sight._replace(points=row) for sight, row in zip(sights, rows, strict=True)]


def _reach(sights: Sequence[Sight]) -> int:
    """How many neighbours on each side lie within half a window."""
    passed = sights[-1].seconds - sights[0].seconds
    rate = (len(sights) - 1) / passed if passed > 0 else 0.0
    return min(round(SMOOTHED / 2 * rate), (len(sights) - 1) // 2)


def _middle(values: Sequence[float], reach: int) -> list[float]:
    """The median of each value and its neighbours; at the ends there are fewer."""
    whole = 2 * reach + 1
    inside = [sorted(values[at : at + whole])[reach] for at in range(len(values) - whole + 1)]
    first = [sorted(values[: at + reach + 1])[(at + reach) // 2] for at in range(reach)]
    last = [
        sorted(values[at - reach :])[(len(values) - at + reach) // 2] for at in range(len(values) - reach, len(values))
    ]
    return first + inside + last


def _mean(values: Sequence[float], reach: int) -> list[float]:
    sums = [0.0, *accumulate(values)]
    count = len(values)
    spans = ((max(0, at - reach), min(count, at + reach + 1)) for at in range(count))
    return [(sums[end] - sums[start]) / (end - start) for start, end in spans]
