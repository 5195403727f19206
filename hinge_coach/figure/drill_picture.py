"""A drill's picture: the figure at a moment as rows of characters. The camera stands still within a drill."""

from functools import lru_cache

from hinge_coach.course.poses import Figure
from hinge_coach.figure import body_shapes, prop_shapes
from hinge_coach.figure.body_in_motion import Posed, at_depth, right_body, wrong_body
from hinge_coach.figure.character_canvas import Canvas, Picture
from hinge_coach.figure.dots import View
from hinge_coach.figure.shapes import Shape, box

LEAST_COLUMNS, LEAST_ROWS = 12, 7  # cells: below that a body is no picture of anything
_LEAST_HIGH = 1.03  # body heights that are always in view, so that a figure near the floor isn't drawn as a giant
_MARGIN = 0.02


@lru_cache(maxsize=1024)
def draw(posed: Posed, columns: int, rows: int, working: frozenset[str] = frozenset(), braille: bool = True) -> Picture:
    """A body as rows of runs of characters and their part (canvas.PARTS), each row `columns` wide.

    There is nothing in it below LEAST_COLUMNS x LEAST_ROWS cells: no figure where there is no room.
    """
    if columns < LEAST_COLUMNS or rows < LEAST_ROWS:
        return ()
    view = _view(posed.figure, columns, rows, posed.side == "left", posed.compared)
    canvas = Canvas(view, _ground(posed.figure, view))
    canvas.put(moving_shapes(posed, working))
    return canvas.picture(braille)


@lru_cache(maxsize=64)
def _ground(figure: Figure, view: View) -> Canvas:
    """What never moves: the floor, what stands on it, and the standing foot."""
    canvas = Canvas(view)
    canvas.put([_floor(view), *still_shapes(figure)])
    return canvas


def still_shapes(figure: Figure) -> list[Shape]:
    return [*prop_shapes.standing(figure), *body_shapes.feet(at_depth(figure, 0.0).body)]


def moving_shapes(posed: Posed, working: frozenset[str] = frozenset()) -> list[Shape]:
    """Everything that moves, from back to front."""
    body = posed.body
    return [
        *prop_shapes.behind(posed),
        *body_shapes.far_arms(body),
        *body_shapes.trunk(body),
        *body_shapes.legs(body),
        *body_shapes.working(body, working),
        *prop_shapes.before(posed),
        *body_shapes.upper(body),
    ]


def _floor(view: View) -> Shape:
    """The line that everything stands on, over the whole width and one dot high."""
    far, below = view.width / view.scale, -1 / view.scale
    return box("floor", -far, below, far, 0.0)


@lru_cache(maxsize=64)
def _view(figure: Figure, columns: int, rows: int, mirrored: bool, compared: bool) -> View:
    """Where the camera stands: as near as the whole movement allows, the floor at the bottom."""
    left, right, high = extent(figure, compared)
    high = max(_LEAST_HIGH, high)
    width, height = columns * 2, rows * 4
    scale = min((width - 1) / (right - left), (height - 2) / high)
    middle = (left + right) / 2 * scale
    return View(scale, columns + middle if mirrored else columns - middle, height - 1, width, height, mirrored)


@lru_cache(maxsize=64)
def extent(figure: Figure, compared: bool) -> tuple[float, float, float]:
    """The leftmost, rightmost and highest there ever is to see, in body heights; `compared` counts its faults too."""
    seen = [at_depth(figure, part / 4, held=held) for part in range(5) for held in {False, figure.hold is not None}]
    for name, _ in figure.wrong if compared else ():
        seen += [posed for posed in (wrong_body(figure, name), right_body(figure, name)) if posed]
    points = [
        (x + aside, y + max(shape.radii))
        for posed in seen
        for shape in [*still_shapes(figure), *moving_shapes(posed)]
        for x, y in shape.points
        for aside in (-max(shape.radii), max(shape.radii))
    ]
    return (
        min(x for x, _ in points) - _MARGIN,
        max(x for x, _ in points) + _MARGIN,
        max(y for _, y in points) + _MARGIN,
    )
