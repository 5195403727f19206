"""Something hurts: the set has ended; how much it hurts, whether it is a stop-sign, and what follows."""

from collections.abc import Callable, Mapping, Sequence

from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.interface.question_page import ask, digits, numbered_page, picked
from hinge_coach.coach.interface.screen_frames import Choice, Header, KeyHint, Page
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.coach.practice_record import Memory, Pain
from hinge_coach.coach.rules import stop_signs
from hinge_coach.coach.rules.stop_signs import (
    AN_EMERGENCY,
    EMERGENCY_SIGNS,
    END_SESSION,
    ENDS_SESSION,
    GO_ON,
    LITTLE,
    NONE_OF_THESE,
    SOON,
    SOON_SIGNS,
    STOPS,
    PainStep,
    StopSign,
    pain_rule,
    stopped_for_pain,
)

NOT_KEPT = "This can't be kept: remember it yourself when you begin again."
HOW = "Y or page down for yes, X or page up for no."
HOW_MUCH = "Press the number. Or is it more than 3: page down for yes, page up for no."
RISEN_HINTS = (KeyHint("y", "yes"), KeyHint("x", "no"), KeyHint("q", "stop"))
# A presenter answers yes and no, and what pauses a session with it, or goes on, has the question said once more.
_PRESENTED = {"pgdn": key_actions.YES, "pgup": key_actions.NO}
_AGAIN = dict.fromkeys((".", "esc", "f5", "space", "r"), key_actions.AGAIN)
OPEN = key_actions.ALWAYS | dict.fromkeys(("enter", "right"), key_actions.UNANSWERED) | _PRESENTED  # cannot say
LEVELS = {str(level): str(level) for level in range(10)}
_OPEN_HINTS = (KeyHint("→", "cannot say"), KeyHint("q", "stop"), KeyHint("space", "say it again"))


def ask_pain(interface: Interface, memory: Memory, header: Header, drill: str | None, earlier: list[int]) -> PainStep:
    """Ask, keep what was said, and answer what follows. `earlier` are this session's levels; this one joins them.

    Who stops on a page that asks stops for pain. Who has heard that the session may go on, and stops then, does so as
    anywhere else.
    """
    level, sign, step, saved = None, None, stopped_for_pain(), False
    try:
        level, stops = _ask_level(interface, header, drill)
        for signs in (EMERGENCY_SIGNS, SOON_SIGNS):
            if not (stops or sign):
                sign, stops = _ask_sign(interface, header, signs)
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

    def tell() -> None:
        interface.tell("question", drill=drill, say=f"{asked} {HOW}", brief=asked, urgent=True)

    answer = _heard(interface, tell, risen_page(header), key_actions.CHECK)
    if answer not in (key_actions.YES, key_actions.OUCH):
        return PainStep(STOPS if answer == key_actions.STOP else GO_ON, ())
    step = stopped_for_pain()
    if not memory.pain(Pain(drill, None, None, ended=True)):
        step = step._replace(lines=(*step.lines, NOT_KEPT))
    interface.tell("advice", drill=drill, say=" ".join(step.lines), brief=step.lines[0], urgent=True)
    ask(interface, advice_page(header, step), key_actions.GO_ON)
    return step


def _heard(interface: Interface, tell: Callable[[], None], page: Page, keys: Mapping[str, str]) -> str | None:
    """What is answered to a question, which is told once more as often as that is asked for."""
    answer: str | None = key_actions.AGAIN
    while answer == key_actions.AGAIN:
        tell()
        answer = ask(interface, page, {**_AGAIN, **keys})
    return answer


def _ask_level(interface: Interface, header: Header, drill: str | None) -> tuple[int | None, bool]:
    """How much it hurts, None where that can't be said; and whether the person stops here."""

    def tell() -> None:
        said = f"{stop_signs.ASK_LEVEL} {HOW_MUCH}"
        interface.tell("pain", drill=drill, say=said, brief=stop_signs.ASK_LEVEL, urgent=True)

    answer = _heard(interface, tell, pain_page(header), OPEN | LEVELS)
    return level_of(answer), answer == key_actions.STOP


def _ask_sign(interface: Interface, header: Header, signs: Sequence[StopSign]) -> tuple[str | None, bool]:
    """The id of the stop-sign that is true right now, None for none of them; and whether the person stops here."""
    page = signs_page(header, signs)
    *listed, none = page.choices

    def tell() -> None:
        each = ". ".join(f"{choice.key}, {choice.label}" for choice in listed)
        how = "As soon as you hear yours, press its number, or page down."
        first = f"{stop_signs.SIGNS_FIRST} " * (signs is EMERGENCY_SIGNS)
        said = f"{first}{page.lead} {how} {each}. If none is true: {none.key}, or page up."
        interface.tell("question", say=said, brief=page.lead, urgent=True)

    answer = _heard(interface, tell, page, OPEN | digits(page.choices))
    return sign_pressed(signs, answer), answer == key_actions.STOP


def level_of(answer: str | None) -> int | None:
    """How much it hurts, by the answer to that; None where that can't be said."""
    bounds = {key_actions.YES: ENDS_SESSION, key_actions.NO: LITTLE}  # more than 3, and no more than that
    return int(answer) if answer and answer in LEVELS else bounds.get(answer or "")


def sign_pressed(signs: Sequence[StopSign], answer: str | None) -> str | None:
    """The id of the stop-sign, by the answer to the page of these signs; None for none of them."""
    if answer == key_actions.YES:
        return (SOON if signs is SOON_SIGNS else AN_EMERGENCY).id
    return picked([*(sign.id for sign in signs), None], answer)


def signs_page(header: Header, signs: Sequence[StopSign]) -> Page:
    """A list of stop-signs, one digit each, and none of them."""
    lead = stop_signs.ASK_SOON if signs is SOON_SIGNS else stop_signs.ASK_EMERGENCY
    looks = {sign.id: sign.looks for sign in signs}
    page = numbered_page(header, "Something hurts", lead, {**looks, "": NONE_OF_THESE})
    hints = (KeyHint("PgDn", "one of these"), KeyHint("PgUp", "none"), *_OPEN_HINTS)
    return page._replace(keys=hints)


def risen_page(header: Header) -> Page:
    choices = (Choice("y", "yes"), Choice("x", "no"))
    return Page(header, "check", "Something hurts", lead=stop_signs.ASK_RISEN, choices=choices, keys=RISEN_HINTS)


def pain_page(header: Header) -> Page:
    lines = ("0 is none, 9 stands for 9 or 10.",)
    hints = (KeyHint("0-9", "how much"), KeyHint("PgDn", "over 3"), KeyHint("PgUp", "up to 3"), *_OPEN_HINTS)
    return Page(header, "check", "Something hurts", lead=stop_signs.ASK_LEVEL, lines=lines, keys=hints)


def advice_page(header: Header, step: PainStep) -> Page:
    """What follows from a pain stop."""
    return Page(header, "notice", "", lead=step.lines[0], lines=step.lines[1:], keys=(KeyHint("Enter", "understood"),))
