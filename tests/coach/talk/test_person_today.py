"""What the coach knows of a person today."""

from datetime import timedelta

import pytest
from little_course import COURSE, TODAY, WALL

from hinge_coach.coach.practice_record import DrillPast, Past
from hinge_coach.coach.talk.person_today import PersonToday


@pytest.mark.parametrize(("days", "known"), [(1, True), (30, True), (31, False)])
def test_who_was_away_for_over_thirty_days_hears_the_whole_of_a_drill_once_more(days, known):
    (block,) = WALL.work
    own = DrillPast(last_day=TODAY - timedelta(days=days), blocks=frozenset({block.name}))
    person = PersonToday(COURSE, frozenset(COURSE.items), Past(TODAY, {WALL.id: own}, sessions=1))
    assert person.knows(WALL, block) is known
