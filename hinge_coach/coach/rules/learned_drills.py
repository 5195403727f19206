"""When a drill is learned, when it is tested again, when it is stuck: short functions, each with its source.

[SOD] Soderstrom and Bjork 2015, [SHE] Shea and others 2000; [J] is our judgement.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from hinge_coach.coach.practice_record import NO, NOT_QUITE, YES, DrillPast, Past
from hinge_coach.course.drill import Drill

DAYS_TO_LEARN = 2  # passed on two different days [SOD][J]
RETEST_DAYS = (7, 21, 60)  # a learned drill is tested again after these: spaced, and widening [J]
STUCK_SESSIONS = 3  # sessions in a row before a coach in person is advised [J]


class LearningState(NamedTuple):
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


@lru_cache(maxsize=64)  # one plan asks for each drill's state dozens of times
def learning_state(past: DrillPast) -> LearningState:
    """A drill's state from the first check of each of its days.

    Only a day's first set counts, and two days make it learned: good reps at the end of a day mislead [SOD].
    A failed test of a learned drill reopens it: two new days are asked for then [J].
    """
    now = LearningState()
    for day, answer in past.judged:
        if answer == YES:
            now = _passed(now, day)
        elif failed(answer):
            reopened = now.learned or now.reopened
            passes = 0 if now.learned else now.passes
            now = LearningState(passes=passes, last_yes=now.last_yes, last=day, answer=answer, reopened=reopened)
    return now


def _passed(before: LearningState, day: date) -> LearningState:
    passes = before.passes if before.last_yes == day else min(before.passes + 1, DAYS_TO_LEARN)
    tested = before.learned and is_due(before, day)
    return LearningState(
        passes=passes,
        retests=before.retests + tested,
        last_yes=day,
        last=day,
        answer=YES,
        learned_on=before.learned_on or (day if passes >= DAYS_TO_LEARN else None),
        reopened=before.reopened and passes < DAYS_TO_LEARN,
    )


def due_on(drill: LearningState) -> date | None:
    """The day from which a learned drill is due again: 7, then 21, then 60 days after it was last shown [J]."""
    if not drill.learned or drill.last_yes is None:
        return None
    return drill.last_yes + timedelta(days=RETEST_DAYS[min(drill.retests, len(RETEST_DAYS) - 1)])


def is_due(drill: LearningState, today: date) -> bool:
    """Whether a learned drill is to be tested again today."""
    due = due_on(drill)
    return due is not None and today >= due


def longest_untested(drills: Sequence[Drill], past: Past) -> Drill | None:
    """The learned drill to test today: of those that are due, else of all, the one not judged for longest [SOD][J]."""
    learned = [(learning_state(past.of(drill.id)), drill) for drill in drills]
    tests = [(now.last, drill) for now, drill in learned if now.learned and now.last and now.last != past.today]
    due = [(last, drill) for last, drill in tests if is_due(learning_state(past.of(drill.id)), past.today)]
    return min(due or tests, key=lambda test: test[0])[1] if tests else None


def is_stuck(past: DrillPast) -> bool:
    """Three sessions in a row without a yes: a coach in person sees more than a question can [J]."""
    return past.sessions_failed >= STUCK_SESSIONS
