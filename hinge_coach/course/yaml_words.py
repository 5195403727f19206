"""What YAML's own error messages mean for the person who wrote the file."""

from typing import Any

import yaml

_CLOSE = "close it"
_QUOTE = "put such text in quotes"
# A part of the parser's message, what is wrong, the mend, and whether it is told where the thing began.
_WORDS = (
    ("mapping values are not allowed", "a colon is in a place where no key can be", _QUOTE, False),
    ("tab character", "a tab indents this line", "indent with spaces", False),
    ("cannot start any token", "no value can begin with this character", f"indent with spaces; {_QUOTE}", False),
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
    ("directive", "a line that begins with `%` is no part of a drill", "leave it out", False),
    ("block scalar", "text begins right after `>` or `|`", "begin it on the next line, indented", False),
)


def syntax_words(error: yaml.MarkedYAMLError) -> tuple[Any, str, str]:
    """The place, what is wrong and the mend, for an error of a YAML parser."""
    place = error.problem_mark or error.context_mark
    for message in (error.problem or "", error.context or ""):
        for part, what, mend, from_its_start in _WORDS:
            if part in message:
                return (error.context_mark if from_its_start else None) or place, what, mend
    return place, f"this is no YAML ({error.problem or error.context})", "compare it with a file from `hinge-coach new`"
