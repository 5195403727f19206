"""The session loop: one agenda, one step at a time, and what becomes of each."""

from collections.abc import Callable, Sequence

from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.interface.screen_frames import Header
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.coach.interface.session_mode import WITH_KEYS, SessionMode
from hinge_coach.coach.plan import agenda_changes
from hinge_coach.coach.plan.after_failed_check import Correction
from hinge_coach.coach.plan.agenda import CheckStep, CloseStep, RisenStep, SetupStep, Step, drill_of, of_drill, paced
from hinge_coach.coach.plan.get_in_and_out import GuidedStep
from hinge_coach.coach.plan.plan import Plan
from hinge_coach.coach.practice_record import Memory, Place
from hinge_coach.coach.rules.stop_signs import END_DRILL, END_SESSION, GO_ON, STOPS
from hinge_coach.coach.session import agenda_positions as positions
from hinge_coach.coach.session.setup_player import DECLINED
from hinge_coach.coach.session.step_player import StepPlayer
from hinge_coach.coach.talk.after_session import DONE, INTERRUPTED, PAIN, STOPPED, Ending, last_words
from hinge_coach.coach.talk.pain import ask_pain, ask_risen
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.coach.timeline import RestStep, SetStep
from hinge_coach.course.drill import Drill

UNDO = 2.0  # seconds after a step's start in which back means the step before
BEGIN_AGAIN = "begin again"  # the step that is played now


