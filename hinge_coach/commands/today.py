"""What today could be, from the course, the person's wishes, kit and past; and the dry run that prints it."""

from pathlib import Path
from typing import NamedTuple

from hinge_coach.coach import mending, plan_page, progression
from hinge_coach.coach.advisor import Advisor
from hinge_coach.coach.agenda import Step, of_plan, paced
from hinge_coach.coach.plan import Plan
from hinge_coach.coach.record import Past
from hinge_coach.coach.resuming import resumable, resumed
from hinge_coach.coach.scene import Page
from hinge_coach.coach.setup_script import setup_script
from hinge_coach.coach.timeline import seconds
from hinge_coach.coach.welcome import go_on_where
from hinge_coach.course.course import Course
from hinge_coach.memory.archive import read_history
from hinge_coach.memory.config import Settings


class Wishes(NamedTuple):
    """What was asked for on the command line or in the environment. None or empty: not said."""

    start_from: str | None = None
    only: tuple[str, ...] = ()
    kit: tuple[str, ...] = ()
    hands_free: bool = False
    voice: str | None = None
    sound: str | None = None
    view: str | None = None
    pace: float | None = None
    awake: str | None = None
    folder: Path | None = None
    minutes: float | None = None
    everything: bool = False
    dry_run: bool = False

    def over(self, settings: "Settings") -> "Settings":
        """The settings, with what was asked for now in their place."""
        asked = {key: getattr(self, key) for key in ("voice", "sound", "view", "pace", "awake")}
        return settings._replace(**{key: value for key, value in asked.items() if value is not None})


class Today:
    """The course, and what of it was asked for: `only` and `start_from` are ids."""

    def __init__(self, course: Course, wishes: Wishes) -> None:
        self.course = course
        self.wishes = wishes
        self.only = tuple(course.find(name).id for name in wishes.only)
        self.start_from = course.find(wishes.start_from).id if wishes.start_from else None

    def advisor(self, owned: frozenset[str] | None, past: Past) -> Advisor:
        """Who knows kit and past. Where no kit was ever said, all of it is assumed."""
        return Advisor(self.course, frozenset(self.course.items) if owned is None else owned, past)

    def plan(self, advisor: Advisor) -> Plan:
        """What today is, from kit and past."""
        return progression.today(
            self.course,
            advisor.owned,
            advisor.past,
            minutes=self.wishes.minutes,
            everything=self.wishes.everything,
            only=self.only,
            start_from=self.start_from,
        )

    def left_of_last_time(self, advisor: Advisor) -> "tuple[Plan, list[Step]] | None":
        """What is left of an interrupted session; None where there is none, or other drills were asked for by name."""
        place = resumable(advisor.past)
        if place is None or self.only or self.start_from:
            return None
        rest = resumed(advisor.course, advisor.owned, advisor.past, place)
        left = mending.from_place(of_plan(rest, advisor), place)
        return (rest, left) if left else None


def print_plan(today: Today, owned: frozenset[str] | None) -> int:
    """The plan of today on stdout: what, why, how long; and what `start` would ask before it."""
    from hinge_coach.pages.console import print_page
    from hinge_coach.pages.start_page import dry_run

    with read_history() as archive:
        advisor = today.advisor(owned, archive.past())
    plan = today.plan(advisor)
    printed = [timed_plan_page(plan, of_plan(plan, advisor), advisor)]
    if not today.wishes.hands_free and (last_time := today.left_of_last_time(advisor)):
        asked = go_on_where(last_time[0], paced(last_time[1]))
        printed.insert(0, asked._replace(lead="First it asks whether to go on where you stopped."))
    print_page(lambda columns: dry_run(printed))
    return 0


def timed_plan_page(plan: Plan, steps: "list[Step]", advisor: Advisor) -> Page:
    """The plan with its times: what the clock rules, and about how long the setups take besides."""
    setup = sum(seconds(setup_script(chosen, advisor).spans) for chosen in plan.chosen)
    return plan_page.plan(plan, paced(steps), setup)
