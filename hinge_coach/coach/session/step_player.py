"""Playing the steps of a session one by one: what is paced, what is asked, what is kept."""

from collections.abc import Callable

from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.coach.interface.session_mode import SessionMode
from hinge_coach.coach.plan.after_failed_check import Correction
from hinge_coach.coach.plan.agenda import CheckStep, CloseStep, SetupStep, Step
from hinge_coach.coach.plan.get_in_and_out import (
    AT_ONCE,
    GET_IN,
    GET_OUT,
    IF_HELD,
    REHEARSE,
    SETTING_UP,
    GuidedStep,
    lead_in,
    way_out,
)
from hinge_coach.coach.plan.plan import Plan
from hinge_coach.coach.practice_record import Memory, SetDone
from hinge_coach.coach.rules.rest_days import carries_load
from hinge_coach.coach.session.get_in_and_out_script import GuideScript
from hinge_coach.coach.session.pacer import Pacer
from hinge_coach.coach.session.rest_script import RestScript
from hinge_coach.coach.session.results import Outcome, RepsTyped, set_done, under_tension
from hinge_coach.coach.session.set_saving import SavedSets
from hinge_coach.coach.session.set_script import SetScript
from hinge_coach.coach.session.setup_player import SetupPlayer
from hinge_coach.coach.talk import plan_page
from hinge_coach.coach.talk.after_drill import close_drill, felt_there
from hinge_coach.coach.talk.after_session import Tally
from hinge_coach.coach.talk.before_drill import BeforeDrill
from hinge_coach.coach.talk.check_after_set import SelfCheck
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.coach.timeline import RestStep, SetStep, seconds
from hinge_coach.course.drill import Drill


