"""Which movement a rep is: a hinge folds the trunk over quiet knees, a squat bends the knees under the trunk."""

from collections.abc import Iterable

from hinge_coach.look.angles import Angles, frontal, limbs
from hinge_coach.look.landmarks import ANKLES, Sight

HINGE, SQUAT, OTHER = "hinge", "squat", "other"
# Of the knee's bend the trunk leans at least so much in a hinge. Measured and drawn hinges have 0.56 and more, a
# deadlift with the knees far forward among them; squats 0.45 and less, a low bar's among them.
_LEANS = 0.5
_FOLDED = 35.0  # degrees of the hip's fold: less is standing
# How far apart the ankles are in a lunge or on one leg, of leg and trunk: one ahead of the other (more where a view at
# an angle parts the feet of a wide stance), and one above the other, where the far foot of a good film is 0.14 higher.
_STRIDE, _OBLIQUE, _LIFTED = 0.3, 0.3, 0.22


def movement(bottom: Angles, top: Angles | None = None) -> str | None:
    """The movement of one rep, or of one photo; None for a body that stands. Measured from the person's own top."""
    if bottom.hip < _FOLDED and top is None:
        return None
    trunk, knee = (bottom.trunk - top.trunk, bottom.knee - top.knee) if top else (bottom.trunk, bottom.knee)
    return HINGE if trunk > _LEANS * max(knee, 0.0) else SQUAT


def on_both_feet(sight: Sight, side: int) -> bool:
    """Whether the feet stand beside each other, as both movements ask, as far as the side shows it."""
    (left_x, left_y), (right_x, right_y) = (sight.at(ankle) for ankle in ANKLES)
    size = limbs(sight, side).size
    stride = _STRIDE + _OBLIQUE * frontal(sight, side)
    return abs(left_x - right_x) < stride * size and abs(left_y - right_y) < _LIFTED * size


def most(movements: Iterable[str | None]) -> str | None:
    """What most reps are."""
    found = [each for each in movements if each]
    return max(dict.fromkeys(found), key=found.count) if found else None
