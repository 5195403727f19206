"""What today could be, from the course, the person's wishes, kit and past; and the dry run that prints it."""

from pathlib import Path
from typing import NamedTuple

from hinge_coach.coach.interface.screen_frames import Page
from hinge_coach.coach.plan import agenda_changes, plan_maker
from hinge_coach.coach.plan.agenda import Step, of_plan, paced
from hinge_coach.coach.plan.plan import Plan
from hinge_coach.coach.plan.resume import resumable, resumed
from hinge_coach.coach.practice_record import Past
from hinge_coach.coach.session.setup_script import setup_script
from hinge_coach.coach.talk import plan_page
from hinge_coach.coach.talk.before_session import go_on_where
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.coach.timeline import seconds
from hinge_coach.commands.shared import own_course
from hinge_coach.commands.shared.drill_states_from_history import past_so_far
from hinge_coach.course.course import Course
from hinge_coach.settings.config_file import Settings


class SessionOptions(NamedTuple):
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
    camera: str | None = None

    def over(self, settings: "Settings") -> "Settings":
        """The settings, with what was asked for now in their place."""
        asked = {key: getattr(self, key) for key in ("voice", "sound", "view", "pace", "awake")}
        return settings._replace(**{key: value for key, value in asked.items() if value is not None})


class Today:
    """The course, and what of it was asked for: `only` and `start_from` are ids."""

    def __init__(self, course: Course, options: SessionOptions) -> None:
        self.course = course
        self.options = options
        self.only = tuple(course.find(name).id for name in options.only)
        self.start_from = course.find(options.start_from).id if options.start_from else None

    def person(self, owned: frozenset[str] | None, past: Past) -> PersonToday:
        """Who knows kit and past. Where no kit was ever said, all of it is assumed."""
        return PersonToday(self.course, frozenset(self.course.items) if owned is None else owned, past)

    def plan(self, person: PersonToday) -> Plan:
        """What today is, from kit and past."""
        return plan_maker.today(
            self.course,
            person.owned,
            person.past,
            minutes=self.options.minutes,
            everything=self.options.everything,
            only=self.only,
            start_from=self.start_from,
        )

    def left_of_last_time(self, person: PersonToday) -> "tuple[Plan, list[Step]] | None":
        """What is left of an interrupted session; None where there is none, or other drills were asked for by name."""
        place = resumable(person.past)
        if place is None or self.only or self.start_from:
            return None
        rest = resumed(person.course, person.owned, person.past, place)
        left = agenda_changes.from_place(of_plan(rest, person), place)
        return (rest, left) if left else None


def asked_for(options: SessionOptions, settings: Settings) -> tuple[Today, frozenset[str] | None]:
    """The course at the pace of `settings`, with what of it is asked for today; and the kit at hand, None where nobody
    ever said. Raises CoachError where drills or kit are asked for that there are not."""
    course = _at_pace(own_course.course(options.folder), settings.pace)
    owned = course.kit(options.kit) if options.kit else own_course.owned(course, settings)
    return Today(course, options), owned


def _at_pace(course: Course, pace: float) -> Course:
    """The course with the seconds of every rep times `pace`; holds and rests stay."""
    return course if pace == 1 else course._replace(drills=tuple(drill.at_pace(pace) for drill in course.drills))


def print_plan(today: Today, owned: frozenset[str] | None) -> int:
    """The plan of today on stdout: what, why, how long; and what `start` would ask before it."""
    from hinge_coach.printed.parts.console import print_page
    from hinge_coach.printed.plan_and_last_words import dry_run

    if owned is None:
        own_course.tell(own_course.KIT_ASSUMED)
    person = today.person(owned, past_so_far())
    plan = today.plan(person)
    printed = [timed_plan_page(plan, of_plan(plan, person), person)]
    if not today.options.hands_free and (last_time := today.left_of_last_time(person)):
        asked = go_on_where(last_time[0], paced(last_time[1]))
        printed.insert(0, asked._replace(lead="First the coach asks whether to go on where you stopped."))
    print_page(lambda columns: dry_run(printed))
    return 0


def timed_plan_page(plan: Plan, steps: "list[Step]", person: PersonToday) -> Page:
    """The plan with its times."""
    return plan_page.plan(plan, how_long(plan, steps, person))


def how_long(plan: Plan, steps: "list[Step]", person: PersonToday) -> str:
    """What the clock rules of the plan and its steps, and about how long the setups take besides."""
    setup = sum(seconds(setup_script(chosen, person).spans) for chosen in plan.chosen)
    return plan_page.how_long(paced(steps), setup)
