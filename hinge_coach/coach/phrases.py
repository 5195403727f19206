"""The small parts of the coach's sentences: numbers, spans of days, kit and drills as a person would say them."""

from collections.abc import Iterable, Sequence

from hinge_coach.course.drill import Drill

_SMALL = ("no", "one", "two", "three", "four", "five", "six")
_NUMBERS = (*_SMALL, "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen")

# An item of kit with its article. What is not here is a person's own word for their own kit.
_ITEMS = {
    "wall": "a wall",
    "plate": "a weight plate",
    "kettlebell": "a kettlebell",
    "backpack": "a backpack",
    "dowel": "a dowel",
    "step": "a step",
    "loop-band": "a loop band",
    "door-tube": "a door-anchored tube",
    "cable": "a cable machine",
    "landmine": "a landmine",
    "barbell": "a barbell",
    "blocks": "blocks",
}

# What the names of some items leave open to whoever meets them for the first time.
_REMARKS = {
    "wall": "a closed door will do",
    "step": "a stair will do",
    "dowel": "a broomstick will do",
    "loop-band": "a long loop, with a post to tie it to",
    "door-tube": "a tube with handles and a door anchor",
    "cable": "a cable machine with a rope",
    "landmine": "a bar with one end in a pivot or a corner",
    "blocks": "to stand a bar on",
}


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
    """How long ago a day was: today, yesterday, three days ago. A day ahead, after a clock set back, is today."""
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{span(days)} ago"


def listed(things: Sequence[str], last: str = "and") -> str:
    """Things as a sentence lists them: a, b and c."""
    return f" {last} ".join(part for part in (", ".join(things[:-1]), *things[-1:]) if part)


def item(name: str) -> str:
    """An item of kit with its article: a loop band."""
    return _ITEMS.get(name, f"your {name.replace('-', ' ')}")


def explained(name: str) -> str:
    """An item of kit by its name, with a few words on what it is where the name leaves that open."""
    return f"{name}: {_REMARKS[name]}" if name in _REMARKS else name


HALF = 4.5  # the course's own half move [SEED]; what somebody puts between two others is a whole one


def the(drill: Drill) -> str:
    """A drill's name inside a sentence: the wall hinge. A word in capitals keeps them."""
    return f"the {' '.join(word if word.isupper() else word.lower() for word in drill.name.split())}"


def begun(words: str) -> str:
    """Words as a sentence begins with them."""
    return words[:1].upper() + words[1:]


def done_as(drill: Drill) -> str:
    """What a drill becomes without the kit that it asks for first: a floor bridge. Empty where it stays what it is."""
    doses = {item for item, changes in drill.variants if "work" in dict(changes)}
    used = (used for entry, used in zip(drill.kit, drill.uses, strict=False) if used in doses and used != entry[0])
    return drill.work[0].name if next(used, None) else ""


def how_many(drills: Iterable[Drill]) -> str:
    """How many drills there are, 4½ counted as the half that it is: five and a half, four, half of one."""
    orders = [drill.order for drill in drills]
    if HALF not in orders:
        return number(len(orders)) if orders else "none"
    return f"{number(len(orders) - 1)} and a half" if len(orders) > 1 else "half of one"
