"""Times and amounts in words: as a person reads them, and as a person hears them."""

from collections.abc import Sequence

from hinge_coach.course.drill import Block


def clock(seconds: float) -> str:
    """Seconds as a person reads them: 45 s, 2 min, 2 min 5 s, 1 h 10 min."""
    total = round(seconds)
    if total < 60:
        return f"{total} s"
    minutes, rest = divmod(total, 60)
    if minutes >= 60:
        return f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def spoken(seconds: float) -> str:
    """Seconds as a person hears them: 45 seconds, 1 minute, 2 minutes 5 seconds."""
    minutes, rest = divmod(round(seconds), 60)
    parts = [f"{count} {unit}{'s' * (count != 1)}" for count, unit in ((minutes, "minute"), (rest, "second")) if count]
    return " ".join(parts) or "0 seconds"


def amount(count: float, unit: str) -> str:
    """10 reps, 1 rep, 5 s."""
    if unit == "reps":
        return f"{count:g} rep{'s' * (count != 1)}"
    return clock(count)


def dose(blocks: Sequence[Block]) -> str:
    """2 sets of 10 reps; 1 set of 5 s a side."""
    parts = []
    for block in blocks:
        sides = " a side" if block.both_sides else ""
        each = amount(block.target, block.unit)
        parts.append(f"{block.sets} set{'s' * (block.sets != 1)} of {each}{sides}")
    return ", ".join(parts)
