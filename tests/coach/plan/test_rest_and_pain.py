"""What a day holds after a load, after pain, and after a stop-sign."""

from datetime import timedelta

import pytest
from little_course import COURSE, KIT, TODAY, WALL, a_course, past, told, why
from planner_parts import learned

from hinge_coach.coach.plan.plan_maker import introduction, today


def test_a_day_after_a_load_chooses_the_unloaded_ones_and_offers_the_loaded_one_anyway():
    plan = today(COURSE, KIT, past(learned("1 2 3") + ", 4 yes yesterday, 5 no 3 days ago"))
    assert told(plan) == "repeat 1, repeat 2, offer 4"
    assert plan.headline == ("No load this time: you trained with load yesterday, and these drills suit every day.")
    assert why(plan, "4") == "It has a load, and a day of rest helps you more than a second loaded day in a row."
    assert plan.chosen[-1].ask == "Do the band pull-through today anyway?"
    assert why(plan, "5") == "It has a load, and today is a day of rest from loads."


def test_unloaded_drills_are_no_reason_to_rest():
    assert told(today(COURSE, KIT, past("1 yes yesterday, 2 yes yesterday"))) == "learn 1, learn 2, offer 3, learn 4"
    on_the_floor = past("1 no yesterday, 4 no yesterday")
    assert told(today(COURSE, frozenset({"wall"}), on_the_floor)) == "learn 1, learn 2, learn 3"


def test_after_pain_the_load_waits_a_day_and_the_advice_says_whom_to_ask():
    plan = today(COURSE, KIT, past(learned("1 2 3") + ", 4 yes 2 days ago", stop_sign=TODAY - timedelta(days=1)))
    assert told(plan) == "repeat 1, repeat 2, offer 4"
    assert plan.advice[0] == (
        "You stopped for pain yesterday: if it is still there, leave today out and ask a doctor or a physiotherapist."
    )


def test_a_headline_promises_no_more_than_the_minutes_hold():
    assert (
        today(COURSE, KIT, past(), everything=True).headline
        == "Today the whole course, every drill with its full dose."
    )
    cut = today(COURSE, KIT, past(), everything=True, minutes=10)
    assert cut.headline == "Today the whole course, in order, as far as the time goes."
    tests = today(COURSE, KIT, past("1 yes 9 days ago, 1 yes 8 days ago, 5 no 2 days ago"), minutes=1)
    assert told(tests) == "test 1"
    assert tests.headline == "Today tests what you have learned; new drills wait for a day with more time."
    assert why(tests, "2") == "It comes another day: 1 minute by the clock is full."


@pytest.mark.parametrize("known", [past(stop_sign=TODAY), past(stop_sign=TODAY - timedelta(days=1))])
def test_pain_before_the_first_set_ever_was_done_is_known_at_the_next_start(known):
    plan = introduction(COURSE, KIT, known)
    assert plan.advice[0].startswith("You stopped for pain ")
    assert told(plan) == "learn 1, learn 2, learn 3"
    assert why(plan, "5") == "It has a load, and after pain a day of rest comes first."


@pytest.mark.parametrize(
    ("sign", "again"),
    [
        ("chest-pain", "see a doctor before you train again"),
        ("faint", "ask a doctor before you train again"),
        ("tingling", "ask a doctor or a physiotherapist before you train again"),
        ("unwell", "call a doctor first, and say what you noticed"),
    ],
)
def test_a_stop_sign_is_told_of_for_a_week_with_what_comes_first(sign, again):
    for days, when in ((0, "today"), (2, "two days ago"), (6, "six days ago")):
        known = past("1 yes 9 days ago", stop_sign=TODAY - timedelta(days=days), sign=sign)
        said = today(COURSE, KIT, known).advice[0]
        assert said == f"You stopped {when} because something was not right: {again}."
    assert not today(COURSE, KIT, past("1 yes 9 days ago", stop_sign=TODAY - timedelta(days=7), sign=sign)).advice


def test_a_load_is_what_was_said_to_be_in_hand_and_not_what_the_kit_could_give():
    hinge = "1 no 3 days ago"
    nothing = past(
        hinge, band_pull_through={"last_day": TODAY - timedelta(days=1), "weightless_day": TODAY - timedelta(days=1)}
    )
    assert not any(each.ask for each in today(COURSE, KIT, nothing).chosen)
    plate = past(
        hinge, behind_the_head_hinge={"last_day": TODAY - timedelta(days=1), "loaded_day": TODAY - timedelta(days=1)}
    )
    assert today(COURSE, KIT, plate).headline.startswith("No load this time: you trained with load yesterday")


def test_pain_speaks_before_a_load_of_the_same_day():
    yesterday = TODAY - timedelta(days=1)
    both = past("1 no 3 days ago", stop_sign=yesterday, band_pull_through={"last_day": yesterday})
    assert today(COURSE, KIT, both).headline == "A day without load: you had to stop, so a day of rest comes first."
    asked = today(COURSE, KIT, both, only=["landmine-hinge"])
    assert "This drill has a load, and after pain a day of rest comes first; the choice is yours." in asked.advice


def test_an_own_drill_behind_the_deadlift_holds_it_up_for_nobody():
    mine = WALL._replace(id="mine", name="Mine", order=7.0)
    ready = past(learned("1 2 3 4 5"), landmine_hinge={"uncued_yes": True})
    longer = a_course(*COURSE.drills, mine)
    assert "first deadlift" in today(longer, KIT, ready).headline
    assert "7" not in why(today(longer, KIT, past("1 no 3 days ago")), "6")
