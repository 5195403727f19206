"""From a pose's joint angles to the points of a body. Lengths in body heights, angles in degrees at the door.

Proportions: Drillis and Contini 1966, in Winter, Biomechanics and Motor Control of Human Movement (Wiley).
A hand's grip lies .088 past the wrist, so that a straight arm reaches .42 from shoulder to grip.
"""

from math import acos, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import NamedTuple

from hinge_coach.course.poses import Point, Pose

ANKLE, SHANK, THIGH, TRUNK = 0.039, 0.246, 0.245, 0.288
UPPER_ARM, FOREARM = 0.186, 0.146
GRIP = FOREARM + 0.088
REACH = UPPER_ARM + GRIP
STRAIGHT, BENT = 0.37, 0.30  # shoulder to grip: a straight arm's least, and where an elbow bends in full view
HEEL, FOOT = -0.04, 0.152
HEAD = 0.117  # shoulder to the middle of the head, of the .182 from shoulder to crown
HEAD_RADIUS = 0.064
SEAT_BACK, SEAT_RADIUS = 0.0166, 0.052  # the buttock behind the hip joint, so that drill 1 just meets its wall
LEVEL = 30.0  # degrees that a lifted foot's ankle bends to keep its sole level
SPINE_PARTS = 4  # straight pieces that a bent spine is drawn from


class Place(NamedTuple):
    """Where hands rest on the body: how far up the trunk from a joint and ahead of it.

    `flat` is how much of the elbow's bend is seen from the side: of elbows that point sideways little.
    """

    joint: str
    up: float
    ahead: float
    flat: float = 1.0


PLACE_AT = {
    "hip-crease": Place("hip", 0.02, 0.05),
    "tailbone": Place("hip", -0.03, -0.075),
    "behind-head": Place("shoulder", 0.0808, -0.164),  # upper arm 15 degrees off the trunk's line, elbow flexed 130
    "upper-back": Place("shoulder", 0.095, -0.08),
    "straps": Place("shoulder", -0.096, 0.072, 0.3),
    "temples": Place("shoulder", 0.13, 0.02, 0.7),
}


class Leg(NamedTuple):
    """One leg from the knee down. Points in body heights."""

    knee: Point
    ankle: Point
    heel: Point
    toe: Point


class Arm(NamedTuple):
    """One arm from the elbow down; `hand` is the middle of the grip, `out` how far the elbow lies out of the picture.

    Points and lengths in body heights.
    """

    elbow: Point
    hand: Point
    out: float = 0.0


class Body(NamedTuple):
    """The points of a body at one moment: x ahead of the standing ankle, y above the floor, in body heights.

    `spine` goes from hip to shoulder. `pelvis` and `chest` are the trunk's lean in degrees at its two ends, the same
    while the spine is straight; `face` is the head's. `arms` holds the near arm, and the far one where it is elsewhere.
    """

    stance: Leg
    hip: Point
    spine: tuple[Point, ...]
    pelvis: float
    chest: float
    face: float
    head: Point
    arms: tuple[Arm, ...] = ()
    lifted: Leg | None = None

    @property
    def shoulder(self) -> Point:
        return self.spine[-1]

    @property
    def hand(self) -> Point:
        return self.arms[0].hand

    @property
    def seat(self) -> Point:
        """The middle of the buttock: behind the hip joint, half way between the trunk's back and the thigh's."""
        trunk = radians(self.pelvis)
        thigh = atan2(self.hip[0] - self.stance.knee[0], self.hip[1] - self.stance.knee[1])
        x, y = -cos(trunk) - cos(thigh), sin(trunk) + sin(thigh)
        length = hypot(x, y) or 1.0
        return self.hip[0] + SEAT_BACK * x / length, self.hip[1] + SEAT_BACK * y / length


def lean(start: Point, length: float, angle: float) -> Point:
    """The point `length` from `start`, `angle` degrees forward of straight up."""
    turn = radians(angle)
    return start[0] + length * sin(turn), start[1] + length * cos(turn)


def stand(pose: Pose) -> Body:
    """The armless body of a pose, its standing foot flat on the floor."""
    ankle = (0.0, ANKLE)
    knee = lean(ankle, SHANK, pose.shank)
    hip = lean(knee, THIGH, pose.shank - pose.knee)
    spine = _spine(hip, pose)
    pelvis, chest = pose.trunk - pose.bend / 2, pose.trunk + pose.bend / 2
    face = chest - pose.head
    lifted = _lifted(hip, pose) if pose.lift else None
    return Body(_flat(knee), hip, spine, pelvis, chest, face, lean(spine[-1], HEAD, face), (), lifted)


