"""Maps with known keys: what each key is, in the one table from which loader, schema and README are made."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from hinge_coach.course.format.value_types import Kind, Name, Schema, Text
from hinge_coach.reading.did_you_mean import nearest
from hinge_coach.reading.source_text import Log
from hinge_coach.reading.yaml_nodes import Node, Scalar, Table


class Key(NamedTuple):
    """One key: its kind, its meaning, an example as it stands in a file, and the field it fills (default: `name`)."""

    name: str
    kind: Kind
    prose: str
    example: str = ""
    needed: bool = False
    field: str = ""


class Rule(NamedTuple):
    """What keys ask of one another. `broken` gives (mark, what, mend) for a table; `schema` says the same."""

    words: str
    broken: Callable[[Table], tuple[Any, str, str] | None]
    schema: Schema


class Record(Kind):
    """A map with known keys, read as `make(**fields)`."""

    exact = False

    def __init__(self, name: str, make: Callable[..., Any], keys: Sequence[Key], rules: Sequence[Rule] = ()) -> None:
        self.name, self.make, self.keys, self.rules = name, make, tuple(keys), tuple(rules)
        self.one = f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
        self.words = f"{self.one}: {{{', '.join(f'{key.name}: …' for key in keys if key.needed) or '…'}}}"
        self._known = {key.name: (key.field or key.name, key.kind.read) for key in keys}
        self._needed = {key.name for key in keys if key.needed}

    def read(self, node: Node, log: Log, name: str) -> Any:
        if type(node) is not Table:
            return self.refuse(node, log, name)
        fields = {}
        known = self._known
        for key, (_, value) in node.entries.items():
            if key in known:
                field, read = known[key]
                fields[field] = read(value, log, key)
        if len(fields) < len(node.entries) or not self._needed <= node.entries.keys():
            self._wrong_keys(node, log)
        for rule in self.rules:
            if not log.deceived and (broken := rule.broken(node)):
                log.error(*broken)
        return None if log.failed else self.make(**fields)

    def schema(self, parts: dict[str, Schema]) -> Schema:
        if self.name not in parts:
            parts[self.name] = {}  # the place is taken first, so that parts stand in the table's order
            parts[self.name] = self.whole_schema(parts)
        return {"$ref": f"#/$defs/{self.name}"}

    def whole_schema(self, parts: dict[str, Schema]) -> Schema:
        """This map's own schema, in full."""
        properties = {key.name: key.kind.schema(parts) | {"description": key.prose} for key in self.keys}
        whole: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        if self._needed:
            whole["required"] = [key.name for key in self.keys if key.needed]
        if self.rules:
            whole["allOf"] = [rule.schema for rule in self.rules]
        return whole

    def _wrong_keys(self, table: Table, log: Log) -> None:
        """Notes the keys that are none, and those that are missing without being among them in another spelling."""
        unknown = {key: value for key, value in table.entries.items() if key not in self._known}
        misspelt = {self._unknown(key, mark, value, log) for key, (mark, value) in unknown.items()}
        for key in self.keys:
            if key.needed and key.name not in table.entries and key.name not in misspelt:
                log.error(table.mark, f"this {self.name} has no `{key.name}`", f"add `{key.name}: {key.example}`")

    def _unknown(self, key: str, mark: Any, value: Node, log: Log) -> str | None:
        """Notes a key that is none, and gives the one that was meant."""
        if log.full:
            return None
        if type(value) is Scalar and value.plain and not value.text:
            log.error(mark, f"`{key[:60]}` is not `key: value`", "put text that holds a comma or a colon in quotes")
            return None
        near = nearest(key, self._known)
        keys = ", ".join(self._known) if len(self._known) <= 9 else "what `hinge-coach schema` lists"
        mend = f"did you mean {near}?" if near else f"the keys of {self.one} are {keys}"
        log.error(mark, f"{self.one} has no key `{key[:60]}`", mend)
        return near


