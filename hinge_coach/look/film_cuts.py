"""Where a film is cut: the body, and the picture round it, are others than a moment before."""

from collections.abc import Sequence
from math import hypot
from statistics import median

from hinge_coach.look.landmarks import ANKLES, HIPS, KNEES, NOSE, SHOULDERS, Film, Sight

# No shoulder or hip moves so far between two pictures, in trunk lengths a second; of a swing they make about 5.
_LEAPS = 12.0
_CHANGES, _TIMES = 18.0, 6.0  # of 255 from one picture to the next, and times the usual change round it
# A cut between two similar poses is a jerk: picture and body change so many times as much as in any picture near it,
# and as in what trembles by itself (of 255; trunk lengths). People who move fast are hardly ever so quick to begin.
_JERKS, _NEAR = (2.2, 1.9), 4
_STILL = (0.3, 0.0125)
_TRUNK, _BODY = (*SHOULDERS, *HIPS), (NOSE, *SHOULDERS, *HIPS, *KNEES, *ANKLES)
_RARE = 2.0  # seconds of film for each jerk: where they come more often, pictures are missing, and nothing is cut


def cut_times(film: Film) -> list[float]:
    """The seconds of the first picture after each cut."""
    sights = film.sights
    leaps = {number for number in range(1, len(sights)) if _leap(sights, number)}
    jerks = _jerks(sights)
    if len(jerks) * _RARE > film.seconds:
        jerks = set()
    return [sights[number].seconds for number in sorted(leaps | jerks)]


def _leap(sights: Sequence[Sight], number: int) -> bool:
    """Whether a picture and the body in it are quite others than before. Where nobody looked at the pictures, the body
    must stay where it leapt: one that is misplaced for a single picture comes back."""
    before, here = sights[number - 1], sights[number]
    if not _leapt(before, here):
        return False
    if here.change is None:
        earlier, later = sights[max(0, number - 2)], sights[min(len(sights) - 1, number + 1)]
        return _leapt(earlier, here) and _leapt(before, later)
    usual = median(each.change or 0.0 for each in sights[max(1, number - 8) : number + 9])
    return here.change > max(_CHANGES, _TIMES * usual)


def _leapt(before: Sight, after: Sight) -> bool:
    """Whether the body of one picture cannot be that of the next one; also where one of them has none."""
    if before.points is None or after.points is None:
        return before.points is not after.points and after.change is not None
    passed = max(after.seconds - before.seconds, 1e-3)
    return _moved(before, after, _TRUNK) > max(0.35, _LEAPS * passed)


def _jerks(sights: Sequence[Sight]) -> set[int]:
    """The pictures with which both the picture and the body change far more than with any other near them.

    Where pictures are missing, what changes from one to the next is shared out among those that should be there.
    """
    if len(sights) < 2:
        return set()
    pairs = list(zip(sights, sights[1:], strict=False))
    steps = [max(1e-3, after.seconds - before.seconds) for before, after in pairs]
    usual = median(steps)
    shares = [1.0, *(min(1.0, usual / step) for step in steps)]
    moved = [0.0, *(_moved(a, b, _BODY) if a.points and b.points else 0.0 for a, b in pairs)]
    moves = [share * move for share, move in zip(shares, moved, strict=True)]
    changes = [share * (sight.change or 0.0) for share, sight in zip(shares, sights, strict=True)]

    def jerks(values: Sequence[float], number: int, times: float, still: float) -> bool:
        near = (*values[max(0, number - _NEAR) : number], *values[number + 1 : number + 1 + _NEAR])
        return values[number] > times * max(still, *near)

    kinds = tuple(zip((changes, moves), _JERKS, _STILL, strict=True))
    return {number for number in range(1, len(sights)) if all(jerks(each, number, *how) for each, *how in kinds)}


def _moved(before: Sight, after: Sight, landmarks: Sequence[int]) -> float:
    """How far these landmarks are from where they were, in trunk lengths."""
    places = [(before.at(point), after.at(point)) for point in landmarks]
    return median(hypot(b[0] - a[0], b[1] - a[1]) for a, b in places) / max(_trunk(before), _trunk(after), 1e-6)


def _trunk(sight: Sight) -> float:
    return max(
        hypot(sight.at(hip)[0] - sight.at(shoulder)[0], sight.at(hip)[1] - sight.at(shoulder)[1])
        for hip, shoulder in zip(HIPS, SHOULDERS, strict=True)
    )
