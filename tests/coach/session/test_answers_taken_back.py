"""Answers taken back, given anew, and left open."""

import signal
from datetime import date

import pytest
from held_session import ALL_KIT, BEFORE_DRILL_3, COURSE, HURTS, NO_THEN_YES, TODAY, YES_YESTERDAY, Answers, Held, slow
from scripted import Notes, interface
from small_drills import HINGE, PRESS

from hinge_coach.coach.interface.screen_frames import Page
from hinge_coach.coach.interface.session_mode import SessionMode
from hinge_coach.coach.plan.agenda import CheckStep, of_plan, one_set
from hinge_coach.coach.plan.plan import Chosen
from hinge_coach.coach.plan.plan_maker import today
from hinge_coach.coach.plan.resume import resumed
from hinge_coach.coach.practice_record import DrillPast, Measured, Past, Place
from hinge_coach.coach.rules.load_increases import Load
from hinge_coach.coach.session.session import Session
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.errors import Interrupted


def test_back_on_what_went_wrong_asks_again_and_keeps_nothing_of_the_slip():
    held = Held(HINGE, answers=Answers({"your back stay": ["x", "y"], "What went wrong": ["b"]}))
    assert [answer.answer for answer in held.notes.answers] == ["yes"]
    assert held.sets == [("little-hinge", "Hinge")]


def test_back_on_the_correction_takes_the_answer_back():
    held = Held(HINGE, answers=Answers(NO_THEN_YES | {"One thing to mend": ["b"]}))
    assert [answer.answer for answer in held.notes.answers] == ["yes"]
    assert held.sets == [("little-hinge", "Hinge")]


def test_a_check_that_is_answered_anew_undoes_the_correction_that_followed_from_it():
    held = Held(HINGE, answers=Answers(NO_THEN_YES), full=True, script=[(16, "b")])
    assert [done.block for done in held.notes.sets] == ["Hinge", "Hinge"]


def test_a_signal_on_the_page_of_a_correction_keeps_the_answer():
    answers = Answers({"your back stay": ["x"], "What went wrong": ["1"], "Where did you": ["1"]})

    def until_the_correction(frame):
        key = answers(frame)
        if isinstance(frame, Page) and frame.title == "One thing to mend":
            raise Interrupted(signal.SIGTERM)
        return key

    notes = Notes()
    with pytest.raises(Interrupted):
        Held(HINGE, answers=until_the_correction, notes=notes)
    assert [(answer.answer, answer.fault) for answer in notes.answers] == [("no", "squats")]


@pytest.mark.parametrize("name", ["back", "stop", "help", "mute", "ouch", "other", "none"])
def test_a_fault_may_bear_any_name(name):
    drill = HINGE._replace(faults=(HINGE.faults[0]._replace(id=name),))
    held = Held(drill, answers=Answers(NO_THEN_YES))
    assert held.notes.answers[0].fault == name


def test_a_fault_that_the_drill_does_not_name_is_kept_as_none():
    held = Held(HINGE, answers=Answers(NO_THEN_YES | {"What went wrong": ["2"], "Where did you": ["2"]}))
    assert (held.notes.answers[0].fault, held.notes.answers[0].felt) == (None, "low-back")


def test_a_declined_drill_can_be_gone_back_to_and_taken():
    past = Past(TODAY, dict.fromkeys(BEFORE_DRILL_3, YES_YESTERDAY))
    keys = ["x", "y"]

    def answer(frame):
        if isinstance(frame, Page) and frame.lead == "Take drill 3 today?":
            return keys.pop(0)
        if isinstance(frame, Page) and frame.kind == "choice" and frame.header.number == "4" and keys:
            return "b"
        return Answers()(frame)

    held = Held("behind-the-head-hinge", "band-pull-through", answers=answer, past=past)
    assert [drill for drill, _ in held.sets] == ["behind-the-head-hinge", "band-pull-through"]


