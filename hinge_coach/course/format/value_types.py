"""The kinds of value that a drill file may hold. Each one reads a node, words itself, and gives its JSON Schema."""

import re
from typing import Any

from hinge_coach.reading.clean_text import clean, hidden
from hinge_coach.reading.did_you_mean import meant
from hinge_coach.reading.source_text import Log
from hinge_coach.reading.yaml_nodes import Items, Node, Scalar, Table

Schema = dict[str, Any]
_NUMBER = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]{0,6})(?:\.[0-9]{0,17})?|\.[0-9]{1,17})")
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_YES, _NO = ("true", "yes"), ("false", "no")
DRILL_ID, KIT_ITEM_ID = "drill-id", "kit-item-id"  # names whose schema an editor fills with those that there are
DURATION = r"(?:([0-9]{1,4}):([0-5][0-9])|(?:([0-9]{1,4})m)?(?:([0-9]{1,5}(?:\.[0-9]{1,3})?)s?)?)"
_DURATION = re.compile(DURATION, re.ASCII)


class Kind:
    """One kind of value: `read` gives the value, or None with the reason in the log."""

    words = ""  # what would be right, after "write": "a whole number from 1 to 20"
    exact = True  # each character of a value counts, as in a number or a name; not where a list or a map is missing

    def read(self, node: Node, log: Log, name: str) -> Any:
        raise NotImplementedError

    def schema(self, parts: dict[str, Schema]) -> Schema:
        """The JSON Schema of this kind; those with a name of their own are put in `parts` and referred to."""
        raise NotImplementedError

    def refuse(self, node: Node, log: Log, name: str, what: str = "") -> Any:
        """Notes that `node`, the value of the key `name`, is none of this kind. Returns None, so that readers can."""
        if type(node) is Scalar and (log.confusable if self.exact else log.misplaced)(node.mark, node.text):
            return None
        return log.error(node.mark, f"`{name}` {what or 'is ' + said(node)}", f"write {self.words}")


def said(node: Node) -> str:
    """What stands at a node, for an error."""
    if not isinstance(node, Scalar):
        return "a list" if isinstance(node, Items) else "a map"
    text = clean(node.text[:200])
    if node.plain and node.text in _NOTHING:
        return "empty"
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”"


def warn_of_no_text(node: Scalar, log: Log, name: str) -> None:
    """Notes text that another reader of YAML takes for a number or a truth."""
    if node.plain and (_NUMBER.fullmatch(node.text) or node.text.lower() in _YES + _NO + ("on", "off")):
        log.warn(node.mark, f"`{name}` is {said(node)}, which other programs do not take as text", "put it in quotes")


