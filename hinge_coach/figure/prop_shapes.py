"""What the body holds and touches: where it is at a moment, and its shapes. Lengths in body heights."""

from collections.abc import Callable
from functools import lru_cache
from math import hypot, sqrt

from hinge_coach.course.poses import Figure, Point, Prop
from hinge_coach.figure.body_in_motion import Posed, at_depth
from hinge_coach.figure.joint_angles_to_points import TRUNK, Body, lean
from hinge_coach.figure.pose_to_body import bar_length
from hinge_coach.figure.shapes import HATCH, RING, Shape, box, disc, limb, over

SLACK = 1.05  # a band's length against its distance at the bottom: it hangs there, and is taut before the top
SAG_PIECES = 8
WALL, POST = 0.05, 0.022  # thickness
DOWEL_BACK = 0.075  # behind the trunk's line, where upper back, head and tailbone reach
BEYOND = 0.045  # of a landmine's bar past the hands
STACK_HIGH, STACK_REST, TOWER = 0.24, 0.05, 0.9
DEFAULT_SIZE = {"plate": 0.14, "kettlebell": 0.11, "backpack": 0.2, "barbell": 0.257}
DEFAULT_HEIGHT = {"post": 0.6, "step": 0.1, "blocks": 0.1}


def size(prop: Prop) -> float:
    return prop.size or DEFAULT_SIZE[prop.kind]


def height(prop: Prop) -> float:
    return prop.height or DEFAULT_HEIGHT[prop.kind]


def held_on(prop: Prop) -> str:
    """Where a weight is held: hands or back."""
    return prop.held or ("hands" if prop.kind == "kettlebell" else "back")


def standing(figure: Figure) -> list[Shape]:
    """The shapes of what never moves, behind everything."""
    return [shape for prop in figure.props if prop.kind in STANDS for shape in STANDS[prop.kind](prop)]


def behind(posed: Posed) -> list[Shape]:
    """The shapes of what moves behind the body."""
    return [shape for prop in posed.figure.props if prop.kind in BEHIND for shape in BEHIND[prop.kind](prop, posed)]


def before(posed: Posed) -> list[Shape]:
    """The shapes of what is drawn over the body: what it carries."""
    return [shape for prop in posed.figure.props if prop.kind in CARRIED for shape in CARRIED[prop.kind](prop, posed)]


def pivot(prop: Prop, posed: Posed) -> Point:
    """Where a landmine's bar turns. In a fault's picture the bar is as long, so that the person stands elsewhere."""
    if posed.wrong is None:
        return prop.anchor
    x, y = posed.body.hand
    rise = y - prop.anchor[1]
    return x + sqrt(max(0.0, bar_length(posed.figure, prop) ** 2 - rise * rise)), prop.anchor[1]


def band_length(prop: Prop, posed: Posed) -> float:
    """How long a band is: its own length while it is slack, else the way from where it is tied to the hands."""
    x, y = posed.body.hand
    return max(hypot(x - prop.anchor[0], y - prop.anchor[1]), _own_length(prop, posed.figure))


@lru_cache(maxsize=64)
def _own_length(prop: Prop, figure: Figure) -> float:
    x, y = at_depth(figure, 1.0).body.hand
    return SLACK * hypot(x - prop.anchor[0], y - prop.anchor[1])


def _wall(prop: Prop) -> list[Shape]:
    away = -WALL if prop.x < 0 else WALL
    left, right = sorted((prop.x, prop.x + away))
    edge_left, edge_right = sorted((prop.x, prop.x + away * 0.3))
    return [box("prop", left, 0, right, 1.02, HATCH), box("prop", edge_left, 0, edge_right, 1.02)]


def _post(prop: Prop) -> list[Shape]:
    left, right = sorted((prop.x, prop.x + (-POST if prop.x < 0 else POST)))
    return [box("prop", left, 0, right, height(prop))]


def _step(prop: Prop) -> list[Shape]:
    return [
        box("prop", prop.x - 0.1, 0, prop.x + 0.1, height(prop), HATCH),
        box("prop", prop.x - 0.1, height(prop) - 0.02, prop.x + 0.1, height(prop)),
    ]


def _band(prop: Prop, posed: Posed) -> list[Shape]:
    points = band_points(prop, posed)
    return [limb("load", a, b, 0.013) for a, b in zip(points, points[1:], strict=False)]


def _knot(prop: Prop) -> list[Shape]:
    """Where a band is tied."""
    return [disc("load", prop.anchor, 0.024)]


def band_points(prop: Prop, posed: Posed) -> list[Point]:
    """The band's way from where it is tied to the hands: straight when taut, hanging when slack."""
    (x, y), (to_x, to_y) = prop.anchor, posed.body.hand
    straight = hypot(to_x - x, to_y - y)
    sag = sqrt(0.375 * straight * max(0.0, band_length(prop, posed) - straight))  # of a flat parabola
    if sag < 0.004:
        return [prop.anchor, posed.body.hand]
    way = [part / SAG_PIECES for part in range(SAG_PIECES + 1)]
    return [(x + (to_x - x) * t, max(0.013, y + (to_y - y) * t - 4 * sag * t * (1 - t))) for t in way]


def stack_lift(prop: Prop, posed: Posed) -> float:
    """How high a cable's stack hangs over its rest: never down, because the cable is always taut."""
    x, y = posed.body.hand
    return 0.02 + hypot(x - prop.anchor[0], y - prop.anchor[1]) - _own_length(prop, posed.figure) / SLACK


