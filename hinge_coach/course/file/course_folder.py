"""The course: the drill files of a folder, the person's own beside them, as drills in order."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from hinge_coach.course.course import Course
from hinge_coach.course.drill import Drill
from hinge_coach.course.file.course_file import read_course_file
from hinge_coach.course.file.drill_file import course_paths, drill_paths, read_drill
from hinge_coach.course.file.join_course_files import Ties, described, inheriting, merged, narrowed, tied
from hinge_coach.course.file.tie_validation import tie_errors
from hinge_coach.course.kit import Item
from hinge_coach.errors import CoachError, DrillFileError
from hinge_coach.reading.clean_text import shown
from hinge_coach.reading.file_problem import Problem

SHIPPED = "shipped"  # the origin of a drill of the project's own


def read_course(folder: Path | None = None, own: Path | None = None) -> Course:
    """The course of `folder` (default: the shipped one), with what lies in the folder `own` added or in its place.

    Raises CoachError where the folder is missing or holds no drill, DrillFileError where one of its files is wrong.
    In `own`, which may be missing, a wrong file is left out and told in the course's `problems`.
    """
    with _no_collecting():
        drills, ties = _shipped() if folder is None else _named(folder)
        if own is None:
            return tied(drills, ties)
        added, problems = _own(own)
        drills = {**drills, **{id: inheriting(drill, drills.get(id)) for id, drill in added.items()}}
        more, left_out = _own_ties(own, described(drills, dict(ties.get("kit_items", ()))))
        return tied(drills, merged(ties, more))._replace(problems=(*problems, *left_out))


@cache  # these files stay as they are as long as the program runs
def _shipped() -> tuple[Mapping[str, Drill], Ties]:
    drills = _all(None)
    return drills, _ties(shipped_folder(), drills) or {}


def _named(folder: Path) -> tuple[Mapping[str, Drill], Ties]:
    """The drills of a folder, and what ties them. Without a course.yaml they are tied as the shipped ones of their ids.

    An item of kit that it does not describe is what the shipped course says it is.
    """
    drills = described(_all(folder), kit := _shipped_kit())
    if (ties := _ties(folder, drills)) is not None:
        return drills, merged({"kit_items": tuple(kit.items())}, ties)
    shipped, shipped_ties = _shipped()
    return {id: inheriting(drill, shipped.get(id)) for id, drill in drills.items()}, narrowed(shipped_ties, drills)


def _shipped_kit() -> dict[str, Item]:
    """The shipped course's words for items of kit."""
    (path,) = course_paths(shipped_folder())
    return dict((read_course_file(path).ties or {}).get("kit_items", ()))


def shipped_folder() -> Any:
    """Where the shipped drills lie: a folder, or what `importlib.resources` gives for one inside an archive.

    In a wheel they lie inside the package, in a checkout (also an editable install) beside it.
    """
    package = Path(__file__).parents[2]
    for folder in (package / "drills", package.parent / "drills"):
        if folder.is_dir():
            return folder
    from importlib.resources import files  # slow to import, and only an archive needs it

    return files("hinge_coach") / "drills"


def shipped_path(id: str) -> Any:
    """The file of the shipped drill with that id; None where there is none."""
    files = drill_paths(shipped_folder())
    return next((path for path in files if path.name.partition("-")[2].rpartition(".")[0] == id), None)


def _paths(folder: Any) -> list[Any]:
    """The drill files of a folder that must have some."""
    name = shown(folder)
    try:
        paths = drill_paths(folder)
    except NotADirectoryError:
        raise CoachError(f"{name} is not a folder: name the folder that holds the drill files.") from None
    except (FileNotFoundError, ValueError):
        raise CoachError(f"There is not a folder {name}: check the name.") from None
    except OSError as error:
        raise CoachError(f"The folder {name} cannot be read ({error.strerror}): check who may read it.") from None
    if not paths:
        raise CoachError(f"The folder {name} holds no drill file (*.yaml): `hinge-coach new` writes one.")
    return paths


def _all(folder: Path | None) -> dict[str, Drill]:
    """The drills by id of a folder whose files must all be right."""
    drills: dict[str, Drill] = {}
    for path in _paths(folder if folder is not None else shipped_folder()):
        drill = _one(path, shown(path) if folder else SHIPPED, folder)
        if drill.id in drills:
            first = drills[drill.id].origin
            raise DrillFileError(f"{shown(path)}: the id {drill.id} is taken by {first}; give one of them another id")
        drills[drill.id] = drill
    return drills


def _one(path: Any, origin: str, folder: Path | None) -> Drill:
    """The drill in a file that must be right."""
    read = read_drill(path, origin)
    if read.drill is None:
        raise DrillFileError(_first_of(read.problems, folder or path))
    return read.drill


def _ties(folder: Any, drills: Mapping[str, Drill]) -> Ties | None:
    """What a course.yaml that must be right says of the drills of its folder; None where there is no such file."""
    for path in course_paths(folder):
        file = read_course_file(path)
        problems = file.problems or tie_errors(file, drills)
        if problems:
            raise DrillFileError(_first_of(problems, folder))
        return file.ties
    return None


def _first_of(problems: Sequence[Problem], place: Any) -> str:
    more = len(problems) - 1
    hint = f" (and {more} more: `hinge-coach validate {shown(place)}` lists them)" if more else ""
    return f"{problems[0]}{hint}"


def _own(folder: Path) -> tuple[dict[str, Drill], list[str]]:
    """The person's own drills by id, and a line for each file that is left out."""
    try:
        paths = drill_paths(folder)
    except FileNotFoundError:
        return {}, []
    except OSError as error:
        return {}, [f"Your own drills in {shown(folder)} are left out ({error.strerror}): check that folder."]
    drills: dict[str, Drill] = {}
    problems = []
    for path in paths:
        read = read_drill(path, shown(path))
        if read.drill is None:
            problems.append(f"{read.problems[0]} (left out; `hinge-coach validate` says more)")
        elif read.drill.id in drills:
            first = drills[read.drill.id].origin
            problems.append(f"{read.path}: the id {read.drill.id} is taken by {first}; give it another (left out)")
        else:
            drills[read.drill.id] = read.drill
    return drills, problems


def _own_ties(folder: Path, drills: Mapping[str, Drill]) -> tuple[Ties, list[str]]:
    """What the person's own course.yaml says of all `drills`, and a line where it is left out."""
    try:
        paths = course_paths(folder)
    except OSError:  # told of the drills already
        return {}, []
    for path in paths:
        file = read_course_file(path)
        problems = file.problems or tie_errors(file, drills)
        if not problems:
            return file.ties or {}, []
        return {}, [f"{problems[0]} (left out; `hinge-coach validate` says more)"]
    return {}, []


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Reading makes many values and no cycles; to look for some takes a quarter of the time of a thousand drills."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
