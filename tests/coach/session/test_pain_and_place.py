"""Pain in a session, and the place at which the next one goes on."""

import pytest
from held_session import ALL_KIT, COURSE, TODAY, YES_YESTERDAY, Answers, Held
from scripted import Notes, interface
from small_drills import HINGE, PRESS

from hinge_coach.coach.interface import speech_time
from hinge_coach.coach.plan.agenda import of_plan
from hinge_coach.coach.plan.agenda_changes import from_place
from hinge_coach.coach.plan.plan_maker import today
from hinge_coach.coach.plan.resume import resumed
from hinge_coach.coach.practice_record import Past, Place
from hinge_coach.coach.session.session import Session
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.coach.timeline import SetStep


def test_pain_at_four_ends_the_session_and_says_whom_to_ask():
    held = Held(HINGE, PRESS, answers=Answers({"How much": ["4"], "Is one of these": ["6"]}), script=[(7, "o")])
    (pain,) = held.notes.pains
    assert (pain.level, pain.sign, pain.ended) == (4, None, True)
    assert held.ending.reason == "pain"
    assert any("doctor or a physiotherapist" in line for page in held.notebook.pages for line in page.lines)


def test_an_emergency_sign_says_the_emergency_services_now():
    held = Held(HINGE, answers=Answers({"How much": ["2"], "Is one of these": ["3"]}), script=[(7, "o")])
    assert held.ending.reason == "pain" and held.notes.pains[0].sign == "saddle"
    assert any("emergency services now" in page.lead for page in held.notebook.pages)


@pytest.mark.parametrize(("keys", "sign", "last"), [
    (["pgdn"], "emergency", "Call the emergency services now."),
    (["2"], "faint", "If it has not passed in a few minutes, call the emergency services."),
    (["pgup"], "soon", "Call a doctor today."),
])  # fmt: skip
def test_the_last_words_are_others_for_an_emergency_and_for_what_needs_a_doctor_soon(keys, sign, last):
    answers = {"How much": ["pgup"], "Is one of these": keys, "is one of these true?": ["pgdn"]}
    held = Held(HINGE, answers=Answers(answers), script=[(7, "o")])
    assert held.notes.pains[0][1:3] == (3, sign)
    assert held.notebook.events[-1].say.endswith(last)


def test_a_key_answers_in_the_midst_of_the_list_of_signs():
    held = Held(HINGE, answers=Answers({"How much": ["2"], "Is one of these": ["2"]}), script=[(7, "o")])
    asked = next(event for event in held.notebook.named("question") if "Is one of these" in event.say)
    advice = next(event for event in held.notebook.named("advice"))
    assert advice.t - asked.t < 1 < speech_time.seconds(asked.say)
    assert advice.urgent, "it cuts what is being said"


@pytest.mark.parametrize("key", [".", "esc", "f5", "space"])
def test_what_pauses_a_session_has_a_question_about_pain_said_once_more(key):
    script = [(7, "o"), (30, key), (31, "2"), (32, key), (33, "1")]
    held = Held(HINGE, answers=lambda frame: "enter" if "emergency" in frame.lead else None, script=script)
    said = [event.say for event in held.notebook.named("pain", "question")]
    assert ["How much" in each for each in said] == [True, True, False, False]


def test_a_little_pain_ends_the_set_and_the_session_goes_on():
    answers = {"How much": ["2"], "Is one of these": ["6"], "Did the pain rise": ["x"]}
    held = Held(HINGE, answers=Answers(answers), full=True, script=[(7, "o")])
    assert held.ending.reason == "done" and len(held.sets) == 1
    eased = [event for event in held.notebook.named("phase") if event.block.endswith("half way down")]
    assert max(event.rep for event in eased) <= 5


@pytest.mark.parametrize(("key", "reason", "kept"), [("y", "pain", [False, True]), ("x", "done", [False])])
def test_after_the_eased_set_it_is_asked_whether_the_pain_rose_and_a_yes_ends_the_session(key, reason, kept):
    answers = Answers({"How much": ["2"], "Is one of these": ["6"], "Did the pain rise": [key]})
    held = Held(HINGE, PRESS, answers=answers, full=True, script=[(7, "o")])
    assert held.ending.reason == reason
    assert [pain.ended for pain in held.notes.pains] == kept


def test_back_while_paused_says_ouch():
    held = Held(
        HINGE, answers=Answers({"How much": ["5"], "Is one of these": ["6"]}), script=[(7, "space"), (8, "pgup")]
    )
    assert held.ending.reason == "pain"


