"""What the doctor finds of a person's own: folder, history, drills. It tries to write, and changes nothing."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

from hinge_coach.coach.amounts_in_words import counted, number
from hinge_coach.coach.drills_in_words import how_many
from hinge_coach.course.course import Course
from hinge_coach.course.file.course_folder import SHIPPED
from hinge_coach.diagnosis.findings import told
from hinge_coach.errors import CoachError
from hinge_coach.history.file_system import cannot_write, is_full
from hinge_coach.history.history_reader import read_history
from hinge_coach.printed.parts.printed_data import Finding
from hinge_coach.reading.clean_text import shown
from hinge_coach.settings.personal_folder import HISTORY, OWN_FOLDER, is_missing

_NOTHING = "nothing is saved yet"
_NOTHING_CAN_BE = f"{_NOTHING}, and nothing can be saved"
_LITTLE = 1_000_000  # bytes; a year of practice takes less
# How it is kept where that is not in the usual way, by the word that the archive has for it.
_WAYS = {
    "journal": "; with a rollback journal, because memory can't be shared there",
    "alone": "; with a lock file, because no other lock works there",
}
_ROOM = "free some space: your sets are saved there"
_ELSEWHERE = f"set {OWN_FOLDER} to a folder of yours"


def folder(home: Path | CoachError) -> Finding:
    """Where everything personal lies, and whether anything can be kept there."""
    if isinstance(home, CoachError):
        return Finding("folder", *told(str(home)))
    if refused := _refused(home):
        return Finding("folder", *refused)
    name, there = shown(home), _there(home)
    if _free(there) < _LITTLE:
        return Finding("folder", f"{name}, on a disk that is nearly full", _ROOM)
    return Finding("folder", name if there == home else f"{name}, created when there is something to save")


def _refused(home: Path) -> tuple[str, str] | None:
    """Why no file can be written in the folder, or in the one in which it would be made, and the mend."""
    name, there = shown(home), _there(home)
    if not there.is_dir():
        return f"{shown(there)} is not a folder", f"move it away, or {_ELSEWHERE}"
    if there != home and not is_missing(home):
        return f"{name}, which can be no folder: its name can't be used", _ELSEWHERE
    why = cannot_write(there)
    if why is None:
        return None
    if is_full(why):
        return f"{name}, on a disk that is full", _ROOM
    return f"{name}, where nothing can be written ({why.strerror})", f"allow writing there, or {_ELSEWHERE}"


def _there(home: Path) -> Path:
    """The folder, or where there is none yet, the nearest thing above it."""
    return next((path for path in (home, *home.parents) if os.path.lexists(path)), home)


def _free(path: Path) -> float:
    try:
        return shutil.disk_usage(path).free
    except OSError:  # a file system that doesn't tell
        return float("inf")


def history(home: Path | CoachError) -> Finding:
    """What is kept of the practice so far, and whether more can be: a transaction is begun, and taken back."""
    if isinstance(home, CoachError):
        return Finding("history", _NOTHING_CAN_BE, told(str(home))[1])
    try:
        with read_history(home) as archive:
            if is_missing(home / HISTORY):
                refused = _refused(home)
                return Finding("history", _NOTHING_CAN_BE, refused[1]) if refused else Finding("history", _NOTHING)
            days, ahead, way = archive.days(date.min), archive.ahead(), archive.way()
    except CoachError as error:
        return Finding("history", *told(str(error)))
    sets = sum(count for _, count in days)
    found = f"{sets:,} set{'s' * (sets != 1)} saved, from {counted(len(days), 'day')} of practice"
    if ahead:
        found += f"; {ahead:,} more with a date in the future, which count{'s' * (ahead == 1)} from that day on"
    wrong_now = f"set the clock, if today is not {date.today():%Y-%m-%d}"
    return Finding("history", found + _WAYS.get(way, ""), wrong_now if ahead and not days else "")


def drills(course: Course | CoachError, folder: str | None = None) -> Finding:
    """The drills that a session takes: those of `folder` where one is named, else the shipped ones and one's own."""
    if isinstance(course, CoachError):
        return Finding("drills", *told(str(course)), stops=True)
    taught = [drill for drill in course.drills if not drill.bridge]
    if folder is not None:
        return Finding("drills", f"{how_many(taught)} from {shown(folder)}")
    own = sum(drill.origin != SHIPPED for drill in course.drills)
    found = f"{how_many(drill for drill in taught if drill.origin == SHIPPED)} shipped"
    found += f", {number(own)} of your own" * bool(own)
    if not course.problems:
        return Finding("drills", found)
    out = counted(len(course.problems), "file")
    found += f"; {out} of your own {'is' if len(course.problems) == 1 else 'are'} broken and left out"
    return Finding("drills", found, "`hinge-coach validate` says where, and how to correct it")
