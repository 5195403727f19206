"""Which pictures a drill has: its figures, the two ends of a movement, and a fault's wrong beside its right."""

from collections.abc import Iterator

from hinge_coach.course.drill import Block, Drill
from hinge_coach.course.poses import Figure
from hinge_coach.figure.body_in_motion import Posed, at_depth, right_body, wrong_body

Steps = tuple[str | int, ...]


def figures(drill: Drill) -> Iterator[tuple[Steps, Figure]]:
    """Every figure of a drill and the way to it: its own, its blocks', and those of its variants."""
    own = {"figure": drill.figure, "work": drill.work, "easier": drill.easier, "lighter": drill.lighter}
    for steps, fields in [((), own), *((("variants", item), dict(changes)) for item, changes in drill.variants)]:
        if fields.get("figure"):
            yield (*steps, "figure"), fields["figure"]
        for key in ("work", "easier", "lighter"):
            yield from _of_blocks((*steps, key), fields.get(key, ()))


def _of_blocks(steps: Steps, blocks: tuple[Block, ...]) -> Iterator[tuple[Steps, Figure]]:
    for index, block in enumerate(blocks):
        if block.figure:
            yield (*steps, index, "figure"), block.figure


def ends(figure: Figure) -> tuple[tuple[str, Posed], tuple[str, Posed]]:
    """The two ends of a figure's movement with their names, in the order in which a rep begins."""
    top, other = ("top", at_depth(figure, 0.0)), ("hold" if figure.bottom is None else "bottom", at_depth(figure, 1.0))
    return (other, top) if figure.starts == "bottom" else (top, other)


def fault_pair(drill: Drill, fault: str) -> tuple[Posed, Posed] | None:
    """The wrong body and the right one of a fault: of the drill's figure, or of the first block that shows it."""
    for figure in (drill.figure, *(block.figure for block in drill.work)):
        wrong, right = (wrong_body(figure, fault), right_body(figure, fault)) if figure else (None, None)
        if wrong and right:
            return wrong, right
    return None
