"""What comes next: from the course, the kit and the past to today's plan, each choice with its one-sentence reason.

The rules with the sources of their figures stand in `rules`, their wording in `reasons`
and `headlines`, the drills of a day in `choosing`.
Nothing is ever forbidden: what is asked for by name is planned, with the advice that goes with it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from hinge_coach.coach.plan import candidate_drills, headlines, reasons, tie_reasons
from hinge_coach.coach.plan.candidate_drills import Day, as_many_as_fit, day_of, practised
from hinge_coach.coach.plan.kit_and_dose import one_set_each
from hinge_coach.coach.plan.plan import Chosen, LeftOut, Plan
from hinge_coach.coach.practice_record import Past
from hinge_coach.coach.rules import learned_drills, rest_days, session_length, ties
from hinge_coach.course.course import Course
from hinge_coach.course.drill import NO_KIT, Drill


class Wish(NamedTuple):
    """What the person asked for: the paced minutes, full doses of everything, drills by id, a first drill by id."""

    minutes: float | None = None
    everything: bool = False
    only: tuple[str, ...] = ()
    start_from: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.only, self.start_from) if self.start_from else self.only

    @property
    def seconds(self) -> float | None:
        return None if self.minutes is None else self.minutes * 60


_NO_WISH = Wish()


def introduction(course: Course, owned: frozenset[str], past: Past, wish: Wish = _NO_WISH) -> Plan:
    """The first session of a course: all of it in order, one set of each block, as far as kit and time allow."""
    day = day_of(course, owned, past, wish.names)
    first = [
        Chosen(drill, one_set_each(drill.work), reasons.first_time(drill), asked=drill.id in wish.names)
        for drill in _scope(day, wish)
    ]
    hurt = rest_days.hurt_since_yesterday(past)
    barred = [each.drill for each in first if hurt and rest_days.carries_load(each.drill) and not each.asked]
    chosen, left = as_many_as_fit([each for each in first if each.drill not in barred], wish.seconds)
    left += [LeftOut(drill, reasons.rests(past)) for drill in barred]
    taught = [drill for drill in course.drills if not drill.bridge]
    if wish.names:
        headline = _asked_headline(chosen, wish)
    else:
        headline = headlines.introduction([each.drill for each in chosen], day.drills, taught)
    missing = () if wish.only else tuple(each for each in day.missing if not each.drill.bridge)
    advice = (*_advice(day), *_asked_advice(day, chosen, owned))
    return Plan(headline if chosen else headlines.nothing(), tuple(chosen), (*missing, *left), advice)


def today(
    course: Course,
    owned: frozenset[str],
    past: Past,
    *,
    minutes: float | None = None,
    everything: bool = False,
    only: Sequence[str] = (),
    start_from: str | None = None,
) -> Plan:
    """Today's plan. A course's first session is its introduction; later ones test, then go on where learning stands.

    `everything` asks for full doses of the whole course; `only` and `start_from` name drills by their id; `minutes`
    limits the paced time.
    """
    wish = Wish(minutes, everything, tuple(only), start_from)
    met = any(own.last_day or own.judged for own in (past.of(drill.id) for drill in course.drills))
    if not met and not everything:
        return introduction(course, owned, past, wish)
    day = day_of(course, owned, past, wish.names)
    return _asked(day, wish, owned) if wish.names or everything else _ordinary(day, wish)


def _ordinary(day: Day, wish: Wish) -> Plan:
    """One test, then on from the first drill not yet learned: at most four drills [J], 10 to 15 minutes [J]."""
    lessons = _once([*candidate_drills.shortcut(day), *candidate_drills.lessons(day), *candidate_drills.beyond(day)])
    candidates = [*candidate_drills.tests(day, lessons), *lessons]
    if all(each.kind in ("test", "offer") and each.cued for each in candidates):
        candidates = _once([*candidates, *candidate_drills.kept(day)])
    seconds = wish.seconds if wish.seconds is not None else session_length.SESSION_SECONDS
    anyway = candidate_drills.load_anyway(day)
    most = session_length.MOST_DRILLS - len(anyway)
    chosen, left = as_many_as_fit(candidates, seconds, most, in_all=wish.seconds is None)
    chosen += anyway
    return Plan(_headline(day, chosen), tuple(chosen), _left_out(day, chosen, left), _advice(day))


def _once(candidates: Sequence[Chosen]) -> list[Chosen]:
    """Every drill once, as it came first."""
    first: dict[str, Chosen] = {}
    for each in candidates:
        first.setdefault(each.drill.id, each)
    return list(first.values())


def _asked(day: Day, wish: Wish, owned: frozenset[str]) -> Plan:
    """What was asked for by name, in the course's order: never refused, with the advice that belongs to it."""
    seconds, most = wish.seconds, None
    if not wish.everything and not wish.only:
        seconds, most = seconds or session_length.SESSION_SECONDS, session_length.MOST_DRILLS
    wanted = [
        practised(drill, day)._replace(asked=wish.everything or drill.id in wish.names) for drill in _scope(day, wish)
    ]
    chosen, left = as_many_as_fit(wanted, seconds, most)
    fits = [each.blocks for each in chosen] == [each.blocks for each in wanted]
    headline = _asked_headline(chosen, wish) if wish.names else headlines.everything(fits)
    advice = (*_advice(day), *_asked_advice(day, chosen, owned))
    missing = () if wish.only else day.missing
    return Plan(headline if chosen else headlines.nothing(), tuple(chosen), (*missing, *left), advice)


