"""One drill file, read: its drill where it has one, what is wrong with it, and where each of its values stands."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from hinge_coach.course.drill import Drill
from hinge_coach.course.format.drill_fields import DRILL
from hinge_coach.course.format.field_table import Record
from hinge_coach.course.format.value_types import said
from hinge_coach.reading.clean_text import clean, shown
from hinge_coach.reading.file_bytes import Unreadable, read_bytes
from hinge_coach.reading.file_problem import Problem
from hinge_coach.reading.line_and_column import place_in
from hinge_coach.reading.source_text import Log
from hinge_coach.reading.yaml_nodes import Node, Scalar, Table, parse

ENDINGS = (".yaml", ".yml")
COURSE_NAMES = tuple(f"course{ending}" for ending in ENDINGS)


class DrillFile(NamedTuple):
    """What was read of one file. `drill` is None where there are errors among the `problems`."""

    path: str  # as it may be printed
    drill: Drill | None
    problems: list[Problem]
    node: Node | None

    def problem(self, severity: str, what: str, mend: str, *steps: str | int) -> Problem:
        """A problem of this file at the value to which `steps` lead, as in `place_in`."""
        return Problem(self.path, *place_in(self.node, steps), severity, clean(what), clean(mend))


def read_drill(path: Any, origin: str = "", careful: bool = False) -> DrillFile:
    """Reads the drill file at `path` (a Path, or what `importlib.resources` gives for a file in an archive).

    `origin` goes into the drill; `careful` also looks for what is legal but unwise. Whatever is wrong is in the
    result's problems: nothing is raised.
    """
    log = Log(shown(path), careful)
    node, fields = read_map(path, DRILL, log, "write a drill, from `format: 1` on, as `hinge-coach new` does")
    drill = None if fields is None else Drill(origin=origin, **fields)
    return DrillFile(log.path, drill, in_order(log.problems), node)


def read_map(path: Any, record: Record, log: Log, mend: str) -> tuple[Node | None, dict[str, Any] | None]:
    """What stands in the file at `path`, and its fields where that is a right `record`. What is wrong is in `log`."""
    node = fields = None
    try:
        raw = read_bytes(path) if isinstance(path, Path) else path.read_bytes()
        node = parse(raw, log)
    except Unreadable as error:
        log.error(None, error.what, error.mend)
    if isinstance(node, Table):
        fields = record.read(node, log, record.name)
    elif node is not None and not (isinstance(node, Scalar) and log.misplaced(node.mark, node.text)):
        log.error(node.mark, f"the file is {said(node)}", mend)
    if fields is None or log.failed:
        return node, None
    if log.careful:
        from hinge_coach.reading.cut_comments import warn_of_cut_text

        warn_of_cut_text(raw, log)
    del fields["format"]
    return node, fields


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """One file's problems, from its top."""
    return sorted(problems, key=lambda problem: problem.place)


def drill_paths(folder: Any) -> list[Any]:
    """The drill files of a folder by name, without hidden ones. Raises OSError where it cannot be listed."""
    return [path for path in _yaml_files(folder) if not is_course_file(path)]


def course_paths(folder: Any) -> list[Any]:
    """The file of a folder that ties its drills together, which may be spelt in two ways. Raises as `drill_paths`."""
    return list(filter(is_course_file, _yaml_files(folder)))


def is_course_file(path: Any) -> bool:
    """Whether a file is called as the one that ties drills together is called."""
    return path.name.lower() in COURSE_NAMES


def _yaml_files(folder: Any) -> list[Any]:
    found = [path for path in folder.iterdir() if path.name.lower().endswith(ENDINGS) and path.name[0] != "."]
    return sorted(found, key=lambda path: str(path.name))
