"""Something hurts: the set has ended; how much it hurts, whether it is a stop-sign, and what follows."""

from hinge_coach.coach import controls, pages, stop_signs
from hinge_coach.coach.asking import ask, digits
from hinge_coach.coach.floor import Floor
from hinge_coach.coach.record import Memory, Pain
from hinge_coach.coach.scene import Header
from hinge_coach.coach.stop_signs import END_SESSION, NONE_OF_THESE, STOP_SIGNS, PainStep, pain_rule

_NO_SIGN = "none"
_OPEN = dict.fromkeys(("enter", "right", "pgdn"), controls.UNANSWERED)  # cannot say


def ask_pain(floor: Floor, memory: Memory, header: Header, drill: str | None, earlier: list[int]) -> PainStep:
    """Ask, keep what was said, and answer what follows. `earlier` are this session's levels; this one joins them."""
    floor.tell("pain", drill=drill, say=stop_signs.ASK_LEVEL, urgent=True)
    levels = {str(level): str(level) for level in range(10)}
    answer = ask(floor, pages.pain_level(header), controls.ALWAYS | levels | _OPEN)
    level = int(answer) if answer in levels else None
    sign = _ask_sign(floor, header) if answer != controls.STOP else None
    step = pain_rule(level, sign, earlier)
    if level is not None:
        earlier.append(level)
    memory.pain(Pain(drill, level, sign, ended=step.kind == END_SESSION))
    floor.tell("advice", drill=drill, say=" ".join(step.lines), brief=step.lines[0], urgent=True)
    stopped = answer == controls.STOP or ask(floor, pages.advice(header, step), pages.GO_ON) == controls.STOP
    return PainStep(END_SESSION, step.lines, step.emergency) if stopped else step


def _ask_sign(floor: Floor, header: Header) -> str | None:
    """The id of the stop-sign that is true right now, if one is."""
    signs = {sign.id: sign.looks for sign in STOP_SIGNS} | {_NO_SIGN: NONE_OF_THESE}
    page = pages.numbered(header, "Something hurts", stop_signs.ASK_SIGN, signs)
    floor.tell("question", say=stop_signs.ASK_SIGN, urgent=True)
    answer = ask(floor, page, digits(signs) | _OPEN)
    return answer if answer in signs and answer != _NO_SIGN else None
