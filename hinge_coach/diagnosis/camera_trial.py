"""What the doctor finds of the camera: extra, model, and whether there is one.

It is switched on only where the person asks for that, for a moment: then also its picture rate and what it sees.
"""

import os
import select
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from hinge_coach.diagnosis.findings import told
from hinge_coach.errors import CoachError
from hinge_coach.printed.parts.printed_data import Finding
from hinge_coach.reading.clean_text import shown

if TYPE_CHECKING:
    from hinge_coach.camera.live_camera import LiveCamera

SOURCE = "HINGE_COACH_START_CAMERA"  # names the camera that `start` uses where none is named
_WHAT = "camera"
_OFF = "the extra is not installed (a session does not need it): pip install 'hinge-coach[camera]'"
_DEVICES = Path("/sys/class/video4linux")  # where Linux lists its cameras
_SLOW = 15.0  # pictures a second: fewer show a quick rep in too few of them
_LOOKS, _PATIENCE = 1.5, 15.0  # seconds of pictures that are looked at, and until they are there


def left_off(model: Callable[[], object]) -> Finding:
    """The line about the camera that a session would use, which stays off. `model` raises CoachError for its own."""
    try:
        model()
    except CoachError as error:
        return Finding(_WHAT, *told(str(error)))
    if not may_be_there():
        return Finding(
            _WHAT, "extra and model are installed, but there is no camera; `hinge-coach look FILE` measures films"
        )
    found = f"extra and model are installed, and {_found()}; it was not tried"
    return Finding(_WHAT, f"{found}, `hinge-coach doctor --camera` tries it")


def tried(source: str | None, opened: Callable[[str], "LiveCamera"]) -> Finding:
    """The line about a camera that is switched on for a moment: the one that is named, else that of a session."""
    try:
        seen = opened(source or os.environ.get(SOURCE) or "0")
    except CoachError as error:
        return Finding(_WHAT, *told(str(error)))
    try:
        return _looked(seen)
    finally:
        seen.close()


def without_the_extra() -> Finding | None:
    """The line about it where the extra is not installed; None where it is."""
    from hinge_coach.video.seeing_libraries import lacking

    return Finding(_WHAT, _OFF) if lacking() else None


def may_be_there() -> bool:
    """Whether there may be a camera, without switching it on: Linux shows them as files, other systems do not."""
    return bool(os.environ.get(SOURCE)) or not _DEVICES.parent.is_dir() or bool(_devices())


def _found() -> str:
    if named := os.environ.get(SOURCE):
        return f"{SOURCE} names {shown(named)}"
    devices = _devices()
    return (
        f"there is a camera ({shown(devices[0].name)})"
        if devices
        else "whether there is a camera is known only when one is tried"
    )


def _devices() -> list[Path]:
    return sorted(_DEVICES.glob("video*"))


def _looked(seen: "LiveCamera") -> Finding:
    began, until = None, time.monotonic() + _PATIENCE
    while seen.on and time.monotonic() < (until if began is None else began + _LOOKS):
        fd = seen.fileno()
        if fd is not None and select.select([fd], [], [], 0.1)[0]:
            seen.read()
        if began is None and seen.rate:
            began = time.monotonic()
    if trouble := next(iter(seen.complain()), None):
        return Finding(_WHAT, trouble.found, trouble.do)
    if began is None or seen.size is None:
        return Finding(_WHAT, "it sent no picture", "plug it in again, and close other programs that use it")
    saw = f"it would say: {seen.lacks}" if seen.lacks else "it sees you from the side"
    found = f"{seen.size.width}×{seen.size.height}, {seen.rate:.0f} pictures a second; {saw}"
    return Finding(_WHAT, found, "close other programs, so that more pictures are seen" * (seen.rate < _SLOW))
