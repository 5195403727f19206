"""The drills of a day: what kit and past make of each, and how many of them the time holds."""

import math
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from hinge_coach.coach.amounts_in_words import begun
from hinge_coach.coach.plan import reasons, tie_reasons
from hinge_coach.coach.plan.kit_and_dose import fitted, one_set, unweighted
from hinge_coach.coach.plan.plan import Chosen, LeftOut
from hinge_coach.coach.practice_record import Past
from hinge_coach.coach.rules import learned_drills, rest_days, session_length, ties
from hinge_coach.coach.timeline import paced_seconds
from hinge_coach.course.course import BridgeTest, Course, OptionalDrill
from hinge_coach.course.drill import Block, Drill


class Day(NamedTuple):
    """What a day's choice looks at: the course as its files say it, and what kit and past make of it.

    `drills` have the kit applied; `bridges` likewise, which lead on from the course and are no part of it; those that
    the kit does not allow are among the `missing`. `loaded_on` is today or yesterday, where that had a load.
    """

    course: Course
    drills: tuple[Drill, ...]
    bridges: tuple[Drill, ...]
    missing: tuple[LeftOut, ...]
    past: Past
    loaded_on: date | None

    @property
    def resting(self) -> bool:
        """Whether loaded drills are advised against today."""
        return self.loaded_on is not None or rest_days.hurt_since_yesterday(self.past)

    def learned(self, drill: Drill) -> bool:
        """Whether a drill is learned, as of the last day that it was judged."""
        return learned_drills.learning_state(self.past.of(drill.id)).learned

    @property
    def wanted(self) -> list[Drill]:
        """The drills that are still to learn, in order."""
        return ties.still_to_learn(self.course, self.drills, self.past)

    @property
    def before_the_bridge(self) -> tuple[Drill, ...]:
        """The drills before the first bridge: what somebody adds behind it holds up none."""
        first = min((drill.order for drill in self.bridges), default=math.inf)
        return tuple(drill for drill in self.drills if drill.order < first)

    @property
    def bridge_step(self) -> str:
        """What the bridges stand at."""
        return ties.bridge_step(self.course, self.before_the_bridge, self.past)

    @property
    def open(self) -> bool:
        """Whether the bridges are open."""
        return self.bridge_step == ties.OPEN

    def suits(self, drill: Drill) -> bool:
        """Whether nothing speaks against a drill today."""
        return not (self.resting and rest_days.carries_load(drill))


def day_of(course: Course, owned: frozenset[str], past: Past, asked: Sequence[str] = ()) -> Day:
    """The day as kit and past make it. `asked` are the drills that were asked for, by id."""
    as_read = {drill.id: drill for drill in course.drills}
    doable, missing = fitted(course, owned, asked)
    doable = [
        _weighted_last(tie, unweighted(as_read[drill.id], owned), drill, past) if tie else drill
        for drill, tie in ((drill, course.optional_of(drill.id)) for drill in doable)
    ]
    drills, bridges = (tuple(drill for drill in doable if drill.bridge == bridge) for bridge in (False, True))
    return Day(course, drills, bridges, tuple(missing), past, rest_days.loaded_since_yesterday(doable, past))


def _weighted_last(tie: OptionalDrill, light: Drill, drill: Drill, past: Past) -> Drill:
    """An optional drill without its weight where its fault shows, and where there is something in its place, until that
    was clean: with a weight is no way to find out [J].
    """
    first = light.instead_of_load and not learned_drills.learning_state(past.of(drill.id)).clean
    return light if first or not ties.weight_may_come(tie, past) else drill


def tests(day: Day, shown: Sequence[Chosen]) -> list[Chosen]:
    """One set of the earlier drill that is longest untested; with nothing left to learn, of every drill that is due.

    `shown` is what is done today anyway: a day's first set of it is its test.
    """
    first = min((drill.order for drill in day.wanted if not offered(drill, day)), default=None)
    busy = {each.drill.id for each in shown}
    free = [drill for drill in day.drills if day.suits(drill) and drill.id not in busy]
    states = [(learned_drills.learning_state(day.past.of(drill.id)), drill) for drill in free]
    due = [drill for state, drill in states if learned_drills.is_due(state, day.past.today)]
    tested = due if first is None else []
    if not tested:
        longest = learned_drills.longest_untested(
            [d for d in free if first is None or d.order < first or d in due], day.past
        )
        tested = [longest] if longest else []
    room = max(1, session_length.MOST_DRILLS - len(shown))
    return [Chosen(drill, one_set(drill.work), reasons.test(drill, day.past), "test") for drill in tested[:room]]


def shortcut(day: Day) -> list[Chosen]:
    """The shortcut's last drill, where it may be tested and the way leads past something that is still to learn."""
    short, wanted = day.course.shortcut, day.wanted
    to = next((drill for drill in wanted if short and drill.id == short.to and day.suits(drill)), None)
    past = any(ties.lies_between(day.course, drill) and not offered(drill, day) for drill in wanted)
    if not (short and to and past and ties.shortcut_open(day.course, day.past)):
        return []
    reason, ask = tie_reasons.shortcut(short, day.course)
    return [Chosen(to, one_set(to.work), reason, "offer", ask)]


