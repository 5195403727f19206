"""The pages on which a person tells afterwards what was done: one question each, one key for most of the answers."""

from collections.abc import Sequence
from datetime import date

from hinge_coach.coach.amounts_in_words import dose
from hinge_coach.coach.drills_in_words import done_as
from hinge_coach.coach.interface.question_page import numbered_page
from hinge_coach.coach.interface.screen_frames import GAP, Choice, Header, KeyHint, Page
from hinge_coach.coach.log.logged_day import LoggedDay
from hinge_coach.coach.plan.plan import Chosen
from hinge_coach.coach.rules.measured_skill import MeasureStep
from hinge_coach.coach.rules.stop_signs import GO_ON, PainStep
from hinge_coach.coach.talk.before_drill import measure_page
from hinge_coach.coach.talk.check_after_set import check_page
from hinge_coach.coach.talk.pain import advice_page, pain_page
from hinge_coach.course.drill import Block, Drill

HELP_LINES = (
    "y pgdn   yes, as planned",
    "k   less or more than planned; in a check: not quite",
    "x n pgup   no",
    "0-9   the answer with that number, or how many",
    "Enter   the answer shown beside it",
    "b ←   back to the question before; its answer is undone",
    "o   ouch: something hurt in this drill",
    "q   stop; you can keep the drills that you have answered",
)
ASK_LEVEL = "How much did it hurt, from 0 to 9?"
ASK_LOAD = "Which load did you use?"
_BACK, _OUCH, _STOP, _HELP = KeyHint("b", "back"), KeyHint("o", "ouch"), KeyHint("q", "stop"), KeyHint("?", "help")
_HINTS = (_BACK, _OUCH, _STOP, _HELP)


def on_day(day: date, today: date) -> str:
    """A day inside a sentence: today, yesterday, on Tuesday 24 November."""
    near = {0: "today", 1: "yesterday"}
    return near.get((today - day).days) or f"on {day:%A} {day.day} {day:%B}{f' {day:%Y}' * (day.year != today.year)}"


def done_page(header: Header, chosen: Chosen, when: str, *, again: bool) -> Page:
    """Whether a drill was done as planned; `again` where something of it is kept for that day already."""
    one, stand_in = len(chosen.blocks) == 1, done_as(chosen.drill).lower()
    planned = f"Planned as {stand_in}" if stand_in else "Planned"
    lines = [f"{planned if one else block.name}: {dose([block])}." for block in chosen.blocks]
    lines += ["Some sets of it are kept for that day already. Your answer adds to them."] * again
    lines += ["It was optional."] * bool(chosen.ask)
    choices = (Choice("y", "yes, as planned"), Choice("k", "less, or more"), Choice("x", "no"))
    lead = f"Did you do it {when}?"
    keys = (KeyHint("Enter", "yes"), *_HINTS)
    return Page(header, "choice", chosen.drill.name, lead=lead, lines=tuple(lines), choices=choices, keys=keys)


def sets_page(header: Header, drill: Drill, block: Block) -> Page:
    """How many sets of a block."""
    lines = (f"Planned: {dose([block])}.",)
    keys = (KeyHint("0-9", "how many"), KeyHint("Enter", f"{block.sets}"), *_HINTS)
    return Page(header, "choice", drill.name, lead=f"{block.name}: how many sets?", lines=lines, keys=keys)


def amounts_page(header: Header, drill: Drill, block: Block, sets: int, typed: str, note: str) -> Page:
    """How many reps, or seconds, in each of the sets, as they are typed."""
    unit = "Reps" if block.unit == "reps" else "Seconds"
    lead = f"{block.name}: {unit.lower()} in each set? {typed}"
    each = "Type one number for all sets, or one for each set with a space between them." if sets > 1 else ""
    lines = tuple(filter(None, (note, each)))
    default = "keep it" if typed else f"{block.target:g} each" if sets > 1 else f"{block.target:g}"
    keys = (KeyHint("0-9", unit.lower()), KeyHint("Enter", default), *_HINTS)
    return Page(header, "choice", drill.name, lead=lead, lines=lines, keys=keys)


def measured_page(header: Header, drill: Drill, step: MeasureStep) -> Page:
    """How far the measured skill went."""
    page = measure_page(header, drill, step)
    return page._replace(lead=f"{step.what[:1].upper()}{step.what[1:]}, in {step.unit}: how much was it?", lines=())


def first_set_page(header: Header, chosen: Chosen, sets: int) -> Page:
    """The drill's question. Of several sets the first counts, as in a session."""
    lines = ("Answer for your first set: only that one counts.",) if sets > 1 else ()
    return check_page(header, chosen.drill)._replace(lines=lines)


def hurt_page() -> Page:
    """Whether anything hurt."""
    choices = (Choice("y", "yes"), Choice("x", "no"))
    keys = (KeyHint("Enter", "no"), _BACK, _STOP, _HELP)
    return Page(Header(), "choice", "Before this is kept", lead="Did anything hurt?", choices=choices, keys=keys)


def where_page(drills: Sequence[Drill]) -> Page:
    """In which of the drills that were done it hurt."""
    return with_back(numbered_page(Header(), "Something hurt", "In which drill?", {d.id: d.name for d in drills}))


def level_page(header: Header) -> Page:
    """How much it hurt."""
    return with_back(pain_page(header)._replace(title="Something hurt", lead=ASK_LEVEL))


def pain_advice_page(header: Header, lines: tuple[str, ...]) -> Page:
    """What follows from it."""
    return with_back(advice_page(header, PainStep(GO_ON, lines)))


def with_back(page: Page) -> Page:
    """The page with back among its keys, which leaves out what only a voice does."""
    keys = tuple(hint for hint in page.keys if hint.key not in ("space", "b"))
    return page._replace(keys=(*keys[:1], _BACK, *keys[1:]))


def keep_page(told: LoggedDay, when: str, *, stopped: bool) -> Page:
    """All that was told, before it is kept. `stopped`: the rest of the drills was not asked for."""
    lines = [f"{each.number:<2}{GAP}{each.named}" for each in told.drills]
    lines += [f"{'':<2}{GAP}Pain: {pain.words}" for pain in told.pains]
    choices = (Choice("y", "yes, keep it"), Choice("x", "no, keep nothing"))
    keys = (KeyHint("Enter", "keep it"), KeyHint("b", "back"), KeyHint("q", "keep nothing"))
    title = f"{'So far' if stopped else 'Done'} {when}"
    return Page(Header(), "choice", title, lead="Keep this?", lines=tuple(lines), choices=choices, keys=keys)
