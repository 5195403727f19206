"""From bytes to nodes: libyaml's events, put together by hand, so that every value keeps its place and its raw text.

Of YAML only plain text, plain lists and plain maps are taken. Anchors, aliases, merge keys and tags are refused
where they stand, and nesting and size are counted as they come: what could explode is never built.
"""

import re
from collections.abc import Callable, Iterator, Sized
from itertools import islice
from typing import Any

import yaml
from yaml import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from hinge_coach.reading.source_text import Log, Stop, checked, place_after
from hinge_coach.reading.yaml_errors import syntax_words

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]  # the stubs know no parser
except ImportError:  # PyYAML without libyaml: ten times slower, and the same events
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]  # another class

DEPTH = 24  # levels; a figure's props need seven
NODES = 10_000  # values in one file; a shipped drill has about three hundred
_TOO_HIGH = re.compile(r"\\U(?!000|0010)")  # escapes of what is no character: the pure parser has no words for them


class Scalar:
    """A text as it was written. `plain` is False where it stood in quotes or in a block."""

    __slots__ = ("text", "plain", "mark")

    def __init__(self, text: str, plain: bool, mark: Any) -> None:
        self.text, self.plain, self.mark = text, plain, mark


class Items:
    """A list."""

    __slots__ = ("items", "mark")

    def __init__(self, items: "list[Node]", mark: Any) -> None:
        self.items, self.mark = items, mark


class Table:
    """A map: for each key, in the file's order, where the key stands and its value."""

    __slots__ = ("entries", "mark")

    def __init__(self, entries: "dict[str, tuple[Any, Node]]", mark: Any) -> None:
        self.entries, self.mark = entries, mark


Node = Scalar | Items | Table


# What the parsers raise: on some escapes the pure one has no errors of its own.
_TROUBLE = (yaml.YAMLError, ValueError, OverflowError, RecursionError)


def parse(raw: bytes, log: Log) -> Node | None:
    """The one document of a file, or None with the reason in `log`. Never raises, whatever the bytes."""
    try:
        raw = checked(raw, log)
        return _Builder(_Parser, raw, log).document()
    except Stop:
        return None
    except _TROUBLE as error:
        _tell(error, raw, log)
    return None


def _tell(error: Exception, raw: bytes, log: Log) -> None:
    """Notes why a parser gave up, found out by the pure one: libyaml looks further ahead, up to limits of its own.

    So what is said, and of which place, is the same with every release of libyaml and without it.
    """
    if _Parser is not yaml.SafeLoader:  # type: ignore[comparison-overlap]  # it is, where there is no libyaml
        again = Log(log.path)
        again.lines = log.lines
        try:
            _Builder(yaml.SafeLoader, raw, again).document()
        except Stop:
            log.problems, log.failed = again.problems, True
            return
        except _TROUBLE as pure:
            log.problems, log.failed = again.problems, again.failed
            error = pure
    if isinstance(error, yaml.MarkedYAMLError):
        log.error(*syntax_words(error, log, raw.decode()))
    else:
        text = raw.decode()
        found = _TOO_HIGH.search(text)
        place = place_after(text[: found.start()]) if found else None
        log.error(place, "this escape stands for no character", "write the character itself")


def events_of(raw: bytes) -> Iterator[Any]:
    """YAML's events of bytes that were parsed without an error."""
    return iter(_Parser(raw).get_event, None)


