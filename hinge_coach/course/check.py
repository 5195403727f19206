"""Everything wrong in drill files at once, and what is legal but unwise: content is linted like code."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from hinge_coach.course.advice import advise
from hinge_coach.course.drill import Drill
from hinge_coach.course.drill_file import DrillFile, drill_paths, read_drill
from hinge_coach.course.format import ITEMS
from hinge_coach.course.library import Course
from hinge_coach.course.problem import ERROR, WARNING, Problem
from hinge_coach.course.text import shown


def check(paths: Iterable[Any], course: Course | None = None) -> list[Problem]:
    """All problems of the files and folders `paths`, in the order of the files and of their lines. Never raises.

    `course` is what the files will be part of: ids and items that it names are known.
    """
    files, problems = read_files(paths)
    return sorted_problems([*problems, *check_files(files, course)], files)


def read_files(paths: Iterable[Any]) -> tuple[list[DrillFile], list[Problem]]:
    """The drill files among `paths`, each once, folders unfolded; and a problem for each folder without one."""
    found: dict[Any, None] = {}
    problems = []
    for path in paths:
        if not _is_folder(path):
            found[path] = None
            continue
        try:
            inside = drill_paths(path)
        except OSError as error:
            what = f"cannot be listed ({error.strerror or type(error).__name__})"
            problems.append(Problem(shown(path), 0, 0, ERROR, what, "check who may read it"))
            continue
        if not inside:
            mend = "`hinge-coach new` writes one"
            problems.append(Problem(shown(path), 0, 0, ERROR, "the folder holds no drill file (*.yaml)", mend))
        found |= dict.fromkeys(inside)
    return [read_drill(path, careful=True) for path in found], problems


def check_files(files: Sequence[DrillFile], course: Course | None = None) -> list[Problem]:
    """The problems of files that have been read: each one's own, and what they are to one another."""
    problems = [problem for file in files for problem in file.problems]
    known = {drill.id: drill for drill in course.drills} if course else {}
    known |= {file.drill.id: file.drill for file in files if file.drill}
    named = Counter(item for drill in known.values() for item in drill.items)
    for file in files:
        if file.drill:
            others = {item for item, drills in named.items() if drills > (item in file.drill.items)}
            problems += advise(file, file.drill, known.keys(), others.union(ITEMS))
    return problems + _clashes(files, known.values())


def sorted_problems(problems: Iterable[Problem], files: Sequence[DrillFile]) -> list[Problem]:
    """`problems` as a person mends them: file by file as they were named, each from the top."""
    rank = {file.path: index for index, file in enumerate(files)}
    return sorted(problems, key=lambda problem: (rank.get(problem.path, -1), problem.place))


def _is_folder(path: Any) -> bool:
    try:
        return bool(path.is_dir())
    except (OSError, ValueError):
        return False  # reading it will say what is wrong


def _clashes(files: Sequence[DrillFile], known: Iterable[Drill]) -> list[Problem]:
    """Files that claim one id (in one folder: an error, no course can hold both) or one place in the course."""
    problems = []
    ids: dict[tuple[str, str], DrillFile] = {}
    read = {file.drill.id for file in files if file.drill}
    orders = {drill.order: drill.id for drill in known if drill.id not in read}
    for file in files:
        if not file.drill:
            continue
        drill = file.drill
        first = ids.setdefault((str(Path(file.path).parent), drill.id), file)
        if first is not file:
            problems.append(file.problem(ERROR, f"the id {drill.id} is taken by {first.path}", "choose another", "id"))
        if orders.setdefault(drill.order, drill.id) != drill.id:
            what = f"{orders[drill.order]} has number {drill.number} in the course already"
            problems.append(file.problem(WARNING, what, "choose one between two others", "order"))
    return problems
