"""The table of what a drill and a course say of kit: what is needed, what an item is, and which loads are usual."""

from typing import Any

from hinge_coach.course.drill import NO_KIT
from hinge_coach.course.format.field_table import Key, Record, Rule, either, only_with, together
from hinge_coach.course.format.value_types import KIT_ITEM_ID, Choice, Flag, Kind, Many, Name, Number, Schema, Text
from hinge_coach.course.kit import AFTER_CLEAN, AFTER_SPARE_REPS, Item, Loads, Steps
from hinge_coach.reading.did_you_mean import meant
from hinge_coach.reading.source_text import Log
from hinge_coach.reading.yaml_nodes import Items, Node, Scalar, Table

_WEIGHT = Number(0.25, 500)
_ITEM = Name(KIT_ITEM_ID)


class KitEntry(Kind):
    """What one need of a drill is met by: an item, or items in the order in which they are preferred."""

    words = "an item like wall, or a list of items like [loop-band, door-tube], of which one is used"
    _list = Many(_ITEM, 1, 8)

    def read(self, node: Node, log: Log, name: str) -> Any:
        if type(node) is Items:
            return self._list.read(node, log, name)
        item = _ITEM.read(node, log, name)
        return None if item is None else (item,)

    def schema(self, parts: dict[str, Schema]) -> Schema:
        return {"anyOf": [_ITEM.schema(parts), self._list.schema(parts)]}


class Ascending(Many):
    """Loads, lightest first."""

    def read(self, node: Node, log: Log, name: str) -> Any:
        read = super().read(node, log, name)
        if read and None not in read and list(read) != sorted(set(read)):
            log.error(node.mark, f"`{name}` does not rise from load to load", "write the lightest first, each once")
        return read


def of_the_kit(key: str) -> Rule:
    """Each key of this map stands for an item that the drill's kit names."""

    def broken(table: Table) -> tuple[Any, str, str] | None:
        kit, told = (table.entries.get(name, (None, None))[1] for name in ("kit", key))
        if type(told) is not Table:
            return None
        entries = kit.items if type(kit) is Items else []
        nodes = [item for entry in entries for item in (entry.items if type(entry) is Items else [entry])]
        items = [node.text for node in nodes if type(node) is Scalar]
        for item, (mark, _) in told.entries.items():
            if item not in items:
                mend = meant(item, items) or f"name it there, or `{NO_KIT}` for no kit at all"
                return mark, f"`{item}` is not an item of this drill's kit", mend
        return None

    return Rule(f"each of `{key}` is an item that `kit` names", broken, {"dependentRequired": {key: ["kit"]}})


def _steps_with_spare_reps() -> Rule:
    """Steps are what spare reps lead to, and to nothing else."""

    def broken(table: Table) -> tuple[Any, str, str] | None:
        mark, increase = table.entries.get("increase", (None, None))
        spare = type(increase) is Scalar and increase.text == AFTER_SPARE_REPS
        if spare and "steps" not in table.entries:
            return mark, f"`{AFTER_SPARE_REPS}` is here without `steps`", "add `steps`, in kg and in lb"
        if "steps" in table.entries and not spare:
            mend = f"write `increase: {AFTER_SPARE_REPS}`, or leave `steps` out"
            return table.entries["steps"][0], f"`steps` belong to `increase: {AFTER_SPARE_REPS}`", mend
        return None

    spare: Schema = {"properties": {"increase": {"const": AFTER_SPARE_REPS}}, "required": ["increase"]}
    schema = {"if": spare, "then": {"required": ["steps"]}, "else": {"not": {"required": ["steps"]}}}
    return Rule(f"`steps` with `increase: {AFTER_SPARE_REPS}`, and not without", broken, schema)


_STEPS = Record(
    "step-list",
    Steps,
    [
        Key("kg", Many(_WEIGHT, 1, 8), "in kg, the most usual first", "[2.5, 5]", True),
        Key("lb", Many(_WEIGHT, 1, 8), "in lb, the most usual first", "[5, 10]", True),
    ],
)
LOADS = Record(
    "load-list",
    Loads,
    [
        Key("kg", Ascending(_WEIGHT, 1, 8), "the usual loads in kg, lightest first", "[4, 6, 8]"),
        Key("lb", Ascending(_WEIGHT, 1, 8), "the usual loads in lb, lightest first", "[9, 13, 18]"),
        Key("band", Many(Text(20), 1, 8), "the usual bands, lightest first", "[light, medium, heavy]"),
        Key(
            "increase",
            Choice(AFTER_CLEAN, AFTER_SPARE_REPS),
            "when more is proposed: after a clean day the next of these, or after spare reps 2 to 10 % more;"
            " never where left out",
            AFTER_CLEAN,
        ),
        Key("steps", _STEPS, "the steps that can be added after spare reps", "{kg: [2.5, 5], lb: [5, 10]}"),
        Key("onto", Text(30), "what the lightest load is, to which the others are added", "the bar"),
    ],
    [
        either("kg", "band"),
        together("kg", "lb"),
        only_with("kg", "increase", "steps", "onto"),
        _steps_with_spare_reps(),
    ],
)
ITEM = Record(
    "kit-item",
    Item,
    [
        Key("name", Text(40), "what it is called, with its article", "a loop band", True),
        Key("note", Text(60), "a few words that explain the name", "a long loop, with a post to tie it to"),
        Key("weightless", Flag(), "it is no load, also in a drill that has a load", "true"),
        Key("loads", LOADS, "the usual loads with it", "{band: [light, medium, heavy]}"),
    ],
    [either("weightless", "loads", needed=False)],
)
