"""What comes next: history in, next step and reason out."""

import pytest
from little_course import COURSE, EVERYTHING, KIT, WALL, a_course, past, told, why
from planner_parts import LEARNED, learned

from hinge_coach.coach.plan.plan_maker import introduction, today
from hinge_coach.coach.rules import session_length
from hinge_coach.coach.timeline import paced_seconds


def test_the_first_session_is_the_whole_course_in_order_one_set_of_each():
    plan = introduction(COURSE, EVERYTHING, past())
    assert told(plan) == "learn 1, learn 2, learn 3, learn 4, learn 4½, learn 5"
    assert all(block.sets == 1 for each in plan.chosen for block in each.blocks)
    assert plan.headline == "Today you meet the whole course, one set of each: five and a half drills."
    assert not plan.left_out
    assert today(COURSE, EVERYTHING, past()) == plan


def test_the_introduction_says_honestly_how_much_of_the_course_the_kit_allows():
    plan = introduction(COURSE, frozenset(), past())
    assert told(plan) == "learn 2, learn 3, learn 4"
    assert plan.headline == (
        "Today you meet the course, one set of each: three drills, those that fit the kit you have."
    )
    assert why(plan, "1") == "It needs a wall, which your kit does not have."
    assert why(plan, "4½") == "It needs a cable machine; drill 4 teaches the same, so nothing is lost."
    assert why(plan, "5") == "It needs a landmine or a kettlebell, which your kit does not have."


def test_without_a_cable_the_half_is_what_is_missing():
    assert "five drills, those that fit the kit" in introduction(COURSE, KIT, past()).headline
    assert "four and a half drills, those that fit" in introduction(COURSE, EVERYTHING - {"wall"}, past()).headline
    alone = [drill._replace(kit=(("rope",),)) for drill in COURSE.drills[1:]]
    assert "one drill, the one that fits the kit" in introduction(a_course(WALL, *alone), KIT, past()).headline


def test_the_introduction_is_cut_by_minutes_in_order():
    plan = today(COURSE, EVERYTHING, past(), minutes=4)
    assert told(plan) == "learn 1, learn 2, learn 3, learn 4"
    assert plan.headline == "Today you meet the course, one set of each drill: four of five and a half."
    assert why(plan, "5") == "It comes another day: 4 minutes by the clock are full."


# History, today's plan, and the reason of the drill that is named.
NEXT = [
    (
        "1 yes 2 days ago, 2 no 2 days ago",
        "learn 1, learn 2, learn 3",
        "1",
        "It went well two days ago; do the same today, and it is learned.",
    ),
    (
        "1 no 2 days ago",
        "learn 1, learn 2, learn 3",
        "1",
        "Two days ago it was not clean yet; today's first set is a new start.",
    ),
    (
        "1 not-quite 2 days ago, 2 yes 2 days ago",
        "learn 1, learn 2, learn 3",
        "3",
        "Your back still rounds a little, so first with a dowel; the weight comes after a yes.",
    ),
    (
        "1 yes 5 days ago, 1 no 3 days ago",
        "learn 1, learn 2, learn 3",
        "1",
        "It went well once, and three days ago not quite; a good first set today, and it is learned.",
    ),
    (
        "1 unjudged 2 days ago",
        "learn 1, learn 2, learn 3",
        "1",
        "You have met it; take care with today's first set.",
    ),
    (
        learned("1"),
        "test 1, offer 5, learn 2, learn 3",
        "1",
        "One set of it to begin with; you last showed it four days ago.",
    ),
    (
        learned("1"),
        "test 1, offer 5, learn 2, learn 3",
        "5",
        "The wall hinge was clean on two days, and for most people that drill is enough; one set here tells.",
    ),
    (
        learned("1 2"),
        "test 1, offer 5, offer 3, learn 4",
        "3",
        "It is for a back that still rounds, and your back stays long in 1 and 2, so take it only if you like.",
    ),
    (
        learned("1 2 3") + ", 5 no 3 days ago",
        "test 1, learn 4, learn 5",
        "3",
        "Learned; the next test is due in three days.",
    ),
    (
        learned("1 2 4") + ", 5 no 3 days ago",
        "test 1, learn 5",
        "3",
        "Your back stays long without it; it is there whenever you want it.",
    ),
    (
        learned("4 5", LEARNED) + "," + learned("1 2"),
        "test 4, test 5, offer 3",
        "3",
        "Your back stays long in 1 and 2; this is the one drill left before the first deadlift.",
    ),
    (
        learned("2", LEARNED) + "," + learned("1 3") + ", 5 no 3 days ago",
        "test 2, learn 4, learn 5",
        "2",
        "You last showed it ten days ago; one clean set shows that you still have it.",
    ),
    (
        learned("1", LEARNED) + ", 1 no 3 days ago",
        "learn 1, learn 2, learn 3",
        "1",
        "It was not clean when you tested it three days ago, as happens with skills; two clean days bring it back.",
    ),
]


@pytest.mark.parametrize(("history", "plan", "number", "reason"), NEXT)
def test_history_in_next_step_and_reason_out(history, plan, number, reason):
    chosen = today(COURSE, KIT, past(history))
    assert told(chosen) == plan
    assert why(chosen, number) == reason


def test_an_answer_of_none_grades_nothing():
    told_nothing = today(COURSE, KIT, past("1 yes 5 days ago, 1 none 3 days ago, 1 unjudged 2 days ago"))
    assert why(told_nothing, "1") == "It went well five days ago; do the same today, and it is learned."


def test_a_session_holds_a_quarter_of_an_hour_in_all():
    plan = today(COURSE, KIT, past("1 no 2 days ago"))
    in_all = sum(paced_seconds(each.blocks) + session_length.besides(each.drill) for each in plan.chosen)
    assert told(plan) == "learn 1, learn 2, learn 3" and 600 <= in_all <= 900
    assert why(plan, "5") == "It comes another day: 15 minutes by the clock are full."


def test_a_session_holds_at_most_four_drills():
    plan = today(COURSE, KIT, past("1 no 2 days ago"), minutes=60)
    assert len(plan.chosen) == 4
    assert why(plan, "5") == "It comes another day: four drills are enough for one."


def test_minutes_cut_sets_before_they_leave_out_drills():
    plan = today(COURSE, KIT, past("1 no 2 days ago"), minutes=6)
    assert told(plan) == "learn 1, learn 2, learn 3"
    assert [each.blocks[0].sets for each in plan.chosen] == [3, 1, 1]
    assert why(plan, "4") == "It comes another day: 6 minutes by the clock are full."
    assert [each.blocks[0].sets for each in today(COURSE, KIT, past("1 no 2 days ago"), minutes=0.1).chosen] == [1]


def test_one_session_tests_one_drill_the_one_longest_untested():
    history = "1 yes 30 days ago, 1 yes 20 days ago, 2 yes 30 days ago, 2 yes 25 days ago," + learned("3")
    plan = today(COURSE, KIT, past(history + ", 5 no 4 days ago"))
    assert told(plan) == "test 2, learn 4, learn 5"
    assert plan.headline == (
        "First one set of the hip flexor activation as a test, then on with the band pull-through."
    )
