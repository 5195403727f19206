"""A hands-free session on this terminal's screen with a listener that notes when each event was told.

Arguments: the folder with the course, the file to write lines of JSON to, and `heard` for the voice and the sounds.
"""

import json
import sys
import time
from datetime import date
from pathlib import Path

from hinge_coach.audio.sound_player import find_sounds
from hinge_coach.audio.speech_engines import find_voice
from hinge_coach.coach.interface.session_mode import SessionMode
from hinge_coach.coach.plan.agenda import of_plan
from hinge_coach.coach.plan.plan_maker import today
from hinge_coach.coach.practice_record import Past
from hinge_coach.coach.session.session import Session
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.commands.shared.live_session import live_stage
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.history.session_writer import open_history
from hinge_coach.views.json_view import as_dict


class Recorder:
    """A listener that writes each event down at once, with the moment."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("wb", buffering=0)

    def tell(self, event) -> None:
        moment = time.perf_counter()
        self.file.write(json.dumps(as_dict(event) | {"at": moment}).encode() + b"\n")

    def show(self, frame) -> float:
        return float("inf")

    def close(self) -> None:
        self.file.close()


def main(folder: str, written: str, heard: str = "") -> None:
    course = read_course(Path(folder))
    person = PersonToday(course, frozenset(), Past(date.today()))
    plan = today(course, frozenset(), person.past, everything=True)
    listeners = [Recorder(Path(written))]
    if heard:
        listeners += [find_voice("auto"), find_sounds(True)]
    with open_history() as memory, live_stage("screen", listeners) as interface:
        Session(interface, plan, of_plan(plan, person), memory, person, SessionMode(hands_free=True)).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