class StepPlayer:
    """Plays steps. Every method answers what was asked for, or None when the step came to its own end."""

    def __init__(self, interface: Interface, memory: Memory, person: PersonToday, mode: SessionMode) -> None:
        self.interface = interface
        self.person = person
        self.mode = mode
        self.pacer = Pacer(interface, keyless=mode.keyless)
        self.memory = SavedSets(memory, self.pacer)
        self.self_check = SelfCheck(interface, self.memory, person, hands_free=mode.hands_free, keyless=mode.keyless)
        asks = BeforeDrill(interface, self.memory, person, asks=mode.asks and not mode.hands_free)
        self.setup = SetupPlayer(self.pacer, asks, person, mode)
        self.tally = Tally()
        self._whole: SetStep | None = None  # the last set that was done to its end
        self._cut: list[SetStep] = []  # those that were not, when they came last: there is nothing to judge after them
        self._heard: list[GuidedStep] = []  # what was said whole: when it comes once more, a few words do
        self._in_hand: SetStep | None = None  # the set that was got into and not yet out of
        self._felt: set[str] = set()  # the drills of which it was said where to feel them
        self._closed = False  # whether a drill came to its end
        self._to_keep = False  # whether what was seen of the last set is not kept yet

    def announce(self, plan: Plan) -> str | None:
        """What today is, where nobody agreed on it before. Answers stop where it was asked for."""
        action = plan_page.announce(self.interface, plan, self.mode, newcomer=not self.person.past.sessions)
        self.pacer.restart()
        return action

    def play(self, step: Step, following: Drill | None) -> str | Correction | None:
        """Play one step; `following` is the drill that comes after this one."""
        self._keep_seen(later=isinstance(step, SetStep | RestStep | GuidedStep))
        match step:
            case SetupStep():
                return self.setup.play(step.chosen)
            case GuidedStep():
                return self._guide(step)
            case SetStep():
                return self._set(step)
            case RestStep():
                whole = step.after is self._whole and not self._is_cut(step.after)
                counted = whole and step.after.block.reps is not None
                return self.pacer.run(RestScript(step, RepsTyped(self.memory, self.tally) if counted else None)).action
            case CheckStep():
                return self._check(step)
            case CloseStep():
                return self._close(step, following)
        return None  # the session itself asks whether the pain rose

    def _guide(self, step: GuidedStep) -> str | None:
        """What leads into a set or out of it. What was said whole a moment ago is said in a few words, or not at all;
        the way out was said already where the set ended in pain.
        """
        if step.kind == GET_OUT:
            if self._in_hand is not step.of:
                return None
            self._in_hand = None
            return self.pacer.run(GuideScript(step)).action
        if step.kind == GET_IN:
            self._in_hand = step.of
        if any(each is step for each in self._heard):
            if step.kind in (SETTING_UP, REHEARSE):
                return None
            (step,) = lead_in(step.of, known=True, again=True)
        else:
            self._heard.append(step)
        self._felt |= {step.of.drill.id} if step.kind == REHEARSE else set()
        return self.pacer.run(GuideScript(step)).action

    def lead_out(self) -> None:
        """Out of the load at once, where there is one in hand, before anything else is asked."""
        if self._in_hand is None:
            return
        self.pacer.restart()
        first = IF_HELD if carries_load(self._in_hand.drill) else AT_ONCE
        for step in way_out(self._in_hand, first):
            self.pacer.run(GuideScript(step, urgent=True))
        self._in_hand = None
        self.pacer.restart()

    def _set(self, step: SetStep) -> str | None:
        self._in_hand = step
        camera = self.interface.camera
        if camera.on:
            count_in = seconds(span for span in step.spans if not span.rep and span.phase != "hold")
            self._once_told(lambda: camera.begin_set(step.drill, count_in))
        try:
            outcome = self.pacer.run(SetScript(step, camera))
        except BaseException:  # a signal ends the session: what was done of the set is kept as where a key does
            if self.pacer.broken_off:
                self._done(step, self.pacer.broken_off)
            raise
        camera.end_set(whole=outcome.action is None and step.block.reps is not None)
        done, saved = self._done(step, outcome)
        if outcome.action is not None:
            self._cut.append(step)
            return outcome.action
        self._whole = step
        self.person.practised.add((step.drill.id, step.block.name))
        self._cut = [each for each in self._cut if each is not step]
        self._to_keep = True
        self.tally.sets.append(done)
        more = {"n": len(self.tally.sets), "saved": saved}
        self.interface.tell("set", drill=step.drill.id, block=step.block.name, set=step.set, side=step.side, more=more)
        return None

    def _done(self, step: SetStep, outcome: Outcome) -> tuple[SetDone, bool]:
        """Keep what was really done of a set, if anything was; and whether it is saved."""
        lighter = step.block.name in [block.name for block in step.drill.lighter]  # with less, or none: not asked
        done = set_done(step, outcome, None if lighter else self.person.load(step.drill))
        self.tally.tension += under_tension(outcome, step.spans)
        return done, self.memory.set_done(done) if done.complete or done.done else True

    def _keep_seen(self, *, later: bool = False) -> None:
        """Keep what was seen of the last set, once that is made out; `later`, when the next span has been told."""
        seen = self.interface.camera.seen() if self._to_keep else None
        if seen is None:
            return
        self._to_keep = False
        if not later:
            self.memory.seen_last(seen)
            return
        self._once_told(lambda: self.memory.seen_last(seen))

    def _once_told(self, more: Callable[[], object]) -> None:
        """Do something that takes a moment once the next span has been told, after what is done then already."""
        first = self.pacer.once_begun

        def both() -> None:
            if first:
                first()
            more()

        self.pacer.once_begun = both

    def unasked(self, step: Step) -> bool:
        """Whether a check follows a set that was cut short, so nothing is asked."""
        return isinstance(step, CheckStep) and self._is_cut(step.after)

    def _is_cut(self, step: SetStep) -> bool:
        return any(each is step for each in self._cut)

    def _check(self, step: CheckStep) -> str | Correction | None:
        if self.unasked(step):
            return None
        answer = self.self_check.ask(step, self.pacer.header)
        self._keep_seen()
        self.pacer.restart()
        return answer

    def _close(self, step: CloseStep, following: Drill | None) -> str | None:
        drill = step.chosen.drill
        practised = any(done.drill == drill.id for done in self.tally.sets)
        first = self.person.newcomer and not self._closed
        felt = felt_there(drill, step.chosen.blocks[-1], said_before=drill.id in self._felt, first=first)
        self._closed = True
        action = close_drill(
            self.interface,
            self.pacer.header,
            drill,
            following,
            self.mode,
            felt if practised else (),
            answered=self.self_check.answered,
        )
        self.self_check.answered = False
        self.pacer.restart()
        return action