def _scope(day: Day, wish: Wish) -> list[Drill]:
    """The drills that were asked for, in order; a bridge only by its name, or once it is open."""
    drills = [*day.drills, *(drill for drill in day.bridges if drill.id in wish.names or day.open)]
    if wish.only:
        drills = [drill for drill in drills if drill.id in wish.only]
    start = next((drill.order for drill in drills if drill.id == wish.start_from), None)
    return [drill for drill in drills if start is None or drill.order >= start]


def _asked_headline(chosen: Sequence[Chosen], wish: Wish) -> str:
    if wish.start_from and not wish.only and chosen:
        return headlines.from_there(chosen[0].drill)
    return headlines.asked_for([each.drill for each in chosen])


def _headline(day: Day, chosen: Sequence[Chosen]) -> str:
    """The one sentence on an ordinary day."""
    lesson = next((each.drill for each in chosen if each.kind == "learn"), None)
    test = next((each.drill for each in chosen if each.kind == "test" and each.cued), None)
    if not chosen:
        return headlines.nothing()
    if day.resting and not any(rest_days.carries_load(each.drill) and each.kind != "offer" for each in chosen):
        return headlines.rest_day(day.past, day.loaded_on)
    if day.course.bridge_test and any(not each.cued for each in chosen):
        return headlines.bridge_test(day.course.bridge_test, day.bridges[0])
    bridge = next((each.drill for each in chosen if each.drill.bridge), None)
    if bridge:
        tests = sum(each.kind == "test" for each in chosen)
        return headlines.bridge(bridge, day.past.of(bridge.id).last_day is None, tests)
    if lesson:
        return headlines.on_with(test, lesson)
    if any(each.kind == "offer" for each in chosen) or not day.wanted:
        return headlines.all_learned() if not day.wanted else headlines.offered()
    return headlines.only_tests()


def _left_out(day: Day, chosen: Sequence[Chosen], left: Sequence[LeftOut]) -> tuple[LeftOut, ...]:
    """Every drill that is not chosen, in order, with the one sentence why."""
    taken = {each.drill.id for each in chosen}
    told = taken | {each.drill.id for each in (*left, *day.missing)}
    others = [drill for drill in (*day.drills, *day.bridges) if drill.id not in told]
    whole = [*day.missing, *left, *(LeftOut(drill, why_not(day, drill)) for drill in others)]
    whole = [each for each in whole if each.drill.id not in taken]
    return tuple(sorted(whole, key=lambda each: each.drill.order))


def why_not(day: Day, drill: Drill) -> str:
    """Why a doable drill is not in an ordinary day's plan."""
    if drill.bridge:
        return reasons.rests(day.past) if day.open else bridge_waits(day)
    if day.learned(drill):
        return reasons.learned(drill, day.past)
    if other := ties.learned_alternative(day.course, drill, day.past):
        return tie_reasons.alternative(day.course, other)
    if drill not in day.wanted:
        return tie_reasons.shortcut_taken()
    tie = day.course.optional_of(drill.id)
    return tie_reasons.not_needed(tie) if day.suits(drill) else reasons.rests(day.past)


def bridge_waits(day: Day) -> str:
    """What the bridges of a day still wait for."""
    return tie_reasons.bridge_waits(day.course, day.before_the_bridge, day.past)


def _advice(day: Day) -> tuple[str, ...]:
    """What there is to say about the day besides, most urgent first."""
    past = day.past
    stuck = [drill for drill in (*day.drills, *day.bridges) if learned_drills.is_stuck(past.of(drill.id))]
    said = []
    if rest_days.hurt_since_yesterday(past) or (past.sign and not rest_days.week_without_stop_sign(past)):
        said.append(headlines.pain_advice(past))
    if stuck:
        said.append(headlines.stuck_advice(stuck))
    if any(own.last_day == past.today for own in past.drills.values()):
        said.append(headlines.twice_today())
    if past.sessions > 1 and not any(own.judged for own in past.drills.values()):
        said.append(headlines.ungraded())
    return tuple(said)


def _asked_advice(day: Day, chosen: Sequence[Chosen], owned: frozenset[str]) -> tuple[str, ...]:
    """What goes with drills that were asked for by name."""
    loaded = day.resting and any(rest_days.carries_load(each.drill) for each in chosen)
    bridge = next((each.drill for each in chosen if each.drill.bridge), None)
    unseen = [each.drill for each in chosen if set(each.drill.uses) - owned - {NO_KIT}]
    said = [headlines.load_advice(day.past, day.loaded_on)] if loaded else []
    if bridge and not day.open:
        said.append(headlines.taken_early(bridge, bridge_waits(day)))
    return (*said, *(headlines.taken_as_there(drill) for drill in unseen))
