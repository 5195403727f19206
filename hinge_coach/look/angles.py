"""From the landmarks of one picture to the angles of a body that is seen from its side.

Angles are in degrees and mean what they mean in a figure (`course.posture`): shank and trunk lean from the vertical,
+ forward, knee and hip are flexed from straight, and hip = trunk + knee - shank. The vertical is the picture's own.
"""

from math import atan2, degrees, hypot
from typing import NamedTuple

from hinge_coach.look.landmarks import (
    ANKLES,
    EARS,
    ELBOWS,
    HEELS,
    HIPS,
    KNEES,
    LEFT,
    NOSE,
    RIGHT,
    SHOULDERS,
    TOES,
    WRISTS,
    Point,
    Sight,
)

LEGS_AND_TRUNK = 0.779  # of the body's height: shank, thigh and trunk in a row (Drillis and Contini 1966)
# A pose model takes knees for straighter than they are, from the side by about 2 degrees beside motion capture (Cosoli,
# Arnesano, Scalise 2026), by about 5 beside video read by hand (JMIR preprint 102399). What lies between is mended, for
# each single picture errs by more than that, to both sides. Hips are folded as much more, trunk and shank lean as seen.
KNEES_ERR = 3.0
_HEAD_WEIGHS = 1.5  # a nose is a third as far ahead of the ears as toes are of heels


class Angles(NamedTuple):
    """A body from the side, in degrees: the lean of shank and trunk, the flexion of knee and hip."""

    shank: float
    knee: float
    trunk: float
    hip: float

    @property
    def thigh(self) -> float:
        """The thigh from straight down, + forward, as in a figure: how far the hips are behind the knees."""
        return self.knee - self.shank


class Limbs(NamedTuple):
    """One side of a body: what its shank, thigh and trunk lean, + to the right of the picture, upward from the foot.

    `size` is their length together, in picture heights; `seen` how sure the model is of the leg, 0 to 1.
    """

    shank: float
    thigh: float
    trunk: float
    size: float
    seen: float


def limbs(sight: Sight, side: int) -> Limbs:
    """The shank, thigh and trunk of one side (LEFT or RIGHT) of a sight that has a body."""
    ankle, knee, hip, shoulder = (sight.at(pair[side]) for pair in (ANKLES, KNEES, HIPS, SHOULDERS))
    size = _apart(ankle, knee) + _apart(knee, hip) + _apart(hip, shoulder)
    return Limbs(_lean(ankle, knee), _lean(knee, hip), _lean(hip, shoulder), size, leg_seen(sight, side))


def leg_seen(sight: Sight, side: int) -> float:
    """How sure the model is of knee and ankle, 0 to 1. Hip and shoulder it nearly always claims to see."""
    return (sight.seen(KNEES[side]) + sight.seen(ANKLES[side])) / 2


def angles(sight: Sight, side: int, facing: int) -> Angles:
    """The angles of one side of a body that faces right (1) or left (-1), with what a model errs at the knee mended."""
    found = limbs(sight, side)
    knee = facing * _turn(found.shank - found.thigh) + KNEES_ERR
    hip = facing * _turn(found.trunk - found.thigh) + KNEES_ERR
    return Angles(facing * found.shank, knee, facing * found.trunk, hip)


def fold(sight: Sight) -> float:
    """How far the hips are folded, in degrees, wherever the body faces: both sides, each as sure as it is seen."""
    told = whole = 0.0
    for side in (LEFT, RIGHT):
        found = limbs(sight, side)
        weight = found.seen**2 + 1e-3
        told += weight * abs(_turn(found.trunk - found.thigh))
        whole += weight
    return told / whole


def forward(sight: Sight) -> float:
    """Which way a body faces, by its feet and its head: above 0 right, below 0 left, in its own trunk's lengths."""
    told = 0.0
    for side in (LEFT, RIGHT):
        told += (sight.at(TOES[side])[0] - sight.at(HEELS[side])[0]) * (0.1 + leg_seen(sight, side))
        told += (sight.at(NOSE)[0] - sight.at(EARS[side])[0]) * _HEAD_WEIGHS
    trunk = max(_apart(sight.at(HIPS[side]), sight.at(SHOULDERS[side])) for side in (LEFT, RIGHT))
    return told / (trunk or 1.0)


def frontal(sight: Sight, side: int) -> float:
    """The shoulders' width over the trunk's length: near 0 from the side, about 0.7 from the front."""
    left, right = (sight.at(shoulder) for shoulder in SHOULDERS)
    trunk = _apart(sight.at(HIPS[side]), sight.at(SHOULDERS[side]))
    return abs(left[0] - right[0]) / trunk if trunk else 0.0


def elbow(sight: Sight, side: int) -> float:
    """How far the elbow is bent, in degrees, 0 is straight."""
    shoulder, joint, wrist = (sight.at(pair[side]) for pair in (SHOULDERS, ELBOWS, WRISTS))
    return abs(_turn(_lean(wrist, joint) - _lean(joint, shoulder)))


def _lean(low: Point, high: Point) -> float:
    """Degrees from straight up of the way from one point to another, + to the right."""
    return degrees(atan2(high[0] - low[0], high[1] - low[1]))


def _turn(angle: float) -> float:
    """The same turn between -180 and 180 degrees."""
    return (angle + 180.0) % 360.0 - 180.0


def _apart(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
