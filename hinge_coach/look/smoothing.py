"""Landmarks made steady: what trembles is smoothed, what is missing for a moment is bridged, a film is parted at cuts.

Each window is a time, so that a film of 60 pictures a second is smoothed like one of 25.
"""

from array import array
from collections.abc import Sequence
from itertools import accumulate
from math import hypot
from statistics import median

from hinge_coach.look.landmarks import HIPS, MEASURED, SHOULDERS, Film, Sight

SMOOTHED = 0.15  # seconds of each window: a fifth of the fastest way down that people go, and four pictures of a phone
BRIDGED = 0.5  # seconds without a body that are bridged: less than any half of a rep
# A cut: no shoulder or hip moves so far between two pictures, in trunk lengths a second; of a swing they make about 5.
_LEAPS = 12.0
_CHANGES, _TIMES = 18.0, 6.0  # of 255 from one picture to the next, and times the usual change round it
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
    return [steadied(part) for part in parts if len(part) > 1]


def cut_times(film: Film) -> list[float]:
    """The seconds of the first picture after each cut."""
    return [film.sights[number].seconds for number in range(1, len(film.sights)) if _cut(film.sights, number)]


def _cut(sights: Sequence[Sight], number: int) -> bool:
    """Whether a picture and the body in it are quite others than before. Where nobody looked at the pictures, the body
    must stay where it leapt: one that is misplaced for a single picture comes back."""
    before, here = sights[number - 1], sights[number]
    if not _leapt(before, here):
        return False
    if here.change is None:
        earlier, later = sights[max(0, number - 2)], sights[min(len(sights) - 1, number + 1)]
        return _leapt(earlier, here) and _leapt(before, later)
    usual = median(each.change or 0.0 for each in sights[max(1, number - 8) : number + 9])
    return here.change > max(_CHANGES, _TIMES * usual)


def _leapt(before: Sight, after: Sight) -> bool:
    """Whether the body of one picture cannot be that of the next one; also where one of them has none."""
    if before.points is None or after.points is None:
        return before.points is not after.points and after.change is not None
    trunk = max(_trunk(before), _trunk(after))
    moved = median(
        hypot(after.at(point)[0] - before.at(point)[0], after.at(point)[1] - before.at(point)[1])
        for point in (*SHOULDERS, *HIPS)
    )
    passed = max(after.seconds - before.seconds, 1e-3)
    return moved > trunk * max(0.35, _LEAPS * passed)


def _trunk(sight: Sight) -> float:
    return max(
        hypot(sight.at(hip)[0] - sight.at(shoulder)[0], sight.at(hip)[1] - sight.at(shoulder)[1])
        for hip, shoulder in zip(HIPS, SHOULDERS, strict=True)
    )


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
