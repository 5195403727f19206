"""Asking on the pages of a log: the answer, or what else was asked for there (stop, back, ouch)."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.interface.question_page import ask, digits, picked, show_help
from hinge_coach.coach.interface.screen_frames import Header, Page
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.coach.log.log_pages import amounts_page, level_page, measured_page, with_back
from hinge_coach.coach.rules.measured_skill import MeasureStep
from hinge_coach.coach.rules.stop_signs import StopSign
from hinge_coach.coach.talk.pain import LEVELS, OPEN, level_of, sign_pressed, signs_page
from hinge_coach.course.drill import Block, Drill

LEAVES = (key_actions.STOP, key_actions.BACK, key_actions.OUCH)
LONGEST = 60  # characters
MOST = 999  # reps or seconds in a set
_BACK = dict.fromkeys(("b", "left"), key_actions.BACK)
_FORWARD = ("enter", "right", "pgdn")
_IN_DRILL = key_actions.ALWAYS | _BACK | {"o": key_actions.OUCH}
_YES, _NO = dict.fromkeys(("y", "pgdn"), key_actions.YES), dict.fromkeys(("x", "n", "pgup"), key_actions.NO)
DONE = _IN_DRILL | _YES | _NO | {"k": key_actions.NOT_QUITE} | dict.fromkeys(("enter", "right"), key_actions.YES)
HURT = key_actions.ALWAYS | _BACK | _YES | _NO | dict.fromkeys(("enter", "right"), key_actions.NO)
KEEP = key_actions.ALWAYS | _BACK | _YES | _NO | dict.fromkeys(("enter", "right"), key_actions.YES)
READ = key_actions.GO_ON | _BACK
NUMBERED = _IN_DRILL | dict.fromkeys(_FORWARD, key_actions.UNANSWERED)


def pressed(interface: Interface, page: Page, keys: Mapping[str, str]) -> str:
    """What the key means that is pressed on the page."""
    return ask(interface, page, keys) or key_actions.UNANSWERED


def ask_number(interface: Interface, page: Page, proposed: int) -> int | str:
    """A number of one digit; `proposed` is what Enter says."""
    numbers = {str(number): str(number) for number in range(10)}
    answer = pressed(interface, page, _IN_DRILL | numbers | dict.fromkeys(_FORWARD, str(proposed)))
    return answer if answer in LEAVES else int(answer)


def ask_amounts(interface: Interface, header: Header, drill: Drill, block: Block, sets: int) -> Any:
    """What was done in each of the sets, as typed: a tuple of numbers, the target of the block where nothing is."""
    typed = note = ""
    while True:
        page = amounts_page(header, drill, block, sets, typed, note)
        key = interface.wait(lambda now: page, math.inf) or ""  # noqa: B023 - it is called within this turn only
        action = _IN_DRILL.get(key)
        if action in LEAVES:
            return action
        if action == key_actions.HELP:
            show_help(interface, header)
        elif key in _FORWARD:
            try:
                return amounts(typed, sets) if typed.strip() else (block.target,) * sets
            except ValueError as error:
                note = str(error)
        elif key == "backspace":
            typed, note = typed[:-1], ""
        elif key == "space" or (key.isdecimal() and key.isascii()):
            typed, note = (typed + (" " if key == "space" else key))[:LONGEST], ""


def amounts(typed: str, sets: int) -> tuple[float, ...]:
    """One number for all sets, or one for each, with spaces or commas between. Raises ValueError, a sentence."""
    words = typed.replace(",", " ").split()
    if not all(word.isdecimal() and word.isascii() and int(word) <= MOST for word in words) or not words:
        raise ValueError(f"Write whole numbers from 0 to {MOST}.")
    if len(words) not in (1, sets):
        raise ValueError(f"{len(words)} numbers for {sets} set{'s' * (sets != 1)}: write one for all, or one for each.")
    return tuple(float(word) for word in words * (sets if len(words) == 1 else 1))


def ask_measure(interface: Interface, header: Header, drill: Drill, step: MeasureStep) -> float | str:
    """How far the measured skill went, in the drill's unit."""
    values = (step.same, step.further, step.closer)
    keys = _IN_DRILL | key_actions.TAKE_PROPOSED | digits(values)
    answer = pressed(interface, measured_page(header, drill, step), keys)
    return answer if answer in LEAVES else picked(values, answer) or step.value


def ask_level(interface: Interface, header: Header) -> int | str | None:
    """How much it hurt, 0 to 9; None where that can't be said."""
    answer = pressed(interface, level_page(header), OPEN | LEVELS | _BACK)
    return answer if answer in LEAVES else level_of(answer)


def ask_sign(interface: Interface, header: Header, signs: Sequence[StopSign]) -> str | None:
    """The id of the stop-sign, None for none of them."""
    page = with_back(signs_page(header, signs))
    answer = pressed(interface, page, OPEN | digits(page.choices) | _BACK)
    return answer if answer in LEAVES else sign_pressed(signs, answer)
