"""Text that a `#` cuts short: YAML takes for a comment what follows it, and the file is right without its words."""

import re

from yaml import ScalarEvent

from hinge_coach.reading.source_text import Log, Mark, checked
from hinge_coach.reading.yaml_nodes import events_of

_HASH = re.compile(r"[ \t]+#(?=[^\s#])")  # who means a comment nearly always writes a space after it


def warn_of_cut_text(raw: bytes, log: Log) -> None:
    """Warns of each value of a file that is right, behind which a `#` is followed by text without a space."""
    raw = checked(raw, log)
    lines = raw.decode().split("\n")
    if not any(map(_HASH.search, lines)):
        return
    for event in events_of(raw):
        end = event.end_mark
        if type(event) is ScalarEvent and not event.style and end.line < len(lines):
            cut = _HASH.match(lines[end.line], end.column)
            if cut and event.value:
                what = f"the text “{event.value[-20:]}” ends at this `#`, which begins a comment"
                log.warn(Mark(end.line, cut.end() - 1), what, "put all of it in quotes, or write a space after the `#`")
