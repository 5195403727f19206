"""What YAML's own error messages mean for the person who wrote the file."""

import re
from typing import Any

import yaml

_CLOSE = "close it"
_QUOTE = "put such text in quotes"
# A part of the parser's message, what is wrong, the mend, and whether it is told where the thing began.
_WORDS = (
    ("mapping values are not allowed", "a colon is in a place where no key can be", _QUOTE, False),
    ("tab character", "a tab indents this line", "indent with spaces", False),
    ("cannot start any token", "no value can begin with this character", _QUOTE, False),
    ("',' or '}'", "this map in braces is not closed or lacks a comma", "write {key: value, key: value}", True),
    ("',' or ']'", "this list in brackets is not closed or lacks a comma", "write [one, two]", True),
    ("node content", "a bracket or a brace that opens here is never closed", _CLOSE, True),
    ("expected key", "this line does not fit the lines above", "indent it as far as its neighbours", False),
    ("'-' indicator", "this line does not fit the list above", "begin it with `- `, or indent it further", False),
    ("<block end>", "this line does not fit the lines above", "indent it as far as its neighbours", False),
    ("could not find expected ':'", "this line is no `key: value`", "put a colon and a space after the key", True),
    ("unexpected end of stream", "a quote that opens here is never closed", _CLOSE, True),
    ("document indicator", "a quote that opens here is not closed before the document ends", _CLOSE, True),
    ("escape", "this backslash means nothing inside double quotes", "use single quotes", False),
    ("document start", "the text goes on where the drill has ended", "indent it, or quote the text before it", False),
    ("an alias", "`*` refers to another place", _QUOTE, False),
    ("an anchor", "`&` names a value", _QUOTE, False),
    ("a tag", "`!` gives a value a type", _QUOTE, False),
    ("block scalar", "text begins right after `>` or `|`", "begin it on the next line, indented", False),
)


_HASH = re.compile(r"\s#(?=[^\s#])")
_KEY_ALONE = re.compile(r"\s+[\w-]+")


def syntax_words(error: yaml.MarkedYAMLError, text: str) -> tuple[Any, str, str]:
    """The place, what is wrong and the mend, for an error that a YAML parser has with a file's text."""
    place = error.problem_mark or error.context_mark
    lines = text.split("\n")
    told = f"{error.problem or ''}\n{error.context or ''}"
    if place is not None:
        began = error.context_mark or place
        if (seen := _seen(told, _line(lines, place)[: place.column], _line(lines, place)[place.column :])) is not None:
            return place, *seen
        if (seen := _began(told, _line(lines, began)[began.column :])) is not None:
            return began, *seen
    for message in (error.problem or "", error.context or ""):
        for part, what, mend, from_its_start in _WORDS:
            if part in message:
                return (error.context_mark if from_its_start else None) or place, what, mend
    return place, f"this is no YAML ({error.problem or error.context})", "compare it with a file from `hinge-coach new`"


def _line(lines: list[str], mark: Any) -> str:
    return lines[mark.line] if mark.line < len(lines) else ""


def _seen(told: str, before: str, after: str) -> tuple[str, str] | None:
    """What is wrong and the mend, where the line around the place says it better than the parser's message."""
    if after.startswith("\t"):
        return "a tab indents this line", "indent with spaces"
    if ("',' or" in told or "<block end>" in told) and before.rstrip().endswith(("'", '"')):
        return "the text goes on after its closing quote", "put all of it in double quotes"
    if "',' or" in told and after.startswith(":") and re.search(r"[{\[]", before):
        return "a colon is in a place where no key can be", f"{_QUOTE}, or write a comma before the key"
    if "mapping values" in told and _KEY_ALONE.fullmatch(before):
        return "this key is indented further than the one above it", "indent both alike"
    return None


def _began(told: str, line: str) -> tuple[str, str] | None:
    """The same, for the line in which began what the parser did not come to an end with."""
    if "',' or" in told and _HASH.search(line):
        return (
            "a `#` in here begins a comment, so that nothing closes the bracket",
            "put text that holds a `#` in quotes",
        )
    if "expected ':'" in told and line.startswith(("{", "[")):
        return "this line is no `key: value`", "begin each item of a list with `- `"
    if "expected ':'" in told and line.startswith("-"):
        return "a dash stands right before its text", "write a space after the dash"
    return None
