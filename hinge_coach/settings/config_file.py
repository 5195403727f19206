"""The settings file: read with file, line and mend for what is wrong; changed line by line, and never lost."""

import re
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hinge_coach.errors import CoachError
from hinge_coach.reading.clean_text import clean, shown
from hinge_coach.reading.did_you_mean import meant
from hinge_coach.settings.personal_folder import make_folder
from hinge_coach.settings.settings_table import SETTINGS, Settings, Wrong

if TYPE_CHECKING:
    from hinge_coach.reading.source_text import Log
    from hinge_coach.reading.yaml_nodes import Node, Table

__all__ = ["FILE", "Settings", "SettingsError", "commented", "read_settings", "save"]

FILE = "config.yaml"
_HEAD = """\
# Your settings for hinge-coach. To set one, delete the # before its line and write your value after the colon.
# An option on the command line overrides this file, and so does its HINGE_COACH_ variable.
"""
_MEND = "correct that, or move the file away to get the defaults back"
_BOM = b"\xef\xbb\xbf"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")  # as YAML counts them, with what ends them
_COMMENT = re.compile(r"(?:^|\s)(#.*)")


class SettingsError(CoachError):
    """A settings file that can't be used. The text is `path:line:column: what is wrong; what would be right`."""


def commented() -> str:
    """The file before anything was chosen: every setting explained, and none of them in force."""
    return _HEAD + "".join(f"\n# {each.prose}\n# {key}: {each.example}\n" for key, each in SETTINGS.items())


def read_settings(folder: Path, *keys: str) -> Settings:
    """The settings in `folder`; the defaults for what is not there. Raises `SettingsError` with file, line and mend.

    With `keys` these alone are read, whatever is wrong with the others.
    """
    path = folder / FILE
    return Settings(**_values(*_read(_bytes(path), path), keys))


def save(folder: Path, key: str, value: object) -> None:
    """Keep `value` for the setting `key` in `folder`. When this returns, it is on disk.

    It takes the place of the value there, else of the commented example, else the end; other lines stay as they are.
    Raises `SettingsError` or `HomeError`, and the file is as it was.
    """
    path = folder / FILE
    make_folder(folder)
    before = _bytes(path) or commented().encode()
    table = _table(before, path)
    line = f"{key}: {SETTINGS[key].write(value)}"
    after = _with(before.decode(), table, key, line).encode()
    if not _says(after, {**_plain(table), **_plain(_table(line.encode(), path))}, path):
        by_hand = f"write `{line}` {_where(before.removeprefix(_BOM).decode(), table)} yourself"
        instead = f", in place of its {key}" if key in table.entries else ""
        raise SettingsError(f"{shown(path)} has a form that hinge-coach can't change; {by_hand}{instead}.")
    _replace(path, after)


def _where(text: str, table: "Table") -> str:
    """Where a setting is to be written by hand."""
    lines = _LINE.findall(text)[table.mark.line :]
    in_braces = bool(lines) and lines[0][table.mark.column :].startswith("{")
    return "between its braces" if in_braces else "in a line of its own"


def _says(raw: bytes, wanted: dict[str, Any], path: Path) -> bool:
    """Whether these bytes are read as what is wanted: an unusual layout, such as one in braces, may not be."""
    try:
        return bool(_plain(_table(raw, path)) == wanted)
    except SettingsError:  # with a place in what is not the person's own text
        return False


def _bytes(path: Path) -> bytes:
    """What the file holds, nothing where there is none."""
    from hinge_coach.reading.file_bytes import Unreadable, read_bytes

    try:
        return read_bytes(path)
    except Unreadable as error:
        if isinstance(error.__cause__, (FileNotFoundError, NotADirectoryError)) and not path.is_symlink():
            return b""
        raise SettingsError(f"{shown(path)} {error.what}; {_MEND}.") from error


def _table(raw: bytes, path: Path) -> "Table":
    """The settings as they are written, none where there are only comments."""
    return _read(raw, path)[0]


