"""Left and right that a model mixes up for a moment, put back: one leg behind the other is easily taken for it.

A swap is seen by its two ends: there each limb goes on where that of the other side was. What is not over soon is left
as it is, for nobody knows which of its two sides is the right one.
"""

from array import array
from collections.abc import Sequence
from math import hypot

from hinge_coach.look.landmarks import (
    ANKLES,
    EARS,
    ELBOWS,
    FINGERS,
    HEELS,
    HIPS,
    KNEES,
    SHOULDERS,
    TOES,
    WRISTS,
    Sight,
)

_MOMENT = 0.5  # seconds that a swap lasts at most: less than any half of a rep
_NEARER = 0.5  # of the way from picture to picture: so much nearer the other side must be, and no tremble is
_LEGS, _ARMS = (HIPS, KNEES, ANKLES, HEELS, TOES), (SHOULDERS, ELBOWS, WRISTS, FINGERS, EARS)


def unswapped(sights: Sequence[Sight]) -> list[Sight]:
    """Sights that all have a body, with legs and arms on their own sides again."""
    found = list(sights)
    for limbs in (_LEGS, _ARMS):
        turns = [at for at in range(1, len(found)) if _swaps(found[at - 1], found[at], limbs)]
        start: int | None = None
        for at in turns:
            if start is not None and found[at].seconds - found[start].seconds <= _MOMENT:
                found[start:at] = [_other_way(sight, limbs) for sight in found[start:at]]
                start = None
            else:
                start = at
    return found


def _swaps(before: Sight, after: Sight, limbs: Sequence[tuple[int, int]]) -> bool:
    """Whether these limbs go on where the other side's were."""
    kept = sum(_way(before, after, point, point) for pair in limbs for point in pair)
    swapped = sum(_way(before, after, *way) for left, right in limbs for way in ((left, right), (right, left)))
    return swapped < _NEARER * kept


def _way(before: Sight, after: Sight, start: int, end: int) -> float:
    (x0, y0), (x1, y1) = before.at(start), after.at(end)
    return hypot(x1 - x0, y1 - y0)


def _other_way(sight: Sight, limbs: Sequence[tuple[int, int]]) -> Sight:
    points = array("f", sight.points or ())
    for left, right in limbs:
        here, there = (slice(3 * point, 3 * point + 3) for point in (left, right))
        points[here], points[there] = points[there], points[here]
    return sight._replace(points=points)
