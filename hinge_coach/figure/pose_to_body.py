"""From a drill's poses to whole bodies: the way between two poses, and the hands on what they hold."""

from functools import lru_cache
from math import atan2, degrees, hypot, sqrt

from hinge_coach.course.poses import Figure, Hands, Lift, Point, Pose, Prop
from hinge_coach.figure.joint_angles_to_points import PLACE_AT, REACH, Arm, Body, lean, lie, place_point, reach, stand

PosedHand = tuple[Pose, Hands | None]


def bare(figure: Figure, pose: Pose) -> Body:
    """The armless body of a pose: standing, or lying with the shoulders where the bottom has them."""
    return lie(pose, stand(figure.pose("bottom")).shoulder) if figure.lying else stand(pose)


def still(figure: Figure, pose: Pose) -> Body:
    """The whole body in one pose, its hands where the pose has them."""
    body = bare(figure, pose)
    return body._replace(arms=tuple(_placed(body, hands, pose) for hands in _both(pose)))


def on_the_way(figure: Figure, start: Pose, end: Pose, depth: float) -> Body:
    """The body `depth` (0 to 1) of the way between two poses: legs and trunk, then the hands to what they hold."""
    pose = between(start, end, depth)
    body = bare(figure, pose)
    arms = [_arm(figure, body, (start, start.hands), (end, end.hands), depth)]
    if start.other_hand or end.other_hand:
        far = (start, start.other_hand or start.hands), (end, end.other_hand or end.hands)
        arms.append(_arm(figure, body, *far, depth))
    return body._replace(arms=tuple(arms))


def between(start: Pose, end: Pose, depth: float) -> Pose:
    """The joint angles `depth` of the way from one pose to another. A leg that isn't lifted stands like the other."""

    def mix(a: float, b: float) -> float:
        return a + (b - a) * depth

    lift = None
    if start.lift or end.lift:
        first, last = start.lifted(), end.lifted()
        lift = Lift(mix(first.thigh, last.thigh), mix(first.knee, last.knee))
    return Pose(
        mix(start.shank, end.shank),
        mix(start.knee, end.knee),
        mix(start.trunk, end.trunk),
        mix(start.bend, end.bend),
        mix(start.head, end.head),
        lift=lift,
    )


def wanted_hands(figure: Figure, pose: Pose) -> list[tuple[Body, Point]]:
    """For each hand that a pose tells apart: the armless body, and the point where the hand is meant to be."""
    body = bare(figure, pose)
    return [(body, _wanted(body, hands, pose)) for hands in _both(pose)]


@lru_cache(maxsize=64)
def bar_length(figure: Figure, prop: Prop) -> float:
    """A landmine's bar from its pivot to the hands, as the top pose has it."""
    x, y = wanted_hands(figure, figure.top)[0][1]
    return hypot(x - prop.anchor[0], y - prop.anchor[1])


def _both(pose: Pose) -> list[Hands | None]:
    return [pose.hands, pose.other_hand] if pose.other_hand else [pose.hands]


def _wanted(body: Body, hands: Hands | None, pose: Pose) -> Point:
    """Where a pose wants its hands: a named place, a point, or the end of straight arms."""
    if hands is None:
        return lean(body.shoulder, -REACH, -pose.arms)
    return place_point(body, hands) if isinstance(hands, str) else hands


def _placed(body: Body, hands: Hands | None, pose: Pose) -> Arm:
    return reach(body, _wanted(body, hands, pose), PLACE_AT[hands].flat if isinstance(hands, str) else None)


def _arm(figure: Figure, body: Body, start: PosedHand, end: PosedHand, depth: float) -> Arm:
    """The arm whose hand stays at its place on the body, or swings from one pose's place to the other's."""
    (first, hands), (last, others) = start, end
    if isinstance(hands, str) and hands == others:
        return _placed(body, hands, first)
    angle, length = _hold(figure, first, hands)
    to_angle, to_length = _hold(figure, last, others)
    angle, length = angle + (to_angle - angle) * depth, length + (to_length - length) * depth
    return reach(body, _led(figure, body.shoulder, angle, length, depth))


@lru_cache(maxsize=256)
def _hold(figure: Figure, pose: Pose, hands: Hands | None) -> tuple[float, float]:
    """Where a pose has its hand, seen from the shoulder: degrees from straight down, + forward, and distance.

    Counted from 90 behind the trunk to 270 ahead of it, because an arm swings up in front of the body.
    """
    body = bare(figure, pose)
    x, y = _wanted(body, hands, pose)
    x, y = x - body.shoulder[0], y - body.shoulder[1]
    least = -90 - body.chest
    return (degrees(atan2(x, -y)) - least) % 360 + least, hypot(x, y)


def _led(figure: Figure, shoulder: Point, angle: float, length: float, depth: float) -> Point:
    """The hand where its prop leads it: a landmine's on the arc round the pivot, a barbell's straight up and down."""
    free = lean(shoulder, -length, -angle)
    for prop in figure.props:
        if prop.kind == "landmine":
            return _on_arc(prop.anchor, bar_length(figure, prop), shoulder, length) or free
        if prop.kind == "barbell":
            high, low = _ahead(figure)
            aside = high + (low - high) * depth - shoulder[0]
            return shoulder[0] + aside, shoulder[1] - sqrt(max(0.0, length * length - aside * aside))
    return free


@lru_cache(maxsize=64)
def _ahead(figure: Figure) -> tuple[float, float]:
    """How far ahead of the ankle the hands are at the top and at the bottom."""
    (_, top), (_, bottom) = (wanted_hands(figure, figure.pose(at))[0] for at in ("top", "bottom"))
    return top[0], bottom[0]


def _on_arc(pivot: Point, bar: float, shoulder: Point, arm: float) -> Point | None:
    """The lower of the two points `bar` from the pivot and `arm` from the shoulder, None where there is none."""
    x, y = shoulder[0] - pivot[0], shoulder[1] - pivot[1]
    apart = hypot(x, y)
    share = (bar * bar + apart * apart - arm * arm) / (2 * bar * apart)
    if not -1.0 <= share <= 1.0:
        return None
    along, aside = bar * share, bar * sqrt(1.0 - share * share)
    x, y = x / apart, y / apart
    points = [(pivot[0] + along * x - side * y, pivot[1] + along * y + side * x) for side in (aside, -aside)]
    return min(points, key=lambda point: point[1])
