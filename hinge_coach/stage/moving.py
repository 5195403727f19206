"""The figure on the screen: whether it moves now, and how it looks."""

from hinge_coach.body import feel, figure, picture
from hinge_coach.body.canvas import Picture
from hinge_coach.coach.scene import Motion


def moves(motion: Motion) -> bool:
    """Whether the next picture of it would be another one."""
    return figure.moving(motion.figure, motion.phase, motion.elapsed, motion.seconds)


def drawn(motion: Motion, columns: int, rows: int, unicode: bool) -> Picture:
    """The figure at this moment, in `columns` by `rows` cells."""
    posed = figure.body_at(motion.figure, motion.phase, motion.elapsed, motion.seconds, motion.side)
    return picture.draw(posed, columns, rows, feel.muscles(motion.feel), unicode)
