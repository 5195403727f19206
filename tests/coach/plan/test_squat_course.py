"""A second course, of a movement that the engine has never heard of: every tie is data, every reason reads right."""

import json
from datetime import date, timedelta

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from practising_person import Person
from repository_paths import SQUAT_COURSE
from start_run import StartRun
from transcripts import AT_THE_KEYS, held
from transcripts import Person as Answering

from hinge_coach.coach.plan.after_failed_check import after_check
from hinge_coach.coach.plan.drill_states import drill_states
from hinge_coach.coach.plan.plan_maker import today
from hinge_coach.coach.practice_record import DrillPast, Past
from hinge_coach.coach.rules.load_increases import load_question, next_load
from hinge_coach.commands import drills, show, validate
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.course.format.course_fields import COURSE
from hinge_coach.course.format.drill_fields import DRILL
from hinge_coach.course.format.json_schema import schema

FOLDER = SQUAT_COURSE
SQUAT = read_course(FOLDER)
MONDAY = date(2026, 3, 2)
KIT = frozenset({"box", "mini-band", "kettlebell", "landmine", "barbell", "rack"})
IDS = [drill.id for drill in SQUAT.drills]


def test_the_course_has_every_tie_that_there_is_and_nothing_is_to_be_said_against_it(capsys):
    assert all(getattr(SQUAT, tie) for tie in ("name", "teaches", "credit", "felt", "optional", "alternatives"))
    assert SQUAT.shortcut and SQUAT.bridge_test and SQUAT.sources
    assert [drill.number for drill in SQUAT.drills if drill.half] == ["4½"]
    assert {loads.increase for drill in SQUAT.drills for _, loads in drill.loads} == {"clean", "spare-reps"}
    assert validate.validate((FOLDER,), False) == 0
    assert capsys.readouterr().out == "Every drill file is right.\n"


def test_an_editor_that_reads_the_schema_has_nothing_against_it_either():
    for path in FOLDER.glob("*.yaml"):
        record = COURSE if path.name == "course.yaml" else DRILL
        jsonschema.Draft202012Validator(schema(record)).validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def test_its_pages_say_what_it_is_and_what_ties_each_drill(home, capsys):
    drills.drills(FOLDER, False)
    table = capsys.readouterr().out
    assert table.startswith("The squat: four and a half drills") and "It follows the goblet squat of Dan John" in table
    assert f"hinge-coach kit box pole --drills {FOLDER}" in " ".join(table.split())
    told = {}
    for drill in SQUAT.drills:
        show.show(drill.id, FOLDER, False)
        _, _, after = capsys.readouterr().out.partition("In the course\n")
        told[drill.number] = " ".join(after.partition("\n\n")[0].split())
    assert "Learned, it opens a shortcut: a test straight into 4 Goblet Squat." in told["1"]
    assert "A set that is felt in the wrong place (low back) leads back here, half way down." in told["1"]
    assert "The shortcut from 1 Box Squat to 4 Goblet Squat skips it." in told["2"]
    assert "It is for knees that still drift in: once 1 and 2 are clean it is optional;" in told["3"]
    assert "4½ Landmine Squat teaches the same: one of the two is enough." in told["4"]
    assert "all drills before it are learned, eight light squats were shown without a cue and a week" in told["5"]


def test_it_is_started_with_its_folder_and_asks_for_its_own_kit(monkeypatch, home):
    run = StartRun(monkeypatch, FOLDER, press={"Take drill 3": "x"})
    assert run.drills == ["box-squat", "free-squat", "goblet-squat", "landmine-squat"]  # 3 is offered, and left
    kit = next(page for page in run.notebook.pages if page.title == "Your kit")
    assert "box: a knee-high chair that cannot slide will do" in [choice.label for choice in kit.choices]
    assert "whole course, one set of each: four and a half drills" in " ".join(page.lead for page in run.notebook.pages)


def test_who_practised_another_course_meets_this_one_from_its_beginning():
    practised = Past(MONDAY, {"wall-hinge": DrillPast(judged=((MONDAY - timedelta(days=2), "yes"),))}, sessions=9)
    assert today(SQUAT, KIT, practised).headline.startswith("Today you meet the whole course")


