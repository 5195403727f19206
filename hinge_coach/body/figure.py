"""The body of a drill at a moment: a pure function of the phase, its elapsed seconds and the side.

A movement runs from the top (depth 0) to the bottom or the held pose (depth 1). Depths are taken in STEPS steps, finer
than a dot of any picture, so that what comes again in every rep is worked out once.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from math import atan2, cos, degrees, hypot, radians, sin, sqrt

from hinge_coach.body.skeleton import PLACE_AT, Arm, Body, hand_point, lean, posture_of, reach
from hinge_coach.course.posture import Figure, Hands, Lift, Point, Pose, Prop

STEPS = 160
SHOWN_ONCE = ("ready", "setup", "rest", "side")
# One calm rep, shown before it is done: seconds still, going, staying, and coming back.
STILL, GO, STAY, BACK = 0.5, 2.0, 0.6, 1.6


@dataclass(frozen=True, slots=True)
class Posed:
    """A body in its drill: what a picture is made from. `wrong` names the fault that is shown, if one is.

    `compared` bodies, right or wrong, are seen from where every fault of the figure is in view.
    """

    figure: Figure
    body: Body
    side: str | None = None
    wrong: str | None = None
    compared: bool = False


def ease(part: float) -> float:
    """Way done after `part` of the time, both 0 to 1: minimum jerk, as people move (Flash and Hogan 1985)."""
    part = min(1.0, max(0.0, part))
    return part * part * part * (10 + part * (6 * part - 15))


def body_at(figure: Figure, phase: str, elapsed: float, seconds: float, side: str | None = None) -> Posed:
    """The body `elapsed` seconds into a phase of `seconds`.

    In lower, bottom, rise, top and hold it keeps the person's own time. In ready, setup, rest and side it shows the
    movement once, calmly, faster only where `seconds` is too short for that, and then stands where the work begins.
    """
    held = figure.hold is not None and (phase == "hold" or (phase in SHOWN_ONCE and figure.bottom is None))
    return _posed(figure, round(STEPS * _depth(figure, phase, elapsed, seconds, held)), held, side)


def moving(figure: Figure, phase: str, elapsed: float, seconds: float) -> bool:
    """Whether the figure's picture can still change before this phase ends."""
    if phase in SHOWN_ONCE:
        return elapsed < _shown_seconds(figure, seconds)
    return phase in ("lower", "rise") and elapsed < seconds


def at_depth(figure: Figure, depth: float, side: str | None = None, held: bool = False) -> Posed:
    """The body between the top (0) and the bottom (1), or the held pose where `held`."""
    return _posed(figure, round(STEPS * min(1.0, max(0.0, depth))), held or figure.bottom is None, side)


def wrong_body(figure: Figure, fault: str) -> Posed | None:
    """The body of a fault's picture, None where the figure has none for it."""
    pose = figure.wrong_pose(fault)
    return None if pose is None else Posed(figure, _still(figure, pose), wrong=fault, compared=True)


def right_body(figure: Figure, fault: str) -> Posed | None:
    """The right body beside a fault's picture: the pose that the fault changes."""
    for name, wrong in figure.wrong:
        if name == fault:
            pose = figure.pose(wrong.at)
            return Posed(figure, _still(figure, pose), compared=True)
    return None


def wanted_hands(figure: Figure, pose: Pose) -> list[tuple[Body, Point]]:
    """For each hand of a pose: the armless body, and the point where the hand is meant to be."""
    body = posture_of(figure, pose)
    places = [pose.hands, pose.other_hand] if pose.other_hand else [pose.hands]
    return [(body, hand_point(body, place, pose.arms)) for place in places]


def _shown_seconds(figure: Figure, seconds: float) -> float:
    """How long showing the movement once takes: a held pose is shown without the way back."""
    whole = STILL + GO if figure.bottom is None else STILL + GO + STAY + BACK
    return min(whole, seconds) if seconds > 0 else whole


def _depth(figure: Figure, phase: str, elapsed: float, seconds: float, held: bool) -> float:
    if phase in SHOWN_ONCE:
        return _shown(figure, elapsed, seconds)
    if phase == "lower":
        return ease(elapsed / seconds) if seconds > 0 else 1.0
    if phase == "rise":
        return 1.0 - (ease(elapsed / seconds) if seconds > 0 else 1.0)
    return 1.0 if phase == "bottom" or held else 0.0


def _shown(figure: Figure, elapsed: float, seconds: float) -> float:
    """Depth of the movement shown once: there and back from where a rep starts, or into a held pose to stay."""
    held = figure.bottom is None
    whole = STILL + GO if held else STILL + GO + STAY + BACK
    moment = elapsed * whole / _shown_seconds(figure, seconds)
    way = ease((moment - STILL) / GO)
    if not held:
        way -= ease((moment - STILL - GO - STAY) / BACK)
    return 1.0 - way if figure.starts == "bottom" and not held else way


