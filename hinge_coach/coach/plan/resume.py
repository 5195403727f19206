"""Going on where an interrupted session stopped."""

from hinge_coach.coach.plan import candidate_drills, headlines, reasons
from hinge_coach.coach.plan.kit_and_dose import one_set, one_set_each
from hinge_coach.coach.plan.plan import Chosen, Plan
from hinge_coach.coach.practice_record import Past, Place
from hinge_coach.coach.rules import practice_rules
from hinge_coach.course.course import Course
from hinge_coach.course.drill import Block, Drill


def resumable(past: Past) -> Place | None:
    """Where to go on: in today's or yesterday's interrupted session; last week's is over [J]."""
    if past.place is None or past.place_day is None or not practice_rules.is_near(past.place_day, past.today):
        return None
    return past.place


def resumed(course: Course, owned: frozenset[str], past: Past, place: Place) -> Plan:
    """The rest of an interrupted session: the drill that it stood in, then those that were still to come.

    What was an offer then is an offer again, but for the drill that was begun.
    """
    day = candidate_drills.day_of(course, owned, past, place.plan)
    known = {drill.id: drill for drill in (*day.drills, *day.bridges)}
    ahead = [known[name] for name in (place.plan or (place.drill,)) if name in known]
    chosen = [_again(drill, day, place) for drill in ahead]
    if day.resting and (past.place_day != past.today or practice_rules.hurt_since_yesterday(past)):
        chosen = [_if_you_like(each, day) for each in chosen]
    return Plan(headlines.rest_of(ahead[0]) if ahead else headlines.nothing(), tuple(chosen))


def _again(drill: Drill, day: candidate_drills.Day, place: Place) -> Chosen:
    special = {each.drill.id: each for each in (*candidate_drills.beyond(day), *candidate_drills.shortcut(day))}.get(
        drill.id
    )
    if drill.id == place.drill and place.set:
        uncued = special is not None and not special.cued and not place.full
        return special if special and uncued else _plain(drill, day)._replace(blocks=_dose(drill, day, place))
    offer = candidate_drills.offer(drill, day) if candidate_drills.offered(drill, day) else None
    return special or (offer or _plain(drill, day))._replace(blocks=_dose(drill, day, place))


def _if_you_like(chosen: Chosen, day: candidate_drills.Day) -> Chosen:
    """A load on a day without one is offered, also where it was begun the day before."""
    if chosen.ask or day.suits(chosen.drill):
        return chosen
    reason, ask = reasons.load_anyway(chosen.drill, day.past)
    return chosen._replace(kind="offer", reason=reason, ask=ask)


def _plain(drill: Drill, day: candidate_drills.Day) -> Chosen:
    if day.learned(drill):
        return Chosen(drill, drill.work, reasons.test(drill, day.past), "test")
    return candidate_drills.practised(drill, day)


def _dose(drill: Drill, day: candidate_drills.Day, place: Place) -> tuple[Block, ...]:
    """The dose that a drill had, as the one that the session stood in tells.

    With its full dose, that one was to be learned, or everything was asked for; with a single set it was a test where
    it is learned, else part of the introduction.
    """
    stood_in_learned = practice_rules.standing(day.past.of(place.drill)).learned
    if place.full:
        test = day.learned(drill) and not stood_in_learned
    else:
        test = day.learned(drill)
        if not stood_in_learned and not test:
            return one_set_each(drill.work)
    return one_set(drill.work) if test else drill.work