def test_the_session_goes_on_at_the_set_it_stood_in():
    place = Place("little-hinge", block=0, set=2, plan=("little-hinge", "little-press"))
    held = Held(HINGE, PRESS, answers=Answers(), full=True, place=place)
    assert held.sets == [("little-hinge", "Hinge"), ("little-press", "Press"), ("little-press", "Press")]


def test_the_place_is_kept_before_every_set_and_forgotten_at_the_end():
    held = Held(HINGE, answers=Answers(), full=True)
    stood = [(place.set, place.doses) for place in held.notes.places if place]
    assert stood == [(1, ((2,),)), (2, ((2,),))] and held.notes.places[-1] is None


def test_a_stopped_session_keeps_its_place():
    held = Held(HINGE, answers=Answers(), full=True, script=[(50, "q")])
    assert held.notes.places[-1].set == 2


def test_a_place_moves_on_with_the_set_that_was_completed_and_to_a_drill_that_is_not_begun():
    held = Held(HINGE, PRESS, answers=Answers(), full=True)
    stood = [(place.drill, place.set, place.side) for place in held.notes.places if place]
    assert stood == [
        ("little-hinge", 1, None),
        ("little-hinge", 2, None),
        ("little-press", 0, None),
        ("little-press", 1, "left"),
        ("little-press", 1, "right"),
    ]


def test_stopping_at_the_close_of_a_drill_goes_on_next_time_with_the_one_after_it():
    held = Held(HINGE, PRESS, answers=Answers({"did you feel it": ["q"]}))
    place = held.notes.places[-1]
    assert (place.drill, place.set, place.plan) == ("little-press", 0, ("little-press",))
    again = Held(PRESS, answers=Answers(), place=place)
    assert again.sets == [("little-press", "Press")] * 2


def test_no_place_is_kept_of_a_session_that_never_came_to_a_set():
    held = Held(HINGE, answers=lambda frame: "q")
    assert held.ending.reason == "stopped" and held.notes.places == []


def test_a_right_side_that_is_gone_on_with_has_a_count_in_of_its_own():
    place = Place("little-press", block=0, set=1, side="right")
    held = Held(PRESS, answers=Answers(), place=place)
    assert [event.name for event in held.notebook.named("ready", "side")] == ["ready"]
    assert [done.side for done in held.notes.sets] == ["right"]


def test_again_on_a_right_side_that_is_gone_on_with_starts_that_side(read_at_once):
    held = Held(PRESS, answers=Answers(), place=Place("little-press", set=1, side="right"), script=[(6, "r")])
    assert [event.t for event in held.notebook.named("ready")] == [0, 6]
    assert len(held.notebook.named("drill")) == 1


@pytest.mark.parametrize("minutes", [4, 6, 9, 14])
def test_a_session_cut_to_its_minutes_is_taken_up_as_it_was_cut(minutes):
    met = Past(TODAY, {"wall-hinge": YES_YESTERDAY}, sessions=1)
    person, notes = PersonToday(COURSE, ALL_KIT, met), Notes()
    plan = today(COURSE, ALL_KIT, met, minutes=minutes)
    stage, _, _ = interface(answer=Answers({"Take drill": ["y"]}))
    Session(stage, plan, of_plan(plan, person), notes, person).run()
    done = [(each.drill, each.block, each.set, each.side) for each in notes.sets]
    places = [place for place in notes.places if place and place.set]
    assert len(places) == len(done) > 1
    for index, place in enumerate(places):
        later = PersonToday(COURSE, ALL_KIT, met)
        left = from_place(of_plan(resumed(COURSE, ALL_KIT, met, place), later), place)
        sets = [step for step in left if isinstance(step, SetStep)]
        assert [(step.drill.id, step.block.name, step.set, step.side) for step in sets] == done[index:]


def test_who_goes_on_at_a_set_is_led_into_it_and_not_out_of_the_one_before():
    met, place = Past(TODAY, sessions=1), Place("band-pull-through", set=2, plan=("band-pull-through",))
    plan = resumed(COURSE, ALL_KIT, met, place)
    _, *steps = from_place(of_plan(plan, PersonToday(COURSE, ALL_KIT, met)), place)
    first = next(index for index, step in enumerate(steps) if isinstance(step, SetStep))
    assert [step.kind for step in steps[:first]] == ["get_in"]
