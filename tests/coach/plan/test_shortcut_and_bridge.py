"""The shortcut, alternatives, and what opens the bridge."""

from datetime import timedelta

import pytest
from little_course import COURSE, EVERYTHING, KIT, TODAY, past, told, why
from planner_parts import LEARNED, learned

from hinge_coach.coach.plan.plan_maker import today


def test_the_early_way_out_is_offered_until_the_landmine_hinge_was_judged():
    assert today(COURSE, KIT, past(learned("1"))).chosen[1].ask == "Test straight into the landmine hinge?"
    assert "offer 5" not in told(today(COURSE, KIT, past(learned("1") + ", 5 no 2 days ago")))
    assert "offer 5" not in told(today(COURSE, KIT, past("1 yes 4 days ago")))


def test_the_early_way_out_passed_leaves_the_drills_between_to_the_person():
    plan = today(COURSE, KIT, past(learned("1") + ", 5 yes 3 days ago"))
    assert told(plan) == "test 1, learn 5"
    assert why(plan, "2") == ("With the shortcut you do not need it; it is there whenever you want it.")


def test_of_the_two_pull_throughs_one_is_enough():
    plan = today(COURSE, EVERYTHING, past(learned("1 2 3 4") + ", 5 no 4 days ago"))
    assert told(plan) == "test 1, learn 5"
    assert why(plan, "4½") == "You have learned the band pull-through, and of the two one is enough."
    assert "4½" not in why(plan, "6")


def test_three_sessions_stuck_on_a_drill_advise_a_coach_in_person():
    plan = today(COURSE, KIT, past("1 no 2 days ago", wall_hinge={"sessions_failed": 3}))
    assert why(plan, "1") == (
        "Three sessions without a clean set: keep it small today, and let a coach in person see it."
    )
    assert plan.advice == (
        "With the wall hinge it is time for a coach in person: from the side, the cause is often found in minutes.",
    )


# What is learned and done, and what the first deadlift then waits for.
LOCKS = [
    (past(learned("1 2 4") + ", 5 no 3 days ago"), "It waits until you have learned 3 and 5, clean on two days each."),
    (past("2 no 3 days ago," + learned("1")), "It waits until you have learned 2, 3, 4 and 5, clean on two days each."),
    (past(learned("1 2 3 4 5")), "It waits for ten light hinges, clean and without a cue."),
    (past(learned("1") + ", 5 yes 3 days ago"), "It waits for ten light hinges, clean and without a cue."),
    (
        past(learned("1 2 3 4 5"), landmine_hinge={"uncued_yes": True}, stop_sign=TODAY - timedelta(days=6)),
        "It waits for a week without a stop-sign; the last one was six days ago.",
    ),
]


@pytest.mark.parametrize(("history", "reason"), LOCKS)
def test_the_first_deadlift_waits_for_one_thing_at_a_time(history, reason):
    plan = today(COURSE, KIT, history)
    assert "6" not in told(plan)
    assert why(plan, "6") == reason


def test_with_everything_learned_ten_light_hinges_come_without_a_cue():
    plan = today(COURSE, KIT, past(learned("1 2 3 4 5")))
    assert told(plan) == "test 1, test 5"
    assert not plan.chosen[1].cued
    assert plan.chosen[1].blocks[0].reps == 10
    assert plan.headline.startswith("One thing is left before the first deadlift")


def test_without_a_load_in_front_the_ten_hinges_are_shown_at_the_wall():
    kit = frozenset({"wall", "barbell"})
    assert told(today(COURSE, kit, past(learned("1 2 3 4")))) == "test 2, test 1"


def test_the_first_deadlift_opens_then():
    ready = past(learned("1 2 3 4 5"), landmine_hinge={"uncued_yes": True}, stop_sign=TODAY - timedelta(days=7))
    plan = today(COURSE, KIT, ready)
    assert told(plan) == "test 1, learn 6"
    assert plan.headline == "Today it all comes together: the first deadlift."
    assert why(plan, "6") == "The hinge is yours and the week was quiet: this is what it was for."


def test_with_all_learned_and_no_way_on_the_due_ones_are_tested():
    plan = today(COURSE, KIT - {"barbell"}, past(learned("1 2 3 4 5", LEARNED)))
    assert told(plan) == "test 1, test 2, test 3, test 4"
    assert plan.headline == "You have learned every drill; today tests whether you still have them."
