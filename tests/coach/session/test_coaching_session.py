"""The coach at work in a session: asking, correcting, stepping back, stopping for pain, going on another day."""

from datetime import date

import pytest
from held_session import ALL_KIT, COURSE, TODAY, Answers, Held
from small_drills import HINGE

from hinge_coach.coach.practice_record import DrillPast, Measured, Past


def test_a_yes_is_kept_with_the_cue_that_was_in_force_and_reveals_where_to_feel_it():
    held = Held(HINGE, answers=Answers())
    (answer,) = held.notes.answers
    assert (answer.answer, answer.first, answer.cue) == ("yes", True, "Send your seat back")
    assert "hamstrings" in held.notebook.named("close")[0].say


def test_the_question_comes_before_anything_is_revealed():
    held = Held(HINGE, answers=Answers())
    check = held.notebook.named("check")[0]
    revealed = [event for event in held.notebook.events if "hamstrings" in (event.say or "")]
    assert [event.name for event in revealed] == ["close"] and "hamstrings" not in check.say


def test_a_not_quite_asks_what_went_wrong_and_where_it_was_felt_then_gives_one_fix_and_an_easier_set():
    held = Held(
        HINGE, answers=Answers({"your back stay": ["k", "y"], "What went wrong": ["1"], "Where did you": ["1"]})
    )
    assert held.sets == [("little-hinge", "Hinge"), ("little-hinge", "Half hinge")]
    first, second = held.notes.answers
    assert (first.answer, first.fault, first.felt) == ("not-quite", "squats", "legs")
    assert (second.answer, second.first) == ("yes", False)
    assert "Shins still" in held.answers.leads()


def test_the_easier_set_comes_after_the_rest_of_its_block_and_has_one_cue_that_was_not_in_force():
    held = Held(
        HINGE, answers=Answers({"your back stay": ["x", "y"], "What went wrong": ["1"], "Where did you": ["1"]})
    )
    assert [event.seconds for event in held.notebook.named("rest")] == [30]
    assert [done.cue for done in held.notes.sets] == ["Send your seat back", "Grow long"]


def test_going_on_as_planned_is_a_key_and_is_remembered():
    held = Held(
        HINGE,
        answers=Answers(
            {"your back stay": ["x"], "What went wrong": ["1"], "Where did you": ["1"], "One thing to mend": ["n"]}
        ),
    )
    assert held.sets == [("little-hinge", "Hinge")]
    assert held.notes.answers[0].went_on


def test_a_step_back_over_two_drills_says_each_time_where_it_goes():
    asked = Answers({"Did the weight stay": ["x", "y"], "What went wrong": ["1"], "Where did you": ["2"]})
    held = Held("landmine-hinge", answers=asked)
    said = [event.say for event in held.notebook.named("answer")]
    assert said[1:3] == [
        "On to the band pull-through.",
        "Back to the landmine hinge.",
    ]


def test_a_second_no_in_a_row_steps_back_to_the_drill_that_mends_the_fault():
    asked = Answers({"Was it your seat": ["x"], "What went wrong": ["2"], "Where did you": ["1"]})
    held = Held("band-pull-through", answers=asked)
    drills = [drill for drill, _ in held.sets]
    assert drills[:2] == ["band-pull-through"] * 2 and drills[2] != "band-pull-through"


def test_a_rounding_back_goes_to_drill_3_without_its_weight():
    drill = COURSE.find("band-pull-through").with_kit(ALL_KIT)
    number = str([fault.id for fault in drill.faults].index("back-rounds") + 1)
    held = Held(
        drill.id, answers=Answers({"Was it your seat": ["x"], "What went wrong": [number], "Where did you": ["3"]})
    )
    assert ("behind-the-head-hinge") in [done for done, _ in held.sets]
    setups = [page for page in held.notebook.pages if page.kind == "setup" and page.header.number == "3"]
    assert setups and not any("plate" in line.lower() for line in setups[0].lines)


