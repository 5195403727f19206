"""What a YAML parser's errors mean for the person who wrote the file.

They are told from where the parser stopped, where it began with what it did not understand, and the text there: its own
messages change from release to release.
"""

import re
from typing import Any

import yaml

from hinge_coach.reading.source_text import Log, Mark

_QUOTE = "put such text in quotes"
_HASH = re.compile(r"\s#(?=[^\s#])")
_KEY_ALONE = re.compile(r"\s+[\w-]+")
_ESCAPE = re.compile(r"\\(?:[xuU][0-9A-Fa-f]*)?$")
_PROPER = re.compile(r" *(?:- |(?:- +)*[\w-]+:(?: |$))")
_MARKS = {
    "&": "`&` names a value",
    "*": "`*` refers to another place",
    "!": "`!` gives a value a type",
}
_Told = tuple[Any, str, str]


def syntax_words(error: yaml.MarkedYAMLError, log: Log, text: str) -> _Told:
    """The place, what is wrong and the mend, for an error that a YAML parser has with a file's text."""
    stopped = _Spot(text, error.problem_mark or error.context_mark)
    began = _Spot(text, error.context_mark) if error.context_mark else None
    if found := _misleading(log, began or stopped, stopped):
        return found
    if stopped.after.startswith("\t"):
        return stopped.mark, "a tab indents this line", "indent with spaces"
    if isinstance(error, yaml.scanner.ScannerError):
        told = _unscanned(stopped) if began is None else _unfinished(began, stopped)
    else:
        told = _unparsed(began, stopped)
    return told or (stopped.mark, "this is not YAML", "compare it with a file from `hinge-coach new`")


class _Spot:
    """A place in a text: its mark, its line before and after it, and all of the text from there."""

    def __init__(self, text: str, mark: Any) -> None:
        lines = text.split("\n")
        line = lines[mark.line] if mark is not None and mark.line < len(lines) else ""
        self.mark = mark
        self.before, self.after = (line[: mark.column], line[mark.column :]) if mark is not None else ("", "")
        self.rest = "\n".join([self.after, *lines[mark.line + 1 :]]) if mark is not None else ""


def _misleading(log: Log, began: _Spot, stopped: _Spot) -> _Told | None:
    """A character that only looks like the sign of YAML's own that is missing."""
    if not log.lines or stopped.mark is None:
        return None
    from hinge_coach.reading.invisible_characters import confusable, misplaced, stranded

    def told(number: int, start: int, found: Any) -> _Told:
        return Mark(number, start + found.at), found.what, found.mend

    last = min(stopped.mark.line, len(log.lines) - 1)
    at_once = confusable(stopped.after[:1])
    if at_once:
        return told(last, stopped.mark.column, at_once)
    bracket = began.after[:1] in ("[", "{")
    for number in range(last, -1, -1):
        if found := misplaced(log.lines[number]) or (stranded(log.lines[number]) if bracket else None):
            return told(number, 0, found)
        if number <= began.mark.line and number < last and _PROPER.match(log.lines[number]):
            break
    closing = {"[": ",]", "{": ",:}", '"': '"', "'": "'"}.get(began.after[:1], "")
    if closing and (found := confusable(began.after, closing)):
        return told(began.mark.line, began.mark.column, found)
    return None


def _unscanned(stopped: _Spot) -> _Told | None:
    """Where no word of YAML's can begin."""
    sign = stopped.after[:1]
    if sign == ":" and _KEY_ALONE.fullmatch(stopped.before):
        return stopped.mark, "this key is indented further than the one above it", "indent both alike"
    if sign == ":":
        return stopped.mark, "a colon is in a place where no key can be", _QUOTE
    if sign == "-":
        return stopped.mark, "a list begins in the line of its key", "begin it on the next line, indented"
    if sign == "?":
        return stopped.mark, "a question mark is in a place where no key can be", _QUOTE
    return stopped.mark, "no value can begin with this character", _QUOTE


def _unfinished(began: _Spot, stopped: _Spot) -> _Told | None:
    """Where a word of YAML's has begun, and nothing can end it."""
    sign = began.after[:1]
    if sign == '"' and (escape := _ESCAPE.search(stopped.before)):
        place = Mark(stopped.mark.line, escape.start())
        return place, "this backslash means nothing inside double quotes", "use single quotes"
    if sign in ("'", '"') and not _closed(began.rest):
        if stopped.after.startswith(("---", "...")):
            return began.mark, "a quote that opens here is not closed before the document ends", "close it"
        return began.mark, "a quote that opens here is never closed", "close it"
    if sign in ("|", ">"):
        return stopped.mark, "text begins right after `>` or `|`", "begin it on the next line, indented"
    if sign in _MARKS:
        return stopped.mark, _MARKS[sign], _QUOTE
    if sign == "%":
        return began.mark, "a line that begins with `%` does not belong to this format", "leave it out"
    if sign in ("{", "["):
        return began.mark, "this line is not `key: value`", "begin each item of a list with `- `"
    if sign == "-":
        return began.mark, "a dash stands right before its text", "write a space after the dash"
    return began.mark, "this line is not `key: value`", "put a colon and a space after the key"


def _closed(quoted: str) -> bool:
    """Whether the quote with which the text begins is closed, before the document ends."""
    pattern = r"'(?:[^']|'')*'" if quoted[0] == "'" else r'"(?:[^"\\]|\\.)*"'
    found = re.match(pattern, quoted, re.DOTALL)
    return found is not None and not re.search(r"^(?:---|\.\.\.)", found.group(), re.MULTILINE)


def _unparsed(began: _Spot | None, stopped: _Spot) -> _Told | None:
    """Where a word of YAML's stands that cannot follow the one before it."""
    sign, after = began.after[:1] if began else "", stopped.after[:1]
    if began is None:
        return stopped.mark, "the text goes on where the drill has ended", "indent it, or quote the text before it"
    if (began.mark.line, began.mark.column) == (stopped.mark.line, stopped.mark.column):
        return _no_value(stopped)
    if after == "!":
        return stopped.mark, _MARKS["!"], _QUOTE
    if sign in ("[", "{") and _HASH.search(began.after):
        what = "a `#` in here begins a comment, so that nothing closes the bracket"
        return began.mark, what, "put text that holds a `#` in quotes"
    if stopped.before.rstrip().endswith(("'", '"')):
        return stopped.mark, "the text goes on after its closing quote", "put all of it in double quotes"
    if sign in ("[", "{") and after == ":" and re.search(r"[{\[]", stopped.before):
        return stopped.mark, "a colon is in a place where no key can be", f"{_QUOTE}, or write a comma before the key"
    if sign == "[":
        return began.mark, "this list in brackets is not closed or lacks a comma", "write [one, two]"
    if sign == "{":
        return began.mark, "this map in braces is not closed or lacks a comma", "write {key: value, key: value}"
    if sign == "-":
        return stopped.mark, "this line does not fit the list above", "begin it with `- `, or indent it further"
    return stopped.mark, "this line does not fit the lines above", "indent it as far as its neighbours"


def _no_value(stopped: _Spot) -> _Told:
    """Where a value should begin, and does not."""
    sign = stopped.after[:1]
    if not stopped.rest.strip():
        return stopped.mark, "the file ends before a bracket or a brace is closed", "close it"
    if sign in ("]", "}"):
        return stopped.mark, f"`{sign}` closes what was never opened", _QUOTE
    return stopped.mark, "a value is missing here", "write it, or leave out the sign before it"
