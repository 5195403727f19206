"""What is in hand, the next step, and the skill that can be measured."""

import pytest
from little_course import BAND, CABLE, DEADLIFT, EVERYTHING, HEAD, KIT, LANDMINE, WALL, past

from hinge_coach.coach.rules.load_increases import NOTHING, Load, load_question, next_load
from hinge_coach.coach.rules.measured_skill import next_measure

BAR = LANDMINE.with_kit(KIT)
LIFT = DEADLIFT.with_kit(KIT)


def words(question):
    return [load.words for load in question.choices]


def test_the_question_has_the_usual_loads_of_what_is_in_use():
    asked = {
        HEAD.with_kit(frozenset({"plate"})): ["2.5 kg", "5 kg", "nothing"],
        HEAD.with_kit(frozenset({"kettlebell"})): ["4 kg", "6 kg", "8 kg", "nothing"],
        BAND.with_kit(KIT): ["the light band", "the medium band", "the heavy band", "nothing"],
        CABLE.with_kit(EVERYTHING): ["9 kg", "11 kg", "14 kg", "16 kg", "18 kg", "nothing"],
        BAR: ["20 kg", "25 kg", "30 kg", "nothing"],
    }
    assert {drill: words(load_question(drill, past())) for drill in asked} == asked


def test_what_carries_no_load_asks_nothing():
    assert load_question(WALL.with_kit(KIT), past()) is None
    assert load_question(HEAD.with_kit(frozenset({"dowel"})), past()) is None


def test_last_times_load_is_the_first_key_and_its_unit_stays():
    question = load_question(BAR, past("5 no 2 days ago", landmine_hinge={"load": ("55", "lb")}))
    assert question.last == Load("55", "lb")
    assert words(question) == ["55 lb", "45 lb", "65 lb", "nothing"]
    assert words(load_question(BAR, past(landmine_hinge={"load": ("0", "none")}))) == [
        "nothing",
        "20 kg",
        "25 kg",
        "30 kg",
    ]


def test_every_choice_has_a_key_of_its_own():
    known = past("6 yes 2 days ago", first_deadlift={"load": ("47.5", "kg"), "over": 2})
    choices = load_question(LIFT, known).choices
    assert words(load_question(LIFT, known))[:2] == ["47.5 kg", "50 kg"]
    assert len(choices) == len(set(choices)) <= 9
    assert choices[-1] == NOTHING


# The drill, its load, its last answer, the reps over the target; then: the next load and the reason.
STEPS = [
    (BAR, "20 kg", "yes", 0, "25 kg", "All clean with 20 kg, so 5 kg may go on the bar."),
    (BAR, "25 kg", "yes", 0, "30 kg", "All clean with 25 kg, so 10 kg may go on the bar."),
    (BAR, "30 kg", "yes", 0, None, None),
    (BAR, "45 lb", "yes", 0, "55 lb", "All clean with 45 lb, so 10 lb may go on the bar."),
    (BAR, "20 kg", "no", 0, None, None),
    (BAR, "light band", "yes", 0, None, None),
    (BAR, "heavy kg", "yes", 0, None, None),
    (LIFT, "40 kg", "yes", 0, None, None),
    (LIFT, "40 kg", "yes", 1, "42.5 kg", "You had a rep to spare, so 2.5 kg more is the next step."),
    (LIFT, "20 kg", "yes", 2, "21 kg", "You had reps to spare, so 1 kg more is the next step."),
    (LIFT, "200 kg", "yes", 2, "205 kg", "You had reps to spare, so 5 kg more is the next step."),
    (LIFT, "4 kg", "yes", 2, None, None),
    (LANDMINE.with_kit(frozenset({"kettlebell"})), "12 kg", "yes", 2, None, None),
    (CABLE.with_kit(EVERYTHING), "9 kg", "yes", 2, None, None),
]


@pytest.mark.parametrize(("drill", "load", "answer", "over", "proposed", "reason"), STEPS)
def test_a_next_load_comes_only_where_a_source_has_one_and_the_drill_is_passed(
    drill, load, answer, over, proposed, reason
):
    known = past(f"{drill.number} {answer} 2 days ago", **{drill.id.replace("-", "_"): _own(load, over)})
    proposal = next_load(drill, known)
    assert (proposal and proposal.load.words, proposal and proposal.reason) == (proposed, reason)


def _own(load, over):
    value, unit = load.split()
    return {"load": (value, unit), "over": over}


def test_there_is_no_next_load_without_a_last_one():
    assert next_load(BAR, past("5 yes 2 days ago")) is None


# The wall hinge's past; then: what to try today, and the reason.
MEASURES = [
    ("", None, 15, "Start here."),
    ("1 yes 2 days ago", (2, 15.0), 17.5, "It was clean there: a step out, until you only just reach."),
    ("1 no 2 days ago", (2, 17.5), 15, "A step in, until it is clean there."),
    ("1 no 2 days ago", (2, 2.5), 2.5, "A step in, until it is clean there."),
    ("1 unjudged 2 days ago", (2, 20.0), 20, "The same as last time."),
    ("1 yes 4 days ago", (2, 20.0), 20, "The same as last time."),
    ("1 yes today", (0, 20.0), 20, "The same as last time."),
]


@pytest.mark.parametrize(("history", "measured", "value", "reason"), MEASURES)
def test_the_measured_skill_moves_one_step_at_a_time(history, measured, value, reason):
    today = past().today
    own = {"measured": ((today.replace(day=today.day - measured[0]), measured[1]),)} if measured else {}
    step = next_measure(WALL, past(history, wall_hinge=own))
    assert (step.value, step.reason, step.unit) == (value, reason, "cm")
    assert step.closer < step.same < step.further or step.closer == step.same == 2.5


def test_a_drill_without_a_measure_has_no_step():
    assert next_measure(BAND, past()) is None
