"""The pages that wait for a person: what stands on each, and which key means what."""

from collections.abc import Mapping, Sequence

from hinge_coach.coach import controls, words
from hinge_coach.coach.plan import Plan
from hinge_coach.coach.scene import Choice, Header, KeyHint, Page
from hinge_coach.coach.timeline import paced_seconds
from hinge_coach.course.drill import Drill

FIVE_AND_A_HALF = "5½"
GO_ON = controls.ALWAYS | dict.fromkeys(("enter", "right", "space", "pgdn", "n", "f5", "esc", "."), controls.NEXT)
GO_ON_HINTS = (KeyHint("Enter", "go on"), KeyHint("q", "stop"))
KIT_PAGE = 9  # items that one digit each can toggle
STOP_ANY_TIME = "Stop whenever you like: what was done is kept, and nothing is graded."


def check(header: Header, drill: Drill) -> Page:
    choices = (Choice("y", "yes"), Choice("k", "not quite"), Choice("x", "no"))
    return Page(header, "check", drill.name, lead=drill.check, choices=choices, keys=controls.CHECK_HINTS)


def closing(header: Header, drill: Drill, following: str) -> Page:
    """The end of a drill: where it should have been felt, what is next, and the way out."""
    lines = (f"Move on when: {drill.move_on}", following)
    hints = (KeyHint("Enter", "go on"), KeyHint("b", "back"), KeyHint("q", "stop here, go on next time"))
    lead = f"Where to feel it: {drill.feel}"
    return Page(header, "notice", f"{drill.name}: done", lead=lead, lines=lines, keys=hints)


def kit(items: Sequence[str], owned: frozenset[str], page: int = 0) -> Page:
    """The kit, nine items a page: all ticked at first, a digit toggles one, Enter goes on."""
    shown = items[page * KIT_PAGE : (page + 1) * KIT_PAGE]
    choices = tuple(Choice(str(number), item, item in owned) for number, item in enumerate(shown, 1))
    hints = (KeyHint(f"1-{len(shown)}", "tick or untick"), KeyHint("Enter", "go on"), KeyHint("q", "stop"))
    lead = "What do you have at hand? There is a substitute for most of it."
    return Page(Header(), "choice", "Your kit", lead=lead, choices=choices, keys=hints)


def plan(today: Plan, paced: float, setup: float) -> Page:
    """Today: what, why, how long."""
    lines = tuple(plan_lines(today))
    time = f"{words.clock(paced)} paced, and about {words.clock(60 * max(1, round(setup / 60)))} of your own to set up."
    hints = (KeyHint("Enter", "start"), KeyHint("q", "not now"))
    return Page(Header(), "plan", today.headline, lead=time, lines=lines, keys=hints)


def plan_lines(today: Plan) -> list[str]:
    """One line a drill with its time and reason, then what is left out, then advice."""
    lines = []
    for chosen in today.chosen:
        time = words.clock(paced_seconds(chosen.blocks))
        lines.append(f"{chosen.drill.number} {chosen.drill.name}, {time}. {chosen.reason}")
    lines += [f"{left.drill.number} {left.drill.name}: {left.reason}" for left in today.left_out]
    return lines + list(today.advice)


def summary(lines: Sequence[str], title: str) -> Page:
    return Page(Header(), "summary", title, lead=lines[0], lines=tuple(lines[1:]), keys=(KeyHint("any key", "close"),))


def numbered(header: Header, title: str, lead: str, answers: Mapping[str, str], hints: Sequence[KeyHint] = ()) -> Page:
    """A question whose answers are one digit each."""
    choices = tuple(Choice(str(number), label) for number, label in enumerate(answers.values(), 1))
    return Page(header, "choice", title, lead=lead, choices=choices, keys=tuple(hints))
