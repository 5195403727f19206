"""The file `course.yaml`, read: what it says of the drills beside it, what is wrong with it, and where."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from hinge_coach.course.file.drill_file import in_order, read_map
from hinge_coach.course.format.course_fields import COURSE
from hinge_coach.reading.clean_text import clean, shown
from hinge_coach.reading.file_problem import ERROR, Problem
from hinge_coach.reading.line_and_column import place_in
from hinge_coach.reading.source_text import Log
from hinge_coach.reading.yaml_nodes import Node, Table


class CourseFile(NamedTuple):
    """What was read of one course.yaml. `ties` are fields of a `Course`; None where there are errors."""

    path: str  # as it may be printed
    ties: Mapping[str, Any] | None
    problems: list[Problem]
    node: Node | None

    def problem(self, severity: str, what: str, mend: str, *steps: str | int) -> Problem:
        """A problem of this file at the value to which `steps` lead, as in `place_in`."""
        return Problem(self.path, *place_in(self.node, steps), severity, clean(what), clean(mend))


def read_course_file(path: Any, careful: bool = False) -> CourseFile:
    """Reads the course.yaml at `path`, as `read_drill` reads a drill. Whether its drills exist is not asked here."""
    log = Log(shown(path), careful)
    node, ties = read_map(path, COURSE, log, "write `format: 1` and what ties the drills together")
    file = CourseFile(log.path, ties, in_order(log.problems), node)
    if isinstance(node, Table) and {"id", "work"} <= node.entries.keys():
        mend = "call it <order>-<id>.yaml: a course.yaml says what ties drills together"
        return file._replace(problems=[file.problem(ERROR, "this is a drill", mend)])
    return file