class MapOf(Kind):
    """A map from names to values of one kind, read as a tuple of pairs."""

    exact = False

    def __init__(self, key: str, kind: Record, most: int = 20) -> None:
        self.kind, self.most = kind, most
        self.words = f"a map {{{key}: …}}, each value {kind.one}"
        self._name = Name()

    def read(self, node: Node, log: Log, name: str) -> Any:
        if type(node) is not Table or not 1 <= len(node.entries) <= self.most:
            return self.refuse(node, log, name)
        for key, (mark, _) in node.entries.items():
            self._name.read(Scalar(key, False, mark), log, name)
        return tuple([(key, self.kind.read(value, log, key)) for key, (_, value) in node.entries.items()])

    def schema(self, parts: dict[str, Schema]) -> Schema:
        return {
            "type": "object",
            "propertyNames": self._name.schema(parts),
            "minProperties": 1,
            "maxProperties": self.most,
            "additionalProperties": self.kind.schema(parts),
        }


class TextOr(Kind):
    """Words, or where more is to be said a map that says it: words are read as the map with its first key alone."""

    def __init__(self, text: Text, record: Record) -> None:
        self.text, self.kind = text, record
        self.words = f"{text.words}, or {record.words}"

    def read(self, node: Node, log: Log, name: str) -> Any:
        if type(node) is Table and any(key.name in node.entries for key in self.kind.keys):
            return self.kind.read(node, log, name)  # a map without one of its keys is text that holds a colon
        words = self.text.read(node, log, name)
        return None if words is None else self.kind.make(words)

    def schema(self, parts: dict[str, Schema]) -> Schema:
        return {"anyOf": [self.text.schema(parts), self.kind.schema(parts)]}


def together(first: str, second: str) -> Rule:
    """Two keys of which neither stands without the other."""

    def broken(table: Table) -> tuple[Any, str, str] | None:
        for one, other in ((first, second), (second, first)):
            if one in table.entries and other not in table.entries:
                mend = f"add `{other}`, or leave `{one}` out"
                return table.entries[one][0], f"`{one}` is here without `{other}`", mend
        return None

    schema = {"dependentRequired": {first: [second], second: [first]}}
    return Rule(f"`{first}` and `{second}` both or neither", broken, schema)


def either(one: str, other: str, needed: bool = True) -> Rule:
    """Two keys of which exactly one (or, if not `needed`, at most one) stands."""

    def broken(table: Table) -> tuple[Any, str, str] | None:
        if one in table.entries and other in table.entries:
            return table.entries[other][0], f"`{one}` and `{other}` are both here", "keep one of them"
        if needed and one not in table.entries and other not in table.entries:
            return table.mark, f"neither `{one}` nor `{other}` is here", "add one of them"
        return None

    amount = "exactly" if needed else "at most"
    alone: Schema = {"not": {"required": [one, other]}}
    schema = alone | {"anyOf": [{"required": [one]}, {"required": [other]}]} if needed else alone
    return Rule(f"{amount} one of `{one}` and `{other}`", broken, schema)


def only_with(key: str, *others: str) -> Rule:
    """Keys that mean something only with `key`."""

    def broken(table: Table) -> tuple[Any, str, str] | None:
        for other in others:
            if other in table.entries and key not in table.entries:
                mend = f"add `{key}`, or leave it out"
                return table.entries[other][0], f"`{other}` has a meaning only with `{key}`", mend
        return None

    names = ", ".join(f"`{other}`" for other in others)
    return Rule(f"{names} only with `{key}`", broken, {"dependentRequired": {other: [key] for other in others}})


def at_least_one(*names: str) -> Rule:
    """Keys of which one at least must stand."""
    said = ", ".join(f"`{name}`" for name in names)

    def broken(table: Table) -> tuple[Any, str, str] | None:
        if any(name in table.entries for name in names):
            return None
        return table.mark, f"none of {said} is here", "add one of them"

    return Rule(f"at least one of {said}", broken, {"anyOf": [{"required": [name]} for name in names]})