class Text(Kind):
    """Words on one line. What another reader of YAML would take for a number or a truth is text here all the same."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.words = f"text of at most {most} characters"

    def read(self, node: Node, log: Log, name: str) -> Any:
        if type(node) is Table:
            return log.error(node.mark, f"`{name}` is a map", "put text that holds a colon in quotes")
        if type(node) is not Scalar or (node.plain and node.text in _NOTHING):
            return self.refuse(node, log, name)
        text = node.text
        if not (node.plain and text.isascii() and text.isprintable() and "  " not in text):
            text = clean(text)
        if not text:
            return self.refuse(node, log, name, "has no words")
        if len(text) > self.most:
            return log.error(node.mark, f"`{name}` has {len(text):,} characters", f"write {self.words}")
        if log.careful:
            self._warn(node, log, name)
        return text

    def schema(self, parts: dict[str, Schema]) -> Schema:
        return {"type": "string", "minLength": 1, "maxLength": self.most}

    def _warn(self, node: Scalar, log: Log, name: str) -> None:
        if letter := hidden(node.text):
            place = log.place(node.mark, node.text, node.text.index(letter)) if letter in node.text else node.mark
            log.warn(place, f"`{name}` holds U+{ord(letter):04X}, which is left out", "write it without")
        warn_of_no_text(node, log, name)


class Name(Kind):
    """A name in kebab-case, by which commands and other files refer to it; `part` is what its schema is called."""

    pattern = "(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*"  # those are no text in YAML
    most = 40
    words = f"a name of at most {most} small letters, digits and single hyphens, like wall-hinge"
    _form = re.compile(pattern)

    def __init__(self, part: str = "") -> None:
        self.part = part

    def read(self, node: Node, log: Log, name: str) -> Any:
        if type(node) is Scalar and len(node.text) <= self.most and self._form.fullmatch(node.text):
            return node.text
        return self.refuse(node, log, name)

    def schema(self, parts: dict[str, Schema]) -> Schema:
        schema: Schema = {"type": "string", "pattern": f"^{self.pattern}$", "maxLength": self.most}
        if not self.part:
            return schema
        parts.setdefault(self.part, schema)
        return {"$ref": f"#/$defs/{self.part}"}


class Choice(Kind):
    """One of a few words."""

    def __init__(self, *choices: str) -> None:
        self.choices = choices
        self.words = " or ".join(filter(None, (", ".join(choices[:-1]), choices[-1])))

    def read(self, node: Node, log: Log, name: str) -> Any:
        if type(node) is Scalar:
            if node.text in self.choices:
                return node.text
            if near := meant(node.text, self.choices):
                told = log.confusable(node.mark, node.text)
                return None if told else log.error(node.mark, f"`{name}` is {said(node)}", near)
        return self.refuse(node, log, name)

    def schema(self, parts: dict[str, Schema]) -> Schema:
        return {"enum": list(self.choices)}


class Flag(Kind):
    """True or false."""

    words = "true or false"

    def read(self, node: Node, log: Log, name: str) -> Any:
        word = node.text.lower() if type(node) is Scalar and node.plain else ""
        return word in _YES if word in _YES + _NO else self.refuse(node, log, name)

    def schema(self, parts: dict[str, Schema]) -> Schema:
        return {"enum": [True, False, *_YES[1:], *_NO[1:]]}


class Number(Kind):
    """A number in plain digits, `least` to `most`, in `unit`."""

    def __init__(self, least: float, most: float, unit: str = "", whole: bool = False) -> None:
        self.least, self.most, self.whole = least, most, whole
        sort = "a whole number" if whole else "a number"
        self.words = f"{sort} from {least:g} to {most:g}" + (f" ({unit})" if unit else "")

    def read(self, node: Node, log: Log, name: str) -> Any:
        if type(node) is not Scalar or not node.plain or not _NUMBER.fullmatch(node.text):
            return self.refuse(node, log, name, _odd_number(node))
        value = float(node.text)
        if not self.least <= value <= self.most or (self.whole and not value.is_integer()):
            return self.refuse(node, log, name)
        return int(value) if self.whole else value

    def schema(self, parts: dict[str, Schema]) -> Schema:
        return {"type": "integer" if self.whole else "number", "minimum": self.least, "maximum": self.most}


def _odd_number(node: Node) -> str:
    """A clear word for what only looks like a number; empty where `said` says it all."""
    if type(node) is not Scalar or not node.text:
        return ""
    text = node.text
    if not node.plain:
        return f"is {said(node)} in quotes, which is text" if _NUMBER.fullmatch(text) else ""
    if len(text) > 1 and text.isascii() and text.isdigit():
        return f"is {said(node)}, which {'begins with a zero' if text[0] == '0' else 'is too large'}"
    odd = text.lower().lstrip("+-.")
    if odd in ("inf", "nan", "infinity"):
        return f"is {said(node)}, which is not a number"
    if odd[:1].isdigit():
        return f"is {said(node)}, which is not a number in plain digits"
    return ""


class Span(Kind):
    """A range of numbers, from `least` to `most` at its widest, in `unit`. Read as a pair."""

    def __init__(self, least: float, most: float, unit: str) -> None:
        self._number = Number(least, most)
        self.words = f"[least, most] in {unit}, from {least:g} to {most:g}"

    def read(self, node: Node, log: Log, name: str) -> Any:
        if type(node) is not Items or len(node.items) != 2:
            return self.refuse(node, log, name)
        least, most = (
            self._number.read(item, log, f"{name} {end}")
            for item, end in zip(node.items, ("least", "most"), strict=True)
        )
        if least is not None and most is not None and least >= most:
            return self.refuse(node, log, name, "does not begin below its end")
        return least, most

    def schema(self, parts: dict[str, Schema]) -> Schema:
        ends = [self._number.schema(parts)] * 2
        return {"type": "array", "prefixItems": ends, "minItems": 2, "maxItems": 2}


class Duration(Kind):
    """Seconds, as a person writes them: 45, 45s, 1:30, 1m30s."""

    def __init__(self, least: float, most: float) -> None:
        self.least, self.most = least, most
        self.words = f"a time from {least:g} to {most:g} seconds, like 45, 45s, 1:30 or 1m30s"

    def read(self, node: Node, log: Log, name: str) -> Any:
        found = _DURATION.fullmatch(node.text) if type(node) is Scalar and node.text else None
        if not found:
            return self.refuse(node, log, name)
        clock_minutes, clock_seconds, minutes, seconds = map(float, found.groups(default="0"))
        value = 60 * (clock_minutes + minutes) + clock_seconds + seconds
        return value if self.least <= value <= self.most else self.refuse(node, log, name)

    def schema(self, parts: dict[str, Schema]) -> Schema:
        return {
            "anyOf": [
                {"type": "number", "minimum": self.least, "maximum": self.most},
                {"type": "string", "pattern": f"^{DURATION}$", "minLength": 1},
            ]
        }


class Many(Kind):
    """A list of one kind, `least` to `most` long. Read as a tuple."""

    exact = False

    def __init__(self, kind: Kind, least: int, most: int) -> None:
        self.kind, self.least, self.most = kind, least, most
        self.words = f"a list of {f'{least} to' if least else 'at most'} {most}, each {kind.words}"

    def read(self, node: Node, log: Log, name: str) -> Any:
        if type(node) is not Items:
            return self.refuse(node, log, name)
        if not self.least <= len(node.items) <= self.most:
            return self.refuse(node, log, name, f"has {len(node.items):,} entries")
        read = self.kind.read
        return tuple([read(item, log, name) for item in node.items])

    def schema(self, parts: dict[str, Schema]) -> Schema:
        return {"type": "array", "items": self.kind.schema(parts), "minItems": self.least, "maxItems": self.most}