def lie(pose: Pose, shoulder: Point) -> Body:
    """The armless body of a pose on its back: foot and `shoulder` stay, hip and knee follow from the trunk's lean."""
    loose = _spine((0.0, 0.0), pose)
    x, y = shoulder[0] - loose[-1][0], shoulder[1] - loose[-1][1]
    spine = tuple((px + x, py + y) for px, py in loose)
    knee, _ = joint((0.0, ANKLE), spine[0], SHANK, THIGH)
    up = min(1.0, max(-1.0, (HEAD_RADIUS - shoulder[1]) / HEAD))
    face = -degrees(acos(up))
    pelvis, chest = pose.trunk - pose.bend / 2, pose.trunk + pose.bend / 2
    return Body(_flat(knee), spine[0], spine, pelvis, chest, face, lean(shoulder, HEAD, face))


def _flat(knee: Point) -> Leg:
    return Leg(knee, (0.0, ANKLE), (HEEL, 0.0), (HEEL + FOOT, 0.0))


def _lifted(hip: Point, pose: Pose) -> Leg:
    """The lifted leg: shank below its knee, the sole level as long as the ankle allows."""
    assert pose.lift is not None
    knee = lean(hip, -THIGH, -pose.lift.thigh)
    below = pose.lift.knee - pose.lift.thigh  # the shank's lean from ankle up to knee
    ankle = lean(knee, -SHANK, below)
    tilt = below - min(LEVEL, max(-LEVEL, below))
    sole = lean(ankle, -ANKLE, tilt)
    return Leg(knee, ankle, lean(sole, HEEL, tilt + 90), lean(sole, HEEL + FOOT, tilt + 90))


def _spine(hip: Point, pose: Pose) -> tuple[Point, ...]:
    """Hip to shoulder: one straight piece, or an arc of the same length in SPINE_PARTS pieces."""
    if not pose.bend:
        return hip, lean(hip, TRUNK, pose.trunk)
    points = [hip]
    for part in range(SPINE_PARTS):
        angle = pose.trunk + pose.bend * ((part + 0.5) / SPINE_PARTS - 0.5)
        points.append(lean(points[-1], TRUNK / SPINE_PARTS, angle))
    return tuple(points)


def joint(start: Point, end: Point, first: float, second: float, flat: float = 1.0) -> tuple[Point, float]:
    """Where the joint between two bones lies, bent as elbows and (from the ankle up) knees bend.

    Seen with the body facing right, the second bone turns anticlockwise against the first. `flat` is how much of the
    bend is seen from the side; the second value is how far the joint lies out of the picture for the rest of it.
    A distance that the bones can't span is taken as the nearest one they can.
    """
    x, y = end[0] - start[0], end[1] - start[1]
    apart = hypot(x, y) or 1e-9
    distance = min(first + second, max(abs(first - second), apart))
    along = (first * first - second * second + distance * distance) / (2 * distance)
    aside = sqrt(max(0.0, first * first - along * along))
    seen, x, y = aside * flat, x / apart, y / apart
    return (start[0] + along * x + seen * y, start[1] + along * y - seen * x), aside * sqrt(1.0 - flat * flat)


def reach(body: Body, hand: Point, flat: float | None = None) -> Arm:
    """The arm that takes its hand to a point, or as near to it as it gets. `flat`: as in `joint`.

    Where nothing else is said a nearly straight arm turns its elbow out, and looks from here as straight as it feels.
    """
    shoulder = body.shoulder
    x, y = hand[0] - shoulder[0], hand[1] - shoulder[1]
    apart = hypot(x, y) or 1e-9
    if flat is None:
        flat = min(1.0, max(0.0, (STRAIGHT - apart) / (STRAIGHT - BENT)))
    elbow, out = joint(shoulder, hand, UPPER_ARM, GRIP, flat)
    distance = min(REACH, max(GRIP - UPPER_ARM, apart))
    return Arm(elbow, (shoulder[0] + x / apart * distance, shoulder[1] + y / apart * distance), out)


def place_point(body: Body, name: str) -> Point:
    """Where a named place of PLACE_AT is on this body."""
    place = PLACE_AT[name]
    start, angle = (body.hip, body.pelvis) if place.joint == "hip" else (body.shoulder, body.chest)
    return lean(lean(start, place.up, angle), place.ahead, angle + 90)


def hip_flexion(body: Body) -> float:
    """Degrees between thigh and pelvis, 0 when they are in line: trunk + knee - shank for a straight spine."""
    thigh = atan2(body.hip[0] - body.stance.knee[0], body.hip[1] - body.stance.knee[1])
    return body.pelvis - degrees(thigh)
