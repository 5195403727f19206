"""What YAML's own error messages mean for the person who wrote the file."""

_WORDS = (
    ("mapping values are not allowed", "a colon is in a place where no key can be", "put such text in quotes"),
    ("cannot start any token", "no value can begin with this character", "indent with spaces; quote such text"),
    ("',' or '}'", "this map in braces is not closed or lacks a comma", "write {key: value, key: value}"),
    ("',' or ']'", "this list in brackets is not closed or lacks a comma", "write [one, two]"),
    ("expected key", "this line does not fit the lines above", "indent it as far as its neighbours"),
    ("expected '-' indicator", "this line does not fit the list above", "begin it with `- `, or indent it further"),
    ("<block end>", "this line does not fit the lines above", "indent it as far as its neighbours"),
    ("could not find expected ':'", "this line is no `key: value`", "put a colon and a space after the key"),
    ("end of stream", "a quote that opens here is never closed", "close it"),
    ("document indicator", "a quote that opens before this is never closed", "close it"),
    ("escape", "this backslash means nothing inside double quotes", "use single quotes"),
    ("document start", "the text goes on where the drill has ended", "indent it, or put the text before it in quotes"),
    ("alias", "`*` refers to another place", "put text that begins with `*` in quotes"),
    ("anchor", "`&` names a value", "put text that begins with `&` in quotes"),
    ("tag", "`!` gives a value a type", "put text that begins with `!` in quotes"),
    ("directive", "a line that begins with `%` is no part of a drill", "leave it out"),
    ("block scalar", "text begins right after `>` or `|`", "begin it on the next line, indented"),
)


def syntax_words(problem: str) -> tuple[str, str]:
    """What is wrong and the mend, for the `problem` of a YAML parser."""
    for part, what, mend in _WORDS:
        if part in problem:
            return what, mend
    return f"is no YAML here ({problem})", "compare it with a file from `hinge-coach new`"
