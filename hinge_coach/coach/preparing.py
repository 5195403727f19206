"""Before a drill: whether the person wants it, what is in their hands today, and how far the measured skill goes."""

from collections.abc import Sequence

from hinge_coach.coach import controls, pages
from hinge_coach.coach.advisor import Advisor
from hinge_coach.coach.asking import ask, digits, picked, type_in
from hinge_coach.coach.floor import Floor
from hinge_coach.coach.load import KG, Load, load_from
from hinge_coach.coach.plan import Chosen
from hinge_coach.coach.record import Measured, Memory
from hinge_coach.coach.scene import Header
from hinge_coach.course.drill import Drill

_ANOTHER = "0"
_LEAVES = (controls.STOP, controls.BACK, controls.OUCH)


class Host:
    """Asks what a drill needs to know before it begins. `asks` False: hands-free, so last time's answers hold."""

    def __init__(self, floor: Floor, memory: Memory, advisor: Advisor, *, asks: bool) -> None:
        self.floor = floor
        self.memory = memory
        self.advisor = advisor
        self.asks = asks

    def wanted(self, chosen: Chosen, header: Header) -> str:
        """Whether an offered drill is taken: yes, no, or what else was asked for. Hands-free, it is left."""
        if not self.asks:
            return controls.NO
        self.floor.tell("question", drill=chosen.drill.id, say=f"{chosen.reason} {chosen.ask}", brief=chosen.ask)
        return ask(self.floor, pages.offer(header, chosen), controls.IN_DRILL | pages.YES_NO) or controls.NO

    def load(self, drill: Drill, header: Header) -> str | None:
        """Ask what is in hand, once a session, and keep it for every set. Answers what else was asked for."""
        question = self.advisor.load_question(drill)
        if question is None:
            return None
        if not self.asks:
            if question.last:
                self.advisor.loads[drill.id] = question.last
            return None
        self.floor.tell("question", drill=drill.id, say=question.ask)
        keys = controls.IN_DRILL | pages.TAKE_PROPOSED | digits(question.choices) | {_ANOTHER: _ANOTHER}
        answer = ask(self.floor, pages.load(header, drill, question), keys)
        if answer in _LEAVES:
            return answer
        if answer == _ANOTHER:
            load = self._typed(drill, header, question.choices)
        else:
            load = picked(question.choices, answer) or question.choices[0]
        if load:
            self.advisor.loads[drill.id] = load
        return None

    def _typed(self, drill: Drill, header: Header, choices: Sequence[Load]) -> Load | None:
        unit = next((load.unit for load in choices), KG)
        text = type_in(self.floor, lambda typed: pages.typing_load(header, drill, typed, unit))
        return load_from(text, unit) if text else None

    def measure(self, drill: Drill, header: Header) -> tuple[str | None, str | None]:
        """Ask for the measured skill by one key and keep it: a setup line for it, and what else was asked for.

        The first time nothing is asked: the drill's own setup says where everybody starts.
        """
        step = self.advisor.measure(drill)
        if step is None:
            return None, None
        value = step.value
        if step.last is None:
            self.memory.measured(Measured(drill.id, value))
            return None, None
        if self.asks:
            self.floor.tell("question", drill=drill.id, say=f"{step.what}: {step.reason}")
            values = (step.same, step.further, step.closer)
            keys = controls.IN_DRILL | pages.TAKE_PROPOSED | digits(values)
            answer = ask(self.floor, pages.measure(header, drill, step), keys)
            if answer in _LEAVES:
                return None, answer
            value = picked(values, answer) or step.value
            self.memory.measured(Measured(drill.id, value))
        return pages.measured_line(step, value), None
