"""`hinge-coach doctor`: what a session needs here, found and tried, and what to do about each."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from hinge_coach.audio.silence import Silence
from hinge_coach.audio.sound_player import Sounds, find_sounds
from hinge_coach.audio.speech_engines import find_voice
from hinge_coach.audio.voice import Voice
from hinge_coach.coach.session.set_script import SetScript
from hinge_coach.commands.shared import ask_sign_width, live_session, own_course
from hinge_coach.commands.shared.cameras import model_path, open_camera
from hinge_coach.course.course import Course
from hinge_coach.course.drill import Drill
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.diagnosis import camera_trial, findings, personal_data
from hinge_coach.diagnosis.findings import told
from hinge_coach.diagnosis.settings_in_use import PREFIX, in_force
from hinge_coach.diagnosis.trial_session import Outcome, Trial, rep_of
from hinge_coach.errors import CoachError
from hinge_coach.printed.parts.json_output import print_json
from hinge_coach.printed.parts.printed_data import Finding
from hinge_coach.processes.keep_awake import find_inhibitors
from hinge_coach.reading.clean_text import shown
from hinge_coach.settings.personal_folder import home
from hinge_coach.terminal.capabilities import Capabilities, capabilities

T = TypeVar("T")

_FOLDER = f"{PREFIX}DRILLS"


def doctor(as_json: bool, camera: str | None = None) -> int:
    """Find, try together with the person, report. The exit code: 1 where something keeps any session from starting.

    `camera` is the one to switch on, by its number; None leaves it off, unless the person says yes to it.
    """
    here = Examination(camera)
    outcome = here.tried() if not as_json and can_try(capabilities()) else Outcome()
    found = here.findings(capabilities(), outcome)
    if as_json:
        print_json(here.document(found))
    else:
        from hinge_coach.printed.doctor_report import doctor_page
        from hinge_coach.printed.parts.console import print_page

        print_page(partial(doctor_page, found, here.force.rows))
    return 1 if any(each.stops for each in found) else 0


def can_try(can: Capabilities) -> bool:
    """Whether there is somebody who sees the screen and can press a key."""
    return can.keys and can.window is not None


class Examination:
    """What `start` would find here and now: folder, course, settings, voice, sounds and view."""

    def __init__(self, camera: str | None = None) -> None:
        self.camera = camera
        self.folder = _tried_out(home)
        own = own_course.own_drills()
        named = os.environ.get(_FOLDER)
        self.course = _tried_out(lambda: read_course(Path(named)) if named else read_course(own=own))
        self.force = in_force(
            self.folder if isinstance(self.folder, Path) else None,
            self.course if isinstance(self.course, Course) else None,
        )
        settings = self.force.settings
        self.view = _tried_out(lambda: live_session.choose_view(settings.view))
        self.voice = _tried_out(lambda: find_voice(settings.voice))
        self.bell = live_session.Bell()
        self.sounds = find_sounds(settings.sound == "on", self.bell if capabilities().window else None)
        if isinstance(self.voice, Voice):
            self.voice.try_out(drill.language for drill in self._drills)
        if isinstance(self.sounds, Sounds):
            self.sounds.try_out()

    def tried(self) -> Outcome:
        """The trial with the person, in a live session."""
        view = self.view if self.view in ("screen", "plain") else live_session.choose_view("auto")
        voice = Silence("off") if isinstance(self.voice, CoachError) else self.voice
        with live_session.live_stage(str(view), [voice, self.sounds], self.bell) as interface:
            outcome = Trial(
                interface,
                voice=isinstance(voice, Voice) and not voice.trouble,
                sounds=self.sounds if findings.plays(self.sounds) else None,
                rep=self._rep() if view == "screen" else None,
                pictured=findings.shows_figure(capabilities()),
                camera=self.camera is None and self._camera_may_be_tried(),
            ).run()
            interface.tell_troubles(last=True)
        ask_sign_width.keep()
        can = capabilities()
        outcome.said_width = can.wide is not None if view == "screen" and can.unicode else None
        return outcome

    @property
    def _drills(self) -> Sequence[Drill]:
        return self.course.drills if isinstance(self.course, Course) else ()

    def _rep(self) -> SetScript | None:
        return rep_of(drill.at_pace(self.force.settings.pace) for drill in self._drills)

    def findings(self, can: Capabilities, outcome: Outcome) -> list[Finding]:
        """All that was found, in the order in which it is told."""
        return [
            self._terminal(can, outcome),
            findings.keys(can, outcome),
            findings.colours(can),
            findings.characters(can, outcome),
            self._voice(outcome),
            findings.sounds(self.sounds, outcome),
            findings.display(self.force.settings.awake == "on", find_inhibitors(), can),
            self._camera(outcome),
            *(self.force.wrong or [Finding("settings", "they are in order")]),
            personal_data.folder(self.folder),
            personal_data.history(self.folder),
            personal_data.drills(self.course, os.environ.get(_FOLDER)),
        ]

    def document(self, found: list[Finding]) -> dict[str, object]:
        """The report as plain data."""
        names = ("what", "state", "found", "do")
        return {
            "findings": [{name: getattr(each, name) for name in names} for each in found],
            "settings": self.force.document(),
            "folder": shown(self.folder) if isinstance(self.folder, Path) else None,
        }

    def _terminal(self, can: Capabilities, outcome: Outcome) -> Finding:
        if isinstance(self.view, CoachError):
            return _refused("terminal", self.view)
        return findings.terminal(can, self.view, outcome)

    def _camera(self, outcome: Outcome) -> Finding:
        if off := camera_trial.without_the_extra():
            return off
        if self.camera or outcome.try_camera:
            return camera_trial.tried(self.camera, open_camera)
        return camera_trial.left_off(model_path)

    def _camera_may_be_tried(self) -> bool:
        return camera_trial.without_the_extra() is None and camera_trial.may_be_there()

    def _voice(self, outcome: Outcome) -> Finding:
        if isinstance(self.voice, CoachError):
            return _refused("voice", self.voice)
        return findings.voice(self.voice, outcome)


def _tried_out(look: Callable[[], T]) -> T | CoachError:
    """What `look` finds, or why that can't be had."""
    try:
        return look()
    except CoachError as error:
        return error


def _refused(what: str, error: CoachError) -> Finding:
    """Something that `start` refuses to go on without."""
    return Finding(what, *told(str(error)), stops=True)
