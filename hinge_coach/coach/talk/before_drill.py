"""Before a drill: whether the person wants it, what is in their hands today, and how far the measured skill goes."""

from collections.abc import Sequence

from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.interface.question_page import ask, digits, picked, type_in
from hinge_coach.coach.interface.screen_frames import Choice, Header, KeyHint, Page
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.coach.plan.plan import Chosen
from hinge_coach.coach.practice_record import Measured, Memory
from hinge_coach.coach.rules.load_increases import KG, LB, Load, LoadQuestion, load_from
from hinge_coach.coach.rules.measured_skill import MeasureStep
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.course.drill import Drill

_ANOTHER = "0"
_BY_NAME = "A band by its name, or a weight: 9 kg, 20 lb."
_IN_WORDS = {"cm": "centimetres", "in": "inches", "m": "metres"}
_LEAVES = (key_actions.STOP, key_actions.BACK, key_actions.OUCH)


class BeforeDrill:
    """Asks what a drill needs to know before it begins. `asks` False: hands-free, so last time's answers hold."""

    def __init__(self, interface: Interface, memory: Memory, person: PersonToday, *, asks: bool) -> None:
        self.interface = interface
        self.memory = memory
        self.person = person
        self.asks = asks

    def wanted(self, chosen: Chosen, header: Header) -> str:
        """Whether an offered drill is taken: yes, no, or what else was asked for. Hands-free, it is left."""
        if not self.asks:
            return key_actions.NO
        self.interface.tell("question", drill=chosen.drill.id, say=f"{chosen.reason} {chosen.ask}", brief=chosen.ask)
        return (
            ask(self.interface, offer_page(header, chosen), key_actions.IN_DRILL | key_actions.YES_NO) or key_actions.NO
        )

    def load(self, drill: Drill, header: Header) -> str | None:
        """Ask what is in hand, once a session, and keep it for every set. Answers what else was asked for."""
        question = self.person.load_question(drill)
        if question is None:
            return None
        if not self.asks:
            if question.last:
                self.person.loads[drill.id] = question.last
            return None
        self.interface.tell("question", drill=drill.id, say=question.ask)
        answer = ask_load(self.interface, load_page(header, drill, question), question.choices)
        if isinstance(answer, str):
            return answer
        if answer:
            self.person.loads[drill.id] = answer
        return None

    def measure(self, drill: Drill, header: Header) -> tuple[str | None, str | None]:
        """Ask for the measured skill by one key and keep it: a setup line for it, and what else was asked for.

        The first time nothing is asked: the drill's own setup says where everybody starts.
        """
        step = self.person.measure(drill)
        if step is None:
            return None, None
        value = step.value
        if step.last is None:
            self.memory.measured(Measured(drill.id, value))
            return None, None
        if self.asks:
            self.interface.tell("question", drill=drill.id, say=f"{step.what}: {step.reason}")
            values = (step.same, step.further, step.closer)
            keys = key_actions.IN_DRILL | key_actions.TAKE_PROPOSED | digits(values)
            answer = ask(self.interface, measure_page(header, drill, step), keys)
            if answer in _LEAVES:
                return None, answer
            value = picked(values, answer) or step.value
            self.memory.measured(Measured(drill.id, value))
        return measured_line(step, value), None


def ask_load(interface: Interface, page: Page, choices: Sequence[Load]) -> Load | str | None:
    """What is in hand; or what else was asked for; None where it was left open."""
    keys = key_actions.IN_DRILL | key_actions.TAKE_PROPOSED | digits(choices) | {_ANOTHER: _ANOTHER}
    answer = ask(interface, page, keys)
    if answer in _LEAVES:
        return answer
    if answer != _ANOTHER:
        return picked(choices, answer) or choices[0]
    unit = next((load.unit for load in choices), KG)
    text = type_in(interface, lambda typed: typed_load_page(page, typed, unit))
    return load_from(text, unit) if text else None


def offer_page(header: Header, chosen: Chosen) -> Page:
    """A drill that is offered, not imposed."""
    choices = (Choice("y", "yes, show me"), Choice("x", "no, go on without it"))
    hints = (KeyHint("Enter", "yes"), *key_actions.IN_DRILL_HINTS)
    lines = (chosen.reason,)
    return Page(header, "choice", chosen.drill.name, lead=chosen.ask, lines=lines, choices=choices, keys=hints)


def load_page(header: Header, drill: Drill, question: LoadQuestion) -> Page:
    """What is in hand: last time's first, one key each."""
    choices = []
    for number, each in enumerate(question.choices, 1):
        remark = " (last time)" if each == question.last else ""
        remark = " (the next step)" if question.proposal and each == question.proposal.load else remark
        choices.append(Choice(str(number), each.words + remark))
    lines = (question.proposal.reason,) if question.proposal else ()
    another = Choice("0", "something else")
    hints = (*(KeyHint("Enter", each.words) for each in question.choices[:1]), *key_actions.IN_DRILL_HINTS)
    return Page(header, "choice", drill.name, lead=question.ask, lines=lines, choices=(*choices, another), keys=hints)


def typed_load_page(page: Page, typed: str, unit: str) -> Page:
    """The load as it is typed, in the place of the page that asked for it."""
    hints = (KeyHint("Enter", "keep it"), KeyHint("Esc", "leave it open"))
    other = {KG: "20 lb", LB: "9 kg"}.get(unit)
    line = f"A bare number is in {unit}; {other} or a band's name will do too." if other else _BY_NAME
    return Page(page.header, "choice", page.title, lead=f"Your load: {typed}", lines=(line,), keys=hints)


def measure_page(header: Header, drill: Drill, step: MeasureStep) -> Page:
    """The measured skill: same, further or closer."""
    values = (("the same", step.same), ("further", step.further), ("closer", step.closer))
    choices = tuple(Choice(str(n), f"{word}: {value:g} {step.unit}") for n, (word, value) in enumerate(values, 1))
    lead = f"{step.what[:1].upper()}{step.what[1:]}: {step.value:g} {step.unit} today?"
    hints = (KeyHint("Enter", f"{step.value:g} {step.unit}"), *key_actions.IN_DRILL_HINTS)
    return Page(header, "choice", drill.name, lead=lead, lines=(step.reason,), choices=choices, keys=hints)


def measured_line(step: MeasureStep, value: float) -> str:
    return f"Today, {step.what}: {value:g} {_IN_WORDS.get(step.unit, step.unit)}."
