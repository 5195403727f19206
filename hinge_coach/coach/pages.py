"""The pages that wait for a person: what stands on each, and which key means what."""

from collections.abc import Mapping, Sequence

from hinge_coach.coach import controls, stop_signs, words
from hinge_coach.coach.correction import Correction
from hinge_coach.coach.load import KG, LB, LoadQuestion
from hinge_coach.coach.measuring import MeasureStep
from hinge_coach.coach.phrases import done_as, explained, the
from hinge_coach.coach.plan import Chosen, Plan
from hinge_coach.coach.record import SetDone
from hinge_coach.coach.scene import GAP, Choice, Header, KeyHint, Page
from hinge_coach.coach.stop_signs import PainStep
from hinge_coach.coach.tally import Ending
from hinge_coach.coach.timeline import paced_seconds
from hinge_coach.course.drill import Block, Drill

STOP_ANY_TIME = "If something hurts, just stop, or pause and press back: nothing is graded."
GO_ON = controls.ALWAYS | dict.fromkeys(("enter", "right", "space", "pgdn", "n", "f5", "esc", "."), controls.NEXT)
CLOSING = controls.IN_DRILL | GO_ON
GO_ON_HINTS = (KeyHint("Enter", "go on"), KeyHint("q", "stop"))
ASKED = (KeyHint("q", "stop"), KeyHint("?", "help"))
IN_DRILL_HINTS = (KeyHint("b", "back"), KeyHint("o", "ouch"), *ASKED)
YES_NO = controls.ALWAYS | {
    **dict.fromkeys(("y", "enter", "pgdn", "f5"), controls.YES),
    **dict.fromkeys(("x", "n", "right", "pgup"), controls.NO),
}
TAKE_PROPOSED = dict.fromkeys(("enter", "right", "pgdn", "f5"), controls.NEXT)
KIT_KEYS = "123456789"
_BY_NAME = "A band by its name, or a weight: 9 kg, 20 lb."
_IN_WORDS = {"cm": "centimetres", "in": "inches", "m": "metres"}


def check(header: Header, drill: Drill) -> Page:
    choices = (Choice("y", "yes"), Choice("k", "not quite"), Choice("x", "no"))
    return Page(header, "check", drill.name, lead=drill.check, choices=choices, keys=controls.CHECK_HINTS)


def closing(header: Header, drill: Drill, following: str, practised: bool) -> Page:
    """The end of a drill, of which a set was done or not: where it is to be felt, what is next, and the way out."""
    lines = (f"Move on when: {drill.move_on.rstrip('.')}.", following)
    hints = (KeyHint("Enter", "go on"), KeyHint("q", "stop here, go on next time"), *IN_DRILL_HINTS[:2])
    lead = words.felt(drill)
    return Page(
        header, "notice", f"{drill.name}: {'done' if practised else 'no set done'}", lead=lead, lines=lines, keys=hints
    )


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
    choices = tuple(Choice(key, explained(item), item in owned) for key, item in zip(KIT_KEYS, shown, strict=False))
    back = (KeyHint("b", "back"),) if page else ()
    hints = (KeyHint(f"1-{len(shown)}", "tick or untick"), KeyHint("Enter", "go on"), *back, KeyHint("q", "stop"))
    count = f", {page + 1} of {kit_pages(items)}" if kit_pages(items) > 1 else ""
    lead = "Untick what you do not have. There is a substitute for most of it."
    return Page(Header(), "choice", f"Your kit{count}", lead=lead, choices=choices, keys=hints)


def plan(today: Plan, paced: float, setup: float) -> Page:
    """Today: what, why, how long. The advice stands before the drills, where a small screen has room for it too."""
    whole = words.clock(60 * max(1, round((paced + setup) / 60)))
    time = f"About {whole}: {words.clock(paced)} by the clock, the rest is yours for setting up."
    hints = (KeyHint("Enter", "start"), KeyHint("q", "not now"))
    lines = (time, *today.advice, "", *plan_lines(today))
    return Page(Header(), "plan", "Today", lead=today.headline, lines=lines, keys=hints)


