"""Whether a figure could be a person: what a body can't do, and what its props don't allow.

Each problem is one text: what is wrong, a semicolon, and what would be right.
"""

from collections.abc import Iterator
from math import acos, atan2, cos, degrees, hypot, radians, sin

from hinge_coach.body.figure import Posed, at_depth, wrong_body
from hinge_coach.body.mass import over_foot
from hinge_coach.body.posing import bar_length, wanted_hands
from hinge_coach.body.props import band_length
from hinge_coach.body.skeleton import GRIP, REACH, SEAT_RADIUS, UPPER_ARM, Arm, Body, Leg, hip_flexion
from hinge_coach.course.posture import Figure, Pose, Prop

NEAR = 0.01  # body heights: what counts as touching
LOOKS = 20  # how often a movement is looked at on its way
# Degrees that people reach: American Academy of Orthopaedic Surgeons, Joint Motion, 1965. Wider than there are knee and
# hip as in a deep squat, and the ankle under the body's weight.
RANGES = {"ankle": (-50, 45), "knee": (0, 150), "hip": (-30, 125), "elbow": (0, 150), "shoulder": (-60, 180)}


def problems(figure: Figure) -> list[str]:
    """Everything in a figure that no body could do, none twice. Empty when it is true."""
    found: dict[str, None] = {}
    for held in {False, figure.hold is not None}:
        if held or figure.bottom:
            for look in range(LOOKS + 1):
                posed = at_depth(figure, look / LOOKS, held=held)
                where = {0: "at the top", LOOKS: "in the hold" if held else "at the bottom"}.get(look, "on the way")
                found.update(dict.fromkeys(f"{where} {problem}" for problem in _posed(posed)))
    for at in ("top", "bottom", "hold"):
        found.update(dict.fromkeys(f"at the {at} {problem}" for problem in _reach(figure, figure.pose(at))))
    for fault, _ in figure.wrong:
        found.update(dict.fromkeys(f"in the fault {fault} {problem}" for problem in _wrong(figure, fault)))
    found.update(dict.fromkeys(_band(figure)))
    return list(found)


def _posed(posed: Posed) -> Iterator[str]:
    """What is wrong with one body on the right way."""
    yield from _joints(posed.body)
    yield from _floor(posed.body)
    if not posed.figure.lying:
        yield from _balance(posed.body)
    for prop in posed.figure.props:
        yield from _wall(prop, posed.body)
        yield from _arc(prop, posed)


def _wrong(figure: Figure, fault: str) -> Iterator[str]:
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
    elbows = [_elbow(body, arm) for arm in body.arms]
    shoulders = [_shoulder(body, arm) for arm in body.arms]
    return {
        "ankle": max(ankles, key=abs),
        "knee": max(knees, key=abs),
        "hip": max(hips, key=abs),
        "elbow": max(elbows, default=0.0),
        "shoulder": max(shoulders, key=abs, default=0.0),
    }


def _leg_angles(body: Body, leg: Leg) -> tuple[float, float, float]:
    """Degrees of the ankle (the shank's lean over the sole), the knee and the hip."""
    shank = degrees(atan2(leg.knee[0] - leg.ankle[0], leg.knee[1] - leg.ankle[1]))
    thigh = degrees(atan2(body.hip[0] - leg.knee[0], body.hip[1] - leg.knee[1]))
    sole = degrees(atan2(leg.toe[1] - leg.heel[1], leg.toe[0] - leg.heel[0]))
    knee = (shank - thigh + 90) % 360 - 90
    hip = hip_flexion(body) if leg is body.stance else body.pelvis - thigh
    return shank + sole, knee, hip


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


def _joints(body: Body) -> Iterator[str]:
    for joint, angle in angles(body).items():
        least, most = RANGES[joint]
        if not least - 1 <= angle <= most + 1:
            yield f"the {joint} is bent to {angle:.0f} degrees; a person's goes from {least} to {most}"


def _floor(body: Body) -> Iterator[str]:
    points = [*body.spine, body.stance.knee, body.head]
    points += [point for arm in body.arms for point in (arm.elbow, arm.hand)]
    if body.lifted:
        points += [body.lifted.knee, body.lifted.ankle, body.lifted.heel, body.lifted.toe]
    lowest = min(y for _, y in points)
    if lowest < -0.001:
        yield f"a part of the body is {-lowest:.2f} below the floor; raise it to 0 or more"


def _balance(body: Body) -> Iterator[str]:
    share = over_foot(body)
    if not 0.0 <= share <= 1.0:
        way = "backward; lean the trunk further forward or the shank less back" if share < 0 else (
            "forward; send the hips further back")
        yield f"the body would fall {way}, until its mass is over the foot"


def _wall(prop: Prop, body: Body) -> Iterator[str]:
    """The seat may touch a wall behind and nothing may go through it."""
    if prop.kind != "wall":
        return
    points = [*body.spine, body.head, *(arm.elbow for arm in body.arms)]
    if prop.x < 0:
        inside = prop.x - min(body.seat[0] - SEAT_RADIUS, *(x for x, _ in points))
    else:
        inside = max(x for x, _ in points) - prop.x
    if inside > NEAR:
        yield f"the body is {inside:.2f} inside the wall; move its `x` away from the body by as much"


def _arc(prop: Prop, posed: Posed) -> Iterator[str]:
    if prop.kind == "landmine":
        hand = posed.body.hand
        off = abs(hypot(hand[0] - prop.anchor[0], hand[1] - prop.anchor[1]) - bar_length(posed.figure, prop))
        if off > NEAR:
            yield f"the hands are {off:.2f} off the bar's arc round its pivot; give both poses the same distance to it"


def _reach(figure: Figure, pose: Pose) -> Iterator[str]:
    """Hands that a pose wants where its arms can't take them."""
    for body, (x, y) in wanted_hands(figure, pose):
        apart = hypot(x - body.shoulder[0], y - body.shoulder[1])
        if apart > REACH + NEAR:
            yield f"the hands are {apart:.2f} from the shoulder; bring them within an arm's reach, {REACH:.2f}"


def _band(figure: Figure) -> Iterator[str]:
    for prop in figure.props:
        if prop.kind == "band" and figure.bottom:
            top, bottom = (band_length(prop, at_depth(figure, depth)) for depth in (0.0, 1.0))
            if top <= bottom:
                yield "the band is no longer at the top than at the bottom; tie it further behind the body"
