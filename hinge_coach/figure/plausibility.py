"""Whether a figure could be a person: what no body can do, and what its props don't allow."""

from collections.abc import Iterable, Iterator
from math import acos, atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple

from hinge_coach.course.drill import Drill
from hinge_coach.course.poses import Figure, Pose
from hinge_coach.figure.body_in_motion import Posed, at_depth, wrong_body
from hinge_coach.figure.centre_of_mass import over_foot
from hinge_coach.figure.drill_picture_list import figures
from hinge_coach.figure.joint_angles_to_points import GRIP, REACH, SEAT_RADIUS, UPPER_ARM, Arm, Body, Leg, hip_flexion
from hinge_coach.figure.pose_to_body import bar_length, wanted_hands
from hinge_coach.figure.prop_shapes import band_length

NEAR = 0.01  # body heights: what counts as touching
LOOKS = 20  # how often a movement is looked at on its way
# Degrees that people reach: American Academy of Orthopaedic Surgeons, Joint Motion, 1965. Wider than there are knee and
# hip as in a deep squat, and the ankle under the body's weight.
RANGES = {"ankle": (-50, 45), "knee": (0, 150), "hip": (-30, 125), "elbow": (0, 150), "shoulder": (-60, 180)}


class Untruth(NamedTuple):
    """Something no person can do: `steps` lead to it in the figure's block, `mend` is what would be right."""

    steps: tuple[str | int, ...]
    what: str
    mend: str


Said = tuple[str, str]  # what is wrong, and what would be right


def drill_problems(drill: Drill) -> list[Untruth]:
    """The problems of all figures of a drill, of its blocks and of its variants; their steps start at the drill."""
    found = [(steps, untruth) for steps, figure in figures(drill) for untruth in problems(figure)]
    return [untruth._replace(steps=(*steps, *untruth.steps)) for steps, untruth in found]


def problems(figure: Figure) -> list[Untruth]:
    """Everything in a figure that no body could do, each once. Empty when it is true."""
    found: dict[Said, Untruth] = {}

    def note(steps: tuple[str | int, ...], where: str, said: Iterable[Said]) -> None:
        for what, mend in said:
            kind = what.split(" is ")[0].split(" are ")[0], mend
            found.setdefault(kind, Untruth(steps, f"{where} {what}", mend))

    for at in (name for name in ("top", "bottom", "hold") if getattr(figure, name)):
        note((at,), _WHERE[at], (*_reach(figure, figure.pose(at)), *_posed(_at(figure, at))))
    for held in {figure.bottom is None, figure.hold is not None}:
        for look in range(1, LOOKS):
            steps = ("hold" if held else "bottom",)
            note(steps, "on the way", _posed(at_depth(figure, look / LOOKS, held=held)))
    for index in range(len(figure.props)):
        note(("props", index), "here", _props(figure, index))
    for fault, _ in figure.wrong:
        note(("wrong", fault), "in this fault", _wrong(figure, fault))
    return list(found.values())


_WHERE = {"top": "at the top", "bottom": "at the bottom", "hold": "in the hold"}


def _at(figure: Figure, at: str) -> Posed:
    return at_depth(figure, 0.0 if at == "top" else 1.0, held=at == "hold")


def _posed(posed: Posed) -> Iterator[Said]:
    """What is wrong with one body on the right way."""
    yield from _joints(posed.body)
    yield from _floor(posed.body)
    if not posed.figure.lying:
        yield from _balance(posed.body)


def _wrong(figure: Figure, fault: str) -> Iterator[Said]:
    """What is wrong even in a picture of what is wrong: a fault may lose the balance, but no arm grows by it."""
    posed, pose = wrong_body(figure, fault), figure.wrong_pose(fault)
    if posed and pose:
        yield from _joints(posed.body)
        yield from _floor(posed.body)
        yield from _reach(figure, pose)


def angles(body: Body) -> dict[str, float]:
    """A body's joint angles in degrees, by the names of RANGES; of both legs and both arms, the one bent most."""
    legs = [body.stance] + ([body.lifted] if body.lifted else [])
    ankles, knees, hips = zip(*(_leg_angles(body, leg) for leg in legs), strict=True)
    return {
        "ankle": max(ankles, key=abs),
        "knee": max(knees, key=abs),
        "hip": max(hips, key=abs),
        "elbow": max((_elbow(body, arm) for arm in body.arms), default=0.0),
        "shoulder": max((_shoulder(body, arm) for arm in body.arms), key=abs, default=0.0),
    }