class _Builder:
    """Puts one file's events together. Plain scalars, nearly all there is, take the short way inside the two loops."""

    def __init__(self, parser: Any, raw: bytes, log: Log) -> None:
        self._next: Callable[[], Any] = parser(raw).get_event
        self._events: Iterator[Any] = iter(self._next, None)
        self._bare = b"&" not in raw and b"!" not in raw  # so no event can have an anchor or a tag
        self._log = log
        self._left = NODES
        self._deceptive = False

    def document(self) -> Node | None:
        """The one document of the file."""
        self._next()  # the stream's start
        event = self._next()
        if type(event) is yaml.StreamEndEvent:
            self._log.error(None, "is empty", "`hinge-coach new` writes a drill to start from")
            return None
        node = self._node(self._next(), 0)
        self._next()  # the document's end
        event = self._next()
        if type(event) is not yaml.StreamEndEvent:
            self._log.stop(event.start_mark, "a second document begins here", "write one drill a file, without `---`")
        if self._deceptive:
            raise Stop
        return node

    def _node(self, event: Any, depth: int) -> Node:
        """The value that begins with `event`."""
        kind = type(event)
        if kind is AliasEvent:
            self._log.error(event.start_mark, f"`*{event.anchor}` refers to another place", "write out what is meant")
            return Scalar("", False, event.start_mark)
        if event.anchor is not None:
            mend = "leave it out, and write every value where it is used"
            self._log.error(event.start_mark, f"`&{event.anchor}` names this value", mend)
        if event.tag is not None:
            self._log.error(event.start_mark, f"the tag `{event.tag}` gives this value a type", "leave the tag out")
        if kind is ScalarEvent:
            return Scalar(event.value, not event.style, event.start_mark)
        if depth == DEPTH:
            self._log.stop(
                event.start_mark, f"this is nested over {DEPTH} levels deep", "a drill needs no more than seven"
            )
        read = self._table if kind is MappingStartEvent else self._items
        return read(event.start_mark, depth + 1)

    def _items(self, mark: Any, depth: int) -> Items:
        items: list[Node] = []
        bare = self._bare
        for event in islice(self._events, self._left):
            kind = type(event)
            if kind is ScalarEvent and (bare or event.anchor is None is event.tag):
                items.append(Scalar(event.value, not event.style, event.start_mark))
            elif kind is SequenceEndEvent:
                break
            else:
                items.append(self._node(event, depth))
        self._count(items, mark)
        return Items(items, mark)

    def _table(self, mark: Any, depth: int) -> Table:
        entries: dict[str, tuple[Any, Node]] = {}
        next_event, bare = self._next, self._bare
        for event in islice(self._events, self._left):
            if type(event) is MappingEndEvent:
                break
            key = event.value if type(event) is ScalarEvent and (bare or event.anchor is None is event.tag) else None
            if not key or key in entries or key == "<<":
                self._wrong_key(self._node(event, depth), entries)
                self._node(next_event(), depth)
                continue
            value = next_event()
            if type(value) is ScalarEvent and (bare or value.anchor is None is value.tag):
                entries[key] = event.start_mark, Scalar(value.value, not value.style, value.start_mark)
            else:
                entries[key] = event.start_mark, self._node(value, depth)
        self._count(entries, mark)
        if self._log.lines:
            self._look_at_keys(entries)
        return Table(entries, mark)

    def _look_at_keys(self, entries: "dict[str, tuple[Any, Node]]") -> None:
        """Notes the keys with a character in them that the eye takes for another: the file is not what it seems.

        Where one is prose that a comma has cut, the value before it may have such a character in place of its quote.
        """
        before: Node | None = None
        for key, (mark, value) in entries.items():
            alone = type(value) is Scalar and value.plain and not value.text  # perhaps prose, cut by a comma
            if alone and type(before) is Scalar and before.plain:
                self._deceptive |= self._log.misplaced(before.mark, before.text)
            self._deceptive |= (self._log.misplaced if alone else self._log.confusable)(mark, key)
            before = value

    def _count(self, values: Sized, mark: Any) -> None:
        """Stops where the file holds too many values: a loop that reached its limit is not at its container's end."""
        self._left -= len(values)
        if self._left <= 0:
            self._log.stop(mark, f"the file holds over {NODES:,} values", "write one drill a file")

    def _wrong_key(self, key: Node, entries: "dict[str, tuple[Any, Node]]") -> None:
        if type(key) is not Scalar:
            self._log.error(key.mark, "this key is a list or a map", "a key is one plain word")
        elif not key.text:
            self._log.error(key.mark, "a key is missing here", "write `key: value`")
        elif key.text == "<<":
            self._log.error(key.mark, "`<<` merges another map in here", "write out the keys that are meant")
        elif key.text in entries:
            first = entries[key.text][0].line + 1
            self._log.error(key.mark, f"`{key.text}` stands here twice, first in line {first}", "keep one of them")
