"""The rules of what comes next: each one short function, with the source of its figures.

[SOD] Soderstrom and Bjork 2015, [SHE] Shea and others 2000, [ACSM] Progression Models 2009, [FRE] So You Want to
Deadlift, [PRO] Pain Traffic Light; [J] is our judgement. What ties drills together has its rules in `ties`.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from hinge_coach.coach.practice_record import NO, NOT_QUITE, YES, DrillPast, Past
from hinge_coach.course.drill import Drill

MOST_DRILLS = 4  # a session holds at most four drills [J]
SESSION_SECONDS = 15 * 60.0  # a session is 10 to 15 minutes in all [J]
BESIDES, WITH_LOAD = 60.0, 45.0  # of these a drill takes so many beside its sets, and so many more with a load [J]
DAYS_TO_LEARN = 2  # passed on two different days [SOD][J]
RETEST_DAYS = (7, 21, 60)  # a learned drill is tested again after these: spaced, and widening [J]
STUCK_SESSIONS = 3  # sessions in a row before a coach in person is advised [J]
FAILS_TO_STEP_BACK = 2  # failed checks in a row before going back a drill [J]


class Standing(NamedTuple):
    """How a drill stands. `passes` counts the days passed since it was last opened, `retests` those passed when due."""

    passes: int = 0
    retests: int = 0
    last_yes: date | None = None
    last: date | None = None
    answer: str | None = None
    learned_on: date | None = None
    reopened: bool = False

    @property
    def learned(self) -> bool:
        return self.passes >= DAYS_TO_LEARN

    @property
    def clean(self) -> bool:
        """Whether the last day that was judged was passed."""
        return self.answer == YES


def failed(answer: str) -> bool:
    """Not quite and no both ask for the easier dose [J]; an answer of none grades nothing."""
    return answer in (NOT_QUITE, NO)


@lru_cache(maxsize=64)  # one plan asks for each drill's standing dozens of times
def standing(past: DrillPast) -> Standing:
    """A drill's standing from the first check of each of its days.

    Only a day's first set counts, and two days make it learned: good reps at the end of a day mislead [SOD].
    A failed test of a learned drill reopens it: two new days are asked for then [J].
    """
    now = Standing()
    for day, answer in past.judged:
        if answer == YES:
            now = _passed(now, day)
        elif failed(answer):
            reopened = now.learned or now.reopened
            passes = 0 if now.learned else now.passes
            now = Standing(passes=passes, last_yes=now.last_yes, last=day, answer=answer, reopened=reopened)
    return now


def _passed(before: Standing, day: date) -> Standing:
    passes = before.passes if before.last_yes == day else min(before.passes + 1, DAYS_TO_LEARN)
    tested = before.learned and is_due(before, day)
    return Standing(
        passes=passes,
        retests=before.retests + tested,
        last_yes=day,
        last=day,
        answer=YES,
        learned_on=before.learned_on or (day if passes >= DAYS_TO_LEARN else None),
        reopened=before.reopened and passes < DAYS_TO_LEARN,
    )


def due_on(drill: Standing) -> date | None:
    """The day from which a learned drill is due again: 7, then 21, then 60 days after it was last shown [J]."""
    if not drill.learned or drill.last_yes is None:
        return None
    return drill.last_yes + timedelta(days=RETEST_DAYS[min(drill.retests, len(RETEST_DAYS) - 1)])


def is_due(drill: Standing, today: date) -> bool:
    """Whether a learned drill is to be tested again today."""
    due = due_on(drill)
    return due is not None and today >= due


def longest_untested(drills: Sequence[Drill], past: Past) -> Drill | None:
    """The learned drill to test today: of those that are due, else of all, the one not judged for longest [SOD][J]."""
    learned = [(standing(past.of(drill.id)), drill) for drill in drills]
    tests = [(now.last, drill) for now, drill in learned if now.learned and now.last and now.last != past.today]
    due = [(last, drill) for last, drill in tests if is_due(standing(past.of(drill.id)), past.today)]
    return min(due or tests, key=lambda test: test[0])[1] if tests else None


def carries_load(drill: Drill) -> bool:
    """Whether the drill, with the kit it is done with, puts a load in hand: some items are none, nor is the floor."""
    return drill.loaded and not (drill.uses and all(map(drill.weightless, drill.uses)))


def besides(drill: Drill) -> float:
    """Seconds that a drill takes beside its paced time: setting up, getting in and out, the question."""
    return BESIDES + WITH_LOAD * carries_load(drill)


def loaded_since_yesterday(drills: Sequence[Drill], past: Past) -> date | None:
    """The day, today or yesterday, with a load: None where a loaded drill is welcome today.

    Where nobody said what was in hand, it is taken from what the drills are done with now.
    Loaded drills are for two or three days a week [ACSM], not consecutive [J]; unloaded ones for every day [FRE].
    """
    said = [own.loaded_day for own in past.drills.values()]
    own = [past.of(drill.id) for drill in drills if carries_load(drill)]
    days = (*said, *(each.last_day for each in own if each.last_day != each.weightless_day))
    return max((day for day in days if day is not None and is_near(day, past.today)), default=None)


def hurt_since_yesterday(past: Past) -> bool:
    """Pain at 4 or above is given 24 hours to go [PRO], so that no load is chosen until they have passed."""
    return past.stop_sign is not None and is_near(past.stop_sign, past.today)


def is_near(day: date, today: date) -> bool:
    """Today or yesterday."""
    return 0 <= (today - day).days <= 1


def is_stuck(past: DrillPast) -> bool:
    """Three sessions in a row without a yes: a coach in person sees more than a question can [J]."""
    return past.sessions_failed >= STUCK_SESSIONS


def week_without_stop_sign(past: Past) -> bool:
    """No stop-sign in the seven days up to today [J]."""
    return past.stop_sign is None or (past.today - past.stop_sign).days >= 7
