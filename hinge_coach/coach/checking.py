"""The check: ask first, reveal second; then one fix, one cue, and what to do next."""

import math
from dataclasses import replace

from hinge_coach.coach import controls, pages, speech, words
from hinge_coach.coach.advisor import Advisor
from hinge_coach.coach.agenda import CheckStep
from hinge_coach.coach.asking import ask, digits
from hinge_coach.coach.correction import FELT, GO_ON, Correction
from hinge_coach.coach.floor import Floor
from hinge_coach.coach.record import Answer, Memory
from hinge_coach.coach.rules import failed
from hinge_coach.coach.scene import Header, Page

ANSWERING = 8.0  # seconds to answer without hands on the keyboard
_ANSWERS = (controls.YES, controls.NOT_QUITE, controls.NO, controls.UNANSWERED)
_LEAVES = (controls.STOP, controls.BACK, controls.OUCH)
_ANYWAY = "anyway"  # the person goes on as planned
_OTHER = "other"  # a fault that the drill does not name


class Examiner:
    """Asks a drill's question, hears the answer, keeps it, and says what follows."""

    def __init__(self, floor: Floor, memory: Memory, advisor: Advisor, *, hands_free: bool, keyless: bool) -> None:
        self.floor = floor
        self.memory = memory
        self.advisor = advisor
        self.hands_free = hands_free
        self.keyless = keyless

    def ask(self, step: CheckStep, header: Header) -> Correction | str:
        """What follows from the check, or what else was asked for: stop, back, ouch."""
        action = self._question(step, header)
        if action in _LEAVES:
            return action
        drill, cue = step.chosen.drill, step.after.cue
        answer = Answer(drill.id, action, step.first, cue.say if cue else None, cued=step.chosen.cued)
        if failed(action):
            found = self._what_went_wrong(answer, step, header)
            if isinstance(found, str):
                self.memory.answered(answer)
                return found
            answer = found
        self.advisor.heard(step, action)
        correction = self.advisor.after(step, action, answer.fault, answer.felt)
        self.floor.tell("answer", drill=drill.id, say=correction.reason, more={"answer": action})
        action = controls.NEXT if correction.kind == GO_ON else self._propose(correction, header)
        self.memory.answered(replace(answer, went_on=action == _ANYWAY))
        if action == controls.STOP:
            return action
        return Correction(GO_ON, correction.reason) if action == _ANYWAY else correction

    def _question(self, step: CheckStep, header: Header) -> str:
        """Ask; hands-free once more after a silence; a silence then is no answer."""
        drill = step.chosen.drill
        question = words.check(drill)
        patience = math.inf
        if self.hands_free:
            patience = math.ceil(speech.seconds(question) + (0.0 if self.keyless else ANSWERING))
        for _ in range(2 if self.hands_free and not self.keyless else 1):
            seconds = None if patience == math.inf else patience
            self.floor.tell("check", drill=drill.id, seconds=seconds, say=question, brief=drill.check)
            if answer := ask(self.floor, pages.check(header, drill), {} if self.keyless else controls.CHECK, patience):
                return answer
        return controls.UNANSWERED

    def _what_went_wrong(self, answer: Answer, step: CheckStep, header: Header) -> Answer | str:
        """The fault by its number, then where it was felt; or what else was asked for."""
        faults = {fault.id: fault.looks for fault in step.chosen.drill.faults[:8]} | {_OTHER: "Something else"}
        fault = self._choose(pages.numbered(header, step.chosen.drill.name, "What went wrong?", faults), faults)
        if fault in _LEAVES:
            return str(fault)
        felt = self._choose(pages.numbered(header, step.chosen.drill.name, "Where did you feel it?", FELT), FELT)
        if felt in _LEAVES:
            return str(felt)
        return replace(answer, fault=None if fault == _OTHER else fault, felt=felt)

    def _choose(self, page: Page, answers: dict[str, str]) -> str | None:
        """One of the numbered answers or what else was asked for; None when it was left open."""
        patience = ANSWERING if self.hands_free else math.inf
        spoken = f"{page.lead} " + ". ".join(f"{choice.key}, {choice.label}" for choice in page.choices)
        self.floor.tell("question", say=page.lead if self.hands_free else spoken, brief=page.lead)
        keys = digits(answers) | dict.fromkeys(("right", "enter", "pgdn"), controls.UNANSWERED)
        chosen = ask(self.floor, page, keys | {"o": controls.OUCH, "b": controls.BACK, "left": controls.BACK}, patience)
        return None if chosen == controls.UNANSWERED else chosen

    def _propose(self, correction: Correction, header: Header) -> str:
        """Show the fix and what comes now. To go on as planned instead is a key: nothing is ever forbidden."""
        said = " ".join(filter(None, (correction.fix, correction.reason)))
        patience = math.ceil(speech.seconds(said)) + 1.0 if self.hands_free else math.inf
        seconds = None if patience == math.inf else patience
        self.floor.tell("correction", seconds=seconds, say=said, brief=correction.fix or None)
        keys = {} if self.keyless else pages.GO_ON | dict.fromkeys(("n", "right"), _ANYWAY)
        return ask(self.floor, pages.correction(header, correction), keys, patience) or controls.NEXT
