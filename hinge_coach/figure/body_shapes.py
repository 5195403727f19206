"""The body's flesh: the shapes of limbs, trunk and head round a body's points, and of the muscles that work."""

from math import cos, hypot, radians, sin
from typing import NamedTuple

from hinge_coach.course.poses import Point
from hinge_coach.figure.joint_angles_to_points import FOOT, HEAD_RADIUS, SEAT_RADIUS, Arm, Body, Leg, lean
from hinge_coach.figure.shapes import TINT, Shape, disc, limb, over

# Radii in body heights, drawn a little sturdier than people are: a figure has to be read from three metres.
HIP, KNEE, ANKLE, SOLE, NECK = 0.057, 0.041, 0.027, 0.016, 0.024
WAIST, CHEST, SHOULDERS, ROUND = 0.052, 0.062, 0.042, 0.056
SHOULDER, ELBOW, WRIST, HAND = 0.024, 0.021, 0.017, 0.024


def feet(body: Body) -> list[Shape]:
    """The standing foot, which never moves."""
    return over(_foot(body.stance))


def legs(body: Body) -> list[Shape]:
    """The standing leg, and in front of it the lifted one if there is one."""
    standing = _leg(body.hip, body.stance)
    if body.lifted is None:
        return standing
    return [*standing, *over(_leg(body.hip, body.lifted)), *_foot(body.lifted)]


def _leg(hip: Point, leg: Leg) -> list[Shape]:
    return [limb("shank", leg.knee, leg.ankle, KNEE - 0.004, ANKLE), limb("thigh", hip, leg.knee, HIP, KNEE)]


def _foot(leg: Leg) -> list[Shape]:
    heel, toe = leg.heel, leg.toe
    x, y = (toe[0] - heel[0]) / FOOT, (toe[1] - heel[1]) / FOOT  # along the sole
    back = heel[0] + SOLE * (x - y), heel[1] + SOLE * (y + x)
    front = toe[0] - 0.7 * SOLE * (x + y), toe[1] - 0.7 * SOLE * (y - x)
    return [limb("foot", leg.ankle, front, ANKLE, 0.7 * SOLE), limb("foot", back, front, SOLE, 0.7 * SOLE)]


def trunk(body: Body) -> list[Shape]:
    """Seat and trunk: its back straight as a plank, or bent along the spine."""
    seat = disc("trunk", body.seat, SEAT_RADIUS)
    if len(body.spine) > 2:
        return [seat, *(limb("trunk", a, b, ROUND) for a, b in zip(body.spine, body.spine[1:], strict=False))]
    ahead = body.chest + 90
    chest = lean(lean(body.shoulder, -0.09, body.chest), CHEST - WAIST, ahead)
    top = lean(body.shoulder, SHOULDERS - WAIST, ahead)
    return [seat, limb("trunk", body.hip, chest, WAIST, CHEST), limb("trunk", chest, top, CHEST, SHOULDERS)]


def upper(body: Body) -> list[Shape]:
    """The near arm, or its hand alone, and the head over it, so that a head stays round when an arm goes behind it."""
    nose = lean(body.head, HEAD_RADIUS + 0.004, body.face + 97)
    skull = [disc("head", body.head, HEAD_RADIUS), disc("head", nose, 0.016)]
    arm = _arm(body, body.arms[0])[2 if _elbow_behind(body) else 0 :]
    neck = limb("head", lean(body.shoulder, 0.012, body.face), body.head, NECK)
    return [*over([*arm, *skull]), neck]


def far_arms(body: Body) -> list[Shape]:
    """The arms that the trunk hides in part: the far one, and the near one while its elbow is behind the back.

    The line of the back is what a hinge is about: nothing may be drawn over it.
    """
    hidden = body.arms if _elbow_behind(body) else body.arms[1:]
    return [shape for arm in hidden for shape in _arm(body, arm)]


def _elbow_behind(body: Body) -> bool:
    """Whether the near arm is bent behind the back, its hand at the hip: then trunk and thigh hide most of it."""
    arm, shoulder, turn = body.arms[0], body.shoulder, radians(body.chest)
    ahead = (arm.elbow[0] - shoulder[0]) * cos(turn) - (arm.elbow[1] - shoulder[1]) * sin(turn)
    return ahead < -WAIST and hypot(arm.hand[0] - body.hip[0], arm.hand[1] - body.hip[1]) < 2 * WAIST


def _arm(body: Body, arm: Arm) -> list[Shape]:
    return [
        limb("arm", body.shoulder, arm.elbow, SHOULDER, ELBOW),
        limb("arm", arm.elbow, arm.hand, ELBOW, WRIST),
        disc("arm", arm.hand, HAND),
    ]


def working(body: Body, muscles: frozenset[str]) -> list[Shape]:
    """The tints over the muscles that work, named as `feel.MUSCLES` names them."""
    tints = [_tint(body, _ON_TRUNK[muscle]) for muscle in _ON_TRUNK if muscle in muscles]
    if "glutes" in muscles:
        tints.append(disc("working", body.seat, 0.045, TINT))
    if "hamstrings" in muscles:
        tints.append(_hamstrings(body.hip, body.stance.knee))
    return tints


class _Strip(NamedTuple):
    """Where a muscle lies on the trunk: from a joint, between two heights up the trunk, so far ahead of its line."""

    joint: str
    low: float
    high: float
    ahead: float
    radius: float


_ON_TRUNK = {
    "abs": _Strip("hip", 0.05, 0.15, 0.03, 0.022),
    "hip-front": _Strip("hip", 0.015, 0.015, 0.035, 0.03),
    "upper-back": _Strip("shoulder", -0.12, 0.01, -0.03, 0.022),
    "lats": _Strip("shoulder", -0.2, -0.06, -0.02, 0.022),
}


def _tint(body: Body, strip: _Strip) -> Shape:
    joint, angle = (body.hip, body.pelvis) if strip.joint == "hip" else (body.shoulder, body.chest)
    low, high = (lean(lean(joint, up, angle), strip.ahead, angle + 90) for up in (strip.low, strip.high))
    return limb("working", low, high, strip.radius, how=TINT)


def _hamstrings(hip: Point, knee: Point) -> Shape:
    """Along the back of the thigh, from below the seat to above the knee."""
    x, y = knee[0] - hip[0], knee[1] - hip[1]
    back = 0.13 * y, -0.13 * x
    high = hip[0] + back[0] + 0.1 * x, hip[1] + back[1] + 0.1 * y
    return limb("working", high, (knee[0] + 0.8 * back[0], knee[1] + 0.8 * back[1]), 0.026, how=TINT)
