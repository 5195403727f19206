"""The text of a file before it is YAML: its bytes checked and decoded, and what is wrong in it, each at its place."""

import re
from typing import TYPE_CHECKING, Any

from hinge_coach.reading.clean_text import clean
from hinge_coach.reading.file_problem import ERROR, WARNING, Problem

if TYPE_CHECKING:
    from hinge_coach.reading.invisible_characters import Found

PROBLEMS = 200  # of one file; more would not help anybody
_PLAIN_BYTES = bytes([9, 10, 13, *range(32, 127)])
# What YAML allows in a file (YAML 1.1, 5.1: c-printable).
_CONTROLS = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#.*)?\r?\n)*(?=%)")
# YAML ends a line at these as well. No editor does, and each place after them would be another than a person sees.
_LINE_ENDS = str.maketrans("\x85\u2028\u2029", "   ")


class Mark:
    """A place in a file, counted from 0 as libyaml does."""

    __slots__ = ("line", "column")

    def __init__(self, line: int, column: int) -> None:
        self.line, self.column = line, column


class Stop(Exception):
    """Nothing after this point can be understood; the reason is in the log."""


class Log:
    """What is wrong in one file, collected while it is read. `careful` asks for what is legal but unwise as well.

    `lines` are those of the file, where it holds anything beside ASCII. `deceived`: a character was noted that the eye
    takes for another, so that one value need not fit the others.
    """

    def __init__(self, path: str, careful: bool = False) -> None:
        self.path, self.careful = path, careful
        self.problems: list[Problem] = []
        self.failed = self.deceived = False
        self.lines: list[str] = []

    def error(self, mark: Any, what: str, mend: str) -> None:
        """Notes an error at a mark (None: the whole file)."""
        self.failed = True
        self._note(mark, ERROR, what, mend)

    def warn(self, mark: Any, what: str, mend: str) -> None:
        self._note(mark, WARNING, what, mend)

    def stop(self, mark: Any, what: str, mend: str) -> None:
        """Notes an error after which nothing can be understood. Raises Stop."""
        self.error(mark, what, mend)
        raise Stop

    def confusable(self, mark: Any, text: str) -> bool:
        """Notes the first character of the text at a mark that looks like another character; whether there is one."""
        if mark is None or (text := self._own(mark, text)).isascii():
            return False
        from hinge_coach.reading.invisible_characters import confusable

        return self._noted(mark, text, confusable(text))

    def misplaced(self, mark: Any, text: str) -> bool:
        """The same, of the characters that stand where a sign of YAML's own is meant."""
        if text.isascii():
            return False
        from hinge_coach.reading.invisible_characters import misplaced

        return self._noted(mark, text, misplaced(text))

    def place(self, mark: Any, text: str, index: int) -> Any:
        """Where in the file the character of the text at a mark stands; the mark where it is written as an escape."""
        nth = text.count(text[index], 0, index + 1)
        for number in range(mark.line, min(len(self.lines), mark.line + 1 + text.count(" "))):
            column = mark.column if number == mark.line else 0
            while nth and (column := self.lines[number].find(text[index], column) + 1):
                nth -= 1
            if not nth:
                return Mark(number, column - 1)
        return mark

    @property
    def full(self) -> bool:
        return len(self.problems) >= PROBLEMS

    def _own(self, mark: Any, text: str) -> str:
        """The text at a mark as it stands in the file, with what was taken for a space there."""
        line = self.lines[mark.line] if mark.line < len(self.lines) else ""
        for start in (mark.column, mark.column + 1):  # in quotes or not
            own = line[start : start + len(text)]
            if own.translate(_LINE_ENDS) == text:
                return own
        return text

    def _noted(self, mark: Any, text: str, found: "Found | None") -> bool:
        if found:
            self.deceived = True
            self.error(self.place(mark, text, found.at), found.what, found.mend)
        return found is not None

    def _note(self, mark: Any, severity: str, what: str, mend: str) -> None:
        if not self.full:
            line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
            self.problems.append(Problem(self.path, line, column, severity, clean(what), clean(mend)))
            if self.full:
                self.problems.append(Problem(self.path, 0, 0, severity, "has more errors", "correct these first"))


def checked(raw: bytes, log: Log) -> bytes:
    """`raw` as a parser takes it: UTF-8 without byte order mark, control characters and directives. Raises Stop."""
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    if raw.translate(None, _PLAIN_BYTES):
        text = _decoded(raw, log)
        log.lines = text.split("\n")
        strange = _CONTROLS.search(text)
        if strange:
            what = f"holds the control character U+{ord(strange.group()):04X}"
            log.stop(place_after(text[: strange.start()]), what, "save it as plain UTF-8 text without that")
        raw = text.translate(_LINE_ENDS).encode()
    if b"%" in raw and (before := _DIRECTIVE.match(raw.decode())):
        # Which of them are understood depends on the parser's release.
        what = "a line that begins with `%` does not belong to this format"
        log.stop(place_after(before.group()), what, "leave it out")
    return raw


def _decoded(raw: bytes, log: Log) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        wide = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
        what = "is UTF-16 or UTF-32" if wide else f"holds a byte (0x{raw[error.start]:02x}) that is not UTF-8"
        log.stop(place_after(raw[: error.start].decode()), what, "save the file as UTF-8")
        raise


def place_after(before: str) -> Mark:
    """The place that follows the text `before`."""
    return Mark(before.count("\n"), len(before) - before.rfind("\n") - 1)
