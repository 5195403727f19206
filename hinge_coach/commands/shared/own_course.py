"""What every command finds when it starts: the personal folder, the course with the person's own drills, the kit."""

import sys
from contextlib import suppress
from pathlib import Path

from hinge_coach.course.course import Course
from hinge_coach.course.drill import NO_KIT
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.errors import CoachError
from hinge_coach.reading.clean_text import shown
from hinge_coach.reading.did_you_mean import meant
from hinge_coach.settings.config_file import Settings, read_settings
from hinge_coach.settings.personal_folder import home

OWN_DRILLS = "drills"
SETTINGS_FILE = "config.yaml"
KIT_ASSUMED = "Your kit is not set yet, so all equipment is assumed; `hinge-coach kit` sets it."


def tell(sentence: str) -> None:
    """Say one sentence on stderr."""
    with suppress(OSError):  # as where the terminal has gone: then nobody reads it either
        print(f"hinge-coach: {sentence}", file=sys.stderr)


def course(folder: Path | None = None) -> Course:
    """The drills of `folder`, or the shipped ones with the person's own. What of their own is broken is told once."""
    found = read_course(folder) if folder else read_course(own=own_drills())
    for problem in found.problems:
        tell(problem)
    return found


def own_drills() -> Path | None:
    """The folder of the person's own drills; None where there can be no personal folder."""
    try:
        return home() / OWN_DRILLS
    except CoachError:
        return None


def settings() -> Settings:
    """The settings in force; the defaults where there is no personal folder."""
    try:
        folder = home()
    except CoachError:
        folder = None
    return Settings() if folder is None else read_settings(folder)


def owned(course: Course, kept: Settings | None = None) -> frozenset[str] | None:
    """The kit of the settings, what the course knows of it; None where none was ever said. What looks misspelt is told.

    What no drill uses any more may come from a drill that is gone or from another course, and is nobody's fault.
    """
    kit = (kept or settings()).kit
    if kit is None:
        return None
    for item in sorted(kit.difference(course.items, dict(course.kit_items))):
        if near := meant(item, course.items):
            tell(f"No drill uses the kit item {item} that {SETTINGS_FILE} names: {near}")
    return kit & frozenset(course.items)


def kit_command(course: Course, folder: Path | None = None) -> str:
    """The command that keeps a kit, with items of the course as an example."""
    example = " ".join(course.items[:2]) or NO_KIT
    return f"hinge-coach kit {example}{f' --drills {shown(folder)}' if folder else ''}"


def readable_course() -> Course | None:
    """The shipped drills with the person's own, as far as they can be read; None where they can't."""
    try:
        return read_course(own=own_drills())
    except CoachError:
        return None
