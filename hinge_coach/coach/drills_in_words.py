"""Drills, their load and kit as a person would say them inside a sentence."""

from collections.abc import Iterable

from hinge_coach.coach.amounts_in_words import listed, number
from hinge_coach.course.drill import Drill
from hinge_coach.course.kit import Item


def explained(id: str, item: Item) -> str:
    """An item of kit by its id, with a few words on what it is where the course has some."""
    return f"{id}: {item.note}" if item.note else id


def the(drill: Drill) -> str:
    """A drill's name inside a sentence: the floor bridge. A word in capitals keeps them."""
    return f"the {' '.join(word if word.isupper() else word.lower() for word in drill.name.split())}"


def done_as(drill: Drill) -> str:
    """What a drill becomes without the kit that it asks for first: a floor bridge. Empty where it stays what it is."""
    doses = {item for item, changes in drill.variants if "work" in dict(changes)}
    used = (used for entry, used in zip(drill.kit, drill.uses, strict=False) if used in doses and used != entry[0])
    return drill.work[0].name if next(used, None) else ""


def how_many(drills: Iterable[Drill]) -> str:
    """How many drills there are, each half counted as such: five and a half, four, half of one."""
    halves = [drill.half for drill in drills]
    whole, half = divmod(2 * len(halves) - sum(halves), 2)
    if not half:
        return number(whole) if whole else "none"
    return f"{number(whole)} and a half" if whole else "half of one"


def numbers(drills: Iterable[Drill], last: str = "and") -> str:
    """Drills by their numbers, as a sentence lists them: 1, 2 and 4½."""
    return listed([drill.number for drill in drills], last)


def load_word(drill: Drill) -> str:
    """What a drill's load is: the weight, or the band where its kit knows no other."""
    loads = [drill.item(id).loads for id in drill.items if not drill.weightless(id)]
    return "the band" if loads and all(each and each.band for each in loads) else "the weight"


def done_without(drill: Drill) -> tuple[str, str]:
    """How a drill is done without its load, and its load after that: with X, the weight; without the weight, it.

    Said of the entry of the kit that could hold the load; what is needed besides is there either way.
    """
    instead, load = [drill.item(id).name for id in drill.instead_of_load], load_word(drill)
    return (f"with {listed(instead)}", load) if instead else (f"without {load}", "it")
