"""`hinge-coach start`: from options, settings, kit and past to a session on the stage."""

import math
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hinge_coach.coach import mending, pages, progression, speech, welcome, words
from hinge_coach.coach.advisor import Advisor
from hinge_coach.coach.agenda import of_plan, paced, setup_spans
from hinge_coach.coach.floor import Floor
from hinge_coach.coach.manner import Manner
from hinge_coach.coach.plan import Plan
from hinge_coach.coach.record import Past
from hinge_coach.coach.resuming import resumable, resumed
from hinge_coach.coach.tally import STOPPED, Ending
from hinge_coach.coach.timeline import seconds
from hinge_coach.commands import world
from hinge_coach.course.library import Course
from hinge_coach.errors import CoachError
from hinge_coach.stage.live import Bell, choose_view, has_keys, live_stage

if TYPE_CHECKING:
    from hinge_coach.coach.agenda import Step
    from hinge_coach.memory.config import Settings
    from hinge_coach.memory.history import History
    from hinge_coach.stage.live import Heard


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
    folder: Path | None = None
    minutes: float | None = None
    everything: bool = False
    dry_run: bool = False

    def over(self, settings: "Settings") -> "Settings":
        """The settings, with what was asked for now in their place."""
        asked = {key: getattr(self, key) for key in ("voice", "sound", "view", "pace")}
        return settings._replace(**{key: value for key, value in asked.items() if value is not None})


def start(wishes: Wishes) -> int:
    """Run one session; the exit code. Everything that can be wrong is said before the terminal is touched."""
    settings = wishes.over(world.settings())
    course = at_pace(world.course(wishes.folder), settings.pace)
    only = tuple(course.find(name).id for name in wishes.only)
    start_from = course.find(wishes.start_from).id if wishes.start_from else None
    owned = course.kit(wishes.kit) if wishes.kit else world.owned(course, settings)
    visit = Visit(course, wishes, settings, only, start_from)
    if wishes.dry_run:
        return visit.print_plan(owned)

    view = choose_view(settings.view)
    from hinge_coach.memory.history import open_history

    with closing(open_history()) as memory:
        told = memory.trouble  # it may be over by the end, but it is the reason for what was kept where
        code = visit.hold(view, owned, memory)
    if told and told not in (memory.trouble or ""):
        world.tell(told)
    if memory.trouble:
        world.tell(memory.trouble)
    return code


def at_pace(course: Course, pace: float) -> Course:
    """The course with the seconds of every rep times `pace`; holds and rests stay."""
    return course if pace == 1 else course._replace(drills=tuple(drill.at_pace(pace) for drill in course.drills))


