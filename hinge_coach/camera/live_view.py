"""What is seen live, picture by picture: whether the person stands right, how many reps are done, raised hands."""

from collections.abc import Sequence
from math import inf

from hinge_coach.course.poses import Pose
from hinge_coach.look.angles import Angles, angles, fold, forward, limbs
from hinge_coach.look.landmarks import NOSE, WRISTS, Film, Frame, Sight
from hinge_coach.look.reps.find_reps import LEAST_FOLD
from hinge_coach.look.smoothing import steadied
from hinge_coach.look.verdict import visibility
from hinge_coach.look.verdict.figure_and_landmarks import likeness

# What keeps a person from being seen whole and from the side, in words that are heard from three metres away.
NOBODY = "step into the picture, from head to foot"
_LACKS = {
    visibility.NOBODY: NOBODY,
    visibility.TOO_DARK: "it is too dark: put a light on",
    visibility.ON_ITS_SIDE: "turn the camera upright",
    visibility.CROWDED: "be alone in the picture",
    visibility.TURNED: "turn your side to the camera",
    visibility.NO_FEET: "step back: I can't see your feet",
    visibility.NO_HEAD: "step back: I can't see your head",
    visibility.NO_LEGS: "something hides your legs",
}
# Shoulders over trunk. It asks for more than a verdict does: who stands there can still turn, and turns while moving.
_SIDEWAYS_ON = 0.3
_COMES_BACK = 0.6  # of a rep's way down: so far up again it is done
_ABOVE = 0.08  # of leg and trunk: a hand so far above the nose is above the head
_SURE = 0.3  # how sure the model must be of a wrist
_HELD = 1.0  # seconds
_UPRIGHT = 40.0  # degrees of fold: who bends raises no hand


def lacks(frame: Frame, sights: Sequence[Sight]) -> str:
    """What keeps the person from being judged, by the last pictures; empty where nothing does."""
    found = [sight for sight in sights if sight.points is not None]
    if not found:
        return NOBODY
    seen = visibility.view(Film(frame, tuple(sights)), [found], [])
    turned = visibility.TURNED if visibility.frontal_view(seen) > _SIDEWAYS_ON else ""
    return _LACKS.get(visibility.obstacle(seen) or turned, "")


def pose_of(sights: Sequence[Sight]) -> Angles | None:
    """How somebody stands in the last of a few pictures; None where it shows nobody."""
    found = [sight for sight in sights if sight.points is not None]
    if not sights or not found or found[-1] is not sights[-1] or not visibility.plausible(found[-1]):
        return None
    latest = steadied(found)[-1]
    side = visibility.nearer(found)
    folded = angles(latest, side, 1).hip / 90 if fold(latest) > LEAST_FOLD else 0.0
    return angles(latest, side, 1 if forward(latest) + folded >= 0 else -1)


def own_figure(found: Angles) -> Pose:
    """The same as a figure has it, in whole degrees, so that what trembles stands still."""
    return likeness(Angles(*(round(angle) for angle in found))).figure.top


class RepCounter:
    """Counts reps as they are done: down by what a rep takes at least, and most of the way up again."""

    def __init__(self) -> None:
        self.count = 0
        self._low, self._high, self._down = inf, -inf, False
        self._last: list[float] = []

    def see(self, sight: Sight) -> bool:
        """Whether a rep is done with this picture."""
        if sight.points is None or not visibility.plausible(sight):
            return False
        self._last = [*self._last[-2:], fold(sight)]
        folded = sorted(self._last)[len(self._last) // 2]
        if not self._down:
            self._low = min(self._low, folded)
            self._down, self._high = folded - self._low >= LEAST_FOLD, folded
            return False
        self._high = max(self._high, folded)
        if self._high - folded < max(LEAST_FOLD, _COMES_BACK * (self._high - self._low)):
            return False
        self.count += 1
        self._down, self._low = False, folded
        return True


class RaisedHands:
    """Hears an answer without a key: one hand held above the head for a second, or both."""

    def __init__(self) -> None:
        self._hands, self._since, self._answered = 0, -inf, False

    def see(self, sight: Sight) -> int:
        """How many hands answer with this picture: 1, 2, or 0 for no answer. Each answer comes once."""
        hands = raised(sight)
        if hands != self._hands:
            self._hands, self._since = hands, sight.seconds
            self._answered = self._answered and hands > 0
        if not hands or self._answered or sight.seconds - self._since < _HELD:
            return 0
        self._answered = True
        return hands


def raised(sight: Sight) -> int:
    """How many hands are above the head of somebody who stands."""
    if sight.points is None or not visibility.plausible(sight) or fold(sight) > _UPRIGHT:
        return 0
    level = sight.at(NOSE)[1] + _ABOVE * limbs(sight, visibility.nearer([sight])).size
    return sum(sight.seen(wrist) >= _SURE and sight.at(wrist)[1] > level for wrist in WRISTS)
