"""The drills of a day: what kit and past make of each, and how many of them the time holds."""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from hinge_coach.coach import reasons, rules
from hinge_coach.coach.fitting import fitted, one_set, unweighted
from hinge_coach.coach.plan import Chosen, LeftOut
from hinge_coach.coach.record import Past
from hinge_coach.coach.timeline import paced_seconds
from hinge_coach.course.drill import NO_KIT, Block, Drill


class Day(NamedTuple):
    """What a day's choice looks at. Drills have the kit applied, or stand with what they lack among the missing.

    `bridges` lead on from the course and are no part of it. `loaded_on` is today or yesterday, where that had a load.
    """

    course: tuple[Drill, ...]
    bridges: tuple[Drill, ...]
    missing: tuple[LeftOut, ...]
    past: Past
    loaded_on: date | None

    @property
    def resting(self) -> bool:
        """Whether loaded drills are advised against today."""
        return self.loaded_on is not None or rules.hurt_since_yesterday(self.past)

    def learned(self, drill: Drill) -> bool:
        """Whether a drill is learned, as of the last day that it was judged."""
        return rules.standing(self.past.of(drill.id)).learned

    @property
    def wanted(self) -> list[Drill]:
        """The drills that are still to learn, in order."""
        return rules.still_to_learn(self.course, self.past)

    @property
    def way_to_the_lift(self) -> tuple[Drill, ...]:
        """The drills before the first bridge: what somebody adds behind it holds up no deadlift."""
        first = min((drill.order for drill in self.bridges), default=math.inf)
        return tuple(drill for drill in self.course if drill.order < first)

    @property
    def open(self) -> bool:
        """Whether the first deadlift is open."""
        return rules.deadlift_step(self.way_to_the_lift, self.past) == "open"

    def suits(self, drill: Drill) -> bool:
        """Whether nothing speaks against a drill today."""
        return not (self.resting and rules.carries_load(drill))


def day_of(drills: Iterable[Drill], owned: frozenset[str], past: Past, asked: Sequence[str] = ()) -> Day:
    """The day as kit and past make it. `drills` come as their files say them, without any kit applied."""
    as_read = {drill.id: drill for drill in drills}
    doable, missing = fitted(as_read.values(), owned, asked)
    head = rules.BEHIND_THE_HEAD
    doable = [_weighted_last(as_read[head], drill, owned, past) if drill.id == head else drill for drill in doable]
    course, bridges = (tuple(drill for drill in doable if drill.bridge == bridge) for bridge in (False, True))
    return Day(course, bridges, tuple(missing), past, rules.loaded_since_yesterday(doable, past))


def _weighted_last(as_read: Drill, drill: Drill, owned: frozenset[str], past: Past) -> Drill:
    """Drill 3 without its weight where the back gives, and where there is something in its place, until that was clean:
    lifting a weight behind the head is no way to find out [J].
    """
    light = unweighted(as_read, owned)
    first = light.uses and light.uses[0] != NO_KIT and not rules.standing(past.of(drill.id)).clean
    return light if first or not rules.weight_may_come(past) else drill


def tests(day: Day, shown: Sequence[Chosen]) -> list[Chosen]:
    """One set of the earlier drill that is longest untested; with nothing left to learn, of every drill that is due.

    `shown` is what is done today anyway: a day's first set of it is its test.
    """
    first = min((drill.order for drill in day.wanted if not offered(drill, day)), default=None)
    busy = {each.drill.id for each in shown}
    free = [drill for drill in day.course if day.suits(drill) and drill.id not in busy]
    due = [drill for drill in free if rules.is_due(rules.standing(day.past.of(drill.id)), day.past.today)]
    tested = due if first is None else []
    if not tested:
        longest = rules.longest_untested([d for d in free if first is None or d.order < first or d in due], day.past)
        tested = [longest] if longest else []
    room = max(1, rules.MOST_DRILLS - len(shown))
    return [Chosen(drill, one_set(drill.work), reasons.test(drill, day.past), "test") for drill in tested[:room]]