class Visit:
    """One call of `start`: the pages before the session, the session, and the words after it."""

    def __init__(
        self,
        course: Course,
        wishes: Wishes,
        settings: "Settings",
        only: tuple[str, ...],
        start_from: str | None,
    ) -> None:
        self.course = course
        self.wishes = wishes
        self.settings = settings
        self.only = only
        self.start_from = start_from
        self.keyless = not has_keys()
        self.assumed: tuple[str, ...] = ()  # what was taken for granted, for want of an answer

    def plan(self, owned: frozenset[str], past: Past) -> Plan:
        """What today is, from kit and past."""
        today = progression.today(
            self.course.drills,
            owned,
            past,
            minutes=self.wishes.minutes,
            everything=self.wishes.everything,
            only=self.only,
            start_from=self.start_from,
        )
        return today._replace(advice=(*today.advice, *self.assumed))

    def print_plan(self, owned: frozenset[str] | None) -> int:
        """The plan of today on stdout: what, why, how long."""
        from hinge_coach.memory.archive import read_history
        from hinge_coach.stage.printed_page import page_lines
        from hinge_coach.stage.printing import paper, write

        owned = self._all_kit() if owned is None else owned
        with read_history() as archive:
            past = archive.past(date.today())
        plan = self.plan(owned, past)
        advisor = Advisor(self.course.drills, owned, past)
        printed = [pages.plan(plan, paced(of_plan(plan, advisor.cues)), setup_seconds(plan, advisor))]
        if not self.wishes.hands_free and (last_time := self._left_of_last_time(advisor)):
            asked = pages.go_on_where(last_time[0], paced(last_time[1]))
            printed.insert(0, asked._replace(lead="First it asks whether to go on where you stopped."))
        on = paper()
        write((line for page in printed for line in page_lines(page, on.columns)), on)
        return 0

    def hold(self, view: str, owned: frozenset[str] | None, memory: "History") -> int:
        """Hold the session in this view; the exit code."""
        past = memory.past(date.today())
        manner = Manner(self.wishes.hands_free or self.keyless, self.keyless, asks=not self.keyless and view != "json")
        asks = manner.asks and not manner.hands_free
        if owned is None and not asks:
            self.assumed = ("No kit is kept yet, so all of it is assumed; `hinge-coach kit` sets it.",)
            world.tell(*self.assumed)
        bell = Bell()
        heard = self._heard(view, bell)
        ending: Ending | None = None
        with live_stage(view, heard, bell) as floor:
            if asks:
                owned = self._welcome(floor, owned, past)
            if owned is not None or not asks:
                advisor = Advisor(self.course.drills, self._all_kit() if owned is None else owned, past)
                ending = self._walk(floor, advisor, memory, manner, asks)
                shown = view == "screen"
                self._look_back(floor, ending, waits=asks and shown, stays=shown or getattr(heard[0], "busy", False))
        if ending and (view == "screen" or (view == "plain" and ending.reason == STOPPED)):
            _print(pages.summary_lines(ending))
        return 0

    def _heard(self, view: str, bell: Bell) -> list["Heard"]:
        """The voice and the sounds, or what stays silent in their place.

        A program that reads JSON has `say` and may speak itself, so that there both wait to be asked for.
        """
        from hinge_coach.stage.engines import find_voice
        from hinge_coach.stage.sound import find_sounds

        asked = view != "json"
        voice = find_voice(self.settings.voice if asked or self.wishes.voice else "off")
        if voice.advice:
            world.tell(voice.advice)
        return [voice, find_sounds(self.settings.sound == "on" and (asked or bool(self.wishes.sound)), bell)]

    def _welcome(self, floor: Floor, owned: frozenset[str] | None, past: Past) -> frozenset[str] | None:
        """The pages of the first time: who should ask a clinician first, and the kit, which is kept."""
        if not past.sessions and not welcome.agrees(floor, pages.clinician()):
            return None
        if owned is not None:
            return owned
        owned = welcome.choose_kit(floor, self.course.items)
        if owned is not None:
            self._keep_kit(owned)
        return owned

    def _keep_kit(self, owned: frozenset[str]) -> None:
        from hinge_coach.memory.config import save
        from hinge_coach.memory.home import home

        with suppress(CoachError):  # the memory has the same trouble, and tells it once
            save(home(), "kit", owned)

    def _look_back(self, floor: Floor, ending: Ending | None, *, waits: bool, stays: bool) -> None:
        """What was done: until a key, or for as long as it takes to say it where somebody can see or hear that."""
        if ending is None or ending.reason == STOPPED:
            return
        lines = pages.summary_lines(ending)
        page = pages.summary(lines, waits=waits)
        patience = math.inf if waits else speech.seconds(lines[0]) if stays else 0.0
        floor.wait(lambda now: page, floor.now() + patience)

    def _walk(self, floor: Floor, advisor: Advisor, memory: "History", manner: Manner, asks: bool) -> Ending | None:
        """Choose what today is, agree on it, and do it."""
        agreed = self._agreed(floor, advisor, asks)
        if agreed is None:
            return None
        from hinge_coach.coach.session import Session  # 3 ms, of which the first page to be seen needs nothing

        plan, steps = agreed
        return Session(floor, plan, steps, memory, advisor, manner).run()

    def _agreed(self, floor: Floor, advisor: Advisor, asks: bool) -> "tuple[Plan, list[Step]] | None":
        """What is done today: the rest of an interrupted session, or the plan. None when the person would rather not.

        Where nobody is asked it is the plan.
        """
        if asks and (last_time := self._left_of_last_time(advisor)):
            goes_on = welcome.goes_on(floor, last_time[0], paced(last_time[1]))
            if goes_on is None:
                return None
            if goes_on:
                return last_time
        plan = self.plan(advisor.owned, advisor.past)
        steps = of_plan(plan, advisor.cues)
        agrees = not asks or welcome.show_plan(floor, plan, paced(steps), setup_seconds(plan, advisor))
        return (plan, steps) if agrees else None

    def _left_of_last_time(self, advisor: Advisor) -> "tuple[Plan, list[Step]] | None":
        """What is left of an interrupted session; None where there is none, or other drills were asked for by name."""
        place = resumable(advisor.past)
        if place is None or self.only or self.start_from:
            return None
        rest = resumed(advisor.drills, advisor.owned, advisor.past, place)
        left = mending.from_place(of_plan(rest, advisor.cues), place)
        return (rest, left) if left else None

    def _all_kit(self) -> frozenset[str]:
        return frozenset(self.course.items)


def _print(sentences: Iterable[str]) -> None:
    """Sentences on stdout, wrapped where that is a narrow terminal."""
    from hinge_coach.stage.paper import line, wrap
    from hinge_coach.stage.printing import paper, write

    on = paper()
    write((words for each in sentences for words in wrap(line(each), on.columns)), on)


def setup_seconds(plan: Plan, advisor: Advisor) -> float:
    """About how long the setups of the plan take, in seconds."""
    openings = [(words.opening(chosen.drill, advisor.why(chosen)), chosen.drill.setup) for chosen in plan.chosen]
    return sum(seconds(setup_spans(opening, lines)) for opening, lines in openings)
