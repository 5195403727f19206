"""Before a drill: whether the person wants it, what is in their hands today, and how far the measured skill goes."""

from collections.abc import Sequence

from hinge_coach.coach import controls, pages
from hinge_coach.coach.advisor import Advisor
from hinge_coach.coach.asking import ask, digits, type_in
from hinge_coach.coach.floor import Floor
from hinge_coach.coach.load import KG, Load, load_from
from hinge_coach.coach.plan import Chosen
from hinge_coach.coach.record import Measured, Memory
from hinge_coach.coach.scene import Header
from hinge_coach.course.drill import Drill

_ANOTHER = "another"


class Host:
    """Asks what a drill needs to know before it begins. `asks` False: hands-free, so last time's answers hold."""

    def __init__(self, floor: Floor, memory: Memory, advisor: Advisor, *, asks: bool) -> None:
        self.floor = floor
        self.memory = memory
        self.advisor = advisor
        self.asks = asks

    def wanted(self, chosen: Chosen, header: Header) -> str:
        """Whether an offered drill is taken: yes, no, or stop. Hands-free, what is only offered is left."""
        if not self.asks:
            return controls.NO
        self.floor.tell("question", drill=chosen.drill.id, say=f"{chosen.reason} {chosen.ask}", brief=chosen.ask)
        return ask(self.floor, pages.offer(header, chosen), pages.YES_NO) or controls.NO

    def load(self, drill: Drill, header: Header) -> str | None:
        """Ask what is in hand, once a session, and keep it for every set. Answers stop where that was asked for."""
        question = self.advisor.load_question(drill)
        if question is None:
            return None
        if not self.asks:
            if question.last:
                self.advisor.loads[drill.id] = question.last
            return None
        self.floor.tell("question", drill=drill.id, say=question.ask)
        choices = {str(index): load for index, load in enumerate(question.choices)}
        page = pages.load(header, drill, question)
        keys = digits(choices) | {"0": _ANOTHER} | dict.fromkeys(("enter", "pgdn"), "0")
        answer = ask(self.floor, page, keys)
        if answer == controls.STOP:
            return answer
        load = self._typed(drill, header, question.choices) if answer == _ANOTHER else choices.get(answer or "")
        if load:
            self.advisor.loads[drill.id] = load
        return None

    def _typed(self, drill: Drill, header: Header, choices: Sequence[Load]) -> Load | None:
        unit = next((load.unit for load in choices), KG)
        text = type_in(self.floor, lambda typed: pages.typing_load(header, drill, typed, unit))
        return load_from(text, unit) if text else None

    def measure(self, drill: Drill, header: Header) -> tuple[str | None, str | None]:
        """Ask for the measured skill by one key and keep it: a setup line for it, and stop where it was asked for."""
        step = self.advisor.measure(drill)
        if step is None:
            return None, None
        value = step.value
        if self.asks:
            self.floor.tell("question", drill=drill.id, say=f"{step.what}: {step.reason}")
            answers = {f"{each}": each for each in (step.same, step.further, step.closer)}
            answer = ask(self.floor, pages.measure(header, drill, step), digits(answers) | pages.TAKE_PROPOSED)
            if answer == controls.STOP:
                return None, answer
            value = answers.get(answer or "", step.value)
            self.memory.measured(Measured(drill.id, value))
        return pages.measured_line(step, value), None