def announcement(today: Plan) -> Page:
    """Today, for whom nothing is asked."""
    return Page(
        Header(), "plan", "Today", lead=today.headline, lines=(*today.advice, *plan_lines(today)), keys=GO_ON_HINTS
    )


def plan_lines(today: Plan) -> list[str]:
    """One line a drill with its time and reason, then what is left out."""
    lines = []
    for chosen in today.chosen:
        time = words.clock(paced_seconds(chosen.blocks)) + (", if you like" if chosen.ask else "")
        name = ", done as ".join(filter(None, (_listed(chosen.drill), done_as(chosen.drill).lower())))
        lines.append(f"{name}, {time}. {chosen.reason}")
    return lines + [f"{_listed(left.drill)}: {left.reason}" for left in today.left_out]


def _listed(drill: Drill) -> str:
    """A drill by its number and, after a wide gap, its name; a bridge is no part of the count."""
    return f"{'' if drill.bridge else drill.number:<2}{GAP}{drill.name}"


def go_on_where(plan: Plan, paced: float) -> Page:
    """An interrupted session may be gone on with."""
    choices = (Choice("y", "yes, go on there"), Choice("x", "no, plan today anew"))
    left = words.clock(60 * max(1, round(paced / 60)))
    stood = f"It stopped at {the(plan.chosen[0].drill)}, with about {left} to go." if plan.chosen else plan.headline
    lead = "Go on where you stopped?"
    return Page(Header(), "choice", "Last time", lead=lead, lines=(stood,), choices=choices, keys=ASKED)


def summary(lines: Sequence[str], *, waits: bool) -> Page:
    """What was done; where it `waits`, any key closes it."""
    hints = (KeyHint("any key", "close"),) if waits else ()
    return Page(Header(), "summary", "Today", lead=lines[0], lines=tuple(lines[1:]), keys=hints)


def numbered(header: Header, title: str, lead: str, answers: Mapping[str, str]) -> Page:
    """A question whose answers are one digit each, and which may be left open."""
    choices = tuple(Choice(str(number), label) for number, label in enumerate(answers.values(), 1))
    return Page(header, "choice", title, lead=lead, choices=choices, keys=(KeyHint("→", "cannot say"), *ASKED))


def clinician() -> Page:
    """Who should ask a clinician before the first session ever."""
    lines = (*(f"• {line}" for line in stop_signs.CLINICIAN_FIRST), "", *stop_signs.CLINICIAN_AFTER)
    return Page(Header(), "notice", "Before you begin", lead=stop_signs.CLINICIAN_LEAD, lines=lines, keys=GO_ON_HINTS)


def offer(header: Header, chosen: Chosen) -> Page:
    """A drill that is offered, not imposed."""
    choices = (Choice("y", "yes, show me"), Choice("x", "no, go on without it"))
    hints = (KeyHint("Enter", "yes"), *IN_DRILL_HINTS)
    lines = (chosen.reason,)
    return Page(header, "choice", chosen.drill.name, lead=chosen.ask, lines=lines, choices=choices, keys=hints)


def correction(header: Header, mend: Correction) -> Page:
    """One fix, one cue, and what comes now."""
    lines = [mend.reason]
    if mend.cue:
        lines.append(f"Think of this: {mend.cue.say}")
    lines += [f"Now: {named_dose(each)}" for each in mend.chosen]
    anyway = (KeyHint("n", "go on as planned"),) if mend.chosen else ()
    return Page(
        header, "notice", "One thing to mend", lead=mend.fix or mend.reason, lines=tuple(dict.fromkeys(lines)),
        keys=(GO_ON_HINTS[0], *anyway, *IN_DRILL_HINTS),
    )  # fmt: skip


