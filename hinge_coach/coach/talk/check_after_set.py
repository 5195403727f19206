"""The check: ask first, reveal second; then one fix, one cue, and what to do next."""

import math

from hinge_coach.coach.amounts_in_words import dose
from hinge_coach.coach.interface import key_actions, speech_time
from hinge_coach.coach.interface.question_page import MOST_NUMBERED, ask, digits, numbered_page, picked
from hinge_coach.coach.interface.screen_frames import Choice, Header, KeyHint, Page
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.coach.plan.after_failed_check import GO_ON, Correction
from hinge_coach.coach.plan.agenda import CheckStep
from hinge_coach.coach.plan.plan import Chosen
from hinge_coach.coach.practice_record import Answer, Memory
from hinge_coach.coach.rules.learned_drills import failed
from hinge_coach.coach.talk.camera_reveal import reveal
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.course.drill import Drill

ANSWERING = 6.0  # seconds to answer without hands on the keyboard
NOTICING = 2.0  # seconds to look back on the set, where nobody can answer
HOW_WITH_A_HAND = "Hold one hand above your head for yes, both for no."
HOW_TO_ANSWER = "Page down or Y for yes, page up or X for no."
_LEAVES = (key_actions.STOP, key_actions.BACK, key_actions.OUCH)
_ANYWAY = "anyway"  # the person goes on as planned
_OTHER = ""  # a fault that the drill does not name


class SelfCheck:
    """Asks a drill's question, hears the answer, keeps it, and says what follows."""

    def __init__(
        self, interface: Interface, memory: Memory, person: PersonToday, *, hands_free: bool, keyless: bool
    ) -> None:
        self.interface = interface
        self.memory = memory
        self.person = person
        self.hands_free = hands_free
        self.keyless = keyless
        self.answered = False  # whether the last question had an answer
        self._explained = False  # how to answer

    def ask(self, step: CheckStep, header: Header) -> Correction | str:
        """What follows from the check, or what else was asked for: stop, back, ouch."""
        while (answer := self._question(step, header)) not in _LEAVES:
            follows = self._judged(step, answer, header)
            if follows != key_actions.BACK:
                return follows
        return answer

    def _judged(self, step: CheckStep, given: str, header: Header) -> Correction | str:
        """What follows from an answer; back where the person takes it back.

        Else it is kept, also where a signal ends the session on one of these pages.
        """
        cue = step.after.cue
        answer = Answer(step.chosen.drill.id, given, step.first, cue.say if cue else None, cued=step.chosen.cued)
        asked: str | None = None
        try:
            answer, asked = self._reveal(answer, step, header)
            given = answer.answer
            if failed(given) and not asked:
                answer, asked = self._what_went_wrong(answer, step, header)
            if asked:
                if asked != key_actions.BACK:
                    self.interface.tell("answer", drill=answer.drill, more={"answer": given})
                return asked
            self.person.heard(step, given)
            correction = self.person.after(step, answer.fault, answer.felt)
            spoken = correction.kind == GO_ON and given != key_actions.UNANSWERED  # else it is said with what follows
            self.answered = given != key_actions.UNANSWERED
            said = correction.reason if spoken else None
            self.interface.tell("answer", drill=answer.drill, say=said, more={"answer": given})
            asked = key_actions.NEXT if correction.kind == GO_ON else self._propose(correction, header)
            answer = answer._replace(went_on=asked == _ANYWAY)
        finally:
            if asked != key_actions.BACK:
                self.memory.answered(answer)
        if asked in _LEAVES:
            return asked
        return Correction(GO_ON, correction.reason) if asked == _ANYWAY else correction

    def _reveal(self, answer: Answer, step: CheckStep, header: Header) -> tuple[Answer, str | None]:
        """The answer in the light of what a camera saw; and what else was asked for."""
        drill, said = step.chosen.drill, answer.answer
        seen = reveal(self.interface, drill, said, header, hands_free=self.hands_free, keyless=self.keyless)
        kept = answer._replace(answer=seen.answer, fault=seen.fault, said=said if seen.seen else None, seen=seen.seen)
        return kept, seen.asked

    def _question(self, step: CheckStep, header: Header) -> str:
        """Ask once, the first time with how to answer; hands-free a silence is no answer.

        Where nobody can answer it is put as something to notice, and the session goes on.
        """
        drill = step.chosen.drill
        camera = self.interface.camera
        blind = self.keyless and not camera.on
        asked = to_notice(drill) if blind else question(drill, how=self._how())
        self._explained = True
        patience = math.inf
        if self.hands_free:
            patience = math.ceil(speech_time.seconds(asked) + (NOTICING if blind else ANSWERING))
        seconds = None if patience == math.inf else patience
        self.interface.tell("check", drill=drill.id, seconds=seconds, say=asked, brief=drill.check)
        camera.await_hands(True)
        page = check_page(header, drill, hands=camera.on)
        if self.keyless:
            page = page._replace(choices=(), keys=())
        answer = ask(self.interface, page, {} if blind else key_actions.CHECK, patience)
        camera.await_hands(False)
        return answer or key_actions.UNANSWERED

    def _how(self) -> str:
        """How to answer, told the first time."""
        if self._explained:
            return ""
        ways = [HOW_WITH_A_HAND] * self.interface.camera.on + [HOW_TO_ANSWER] * (not self.keyless)
        return " ".join(ways)

    def _what_went_wrong(self, answer: Answer, step: CheckStep, header: Header) -> tuple[Answer, str | None]:
        """The answer with the fault and where it was felt, as far as they were named; and what else was asked for."""
        if self.keyless:
            return answer, None
        drill = step.chosen.drill
        fault = answer.fault  # as it was seen
        if fault is None:
            number = self._choose(faults_page(header, drill))
            if number in _LEAVES:
                return answer, number
            fault = named_fault(drill, number)
        places = {id: place.name for id, place in self.person.course.felt}
        if not places:
            return answer._replace(fault=fault), None
        number = self._choose(numbered_page(header, drill.name, "Where did you feel it?", places))
        felt = picked(list(places), number)
        return answer._replace(fault=fault, felt=felt), number if number in _LEAVES else None

    def _choose(self, page: Page) -> str | None:
        """The number that was pressed or what else was asked for; None when it was left open for too long."""
        choices = ". ".join(f"{choice.key}, {choice.label}" for choice in page.choices)
        spoken = f"{page.lead} Press the number. {choices}"
        patience = math.ceil(speech_time.seconds(spoken) + ANSWERING) if self.hands_free else math.inf
        self.interface.tell("question", say=spoken, brief=page.lead)
        leave_open = dict.fromkeys(("right", "enter", "pgdn"), key_actions.UNANSWERED)
        return ask(self.interface, page, key_actions.IN_DRILL | digits(page.choices) | leave_open, patience)

    def _propose(self, correction: Correction, header: Header) -> str:
        """Show the fix and what comes now. To go on as planned instead is a key: nothing is ever forbidden."""
        fix = correction.fix and f"{correction.fix.rstrip('.')}."  # else the voice takes the two for one sentence
        said = " ".join(filter(None, (fix, correction.reason)))
        patience = math.ceil(speech_time.seconds(said)) + 1.0 if self.hands_free else math.inf
        seconds = None if patience == math.inf else patience
        self.interface.tell("correction", seconds=seconds, say=said)
        keys = {} if self.keyless else key_actions.GO_ON | key_actions.IN_DRILL | dict.fromkeys(("n", "right"), _ANYWAY)
        return ask(self.interface, correction_page(header, correction), keys, patience) or key_actions.NEXT


