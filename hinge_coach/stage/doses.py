"""Doses as a table shows them: sets, reps and time in as few signs as a person reads at a glance."""

from hinge_coach.course.drill import Block


def short(block: Block) -> str:
    """2 × 10, or 3 × 5 s a side."""
    unit = "" if block.unit == "reps" else " s"
    return f"{block.sets} × {block.target:g}{unit}{' a side' if block.both_sides else ''}"


def minutes(seconds: float) -> str:
    """2:45, as a table shows how long something takes."""
    total = round(seconds)
    return f"{total // 60}:{total % 60:02}"
