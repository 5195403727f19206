"""`hinge-coach start`: from options, settings, kit and past to a live session."""

import math
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from hinge_coach.audio.sound_player import find_sounds
from hinge_coach.audio.speech_engines import find_voice
from hinge_coach.coach.interface import speech_time
from hinge_coach.coach.interface.events import Trouble
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.coach.interface.session_mode import SessionMode
from hinge_coach.coach.plan.agenda import Step, of_plan, paced
from hinge_coach.coach.plan.plan import Plan
from hinge_coach.coach.practice_record import Past
from hinge_coach.coach.session.session import Session
from hinge_coach.coach.talk import after_session, before_session, kit_choice
from hinge_coach.coach.talk.after_session import STOPPED, Ending
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.commands.shared import ask_sign_width, own_course
from hinge_coach.commands.shared.cameras import open_camera
from hinge_coach.commands.shared.live_session import Bell, Heard, choose_view, live_stage
from hinge_coach.commands.shared.session_options import SessionOptions, Today, asked_for, print_plan, timed_plan_page
from hinge_coach.course.phrasebook import Phrasebook
from hinge_coach.errors import CoachError
from hinge_coach.history.session_writer import History, open_history
from hinge_coach.processes.keep_awake import KeepAwake, find_inhibitors
from hinge_coach.settings.config_file import Settings, save
from hinge_coach.settings.personal_folder import home
from hinge_coach.terminal.capabilities import capabilities

if TYPE_CHECKING:
    from hinge_coach.camera.live_camera import LiveCamera


def start(options: SessionOptions) -> int:
    """Run one session; the exit code. Everything that can be wrong is said before the terminal is touched."""
    settings = options.over(own_course.settings())
    today, owned = asked_for(options, settings)
    if options.dry_run:
        return print_plan(today, owned)

    view = choose_view(settings.view)
    can = capabilities()
    if can.lacking and (settings.view == "auto" or not can.keys):
        own_course.tell(can.lacking)
    camera = open_camera(options.camera) if options.camera else None
    visit = Visit(today, settings, camera)
    memory = open_history()
    told = memory.trouble or ""  # it may be over by the end, but it is the reason for what was kept where
    try:
        visit.hold(view, owned, memory)
    finally:
        if camera:
            camera.close()
        to_come = memory.still_to_come()
        memory.close()
        trouble = memory.trouble or ""
        told = "" if told in trouble else told
        for sentence in filter(None, (told, *visit.not_kept, to_come, trouble)):
            own_course.tell(sentence)
    return 1 if memory.lost or visit.not_kept else 0