def test_an_open_answer_grades_nothing_and_asks_nothing_more():
    held = Held(HINGE, answers=Answers({"your back stay": ["right"]}))
    assert [answer.answer for answer in held.notes.answers] == ["none"]
    assert "What went wrong?" not in held.answers.leads()


def test_the_check_that_counts_is_asked_after_the_first_set_and_another_after_the_last():
    held = Held(HINGE, answers=Answers(), full=True)
    assert [answer.first for answer in held.notes.answers] == [True, False]


def test_an_offered_drill_that_is_declined_is_left_out_of_the_way():
    clean = {"wall-hinge": "yes", "hip-flexor-activation": "yes"}
    past = Past(TODAY, {name: DrillPast(judged=((date(2026, 3, 1), answer),)) for name, answer in clean.items()})
    held = Held("behind-the-head-hinge", "band-pull-through", answers=Answers({"Behind": ["x"]}), past=past)
    assert "behind-the-head-hinge" not in [drill for drill, _ in held.sets]


def test_a_loaded_drill_asks_once_what_is_in_hand_and_keeps_it_with_every_set():
    past = Past(TODAY, {"landmine-hinge": DrillPast(load=("20", "kg"))}, sessions=3)
    held = Held("landmine-hinge", answers=Answers(), past=past, full=True)
    assert held.answers.leads().count("Which load do you take today?") == 1
    assert {(done.load, done.load_unit) for done in held.notes.sets} == {("20", "kg")}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("12", ("12", "kg")), ("26 lb", ("26", "lb")), ("red  band ", ("red", "band")), ("7,5", ("7.5", "kg"))],
)
def test_any_other_load_can_be_typed(typed, kept):
    keys = ["space" if letter == " " else letter for letter in typed]
    held = Held("landmine-hinge", answers=Answers({"Your load:": [*keys, "enter"], "Which load do you take": ["0"]}))
    assert {(done.load, done.load_unit) for done in held.notes.sets} == {kept}


def test_the_measured_skill_is_asked_for_with_one_key_and_becomes_a_setup_line():
    past = Past(TODAY, {"wall-hinge": DrillPast(measured=((date(2026, 3, 1), 15.0),))}, sessions=1)
    held = Held("wall-hinge", answers=Answers({"eels": ["2"]}), past=past)
    assert held.notes.measures == [Measured("wall-hinge", 17.5)]
    assert any("17.5" in line for page in held.notebook.pages if page.kind == "setup" for line in page.lines)


def test_the_first_time_nothing_is_measured_by_asking_since_the_setup_says_where_to_begin():
    held = Held("wall-hinge", answers=Answers())
    assert held.notes.measures == [Measured("wall-hinge", 15)]
    assert not any("eels to the wall" in lead for lead in held.answers.leads())


def test_reps_can_be_corrected_in_the_rest_that_follows():
    held = Held(HINGE, answers=Answers(), full=True, script=[(20, "1")])
    assert ("corrected", 1.0) in held.notes.sets
    assert held.ending.tally.sets[0].done == 1


def test_of_the_digits_typed_in_a_rest_the_last_two_count_so_that_a_wrong_one_can_be_typed_over():
    held = Held(HINGE, answers=Answers(), full=True, script=[(20, "1"), (21, "8"), (22, "0"), (23, "2")])
    assert held.ending.tally.sets[0].done == 2


@pytest.mark.parametrize("lead", ["What went wrong", "Where did you"])
@pytest.mark.parametrize("key", ["q", "o"])
def test_an_answer_that_is_kept_is_told_also_where_the_session_is_left_on_the_page_after_it(lead, key):
    keys = {"How much": ["q"], "your back stay": ["x"], "What went wrong": ["1"], "Where did you": ["1"]}
    held = Held(HINGE, answers=Answers(keys | {lead: [key]}))
    assert [event.more["answer"] for event in held.notebook.named("answer")] == ["no"]
    assert [answer.answer for answer in held.notes.answers] == ["no"]
