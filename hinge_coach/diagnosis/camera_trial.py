"""What the doctor finds of the camera: extra, model, camera, picture rate, and what it sees. Then it is off again."""

import os
import select
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from hinge_coach.diagnosis.findings import told
from hinge_coach.errors import CoachError
from hinge_coach.printed.parts.printed_data import Finding

if TYPE_CHECKING:
    from hinge_coach.camera.live_camera import LiveCamera

SOURCE = "HINGE_COACH_START_CAMERA"  # names the camera that `start` uses where none is named
_WHAT = "camera"
_OFF = "the extra is not installed, and no session needs it; pip install 'hinge-coach[camera]' brings it"
_SLOW = 15.0  # pictures a second: fewer show a quick rep in too few of them
_LOOKS, _PATIENCE = 1.5, 15.0  # seconds of pictures that are looked at, and until they are there


def camera(opened: Callable[[str], "LiveCamera"]) -> Finding:
    """The line about the camera that a session would use."""
    from hinge_coach.video.film_to_landmarks import lacking

    named = os.environ.get(SOURCE)
    if lacking():
        return Finding(_WHAT, _OFF)
    if named is None and not _any_camera():
        return Finding(_WHAT, "the extra is installed, and there is no camera; `hinge-coach look FILE` sees films")
    try:
        seen = opened(named or "0")
    except CoachError as error:
        return Finding(_WHAT, *told(str(error)))
    try:
        return _looked(seen)
    finally:
        seen.close()


def _any_camera() -> bool:
    """Whether there may be one: Linux shows its cameras as files, other systems say so when they are asked."""
    return not Path("/sys").is_dir() or any(Path("/dev").glob("video*"))


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
        return Finding(_WHAT, "no picture came of it", "plug it in anew, and see that no other program has it")
    saw = f"it would say: {seen.lacks}" if seen.lacks else "it sees you from the side"
    found = f"{seen.size.width}×{seen.size.height}, {seen.rate:.0f} pictures a second; {saw}"
    return Finding(_WHAT, found, "close what else is at work, so that more pictures are seen" * (seen.rate < _SLOW))
