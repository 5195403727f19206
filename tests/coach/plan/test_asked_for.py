"""What was asked for by name, a second session on a day, and what today's answers change."""

import pytest
from little_course import COURSE, EVERYTHING, HEAD, KIT, a_course, past, told, why
from planner_parts import learned

from hinge_coach.coach.plan.drill_replanning import reconsider
from hinge_coach.coach.plan.plan_maker import introduction, today


def test_all_walks_everything_with_full_doses():
    plan = today(COURSE, EVERYTHING, past(learned("1") + ", 4 yes yesterday"), everything=True)
    assert told(plan) == "repeat 1, learn 2, learn 3, learn 4, learn 4½, learn 5"
    assert all(each.blocks == each.drill.work for each in plan.chosen)
    assert "a day of rest between would help you more" in plan.advice[0]
    assert told(today(COURSE, EVERYTHING, past(), everything=True)) == told(plan).replace("repeat", "learn")


def test_what_is_asked_for_by_name_is_always_honoured_with_its_advice():
    plan = today(COURSE, KIT, past("1 no 2 days ago"), only=("first-deadlift", "cable-pull-through"))
    assert told(plan) == "learn 4½, learn 6"
    assert plan.headline == "Today the cable pull-through and the first deadlift, as you asked."
    assert plan.advice == (
        "The first deadlift would wait until you have learned 1, 2, 3, 5, and 4 or 4½, clean on two days each; "
        "as you asked for it, keep it light.",
        "Your kit has nothing on record for the cable pull-through: you asked for it, so have it at hand.",
    )


def test_from_goes_on_in_order_from_there():
    plan = today(COURSE, KIT, past(learned("1 2 3")), start_from="behind-the-head-hinge")
    assert told(plan) == "repeat 3, learn 4, learn 5"
    assert plan.headline == "Today from the behind-the-head hinge on, as you asked."
    assert told(today(COURSE, KIT, past(), start_from="band-pull-through")) == "learn 4, learn 5"


def test_a_second_session_on_one_day_is_extra():
    plan = today(COURSE, KIT, past("1 yes today"))
    assert why(plan, "1") == "Clean today already; what counts next is the first set of another day."
    assert plan.advice == (
        "You have practised today already: this is extra; what counts next are the first sets of another day.",
    )


def test_checks_that_are_never_answered_grade_nothing_and_are_said_so():
    plan = today(COURSE, KIT, past("1 unjudged 2 days ago, 2 unjudged 2 days ago", sessions=2))
    assert plan.advice == (
        "You have answered no check so far, and only your answers move you on: one key after a set is enough.",
    )


def test_a_kit_that_allows_nothing_is_said_plainly():
    plan = today(a_course(HEAD._replace(kit=(("plate",),))), frozenset(), past())
    assert not plan.chosen
    assert plan.headline == "Your saved kit allows none of these drills; `hinge-coach kit` shows and changes it."


# Today's first answers in 1 and 2, and what drill 3 becomes by them.
CHANGES = [
    ({"wall-hinge": "yes", "hip-flexor-activation": "yes"}, "offer", ("dowel",)),
    ({"wall-hinge": "no", "hip-flexor-activation": "yes"}, "learn", ("dowel",)),
    ({"wall-hinge": "yes", "hip-flexor-activation": "not-quite"}, "learn", ("dowel",)),
    ({"wall-hinge": "none"}, "learn", ("dowel",)),
]


@pytest.mark.parametrize(("answers", "kind", "uses"), CHANGES)
def test_drill_3_is_offered_after_clean_checks_and_lightened_after_others(answers, kind, uses):
    plan = introduction(COURSE, KIT, past())
    planned = next(each for each in plan.chosen if each.drill.id == HEAD.id)
    changed = reconsider(planned, COURSE, KIT, past(), answers)
    assert (changed.kind, changed.drill.uses) == (kind, uses)
    assert bool(changed.ask) == (kind == "offer")
    assert changed.blocks[0].sets == 1
    assert reconsider(plan.chosen[0], COURSE, KIT, past(), answers) == plan.chosen[0]


@pytest.mark.parametrize(
    ("kit", "history", "uses"),
    [
        (KIT, "", "dowel"),
        (KIT, "3 yes 2 days ago", "plate"),
        (KIT, "3 yes 5 days ago, 3 no 2 days ago", "dowel"),
        (KIT - {"dowel"}, "", "plate"),
    ],
)
def test_behind_the_head_a_stick_comes_before_a_weight_until_a_set_with_it_was_clean(kit, history, uses):
    plan = today(COURSE, kit, past(history), only=["behind-the-head-hinge"])
    assert plan.chosen[0].drill.uses == (uses,)


def test_a_test_that_fails_today_makes_the_deadlift_an_offer():
    ready = past(learned("1 2 3 4 5"), landmine_hinge={"uncued_yes": True})
    lift = today(COURSE, KIT, ready).chosen[-1]
    assert reconsider(lift, COURSE, KIT, ready, {"wall-hinge": "yes"}) == lift
    changed = reconsider(lift, COURSE, KIT, ready, {"wall-hinge": "no"})
    assert (changed.kind, changed.ask) == ("offer", "Do the first deadlift today anyway?")
    assert changed.reason == "The wall hinge slipped today, so the first deadlift can wait until that is back."
    assert changed.blocks == lift.blocks
