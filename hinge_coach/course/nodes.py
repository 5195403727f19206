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

from hinge_coach.course.problem import ERROR, WARNING, Problem
from hinge_coach.course.text import clean
from hinge_coach.course.yaml_words import syntax_words

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]  # the stubs know no parser
except ImportError:  # PyYAML without libyaml: ten times slower, and the same events
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]  # another class

DEPTH = 24  # levels; a figure's props need seven
NODES = 10_000  # values in one file; a shipped drill has about three hundred
PROBLEMS = 200  # of one file; more would not help anybody
_TOO_HIGH = re.compile(r"\\U(?!000|0010)")  # escapes of what is no character: the pure parser has no words for them
_DIRECTIVE = re.compile(rb"(?:[ \t]*(?:#.*)?\r?\n)*(?=%)")
_PLAIN_BYTES = bytes([9, 10, 13, *range(32, 127)])


class Mark:
    """A place in a file, counted from 0 as libyaml does."""

    __slots__ = ("line", "column")

    def __init__(self, line: int, column: int) -> None:
        self.line, self.column = line, column


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


class Log:
    """What is wrong in one file, collected while it is read. `careful` asks for what is legal but unwise as well."""

    def __init__(self, path: str, careful: bool = False) -> None:
        self.path, self.careful = path, careful
        self.problems: list[Problem] = []
        self.failed = False

    def error(self, mark: Any, what: str, mend: str) -> None:
        """Notes an error at a mark (None: the whole file)."""
        self.failed = True
        self._note(mark, ERROR, what, mend)

    def warn(self, mark: Any, what: str, mend: str) -> None:
        self._note(mark, WARNING, what, mend)

    @property
    def full(self) -> bool:
        return len(self.problems) >= PROBLEMS

    def _note(self, mark: Any, severity: str, what: str, mend: str) -> None:
        if not self.full:
            line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
            self.problems.append(Problem(self.path, line, column, severity, clean(what), clean(mend)))
            if self.full:
                self.problems.append(Problem(self.path, 0, 0, severity, "holds more that is wrong", "mend these first"))


class _Stop(Exception):
    """Nothing after this point can be understood; the reason is in the log."""


# What the parsers raise: on some escapes the pure one has no errors of its own.
_TROUBLE = (yaml.YAMLError, ValueError, OverflowError, RecursionError)


def parse(raw: bytes, log: Log) -> Node | None:
    """The one document of a file, or None with the reason in `log`. Never raises, whatever the bytes."""
    try:
        raw = _checked(raw, log)
        _refuse_directives(raw, log)
        return _Builder(_Parser, raw, log).document()
    except _Stop:
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
        try:
            _Builder(yaml.SafeLoader, raw, again).document()
        except _Stop:
            log.problems, log.failed = again.problems, True
            return
        except _TROUBLE as pure:
            log.problems, log.failed = again.problems, again.failed
            error = pure
    if isinstance(error, yaml.MarkedYAMLError):
        log.error(*syntax_words(error, raw.decode("utf-8")))
    else:
        text = raw.decode("utf-8")
        found = _TOO_HIGH.search(text)
        place = _mark(text[: found.start()]) if found else None
        log.error(place, "this escape stands for no character", "write the character itself")


def _checked(raw: bytes, log: Log) -> bytes:
    """`raw` without its byte order mark, once it is known to be UTF-8 without control characters."""
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    if not raw.translate(None, _PLAIN_BYTES):
        return raw
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        wide = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
        what = "is UTF-16 or UTF-32" if wide else f"holds a byte (0x{raw[error.start]:02x}) that is no UTF-8"
        log.error(_mark(raw[: error.start].decode("utf-8")), what, "save the file as UTF-8")
        raise _Stop from None
    strange = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if strange:
        what = f"holds the control character U+{ord(strange.group()):04X}"
        log.error(_mark(text[: strange.start()]), what, "save it as plain UTF-8 text without that")
        raise _Stop
    return raw


def _refuse_directives(raw: bytes, log: Log) -> None:
    """Stops at a `%` line before the document: which of them are understood depends on the parser's release."""
    found = _DIRECTIVE.match(raw)
    if found:
        before = found.group().decode("utf-8")
        log.error(_mark(before), "a line that begins with `%` is no part of a drill", "leave it out")
        raise _Stop


def _mark(before: str) -> Mark:
    """The place that follows the text `before`."""
    return Mark(before.count("\n"), len(before) - before.rfind("\n") - 1)


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
            self._stop(event.start_mark, "a second document begins here", "write one drill a file, without `---`")
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
            self._stop(event.start_mark, f"this is nested over {DEPTH} levels deep", "a drill needs no more than seven")
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
        return Table(entries, mark)

    def _count(self, values: Sized, mark: Any) -> None:
        """Stops where the file holds too many values: a loop that reached its limit is not at its container's end."""
        self._left -= len(values)
        if self._left <= 0:
            self._stop(mark, f"the file holds over {NODES:,} values", "write one drill a file")

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

    def _stop(self, mark: Any, what: str, mend: str) -> None:
        self._log.error(mark, what, mend)
        raise _Stop
