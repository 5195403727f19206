"""`hinge-coach start`: from options, settings, kit and past to a session on the stage."""

import math
from collections.abc import Sequence
from contextlib import ExitStack, closing, suppress

from hinge_coach.coach import session_end, speech, welcome
from hinge_coach.coach.advisor import Advisor
from hinge_coach.coach.agenda import Step, of_plan, paced
from hinge_coach.coach.events import Trouble
from hinge_coach.coach.floor import Floor
from hinge_coach.coach.manner import Manner
from hinge_coach.coach.plan import Plan
from hinge_coach.coach.record import Past
from hinge_coach.coach.session import Session
from hinge_coach.coach.tally import STOPPED, Ending
from hinge_coach.commands import sign_widths, world
from hinge_coach.commands.today import Today, Wishes, print_plan, timed_plan_page
from hinge_coach.course.course import Course
from hinge_coach.course.phrasebook import Phrasebook
from hinge_coach.errors import CoachError
from hinge_coach.memory.config import Settings, save
from hinge_coach.memory.history import History, open_history
from hinge_coach.memory.home import home
from hinge_coach.stage.capabilities import capabilities
from hinge_coach.stage.engines import find_voice
from hinge_coach.stage.keep_awake import KeepAwake, find_inhibitors
from hinge_coach.stage.live import Bell, Heard, choose_view, live_stage
from hinge_coach.stage.sound import find_sounds


def start(wishes: Wishes) -> int:
    """Run one session; the exit code. Everything that can be wrong is said before the terminal is touched."""
    settings = wishes.over(world.settings())
    course = at_pace(world.course(wishes.folder), settings.pace)
    today = Today(course, wishes)
    owned = course.kit(wishes.kit) if wishes.kit else world.owned(course, settings)
    if wishes.dry_run:
        return print_plan(today, owned)

    view = choose_view(settings.view)
    with closing(open_history()) as memory:
        told = memory.trouble  # it may be over by the end, but it is the reason for what was kept where
        code = Visit(today, settings).hold(view, owned, memory)
        to_come = memory.still_to_come()
    if told and told not in (memory.trouble or ""):
        world.tell(told)
    if to_come:
        world.tell(to_come)
    if memory.trouble:
        world.tell(memory.trouble)
    return code


def at_pace(course: Course, pace: float) -> Course:
    """The course with the seconds of every rep times `pace`; holds and rests stay."""
    return course if pace == 1 else course._replace(drills=tuple(drill.at_pace(pace) for drill in course.drills))


class Visit:
    """One call of `start`: the pages before the session, the session, and the words after it."""

    def __init__(self, today: Today, settings: "Settings") -> None:
        self.today = today
        self.wishes = today.wishes
        self.settings = settings
        self.keyless = not capabilities().keys
        self.assumed: tuple[str, ...] = ()  # what was taken for granted, for want of an answer

    def hold(self, view: str, owned: frozenset[str] | None, memory: "History") -> int:
        """Hold the session in this view; the exit code."""
        past = memory.past()
        manner = Manner(self.wishes.hands_free or self.keyless, self.keyless, asks=not self.keyless and view != "json")
        asks = manner.asks and not manner.hands_free
        if owned is None and not asks:
            self.assumed = ("No kit is kept yet, so all of it is assumed; `hinge-coach kit` sets it.",)
            world.tell(*self.assumed)
        bell = Bell()
        heard = self._heard(view, bell)
        ending: Ending | None = None
        shown = view == "screen"
        with ExitStack() as afterwards, live_stage(view, heard, bell) as floor:
            floor.phrasebook = Phrasebook(self.today.course.drills)
            afterwards.callback(sign_widths.keep)
            afterwards.callback(_tell_troubles, floor.troubles if shown else (), heard)
            if asks:
                owned = self._welcome(floor, owned, past)
            if owned is not None or not asks:
                ending = self._walk(floor, self.today.advisor(owned, past), memory, manner, asks)
                self._look_back(floor, ending, waits=asks and shown, stays=shown or getattr(heard[0], "busy", False))
        if ending and (shown or (view == "plain" and ending.reason == STOPPED)):
            from hinge_coach.pages.console import print_page
            from hinge_coach.pages.start_page import last_words

            print_page(lambda columns: last_words(session_end.summary_lines(ending)))
        return 0

    def _heard(self, view: str, bell: Bell) -> list["Heard"]:
        """The voice, the sounds, or what stays silent in their place; and who keeps the display awake on a terminal.

        A program that reads JSON has `say` and may speak itself, so that there both wait to be asked for.
        """
        asked = view != "json"
        voice = find_voice(self.settings.voice if asked or self.wishes.voice else "off")
        if voice.advice:
            world.tell(voice.advice)
        sounds = find_sounds(self.settings.sound == "on" and (asked or bool(self.wishes.sound)), bell)
        keeps = self.settings.awake == "on" and capabilities().window is not None
        return [voice, sounds, KeepAwake(find_inhibitors() if keeps else ())]

    def _welcome(self, floor: Floor, owned: frozenset[str] | None, past: Past) -> frozenset[str] | None:
        """The pages of the first time: who should ask a clinician first, and the kit, which is kept."""
        if not past.sessions and not welcome.agrees(floor, welcome.clinician()):
            return None
        if owned is not None:
            return owned
        owned = welcome.choose_kit(floor, self.today.course.equipment)
        if owned is not None:
            self._keep_kit(owned)
        return owned

    def _keep_kit(self, owned: frozenset[str]) -> None:
        with suppress(CoachError):  # the memory has the same trouble, and tells it once
            save(home(), "kit", owned)

    def _look_back(self, floor: Floor, ending: Ending | None, *, waits: bool, stays: bool) -> None:
        """What was done: until a key, or for as long as it takes to say it where somebody can see or hear that."""
        if ending is None or ending.reason == STOPPED:
            return
        lines = session_end.summary_lines(ending)
        page = session_end.summary(lines, waits=waits)
        patience = math.inf if waits else speech.seconds(lines[0]) if stays else 0.0
        floor.wait(lambda now: page, floor.now() + patience)

    def _walk(self, floor: Floor, advisor: Advisor, memory: "History", manner: Manner, asks: bool) -> Ending | None:
        """Choose what today is, agree on it, and do it."""
        agreed = self._agreed(floor, advisor, asks)
        if agreed is None:
            return None
        plan, steps, resumed = agreed
        return Session(floor, plan, steps, memory, advisor, manner, resumed=resumed).run()

    def _agreed(self, floor: Floor, advisor: Advisor, asks: bool) -> "tuple[Plan, list[Step], bool] | None":
        """What is done today: the plan, or what is left of an interrupted session (then the last value is true).

        None when the person would rather not. Where nobody is asked it is the plan.
        """
        if asks and (last_time := self.today.left_of_last_time(advisor)):
            goes_on = welcome.goes_on(floor, last_time[0], paced(last_time[1]))
            if goes_on is None:
                return None
            if goes_on:
                return *last_time, True
        plan = self.today.plan(advisor)
        plan = plan._replace(advice=(*plan.advice, *self.assumed))
        steps = of_plan(plan, advisor)
        agrees = not asks or welcome.agrees(floor, timed_plan_page(plan, steps, advisor))
        return (plan, steps, False) if agrees else None


def _tell_troubles(unseen: "Sequence[Trouble]", heard: Sequence["Heard"]) -> None:
    """The troubles that the view could not show among its lines, and those that came after its last one."""
    for trouble in (*unseen, *(each for listener in heard for each in listener.complain(last=True))):
        world.tell(trouble.sentence)
