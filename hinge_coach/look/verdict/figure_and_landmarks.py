"""Figures and landmarks, both ways: a figure as a camera at its side would see it, a measured pose as a figure."""

from array import array
from collections.abc import Iterator

from hinge_coach.course.drill import Watch
from hinge_coach.course.poses import POSE_RANGES, Figure, Point, Pose
from hinge_coach.figure.body_in_motion import Posed
from hinge_coach.figure.joint_angles_to_points import FOREARM, GRIP, HEAD_RADIUS, Body, lean
from hinge_coach.figure.pose_to_body import still
from hinge_coach.look.angles import Angles
from hinge_coach.look.landmarks import (
    ANKLES,
    COUNT,
    EARS,
    ELBOWS,
    FINGERS,
    HEELS,
    HIPS,
    KNEES,
    NOSE,
    RIGHT,
    SHOULDERS,
    TOES,
    WRISTS,
    Sight,
)
from hinge_coach.look.verdict.fault_watch import Measures, beyond, measures

TALL = 0.8  # picture heights: a body that stands well in the picture
_FLOOR, _ASIDE = 0.08, 0.9  # picture heights: the floor's height, and the ankle's place
_FAR = 0.4  # how well the far side is seen


def sight(body: Body, seconds: float = 0.0) -> Sight:
    """A body's landmarks. The far side hides behind the near one; a lifted leg is the near one."""
    leg = body.lifted or body.stance
    arm = body.arms[0]
    along = FOREARM / GRIP
    wrist = tuple(elbow + (hand - elbow) * along for elbow, hand in zip(arm.elbow, arm.hand, strict=True))
    nose = lean(body.head, HEAD_RADIUS, body.face + 90)
    points: dict[int, Point] = dict.fromkeys(range(COUNT), nose) | {NOSE: nose}
    for pair, point in (
        (EARS, body.head),
        (SHOULDERS, body.shoulder),
        (ELBOWS, arm.elbow),
        (WRISTS, (wrist[0], wrist[1])),
        (FINGERS, arm.hand),
        (HIPS, body.hip),
        (KNEES, leg.knee),
        (ANKLES, leg.ankle),
        (HEELS, leg.heel),
        (TOES, leg.toe),
    ):
        points |= dict.fromkeys(pair, point)
    values: list[float] = []
    for landmark in range(COUNT):
        x, y = points[landmark]
        near = landmark <= NOSE or landmark % 2 == SHOULDERS[RIGHT] % 2  # right ones have even numbers
        values += (_ASIDE + TALL * x, _FLOOR + TALL * y, 1.0 if near else _FAR)
    return Sight(seconds, array("f", values))


def broken(figure: Figure, watched: tuple[Watch, ...]) -> Iterator[tuple[str, Watch]]:
    """What of a list the figure's own right poses break: the pose's name and the watch. No pose has an order."""
    for watch in watched:
        for at in _POSES[watch.at]:
            if not figure.lying and getattr(figure, at) and beyond(watch, measured(figure, figure.pose(at))):
                yield at, watch


_POSES = {"top": ("top",), "bottom": ("bottom",), "lower": ("top", "bottom"), "rise": ("top", "bottom")}


def measured(figure: Figure, pose: Pose) -> Measures:
    """What a camera would measure of one pose."""
    return measures(sight(still(figure, pose)), RIGHT, 1, TALL)


def likeness(pose: Angles, hand: Point | None = None) -> Posed:
    """The body in a measured pose, facing right; `hand` in body heights, as a figure has it, where it was seen."""
    shank, knee, trunk = (
        min(most, max(least, getattr(pose, name)))
        for name, (least, most) in ((name, POSE_RANGES[name]) for name in ("shank", "knee", "trunk"))
    )
    posed = Pose(shank, knee, trunk, hands=hand)
    figure = Figure(top=posed, bottom=posed)
    return Posed(figure, still(figure, posed))
