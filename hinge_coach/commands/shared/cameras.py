"""A camera by its number, or a film in its place: everything that can be wrong is said before a session begins."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from hinge_coach.errors import CoachError
from hinge_coach.settings.personal_folder import home
from hinge_coach.video import pose_model, video_files

if TYPE_CHECKING:
    from hinge_coach.camera.live_camera import LiveCamera

_EXTRA = "hinge-coach[camera]"
MODEL = "HINGE_COACH_LOOK_MODEL"  # names the pose model for `look` and for `start`


def need_the_extra(purpose: str = "Looking at films") -> None:
    """Raises CoachError where the extra is not installed; `purpose` begins its sentence."""
    from hinge_coach.video.seeing_libraries import lacking

    if lacking():
        raise CoachError(f"{purpose} needs an extra: install it with pip install '{_EXTRA}'.")


def model_path(named: Path | None = None) -> Path:
    """Where the pose model is. Raises CoachError where there is none."""
    return pose_model.usable(named or Path(os.environ.get(MODEL) or home() / pose_model.NAME))


def open_camera(source: str, model: Path | None = None) -> "LiveCamera":
    """The camera of this number, or the film at this path as if it were one; close it. Raises CoachError."""
    if os.name != "posix":
        raise CoachError("A live camera works on Linux and macOS only: film yourself, and use `hinge-coach look FILE`.")
    need_the_extra("Seeing you with a camera")
    source = source.strip()
    if not (source.isdecimal() and source.isascii()):
        video_files.must_be_film(Path(source))
        source = str(Path(source).absolute())
    path = model_path(model).absolute()

    from hinge_coach.camera.live_camera import LiveCamera
    from hinge_coach.video.pose_process import Child

    try:
        return LiveCamera(Child("watch", source, str(path), told=True))
    except OSError as error:
        raise CoachError(f"The camera program can't be started ({error.strerror}): try again.") from None
