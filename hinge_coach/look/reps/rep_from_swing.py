"""From one swing of the hips, down and up, to a rep: its tempo, the side that is seen, its poses at top and bottom."""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from hinge_coach.look.angles import Angles, angles, fold, frontal, leg_seen, limbs
from hinge_coach.look.landmarks import ANKLES, LEFT, RIGHT, SHOULDERS, Sight
from hinge_coach.look.reps.rep import Rep, middle
from hinge_coach.look.reps.tempo import Tempo, tempo
from hinge_coach.look.reps.turning_points import Turn

_FRONTAL = 0.4  # shoulders over trunk: from there on a fold begins to hide
_FOLDS = 330.0  # degrees of fold for all of leg and trunk that the shoulders come down: 100 for the 0.3 of a hinge
_AROUND = 0.08  # seconds on both sides of the lowest point that belong to the bottom, also where nobody rests there
_DEEP = 8.0  # degrees of the hip's fold above the lowest point that are the bottom still
_FINISH, _TALLER = 1.0, 10.0  # seconds after a rise, and degrees above its highest point, that are its finish


class Swing(NamedTuple):
    """A bottom with the turns before and after it; none before where the stretch begins at the bottom."""

    stretch: int
    before: Turn | None
    bottom: Turn
    after: Turn
    span: tuple[int, int]  # from the bottom before to the bottom after it

    @property
    def rise(self) -> float:
        return self.bottom.value - self.after.value


class Stretch:
    """A stretch of sights, and its poses as either side shows them, measured when they are first asked for."""

    def __init__(self, sights: Sequence[Sight]) -> None:
        self.sights = sights
        self.seconds = [sight.seconds for sight in sights]
        self.folds = self._folds()
        self._poses: dict[tuple[int, int], list[Angles]] = {}

    def _folds(self) -> list[float]:
        """How far the hips are folded; from the front, where that hides, as far as the shoulders come down by it."""
        folds = [fold(sight) for sight in self.sights]
        if not folds or median(max(frontal(sight, side) for side in (LEFT, RIGHT)) for sight in self.sights) < _FRONTAL:
            return folds
        sizes = sorted(max(limbs(sight, side).size for side in (LEFT, RIGHT)) for sight in self.sights)
        tall = sizes[int(0.9 * (len(sizes) - 1))]
        lowered = (1.0 - _height(sight) / tall for sight in self.sights)
        return [max(hips, _FOLDS * lower) for hips, lower in zip(folds, lowered, strict=True)]

    def poses(self, side: int, facing: int) -> list[Angles]:
        if (side, facing) not in self._poses:
            self._poses[side, facing] = [angles(sight, side, facing) for sight in self.sights]
        return self._poses[side, facing]


def rep_of(swing: Swing, part: Stretch, standing: float) -> Rep:
    """The rep of a swing of somebody who stands with their hips folded so far."""
    start, end = swing.span
    low = swing.bottom.at
    near = part.sights[start : end + 1]
    side = max((LEFT, RIGHT), key=lambda each: sum(leg_seen(sight, each) for sight in near))
    facing = 1 if sum(angles(sight, side, 1).hip for sight in part.sights[max(start, low - 3) : low + 4]) >= 0 else -1
    poses, seconds = part.poses(side, facing), part.seconds
    hips = [pose.hip for pose in poses]
    top = min(range(start, low + 1), key=hips.__getitem__) if swing.before else None
    found = tempo(seconds, hips, top, low, min(range(low, end + 1), key=hips.__getitem__), standing)
    first = start if found.leaves is None else found.leaves
    last = end if found.risen is None else found.risen
    span = [seconds[at] if at is not None else None for at in found]
    tops, bottoms = _top(poses, seconds, found), _bottom(poses, seconds, found, low)
    return Rep(
        swing.stretch,
        first,
        low,
        last,
        found,
        seconds[first],
        seconds[last],
        _between(span[0], span[1]),
        _between(span[1], span[2]),
        _between(span[2], span[3]),
        side,
        facing,
        middle([poses[at] for at in tops]) if tops else None,
        middle([poses[at] for at in bottoms or (low,)]),
        tops,
        bottoms,
    )


def _height(sight: Sight) -> float:
    """How high the shoulders are above the ankles, in picture heights."""
    shoulders, ankles = (sum(sight.at(point)[1] for point in pair) / 2 for pair in (SHOULDERS, ANKLES))
    return shoulders - ankles


def _between(start: float | None, end: float | None) -> float | None:
    return None if start is None or end is None else end - start


def _bottom(poses: Sequence[Angles], seconds: Sequence[float], found: Tempo, low: int) -> range:
    """The pictures at the bottom: all of the rest there, a moment at least, as far as it is as deep; if it was seen."""
    if found.rises is None:
        return range(0)
    first, last = low if found.lowered is None else min(found.lowered, low), max(found.rises, low)
    while first > 0 and seconds[low] - seconds[first - 1] <= _AROUND:
        first -= 1
    while last < len(poses) - 1 and seconds[last + 1] - seconds[low] <= _AROUND:
        last += 1
    while poses[first].hip < poses[low].hip - _DEEP:
        first += 1
    while poses[last].hip < poses[low].hip - _DEEP:
        last -= 1
    return range(first, last + 1)


def _top(poses: Sequence[Angles], seconds: Sequence[float], found: Tempo) -> range:
    """The pictures in which the rise ends; where the film ends before, that in which the rep began, if it is there."""
    if found.risen is None:
        return range(0) if found.leaves is None else range(found.leaves, found.leaves + 1)
    end, tallest = found.risen, poses[found.risen].hip
    while end < len(poses) and seconds[end] <= seconds[found.risen] + _FINISH and poses[end].hip <= tallest + _TALLER:
        tallest = min(tallest, poses[end].hip)
        end += 1
    return range(found.risen, end)