def test_a_declined_drill_is_not_shown_as_done():
    past = Past(TODAY, dict.fromkeys(BEFORE_DRILL_3, YES_YESTERDAY))
    held = Held("behind-the-head-hinge", "band-pull-through", answers=Answers({"Take drill 3": ["x"]}), past=past)
    last = held.notebook.frames[-1][1].header.way
    assert [stop.state for stop in last if stop.number == "3"] == ["left-out"]


def test_a_drill_that_comes_otherwise_than_planned_keeps_its_place_too():
    past = Past(TODAY, dict.fromkeys(BEFORE_DRILL_3, YES_YESTERDAY))
    held = Held("behind-the-head-hinge", answers=Answers({"Take drill 3": ["y"]}), past=past)
    assert [(place.drill, place.set) for place in held.notes.places if place] == [("behind-the-head-hinge", 1)]


def test_a_drill_that_was_asked_for_by_name_is_not_offered():
    past = Past(TODAY, dict.fromkeys(BEFORE_DRILL_3, YES_YESTERDAY))
    plan = today(COURSE, ALL_KIT, past, only=("behind-the-head-hinge",))
    stage, _, notebook = interface()
    person, notes = PersonToday(COURSE, ALL_KIT, past), Notes()
    Session(stage, plan, of_plan(plan, person), notes, person, SessionMode(hands_free=True)).run()
    assert {done.drill for done in notes.sets} == {"behind-the-head-hinge"}


def test_pain_in_a_step_back_leaves_the_drill_that_hurts_and_the_one_that_it_mends_and_no_other():
    answers = Answers(
        {"Was it your seat": ["x"], "What went wrong": ["1"], "Where did you": ["2"]}
        | {"How much": ["right"], "Is one of these": ["6"]}
    )
    hurt = []

    def answer(frame):
        if not isinstance(frame, Page) and frame.header.number == "1" and not hurt:
            return hurt.append(frame) or "o"
        return answers(frame)

    held = Held("band-pull-through", "cable-pull-through", "wall-hinge", answers=answer)
    assert hurt and [drill for drill, _ in held.sets] == ["band-pull-through", "cable-pull-through"]


def test_stopping_on_a_page_about_pain_ends_the_session_for_pain_and_says_what_to_do():
    for leaves in ({"How much": ["q"]}, {"How much": ["2"], "Is one of these": ["q"]}):
        held = Held(HINGE, PRESS, answers=Answers(leaves), script=[(7, "o")])
        assert held.ending.reason == "pain" and held.notes.pains[0].ended
        assert any("doctor or a physiotherapist" in line for page in held.notebook.pages for line in page.lines)


@pytest.mark.parametrize("lead", ["eels to the wall", "Which load do you take", "Take drill 3", "What went wrong"])
def test_ouch_is_heard_on_every_page_of_a_drill(lead):
    measured = YES_YESTERDAY._replace(measured=((date(2026, 3, 1), 15.0),))
    past = Past(TODAY, dict.fromkeys(BEFORE_DRILL_3, measured), sessions=1)
    ids = ["wall-hinge", "band-pull-through" if "load" in lead else "behind-the-head-hinge"]
    slips = {"Did your": ["x"]} if lead == "What went wrong" else {"Take drill 3": ["y"]}
    answers = Answers(slips | {lead: ["o"]} | {"How much": ["4"], "Is one of these": ["6"]})
    held = Held(*ids, answers=answers, past=past)
    assert held.ending.reason == "pain"


@pytest.mark.parametrize("title", ["One thing to mend", "Little Hinge: done"])
def test_ouch_is_heard_where_a_drill_is_mended_and_where_it_ends(title):
    answers = Answers({title: ["o"]} | NO_THEN_YES | {"How much": ["4"], "Is one of these": ["6"]})
    assert Held(HINGE, answers=answers).ending.reason == "pain"


