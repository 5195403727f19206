"""The one folder where everything personal lies: the settings, the history, a person's own drills."""

import os
import sys
from pathlib import Path

from hinge_coach.errors import CoachError
from hinge_coach.reading.clean_text import shown

APP = "hinge-coach"
HISTORY = "history.db"  # in that folder; told here, where asking for it costs no SQLite
OWN_FOLDER = "HINGE_COACH_HOME"


class HomeError(CoachError):
    """There is no folder to keep anything in. The text is one sentence that says what to do."""


def home() -> Path:
    """The personal folder: `HINGE_COACH_HOME`, else the platform's own place for settings. Nothing is created.

    Raises `HomeError` where `HOME` is unset, empty or no folder, so that nobody's history starts in `/.config`.
    """
    if own := os.environ.get(OWN_FOLDER):
        return _absolute(Path(own))
    if sys.platform == "win32":
        return _platforms_own()
    config = os.environ.get("XDG_CONFIG_HOME", "")
    if sys.platform != "darwin" and Path(config).is_absolute():
        return Path(config) / APP
    person = os.environ.get("HOME", "")
    if not person:
        raise HomeError(f"HOME is not set, so there is no place to save your practice; set HOME or {OWN_FOLDER}.")
    if not _is_folder(Path(person)):
        raise HomeError(f"HOME names {shown(person)}, which is not a folder; set HOME or {OWN_FOLDER} to one that is.")
    # A relative or empty XDG_CONFIG_HOME is invalid by its standard, but would be believed further on.
    return _platforms_own() if sys.platform == "darwin" else _absolute(Path(person)) / ".config" / APP


def make_folder(folder: Path) -> None:
    """Create `folder`, and those above it, for this person alone. Raises `HomeError` where that can't be."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError as error:
        raise HomeError(f"{shown(folder)} is a file, not a folder; move it away or set {OWN_FOLDER}.") from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "the name can't be used"
        raise HomeError(f"{shown(folder)} can't be created ({why}); set {OWN_FOLDER} to a folder of yours.") from error


def is_missing(path: Path) -> bool:
    """Whether nothing lies at `path`. What may not be looked at is not missing: reading it says what is the matter."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # one above it may not be entered
        return False


def _platforms_own() -> Path:
    import click

    return Path(click.get_app_dir(APP))


def _absolute(path: Path) -> Path:
    """`path` with `~` filled in where a shell has not, and free of the folder that the program was started in."""
    try:
        return Path.cwd() / path.expanduser()
    except (OSError, RuntimeError) as error:
        raise HomeError(f"{shown(path)} can't be found from here; set {OWN_FOLDER} to a full path.") from error
