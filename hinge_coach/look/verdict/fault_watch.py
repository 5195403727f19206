"""What a drill watches for, held against what was measured: the faults seen in a rep, and how far out they are."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from hinge_coach.course.drill import Watch
from hinge_coach.figure.joint_angles_to_points import ANKLE
from hinge_coach.look.angles import LEGS_AND_TRUNK, angles, elbow, limbs
from hinge_coach.look.landmarks import ANKLES, FINGERS, HIPS, SHOULDERS, WRISTS, Point, Sight
from hinge_coach.look.reps.rep import Rep

Measures = Mapping[
    str, float
]  # what was measured in one pose, by the names that a watch knows; what wasn't is left out

_ARM_SEEN = 0.5  # how sure the model must be of a wrist
_KNEES_AT, _HIPS_BEHIND = (
    0.4,
    0.25,
)  # of the knees' whole bend; as much less of their way the hips may have done by then
_HIPS_AT, _SHOULDERS_BEHIND = 0.5, 0.25  # of the hips' whole rise; as much less of theirs the shoulders may have done
_BENDS = 20.0  # degrees that knees bend at least to be called early
_RISES, _TRAVELS = 0.03, 0.03  # body heights that hips rise or travel at least to tell when they do
_WELL_INSIDE = 0.1  # of a phase's pictures at either end of a measure: no tremble breaks a range


class Seen(NamedTuple):
    """A fault seen in a rep; `excess` is how far out its worst measure is, in widths of its range."""

    fault: str
    excess: float


def measures(sight: Sight, side: int, facing: int, height: float) -> dict[str, float]:
    """One pose measured; `height` is the person's, in picture heights."""
    found = angles(sight, side, facing)
    told = {**found._asdict(), "thigh": found.thigh}
    if sight.seen(WRISTS[side]) >= _ARM_SEEN:
        hand, ankle = sight.at(FINGERS[side]), sight.at(ANKLES[side])
        told |= {"elbow": elbow(sight, side), "hands": facing * (hand[0] - ankle[0]) / height}
    return told


def hand_at(sights: Sequence[Sight], side: int, facing: int, height: float) -> Point | None:
    """Where the hand is, as a figure has it, in body heights ahead of the ankle and above the floor; None if unseen."""
    seen = [sight for sight in sights if sight.seen(WRISTS[side]) >= _ARM_SEEN]
    if 2 * len(seen) <= len(sights):
        return None
    places = [(sight.at(FINGERS[side]), sight.at(ANKLES[side])) for sight in seen]
    ahead = median(facing * (hand[0] - ankle[0]) for hand, ankle in places) / height
    return ahead, max(0.0, ANKLE + median(hand[1] - ankle[1] for hand, ankle in places) / height)


def height_of(rep: Rep, part: Sequence[Sight]) -> float:
    """The person's height in picture heights, by their legs and trunk while they stand."""
    sizes = sorted(limbs(sight, rep.side).size for sight in part[rep.first : rep.last + 1])
    return sizes[int(0.9 * (len(sizes) - 1))] / LEGS_AND_TRUNK


def faults(rep: Rep, part: Sequence[Sight], watched: Iterable[Watch]) -> list[Seen]:
    """The faults seen in a rep of this stretch of sights, each once, in the order of the list."""
    moments = _Moments(rep, part)
    worst: dict[str, float] = {}
    for watch in watched:
        excess = max(moments.excess(watch), moments.disorder(watch))
        if excess > 0:
            worst[watch.fault] = max(excess, worst.get(watch.fault, 0.0))
    return [Seen(fault, excess) for fault, excess in worst.items()]


def beyond(watch: Watch, found: Measures) -> float:
    """How far one pose is out of a watch's ranges, in widths of a range; 0 where it keeps them all."""
    return max((_out(found[name], least, most) for name, least, most in watch.ranges if name in found), default=0.0)


