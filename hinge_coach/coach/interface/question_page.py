"""Asking: a page of words that waits for one key, or for its time to pass."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.interface.screen_frames import Choice, Header, KeyHint, Page
from hinge_coach.coach.interface.session_interface import Interface

MOST_NUMBERED = 9  # answers of one page, one digit each
HELP_LINES = (
    "space . Esc F5   pause, go on",
    "n → Enter PgDn   end this step, go on",
    "b ← PgUp   start this step again; at once, the one before; paused, ouch",
    "r   this set again",
    "+ -   5 s more or less of a hold or a rest",
    "o   ouch: something hurts",
    "m   sound off, sound on",
    "q   stop calmly",
    "y k x   in a check: yes, not quite, no",
    "↓ ↑   on a page that does not fit: its other parts",
    "0-9   the numbered answer; in a rest, the reps you did",
)
CAMERA_HELP_LINE = "w   after what a camera saw: it saw wrong, your word counts"

_LONGEST = 24  # characters that can be typed
_BY_ITSELF = "goes on by itself"

_Answer = TypeVar("_Answer")


def ask(interface: Interface, page: Page, keys: Mapping[str, str], seconds: float = math.inf) -> str | None:
    """Show the page until one of `keys` is pressed; what that key means, or None after `seconds`.

    Where there are no keys, nobody can press one: none is shown. Time spent asleep or on help is no time to answer.
    """
    shown = page if keys else page._replace(choices=(), keys=())
    if seconds < math.inf:
        shown = shown._replace(note=_BY_ITSELF)
    until = interface.now() + seconds
    while (key := interface.wait(lambda now: shown, until, keys)) is not None:  # noqa: B023 - it is called within this turn only
        action = keys.get(key)
        if key == key_actions.AWAKE:
            until = interface.now() + seconds
        elif action == key_actions.HELP:
            show_help(interface, page.header)
            until = interface.now() + seconds
        elif action == key_actions.MUTE:
            shown = shown._replace(note=interface.mute())
        elif action:
            return action
    return None


def show_help(interface: Interface, header: Header) -> None:
    """Every key and what it does, until any key."""
    session = (*HELP_LINES, CAMERA_HELP_LINE) if interface.camera.on else HELP_LINES
    page = Page(
        header, "help", "Keys", lines=tuple(interface.help_lines) or session, keys=(KeyHint("any key", "go back"),)
    )
    interface.wait(lambda now: page, math.inf)


def digits(answers: Iterable[object]) -> dict[str, str]:
    """The keys 1 to 9 for numbered answers, in order. Each means its number: an answer may bear any name."""
    return {str(number): str(number) for number, _ in enumerate(answers, 1) if number <= MOST_NUMBERED}


def picked(answers: Sequence[_Answer], action: str | None) -> _Answer | None:
    """The answer whose number was pressed; None where it was something else."""
    return answers[int(action) - 1] if action and action in digits(answers) else None


def type_in(interface: Interface, page: Callable[[str], Page]) -> str:
    """What is typed until Enter, on the page made of it; empty when Esc is pressed or nothing was typed."""
    typed = ""
    while True:
        key = interface.wait(lambda now: page(typed), math.inf)  # noqa: B023 - it is called within this turn only
        if key is None or key in ("enter", "esc"):
            return typed.strip() if key == "enter" else ""
        if key == "backspace":
            typed = typed[:-1]
        elif key == "space" or len(key) == 1:
            typed = (typed + (" " if key == "space" else key))[:_LONGEST]


def numbered_page(header: Header, title: str, lead: str, answers: Mapping[str, str]) -> Page:
    """A question whose answers are one digit each, and which may be left open."""
    choices = tuple(Choice(str(number), label) for number, label in enumerate(answers.values(), 1))
    return Page(
        header, "choice", title, lead=lead, choices=choices, keys=(KeyHint("→", "cannot say"), *key_actions.ASKED_HINTS)
    )
