"""What the doctor finds of a person's own: the folder, the history, the drills. Looking changes none of it."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

from hinge_coach.coach.phrases import counted, how_many, number
from hinge_coach.commands.findings import told
from hinge_coach.course.course import Course
from hinge_coach.course.library import SHIPPED
from hinge_coach.course.text import shown
from hinge_coach.errors import CoachError
from hinge_coach.memory.archive import read_history
from hinge_coach.memory.home import HISTORY, OWN_FOLDER
from hinge_coach.pages.contents import Finding

_LITTLE = 1_000_000  # bytes; a year of practice takes less
_ELSEWHERE = f"set {OWN_FOLDER} to a folder of yours"


def folder(home: Path | CoachError) -> Finding:
    """Where everything personal lies, and whether anything can be kept there."""
    if isinstance(home, CoachError):
        return Finding("folder", *told(str(home)))
    name = shown(home)
    there = next((path for path in (home, *home.parents) if os.path.lexists(path)), home)
    if not there.is_dir():
        return Finding("folder", f"{shown(there)} is no folder", f"move it away, or {_ELSEWHERE}")
    if not os.access(there, os.W_OK | os.X_OK):
        return Finding("folder", f"{name}, where nothing can be written", f"allow writing there, or {_ELSEWHERE}")
    if _free(there) < _LITTLE:
        return Finding("folder", f"{name}, on a disk that is full", "free some space: your sets are kept there")
    return Finding("folder", name if there == home else f"{name}, made when there is something to keep")


def _free(path: Path) -> float:

    try:
        return shutil.disk_usage(path).free
    except OSError:  # a file system that doesn't tell
        return float("inf")


def history(home: Path | CoachError) -> Finding:
    """What is kept of the practice so far."""

    if isinstance(home, CoachError) or not os.path.lexists(home / HISTORY):
        return Finding("history", "nothing is kept yet")
    try:
        with read_history(home) as archive:
            days, ahead = archive.days(date.min), archive.ahead()
    except CoachError as error:
        return Finding("history", *told(str(error)))
    found = f"{_sets(sum(count for _, count in days))} kept, from {counted(len(days), 'day')} of practice"
    if not ahead:
        return Finding("history", found)
    found += f"; {ahead:,} more with a date still to come, which count{'s' * (ahead == 1)} from that day on"
    wrong_now = f"set the clock, if today is not {date.today():%Y-%m-%d}"
    return Finding("history", found, "" if days else wrong_now)


def _sets(count: int) -> str:
    return f"{count:,} set{'s' * (count != 1)}"


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
    return Finding("drills", found, "`hinge-coach validate` says where, and what would be right")
