"""The pages that wait for a person: what stands on each, and which key means what."""

from collections.abc import Mapping, Sequence

from hinge_coach.coach import controls, words
from hinge_coach.coach.plan import Plan
from hinge_coach.coach.scene import Choice, Header, KeyHint, Page
from hinge_coach.coach.record import SetDone
from hinge_coach.coach.tally import Ending
from hinge_coach.coach.timeline import paced_seconds
from hinge_coach.course.drill import Drill

CLINICIAN_FIRST = (
    "Before you begin",
    "Ask a clinician first if any of these is true for you.",
    "Your back is hurting in an episode right now.",
    "You had surgery lately.",
    "You are pregnant.",
    "You have osteoporosis.",
    "Your blood pressure is high and not under control.",
)

GO_ON = controls.ALWAYS | dict.fromkeys(("enter", "right", "space", "pgdn", "n", "f5", "esc", "."), controls.NEXT)
CLOSING = GO_ON | dict.fromkeys(("b", "left", "pgup"), controls.BACK) | {"o": controls.OUCH}
GO_ON_HINTS = (KeyHint("Enter", "go on"), KeyHint("q", "stop"))
KIT_KEYS = "123456789"


def check(header: Header, drill: Drill) -> Page:
    choices = (Choice("y", "yes"), Choice("k", "not quite"), Choice("x", "no"))
    return Page(header, "check", drill.name, lead=drill.check, choices=choices, keys=controls.CHECK_HINTS)


def closing(header: Header, drill: Drill, following: str) -> Page:
    """The end of a drill: where it should have been felt, what is next, and the way out."""
    lines = (f"Move on when: {drill.move_on}", following)
    hints = (KeyHint("Enter", "go on"), KeyHint("b", "back"), KeyHint("q", "stop here, go on next time"))
    lead = f"Where to feel it: {drill.feel}"
    return Page(header, "notice", f"{drill.name}: done", lead=lead, lines=lines, keys=hints)


def kit_pages(items: Sequence[str]) -> int:
    """How many pages the items need, one digit each."""
    return -(-len(items) // len(KIT_KEYS))


def on_kit_page(items: Sequence[str], page: int) -> Sequence[str]:
    """The items of one page; the pages are about equally long."""
    each = -(-len(items) // kit_pages(items))
    return items[page * each : (page + 1) * each]


def kit(items: Sequence[str], owned: frozenset[str], page: int = 0) -> Page:
    """The kit: all ticked at first, a digit toggles one, Enter goes on."""
    shown = on_kit_page(items, page)
    choices = tuple(Choice(key, item, item in owned) for key, item in zip(KIT_KEYS, shown, strict=False))
    hints = (KeyHint(f"1-{len(shown)}", "tick or untick"), KeyHint("Enter", "go on"), KeyHint("q", "stop"))
    count = f", {page + 1} of {kit_pages(items)}" if kit_pages(items) > 1 else ""
    lead = "Untick what you do not have. There is a substitute for most of it."
    return Page(Header(), "choice", f"Your kit{count}", lead=lead, choices=choices, keys=hints)


def plan(today: Plan, paced: float, setup: float) -> Page:
    """Today: what, why, how long."""
    lines = tuple(plan_lines(today))
    time = f"{words.clock(paced)} paced, and about {words.clock(60 * max(1, round(setup / 60)))} to set up, as you need it."
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


def clinician() -> Page:
    """Who should ask a clinician before the first session ever."""
    title, lead, *lines = CLINICIAN_FIRST
    return Page(Header(), "notice", title, lead=lead, lines=tuple(lines), keys=GO_ON_HINTS)


def summary_lines(ending: Ending) -> list[str]:
    """What was really done: the sets of each block, and the time under tension."""
    lines = [words.farewell(ending.reason, len(ending.tally.sets))]
    blocks: dict[tuple[str, str], list[SetDone]] = {}
    for done in ending.tally.sets:
        blocks.setdefault((done.drill, done.block), []).append(done)
    for (_, block), sets in blocks.items():
        each = ", ".join(dict.fromkeys(words.amount(done.done, done.unit) for done in sets))
        lines.append(f"{block}: {len(sets)} set{'s' * (len(sets) != 1)} of {each}")
    return [*lines, words.under_tension(ending.tally.tension)] if ending.tally.sets else lines
