"""Where a body's mass is. Shares of body mass and their places along each segment: Winter, Biomechanics and Motor
Control of Human Movement (Wiley), table of anthropometric data after Dempster."""

from hinge_coach.course.poses import Point
from hinge_coach.figure.joint_angles_to_points import FOOT, FOREARM, GRIP, HEEL, TRUNK, Arm, Body, Leg

# Share of body mass of one segment, and how far along it from its upper end the middle of that mass lies.
FOOT_MASS, SHANK_MASS, THIGH_MASS = 0.0145, 0.0465, 0.100
HAND_MASS, FOREARM_MASS, UPPER_ARM_MASS = 0.006, 0.016, 0.028
TRUNK_MASS, HEAD_MASS = 0.497, 0.081
THIGH_AT = SHANK_AT = 0.433
UPPER_ARM_AT, FOREARM_AT, TRUNK_AT, FOOT_AT = 0.436, 0.430, 0.5, 0.5
HAND_AT = 0.506 * 0.108  # past the wrist, in body heights: the grip lies further out

Masses = list[tuple[float, Point]]


def along(start: Point, end: Point, part: float) -> Point:
    """The point `part` of the way from start to end."""
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def centre(body: Body) -> Point:
    """The middle of the body's mass, without what it holds. Body heights."""
    near, far = (body.arms * 2)[:2]
    masses = [
        *_leg(body.hip, body.stance),
        *_leg(body.hip, body.lifted or body.stance),
        *_arm(body, near),
        *_arm(body, far),
        (TRUNK_MASS, _trunk(body)),
        (HEAD_MASS, body.head),
    ]
    whole = sum(mass for mass, _ in masses)
    return sum(mass * x for mass, (x, _) in masses) / whole, sum(mass * y for mass, (_, y) in masses) / whole


def over_foot(body: Body) -> float:
    """Where the mass is over the standing foot: 0 above the heel's end, 1 above the toes'."""
    return (centre(body)[0] - HEEL) / FOOT


def _leg(hip: Point, leg: Leg) -> Masses:
    ball = along(leg.heel, leg.toe, 0.75)  # the foot's segment ends at the ball
    return [
        (THIGH_MASS, along(hip, leg.knee, THIGH_AT)),
        (SHANK_MASS, along(leg.knee, leg.ankle, SHANK_AT)),
        (FOOT_MASS, along(leg.ankle, ball, FOOT_AT)),
    ]


def _arm(body: Body, arm: Arm) -> Masses:
    return [
        (UPPER_ARM_MASS, along(body.shoulder, arm.elbow, UPPER_ARM_AT)),
        (FOREARM_MASS, along(arm.elbow, arm.hand, FOREARM_AT * FOREARM / GRIP)),
        (HAND_MASS, along(arm.elbow, arm.hand, (FOREARM + HAND_AT) / GRIP)),
    ]


def _trunk(body: Body) -> Point:
    """Half way along the spine."""
    half = TRUNK * TRUNK_AT
    pieces = len(body.spine) - 1
    place = half / (TRUNK / pieces)
    piece = min(int(place), pieces - 1)
    return along(body.spine[piece], body.spine[piece + 1], place - piece)
