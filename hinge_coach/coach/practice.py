"""Playing the steps of a session one by one: what is paced, what is asked, what is kept."""

import math
from collections.abc import Sequence

from hinge_coach.coach import controls, pages, speech, stop_signs, words
from hinge_coach.coach.acts import RestAct, SetAct, SetupAct
from hinge_coach.coach.advisor import Advisor
from hinge_coach.coach.agenda import CheckStep, CloseStep, SetupStep, Step, setup_spans
from hinge_coach.coach.asking import ask
from hinge_coach.coach.checking import Examiner
from hinge_coach.coach.correction import Correction
from hinge_coach.coach.floor import Floor
from hinge_coach.coach.manner import Manner
from hinge_coach.coach.pacing import Pacer
from hinge_coach.coach.plan import Chosen, Plan
from hinge_coach.coach.preparing import Host
from hinge_coach.coach.record import Memory
from hinge_coach.coach.tally import RepsTyped, Tally, set_done, under_tension
from hinge_coach.coach.timeline import SETUP, RestStep, SetStep, Span
from hinge_coach.course.drill import Drill

REMARK = 4.0  # seconds: what was said to the answer before is still being heard
DECLINED = "declined"  # an offered drill that is not wanted today


class Practice:
    """Plays steps. Every method answers what was asked for, or None when the step came to its own end."""

    def __init__(self, floor: Floor, memory: Memory, advisor: Advisor, manner: Manner) -> None:
        self.floor = floor
        self.memory = memory
        self.advisor = advisor
        self.manner = manner
        self.pacer = Pacer(floor, keyless=manner.keyless)
        self.examiner = Examiner(floor, memory, advisor, hands_free=manner.hands_free, keyless=manner.keyless)
        self.host = Host(floor, memory, advisor, asks=manner.asks and not manner.hands_free)
        self.tally = Tally()
        self._whole: SetStep | None = None  # the last set that was done to its end
        self._cut: list[SetStep] = []  # those that were not, when they came last: there is nothing to judge after them

    def announce(self, plan: Plan) -> str | None:
        """What today is. Hands-free it is shown for as long as it takes to say; else it was agreed on before.

        Whoever is there for the first time hears who should ask a clinician first: nobody agreed to that page either.
        Answers stop where it was asked for.
        """
        said = plan.headline
        if self.manner.hands_free and not self.advisor.past.sessions:
            plan = plan._replace(advice=(stop_signs.CLINICIAN_BRIEF, *plan.advice))
            said += "" if self.manner.keyless else f" {stop_signs.CLINICIAN_BRIEF}"  # on a pipe it is there to be read
        patience = math.ceil(speech.seconds(said)) + 1.0 if self.manner.hands_free else 0.0
        self.floor.tell("plan", seconds=patience, say=said)
        keys = {} if self.manner.keyless else pages.GO_ON
        action = ask(self.floor, pages.announcement(plan), keys, patience) if patience else None
        self.pacer.restart()
        return action

    def play(self, step: Step, following: Drill | None) -> str | Correction | None:
        """Play one step; `following` is the drill that comes after this one."""
        match step:
            case SetupStep():
                return self._setup(step.chosen)
            case SetStep():
                return self._set(step)
            case RestStep():
                whole = step.after is self._whole and not self._is_cut(step.after)
                counted = whole and step.after.block.reps is not None
                return self.pacer.run(RestAct(step, RepsTyped(self.memory, self.tally) if counted else None)).action
            case CheckStep():
                return self._check(step)
            case CloseStep():
                return self._close(step, following)

    def _setup(self, chosen: Chosen) -> str | None:
        drill, header = chosen.drill, self.pacer.header
        if chosen.ask:
            answer = self.host.wanted(chosen, header)
            if answer != controls.YES:
                return DECLINED if answer == controls.NO else answer
        if asked := self.host.load(drill, header):
            return asked
        measured, asked = self.host.measure(drill, header)
        if asked:
            return asked
        best = self.advisor.best_cue(chosen)
        self.pacer.restart()
        return self._set_up(chosen, [line for line in (measured, best and words.best_cue(best)) if line])

    def _set_up(self, chosen: Chosen, more: Sequence[str]) -> str | None:
        why = self.advisor.why(chosen)
        # First, while the hands are still empty: the last setup steps may be said to somebody under a load.
        how_to_stop = (pages.STOP_ANY_TIME,) if self.manner.hands_free else ()
        lines = (*how_to_stop, *more, *chosen.drill.setup)
        spans = setup_spans(words.opening(chosen.drill, why), lines)
        if self.manner.hands_free:
            return self.pacer.run(SetupAct(chosen, why, lines, spans, controls.SPOKEN_SETUP_HINTS)).action
        waiting = Span(SETUP, math.inf, len(spans))
        return self.pacer.run(SetupAct(chosen, why, lines, (*spans, waiting)), controls.IN_SETUP).action

    def _set(self, step: SetStep) -> str | None:
        outcome = self.pacer.run(SetAct(step))
        done = set_done(step, outcome, self.advisor.load(step.drill))
        self.tally.tension += under_tension(outcome, step.spans)
        if outcome.action is not None:
            self._cut.append(step)
            if done.done:
                self.memory.set_done(done)
            return outcome.action
        self._whole = step
        self._cut = [each for each in self._cut if each is not step]
        saved = self.memory.set_done(done)
        self.tally.sets.append(done)
        more = {"n": len(self.tally.sets), "saved": saved}
        self.floor.tell("set", drill=step.drill.id, block=step.block.name, set=step.set, side=step.side, more=more)
        if not saved:
            self.pacer.remark = "not saved"
        return None

    def unasked(self, step: Step) -> bool:
        """Whether a check stands behind a set that was cut short, so that nothing is asked."""
        return isinstance(step, CheckStep) and self._is_cut(step.after)

    def _is_cut(self, step: SetStep) -> bool:
        return any(each is step for each in self._cut)

    def _check(self, step: CheckStep) -> str | Correction | None:
        if self.unasked(step):
            return None
        answer = self.examiner.ask(step, self.pacer.header)
        self.pacer.restart()
        return answer

    def _close(self, step: CloseStep, following: Drill | None) -> str | None:
        """The end of a drill: where it was to be felt, what is next, and the way out until next time."""
        drill = step.chosen.drill
        coming = words.next_drill(following)
        said = f"{words.felt(drill)} {coming}" if following else words.felt(drill)
        practised = any(done.drill == drill.id for done in self.tally.sets)
        patience = math.ceil(speech.seconds(said)) + REMARK if self.manner.hands_free else math.inf
        seconds = None if patience == math.inf else patience
        self.floor.tell("close", drill=drill.id, seconds=seconds, say=said, brief=coming)
        keys = {} if self.manner.keyless else pages.CLOSING
        action = ask(self.floor, pages.closing(self.pacer.header, drill, coming, practised), keys, patience)
        self.pacer.restart()
        return action