def _out(value: float, least: float, most: float) -> float:
    """Measured in whole degrees, as it is shown: what is shown as kept is kept."""
    value = round(value) if most - least > 2 else value
    return max(least - value, value - most, 0.0) / (most - least)


class _Moments:
    """The poses of one rep by phase, measured when they are first asked for."""

    def __init__(self, rep: Rep, part: Sequence[Sight]) -> None:
        self.rep, self.part = rep, part
        self.height = height_of(rep, part)
        self._found: dict[str, list[dict[str, float]]] = {}

    def excess(self, watch: Watch) -> float:
        poses = self._poses(watch.at)
        if not watch.ranges or not poses:
            return 0.0
        if watch.at in ("top", "bottom"):
            return beyond(watch, _middle(poses))
        return max(beyond(watch, end) for end in _ends(poses))

    def disorder(self, watch: Watch) -> float:
        if watch.order == "hips-before-knees":
            return self._knees_first()
        return self._hips_first() if watch.order == "hips-with-shoulders" else 0.0

    def _poses(self, at: str) -> list[dict[str, float]]:
        if at not in self._found:
            rep = self.rep
            sights = [self.part[index] for index in rep.indices(at)]
            self._found[at] = [measures(sight, rep.side, rep.facing, self.height) for sight in sights]
        return self._found[at]

    def _knees_first(self) -> float:
        """How much later than the knees bend the hips travel back, beyond what is allowed; in shares of their way."""
        rep, sights = self.rep, [self.part[index] for index in self.rep.indices("lower")]
        if len(sights) < 3 or rep.down is None:
            return 0.0
        knees = [angles(sight, rep.side, rep.facing).knee for sight in sights]
        hips = [
            -rep.facing * (sight.at(HIPS[rep.side])[0] - sight.at(ANKLES[rep.side])[0]) / self.height
            for sight in sights
        ]
        if knees[-1] - knees[0] < _BENDS or hips[-1] - hips[0] < _TRAVELS:
            return 0.0
        return _late(knees, hips, _KNEES_AT, _HIPS_BEHIND)

    def _hips_first(self) -> float:
        """How much later than the hips the shoulders rise, beyond what is allowed; in shares of their way."""
        rep, sights = self.rep, [self.part[index] for index in self.rep.indices("rise")]
        if len(sights) < 3 or rep.up is None:
            return 0.0
        hips, shoulders = (
            [(sight.at(pair[rep.side])[1] - sight.at(ANKLES[rep.side])[1]) / self.height for sight in sights]
            for pair in (HIPS, SHOULDERS)
        )
        return _late(hips, shoulders, _HIPS_AT, _SHOULDERS_BEHIND) if hips[-1] - hips[0] >= _RISES else 0.0


def _late(first: Sequence[float], second: Sequence[float], at: float, allowed: float) -> float:
    """When `first` has gone the share `at` of its way: how much less of its own `second` has gone than is allowed."""
    when = next(i for i, value in enumerate(first) if value - first[0] >= at * (first[-1] - first[0]))
    gone = (second[when] - second[0]) / (second[-1] - second[0]) if second[-1] != second[0] else 1.0
    return max(0.0, at - allowed - gone)


def _middle(poses: Sequence[Measures]) -> dict[str, float]:
    """The median of each measure; what most poses do not show is left out."""
    found: dict[str, list[float]] = {}
    for pose in poses:
        for name, value in pose.items():
            found.setdefault(name, []).append(value)
    return {name: median(values) for name, values in found.items() if 2 * len(values) > len(poses)}


def _ends(poses: Sequence[Measures]) -> Iterable[dict[str, float]]:
    """The low and the high end of each measure through a phase, without the outermost pictures."""
    names = _middle(poses)
    columns = {name: sorted(pose[name] for pose in poses if name in pose) for name in names}
    for share in (_WELL_INSIDE, 1 - _WELL_INSIDE):
        yield {name: values[round(share * (len(values) - 1))] for name, values in columns.items()}
