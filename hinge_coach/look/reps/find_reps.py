"""Reps, found from how far the hips are folded over time.

A rep is done when its rise is done: to bend down and set a weight on the floor is none. What counts is measured by the
person: by how deep their reps go, and by how tall they stand between them.
"""

from collections.abc import Sequence
from math import hypot
from statistics import median

from hinge_coach.look.angles import angles, limbs
from hinge_coach.look.landmarks import ANKLES, SHOULDERS, Sight
from hinge_coach.look.reps.rep import Rep, middle
from hinge_coach.look.reps.rep_from_swing import Stretch, Swing, rep_of
from hinge_coach.look.reps.turning_points import turns

LEAST_FOLD = 25.0  # degrees that a rep folds the hips at least: the shallowest drill has 42, a model errs by about 10
_TURNS = 0.4  # of a usual rep's fold: to come back so far is a turn, less is a tremble or a bounce
_USUAL = 0.5  # of a usual rep's fold: less is a sway, or a weight that is racked
_TALL = 0.4  # of a usual rep's fold above the person's own standing: that still is standing up
_BEGUN = 0.1  # of a rep's fold above standing: lower than that, a film begins on the way down
_QUICKEST = 0.4  # seconds: nobody bends and rises in less
_STANDS = 0.25  # of leg and trunk: further away the feet have stepped
_LOWERS = 0.04  # of leg and trunk: the shoulders come down at least so far
_UPRIGHT = 50.0  # degrees: trunk and shank lean less at the top
_ALIKE = 40.0  # degrees by which knee and trunk of the first or the last bottom may differ from the usual ones
_DEEPER = 0.75  # of a usual rep's fold, by which they may fold the hips more or less


def find_reps(parts: Sequence[Sequence[Sight]]) -> list[Rep]:
    """The reps in the steadied stretches of a film."""
    stretches = [Stretch(part) for part in parts]
    folds = [stretch.folds for stretch in stretches]
    rises = [swing.rise for swing in _swings(folds, LEAST_FOLD) if swing.rise >= LEAST_FOLD]
    if not rises:
        return []
    usual = median(rises)
    swings = _swings(folds, max(LEAST_FOLD, _TURNS * usual))
    standing = median(swing.after.value for swing in swings) if swings else 0.0
    reps = []
    for swing in swings:
        deep = swing.rise >= max(LEAST_FOLD, _USUAL * usual) and swing.bottom.value >= standing + LEAST_FOLD
        ends = swing.after.at >= len(folds[swing.stretch]) - 2
        if deep and (ends or swing.after.value <= standing + _TALL * usual):
            if swing.before and swing.before.at == 0 and swing.before.value > standing + _BEGUN * swing.rise:
                swing = swing._replace(before=None)
            rep = rep_of(swing, stretches[swing.stretch], standing)
            if rep.end - rep.start >= _QUICKEST and _stands_up(rep, parts[rep.stretch]):
                reps.append(rep)
    return _alike(reps, usual)


def _swings(folds: Sequence[Sequence[float]], least: float) -> list[Swing]:
    swings = []
    for stretch, values in enumerate(folds):
        found = turns(values, least)
        for number, turn in enumerate(found[:-1]):
            if turn.high:
                before = found[number - 1] if number else None
                start = found[number - 2].at if number > 1 else 0
                end = found[number + 2].at if number + 2 < len(found) else len(values) - 1
                swings.append(Swing(stretch, before, turn, found[number + 1], (start, end)))
    return swings


def _stands_up(rep: Rep, part: Sequence[Sight]) -> bool:
    """Whether the feet stay, the shoulders come down, and the body is upright in the end."""
    sights = part[rep.first : rep.last + 1]
    size = max(limbs(sight, rep.side).size for sight in sights)
    ankles = [sight.at(ANKLES[rep.side]) for sight in sights]
    x, y = (median(column) for column in zip(*ankles, strict=True))
    strays = sorted(hypot(ankle[0] - x, ankle[1] - y) for ankle in ankles)
    heights = [sight.at(SHOULDERS[rep.side])[1] for sight in sights]
    top = angles(part[rep.last], rep.side, rep.facing)
    return (
        strays[int(0.8 * (len(strays) - 1))] < _STANDS * size
        and max(heights) - part[rep.lowest].at(SHOULDERS[rep.side])[1] > _LOWERS * size
        and max(abs(top.trunk), abs(top.shank)) < _UPRIGHT
    )


def _alike(reps: list[Rep], usual: float) -> list[Rep]:
    """Without a first or last one that is another movement: a weight picked up or put down."""
    if len(reps) < 4:
        return reps
    pose = middle([rep.at_bottom for rep in reps])

    def other(rep: Rep) -> bool:
        _, knee, trunk, hip = (a - b for a, b in zip(rep.at_bottom, pose, strict=True))
        if rep.bottoms:
            knee, trunk, hip = abs(knee), abs(trunk), abs(hip)
        return max(knee, trunk) > _ALIKE or hip > _DEEPER * usual

    return [rep for number, rep in enumerate(reps) if number not in (0, len(reps) - 1) or not other(rep)]
