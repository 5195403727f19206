"""`hinge-coach start`: from options, kit and past to a session on the stage."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hinge_coach.coach import progression
from hinge_coach.coach.agenda import Step, of_drill, paced, setup_spans
from hinge_coach.coach.floor import Floor
from hinge_coach.coach.plan import Plan
from hinge_coach.coach.session import Session
from hinge_coach.coach.timeline import seconds
from hinge_coach.course.library import Course
from hinge_coach.stage.live import choose_view, has_keys, live_stage


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for on the command line, in the environment or in the settings. None: not said."""

    start_from: str | None = None
    only: tuple[str, ...] = ()
    hands_free: bool = False
    view: str | None = None
    minutes: float | None = None
    everything: bool = False


def run(course: Course, owned: frozenset[str], wishes: Wishes) -> int:
    view = choose_view(wishes.view)
    keyless = not has_keys()
    from hinge_coach.memory.history import open_history
    from hinge_coach.memory.home import home
    memory = open_history(home())
    plan = progression.introduction(course.drills, owned, memory.past(date.today()), only=wishes.only, start_from=wishes.start_from)
    agenda = [step for chosen in plan.chosen for step in of_drill(chosen, chosen.drill.cues)]
    with live_stage(view) as floor:
        session = Session(floor, plan, agenda, memory, course.drills, hands_free=wishes.hands_free, keyless=keyless)
        ending = session.run()
    memory.close()
    return 0
