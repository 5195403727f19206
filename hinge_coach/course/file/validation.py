"""Everything wrong in drill files at once, and what is legal but unwise: content is linted like code."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from hinge_coach.course.course import Course
from hinge_coach.course.drill import Drill
from hinge_coach.course.file.course_file import CourseFile, read_course_file
from hinge_coach.course.file.drill_file import DrillFile, course_paths, drill_paths, is_course_file, read_drill
from hinge_coach.course.file.join_course_files import described
from hinge_coach.course.file.lint_warnings import advise
from hinge_coach.course.file.tie_validation import tie_problems
from hinge_coach.reading.clean_text import shown
from hinge_coach.reading.file_problem import ERROR, WARNING, Problem


class Files(NamedTuple):
    """What was read: drill files, and files that tie drills together with the drills of their folder by id."""

    drills: list[DrillFile]
    courses: list[tuple[CourseFile, dict[str, Drill]]]

    @property
    def paths(self) -> list[str]:
        return [*(file.path for file in self.drills), *(file.path for file, _ in self.courses)]


def check(paths: Iterable[Any], course: Course | None = None) -> list[Problem]:
    """All problems of the files and folders `paths`, in the order of the files and of their lines. Never raises.

    `course` is what the files will be part of: ids and items that it names are known.
    """
    files, problems = read_files(paths)
    return sorted_problems([*problems, *check_files(files, course)], files)


def read_files(paths: Iterable[Any]) -> tuple[Files, list[Problem]]:
    """The files among `paths`, each once, folders unfolded; and a problem for each folder without a drill."""
    found: dict[Any, None] = {}
    problems = []
    for path in paths:
        if not is_folder(path):
            found[path] = None
            continue
        try:
            inside = [*drill_paths(path), *course_paths(path)]
        except OSError as error:
            what = f"cannot be listed ({error.strerror or type(error).__name__})"
            problems.append(Problem(shown(path), 0, 0, ERROR, what, "check who may read it"))
            continue
        if not inside:
            mend = "`hinge-coach new` writes one"
            problems.append(Problem(shown(path), 0, 0, ERROR, "the folder holds no drill file (*.yaml)", mend))
        found |= dict.fromkeys(inside)
    drills = [read_drill(path, careful=True) for path in found if not is_course_file(path)]
    courses = [(read_course_file(path, careful=True), drills_in(path.parent)) for path in found if is_course_file(path)]
    return Files(drills, courses), problems


def drills_in(folder: Any) -> dict[str, Drill]:
    """The drills of a folder that can be read, by id."""
    try:
        read = [read_drill(path).drill for path in drill_paths(folder)]
    except OSError:
        return {}
    return {drill.id: drill for drill in read if drill}


def check_files(files: Files, course: Course | None = None, own: Path | None = None) -> list[Problem]:
    """The problems of files that have been read: each one's own, and what they are to one another.

    A course.yaml ties the drills of its folder; in the folder `own` it ties all drills of the `course`.
    """
    problems = [problem for file in files.drills for problem in file.problems]
    known = {drill.id: drill for drill in course.drills} if course else {}
    known |= {file.drill.id: file.drill for file in files.drills if file.drill}
    named = Counter(item for drill in known.values() for item in drill.items)
    words = dict(course.kit_items) if course else {}
    words |= {id: item for ties, _ in files.courses for id, item in (ties.ties or {}).get("kit_items", ())}
    for file in files.drills:
        if file.drill:
            others = {item for item, drills in named.items() if drills > (item in file.drill.items)}
            problems += advise(file, file.drill, known, others.union(words))
    for ties, beside in files.courses:
        problems += ties.problems
        drills = known if Path(ties.path).parent == own else beside
        problems += tie_problems(ties, described(drills, words))
    return problems + _clashes(files.drills, known.values()) + _second_courses(files)


def sorted_problems(problems: Iterable[Problem], files: Files) -> list[Problem]:
    """`problems` as a person mends them: file by file as they were named, each from the top."""
    rank = {path: index for index, path in enumerate(files.paths)}
    return sorted(problems, key=lambda problem: (rank.get(problem.path, -1), problem.place))


def _second_courses(files: Files) -> list[Problem]:
    """A folder has one course.yaml, however its name is spelt."""
    seen: dict[Path, str] = {}
    problems = []
    for file, _ in files.courses:
        first = seen.setdefault(Path(file.path).parent, file.path)
        if first != file.path:
            problems.append(file.problem(ERROR, f"{first} ties these drills already", "make one file of the two"))
    return problems


def is_folder(path: Any) -> bool:
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
            free = next(order for n in count(1) if (order := drill.order + n / 2) not in orders)
            problems.append(file.problem(WARNING, what, f"choose one that is free, like {free:g}", "order"))
    return problems