def practised(drill: Drill, day: Day) -> Chosen:
    """A drill with its full dose: to learn it, or once more where it is learned."""
    if day.learned(drill):
        return Chosen(drill, drill.work, reasons.repeat(drill), "repeat")
    tie = day.course.optional_of(drill.id)
    if tie and drill.loaded and not (ties.weight_may_come(tie, day.past) or rest_days.carries_load(drill)):
        return Chosen(drill, drill.work, tie_reasons.unweighted(tie, drill))
    return Chosen(drill, drill.work, reasons.learning(drill, day.past))


def offered(drill: Drill, day: Day) -> bool:
    """Whether a drill to learn may as well be left out: an optional one, for who is clean without it [SEED]."""
    tie = day.course.optional_of(drill.id)
    return tie is not None and ties.is_foreign(tie, day.past) and not day.learned(drill)


def offer(drill: Drill, day: Day) -> Chosen | None:
    """The offer of an optional drill. None where the person got further without it; it comes back when it alone is
    left."""
    alone = day.wanted == [drill]
    if not alone and any(day.learned(later) for later in day.drills if later.order > drill.order):
        return None
    reason, ask = optional_reason(drill, day)
    return Chosen(drill, drill.work, reason, "offer", ask)


def optional_reason(drill: Drill, day: Day) -> tuple[str, str]:
    """The reason and the question of a drill that is offered."""
    tie = day.course.optional_of(drill.id)
    assert tie is not None  # else it would not be offered
    bridge = next(iter(day.bridges), None)
    return tie_reasons.optional(tie, day.course, day.past, day.wanted == [drill], bridge)


def lessons(day: Day) -> list[Chosen]:
    """The drills to learn today, from the first that is not learned, in the course's order.

    On a day without load these are the unloaded ones, or where they are learned, those once more.
    """
    suited = [drill for drill in day.wanted if day.suits(drill)]
    if day.resting and not suited:
        suited = [drill for drill in day.drills if not rest_days.carries_load(drill)]
    chosen = [offer(drill, day) if offered(drill, day) else practised(drill, day) for drill in suited]
    return [each for each in chosen if each]


def load_anyway(day: Day) -> list[Chosen]:
    """On a day without load, one loaded drill for who goes on anyway: the first to learn, else the furthest."""
    bridges = day.bridges if day.open else ()
    in_turn = (*day.wanted, *reversed((*day.drills, *bridges)))
    against = [drill for drill in in_turn if not day.suits(drill)][:1]
    said = [(drill, *reasons.load_anyway(drill, day.past)) for drill in against]
    return [Chosen(drill, drill.work, reason, "offer", ask) for drill, reason, ask in said]


def beyond(day: Day) -> list[Chosen]:
    """What comes when the course is learned: the bridge test without a cue, then the bridges."""
    step, test = day.bridge_step, day.course.bridge_test
    if not day.bridges or step not in (ties.TEST, ties.OPEN):
        return []
    if step == ties.TEST and test:
        shown = [drill for drill in ties.tested_in(day.course, day.before_the_bridge) if day.suits(drill)][:1]
        return [Chosen(each, _tested(each, test), tie_reasons.uncued(test), "test", cued=False) for each in shown]
    bridges = [drill for drill in day.bridges if day.suits(drill)]
    why = {drill.id: tie_reasons.bridge_open(day.course, drill, day.past) for drill in bridges}
    return [practised(drill, day)._replace(reason=why[drill.id]) for drill in bridges]


def _tested(drill: Drill, test: BridgeTest) -> tuple[Block, ...]:
    return tuple(block._replace(name=begun(test.name), reps=test.reps) for block in one_set(drill.work))


def kept(day: Day) -> list[Chosen]:
    """Where a day has nothing to learn: the furthest drill that is learned, else whatever the kit allows."""
    suited = [drill for drill in day.drills if day.suits(drill)]
    learned = [drill for drill in suited if day.learned(drill)]
    return [practised(drill, day) for drill in learned[-1:] or suited]


def as_many_as_fit(
    candidates: Sequence[Chosen], seconds: float | None, most: int | None = None, in_all: bool = False
) -> tuple[list[Chosen], list[LeftOut]]:
    """The first candidates that fit into the paced `seconds`, at most `most`, and the rest with the reason. `in_all`:
    the seconds are those of everything, setting up among it, but for what is only offered: that is extra.

    There is always one. The order is kept: the first that does not fit, not even with fewer sets, ends it.
    """
    taken: list[Chosen] = []
    for each in candidates[:most]:
        before = [other for other in taken if not (in_all and other.ask)]
        besides = sum(session_length.besides(other.drill) for other in (*before, each)) if in_all else 0.0
        taken_up = sum(paced_seconds(other.blocks) for other in before) + besides
        spare = None if seconds is None else seconds - taken_up
        blocks = _cut(each.blocks, spare)
        if taken and spare is not None and paced_seconds(blocks) > spare:
            break
        taken.append(each._replace(blocks=blocks))
    why = reasons.no_room(None if len(taken) == most else seconds)
    return taken, [LeftOut(each.drill, why) for each in candidates[len(taken) :]]


def _cut(blocks: tuple[Block, ...], seconds: float | None) -> tuple[Block, ...]:
    """The blocks with as many sets as fit into `seconds`, at least one of each; the one with most sets loses first."""
    while seconds is not None and paced_seconds(blocks) > seconds:
        most = max(blocks, key=lambda block: block.sets)
        if most.sets == 1:
            break
        blocks = tuple(block._replace(sets=block.sets - 1) if block is most else block for block in blocks)
    return blocks
