"""A hands-free session on this terminal's screen with a listener that notes when each event was told.

Arguments: the folder with the course, the file to write lines of JSON to, and `heard` for the voice and the sounds.
"""

import json
import sys
import time
from datetime import date
from pathlib import Path

from hinge_coach.coach.advisor import Advisor
from hinge_coach.coach.agenda import of_plan
from hinge_coach.coach.manner import Manner
from hinge_coach.coach.progression import today
from hinge_coach.coach.record import Past
from hinge_coach.coach.session import Session
from hinge_coach.course.library import read_course
from hinge_coach.memory.history import open_history
from hinge_coach.stage.engines import find_voice
from hinge_coach.stage.jsonlines import as_dict
from hinge_coach.stage.live import live_stage
from hinge_coach.stage.sound import find_sounds


class Recorder:
    """A listener that writes each event down at once, with the moment."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("wb", buffering=0)

    def tell(self, event) -> None:
        moment = time.perf_counter()
        self.file.write(json.dumps(as_dict(event) | {"at": moment}).encode() + b"\n")

    def show(self, scene) -> float:
        return float("inf")

    def close(self) -> None:
        self.file.close()


def main(folder: str, written: str, heard: str = "") -> None:
    course = read_course(Path(folder))
    advisor = Advisor(course, frozenset(), Past(date.today()))
    plan = today(course, frozenset(), advisor.past, everything=True)
    listeners = [Recorder(Path(written))]
    if heard:
        listeners += [find_voice("auto"), find_sounds(True)]
    with open_history() as memory, live_stage("screen", listeners) as floor:
        Session(floor, plan, of_plan(plan, advisor), memory, advisor, Manner(hands_free=True)).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