def test_a_set_felt_in_the_wrong_place_is_asked_about_and_mended_in_this_course_s_words():
    asks = {"What went wrong": ["1"], "Where did you feel it": ["2"], "heels down, every": ["x"]}
    session = held(KIT, mode=AT_THE_KEYS, answering=Answering(asks, waits=True), course=SQUAT, only=["goblet-squat"])
    asked = [event for event in session.events if event.name == "question"]
    assert "1, Thighs or seat. 2, Low back. 3, Somewhere else" in asked[-1].say
    (mend,) = [event.say for event in session.events if event.name == "correction"]
    assert mend.endswith(
        "Your low back did the work there: next the box squat, half way down, then the free squat, then back here."
    )


# A drill with kit, its last load, and the reps to spare; then the question's choices and what is proposed.
LOADS = [
    ("goblet-squat", {"kettlebell"}, ("8", "kg"), 0, "8 kg, 10 kg, 6 kg, 12 kg, 16 kg, nothing",
     "All clean with 8 kg, so 10 kg is the next step."),
    ("goblet-squat", {"backpack"}, ("5", "kg"), 0, "5 kg, 7.5 kg, 10 kg, nothing", None),
    ("banded-squat", {"mini-band"}, ("light", "band"), 0, "the light band, the medium band, nothing", None),
    ("landmine-squat", {"landmine"}, ("45", "lb"), 0, "45 lb, 55 lb, 65 lb, nothing",
     "All clean with 45 lb, so 10 lb may go on the bar."),
    ("first-back-squat", {"barbell", "rack"}, ("25", "kg"), 1, "25 kg, 27.5 kg, 20 kg, 30 kg, 40 kg, 50 kg, nothing",
     "You had a rep to spare, so 2.5 kg more is the next step."),
]  # fmt: skip


@pytest.mark.parametrize(("id", "owned", "load", "over", "choices", "reason"), LOADS)
def test_loads_and_the_next_step_are_the_course_s(id, owned, load, over, choices, reason):
    drill = SQUAT.find(id).with_kit(frozenset(owned))
    own = DrillPast(judged=((MONDAY - timedelta(days=2), "yes"),), load=load, over=over)
    past = Past(MONDAY, {id: own})
    proposal = next_load(drill, past)
    assert (proposal and proposal.reason) == reason
    assert ", ".join(each.words for each in load_question(drill, past).choices) == choices


DAYS = (0, 2, 4, 5, 7, 9, 11, 14, 16, 18, 21, 23, 25, 28, 30, 32, 35, 37, 39, 41)
SCRIPT = {
    (0, "box-squat"): "not-quite yes",
    (0, "banded-squat"): "no yes",
    (0, "goblet-squat"): "no yes",
    (2, "free-squat"): "no no yes",
    (2, "banded-squat"): "no yes",
    (5, "goblet-squat"): "no no yes",
    (32, "box-squat"): "no yes",
}
FAULTS = {
    "box-squat": "knees-cave",
    "free-squat": "knees-cave",
    "banded-squat": "knees-cave",
    "goblet-squat": "chest-drops",
}


@pytest.fixture(scope="module")
def six_weeks():
    person = Person(SQUAT, KIT, MONDAY, SCRIPT, FAULTS, {(11, "banded-squat")}, felt={(0, "goblet-squat"): "low-back"})
    for day in DAYS:
        person.practise(day)
    return person


def test_the_first_day_says_why_each_drill_stands_where_it_stands(six_weeks):
    assert six_weeks.told(0)[0] == (
        "Week 1, Monday: Today you meet the whole course, one set of each: four and a half drills."
    )
    assert [line.strip() for line in six_weeks.told(0) if "learn" in line] == [
        "1  learn  It begins with a box: it tells you how deep to sit, and your seat has something to find.",
        "2  learn  Now without the box: your heels stay heavy, and your trunk leans as much as your shins.",
        "3  learn  Your knees still drift in, so first without the band; it comes after a yes.",
        "4  learn  The weight before your chest is a counterweight: you sit deep, and your trunk stays up.",
        "4½ learn  The half drill: the same squat, with the end of a bar that leads you back and down.",
    ]


def test_a_fault_and_a_set_felt_in_the_back_lead_where_the_course_says(six_weeks):
    assert (
        "         no: Your low back did the work there: next the box squat, half way down, then the free squat, "
        "then back here. Lift your breastbone to the bell." in six_weeks.told(0)
    )
    assert (
        "         no: Drill 3 is for knees that still drift in: one set without the band, then back here. "
        "Spread the floor with your feet." in six_weeks.told(2)
    )
    assert "         2 none: yes" in six_weeks.told(5)


