"""Today's plan as a page: what, why, how long."""

import math

from hinge_coach.coach.amounts_in_words import clock, listed
from hinge_coach.coach.drills_in_words import done_as
from hinge_coach.coach.interface import key_actions, speech_time
from hinge_coach.coach.interface.question_page import ask
from hinge_coach.coach.interface.screen_frames import GAP, Header, KeyHint, Page
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.coach.interface.session_mode import SessionMode
from hinge_coach.coach.plan.plan import Plan
from hinge_coach.coach.rules import stop_signs
from hinge_coach.coach.timeline import paced_seconds
from hinge_coach.course.drill import NO_KIT, Drill

LAYING_READY = 4.0  # seconds, to fetch what is lacking [J]


def announce(interface: Interface, plan: Plan, mode: SessionMode, *, newcomer: bool) -> str | None:
    """What today is. Hands-free it is shown for as long as it takes to say; else it was agreed on before.

    Whoever is there for the first time hears who should ask a clinician first: nobody agreed to that page either.
    Answers what was asked for there.
    """
    first = (stop_signs.CLINICIAN_BRIEF,) * newcomer
    ready = to_lay_ready(plan)
    told = tuple(filter(None, (*first, ready))) if mode.hands_free else ()
    said = " ".join((plan.headline, *told))
    plan = plan._replace(advice=(*told, *plan.advice))
    after = LAYING_READY if ready else 1.0
    patience = math.ceil(speech_time.seconds(said)) + after if mode.hands_free else 0.0
    interface.tell("plan", seconds=patience, say=said)
    return ask(interface, announcement(plan), {} if mode.keyless else key_actions.GO_ON, patience) if patience else None


def to_lay_ready(plan: Plan) -> str:
    """What is needed of the kit today, as far as that is more than one item; what is only offered may be left."""
    used = [(chosen.drill, id) for chosen in plan.chosen if not chosen.ask for id in chosen.drill.uses if id != NO_KIT]
    names = list(dict.fromkeys(drill.item(id).name for drill, id in used))
    return f"Before you start, have ready: {listed(names)}." if len(names) > 1 else ""


def how_long(paced: float, setup: float) -> str:
    """What the clock rules, in seconds, and about how long the setups take besides."""
    whole = clock(60 * max(1, round((paced + setup) / 60)))
    return f"About {whole}: {clock(paced)} by the clock, the rest is yours for setting up."


def plan(today: Plan, time: str) -> Page:
    """Today: what, why, how long. The advice stands before the drills, where a small screen has room for it too."""
    hints = (KeyHint("Enter", "start"), KeyHint("q", "not now"))
    lines = (time, *today.advice, "", *plan_lines(today))
    return Page(Header(), "plan", "Today", lead=today.headline, lines=lines, keys=hints)


def announcement(today: Plan) -> Page:
    """Today, for whom nothing is asked."""
    return Page(
        Header(),
        "plan",
        "Today",
        lead=today.headline,
        lines=(*today.advice, *plan_lines(today)),
        keys=key_actions.GO_ON_HINTS,
    )


def plan_lines(today: Plan) -> list[str]:
    """One line a drill with its time and reason, then what is left out."""
    lines = []
    for chosen in today.chosen:
        time = clock(paced_seconds(chosen.blocks)) + (", if you like" if chosen.ask else "")
        name = ", done as ".join(filter(None, (_listed(chosen.drill), done_as(chosen.drill).lower())))
        lines.append(f"{name}, {time}. {chosen.reason}")
    return lines + [f"{_listed(left.drill)}: {left.reason}" for left in today.left_out]


def _listed(drill: Drill) -> str:
    """A drill by its number and, after a wide gap, its name; a bridge is no part of the count."""
    return f"{'' if drill.bridge else drill.number:<2}{GAP}{drill.name}"
