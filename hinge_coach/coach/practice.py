"""Playing the steps of a session one by one: what is paced, what is asked, what is kept."""

import math
from collections.abc import Sequence

from hinge_coach.coach import controls, plan_page
from hinge_coach.coach.advisor import Advisor
from hinge_coach.coach.agenda import CheckStep, CloseStep, SetupStep, Step
from hinge_coach.coach.checking import Examiner
from hinge_coach.coach.correction import Correction
from hinge_coach.coach.drill_end import close_drill
from hinge_coach.coach.floor import Floor
from hinge_coach.coach.manner import Manner
from hinge_coach.coach.pacing import Pacer
from hinge_coach.coach.plan import Chosen, Plan
from hinge_coach.coach.preparing import Host
from hinge_coach.coach.record import Memory
from hinge_coach.coach.rest_script import RestScript
from hinge_coach.coach.set_script import SetScript
from hinge_coach.coach.setup_script import STOP_ANY_TIME, SetupScript, best_cue_line, opening, setup_spans
from hinge_coach.coach.tally import RepsTyped, Tally, set_done, under_tension
from hinge_coach.coach.timeline import SETUP, RestStep, SetStep, Span
from hinge_coach.course.drill import Drill

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
        """What today is, where nobody agreed on it before. Answers stop where it was asked for."""
        action = plan_page.announce(self.floor, plan, self.manner, newcomer=not self.advisor.past.sessions)
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
                return self.pacer.run(RestScript(step, RepsTyped(self.memory, self.tally) if counted else None)).action
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
        return self._set_up(chosen, [line for line in (measured, best and best_cue_line(best)) if line])

    def _set_up(self, chosen: Chosen, more: Sequence[str]) -> str | None:
        why = self.advisor.why(chosen)
        # First, while the hands are still empty: the last setup steps may be said to somebody under a load.
        how_to_stop = (STOP_ANY_TIME,) if self.manner.hands_free else ()
        lines = (*how_to_stop, *more, *chosen.drill.setup)
        spans = setup_spans(opening(chosen.drill, why), lines)
        if self.manner.hands_free:
            return self.pacer.run(SetupScript(chosen, why, lines, spans, controls.SPOKEN_SETUP_HINTS)).action
        waiting = Span(SETUP, math.inf, len(spans))
        return self.pacer.run(SetupScript(chosen, why, lines, (*spans, waiting)), controls.IN_SETUP).action

    def _set(self, step: SetStep) -> str | None:
        outcome = self.pacer.run(SetScript(step))
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
        drill = step.chosen.drill
        practised = any(done.drill == drill.id for done in self.tally.sets)
        action = close_drill(self.floor, self.pacer.header, drill, following, self.manner, practised=practised)
        self.pacer.restart()
        return action