def named_dose(chosen: Chosen) -> str:
    """What is done, by the name of its one block, which says how it is easier; else by the name of the drill."""
    name = chosen.blocks[0].name if len(chosen.blocks) == 1 else chosen.drill.name
    return f"{name}, {dose(chosen.blocks)}"


def dose(blocks: Sequence[Block]) -> str:
    """2 sets of 10 reps; 1 set of 5 s a side."""
    parts = []
    for block in blocks:
        sides = " a side" if block.both_sides else ""
        each = words.amount(block.target, block.unit)
        parts.append(f"{block.sets} set{'s' * (block.sets != 1)} of {each}{sides}")
    return ", ".join(parts)


def load(header: Header, drill: Drill, question: LoadQuestion) -> Page:
    """What is in hand: last time's first, one key each."""
    choices = []
    for number, each in enumerate(question.choices, 1):
        remark = " (last time)" if each == question.last else ""
        remark = " (the next step)" if question.proposal and each == question.proposal.load else remark
        choices.append(Choice(str(number), each.words + remark))
    lines = (question.proposal.reason,) if question.proposal else ()
    another = Choice("0", "something else")
    hints = (*(KeyHint("Enter", each.words) for each in question.choices[:1]), *IN_DRILL_HINTS)
    return Page(header, "choice", drill.name, lead=question.ask, lines=lines, choices=(*choices, another), keys=hints)


def typing_load(header: Header, drill: Drill, typed: str, unit: str) -> Page:
    """The load as it is typed."""
    hints = (KeyHint("Enter", "keep it"), KeyHint("Esc", "leave it open"))
    other = {KG: "20 lb", LB: "9 kg"}.get(unit)
    line = f"A bare number is in {unit}; {other} or a band's name will do too." if other else _BY_NAME
    return Page(header, "choice", drill.name, lead=f"In your hands: {typed}", lines=(line,), keys=hints)


def measure(header: Header, drill: Drill, step: MeasureStep) -> Page:
    """The measured skill: same, further or closer."""
    values = (("the same", step.same), ("further", step.further), ("closer", step.closer))
    choices = tuple(Choice(str(n), f"{word}: {value:g} {step.unit}") for n, (word, value) in enumerate(values, 1))
    lead = f"{step.what[:1].upper()}{step.what[1:]}: {step.value:g} {step.unit} today?"
    hints = (KeyHint("Enter", f"{step.value:g} {step.unit}"), *IN_DRILL_HINTS)
    return Page(header, "choice", drill.name, lead=lead, lines=(step.reason,), choices=choices, keys=hints)


def measured_line(step: MeasureStep, value: float) -> str:
    return f"Today, {step.what}: {value:g} {_IN_WORDS.get(step.unit, step.unit)}."


def pain_level(header: Header) -> Page:
    lines = ("0 is none, 9 stands for 9 or 10.", "What was done of the set is kept.")
    hints = (KeyHint("0-9", "how much"), KeyHint("→", "cannot say"), KeyHint("q", "stop"))
    return Page(header, "check", "Something hurts", lead=stop_signs.ASK_LEVEL, lines=lines, keys=hints)


def advice(header: Header, step: PainStep) -> Page:
    """What follows from a pain stop."""
    return Page(header, "notice", "", lead=step.lines[0], lines=step.lines[1:], keys=(KeyHint("Enter", "understood"),))


def summary_lines(ending: Ending) -> list[str]:
    """What was really done: the sets of each block, and the time under tension."""
    lines = [words.farewell(ending), *ending.advice]
    blocks: dict[tuple[str, str], list[SetDone]] = {}
    for done in ending.tally.sets:
        blocks.setdefault((done.drill, done.block), []).append(done)
    for (_, block), sets in blocks.items():
        each = ", ".join(dict.fromkeys(words.amount(done.done, done.unit) for done in sets))
        lines.append(f"{block}: {len(sets)} set{'s' * (len(sets) != 1)} of {each}")
    return [*lines, words.under_tension(ending.tally.tension)] if ending.tally.sets else lines
