"""One course out of several files: drills and ties put together, also where a person's own stand beside the shipped."""

from collections.abc import Collection, Mapping
from typing import Any

from hinge_coach.course.course import Course
from hinge_coach.course.drill import Drill
from hinge_coach.course.kit import Item

Ties = Mapping[str, Any]  # fields of a Course, as course.yaml has them

_INHERITED = ("intro", "half", "reserve")


def tied(drills: Mapping[str, Drill], ties: Ties) -> Course:
    """The drills in order, each with what the course says of its kit, and what ties them together."""
    fitted = described(drills, dict(ties.get("kit_items", ()))).values()
    return Course(tuple(sorted(fitted, key=lambda drill: (drill.order, drill.id))), **ties)


def described(drills: Mapping[str, Drill], items: Mapping[str, Item]) -> dict[str, Drill]:
    """The drills with what is said of the items of their kit, over what was said of them before."""
    return {
        id: drill._replace(
            kit_items=tuple({**dict(drill.kit_items), **{id: items[id] for id in drill.items if id in items}}.items())
        )
        for id, drill in drills.items()
    }


def merged(ties: Ties, own: Ties) -> Ties:
    """Ties with a person's own laid over them: what speaks of the same thing gives way to their word for it."""
    both = [key for key in ("kit_items", "felt") if key in own]
    pairs = {key: tuple((dict(ties.get(key, ())) | dict(own[key])).items()) for key in both}
    told = {each.drill for each in own.get("optional", ())}
    grouped = {id for group in own.get("alternatives", ()) for id in group}
    optional = tuple(each for each in ties.get("optional", ()) if each.drill not in told)
    alternatives = tuple(group for group in ties.get("alternatives", ()) if grouped.isdisjoint(group))
    lists = {
        "optional": (*optional, *own.get("optional", ())),
        "alternatives": (*alternatives, *own.get("alternatives", ())),
    }
    return {**ties, **own, **pairs, **lists}


def narrowed(ties: Ties, ids: Collection[str]) -> Ties:
    """The ties of another course as far as they speak of these drills alone, and its words for kit."""
    known = frozenset(ids)
    kept: dict[str, Any] = {"kit_items": ties.get("kit_items", ())}
    kept["optional"] = tuple(each for each in ties.get("optional", ()) if known >= {each.drill, *each.after})
    kept["alternatives"] = tuple(group for group in ties.get("alternatives", ()) if known >= {*group})
    shortcut, test, felt = (ties.get(key) for key in ("shortcut", "bridge_test", "felt"))
    if shortcut and known >= {shortcut.start, shortcut.to}:
        kept["shortcut"] = shortcut
    if test and known >= {*test.drills}:
        kept["bridge_test"] = test
    named = [(*(step.drill for step in place.practise), place.twice) for _, place in felt or ()]
    if felt and known >= {id for ids in named for id in ids if id}:
        kept["felt"] = felt
    return kept


def inheriting(drill: Drill, other: Drill | None) -> Drill:
    """A drill that takes the place of another one of its id, or stands in a folder without a course of its own.

    What its file does not say, and no file could say once, it has from that one.
    """
    if other is None:
        return drill
    said = {field: getattr(drill, field) or getattr(other, field) for field in _INHERITED}
    loads = drill.loads or tuple((id, loads) for id, loads in other.loads if id in drill.items)
    variants = drill.variants if drill.intro else _with_intros(drill, other)
    return drill._replace(loads=loads, variants=variants, **said)


def _with_intros(drill: Drill, other: Drill) -> tuple[tuple[str, tuple[tuple[str, Any], ...]], ...]:
    """The drill's variants, each with the other one's intro for that item."""
    variants = dict(drill.variants)
    named = {id for entry in drill.kit for id in entry}
    for id, changes in other.variants:
        intro = dict(changes).get("intro")
        if intro and id in named:
            variants[id] = (*variants.get(id, ()), ("intro", intro))
    return tuple(variants.items())
