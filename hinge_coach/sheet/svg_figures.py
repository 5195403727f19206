"""Figures that stand still, as SVG: each is drawn once in a page, and shown wherever it is needed."""

from hinge_coach.course.poses import Figure
from hinge_coach.figure.body_in_motion import Posed
from hinge_coach.figure.drill_picture import extent, moving_shapes, still_shapes
from hinge_coach.sheet.html_elements import Element, element
from hinge_coach.sheet.svg_paths import UNIT, Group, groups

_FLOOR = 12  # the floor's thickness, in thousandths of a body height


class SvgFigures:
    """The figures of one page. What comes again is drawn once, in `drawn`, and referred to."""

    def __init__(self) -> None:
        self.drawn = element("svg", class_="drawn", aria_hidden="true")
        self._ids: dict[tuple[Group, ...], str] = {}

    def still(self, posed: Posed, muscles: frozenset[str], said: str, kind: str = "") -> Element:
        """One body, as a picture that is `said` to whoever can't see it."""
        picture = frame(posed.figure, said, compared=posed.compared, kind=kind)
        picture.append(self.ground(posed.figure))
        picture.append(self.use(groups(moving_shapes(posed, muscles))))
        return picture

    def ground(self, figure: Figure) -> Element:
        """What never moves."""
        return self.use(groups(still_shapes(figure)))

    def use(self, parts: list[Group]) -> Element:
        """A reference to these groups, which are drawn where they were not yet."""
        key = tuple(parts)
        if key not in self._ids:
            self._ids[key] = f"drawn-{len(self._ids) + 1}"
            together = element("g", id=self._ids[key])
            together.extend(path(group) for group in parts)
            self.drawn.append(together)
        return element("use", href=f"#{self._ids[key]}")


def path(group: Group) -> Element:
    """One group of shapes."""
    return element("path", class_=group.kind, d=group.outline)


def width_of(figure: Figure) -> int:
    """How wide a picture of this figure is, in thousandths of a body height."""
    left, right, _ = extent(figure, False)
    return round(UNIT * (right - left))


def frame(figure: Figure, said: str, *, compared: bool = False, kind: str = "", below: int = 0) -> Element:
    """An empty picture with the floor in it, as large as all that is ever to see, and `below` the floor that much.

    With `compared` the figure's faults are to be seen too. Lengths in thousandths of a body height.
    """
    left, right, high = (round(UNIT * each) for each in extent(figure, compared))
    view = f"{left} {-high} {right - left} {high + _FLOOR + below}"
    picture = element("svg", class_=kind, viewBox=view, role="img", aria_label=said)
    floor = {"x": f"{left}", "y": "0", "width": f"{right - left}", "height": f"{_FLOOR}"}
    picture.append(element("rect", class_="floor", **floor))
    return picture