def test_the_optional_drill_is_offered_to_who_no_longer_needs_it(six_weeks):
    assert six_weeks.told(4)[-2:] == [
        "  3  offer  Your knees stay out in 1 and 2 now; that was not always so, and a little of this may still help.  "
        "Take drill 3 today?  No.",
        "  5  left   It waits until you have learned 1, 2, 3, and 4 or 4½, clean on two days each.",
    ]
    assert six_weeks.reason(9, "3") == (
        "Your knees stay out in 1 and 2; this is the one drill left before the first back squat."
    )


def test_the_bridge_is_tested_for_opens_and_waits_when_something_slips(six_weeks):
    headlines = {day: plan.headline for day, plan in six_weeks.plans.items()}
    test = next(day for day in DAYS if "without a word from the coach" in headlines[day])
    assert headlines[test] == (
        "One thing is left before the first back squat: eight light squats without a word from the coach."
    )
    shown = next(each for each in six_weeks.plans[test].chosen if not each.cued)
    assert (shown.blocks[0].name, shown.blocks[0].reps) == ("Eight light squats", 8)
    assert shown.reason == "Eight light squats without a word from the coach: if they are clean, the squat is yours."
    first = next(day for day in DAYS if day > test)
    assert headlines[first] == "Today it all comes together: the first back squat."
    assert six_weeks.reason(first, "5") == "The squat is yours and the week was quiet: this is what it was for."
    assert six_weeks.told(32)[-1] == (
        "  5  offer  The box squat slipped today, so the first back squat can wait until that is back.  "
        "Do the first back squat today anyway?  No."
    )
    assert six_weeks.reason(41, "5") == "You have learned it; stop each set with four more good reps in you."


def test_whose_box_squat_is_clean_may_test_past_the_rest():
    slow_knees = {(day, "free-squat"): "no yes" for day in (0, 2, 4)}
    quick = Person(SQUAT, KIT - {"landmine"}, MONDAY, slow_knees, {"free-squat": "heels-lift"}, {(4, "goblet-squat")})
    for day in (0, 2, 4, 5, 7):
        quick.practise(day)
    assert quick.told(4)[3] == (
        "  4  offer  The box squat was clean on two days, and with a weight in front most people sit down well; "
        "one set here tells.  Test straight into the goblet squat?  Yes."
    )
    left = {each.drill.number: each.reason for each in quick.plans[7].left_out}
    assert left["2"] == "With the shortcut you do not need it; it is there whenever you want it."
    assert left["4½"] == "It needs a landmine; drill 4 teaches the same, so nothing is lost."


ANSWERS = st.tuples(st.integers(0, 60), st.sampled_from(IDS), st.sampled_from(["yes", "not-quite", "no"]))
KITS = st.sets(st.sampled_from(sorted(SQUAT.items))).map(frozenset)


@given(st.lists(ANSWERS, max_size=20), KITS, st.booleans(), st.sampled_from(["thighs", "low-back", None]))
def test_whatever_the_past_every_sentence_is_one(answers, kit, uncued, felt):
    past = _past(answers, uncued)
    plan = today(SQUAT, kit, past)
    told = [plan.headline, *plan.advice, *(each.reason for each in (*plan.chosen, *plan.left_out))]
    told += [each.reason for each in drill_states(SQUAT, kit, past)]
    for each in plan.chosen:
        for fault in [fault.id for fault in each.drill.faults]:
            named = {"course": SQUAT, "owned": kit, "past": past, "fault": fault, "felt": felt}
            told += [after_check(each.drill, ["no"] * times, **named).reason for times in (1, 2, 3)]
    for sentence in told:
        assert sentence[0].isupper() and sentence[-1] == "." and sentence.count(".") == 1 and "  " not in sentence
        assert not any(word in sentence.lower() for word in ("none", "hinge", "deadlift", "back holds", "pull-through"))


def _past(answers, uncued):
    drills = {id: DrillPast() for id in IDS}
    for ago, id, answer in sorted(answers, reverse=True):
        day = MONDAY - timedelta(days=ago)
        drills[id] = drills[id]._replace(judged=(*drills[id].judged, (day, answer)), last_day=day, uncued_yes=uncued)
    return Past(MONDAY, drills, sessions=len(answers))


def test_its_ties_are_part_of_what_a_program_is_told(home, capsys):
    show.show("goblet-squat", FOLDER, True)
    told = json.loads(capsys.readouterr().out)
    assert told["intro"].startswith("The weight before your chest")
    assert told["loads"]["kettlebell"] == {"kg": [6, 8, 10, 12, 16], "lb": [13, 18, 20, 26, 35], "increase": "clean"}
    assert told["alternatives"] == ["landmine-squat"] and told["reserve"] is None and told["half"] is False
