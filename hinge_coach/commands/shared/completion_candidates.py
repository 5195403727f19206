"""What completes the word that is being typed, for a shell. An unreadable course completes nothing.

Each takes what was typed of the word, and of what the command was given before it what it needs, by name.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hinge_coach.coach.rules.stop_signs import STOP_SIGNS
from hinge_coach.commands.shared.own_course import own_drills
from hinge_coach.course.course import Course
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.errors import CoachError
from hinge_coach.settings.settings_table import VOICES


def _course(folder: Path | None) -> Course:
    try:
        return read_course(folder) if folder else read_course(own=own_drills())
    except CoachError:
        return Course(())


def drill_names(typed: str, folder: Path | None = None, **_: Any) -> list[str]:
    """Drill ids that begin with what was typed, of the drills in `folder`, else of the person's course."""
    return [drill.id for drill in _course(folder).drills if drill.id.startswith(typed)]


def kit_items(typed: str, folder: Path | None = None, **_: Any) -> list[str]:
    """Kit items of the same drills, also behind a comma; `none` alone."""
    before, comma, last = typed.rpartition(",")
    items = (*_course(folder).items, *(() if comma else ("none",)))
    return [f"{before}{comma}{item}" for item in items if item.startswith(last) and item not in before.split(",")]


def faults(typed: str, names: Sequence[str] | None = None, folder: Path | None = None, **_: Any) -> list[str]:
    """Ids of faults that begin with what was typed, of the drills with these ids or numbers, else of all."""
    drills = _course(folder).drills
    named = [drill for drill in drills if not {drill.id, drill.number}.isdisjoint(names or ())] or drills
    found = dict.fromkeys(fault.id for drill in named for fault in drill.faults)
    return [fault for fault in found if fault.startswith(typed)]


def signs(typed: str, **_: Any) -> list[str]:
    """Ids of stop-signs that begin with what was typed."""
    return [sign.id for sign in STOP_SIGNS if sign.id.startswith(typed)]


def voices(typed: str, **_: Any) -> list[str]:
    """What can be said about who speaks."""
    return [voice for voice in VOICES if voice.startswith(typed)]
