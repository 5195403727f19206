"""Something hurts: the set has ended; how much it hurts, whether it is a stop-sign, and what follows."""

from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.interface.ask import ask, digits, numbered_page, picked
from hinge_coach.coach.interface.screen_frames import Choice, Header, KeyHint, Page
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.coach.practice_record import Memory, Pain
from hinge_coach.coach.rules import stop_signs
from hinge_coach.coach.rules.stop_signs import (
    END_SESSION,
    GO_ON,
    NONE_OF_THESE,
    STOP_SIGNS,
    STOPS,
    PainStep,
    pain_rule,
    stopped_for_pain,
)

NOT_KEPT = "This can't be kept: remember it yourself when you begin again."
HOW = "Y or page down for yes, X or page up for no."
RISEN_HINTS = (KeyHint("y", "yes"), KeyHint("x", "no"), KeyHint("q", "stop"))
_OPEN = key_actions.ALWAYS | dict.fromkeys(("enter", "right", "pgdn"), key_actions.UNANSWERED)  # cannot say


def ask_pain(interface: Interface, memory: Memory, header: Header, drill: str | None, earlier: list[int]) -> PainStep:
    """Ask, keep what was said, and answer what follows. `earlier` are this session's levels; this one joins them.

    Who stops on a page that asks stops for pain. Who has heard that the session may go on, and stops then, does so as
    anywhere else.
    """
    interface.tell("pain", drill=drill, say=stop_signs.ASK_LEVEL, urgent=True)
    level, sign, step, saved = None, None, stopped_for_pain(), False
    try:
        level, stops = _ask_level(interface, header)
        if not stops:
            sign, stops = _ask_sign(interface, header)
        step = stopped_for_pain() if stops else pain_rule(level, sign, earlier)
    finally:  # also where a signal ends the session on one of these pages
        saved = memory.pain(Pain(drill, level, sign, ended=step.kind == END_SESSION))
    if level is not None:
        earlier.append(level)
    if not saved and step.kind != GO_ON:
        step = step._replace(lines=(*step.lines, NOT_KEPT))
    more = {"emergency": step.emergency}
    interface.tell("advice", drill=drill, say=" ".join(step.lines), brief=step.lines[0], urgent=True, more=more)
    leaves = ask(interface, advice_page(header, step), key_actions.GO_ON) == key_actions.STOP
    return step._replace(kind=STOPS) if leaves and step.kind != END_SESSION else step


def ask_risen(interface: Interface, memory: Memory, header: Header, drill: str) -> PainStep:
    """After the eased set: whether the pain rose. A yes ends the session, as does who stops here."""
    asked = stop_signs.ASK_RISEN
    interface.tell("question", drill=drill, say=f"{asked} {HOW}", brief=asked, urgent=True)
    answer = ask(interface, risen_page(header), key_actions.CHECK)
    if answer not in (key_actions.YES, key_actions.OUCH):
        return PainStep(STOPS if answer == key_actions.STOP else GO_ON, ())
    step = stopped_for_pain()
    if not memory.pain(Pain(drill, None, None, ended=True)):
        step = step._replace(lines=(*step.lines, NOT_KEPT))
    interface.tell("advice", drill=drill, say=" ".join(step.lines), brief=step.lines[0], urgent=True)
    ask(interface, advice_page(header, step), key_actions.GO_ON)
    return step


def _ask_level(interface: Interface, header: Header) -> tuple[int | None, bool]:
    """How much it hurts, None where that can't be said; and whether the person stops here."""
    levels = {str(level): str(level) for level in range(10)}
    answer = ask(interface, pain_page(header), _OPEN | levels)
    return int(answer) if answer and answer in levels else None, answer == key_actions.STOP


def _ask_sign(interface: Interface, header: Header) -> tuple[str | None, bool]:
    """The id of the stop-sign that is true right now, None for none of them; and whether the person stops here."""
    looks = {sign.id: sign.looks for sign in STOP_SIGNS}
    page = numbered_page(header, "Something hurts", stop_signs.ASK_SIGN, {**looks, "": NONE_OF_THESE})
    signs = ". ".join(f"{choice.key}, {choice.label}" for choice in page.choices)
    said = f"{stop_signs.ASK_SIGN} {stop_signs.PRESS_IT} {signs}."
    interface.tell("question", say=said, brief=stop_signs.ASK_SIGN, urgent=True)
    answer = ask(interface, page, _OPEN | digits(page.choices))
    return picked([*looks, None], answer), answer == key_actions.STOP


def risen_page(header: Header) -> Page:
    choices = (Choice("y", "yes"), Choice("x", "no"))
    return Page(header, "check", "Something hurts", lead=stop_signs.ASK_RISEN, choices=choices, keys=RISEN_HINTS)


def pain_page(header: Header) -> Page:
    lines = ("0 is none, 9 stands for 9 or 10.",)
    hints = (KeyHint("0-9", "how much"), KeyHint("→", "cannot say"), KeyHint("q", "stop"))
    return Page(header, "check", "Something hurts", lead=stop_signs.ASK_LEVEL, lines=lines, keys=hints)


def advice_page(header: Header, step: PainStep) -> Page:
    """What follows from a pain stop."""
    return Page(header, "notice", "", lead=step.lines[0], lines=step.lines[1:], keys=(KeyHint("Enter", "understood"),))
