"""Counts, times, days, doses and lists in words: as a person reads them, and as a person hears them."""

from collections.abc import Sequence

from hinge_coach.course.drill import Block

_SMALL = ("no", "one", "two", "three", "four", "five", "six")
_NUMBERS = (*_SMALL, "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen")


def number(count: int) -> str:
    """A count in words up to thirteen, in digits above: two, 14."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def counted(count: int, thing: str) -> str:
    """A count and its thing: one day, two days."""
    return f"{number(count)} {thing}{'' if count == 1 else 's'}"


def span(days: int) -> str:
    """A number of days as a person says it: three days, a week, ten days, five weeks, four months."""
    if days == 7:
        return "a week"
    if days < 14:
        return counted(days, "day")
    return counted(round(days / 7), "week") if days < 70 else counted(round(days / 30), "month")


def ago(days: int) -> str:
    """How long ago a day was: today, yesterday, three days ago."""
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{span(days)} ago"


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


def listed(things: Sequence[str], last: str = "and") -> str:
    """Things as a sentence lists them: a, b and c."""
    return f" {last} ".join(part for part in (", ".join(things[:-1]), *things[-1:]) if part)


def begun(words: str) -> str:
    """Words as a sentence begins with them."""
    return words[:1].upper() + words[1:]
