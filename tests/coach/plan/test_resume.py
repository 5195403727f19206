"""Going on where a session stopped; and any past at all."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from little_course import COURSE, EVERYTHING, HEAD, KIT, TODAY, past, told
from planner_parts import learned

from hinge_coach.coach.plan.drill_replanning import reconsider
from hinge_coach.coach.plan.plan_maker import today
from hinge_coach.coach.plan.resume import resumable, resumed
from hinge_coach.coach.practice_record import Place
from hinge_coach.coach.timeline import paced_seconds


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


def test_a_drill_that_comes_otherwise_than_planned_keeps_the_sets_that_it_was_cut_to():
    known = past("1 no 3 days ago, 2 no 3 days ago, 3 yes 3 days ago")
    planned = next(each for each in today(COURSE, KIT, known).chosen if each.drill.id == HEAD.id)
    for sets in (1, 2, 3):
        cut = planned._replace(blocks=tuple(block._replace(sets=sets) for block in planned.blocks))
        now = reconsider(cut, COURSE, KIT, known, {"wall-hinge": "yes", "hip-flexor-activation": "yes"})
        assert now.kind == "offer" != planned.kind and [block.sets for block in now.blocks] == [sets]


def test_a_resumed_session_has_what_was_still_to_come_with_the_sets_that_it_had():
    place = Place("wall-hinge", set=2, plan=("wall-hinge", "band-pull-through", "gone"), doses=((3,), (2,), (1,)))
    plan = resumed(COURSE, KIT, past("1 yes yesterday"), place)
    assert told(plan) == "learn 1, learn 4"
    assert [each.blocks[0].sets for each in plan.chosen] == [3, 2]
    assert plan.headline == "Go on where you stopped: the wall hinge."


def test_a_resumed_session_keeps_its_tests_single_its_lessons_full_and_its_offers_open():
    three = ("wall-hinge", "landmine-hinge", "hip-flexor-activation")
    for doses in ((), ((1,), (1,), (3,))):  # where no doses are known, they are those of today
        plan = resumed(COURSE, KIT, past(learned("1")), Place("wall-hinge", plan=three, doses=doses))
        assert told(plan) == "test 1, offer 5, learn 2"
        assert [each.blocks[0].sets for each in plan.chosen] == [1, 1, 3]
    taken = resumed(COURSE, KIT, past(learned("1")), Place("landmine-hinge", plan=("landmine-hinge",)))
    assert told(taken) == "learn 5"
    everything = Place("wall-hinge", plan=("wall-hinge", "hip-flexor-activation"), doses=((3,), (3,)))
    again = resumed(COURSE, KIT, past(learned("1 2")), everything)
    assert told(again) == "repeat 1, repeat 2" and [each.blocks[0].sets for each in again.chosen] == [3, 3]


def test_a_dose_that_the_drill_has_no_more_is_that_of_today():
    place = Place("wall-hinge", plan=("wall-hinge",), doses=((2, 2),))
    (again,) = resumed(COURSE, KIT, past(), place).chosen
    assert [block.sets for block in again.blocks] == [3]


def test_ten_light_hinges_are_resumed_without_a_cue_and_three_sets_with_one():
    for doses, whole in (((), (1, 10, False)), (((1,),), (1, 10, False)), (((3,),), (3, 8, True))):
        place = Place("landmine-hinge", plan=("landmine-hinge",), doses=doses)
        (again,) = resumed(COURSE, KIT, past(learned("1 2 3 4 5")), place).chosen
        assert (again.blocks[0].sets, again.blocks[0].reps, again.cued) == whole


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
