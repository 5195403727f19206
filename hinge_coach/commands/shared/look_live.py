"""`hinge-coach look --camera`: the person's own figure, live, beside the drill's, and whether they stand right."""

import math
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.interface.screen_frames import MIRROR, Header, KeyHint, Motion, Page
from hinge_coach.commands.shared import ask_sign_width, own_course
from hinge_coach.commands.shared.cameras import open_camera
from hinge_coach.commands.shared.live_session import choose_view, live_stage
from hinge_coach.errors import CoachError
from hinge_coach.terminal.capabilities import capabilities

if TYPE_CHECKING:
    from hinge_coach.camera.live_camera import LiveCamera
    from hinge_coach.course.drill import Drill

_REP = (("lower", 3.0), ("bottom", 1.0), ("rise", 2.0), ("top", 2.0))  # seconds of the drill's own figure
_KEYS = (KeyHint("q", "stop"),)


def look_live(camera_name: str, model: Path | None, drill_name: str | None, folder: Path | None) -> int:
    """Show it until a key, or until the camera is gone; the exit code. Raises CoachError."""
    if not capabilities().keys:
        raise CoachError(
            "A live camera needs a terminal with a keyboard: film yourself, and use `hinge-coach look FILE`."
        )
    view = choose_view("screen")
    drill = _drill(drill_name, folder)
    camera = open_camera(camera_name, model)
    with closing(camera):
        with live_stage(view, (), None, camera) as interface:
            began = interface.now()
            keys = dict.fromkeys(("q", "enter", "esc"), key_actions.STOP)
            while camera.on:
                key = interface.wait(lambda now: _page(camera, drill, now - began), interface.now() + 1.0, keys)
                if key in keys:
                    break
        ask_sign_width.keep()
    for trouble in interface.troubles:
        own_course.tell(trouble.sentence)
    return 1 if interface.troubles else 0


def _drill(name: str | None, folder: Path | None) -> "Drill":
    """The drill that is shown: the one that was named, else the first that a camera watches."""
    course = own_course.course(folder)
    if name:
        drill = course.find(name)
        if not drill.figure:
            raise CoachError(f"{drill.name} has no figure to show beside yours: leave --drill out, or name another.")
        return drill
    return next(drill for drill in course.drills if drill.figure and (drill.watch or drill is course.drills[-1]))


def _page(camera: "LiveCamera", drill: "Drill", elapsed: float) -> Page:
    phase, into, length = _moment(elapsed)
    assert drill.figure is not None
    found, lacks = camera.measured, camera.lacks
    lead = f"{lacks[:1].upper()}{lacks[1:]}" if lacks else "I see you from the side" if found else "One moment"
    line = f"trunk about {found.trunk:.0f}°, knee {found.knee:.0f}°, shank {found.shank:.0f}°" if found else ""
    return Page(
        Header(drill.name, drill.number),
        MIRROR,
        drill.name,
        lead=lead,
        lines=(line,) if line else (),
        motion=Motion(drill.figure, phase, into, length),
        own=camera.pose,
        keys=_KEYS,
    )


def _moment(elapsed: float) -> tuple[str, float, float]:
    """The phase of the drill's figure, the seconds into it, and how long it is."""
    left = math.fmod(elapsed, sum(length for _, length in _REP))
    for phase, length in _REP:
        if left < length:
            return phase, left, length
        left -= length
    return "top", 0.0, 1.0
