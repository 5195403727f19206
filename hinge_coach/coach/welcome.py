"""Before the first step: who should ask a clinician first, the kit, the plan of today."""

from collections.abc import Sequence

from hinge_coach.coach import controls, pages
from hinge_coach.coach.asking import ask, digits, picked
from hinge_coach.coach.floor import Floor
from hinge_coach.coach.plan import Plan
from hinge_coach.coach.scene import Page


def agrees(floor: Floor, page: Page) -> bool:
    """Show a page that only wants to be read. False when the person stops there."""
    return ask(floor, page, pages.GO_ON) == controls.NEXT


def choose_kit(floor: Floor, items: Sequence[str]) -> frozenset[str] | None:
    """The kit as ticked: all of it at first, a digit toggles, Enter goes on. None when the person stops there."""
    owned, number = frozenset(items), 0
    back = dict.fromkeys(("b", "left", "pgup"), controls.BACK)
    while number < pages.kit_pages(items):
        shown = pages.on_kit_page(items, number)
        keys = controls.ALWAYS | pages.TAKE_PROPOSED | digits(shown) | (back if number else {})
        answer = ask(floor, pages.kit(items, owned, number), keys)
        if item := picked(shown, answer):
            owned ^= {item}
        elif answer in (controls.NEXT, controls.BACK):
            number += 1 if answer == controls.NEXT else -1
        else:
            return None
    return owned


def goes_on(floor: Floor, plan: Plan, left: float) -> bool | None:
    """Whether to go on with the interrupted session; None when the person would rather not now."""
    answer = ask(floor, pages.go_on_where(plan, left), pages.YES_NO)
    return None if answer in (None, controls.STOP) else answer == controls.YES
