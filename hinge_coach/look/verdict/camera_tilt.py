"""A phone that leans: how far, told from how those stand who stand between their reps, and the film turned back."""

from array import array
from collections.abc import Sequence
from math import cos, radians, sin
from statistics import median

from hinge_coach.look.landmarks import Film, Sight
from hinge_coach.look.reps.rep import Rep
from hinge_coach.look.verdict.visibility import lean

# Degrees that the line from ankle to shoulder leans forward: of who stands upright; between what bounds anybody stands
# without falling, a swing's lean back among them; and what a phone may lean at most.
_UPRIGHT, _STANDS, _MENDED = 2.0, (-9.0, 8.0), 20.0


def tilt_of(parts: Sequence[Sequence[Sight]], reps: Sequence[Rep]) -> float:
    """How far the picture leans, where everybody who stands in it leans further than a body can stand; else 0."""
    tops = [(rep.facing, lean(parts[rep.stretch][at], rep.side)) for rep in reps for at in rep.tops[:1]]
    if not tops:
        return 0.0
    forward = median(facing * leans for facing, leans in tops)
    least, most = _STANDS
    if least <= forward <= most or abs(forward) > _MENDED:
        return 0.0
    return median(leans for _, leans in tops) - _UPRIGHT * median(facing for facing, _ in tops)


def levelled(film: Film, tilt: float) -> Film:
    """The film turned back by so many degrees."""
    c, s = cos(radians(tilt)), sin(radians(tilt))
    x0, y0 = film.wide / 2, 0.5

    def turned(sight: Sight) -> Sight:
        if sight.points is None:
            return sight
        points = array("f", sight.points)
        for at in range(0, len(points), 3):
            x, y = points[at] - x0, points[at + 1] - y0
            points[at], points[at + 1] = c * x - s * y + x0, s * x + c * y + y0
        return sight._replace(points=points)

    return film._replace(sights=tuple(map(turned, film.sights)))
