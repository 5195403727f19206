"""A course as frozen values: its drills in order, and what ties them together."""

from collections.abc import Iterable
from typing import NamedTuple

from hinge_coach.course.drill import NO_KIT, Drill
from hinge_coach.course.kit import Item, undescribed
from hinge_coach.errors import KitError, UnknownDrillError
from hinge_coach.reading.clean_text import clean
from hinge_coach.reading.did_you_mean import meant


class OptionalDrill(NamedTuple):
    """A drill that mends one `fault`: offered, not imposed, to whom that fault is foreign.

    It is offered where the drills `after` which it comes were clean, and begins without its weight, until a yes, where
    one of them was not. As a sentence has them: `suits` is whom it is for ("a back that still rounds"), `clean` what a
    yes in those drills shows ("your back stays long"), `failed` what another answer does ("your back still rounds").
    """

    drill: str
    fault: str
    after: tuple[str, ...]
    suits: str
    clean: str
    failed: str


class Shortcut(NamedTuple):
    """Once the drill `start` is learned, the drill `to` may be tested at once, and what lies between be left out.

    `because` says why that may be enough, as a sentence has it: "for most people that drill is enough".
    """

    start: str
    to: str
    because: str = ""


class BridgeTest(NamedTuple):
    """What is shown clean and without a cue before a bridge opens: `reps` of the first of `drills` that the kit allows.

    `name` is what that is called ("ten light hinges"), `skill` what is then the person's own ("the hinge").
    """

    name: str
    reps: int
    drills: tuple[str, ...]
    skill: str


class MendingStep(NamedTuple):
    """One set of a drill, at `half` its range or whole."""

    drill: str
    half: bool = False


class Felt(NamedTuple):
    """A place where a set may be felt. Where it should not be, `practise` leads back; `because` says so in a clause.

    Felt there `twice` in one drill ends it: with the drill of that id, done without a load.
    """

    name: str
    because: str = ""
    practise: tuple[MendingStep, ...] = ()
    twice: str | None = None


class Course(NamedTuple):
    """All drills in course order, and what ties them together; `problems` names the files left out, one line each.

    `kit_items` are the items of kit by id, `felt` the places where a set may be felt by id. Of each of `alternatives`
    is enough.
    """

    drills: tuple[Drill, ...]
    problems: tuple[str, ...] = ()
    name: str = ""
    teaches: str = ""
    credit: str = ""
    kit_items: tuple[tuple[str, Item], ...] = ()
    felt: tuple[tuple[str, Felt], ...] = ()
    optional: tuple[OptionalDrill, ...] = ()
    alternatives: tuple[tuple[str, ...], ...] = ()
    shortcut: Shortcut | None = None
    bridge_test: BridgeTest | None = None
    sources: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[str, ...]:
        """Every item of kit that a drill names, in course order."""
        return tuple(dict.fromkeys(item for drill in self.drills for item in drill.items))

    @property
    def equipment(self) -> dict[str, Item]:
        """The same, with what each of them is."""
        described = dict(self.kit_items)
        return {id: described.get(id) or undescribed(id) for id in self.items}

    def optional_of(self, id: str) -> OptionalDrill | None:
        """What makes the drill with this id optional."""
        return next((each for each in self.optional if each.drill == id), None)

    def alternatives_to(self, id: str) -> tuple[Drill, ...]:
        """The drills of which any will do in the place of the one with this id."""
        others = {other for group in self.alternatives if id in group for other in group if other != id}
        return tuple(drill for drill in self.drills if drill.id in others)

    def find(self, name: str) -> Drill:
        """The drill with this id or number (`4.5`, `4½`). Raises UnknownDrillError."""
        wanted = name.strip().lower()
        order = _number(wanted)
        found = [drill for drill in self.drills if drill.id == wanted or drill.order == order]
        if len(found) == 1:
            return found[0]
        if found:
            ids = " and ".join(drill.id for drill in found)
            raise UnknownDrillError(f"{clean(name)} is the number of {ids}: name the one you mean.")
        near = meant(wanted, [drill.id for drill in self.drills])
        raise UnknownDrillError(
            f"No drill is called “{clean(name)[:60]}”: {near or '`hinge-coach drills` lists them.'}"
        )

    def kit(self, words: Iterable[str]) -> frozenset[str]:
        """The items that `words` name, each word one item or several with commas; `none` is no item at all.

        Raises KitError for an item that no drill names.
        """
        named = [item.strip().lower() for word in words for item in word.split(",")]
        owned = frozenset(item for item in named if item)
        if NO_KIT in owned and len(owned) > 1:
            raise KitError(f"“{NO_KIT}” stands alone: leave it out, or leave out the rest.")
        for item in sorted(owned - {NO_KIT}.union(self.items)):
            near = meant(item, self.items)
            raise KitError(f"No drill uses “{clean(item)[:60]}”: {near or 'there is ' + ', '.join(self.items) + '.'}")
        return owned - {NO_KIT}


def _number(name: str) -> float | None:
    """The order that a number as a person writes it stands for: 4, 4.5, 4,5, 4½, ½."""
    digits = name.replace("½", ".5").replace(",", ".")
    return float(digits) if digits.replace(".", "", 1).isdecimal() and digits.isascii() else None
