"""The page of the first start on which the kit is ticked."""

from collections.abc import Mapping, Sequence

from hinge_coach.coach.drills_in_words import explained
from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.interface.question_page import ask, digits, picked
from hinge_coach.coach.interface.screen_frames import Choice, Header, KeyHint, Page
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.course.kit import Item

KIT_KEYS = "123456789"


def choose_kit(interface: Interface, kit: Mapping[str, Item]) -> frozenset[str] | None:
    """The kit as ticked: all of it at first, a digit toggles, Enter goes on. None when the person stops there."""
    items, owned, number = tuple(kit), frozenset(kit), 0
    back = dict.fromkeys(("b", "left", "pgup"), key_actions.BACK)
    while number < _kit_pages(items):
        shown = _on_kit_page(items, number)
        keys = key_actions.ALWAYS | key_actions.TAKE_PROPOSED | digits(shown) | (back if number else {})
        answer = ask(interface, kit_page(kit, owned, number), keys)
        if item := picked(shown, answer):
            owned ^= {item}
        elif answer in (key_actions.NEXT, key_actions.BACK):
            number += 1 if answer == key_actions.NEXT else -1
        else:
            return None
    return owned


def kit_page(kit: Mapping[str, Item], owned: frozenset[str], page: int = 0) -> Page:
    """The kit, each item by its id: all ticked at first, a digit toggles one, Enter goes on."""
    items = tuple(kit)
    shown = _on_kit_page(items, page)
    numbered = zip(KIT_KEYS, shown, strict=False)
    choices = tuple(Choice(key, explained(id, kit[id]), id in owned) for key, id in numbered)
    back = (KeyHint("b", "back"),) if page else ()
    tick = KeyHint("1" if len(shown) == 1 else f"1-{len(shown)}", "tick or untick")
    hints = (tick, KeyHint("Enter", "go on"), *back, KeyHint("q", "stop"))
    count = f", {page + 1} of {_kit_pages(items)}" if _kit_pages(items) > 1 else ""
    lead = "Untick what you do not have. There is a substitute for most of it."
    return Page(Header(), "choice", f"Your kit{count}", lead=lead, choices=choices, keys=hints)


def _kit_pages(items: Sequence[str]) -> int:
    """How many pages the items need, one digit each."""
    return -(-len(items) // len(KIT_KEYS))


def _on_kit_page(items: Sequence[str], page: int) -> Sequence[str]:
    """The items of one page; the pages are about equally long."""
    each = -(-len(items) // _kit_pages(items))
    return items[page * each : (page + 1) * each]