def test_the_setup_after_a_question_has_all_its_time():
    held = Held("band-pull-through", answers=lambda frame: slow(frame), script=[(20, "1"), (21, "enter")])
    opened, step = held.notebook.named("drill")[0], held.notebook.named("setup")
    assert opened.t == 20 and all(event.block for event in step), "the first lines are the block's own"


def test_a_set_without_the_weight_is_kept_without_it():
    light = COURSE.find("behind-the-head-hinge").with_kit(frozenset({"dowel"}))
    held = Held(light, answers=Answers(), loads={light.id: Load("5", "kg")}, owned=frozenset({"dowel"}))
    assert {done.load for done in held.notes.sets} == {None}


def test_the_best_cue_comes_first_and_is_shown_as_such():
    past = Past(TODAY, {"little-hinge": DrillPast(cues=(("Grow long", 3),))}, sessions=1)
    held = Held(HINGE, answers=Answers(), past=past)
    assert held.notes.sets[0].cue == "Grow long"
    assert any("Your best cue so far: Grow long." in page.lines for page in held.notebook.pages if page.kind == "setup")


def test_a_drill_says_what_it_teaches_at_first_and_from_then_on_why_it_comes_today():
    met = Past(TODAY, {"little-hinge": DrillPast(last_day=date(2026, 3, 1), blocks=frozenset({"Hinge"}))}, sessions=1)
    for past, why in ((Past(TODAY), "It is short."), (met, "It comes next.")):
        held = Held(HINGE, answers=Answers(), past=past)
        assert [page.lead for page in held.notebook.pages if page.kind == "setup"][0] == why
        assert held.notebook.named("drill")[0].say == f"Drill 1: Little Hinge. {why}"


def test_a_step_closer_that_is_no_smaller_has_a_key_all_the_same():
    past = Past(TODAY, {"wall-hinge": DrillPast(measured=((date(2026, 3, 1), 2.5),))}, sessions=1)
    held = Held("wall-hinge", answers=Answers({"eels": ["3"]}), past=past)
    assert held.notes.measures == [Measured("wall-hinge", 2.5)]


def test_stopping_at_a_check_keeps_the_place_at_its_set():
    held = Held(HINGE, answers=Answers({"your back stay": ["q"]}), full=True)
    assert held.notes.places[-1].set == 1


def test_stopping_in_a_step_back_keeps_the_place_at_the_set_that_was_to_come():
    answers = Answers({"Was it your seat": ["x"], "What went wrong": ["3"], "Where did you": ["1"]})
    stepped = []

    def answer(frame):
        back = frame.header.number == "1"
        return stepped.append(frame) or "q" if back and isinstance(frame, Page) else answers(frame)

    place = Held("band-pull-through", answers=answer, full=True).notes.places[-1]
    assert stepped and (place.drill, place.set, place.plan) == ("band-pull-through", 2, ("band-pull-through",))


def test_a_session_that_ends_for_pain_is_not_gone_on_with():
    held = Held(HINGE, answers=Answers({"How much": ["4"], "Is one of these": ["6"]}), script=[(7, "o")])
    assert held.notes.places[-1] is None


def test_pain_that_rises_a_little_leaves_the_drill():
    hurts = Answers({"How much": ["1", "2"], "Is one of these": ["6"]})  # the second time in the eased set
    thrice = HINGE._replace(work=(HINGE.work[0]._replace(sets=3),))
    held = Held(thrice, PRESS, answers=hurts, full=True, script=[(7, "o"), (17, "o")])
    assert {drill for drill, _ in held.sets} == {"little-press"} and held.ending.reason == "done"


def test_pain_at_the_close_of_a_drill_takes_nothing_from_the_next_one():
    answers = Answers({"Little Hinge: done": ["o", "enter"], "How much": ["right"], "Is one of these": ["6"]})
    held = Held(HINGE, PRESS, answers=answers)
    assert [drill for drill, _ in held.sets] == ["little-hinge", "little-press", "little-press"]


