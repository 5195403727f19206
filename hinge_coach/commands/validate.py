"""`hinge-coach validate`: everything wrong in drill files and course.yaml, at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hinge_coach.commands.shared import own_course
from hinge_coach.course.course import Course
from hinge_coach.course.drill import Drill
from hinge_coach.course.file.course_folder import shipped_folder, shipped_path
from hinge_coach.course.file.drill_file import DrillFile, course_paths, drill_paths
from hinge_coach.course.file.validation import check_files, drills_in, is_folder, read_files, sorted_problems
from hinge_coach.figure.plausibility import drill_problems
from hinge_coach.look.verdict.figure_and_landmarks import broken
from hinge_coach.printed.parts.json_output import print_json
from hinge_coach.reading.file_problem import ERROR, WARNING, Problem


def validate(paths: tuple[Path, ...], as_json: bool) -> int:
    """Report everything wrong with the files and folders, at once; the exit code, 1 where one is an error."""
    problems = [problem for paths_, course in _sets(paths) for problem in _problems(paths_, course)]
    if as_json:
        print_json([problem._asdict() for problem in problems])
    else:
        from hinge_coach.printed.parts.console import print_unbroken
        from hinge_coach.printed.validation_report import validate_page

        print_unbroken(validate_page(problems))
    return 1 if any(problem.severity == ERROR for problem in problems) else 0


def _sets(paths: tuple[Path, ...]) -> list[tuple[list[Any], Course | None]]:
    """What is checked together, with the course that it is part of.

    These are the paths that were named, else the shipped drills and, beside them, one's own. A folder is a course by
    itself, as with `--drills`, unless it is one's own; so is that of a file with a course.yaml beside it.
    """
    whole, own = own_course.readable_course(), own_course.own_drills()
    if not paths:
        has_files = own and own.is_dir() and (drill_paths(own) or course_paths(own))
        return [([shipped_folder()], _course_in(shipped_folder(), whole)), *([([own], whole)] if has_files else [])]
    sets: dict[Path | None, list[Any]] = {}
    for path in paths:
        folder = path if is_folder(path) else path.parent
        alone = folder != own and (folder == path or _is_course(folder))
        sets.setdefault(folder if alone else None, []).append(path)
    return [(named, _course_in(folder, whole) if folder else whole) for folder, named in sets.items()]


def _is_course(folder: Path) -> bool:
    try:
        return bool(course_paths(folder))
    except (OSError, ValueError):
        return False  # reading it will say what is wrong


def _course_in(folder: Any, whole: Course | None) -> Course:
    """The course of a folder, as far as it can be read; for kit it has the shipped words as well."""
    return Course(tuple(drills_in(folder).values()), kit_items=whole.kit_items if whole else ())


def _problems(paths: list[Any], course: Course | None) -> list[Problem]:
    files, problems = read_files(paths)
    problems += check_files(files, course, own_course.own_drills())
    for file in files.drills:
        if file.drill:
            problems += _figure_problems(file, file.drill)
            problems += _watch_problems(file, file.drill)
            problems += _takes_a_place(file, file.drill)
    return sorted_problems(problems, files)


def _takes_a_place(file: DrillFile, drill: Drill) -> Iterator[Problem]:
    """A person's own file with the id of a shipped drill, which may be what they want."""
    own = own_course.own_drills()
    if own and Path(file.path).parent == own and shipped_path(drill.id):
        mend = "if you do not want that, give it another id"
        yield file.problem(WARNING, f"this replaces the course's own {drill.id}", mend, "id")


def _figure_problems(file: DrillFile, drill: Drill) -> Iterator[Problem]:
    """What no body could do, in any of the drill's figures. The drill runs all the same: only its picture lies."""
    for found in drill_problems(drill):
        yield file.problem(WARNING, found.what, found.mend, *found.steps)


def _watch_problems(file: DrillFile, drill: Drill) -> Iterator[Problem]:
    """What of the drill's `watch:` its own right figure breaks: a camera would find fault with what is right."""
    for at, watch in broken(drill.figure, drill.watch) if drill.figure else ():
        what = f"the figure's own {at} breaks this and would be seen as {watch.fault}"
        mend = "widen the range, or correct the figure"
        yield file.problem(WARNING, what, mend, "watch", drill.watch.index(watch), "fault")
