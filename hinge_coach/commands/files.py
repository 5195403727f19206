"""`new`, `schema` and `validate`: a person's own drill files, written and checked."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from hinge_coach.commands import world
from hinge_coach.course.check import check_files, read_files, sorted_problems
from hinge_coach.course.drill import Block, Drill
from hinge_coach.course.drill_file import DrillFile
from hinge_coach.course.library import Course, shipped_folder
from hinge_coach.course.posture import Figure
from hinge_coach.course.problem import ERROR, WARNING, Problem
from hinge_coach.course.skeleton import next_order, schema_text, write_skeleton
from hinge_coach.course.text import clean, shown
from hinge_coach.errors import CoachError
from hinge_coach.memory.home import home, make_folder


def new(id: str, order: float | None) -> None:
    """Write a commented skeleton into the person's own drills, and say what to do with it.

    Raises CoachError where the id or the order can be none, or the file is there already.
    """
    make_folder(home())
    course = world.course()
    path = write_skeleton(home() / world.OWN_DRILLS, id, next_order(course) if order is None else order)
    print(shown(path))
    print(f"Edit it, check it with `hinge-coach validate`, try it with `hinge-coach start --only {clean(id)}`.")
    if any(drill.id == id for drill in course.drills):
        print(f"It takes the place of the course's own {clean(id)}.")


def schema() -> None:
    """Print the JSON Schema of a drill file."""
    print(schema_text(), end="")


def validate(paths: tuple[Path, ...], as_json: bool) -> int:
    """Report everything wrong with the files and folders, at once; the exit code, 1 where one is an error."""
    whole = _course()
    problems = [problem for paths_ in _sets(paths) for problem in _problems(paths_, whole)]
    if as_json:
        import json

        print(json.dumps([problem._asdict() for problem in problems], ensure_ascii=False, indent=2))
    else:
        print(*problems, _verdict(problems), sep="\n")
    return 1 if any(problem.severity == ERROR for problem in problems) else 0


def _course() -> Course | None:
    """What the files will be part of, as far as it can be read."""
    from hinge_coach.course.library import read_course

    try:
        return read_course(own=world.own_drills())
    except CoachError:
        return None


def _sets(paths: tuple[Path, ...]) -> list[list[Any]]:
    """What is checked together: the paths that were named, else the shipped drills and, beside them, one's own."""
    if paths:
        return [list(paths)]
    own = world.own_drills()
    return [[shipped_folder()], *([[own]] if own and own.is_dir() else [])]


def _problems(paths: list[Any], course: Course | None) -> list[Problem]:
    files, problems = read_files(paths)
    problems += check_files(files, course)
    problems += (problem for file in files if file.drill for problem in _figure_problems(file, file.drill))
    return sorted_problems(problems, files)


def _figure_problems(file: DrillFile, drill: Drill) -> Iterator[Problem]:
    """What no body could do, in any of the drill's figures."""
    from hinge_coach.body.truth import problems

    for steps, figure in _figures(drill):
        for what in problems(figure):
            yield file.problem(WARNING, f"the figure: {what}", "change the pose until a body can do it", *steps)


def _figures(drill: Drill) -> Iterator[tuple[tuple[str | int, ...], Figure]]:
    """Every figure of a drill file with the steps that lead to it: its own, its blocks', its variants'."""
    if drill.figure:
        yield ("figure",), drill.figure
    yield from _of_blocks(("work",), drill.work)
    yield from _of_blocks(("easier",), drill.easier)
    for item, fields in drill.variants:
        for field, value in fields:
            if field == "figure":
                yield ("variants", item, "figure"), value
            elif field in ("work", "easier"):
                yield from _of_blocks(("variants", item, field), value)


def _of_blocks(
    steps: tuple[str | int, ...], blocks: Iterable[Block]
) -> Iterator[tuple[tuple[str | int, ...], Figure]]:
    for index, block in enumerate(blocks):
        if block.figure:
            yield (*steps, index, "figure"), block.figure


def _verdict(problems: list[Problem]) -> str:
    errors = sum(problem.severity == ERROR for problem in problems)
    warnings = len(problems) - errors
    parts = [f"{count} {word}{'s' * (count != 1)}" for count, word in ((errors, "error"), (warnings, "warning")) if count]
    return " and ".join(parts) + "." if parts else "Every drill file is right."
