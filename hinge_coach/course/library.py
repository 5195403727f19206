"""The course: the drill files of a folder, the person's own beside them, as drills in order."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from hinge_coach.course.drill import NO_KIT, Drill
from hinge_coach.course.drill_file import drill_paths, read_drill
from hinge_coach.course.nearest import meant
from hinge_coach.course.text import clean, shown
from hinge_coach.errors import CoachError, DrillFileError, KitError, UnknownDrillError

SHIPPED = "shipped"  # the origin of a drill of the project's own


class Course(NamedTuple):
    """All drills in course order. `problems` names the person's own files that were left out, one line each."""

    drills: tuple[Drill, ...]
    problems: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[str, ...]:
        """Every item of kit that a drill names, in course order."""
        return tuple(dict.fromkeys(item for drill in self.drills for item in drill.items))

    def find(self, name: str) -> Drill:
        """The drill with this id or number (`4.5`, `4½`). Raises UnknownDrillError."""
        wanted = name.strip().lower()
        order = _number(wanted)
        found = [drill for drill in self.drills if drill.id == wanted or drill.order == order]
        if len(found) == 1:
            return found[0]
        if found:
            ids = " and ".join(drill.id for drill in found)
            raise UnknownDrillError(f"{clean(name)} is the number of {ids}: name the one you mean.")
        near = meant(wanted, [drill.id for drill in self.drills])
        raise UnknownDrillError(
            f"No drill is called “{clean(name)[:60]}”: {near or '`hinge-coach drills` lists what there is.'}"
        )

    def kit(self, words: Iterable[str]) -> frozenset[str]:
        """The items that `words` name, each word one item or several with commas; `none` is no item at all.

        Raises KitError for an item that no drill names.
        """
        named = [item.strip().lower() for word in words for item in word.split(",")]
        owned = frozenset(item for item in named if item)
        if NO_KIT in owned and len(owned) > 1:
            raise KitError(f"“{NO_KIT}” stands alone: leave it out, or leave out the rest.")
        for item in sorted(owned - {NO_KIT}.union(self.items)):
            near = meant(item, self.items)
            raise KitError(f"No drill uses “{clean(item)[:60]}”: {near or 'there is ' + ', '.join(self.items) + '.'}")
        return owned - {NO_KIT}

    def available(self, owned: frozenset[str]) -> tuple[tuple[Drill, ...], tuple[Drill, ...]]:
        """The drills as done with the items in `owned`, and those for which something is missing."""
        fitted = [(drill, drill.with_kit(owned)) for drill in self.drills]
        return tuple(fit for _, fit in fitted if fit), tuple(drill for drill, fit in fitted if not fit)


def read_course(folder: Path | None = None, own: Path | None = None) -> Course:
    """The drills of `folder` (default: the shipped ones), with those of the folder `own` added or in their place.

    Raises CoachError where the folder is missing or holds no drill, DrillFileError where one of its files is wrong.
    In `own`, which may be missing, a wrong file is left out and told in the course's `problems`.
    """
    with _no_collecting():
        drills = _all(folder)
        added, problems = _own(own) if own is not None else ({}, [])
    ordered = sorted((drills | added).values(), key=lambda drill: (drill.order, drill.id))
    return Course(tuple(ordered), tuple(problems))


def shipped_folder() -> Any:
    """Where the shipped drills lie: a folder, or what `importlib.resources` gives for one inside an archive.

    In a wheel they lie inside the package, in a checkout (also an editable install) beside it.
    """
    package = Path(__file__).parent.parent
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
        raise CoachError(f"{name} is no folder: name the folder that holds the drill files.") from None
    except (FileNotFoundError, ValueError):
        raise CoachError(f"There is no folder {name}: check the name.") from None
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
    if read.drill is not None:
        return read.drill
    more = len(read.problems) - 1
    hint = f" (and {more} more: `hinge-coach validate {shown(folder or path)}` lists them)" if more else ""
    raise DrillFileError(f"{read.problems[0]}{hint}")


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
            problems.append(f"{read.problems[0]} (left out; `hinge-coach validate` tells more)")
        elif read.drill.id in drills:
            first = drills[read.drill.id].origin
            problems.append(f"{read.path}: the id {read.drill.id} is taken by {first}; give it another (left out)")
        else:
            drills[read.drill.id] = read.drill
    return drills, problems


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Reading makes many values and no cycles: a collector would walk a thousand drills over and over for nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _number(name: str) -> float | None:
    """The order that a number as a person writes it stands for: 4, 4.5, 4,5, 4½, ½."""
    digits = name.replace("½", ".5").replace(",", ".")
    return float(digits) if digits.replace(".", "", 1).isdecimal() and digits.isascii() else None
