"""The rules of what comes next, one by one."""

from datetime import timedelta

import pytest
from little_course import BAND, COURSE, HEAD, IDS, KIT, TODAY, WALL, past

from hinge_coach.coach.rules import learned_drills, rest_days

DAY = timedelta(days=1)


def learning_state(words, number="1", **more):
    return learned_drills.learning_state(past(words, **more).of(IDS[number]))


# The first checks of days in words; then: how many passes count, whether it is learned, and whether it was reopened.
STANDINGS = [
    ("", 0, False, False),
    ("1 yes 3 days ago", 1, False, False),
    ("1 yes 3 days ago, 1 yes 3 days ago", 1, False, False),
    ("1 yes 3 days ago, 1 yes yesterday", 2, True, False),
    ("1 yes 9 days ago, 1 no 5 days ago, 1 yes yesterday", 2, True, False),
    ("1 no 5 days ago, 1 not-quite yesterday", 0, False, False),
    ("1 yes 9 days ago, 1 none 5 days ago", 1, False, False),
    ("1 yes 9 days ago, 1 yes 8 days ago, 1 not-quite yesterday", 0, False, True),
    ("1 yes 9 days ago, 1 yes 8 days ago, 1 no 3 days ago, 1 yes yesterday", 1, False, True),
    ("1 yes 9 days ago, 1 yes 8 days ago, 1 no 3 days ago, 1 yes 2 days ago, 1 yes yesterday", 2, True, False),
]


@pytest.mark.parametrize(("words", "passes", "learned", "reopened"), STANDINGS)
def test_a_drill_is_learned_on_two_days_and_reopened_by_a_failed_test(words, passes, learned, reopened):
    now = learning_state(words)
    assert (now.passes, now.learned, now.reopened) == (passes, learned, reopened)


# Yes on these days before today; then: in how many days the next test is due.
DUE = [
    ((1, 0), 7),
    ((8, 7), 0),
    ((8, 7, 0), 21),
    ((29, 28, 21), 0),
    ((29, 28, 21, 0), 60),
    ((89, 88, 81, 60, 0), 60),
    ((150, 149, 142, 121, 61, 0), 60),
    ((5, 4, 2), 5),
    ((30, 29, 24), -17),
]


@pytest.mark.parametrize(("days", "due"), DUE)
def test_a_learned_drill_is_due_after_7_then_21_then_60_days(days, due):
    now = learning_state(", ".join(f"1 yes {day} days ago" for day in days))
    assert learned_drills.due_on(now) == TODAY + due * DAY
    assert learned_drills.is_due(now, TODAY) == (due <= 0)


def test_a_drill_that_is_not_learned_is_never_due():
    assert learned_drills.due_on(learning_state("1 yes 90 days ago")) is None
    assert not learned_drills.is_due(learning_state("1 yes 90 days ago, 1 no 80 days ago"), TODAY)


def test_the_longest_untested_is_tested_and_a_due_one_before_others():
    old = "1 yes 80 days ago, 1 yes 79 days ago, 1 yes 72 days ago, 1 yes 51 days ago"
    assert (
        learned_drills.longest_untested(COURSE.drills, past(old + ", 2 yes 12 days ago, 2 yes 8 days ago")).id
        == IDS["2"]
    )
    assert (
        learned_drills.longest_untested(COURSE.drills, past(old + ", 2 yes 9 days ago, 2 yes 5 days ago")).id
        == IDS["1"]
    )
    assert learned_drills.longest_untested(COURSE.drills, past("1 yes 9 days ago, 1 yes today")) is None
    assert learned_drills.longest_untested(COURSE.drills, past()) is None


def test_a_dowel_or_the_floor_is_no_load():
    assert rest_days.carries_load(HEAD)
    assert rest_days.carries_load(HEAD.with_kit(KIT))
    assert not rest_days.carries_load(HEAD.with_kit(frozenset({"dowel"})))
    assert not rest_days.carries_load(BAND.with_kit(frozenset()))
    assert not rest_days.carries_load(WALL.with_kit(KIT))


def test_three_sessions_in_a_row_are_stuck():
    for sessions, stuck in ((2, False), (3, True), (5, True)):
        assert learned_drills.is_stuck(past(wall_hinge={"sessions_failed": sessions}).of("wall-hinge")) == stuck