class Visit:
    """One call of `start`: the pages before the session, the session, and the words after it."""

    def __init__(self, today: Today, settings: "Settings", camera: "LiveCamera | None" = None) -> None:
        self.today = today
        self.options = today.options
        self.settings = settings
        self.camera = camera
        self.keyless = not capabilities().keys
        self.not_kept: list[str] = []  # what the person said and could not be kept, and why
        self.assumed: tuple[str, ...] = ()  # what was taken for granted, for want of an answer

    def hold(self, view: str, owned: frozenset[str] | None, memory: "History") -> None:
        """Hold the session in this view."""
        past = memory.past()
        mode = SessionMode(
            self.options.hands_free or self.keyless, self.keyless, asks=not self.keyless and view != "json"
        )
        asks = mode.asks and not mode.hands_free
        if owned is None and not asks:
            self.assumed = (own_course.KIT_ASSUMED,)
            own_course.tell(*self.assumed)
        bell = Bell()
        heard = self._heard(view, bell)
        ending: Ending | None = None
        shown = view == "screen"
        with ExitStack() as afterwards, live_stage(view, heard, bell, self.camera) as interface:
            interface.phrasebook = Phrasebook(self.today.course.drills)
            afterwards.callback(ask_sign_width.keep)
            afterwards.callback(_tell_troubles, interface.troubles if shown else (), heard)
            if asks:
                owned = self._welcome(interface, owned, past)
            if owned is not None or not asks:
                ending = self._walk(interface, self.today.person(owned, past), memory, mode, asks)
                self._look_back(
                    interface, ending, waits=asks and shown, stays=shown or getattr(heard[0], "busy", False)
                )
        if ending and (shown or (view == "plain" and ending.reason == STOPPED)):
            from hinge_coach.printed.parts.console import print_page
            from hinge_coach.printed.plan_and_last_words import last_words

            print_page(lambda columns: last_words(after_session.summary_lines(ending)))

    def _heard(self, view: str, bell: Bell) -> list["Heard"]:
        """The voice, the sounds, or what stays silent in their place; and who keeps the display awake on a terminal.

        A program that reads JSON has `say` and may speak itself, so that there both wait to be asked for.
        """
        asked = view != "json"
        voice = find_voice(self.settings.voice if asked or self.options.voice else "off")
        if voice.advice:
            own_course.tell(voice.advice)
        on_terminal = capabilities().window is not None
        plays = self.settings.sound == "on" and (asked or bool(self.options.sound))
        sounds = find_sounds(plays, bell if on_terminal else None)
        keeps = self.settings.awake == "on" and on_terminal
        return [voice, sounds, KeepAwake(find_inhibitors() if keeps else ())]

    def _welcome(self, interface: Interface, owned: frozenset[str] | None, past: Past) -> frozenset[str] | None:
        """The pages of the first time: who should ask a clinician first, and the kit, which is kept."""
        if not past.sessions and not before_session.agrees(interface, before_session.clinician()):
            return None
        if owned is not None:
            return owned
        owned = kit_choice.choose_kit(interface, self.today.course.equipment)
        if owned is not None:
            self._keep_kit(owned)
        return owned

    def _keep_kit(self, owned: frozenset[str]) -> None:
        try:
            save(home(), "kit", owned)
        except CoachError as error:  # the session goes on with it
            self.not_kept.append(f"Your kit is not saved: {error}")

    def _look_back(self, interface: Interface, ending: Ending | None, *, waits: bool, stays: bool) -> None:
        """What was done: until a key, or for as long as it takes to say it where somebody can see or hear that."""
        if ending is None or ending.reason == STOPPED:
            return
        lines = after_session.summary_lines(ending)
        page = after_session.summary(lines, waits=waits)
        patience = math.inf if waits else speech_time.seconds(lines[0]) if stays else 0.0
        interface.wait(lambda now: page, interface.now() + patience)

    def _walk(
        self, interface: Interface, person: PersonToday, memory: "History", mode: SessionMode, asks: bool
    ) -> Ending | None:
        """Choose what today is, agree on it, and do it."""
        agreed = self._agreed(interface, person, asks)
        if agreed is None:
            return None
        plan, steps, resumed = agreed
        return Session(interface, plan, steps, memory, person, mode, resumed=resumed).run()

    def _agreed(self, interface: Interface, person: PersonToday, asks: bool) -> "tuple[Plan, list[Step], bool] | None":
        """What is done today: the plan, or what is left of an interrupted session (then the last value is true).

        None when the person would rather not. Where nobody is asked it is the plan.
        """
        if asks and (last_time := self.today.left_of_last_time(person)):
            goes_on = before_session.goes_on(interface, last_time[0], paced(last_time[1]))
            if goes_on is None:
                return None
            if goes_on:
                return *last_time, True
        plan = self.today.plan(person)
        plan = plan._replace(advice=(*plan.advice, *self.assumed))
        steps = of_plan(plan, person)
        agrees = not asks or before_session.agrees(interface, timed_plan_page(plan, steps, person))
        return (plan, steps, False) if agrees else None


def _tell_troubles(unseen: "Sequence[Trouble]", heard: Sequence["Heard"]) -> None:
    """The troubles that the view could not show among its lines, and those that came after its last one."""
    for trouble in (*unseen, *(each for listener in heard for each in listener.complain(last=True))):
        own_course.tell(trouble.sentence)
