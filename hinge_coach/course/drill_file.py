"""One drill file, read: its drill where it has one, what is wrong with it, and where each of its values stands."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from hinge_coach.course.drill import Drill
from hinge_coach.course.format import DRILL
from hinge_coach.course.kinds import said
from hinge_coach.course.nodes import Items, Node, Scalar, Table, parse
from hinge_coach.course.problem import Problem
from hinge_coach.course.reader import Unreadable, read_bytes
from hinge_coach.course.source import Log
from hinge_coach.course.text import clean, shown

ENDINGS = (".yaml", ".yml")


class DrillFile(NamedTuple):
    """What was read of one file. `drill` is None where there are errors among the `problems`."""

    path: str  # as it may be printed
    drill: Drill | None
    problems: list[Problem]
    node: Node | None

    def place(self, *steps: str | int) -> tuple[int, int]:
        """Line and column (from 1) of the value at `steps`, like `"cues", 0, "say"`, or as far as they lead."""
        node, mark = self.node, getattr(self.node, "mark", None)
        for step in steps:
            if type(node) is Table and step in node.entries:
                mark, node = node.entries[str(step)]
                mark = node.mark if type(node) is Scalar else mark
            elif type(node) is Items and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
                mark = node.mark
            else:
                break
        return (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)

    def problem(self, severity: str, what: str, mend: str, *steps: str | int) -> Problem:
        """A problem of this file at the value to which `steps` lead, as in `place`."""
        return Problem(self.path, *self.place(*steps), severity, clean(what), clean(mend))


def read_drill(path: Any, origin: str = "", careful: bool = False) -> DrillFile:
    """Reads the drill file at `path` (a Path, or what `importlib.resources` gives for a file in an archive).

    `origin` goes into the drill; `careful` also looks for what is legal but unwise. Whatever is wrong is in the
    result's problems: nothing is raised.
    """
    log = Log(shown(path), careful)
    node = fields = None
    try:
        raw = read_bytes(path) if isinstance(path, Path) else path.read_bytes()
        node = parse(raw, log)
    except Unreadable as error:
        log.error(None, error.what, error.mend)
    if isinstance(node, Table):
        fields = DRILL.read(node, log, DRILL.name)
    elif node is not None and not (isinstance(node, Scalar) and log.misplaced(node.mark, node.text)):
        mend = "write a drill, from `format: 1` on, as `hinge-coach new` does"
        log.error(node.mark, f"the file is {said(node)}", mend)
    drill = None
    if fields is not None and not log.failed:
        if careful:
            from hinge_coach.course.comments import warn_of_cut_text

            warn_of_cut_text(raw, log)
        del fields["format"]
        drill = Drill(origin=origin, **fields)
    return DrillFile(log.path, drill, sorted(log.problems, key=lambda problem: problem.place), node)


def drill_paths(folder: Any) -> list[Any]:
    """The drill files of a folder by name, without hidden ones. Raises OSError where it cannot be listed."""
    found: Iterable[Any] = folder.iterdir()
    return sorted((path for path in found if path.name.lower().endswith(ENDINGS) and path.name[0] != "."), key=_by_name)


def _by_name(path: Any) -> str:
    return str(path.name)
