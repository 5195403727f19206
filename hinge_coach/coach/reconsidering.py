"""A second look at a drill of the plan, right before it begins: today's first answers may have changed it."""

from collections.abc import Mapping, Sequence

from hinge_coach.coach import choosing, reasons, rules
from hinge_coach.coach.fitting import one_set_each
from hinge_coach.coach.plan import Chosen
from hinge_coach.coach.record import Past
from hinge_coach.course.drill import Drill


def reconsider(
    chosen: Chosen, drills: Sequence[Drill], owned: frozenset[str], past: Past, answers: Mapping[str, str]
) -> Chosen:
    """The drill as it should be now. `past` is that of the plan, `answers` are today's first ones since, by drill id.

    Most drills stay what they are: drill 3 follows the checks in 1 and 2, and the deadlift today's tests. What the
    person asked for is never turned into an offer.
    """
    if chosen.kind not in ("learn", "offer", "repeat"):
        return chosen
    after = choosing.day_of(drills, owned, _with(past, answers), (chosen.drill.id,))
    if chosen.drill.id == rules.BEHIND_THE_HEAD:
        return _behind_the_head(chosen, after)
    if chosen.drill.bridge and not chosen.asked and not after.open and choosing.day_of(drills, owned, past).open:
        reason, ask = reasons.deadlift_can_wait(chosen.drill, after.course, after.past)
        return chosen._replace(kind="offer", reason=reason, ask=ask)
    return chosen


def _behind_the_head(chosen: Chosen, day: choosing.Day) -> Chosen:
    """Offered where 1 and 2 were clean; without its weight where one of them was not [SEED][J]."""
    drill = next(drill for drill in day.course if drill.id == chosen.drill.id)
    offer = choosing.offer(drill, day) if choosing.offered(drill, day) and not chosen.asked else None
    if offer is None and chosen.kind != "offer" and drill.uses == chosen.drill.uses:
        return chosen
    single = all(block.sets == 1 for block in chosen.blocks)
    blocks = one_set_each(drill.work) if single else drill.work
    comes = offer or choosing.practised(drill, day)
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
