"""Reps, found from how far the hips are folded over time.

A rep is done when its rise is done: to bend down and set a weight on the floor is none. What counts is measured by the
person: by how deep their reps go, and by how tall they stand between them.
"""

from collections.abc import Sequence
from math import hypot
from statistics import median
from typing import NamedTuple

from hinge_coach.look.angles import Angles, angles, fold, frontal, leg_seen, limbs
from hinge_coach.look.landmarks import ANKLES, LEFT, RIGHT, SHOULDERS, Sight
from hinge_coach.look.tempo import Tempo, tempo

LEAST_FOLD = 25.0  # degrees that a rep folds the hips at least: the shallowest drill has 42, a model errs by about 10
_TURNS = 0.4  # of a usual rep's fold: to come back so far is a turn, less is a tremble or a bounce
_USUAL = 0.5  # of a usual rep's fold: less is a sway, or a weight that is racked
_TALL = 0.4  # of a usual rep's fold above the person's own standing: that still is standing up
_BEGUN = 0.1  # of a rep's fold above standing: lower than that, a film begins on the way down
_FRONTAL = 0.4  # shoulders over trunk: from there on a fold begins to hide
_FOLDS = 330.0  # degrees of fold for all of leg and trunk that the shoulders come down: 100 for the 0.3 of a hinge
_QUICKEST = 0.4  # seconds: nobody bends and rises in less
_STANDS = 0.25  # of leg and trunk: further away the feet have stepped
_LOWERS = 0.04  # of leg and trunk: the shoulders come down at least so far
_UPRIGHT = 50.0  # degrees: trunk and shank lean less at the top
_ALIKE = 40.0  # degrees by which knee and trunk of the first or the last bottom may differ from the usual ones
_DEEPER = 0.75  # of a usual rep's fold, by which they may fold the hips more or less
_AROUND = 0.08  # seconds on both sides of the lowest point that belong to the bottom, also where nobody rests there
_DEEP = 8.0  # degrees of the hip's fold above the lowest point that are the bottom still
_FINISH, _TALLER = 1.0, 10.0  # seconds after a rise, and degrees above its highest point, that are its finish


class Turn(NamedTuple):
    """Where values turn: the index, the value there, and whether it is a high one."""

    at: int
    value: float
    high: bool


class Rep(NamedTuple):
    """One rep: its spans in seconds (None where the film begins or ends in it) and its poses.

    `start` and `end` are seconds of the film. `tempo` holds indices into the stretch of sights with the number
    `stretch`, `first` and `last` where the rep begins and ends there, `lowest` its lowest point, `tops` and `bottoms`
    the pictures from which its poses are taken: no `bottoms` where the film begins after them, and `at_bottom` is then
    the deepest pose there is.
    """

    stretch: int
    first: int
    lowest: int
    last: int
    tempo: Tempo
    start: float
    end: float
    down: float | None
    bottom: float | None
    up: float | None
    side: int
    facing: int
    at_top: Angles | None
    at_bottom: Angles
    tops: range
    bottoms: range

    def indices(self, phase: str) -> range:
        """The sights of a phase (lower, bottom, rise, top), as indices into the stretch; none where it was not seen."""
        leaves, lowered, rises, risen = self.tempo
        if phase == "lower":
            return range(0) if leaves is None or lowered is None else range(leaves, lowered + 1)
        if phase == "rise":
            return range(0) if rises is None else range(rises, self.last + 1)
        return self.bottoms if phase == "bottom" else self.tops


class _Swing(NamedTuple):
    """A bottom with the turns before and after it; none before where the stretch begins at the bottom."""

    stretch: int
    before: Turn | None
    bottom: Turn
    after: Turn
    span: tuple[int, int]  # from the bottom before to the bottom after it

    @property
    def rise(self) -> float:
        return self.bottom.value - self.after.value


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


def find_reps(parts: Sequence[Sequence[Sight]]) -> list[Rep]:
    """The reps in the steadied stretches of a film."""
    stretches = [_Stretch(part) for part in parts]
    folds = [stretch.folds for stretch in stretches]
    rises = [swing.rise for swing in _swings(folds, LEAST_FOLD) if swing.rise >= LEAST_FOLD]
    if not rises:
        return []
    usual = median(rises)
    swings = _swings(folds, max(LEAST_FOLD, _TURNS * usual))
    standing = median(swing.after.value for swing in swings) if swings else 0.0
    reps = []
    for swing in swings:
        deep = swing.rise >= max(LEAST_FOLD, _USUAL * usual) and swing.bottom.value >= standing + LEAST_FOLD
        ends = swing.after.at >= len(folds[swing.stretch]) - 2
        if deep and (ends or swing.after.value <= standing + _TALL * usual):
            if swing.before and swing.before.at == 0 and swing.before.value > standing + _BEGUN * swing.rise:
                swing = swing._replace(before=None)
            rep = _rep(swing, stretches[swing.stretch], standing)
            if rep.end - rep.start >= _QUICKEST and _stands_up(rep, parts[rep.stretch]):
                reps.append(rep)
    return _alike(reps, usual)


def _swings(folds: Sequence[Sequence[float]], least: float) -> list[_Swing]:
    swings = []
    for stretch, values in enumerate(folds):
        found = turns(values, least)
        for number, turn in enumerate(found[:-1]):
            if turn.high:
                before = found[number - 1] if number else None
                start = found[number - 2].at if number > 1 else 0
                end = found[number + 2].at if number + 2 < len(found) else len(values) - 1
                swings.append(_Swing(stretch, before, turn, found[number + 1], (start, end)))
    return swings


class _Stretch:
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


def _rep(swing: _Swing, part: _Stretch, standing: float) -> Rep:
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


def middle(poses: Sequence[Angles]) -> Angles:
    """The median of each angle."""
    return Angles(*(median(column) for column in zip(*poses, strict=True)))


def _stands_up(rep: Rep, part: Sequence[Sight]) -> bool:
    """Whether the feet stay, the shoulders come down, and the body is upright in the end."""
    sights = part[rep.first : rep.last + 1]
    size = max(limbs(sight, rep.side).size for sight in sights)
    ankles = [sight.at(ANKLES[rep.side]) for sight in sights]
    x, y = (median(column) for column in zip(*ankles, strict=True))
    strays = sorted(hypot(ankle[0] - x, ankle[1] - y) for ankle in ankles)
    heights = [sight.at(SHOULDERS[rep.side])[1] for sight in sights]
    top = angles(part[rep.last], rep.side, rep.facing)
    return (
        strays[int(0.8 * (len(strays) - 1))] < _STANDS * size
        and max(heights) - part[rep.lowest].at(SHOULDERS[rep.side])[1] > _LOWERS * size
        and max(abs(top.trunk), abs(top.shank)) < _UPRIGHT
    )


def _alike(reps: list[Rep], usual: float) -> list[Rep]:
    """Without a first or last one that is another movement: a weight picked up or put down."""
    if len(reps) < 4:
        return reps
    pose = middle([rep.at_bottom for rep in reps])

    def other(rep: Rep) -> bool:
        _, knee, trunk, hip = (a - b for a, b in zip(rep.at_bottom, pose, strict=True))
        if rep.bottoms:
            knee, trunk, hip = abs(knee), abs(trunk), abs(hip)
        return max(knee, trunk) > _ALIKE or hip > _DEEPER * usual

    return [rep for number, rep in enumerate(reps) if number not in (0, len(reps) - 1) or not other(rep)]
