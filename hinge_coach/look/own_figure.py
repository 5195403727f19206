"""A person's own figure: drawn from their measured angles by the figure that draws the drills."""

from hinge_coach.course.poses import POSE_RANGES, Figure, Point, Pose
from hinge_coach.figure.body_in_motion import Posed
from hinge_coach.figure.pose_to_body import still
from hinge_coach.look.angles import Angles


def likeness(pose: Angles, hand: Point | None = None) -> Posed:
    """The body in a measured pose, facing right; `hand` in body heights, as a figure has it, where it was seen."""
    shank, knee, trunk = (
        min(most, max(least, getattr(pose, name)))
        for name, (least, most) in ((name, POSE_RANGES[name]) for name in ("shank", "knee", "trunk"))
    )
    posed = Pose(shank, knee, trunk, hands=hand)
    figure = Figure(top=posed, bottom=posed)
    return Posed(figure, still(figure, posed))
