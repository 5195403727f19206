"""Doses as a page shows them: sets, reps, tempo and rest in as few signs as a person reads at a glance."""

from hinge_coach.coach.words import clock
from hinge_coach.course.drill import PHASES, Block

_DIRECTIONS = {"lower": "down", "bottom": "still", "rise": "up", "top": "held at the top"}


def short(block: Block) -> str:
    """2 × 10, or 3 × 5 s a side."""
    unit = "" if block.unit == "reps" else " s"
    return f"{block.sets} × {block.target:g}{unit}{' a side' if block.both_sides else ''}"


def tempo(block: Block) -> str:
    """The seconds of one rep in the order in which they come: 3 s down, 1 s still, 1 s up, 1 s held at the top."""
    if block.tempo is None:
        return ""
    phases = list(zip(PHASES, block.tempo, strict=True))
    if block.starts == "bottom":
        phases = phases[2:] + phases[:2]
    return ", ".join(f"{seconds:g} s {_DIRECTIONS[phase]}" for phase, seconds in phases if seconds)


def rest(block: Block) -> str:
    """The rest between sets, where there is one."""
    return f"{clock(block.rest)} rest" if block.rest else ""


def minutes(seconds: float) -> str:
    """2:45, as a table shows how long something takes."""
    total = round(seconds)
    return f"{total // 60}:{total % 60:02}"
