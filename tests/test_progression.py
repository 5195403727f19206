"""What comes next: history in, next step and reason out."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from little_course import COURSE, EVERYTHING, HEAD, KIT, TODAY, WALL, a_course, past, told, why

from hinge_coach.coach.plan.change_before_drill import reconsider
from hinge_coach.coach.plan.planner import introduction, today
from hinge_coach.coach.plan.resume import resumable, resumed
from hinge_coach.coach.practice_record import Place
from hinge_coach.coach.rules import practice_rules
from hinge_coach.coach.timeline import paced_seconds

LEARNED = "{0} yes 12 days ago, {0} yes 10 days ago"
FRESH = "{0} yes 6 days ago, {0} yes 4 days ago"


def learned(numbers, how=FRESH):
    return ", ".join(how.format(number) for number in numbers.split())


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
        "Clean two days ago: one more clean first set today, and it is learned.",
    ),
    (
        "1 no 2 days ago",
        "learn 1, learn 2, learn 3",
        "1",
        "Two days ago it was not there yet; today's first set is a fresh start.",
    ),
    (
        "1 not-quite 2 days ago, 2 yes 2 days ago",
        "learn 1, learn 2, learn 3",
        "3",
        "Your back still gives a little, so first with a dowel; the weight comes after a yes.",
    ),
    (
        "1 yes 5 days ago, 1 no 3 days ago",
        "learn 1, learn 2, learn 3",
        "1",
        "Clean once, and three days ago not quite; a clean first set today, and it is learned.",
    ),
    (
        "1 unjudged 2 days ago",
        "learn 1, learn 2, learn 3",
        "1",
        "You have met it; from today its first set of the day is the one that counts.",
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
        "It is for backs that still give, and your back holds in 1 and 2, so take it only if you like.",
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
        "Your back holds without it; it is there whenever you want it.",
    ),
    (
        learned("4 5", LEARNED) + "," + learned("1 2"),
        "test 4, test 5, offer 3",
        "3",
        "Your back holds in 1 and 2; this is the one drill left before the first deadlift.",
    ),
    (
        learned("2", LEARNED) + "," + learned("1 3") + ", 5 no 3 days ago",
        "test 2, learn 4, learn 5",
        "2",
        "You last showed it ten days ago; one clean set says that it has stayed.",
    ),
    (
        learned("1", LEARNED) + ", 1 no 3 days ago",
        "learn 1, learn 2, learn 3",
        "1",
        "It slipped when you tested it three days ago, as skills do; two clean days bring it back.",
    ),
]


@pytest.mark.parametrize(("history", "plan", "number", "reason"), NEXT)
def test_history_in_next_step_and_reason_out(history, plan, number, reason):
    chosen = today(COURSE, KIT, past(history))
    assert told(chosen) == plan
    assert why(chosen, number) == reason


def test_an_answer_of_none_grades_nothing():
    told_nothing = today(COURSE, KIT, past("1 yes 5 days ago, 1 none 3 days ago, 1 unjudged 2 days ago"))
    assert why(told_nothing, "1") == "Clean five days ago: one more clean first set today, and it is learned."


def test_a_session_holds_a_quarter_of_an_hour_in_all():
    plan = today(COURSE, KIT, past("1 no 2 days ago"))
    in_all = sum(paced_seconds(each.blocks) + practice_rules.besides(each.drill) for each in plan.chosen)
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


def test_a_day_after_a_load_chooses_the_unloaded_ones_and_offers_the_loaded_one_anyway():
    plan = today(COURSE, KIT, past(learned("1 2 3") + ", 4 yes yesterday, 5 no 3 days ago"))
    assert told(plan) == "repeat 1, repeat 2, offer 4"
    assert plan.headline == ("A day without load: you had one yesterday, and these drills suit every day.")
    assert why(plan, "4") == "It is loaded, and a day between two loaded sessions does more for you than the second."
    assert plan.chosen[-1].ask == "Do the band pull-through today anyway?"
    assert why(plan, "5") == "It is loaded, and the load has a day off."


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
    assert tests.headline == "Today asks whether what you have has stayed; what is new waits for a longer day."
    assert why(tests, "2") == "It comes another day: 1 minute by the clock is full."


@pytest.mark.parametrize("known", [past(stop_sign=TODAY), past(stop_sign=TODAY - timedelta(days=1))])
def test_pain_before_the_first_set_ever_was_done_is_known_at_the_next_start(known):
    plan = introduction(COURSE, KIT, known)
    assert plan.advice[0].startswith("You stopped for pain ")
    assert told(plan) == "learn 1, learn 2, learn 3"
    assert why(plan, "5") == "It is loaded, and pain is given a day to go first."


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
    assert today(COURSE, KIT, plate).headline.startswith("A day without load: you had one yesterday")


def test_pain_speaks_before_a_load_of_the_same_day():
    yesterday = TODAY - timedelta(days=1)
    both = past("1 no 3 days ago", stop_sign=yesterday, band_pull_through={"last_day": yesterday})
    assert today(COURSE, KIT, both).headline == "A day without load: you had to stop, and that is given a day to go."
    asked = today(COURSE, KIT, both, only=["landmine-hinge"])
    assert "This is loaded, and pain is given a day to go first; the choice is yours." in asked.advice


def test_an_own_drill_behind_the_deadlift_holds_it_up_for_nobody():
    mine = WALL._replace(id="mine", name="Mine", order=7.0)
    ready = past(learned("1 2 3 4 5"), landmine_hinge={"uncued_yes": True})
    longer = a_course(*COURSE.drills, mine)
    assert "first deadlift" in today(longer, KIT, ready).headline
    assert "7" not in why(today(longer, KIT, past("1 no 3 days ago")), "6")


def test_the_early_way_out_is_offered_until_the_landmine_hinge_was_judged():
    assert today(COURSE, KIT, past(learned("1"))).chosen[1].ask == "Test straight into the landmine hinge?"
    assert "offer 5" not in told(today(COURSE, KIT, past(learned("1") + ", 5 no 2 days ago")))
    assert "offer 5" not in told(today(COURSE, KIT, past("1 yes 4 days ago")))


def test_the_early_way_out_passed_leaves_the_drills_between_to_the_person():
    plan = today(COURSE, KIT, past(learned("1") + ", 5 yes 3 days ago"))
    assert told(plan) == "test 1, learn 5"
    assert why(plan, "2") == ("The shortcut leads past it, so you can do without it; it is there whenever you want it.")


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
        "With the wall hinge it is time for a coach in person: one look from the side often finds it in minutes.",
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
    assert plan.headline == "You have learned every drill; today asks whether it has stayed."


def test_all_walks_everything_with_full_doses():
    plan = today(COURSE, EVERYTHING, past(learned("1") + ", 4 yes yesterday"), everything=True)
    assert told(plan) == "repeat 1, learn 2, learn 3, learn 4, learn 4½, learn 5"
    assert all(each.blocks == each.drill.work for each in plan.chosen)
    assert "a day between would do more for you" in plan.advice[0]
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
    assert why(plan, "1") == "Clean today already; the next grade comes with the first set of another day."
    assert plan.advice == (
        "You have practised today already: this is extra, and the next grades come with another day's first sets.",
    )


def test_checks_that_are_never_answered_grade_nothing_and_are_said_so():
    plan = today(COURSE, KIT, past("1 unjudged 2 days ago, 2 unjudged 2 days ago", sessions=2))
    assert plan.advice == (
        "No check was answered so far, and only an answer moves you on: one key after a set is enough.",
    )


def test_a_kit_that_allows_nothing_is_said_plainly():
    plan = today(a_course(HEAD._replace(kit=(("plate",),))), frozenset(), past())
    assert not plan.chosen
    assert plan.headline == "The kit on record allows none of these drills; `hinge-coach kit` shows and changes it."


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


def test_an_interrupted_session_is_offered_today_and_tomorrow_but_not_next_week():
    place = Place("wall-hinge", set=2, plan=("wall-hinge", "band-pull-through"))
    for days, offered in ((0, place), (1, place), (2, None), (7, None)):
        assert resumable(past(place=place, place_day=TODAY - timedelta(days=days))) == offered
    assert resumable(past()) is None


def test_yesterdays_session_offers_its_loads_on_a_day_without_one_and_todays_goes_on_with_them():
    place = Place("band-pull-through", set=2, plan=("band-pull-through", "landmine-hinge", "wall-hinge"))
    yesterday = TODAY - timedelta(days=1)
    begun = past(place=place, place_day=yesterday, band_pull_through={"last_day": yesterday})
    plan = resumed(COURSE, KIT, begun, place)
    assert told(plan) == "offer 4, offer 5, learn 1"
    assert plan.chosen[0].ask == "Do the band pull-through today anyway?"
    today_begun = past(place=place, place_day=TODAY, band_pull_through={"last_day": TODAY})
    assert told(resumed(COURSE, KIT, today_begun, place)) == "learn 4, learn 5, learn 1"


def test_drill_3_stays_an_offer_on_a_day_without_load_whatever_todays_answers():
    known = past("1 no 3 days ago, 2 no 3 days ago, 3 yes 3 days ago", band_pull_through={"last_day": TODAY})
    planned = next(each for each in today(COURSE, KIT, known).chosen if each.drill.id == HEAD.id)
    assert planned.ask
    assert reconsider(planned, COURSE, KIT, known, {"wall-hinge": "yes", "hip-flexor-activation": "no"}).ask


def test_a_resumed_session_has_what_was_still_to_come():
    place = Place("wall-hinge", set=2, plan=("wall-hinge", "band-pull-through", "gone"), full=True)
    plan = resumed(COURSE, KIT, past("1 yes yesterday"), place)
    assert told(plan) == "learn 1, learn 4"
    assert [each.blocks[0].sets for each in plan.chosen] == [3, 3]
    assert plan.headline == "On where you stopped: the wall hinge."
    single = resumed(COURSE, KIT, past(), place._replace(full=False))
    assert [each.blocks[0].sets for each in single.chosen] == [1, 1]


def test_a_resumed_session_keeps_its_tests_single_its_lessons_full_and_its_offers_open():
    place = Place("wall-hinge", plan=("wall-hinge", "landmine-hinge", "hip-flexor-activation"))
    plan = resumed(COURSE, KIT, past(learned("1")), place)
    assert told(plan) == "test 1, offer 5, learn 2"
    assert [each.blocks[0].sets for each in plan.chosen] == [1, 1, 3]
    taken = resumed(COURSE, KIT, past(learned("1")), Place("landmine-hinge", plan=("landmine-hinge",)))
    assert told(taken) == "learn 5"
    full = Place("band-pull-through", full=True, plan=("band-pull-through", "wall-hinge"))
    assert [each.blocks[0].sets for each in resumed(COURSE, KIT, past(learned("1")), full).chosen] == [3, 1]
    everything = Place("wall-hinge", full=True, plan=("wall-hinge", "hip-flexor-activation"))
    assert [each.blocks[0].sets for each in resumed(COURSE, KIT, past(learned("1 2")), everything).chosen] == [3, 3]


def test_ten_light_hinges_are_resumed_without_a_cue():
    plan = resumed(COURSE, KIT, past(learned("1 2 3 4 5")), Place("landmine-hinge", plan=("landmine-hinge",)))
    assert [(each.blocks[0].reps, each.cued) for each in plan.chosen] == [(10, False)]


NUMBERS = st.sampled_from([drill.number for drill in COURSE.drills])
ANSWERS = st.tuples(st.integers(0, 90), NUMBERS, st.sampled_from(["yes", "not-quite", "no"]))
KITS = st.sets(st.sampled_from(sorted(EVERYTHING))).map(frozenset)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(ANSWERS, min_size=1, max_size=25),
    KITS,
    st.sampled_from([None, 3, 10, 40]),
    st.booleans(),
    st.integers(0, 9),
)
def test_whatever_the_past_the_plan_is_whole_and_every_sentence_is_one(answers, kit, minutes, uncued, stopped):
    history = ", ".join(f"{number} {answer} {ago} days ago" for ago, number, answer in sorted(answers, reverse=True))
    stop_sign = TODAY - timedelta(days=stopped) if stopped else None
    known = past(history, stop_sign=stop_sign, landmine_hinge={"uncued_yes": uncued})
    plan = today(COURSE, kit, known, minutes=minutes)
    told_of = [each.drill.id for each in (*plan.chosen, *plan.left_out)]
    assert sorted(told_of) == sorted(drill.id for drill in COURSE.drills)
    assert 1 <= len(plan.chosen) <= 4
    for sentence in (plan.headline, *plan.advice, *(each.reason for each in (*plan.chosen, *plan.left_out))):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert sentence.count(".") == 1
        assert "!" not in sentence
    assert all(each.ask.endswith("?") for each in plan.chosen if each.kind == "offer")


@settings(max_examples=50, deadline=None)
@given(st.lists(ANSWERS, max_size=25), st.sampled_from([5, 15, 30]))
def test_the_minutes_hold_whatever_the_past(answers, minutes):
    history = ", ".join(f"{number} {answer} {ago} days ago" for ago, number, answer in sorted(answers, reverse=True))
    plan = today(COURSE, KIT, past(history), minutes=minutes)
    certain = [each for each in plan.chosen if not each.ask.endswith("today anyway?")]
    assert sum(paced_seconds(each.blocks) for each in certain) <= minutes * 60