def _cable(prop: Prop, posed: Posed) -> list[Shape]:
    x, y = prop.anchor
    low = STACK_REST + max(0.0, stack_lift(prop, posed))
    hand = posed.body.hand
    apart = hypot(hand[0] - x, hand[1] - y) or 1.0
    ahead = (hand[0] - x) / apart, (hand[1] - y) / apart
    rope = hand[0] - 0.13 * ahead[0], hand[1] - 0.13 * ahead[1]
    end = hand[0] + 0.035 * ahead[0], hand[1] + 0.035 * ahead[1]
    return [
        box("load", x - 0.125, low, x - 0.035, low + STACK_HIGH),
        limb("load", (x - 0.08, low + STACK_HIGH), (x - 0.08, TOWER - 0.02), 0.006),
        limb("load", prop.anchor, rope, 0.007),
        limb("load", rope, end, 0.015),
        disc("load", end, 0.022),
    ]


def _tower(prop: Prop) -> list[Shape]:
    """What a cable hangs in: two uprights, a beam and the pulley."""
    x = prop.anchor[0]
    uprights = [box("prop", left, 0, left + 0.02, TOWER) for left in (x - 0.16, x - 0.02)]
    return [*uprights, box("prop", x - 0.16, TOWER - 0.02, x, TOWER), disc("prop", prop.anchor, 0.026)]


def _landmine(prop: Prop, posed: Posed) -> list[Shape]:
    foot = pivot(prop, posed)
    hand = posed.body.hand
    apart = hypot(hand[0] - foot[0], hand[1] - foot[1]) or 1.0
    x, y = (hand[0] - foot[0]) / apart, (hand[1] - foot[1]) / apart
    end = hand[0] + BEYOND * x, hand[1] + BEYOND * y
    sleeve = end[0] - 0.24 * x, end[1] - 0.24 * y
    return [
        box("prop", foot[0] - 0.05, 0, foot[0] + 0.07, 0.03),
        disc("prop", (foot[0], foot[1] + 0.02), 0.03),
        limb("load", (foot[0], foot[1] + 0.02), sleeve, 0.010),
        limb("load", sleeve, end, 0.019),
    ]


def _plate(prop: Prop, posed: Posed) -> list[Shape]:
    body, half = posed.body, size(prop) / 2
    if held_on(prop) == "hands":
        return over([disc("load", (body.hand[0], body.hand[1] - half), half)])
    middle = lean(lean(body.shoulder, 0.01, body.chest), -0.066, body.chest + 90)
    return over([limb("load", lean(middle, -half, body.chest), lean(middle, half, body.chest), 0.017)])


def _kettlebell(prop: Prop, posed: Posed) -> list[Shape]:
    body, half = posed.body, size(prop) / 2
    if held_on(prop) == "hands":
        ball = body.hand[0], body.hand[1] - half - 0.035
    else:
        ball = lean(lean(body.shoulder, -0.01, body.chest), -0.055 - half, body.chest + 90)
    return [limb("load", ball, body.hand, 0.03, 0.03, RING), *over([disc("load", ball, half)])]


def _backpack(prop: Prop, posed: Posed) -> list[Shape]:
    body, long = posed.body, size(prop)
    if held_on(prop) == "hands":
        x, y = body.hand
        strap = limb("load", (x, y), (x, y - 0.05), 0.016)
        return over([limb("load", (x, y - 0.07), (x, y - long + 0.02), 0.05, 0.06), strap])
    high = lean(lean(body.shoulder, -0.02, body.chest), -0.095, body.chest + 90)
    return over([limb("load", high, lean(high, 0.09 - long, body.chest), 0.042, 0.05)])


def dowel_ends(body: Body) -> tuple[Point, Point]:
    """A dowel along the back, straight whatever the back does: from the tailbone over the upper back past the head.

    It stays on the upper back when that rounds, and leaves the tailbone; a head that is tilted leaves it.
    """
    high = lean(body.shoulder, -DOWEL_BACK, body.chest + 90)
    if body.chest > body.pelvis:
        return lean(high, -TRUNK - 0.07, body.chest), lean(high, 0.2, body.chest)
    low = lean(lean(body.hip, -0.07, body.pelvis), -DOWEL_BACK, body.pelvis + 90)
    share = 1 + 0.2 / hypot(high[0] - low[0], high[1] - low[1])
    return low, (low[0] + (high[0] - low[0]) * share, low[1] + (high[1] - low[1]) * share)


def _dowel(prop: Prop, posed: Posed) -> list[Shape]:
    return over([limb("load", *dowel_ends(posed.body), 0.011)])


def _barbell(prop: Prop, posed: Posed) -> list[Shape]:
    half = size(prop) / 2
    return [disc("load", posed.body.hand, half, RING), *over([disc("load", posed.body.hand, 0.026)])]


STANDS: dict[str, Callable[[Prop], list[Shape]]] = {
    "wall": _wall,
    "post": _post,
    "step": _step,
    "blocks": _step,
    "band": _knot,
    "cable": _tower,
}
BEHIND: dict[str, Callable[[Prop, Posed], list[Shape]]] = {"band": _band, "cable": _cable, "landmine": _landmine}
CARRIED: dict[str, Callable[[Prop, Posed], list[Shape]]] = {
    "plate": _plate,
    "kettlebell": _kettlebell,
    "backpack": _backpack,
    "dowel": _dowel,
    "barbell": _barbell,
}
