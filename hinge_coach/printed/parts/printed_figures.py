"""A drill's pictures in print: the movement's two ends side by side, and each fault beside what is right."""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.table import Column
from rich.text import Text

from hinge_coach.course.drill import Block, Drill, Fault
from hinge_coach.course.poses import Figure
from hinge_coach.figure import body_in_motion, drill_picture, working_muscles
from hinge_coach.figure.body_in_motion import Posed
from hinge_coach.figure.character_canvas import Run
from hinge_coach.printed.parts.rich_elements import grid, spelled
from hinge_coach.terminal import colours

LEAST = 34  # columns: a pair in fewer says nothing
_GAP = 2
_HIGH = 0.44  # rows a column of a picture: a little more than a square, as a cell is twice as high as wide


class Shot(NamedTuple):
    """One picture, the name beneath it, and the name's role in the palette."""

    posed: Posed
    name: str
    role: str
    muscles: frozenset[str] = frozenset()


class Pictures:
    """Pictures side by side over their names, filling the room that they get, with no more sky than they need."""

    def __init__(self, *shots: Shot) -> None:
        self.shots = shots

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(LEAST, options.max_width)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        each = (options.max_width - _GAP * (len(self.shots) - 1)) // len(self.shots)
        high, braille = round(each * _HIGH), not options.ascii_only
        drawn = [drill_picture.draw(shot.posed, each, high, shot.muscles, braille) for shot in self.shots]
        sky = min(sum(1 for _ in takewhile(_is_blank, rows)) for rows in drawn)
        names = [Text(spelled(shot.name, options.encoding), shot.role, justify="center") for shot in self.shots]
        pictures = (Group(_drawing(rows[sky:]), name) for rows, name in zip(drawn, names, strict=True))
        yield grid([Column(width=each), Column(width=each)], [pictures], _GAP)


def movement(drill: Drill) -> list[Pictures]:
    """The two ends of every movement of the drill, named; nothing where there is no figure."""
    pairs: dict[tuple[Figure, bool], Pictures] = {}
    for block in drill.work:
        body = block.figure or drill.figure
        held = block.hold is not None
        if body is not None and (body, held) not in pairs:
            muscles = working_muscles.muscles(block.feel or drill.feel)
            ends = (
                Shot(body_in_motion.at_depth(body, at, held=held), name, "strong", muscles) for name, at in _ends(block)
            )
            pairs[body, held] = Pictures(*ends)
    return list(pairs.values())


def _ends(block: Block) -> tuple[tuple[str, float], tuple[str, float]]:
    """The names and depths of a block's first and second picture."""
    if block.hold is not None:
        return ("Stand", 0.0), (block.name, 1.0)
    top, bottom = ("Top", 0.0), ("Bottom", 1.0)
    return (bottom, top) if block.starts == "bottom" else (top, bottom)


def compared(drill: Drill, fault: Fault) -> Pictures | None:
    """A fault's picture beside the right one; None where the drill has none for it."""
    for body in dict.fromkeys(block.figure or drill.figure for block in drill.work):
        wrong, right = (
            pose(body, fault.id) if body else None for pose in (body_in_motion.wrong_body, body_in_motion.right_body)
        )
        if wrong and right:
            return Pictures(Shot(wrong, "not so", "bottom"), Shot(right, "but so", "rise"))
    return None


def _is_blank(row: Sequence[Run]) -> bool:
    return not "".join(text for text, _ in row).strip(" ")


def _drawing(rows: Sequence[Sequence[Run]]) -> RenderableType:
    return Text("\n", no_wrap=True).join(Text.assemble(*map(_run, row)) for row in rows)


def _run(run: Run) -> tuple[str, str]:
    text, part = run
    role = f"figure.{part}"
    return text, role if role in colours.ROLES else ""
