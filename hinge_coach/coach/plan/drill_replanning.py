"""A second look at a drill of the plan, right before it begins: today's first answers may have changed it."""

from collections.abc import Mapping

from hinge_coach.coach.plan import candidate_drills, reasons, tie_reasons
from hinge_coach.coach.plan.kit_and_dose import with_sets
from hinge_coach.coach.plan.plan import Chosen
from hinge_coach.coach.practice_record import Past
from hinge_coach.course.course import Course


def reconsider(chosen: Chosen, course: Course, owned: frozenset[str], past: Past, answers: Mapping[str, str]) -> Chosen:
    """The drill as it should be now. `past` is that of the plan, `answers` are today's first ones since, by drill id.

    Most drills stay what they are: an optional one follows the checks in those before it, and a bridge today's tests.
    What the person asked for is never turned into an offer.
    """
    if chosen.kind not in ("learn", "offer", "repeat"):
        return chosen
    after = candidate_drills.day_of(course, owned, _with(past, answers), (chosen.drill.id,))
    if course.optional_of(chosen.drill.id):
        return _optional(chosen, after)
    if (
        chosen.drill.bridge
        and not chosen.asked
        and not after.open
        and candidate_drills.day_of(course, owned, past).open
    ):
        reason, ask = tie_reasons.bridge_can_wait(chosen.drill, after.drills, after.past)
        return chosen._replace(kind="offer", reason=reason, ask=ask)
    return chosen


def _optional(chosen: Chosen, day: candidate_drills.Day) -> Chosen:
    """Offered to whom its fault is foreign; without its weight where a drill before it was not clean [SEED][J]."""
    drill = next(drill for drill in day.drills if drill.id == chosen.drill.id)
    offer = candidate_drills.offer(drill, day) if candidate_drills.offered(drill, day) and not chosen.asked else None
    if offer is None and chosen.kind != "offer" and drill.uses == chosen.drill.uses:
        return chosen
    blocks = with_sets(drill.work, [block.sets for block in chosen.blocks]) or drill.work
    comes = offer or candidate_drills.practised(drill, day)
    if chosen.ask and not comes.ask and not day.suits(drill):  # a load on a day without one is offered, whatever else
        reason, ask = reasons.load_anyway(drill, day.past)
        comes = comes._replace(kind="offer", reason=reason, ask=ask)
    return comes._replace(blocks=blocks, asked=chosen.asked)


def _with(past: Past, answers: Mapping[str, str]) -> Past:
    """The past as if today's first answers were already part of it."""
    drills = dict(past.drills)
    for drill, answer in answers.items():
        own = past.of(drill)
        if not own.judged or own.judged[-1][0] != past.today:
            drills[drill] = own._replace(judged=(*own.judged, (past.today, answer)))
    return past._replace(drills=drills)
