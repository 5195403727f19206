"""Before the first step: who should ask a clinician first, where a session is gone on with."""

from hinge_coach.coach.amounts_in_words import clock
from hinge_coach.coach.drills_in_words import the
from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.interface.question_page import ask
from hinge_coach.coach.interface.screen_frames import Choice, Header, Page
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.coach.plan.plan import Plan
from hinge_coach.coach.rules import stop_signs


def agrees(interface: Interface, page: Page) -> bool:
    """Show a page that only wants to be read. False when the person stops there."""
    return ask(interface, page, key_actions.GO_ON) == key_actions.NEXT


def goes_on(interface: Interface, plan: Plan, left: float) -> bool | None:
    """Whether to go on with the interrupted session; None when the person would rather not now."""
    answer = ask(interface, go_on_where(plan, left), key_actions.YES_NO)
    return None if answer in (None, key_actions.STOP) else answer == key_actions.YES


def clinician() -> Page:
    """Who should ask a clinician before the first session ever."""
    lines = (*(f"• {line}" for line in stop_signs.CLINICIAN_FIRST), "", *stop_signs.CLINICIAN_AFTER)
    return Page(
        Header(),
        "notice",
        "Before you begin",
        lead=stop_signs.CLINICIAN_LEAD,
        lines=lines,
        keys=key_actions.GO_ON_HINTS,
    )


def go_on_where(plan: Plan, paced: float) -> Page:
    """An interrupted session may be gone on with."""
    choices = (Choice("y", "yes, go on there"), Choice("x", "no, plan today anew"))
    left = clock(60 * max(1, round(paced / 60)))
    stood = f"It stopped at {the(plan.chosen[0].drill)}, with about {left} to go." if plan.chosen else plan.headline
    lead = "Go on where you stopped?"
    return Page(
        Header(), "choice", "Last time", lead=lead, lines=(stood,), choices=choices, keys=key_actions.ASKED_HINTS
    )
