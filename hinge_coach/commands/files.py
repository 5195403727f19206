"""`new`, `schema` and `validate`: a person's own drill files, written and checked."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hinge_coach.body.truth import drill_problems
from hinge_coach.commands import world
from hinge_coach.commands.plain_data import print_json
from hinge_coach.course.check import check_files, read_files, sorted_problems
from hinge_coach.course.course import Course
from hinge_coach.course.course_format import COURSE
from hinge_coach.course.course_skeleton import write_course_skeleton
from hinge_coach.course.drill import Drill
from hinge_coach.course.drill_file import DrillFile, course_paths, drill_paths
from hinge_coach.course.format import DRILL
from hinge_coach.course.library import SHIPPED, read_course, shipped_folder, shipped_path
from hinge_coach.course.problem import ERROR, WARNING, Problem
from hinge_coach.course.skeleton import next_order, schema_text, write_copy, write_skeleton
from hinge_coach.course.text import clean, shown
from hinge_coach.errors import CoachError
from hinge_coach.look.posed import broken
from hinge_coach.memory.home import home, make_folder


def new(id: str, order: float | None) -> None:
    """Write a commented skeleton into the person's own drills, or a copy of the shipped drill with that id.

    Raises CoachError where the id or the order can be none, or the file is there already.
    """
    make_folder(home())
    course = world.course()
    taken = next((drill for drill in course.drills if drill.id == id), None)
    if taken and taken.origin != SHIPPED:
        raise CoachError(f"{taken.origin} has the id {clean(id)} already: edit it, or choose another id.")
    if taken:
        path = write_copy(home() / world.OWN_DRILLS, id, taken.order if order is None else order, course)
    else:
        path = write_skeleton(home() / world.OWN_DRILLS, id, next_order(course) if order is None else order, course)
    print(shown(path))
    print(f"Edit it, check it with `hinge-coach validate`, try it with `hinge-coach start --only {clean(id)}`.")
    if taken:
        print(f"It begins as a copy of the course's own {clean(id)}, and takes its place.")


def new_course() -> None:
    """Write a commented course.yaml into the person's own drills. Raises CoachError where there is one already."""
    make_folder(home())
    print(shown(write_course_skeleton(home() / world.OWN_DRILLS, world.course())))
    print("Edit it, check it with `hinge-coach validate`; `hinge-coach show ID` says what ties a drill to others.")


def schema(of_course: bool = False) -> None:
    """Print the JSON Schema of a drill file, or of a course.yaml."""
    print(schema_text(COURSE if of_course else DRILL, _course()), end="")


def validate(paths: tuple[Path, ...], as_json: bool) -> int:
    """Report everything wrong with the files and folders, at once; the exit code, 1 where one is an error."""
    whole = _course()
    problems = [problem for paths_ in _sets(paths) for problem in _problems(paths_, whole)]
    if as_json:
        print_json([problem._asdict() for problem in problems])
    else:
        from hinge_coach.pages.console import print_unbroken
        from hinge_coach.pages.validate_page import validate_page

        print_unbroken(validate_page(problems))
    return 1 if any(problem.severity == ERROR for problem in problems) else 0


def _course() -> Course | None:
    """What the files will be part of, as far as it can be read."""

    try:
        return read_course(own=world.own_drills())
    except CoachError:
        return None


def _sets(paths: tuple[Path, ...]) -> list[list[Any]]:
    """What is checked together: the paths that were named, else the shipped drills and, beside them, one's own."""
    if paths:
        return [list(paths)]
    own = world.own_drills()
    has_files = own and own.is_dir() and (drill_paths(own) or course_paths(own))
    return [[shipped_folder()], *([[own]] if has_files else [])]


def _problems(paths: list[Any], course: Course | None) -> list[Problem]:
    files, problems = read_files(paths)
    problems += check_files(files, course, world.own_drills())
    for file in files.drills:
        if file.drill:
            problems += _figure_problems(file, file.drill)
            problems += _watch_problems(file, file.drill)
            problems += _takes_a_place(file, file.drill)
    return sorted_problems(problems, files)


def _takes_a_place(file: DrillFile, drill: Drill) -> Iterator[Problem]:
    """A person's own file with the id of a shipped drill, which may be what they want."""
    own = world.own_drills()
    if own and Path(file.path).parent == own and shipped_path(drill.id):
        mend = "give it another id if that is not meant"
        yield file.problem(WARNING, f"this takes the place of the course's own {drill.id}", mend, "id")


def _figure_problems(file: DrillFile, drill: Drill) -> Iterator[Problem]:
    """What no body could do, in any of the drill's figures. The drill runs all the same: only its picture lies."""

    for found in drill_problems(drill):
        yield file.problem(WARNING, found.what, found.mend, *found.steps)


def _watch_problems(file: DrillFile, drill: Drill) -> Iterator[Problem]:
    """What of the drill's `watch:` its own right figure breaks: a camera would find fault with what is right."""

    for at, watch in broken(drill.figure, drill.watch) if drill.figure else ():
        what = f"the figure's own {at} is a case of {watch.fault}"
        mend = "widen the range, or mend the figure"
        yield file.problem(WARNING, what, mend, "watch", drill.watch.index(watch), "fault")
