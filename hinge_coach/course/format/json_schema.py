"""The table of the format, told to others: as JSON Schema for an editor, as a page for a reader."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import yaml

from hinge_coach.course.format.course_fields import COURSE
from hinge_coach.course.format.drill_fields import DRILL
from hinge_coach.course.format.field_table import Key, MapOf, Record, TextOr
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


def format_page() -> str:
    """The format as Markdown: a table of keys for each kind of map, a drill first, then the course, and its rules."""
    return "\n\n".join(_section(record, told) for record, told in _with_told()) + "\n"


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
        part["properties"][key.name]["examples"] = [_value(key)]


def _value(key: Key) -> Any:
    """The example of a key as JSON has it."""
    return yaml.safe_load(key.example)


def _with_told() -> Iterator[tuple[Record, dict[str, str]]]:
    """Each record with those of its keys that an earlier table has told already, and in which record that was."""
    seen: dict[tuple[str, str], str] = {}
    for record in records():
        names = {key.name: (key.name, key.prose) for key in record.keys}
        yield record, {name: seen[key] for name, key in names.items() if key in seen}
        for key in names.values():
            seen.setdefault(key, record.one)


def _section(record: Record, told: dict[str, str]) -> str:
    rows = [_row(key) for key in record.keys if key.name not in told]
    rules = [f"- {rule.words}" for rule in record.rules]
    for other in dict.fromkeys(told.values()):
        names = ", ".join(f"`{name}`" for name, where in told.items() if where == other)
        rules.insert(0, f"- as in {other}: {names}")
    table = "\n".join(["| key | what it is | its value | example |", "|---|---|---|---|", *rows]) if rows else ""
    return "\n\n".join(part for part in (f"**{record.one.capitalize()}**", table, "\n".join(rules)) if part)


def _row(key: Key) -> str:
    name = f"**`{key.name}`**" if key.needed else f"`{key.name}`"
    cells = (name, key.prose, key.kind.words, f"`{key.example}`")
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