def early_way(day: Day) -> list[Chosen]:
    """The early way out, where it is open and the landmine hinge would not come first anyway."""
    landmine = next((drill for drill in day.course if drill.id == rules.LANDMINE), None)
    if not landmine or not rules.early_way_open(day.past) or day.wanted[:1] == [landmine] or not day.suits(landmine):
        return []
    reason, ask = reasons.early_way()
    return [Chosen(landmine, one_set(landmine.work), reason, "offer", ask)]


def practised(drill: Drill, day: Day) -> Chosen:
    """A drill with its full dose: to learn it, or once more where it is learned."""
    if day.learned(drill):
        return Chosen(drill, drill.work, reasons.repeat(drill), "repeat")
    if drill.id == rules.BEHIND_THE_HEAD and not (rules.weight_may_come(day.past) or rules.carries_load(drill)):
        return Chosen(drill, drill.work, reasons.unweighted(drill))
    return Chosen(drill, drill.work, reasons.learning(drill, day.past))


def offered(drill: Drill, day: Day) -> bool:
    """Whether a drill to learn may as well be left out: drill 3, for a person whose back holds in 1 and 2 [SEED]."""
    return drill.id == rules.BEHIND_THE_HEAD and rules.back_holds(day.past) and not day.learned(drill)


def offer(drill: Drill, day: Day) -> Chosen | None:
    """The offer of drill 3. None where the person got further without it; it comes back when it alone is left."""
    last_one = day.wanted == [drill]
    if not last_one and any(day.learned(later) for later in day.course if later.order > drill.order):
        return None
    rounded = any(name == rules.ROUNDS for past in day.past.drills.values() for name, _ in past.faults)
    reason, ask = reasons.behind_the_head(last_one, rounded)
    return Chosen(drill, drill.work, reason, "offer", ask)


def lessons(day: Day) -> list[Chosen]:
    """The drills to learn today, from the first that is not learned, in the article's order.

    On a day without load these are the unloaded ones, or where they are learned, those once more.
    """
    suited = [drill for drill in day.wanted if day.suits(drill)]
    if day.resting and not suited:
        suited = [drill for drill in day.course if not rules.carries_load(drill)]
    chosen = [offer(drill, day) if offered(drill, day) else practised(drill, day) for drill in suited]
    return [each for each in chosen if each]


def load_anyway(day: Day) -> list[Chosen]:
    """On a day without load, one loaded drill for who goes on anyway: the first to learn, else the furthest."""
    lifts = day.bridges if day.open else ()
    in_turn = (*day.wanted, *reversed((*day.course, *lifts)))
    against = [drill for drill in in_turn if not day.suits(drill)][:1]
    said = [(drill, *reasons.load_anyway(drill, day.past)) for drill in against]
    return [Chosen(drill, drill.work, reason, "offer", ask) for drill, reason, ask in said]


def beyond(day: Day) -> list[Chosen]:
    """What comes when the course is learned: ten light hinges without a cue, then the first deadlift."""
    step = rules.deadlift_step(day.way_to_the_lift, day.past)
    if step == "learn" or not day.bridges:
        return []
    if step == "uncued":
        hinges = [drill for name in rules.HINGES for drill in day.course if drill.id == name and day.suits(drill)]
        return [Chosen(each, _ten_light(each), reasons.uncued(), "test", cued=False) for each in hinges[:1]]
    lifts = [drill for drill in day.bridges if step == "open" and day.suits(drill)]
    return [practised(drill, day)._replace(reason=reasons.first_deadlift(drill, day.past)) for drill in lifts]


def _ten_light(drill: Drill) -> tuple[Block, ...]:
    return tuple(block._replace(name="Ten light hinges", reps=rules.LIGHT_HINGES) for block in one_set(drill.work))


def kept(day: Day) -> list[Chosen]:
    """Where a day has nothing to learn: the furthest drill that is learned, else whatever the kit allows."""
    suited = [drill for drill in day.course if day.suits(drill)]
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
        besides = sum(rules.besides(other.drill) for other in (*before, each)) if in_all else 0.0
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
