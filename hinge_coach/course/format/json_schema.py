"""The table of the format as JSON Schema, for an editor."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import yaml

from hinge_coach.course.format.course_fields import COURSE
from hinge_coach.course.format.drill_fields import DRILL
from hinge_coach.course.format.field_table import MapOf, Record, TextOr
from hinge_coach.course.format.value_types import Kind, Many, Schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_HEADS: dict[str, Schema] = {
    DRILL.name: {"title": "A drill of hinge-coach", "description": "One drill of the course, format 1"},
    COURSE.name: {"title": "A course of hinge-coach", "description": "What ties its drills together, format 1"},
}


def schema(record: Record = DRILL, known: Mapping[str, Sequence[str]] = MappingProxyType({})) -> Schema:
    """The JSON Schema (draft 2020-12) of a drill file, or of course.yaml.

    `known` are the drills (`kinds.DRILL_ID`) and items of kit (`kinds.KIT_ITEM_ID`) that an editor may propose. It says
    the shape of a file. Duplicate keys and anchors are beyond it, because they are gone before it is asked, and so is
    the least and the most of a time that is written as text, like 1:30.
    """
    parts: dict[str, Schema] = {}
    whole = record.whole_schema(parts)
    for each in records(record):
        _add_examples(whole if each is record else parts[each.name], each)
    for part, names in known.items():
        if names and part in parts:
            parts[part] = {"anyOf": [{"enum": list(names)}, parts[part]]}
    return {"$schema": DIALECT, **_HEADS[record.name]} | whole | {"$defs": parts}


def records(*roots: Record) -> list[Record]:
    """Every kind of map of a drill file, of course.yaml, or of both, each once, in the order in which a reader meets
    them."""
    found: dict[str, Record] = {}
    for root in roots or (DRILL, COURSE):
        waiting = [root]
        while waiting:
            record = waiting.pop(0)
            if record.name not in found:
                found[record.name] = record
                waiting += [inner for key in record.keys for inner in _inside(key.kind)]
    return list(found.values())


def _inside(kind: Kind) -> Iterator[Record]:
    """The kinds of map that a value of `kind` is or holds."""
    if isinstance(kind, Record):
        yield kind
    elif isinstance(kind, Many | MapOf | TextOr):
        yield from _inside(kind.kind)


def _add_examples(part: Schema, record: Record) -> None:
    for key in record.keys:
        part["properties"][key.name]["examples"] = [yaml.safe_load(key.example)]
