"""The format of a drill file as the Markdown of drills/README.md, made of the table that the loader reads by."""

from collections.abc import Iterator

from hinge_coach.course.format.field_table import Key, Record
from hinge_coach.course.format.json_schema import records


def format_page() -> str:
    """The format as Markdown: a table of keys for each kind of map, a drill first, then the course, and its rules."""
    return "\n\n".join(_section(record, told) for record, told in _with_told()) + "\n"


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
