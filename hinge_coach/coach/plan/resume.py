"""Going on where an interrupted session stopped."""

from hinge_coach.coach.plan import candidate_drills, headlines, reasons
from hinge_coach.coach.plan.kit_and_dose import one_set, with_sets
from hinge_coach.coach.plan.plan import Chosen, Plan
from hinge_coach.coach.practice_record import Past, Place
from hinge_coach.coach.rules import rest_days
from hinge_coach.course.course import Course
from hinge_coach.course.drill import Drill


def resumable(past: Past) -> Place | None:
    """Where to go on: in today's or yesterday's interrupted session; last week's is over [J]."""
    if past.place is None or past.place_day is None or not rest_days.is_near(past.place_day, past.today):
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
    if day.resting and (past.place_day != past.today or rest_days.hurt_since_yesterday(past)):
        chosen = [_if_you_like(each, day) for each in chosen]
    return Plan(headlines.rest_of(ahead[0]) if ahead else headlines.nothing(), tuple(chosen))


def _again(drill: Drill, day: candidate_drills.Day, place: Place) -> Chosen:
    """The drill as it was to come, with the sets that it had then; where they are not known, as it would come today."""
    sets = dict(zip(place.plan, place.doses, strict=False)).get(drill.id, ())
    single, begun = max(sets, default=1) == 1, drill.id == place.drill and place.set > 0
    special = (*candidate_drills.beyond(day), *candidate_drills.shortcut(day))
    chosen = next((each for each in special if each.drill.id == drill.id), None)
    if chosen and (begun if chosen.cued else not single):  # a drill was begun as a lesson, and is no more offered
        chosen = None
    elif chosen is None and not begun and candidate_drills.offered(drill, day):
        chosen = candidate_drills.offer(drill, day)
    if chosen is None and single and day.learned(drill):
        chosen = Chosen(drill, one_set(drill.work), reasons.test(drill, day.past), "test")
    chosen = chosen or candidate_drills.practised(drill, day)
    return chosen._replace(blocks=with_sets(drill.work if chosen.cued else chosen.blocks, sets) or chosen.blocks)


def _if_you_like(chosen: Chosen, day: candidate_drills.Day) -> Chosen:
    """A load on a day without one is offered, also where it was begun the day before."""
    if chosen.ask or day.suits(chosen.drill):
        return chosen
    reason, ask = reasons.load_anyway(chosen.drill, day.past)
    return chosen._replace(kind="offer", reason=reason, ask=ask)