def _leg_angles(body: Body, leg: Leg) -> tuple[float, float, float]:
    """Degrees of the ankle (the shank's lean over the sole), the knee and the hip."""
    shank = degrees(atan2(leg.knee[0] - leg.ankle[0], leg.knee[1] - leg.ankle[1]))
    thigh = degrees(atan2(body.hip[0] - leg.knee[0], body.hip[1] - leg.knee[1]))
    sole = degrees(atan2(leg.toe[1] - leg.heel[1], leg.toe[0] - leg.heel[0]))
    hip = hip_flexion(body) if leg is body.stance else body.pelvis - thigh
    return shank + sole, (shank - thigh + 90) % 360 - 90, hip


def _elbow(body: Body, arm: Arm) -> float:
    apart = hypot(arm.hand[0] - body.shoulder[0], arm.hand[1] - body.shoulder[1])
    inside = (UPPER_ARM**2 + GRIP**2 - apart**2) / (2 * UPPER_ARM * GRIP)
    return 180 - degrees(acos(min(1.0, max(-1.0, inside))))


def _shoulder(body: Body, arm: Arm) -> float:
    """Degrees the upper arm is raised in front of the body, or minus those it is taken behind it."""
    turn = radians(body.chest)
    x, y = arm.elbow[0] - body.shoulder[0], arm.elbow[1] - body.shoulder[1]
    ahead, up = x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)
    if ahead < 0 and up < 0:
        return -degrees(atan2(-ahead, hypot(up, arm.out)))
    return degrees(atan2(ahead, -up)) % 360


def _joints(body: Body) -> Iterator[Said]:
    for joint, angle in angles(body).items():
        least, most = RANGES[joint]
        if not least - 1 <= angle <= most + 1:
            yield f"the {joint} is bent to {angle:.0f} degrees", f"a person's {joint} goes from {least} to {most}"


def _floor(body: Body) -> Iterator[Said]:
    points = [*body.spine, body.stance.knee, body.head]
    points += [point for arm in body.arms for point in (arm.elbow, arm.hand)]
    if body.lifted:
        points += [body.lifted.knee, body.lifted.ankle, body.lifted.heel, body.lifted.toe]
    lowest = min(y for _, y in points)
    if lowest < -0.005:
        yield f"a part of the body is {-lowest:.2f} body heights below the floor", "keep all of it above"


def _balance(body: Body) -> Iterator[Said]:
    share = over_foot(body)
    if share < 0.0:
        yield "the body is about to fall backward", "lean the trunk forward, until the mass is over the foot"
    if share > 1.0:
        yield "the body is about to fall forward", "send the hips back, until the mass is over the foot"


def _reach(figure: Figure, pose: Pose) -> Iterator[Said]:
    """Hands that a pose wants where its arms can't take them."""
    for body, (x, y) in wanted_hands(figure, pose):
        apart = hypot(x - body.shoulder[0], y - body.shoulder[1])
        if apart > REACH + NEAR:
            yield f"the hands are {apart:.2f} body heights from the shoulder", f"an arm reaches {REACH:.2f}"


def _props(figure: Figure, index: int) -> Iterator[Said]:
    """What the movement does not allow of one prop."""
    prop = figure.props[index]
    bodies = [at_depth(figure, look / LOOKS).body for look in range(LOOKS + 1)]
    if prop.kind == "wall":
        inside = max(_past(body, prop.x) for body in bodies)
        if inside > NEAR:
            yield f"the body is {inside:.2f} body heights inside the wall", "move its `x` as far away"
    if prop.kind == "landmine":
        bar = bar_length(figure, prop)
        hands = [body.hand for body in bodies] + [hand for _, hand in wanted_hands(figure, figure.pose("bottom"))]
        off = max(abs(hypot(x - prop.anchor[0], y - prop.anchor[1]) - bar) for x, y in hands)
        if off > NEAR:
            yield f"the hands are {off:.2f} body heights off the bar's arc", "give all poses one distance to its pivot"
    if prop.kind == "band":
        top, bottom = (band_length(prop, at_depth(figure, depth)) for depth in (0.0, 1.0))
        if top <= bottom:
            yield "the band is no longer at the top than at the bottom", "tie it further behind the body"


def _past(body: Body, wall: float) -> float:
    """How far a body goes past a wall that stands behind it (x below 0) or before it."""
    xs = [x for x, _ in (*body.spine, body.head, *(arm.elbow for arm in body.arms))]
    return wall - min(body.seat[0] - SEAT_RADIUS, *xs) if wall < 0 else max(xs) - wall