@lru_cache(maxsize=2048)
def _posed(figure: Figure, step: int, held: bool, side: str | None) -> Posed:
    return Posed(figure, _armed(figure, figure.top, figure.pose("hold" if held else "bottom"), step / STEPS), side)


def _still(figure: Figure, pose: Pose) -> Body:
    """The whole body in one pose, its hands where the pose has them."""
    body = posture_of(figure, pose)
    places = [pose.hands, pose.other_hand] if pose.other_hand else [pose.hands]
    return replace(body, arms=tuple(_placed(body, place, pose.arms) for place in places))


def _placed(body: Body, hands: Hands | None, arms: float) -> Arm:
    flat = PLACE_AT[hands][3] if isinstance(hands, str) else None
    return reach(body, hand_point(body, hands, arms), flat)


def _armed(figure: Figure, start: Pose, end: Pose, depth: float) -> Body:
    """The whole body `depth` of the way between two poses: legs and trunk first, then the hands to what they hold."""
    pose = between(start, end, depth)
    body = posture_of(figure, pose)
    arms = [_arm(figure, body, (start, start.hands), (end, end.hands), depth)]
    if start.other_hand or end.other_hand:
        far = (start, start.other_hand or start.hands), (end, end.other_hand or end.hands)
        arms.append(_arm(figure, body, *far, depth))
    return replace(body, arms=tuple(arms))


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


HandsOf = tuple[Pose, Hands | None]


def _arm(figure: Figure, body: Body, start: HandsOf, end: HandsOf, depth: float) -> Arm:
    """The arm whose hand stays at its place on the body, or swings from one pose's place to the other's."""
    (first, hands), (last, others) = start, end
    if isinstance(hands, str) and hands == others:
        return _placed(body, hands, 0.0)
    angle, length = _hold(figure, first, hands)
    to_angle, to_length = _hold(figure, last, others)
    angle, length = angle + (to_angle - angle) * depth, length + (to_length - length) * depth
    free = lean(body.shoulder, -length, -angle)
    return reach(body, _led(figure, body.shoulder, free, length, depth))


@lru_cache(maxsize=256)
def _hold(figure: Figure, pose: Pose, hands: Hands | None) -> tuple[float, float]:
    """Where a pose has its hand, seen from the shoulder: degrees from straight down, + forward, and distance.

    Counted from 90 behind the trunk to 270 ahead of it, because an arm swings up in front of the body.
    """
    body = posture_of(figure, pose)
    x, y = hand_point(body, hands, pose.arms)
    x, y = x - body.shoulder[0], y - body.shoulder[1]
    least = -90 - body.chest
    return (degrees(atan2(x, -y)) - least) % 360 + least, hypot(x, y)


def _led(figure: Figure, shoulder: Point, free: Point, length: float, depth: float) -> Point:
    """The hand where its prop leads it: a landmine's on the arc round the pivot, a barbell's straight up and down."""
    for prop in figure.props:
        if prop.kind == "landmine":
            return _on_arc(prop.anchor, bar_length(figure, prop), shoulder, length) or free
        if prop.kind == "barbell":
            low, high = _held_x(figure, "bottom"), _held_x(figure, "top")
            aside = high + (low - high) * depth - shoulder[0]
            down = sqrt(max(0.0, length * length - aside * aside))
            return shoulder[0] + aside, shoulder[1] - down
    return free


def _held_x(figure: Figure, at: str) -> float:
    return wanted_hands(figure, figure.pose(at))[0][1][0]


def bar_length(figure: Figure, prop: Prop) -> float:
    """A landmine's bar from its pivot to the hands, as the top pose has it."""
    x, y = wanted_hands(figure, figure.top)[0][1]
    return hypot(x - prop.anchor[0], y - prop.anchor[1])


def _on_arc(pivot: Point, bar: float, shoulder: Point, arm: float) -> Point | None:
    """The lower of the two points `bar` from the pivot and `arm` from the shoulder, None where there is none."""
    x, y = shoulder[0] - pivot[0], shoulder[1] - pivot[1]
    apart = hypot(x, y)
    angle = (bar * bar + apart * apart - arm * arm) / (2 * bar * apart)
    if not -1.0 <= angle <= 1.0:
        return None
    along, aside = bar * angle, bar * sqrt(1.0 - angle * angle)
    x, y = x / apart, y / apart
    points = [(pivot[0] + along * x - side * y, pivot[1] + along * y + side * x) for side in (aside, -aside)]
    return min(points, key=lambda point: point[1])
