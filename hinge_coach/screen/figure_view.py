"""The figure on the screen: whether it moves now, and how it looks."""

from hinge_coach.coach.interface.screen_frames import Motion
from hinge_coach.course.poses import Figure, Pose
from hinge_coach.figure import body_in_motion, drill_picture, working_muscles
from hinge_coach.figure.body_in_motion import Posed
from hinge_coach.figure.character_canvas import Picture
from hinge_coach.figure.pose_to_body import still

_STAGE = Figure(top=Pose(0, 0, 0), bottom=Pose(5, 60, 75))  # whose places a person's own figure has, so that none jumps


def moves(motion: Motion) -> bool:
    """Whether the next picture of it would be another one."""
    return body_in_motion.moving(motion.figure, motion.phase, motion.elapsed, motion.seconds)


def drawn(motion: Motion, columns: int, rows: int, unicode: bool) -> Picture:
    """The figure at this moment, in `columns` by `rows` cells."""
    posed = body_in_motion.body_at(motion.figure, motion.phase, motion.elapsed, motion.seconds, motion.side)
    return drill_picture.draw(posed, columns, rows, working_muscles.muscles(motion.feel), unicode)


def drawn_own(pose: Pose, columns: int, rows: int, unicode: bool) -> Picture:
    """The person's own figure in a pose, in `columns` by `rows` cells."""
    return drill_picture.draw(Posed(_STAGE, still(_STAGE, pose)), columns, rows, frozenset(), unicode)
