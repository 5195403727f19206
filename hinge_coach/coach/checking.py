"""The check: ask first, reveal second."""

import math

from hinge_coach.coach import controls, pages, speech, words
from hinge_coach.coach.agenda import ANSWERING, CheckStep
from hinge_coach.coach.asking import ask
from hinge_coach.coach.floor import Floor
from hinge_coach.coach.record import Answer, Memory
from hinge_coach.coach.scene import Header

_ANSWERS = (controls.YES, controls.NOT_QUITE, controls.NO, controls.UNANSWERED)


class Examiner:
    """Asks a drill's question, hears the answer and keeps it."""

    def __init__(self, floor: Floor, memory: Memory, *, hands_free: bool, keyless: bool) -> None:
        self.floor = floor
        self.memory = memory
        self.hands_free = hands_free
        self.keyless = keyless

    def ask(self, step: CheckStep, header: Header) -> str:
        """The answer, or what else was asked for: stop, back, ouch."""
        action = self._question(step, header)
        if action in _ANSWERS:
            drill, cue = step.chosen.drill, step.after.cue
            self.memory.answered(Answer(drill.id, action, step.first, cue.say if cue else None))
            self.floor.tell("answer", drill=drill.id, say=words.felt(drill), more={"answer": action})
        return action

    def _question(self, step: CheckStep, header: Header) -> str:
        """Ask; hands-free once more after a silence; a silence then is no answer."""
        drill = step.chosen.drill
        page = pages.check(header, drill)
        question = words.check(drill)
        patience = math.inf
        if self.hands_free:
            patience = speech.seconds(question) + (0.0 if self.keyless else ANSWERING)
        for _ in range(1 if self.keyless or not self.hands_free else 2):
            seconds = None if patience == math.inf else round(patience, 3)
            self.floor.tell("check", drill=drill.id, seconds=seconds, say=question, brief=drill.check)
            if answer := ask(self.floor, page, {} if self.keyless else controls.CHECK, patience):
                return answer
        return controls.UNANSWERED