class Session:
    """Walks the agenda. Steps that follow from an answer are put into it as they come."""

    def __init__(
        self,
        interface: Interface,
        plan: Plan,
        agenda: Sequence[Step],
        memory: Memory,
        person: PersonToday,
        mode: SessionMode = WITH_KEYS,
        *,
        resumed: bool = False,
    ) -> None:
        self.interface = interface
        self.plan = plan
        self.agenda = list(agenda)
        self.person = person
        self.practice = StepPlayer(interface, memory, person, mode)
        self.memory = self.practice.memory
        self._planned = [step for step in agenda if isinstance(step, SetStep)]  # no correction is gone on with later
        self._rewritten: list[tuple[int, list[Step]]] = []  # where the agenda was changed, and how it was before
        self._stood: Place | None = None
        self._has_place = resumed  # to go on at next time: that of the session gone on with is one
        self._advice: tuple[str, ...] = ()
        self._last = ""  # whom to ask, and when, after pain
        self.at = 0

    def run(self) -> Ending:
        """From the first step to the end, whatever that is. A signal passes through, told as an end."""
        began = self.interface.now()
        drills = [chosen.drill.id for chosen in self.plan.chosen]
        self.interface.tell("session", seconds=paced(self.agenda), more={"drills": drills})
        reason = INTERRUPTED
        try:
            reason = STOPPED if self.practice.announce(self.plan) == key_actions.STOP else self._walk()
        finally:
            lasted = self.interface.now() - began
            if over := reason in (DONE, PAIN):
                self.memory.stands_at(None)
            saved = self.memory.settle()
            goes_on = self._has_place and saved and not over
            ending = Ending(reason, lasted, self.practice.tally, goes_on, self._advice, self._last)
            said = None if reason == INTERRUPTED else last_words(ending)
            self.interface.tell_troubles(last=True)
            more = {"reason": reason, "saved": saved}
            self.interface.tell("end", seconds=round(lasted, 3), say=said, urgent=True, more=more)
        return ending

    def _walk(self) -> str:
        while self.at < len(self.agenda):
            arrived = self.interface.now()
            self._arrive()
            step = self.agenda[self.at]
            action = self.practice.play(step, self._following())
            if isinstance(step, RisenStep):
                action = self._risen(step)
            if isinstance(action, Correction):
                correction, action = action, None
                self._rewrite(lambda: agenda_changes.mend(self.agenda, self.at, correction, self.person.knows))  # noqa: B023 - called at once
            if action in (key_actions.OUCH, key_actions.STOP) and not positions.leads_out(step):
                self.practice.lead_out()
            if action == key_actions.OUCH and not isinstance(step, RisenStep):
                action = self._ouch(step)
            if action in (key_actions.OUCH, key_actions.STOP):
                return PAIN if action == key_actions.OUCH else STOPPED
            self._move(step, action, self.interface.now() - arrived)
        return DONE

    def _arrive(self) -> None:
        """See whether a drill that begins now still comes as it was planned; keep the place, and look around."""
        step = self.agenda[self.at]
        if isinstance(step, SetupStep) and step.chosen in self.plan.chosen:
            chosen = self.person.before(step.chosen)
            if chosen != step.chosen:
                steps = of_drill(chosen, self.person.cues(chosen), self.person.knows)
                self._rewrite(lambda: agenda_changes.change(self.agenda, self.at, steps))
                self._planned += [each for each in self.agenda[self.at :] if isinstance(each, SetStep)]
        if isinstance(self.agenda[self.at], SetStep | RestStep | GuidedStep):
            self.practice.pacer.once_begun = self._stand  # a disk takes its time to sync: the span is told before
        else:
            self._stand()
        self._look_around(self.agenda[self.at])

    def _rewrite(self, change: Callable[[], None]) -> None:
        """Change the agenda behind this step, so that it can be undone."""
        self._rewritten.append((self.at, list(self.agenda)))
        change()

    def _move(self, step: Step, action: str | None, spent: float) -> None:
        """To the step that comes now: the next one, this one again, the one before, or the set from its first side."""
        if action is not None:
            self.practice.pacer.restart()
        if action == DECLINED:
            self._rewrite(lambda: agenda_changes.leave(self.agenda, self.at))
        if action in (None, key_actions.NEXT, DECLINED):
            self.at += 1
        elif action == key_actions.AGAIN and isinstance(step, SetStep | RestStep | GuidedStep):
            self._back_to(positions.start_of_set(self.agenda, self.at))
        elif action == BEGIN_AGAIN and isinstance(step, SetStep | GuidedStep):
            self._back_to(positions.start_of_set(self.agenda, self.at, with_load=False))
        elif action == key_actions.BACK and (spent <= UNDO or isinstance(step, CheckStep | CloseStep)):
            self._back_to(self._before(self.at))

    def _back_to(self, index: int) -> None:
        """To a step that was there already. What followed from it, or from one behind it, is as if it never had.

        For the day a first answer stays the first, whatever a set once more brings: only that one counts.
        """
        self.at = index
        self.person.forget(self.agenda[index:])
        while self._rewritten and self._rewritten[-1][0] >= index:
            _, self.agenda = self._rewritten.pop()

    def _before(self, index: int) -> int:
        """The place of the step before: of a set that is over, the place where it is got into once more."""
        before = max(0, index - 1)
        if self.practice.unasked(self.agenda[before]):
            before -= 1
        return (
            positions.start_of_set(self.agenda, before, with_load=False)
            if positions.leads_out(self.agenda[before])
            else before
        )

    def _ouch(self, step: Step) -> str:
        """Something hurts: ask. Ouch where that ends the session, next where it ends the drill.

        Who may go on does so with the next set, or with this one once more where it is the drill's last. What is no
        set begins again: it is not the setup or the question that hurts.
        """
        drill = drill_of(step)
        answer = ask_pain(self.interface, self.memory, self.practice.pacer.header, drill.id, self.person.pains)
        self._last = answer.last or self._last
        if answer.kind == END_SESSION:
            self._advice = answer.lines
            return key_actions.OUCH
        if answer.kind == STOPS:
            return key_actions.STOP
        if answer.kind == END_DRILL:
            self._rewrite(lambda: agenda_changes.leave_out(self.agenda, self.at, drill))
        hurts = bool(self.person.pains and self.person.pains[-1])
        if answer.kind == GO_ON and hurts and isinstance(step, SetStep) and step.block.reps:
            self._rewrite(lambda: agenda_changes.ease(self.agenda, self.at, drill))
            return key_actions.NEXT
        ends = answer.kind == END_DRILL or (isinstance(step, SetStep) and self._another_set(drill))
        return key_actions.NEXT if ends else BEGIN_AGAIN

    def _risen(self, step: RisenStep) -> str:
        """After the eased set: ouch where the pain rose, which ends the session."""
        answer = ask_risen(self.interface, self.memory, self.practice.pacer.header, step.of.drill.id)
        self.practice.pacer.restart()
        self._last = answer.last or self._last
        if answer.kind == END_SESSION:
            self._advice = answer.lines
        return {END_SESSION: key_actions.OUCH, STOPS: key_actions.STOP}.get(answer.kind, key_actions.NEXT)

    def _another_set(self, drill: Drill) -> bool:
        return any(isinstance(step, SetStep) and step.drill.id == drill.id for step in self.agenda[self.at + 1 :])

    def _stand(self) -> None:
        """Keep where the session stands: at the planned set that runs or comes next; in a check, at the one before.

        Nothing is kept before the first set: there is nothing to go on with.
        """
        step = self.agenda[self.at]
        if isinstance(step, CheckStep) or (self._stood is None and not isinstance(step, SetStep)):
            return
        place = positions.place(self.agenda, self.at, self._planned)
        if place != self._stood:
            self.memory.stands_at(place)
            self._stood = place
            self._has_place = place is not None

    def _following(self) -> Drill | None:
        """The drill that comes after this one."""
        coming = (step.chosen for step in self.agenda[self.at + 1 :] if isinstance(step, SetupStep))
        return next((chosen.drill for chosen in coming if not chosen.ask or self.practice.setup.before.asks), None)

    def _look_around(self, step: Step) -> None:
        """Where this step is on the way, and how much paced time comes after it."""
        drill, done = drill_of(step), {each.drill for each in self.practice.tally.sets}
        ahead = self.agenda[self.at + 1 :]
        way = positions.way(self.person.course, drill, ahead, done)
        self.practice.pacer.header = Header(drill.name, drill.number, way, left=paced(ahead))