def test_who_may_go_on_after_pain_and_stops_all_the_same_can_go_on_there_next_time():
    held = Held(HINGE, answers=Answers(HURTS | {"Go on gently": ["q"]}), full=True, script=[(7, "o")])
    assert held.ending.reason == "stopped" and held.ending.goes_on and not held.sets
    assert held.notes.places[-1] is not None and not held.notes.pains[0].ended


def test_who_must_stop_for_pain_has_ended_whatever_the_key_on_the_advice():
    for key in ("q", "enter"):
        answers = Answers({"How much": ["6"], "Is one of these": ["6"], "Stop here for today": [key]})
        held = Held(HINGE, answers=answers, full=True, script=[(7, "o")])
        assert held.ending.reason == "pain" and held.notes.pains[0].ended


def test_a_drill_with_nine_faults_has_a_key_for_each_and_one_with_fewer_for_another_one():
    nine = HINGE._replace(faults=tuple(HINGE.faults[0]._replace(id=f"fault-{n}") for n in range(1, 10)))
    held = Held(nine, answers=Answers(NO_THEN_YES | {"What went wrong": ["9"]}))
    assert held.notes.answers[0].fault == "fault-9"
    (asked,) = [page for page in held.notebook.pages if page.lead == "What went wrong?"]
    assert len(asked.choices) == 9 and asked.choices[-1].label == "Your knees go first"


def test_hands_free_last_times_load_holds_and_what_is_offered_is_left():
    past = Past(TODAY, {"landmine-hinge": DrillPast(load=("20", "kg"))}, sessions=3)
    held = Held("landmine-hinge", answers=None, past=past, hands_free=True)
    assert {(done.load, done.load_unit) for done in held.notes.sets} == {("20", "kg")}
    past = Past(TODAY, dict.fromkeys(BEFORE_DRILL_3, YES_YESTERDAY))
    held = Held("behind-the-head-hinge", answers=None, past=past, hands_free=True)
    assert not held.sets and held.ending.reason == "done"


def test_a_letter_typed_wrong_can_be_taken_back_and_escape_leaves_the_load_open():
    keys = {"Your load:": [*"19", "backspace", "2", "enter"], "Which load do you take": ["0"]}
    assert {done.load for done in Held("landmine-hinge", answers=Answers(keys)).notes.sets} == {"12"}
    keys = {"Your load:": ["1", "esc"], "Which load do you take": ["0"]}
    assert {done.load for done in Held("landmine-hinge", answers=Answers(keys)).notes.sets} == {None}


def test_an_answer_given_anew_counts_once():
    answers = {"your back stay": ["x", "x", "y"], "What went wrong": ["1"], "Where did you": ["1"]}
    held = Held(HINGE._replace(regress="little-press"), PRESS, answers=Answers(answers), full=True, script=[(16, "b")])
    assert [done.block for done in held.notes.sets][:2] == ["Hinge", "Half hinge"]


def test_a_yes_in_a_step_back_is_no_days_first_answer_of_that_drill():
    check = CheckStep(Chosen(HINGE, HINGE.work, ""), one_set(Chosen(HINGE, HINGE.work[:1], ""), None)[0], mends=PRESS)
    person = PersonToday(COURSE, ALL_KIT, Past(TODAY, {"hip-flexor-activation": YES_YESTERDAY}))
    wall = HINGE._replace(id="wall-hinge")
    person.heard(check._replace(chosen=Chosen(wall, wall.work, "")), "yes")
    drill_3 = Chosen(COURSE.find("behind-the-head-hinge").with_kit(ALL_KIT), (), "")
    assert person.before(drill_3).kind == "learn"


def test_an_offer_that_was_not_begun_is_an_offer_again():
    past = Past(TODAY, dict.fromkeys(BEFORE_DRILL_3, YES_YESTERDAY))
    for number, kind in ((0, "offer"), (1, "learn")):
        place = Place("behind-the-head-hinge", set=number, plan=("behind-the-head-hinge",))
        assert resumed(COURSE, ALL_KIT, past, place).chosen[0].kind == kind