def question(drill: Drill, *, how: str = "") -> str:
    """The question, the first time with `how` to answer it from where one stands."""
    return f"{drill.check} {how or 'Yes, not quite, or no?'}"


def to_notice(drill: Drill) -> str:
    """The question as something to notice."""
    return f"Now notice: {drill.check[:1].lower()}{drill.check[1:]}"


def check_page(header: Header, drill: Drill, *, hands: bool = False) -> Page:
    """The question with its answers; `hands`: raised hands answer, too."""
    choices = (Choice("y", "yes"), Choice("k", "not quite"), Choice("x", "no"))
    lines = (HOW_WITH_A_HAND,) if hands else ()
    return Page(
        header, "check", drill.name, lead=drill.check, lines=lines, choices=choices, keys=key_actions.CHECK_HINTS
    )


def faults_page(header: Header, drill: Drill) -> Page:
    """What went wrong: the drill's faults, one digit each."""
    looks = {fault.id: fault.looks for fault in drill.faults}
    if len(looks) < MOST_NUMBERED:
        looks |= {_OTHER: "Something else"}
    return numbered_page(header, drill.name, "What went wrong?", looks)


def named_fault(drill: Drill, number: str | None) -> str | None:
    """The id of the fault whose number was pressed on that page; None for something else, or where it is left open."""
    return picked([*(fault.id for fault in drill.faults), None], number)


def correction_page(header: Header, mend: Correction) -> Page:
    """One fix, one cue, and what comes now."""
    lines = [mend.reason]
    if mend.cue:
        lines.append(f"Think of this: {mend.cue.say}")
    lines += [f"Now: {named_dose(each)}" for each in mend.chosen]
    anyway = (KeyHint("n", "go on as planned"),) if mend.chosen else ()
    return Page(
        header, "notice", "One thing to mend", lead=mend.fix or mend.reason, lines=tuple(dict.fromkeys(lines)),
        keys=(key_actions.GO_ON_HINTS[0], *anyway, *key_actions.IN_DRILL_HINTS),
    )  # fmt: skip


def named_dose(chosen: Chosen) -> str:
    """What is done, by the name of its one block, which says how it is easier; else by the name of the drill."""
    name = chosen.blocks[0].name if len(chosen.blocks) == 1 else chosen.drill.name
    return f"{name}, {dose(chosen.blocks)}"
