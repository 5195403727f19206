"""The figure on the screen: whether it moves now, and how it looks."""

from hinge_coach.coach.interface.frames import Motion
from hinge_coach.figure import body_in_motion, drill_picture, working_muscles
from hinge_coach.figure.character_canvas import Picture


def moves(motion: Motion) -> bool:
    """Whether the next picture of it would be another one."""
    return body_in_motion.moving(motion.figure, motion.phase, motion.elapsed, motion.seconds)


def drawn(motion: Motion, columns: int, rows: int, unicode: bool) -> Picture:
    """The figure at this moment, in `columns` by `rows` cells."""
    posed = body_in_motion.body_at(motion.figure, motion.phase, motion.elapsed, motion.seconds, motion.side)
    return drill_picture.draw(posed, columns, rows, working_muscles.muscles(motion.feel), unicode)