def _read(raw: bytes, path: Path) -> "tuple[Table, Log]":
    """The same, with what knows the file's own lines."""
    from hinge_coach.reading.source_text import Log
    from hinge_coach.reading.yaml_nodes import Scalar, Table, parse

    if all(not line.strip() or line.lstrip().startswith(b"#") for line in raw.removeprefix(_BOM).splitlines()):
        raw += b"\n{}\n"
    log = Log(shown(path))
    found = parse(raw, log)
    if isinstance(found, Scalar):
        log.misplaced(found.mark, found.text)
    _refuse(log)
    if not isinstance(found, Table):
        raise SettingsError(f"{shown(path)}:1:1: these are not settings; write one on each line, as in `voice: auto`.")
    return found, log


def _refuse(log: "Log") -> None:
    """Raises the first problem of the log. YAML's troubles are told as those of a drill file, which this is not."""
    if log.problems:
        name, line, column, _, what, mend = log.problems[0]
        told = (what if "drill" not in what else "this is not a setting"), (mend if "drill" not in mend else _MEND)
        place = f"{name}:{line}:{column}:" if line else name
        raise SettingsError(f"{place} {'; '.join(told)}.")


def _values(table: "Table", log: "Log", keys: Collection[str] = ()) -> dict[str, Any]:
    found = {}
    for key, (mark, node) in table.entries.items():
        if keys and key not in keys:
            continue
        try:
            if key not in SETTINGS:
                raise Wrong(f"`{clean(key)[:40]}` is not a setting", meant(key, SETTINGS) or f"there are {_listed()}")
            found[key] = SETTINGS[key].read(key, node)
        except Wrong as wrong:
            for scalar in getattr(node, "items", (node,)):
                log.confusable(scalar.mark, getattr(scalar, "text", ""))
            _refuse(log)
            at = wrong.mark or mark
            end = "" if wrong.mend.endswith("?") else "."
            place = f"{log.path}:{at.line + 1}:{at.column + 1}"
            raise SettingsError(f"{place}: {wrong.what}; {wrong.mend}{end}") from None
    return found


def _listed() -> str:
    *keys, last = SETTINGS
    return f"{', '.join(keys)} and {last}"


def _plain(node: "Node") -> Any:
    """A node's texts, without their places."""
    if hasattr(node, "entries"):
        return {key: _plain(value) for key, (_, value) in node.entries.items()}
    return [_plain(item) for item in node.items] if hasattr(node, "items") else node.text


def _with(text: str, table: "Table", key: str, line: str) -> str:
    """`text` with `line` for the setting `key`. The comments on the old value stay."""
    lines = _LINE.findall(text)
    ending = "\r\n" if "\r\n" in text else "\n"
    line = " " * table.mark.column + line  # beside its neighbours, however far they are indented
    if key in table.entries:
        first = table.entries[key][0].line
        after = _end(lines, first, [mark.line for mark, _ in table.entries.values()])
        comments = [found[1] for old in lines[first:after] if (found := _COMMENT.search(old.rstrip()))]
        beside = after == first + 1 and comments
        new = [f"{line}  {comments[0]}"] if beside else [*comments, line]
    else:
        example = re.compile(rf"#\s*{key}\s*:")
        first = next((number for number, old in enumerate(lines) if example.match(old)), len(lines))
        after, new = first + 1, [line]
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += ending
    return "".join([*lines[:first], *(each + ending for each in new), *lines[after:]])


def _end(lines: list[str], first: int, keys: list[int]) -> int:
    """The line behind the value that begins in line `first`: the comment above the next setting is not part of it."""
    after = min((number for number in keys if number > first), default=len(lines))
    while after > first + 1 and lines[after - 1].strip()[:1] in ("", "#"):
        after -= 1
    return after


def _replace(path: Path, content: bytes) -> None:
    """Put `content` in the place of the file, all of it or none. A link stays a link, and leads to the new content."""
    from hinge_coach.writing.whole_file import replacing  # most commands change nothing

    try:
        with replacing(path.resolve()) as new:
            new.write_bytes(content)
    except OSError as error:
        why = error.strerror or "it can't be written"
        raise SettingsError(
            f"{shown(path)} can't be changed ({why}); correct that, or set HINGE_COACH_HOME."
        ) from error
