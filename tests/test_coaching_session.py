"""The coach at work in a session: asking, correcting, stepping back, stopping for pain, going on another day."""

from dataclasses import replace
from datetime import date

import pytest
from handmade import HINGE, PRESS
from scripted import Notes, floor

from hinge_coach.coach import mending
from hinge_coach.coach.advisor import Advisor
from hinge_coach.coach.plan import Chosen, Plan
from hinge_coach.coach.practice import Manner
from hinge_coach.coach.record import DrillPast, Measured, Past, Place
from hinge_coach.coach.scene import Page
from hinge_coach.coach.session import Session, agenda_of
from hinge_coach.course.library import read_course

TODAY = date(2026, 3, 2)
COURSE = read_course()
ALL_KIT = frozenset(COURSE.items)


class Answers:
    """Answers pages by their lead or title: the entry that is part of it gives its keys in turn, the last for good."""

    def __init__(self, by_words=None):
        self.by_words = {words: list(keys) for words, keys in (by_words or {}).items()}
        self.asked = []

    def __call__(self, scene):
        if not isinstance(scene, Page):
            return None
        self.asked.append(scene)
        keys = next((keys for words, keys in self.by_words.items() if words in f"{scene.lead} {scene.title}"), None)
        if scene.kind == "setup" or not keys:
            return "y" if scene.kind == "check" else "enter"
        return keys.pop(0) if len(keys) > 1 else keys[0]

    def leads(self):
        return [page.lead for page in self.asked]


class Held:
    """A session held with the shipped course, or with drills by hand, one set of each block unless `full`."""

    def __init__(self, *ids, answers, past=None, script=(), full=False, place=None, kinds=None, **options):
        self.answers = answers
        self.floor, self.clock, self.notebook = floor(script, answers)
        self.notes = Notes()
        self.past = past or Past(TODAY)
        drills = COURSE.drills if isinstance(ids[0], str) else ids
        self.advisor = Advisor(drills, ALL_KIT, self.past)
        taken = [COURSE.find(name).with_kit(ALL_KIT) for name in ids] if isinstance(ids[0], str) else ids
        chosen = [
            Chosen(drill, tuple(block if full else replace(block, sets=1) for block in drill.work), "It comes next.")
            for drill in taken
        ]
        plan = Plan("Today.", tuple(chosen))
        steps = agenda_of(plan, self.advisor)
        steps = mending.from_place(steps, place) if place else steps
        self.ending = Session(self.floor, plan, steps, self.notes, self.advisor, Manner(**options)).run()

    @property
    def sets(self):
        return [(done.drill, done.block) for done in self.notes.sets if done.complete]


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


def test_a_second_no_in_a_row_steps_back_to_the_drill_that_mends_the_fault():
    asked = Answers({"Was it your glutes": ["x"], "What went wrong": ["2"], "Where did you": ["1"]})
    held = Held("band-pull-through", answers=asked)
    drills = [drill for drill, _ in held.sets]
    assert drills[:2] == ["band-pull-through"] * 2 and drills[2] != "band-pull-through"


def test_a_rounding_back_goes_to_drill_3_without_its_weight():
    drill = COURSE.find("band-pull-through").with_kit(ALL_KIT)
    number = str([fault.id for fault in drill.faults].index("back-rounds") + 1)
    held = Held(
        drill.id, answers=Answers({"Was it your glutes": ["x"], "What went wrong": [number], "Where did you": ["3"]})
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
    assert held.answers.leads().count("What is in your hands today?") == 1
    assert {(done.load, done.load_unit) for done in held.notes.sets} == {("20", "kg")}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("12", ("12", "kg")), ("26 lb", ("26", "lb")), ("red band", ("red", "band")), ("7,5", ("7.5", "kg"))],
)
def test_any_other_load_can_be_typed(typed, kept):
    keys = ["space" if letter == " " else letter for letter in typed]
    held = Held("landmine-hinge", answers=Answers({"In your hands:": [*keys, "enter"], "What is in your hands": ["0"]}))
    assert {(done.load, done.load_unit) for done in held.notes.sets} == {kept}


def test_the_measured_skill_is_asked_for_with_one_key_and_becomes_a_setup_line():
    held = Held("wall-hinge", answers=Answers({"eels": ["2"]}))
    assert held.notes.measures == [Measured("wall-hinge", 17.5)]
    assert any("17.5" in line for page in held.notebook.pages if page.kind == "setup" for line in page.lines)


def test_reps_can_be_corrected_in_the_rest_that_follows():
    held = Held(HINGE, answers=Answers(), full=True, script=[(20, "1")])
    assert ("corrected", 1.0) in held.notes.sets
    assert held.ending.tally.sets[0].done == 1


def test_pain_at_four_ends_the_session_and_says_whom_to_ask():
    held = Held(HINGE, PRESS, answers=Answers({"How much": ["4"], "Is one of these": ["9"]}), script=[(7, "o")])
    (pain,) = held.notes.pains
    assert (pain.level, pain.sign, pain.ended) == (4, None, True)
    assert held.ending.reason == "pain"
    assert any("doctor or a physiotherapist" in line for page in held.notebook.pages for line in page.lines)


def test_an_emergency_sign_says_the_emergency_services_now():
    held = Held(HINGE, answers=Answers({"How much": ["2"], "Is one of these": ["1"]}), script=[(7, "o")])
    assert held.ending.reason == "pain" and held.notes.pains[0].sign == "saddle"
    assert any("emergency services now" in page.lead for page in held.notebook.pages)


def test_a_little_pain_ends_the_set_and_the_session_goes_on():
    held = Held(HINGE, answers=Answers({"How much": ["2"], "Is one of these": ["9"]}), full=True, script=[(7, "o")])
    assert held.ending.reason == "done" and len(held.sets) == 1


def test_back_while_paused_says_ouch():
    held = Held(
        HINGE, answers=Answers({"How much": ["5"], "Is one of these": ["9"]}), script=[(7, "space"), (8, "pgup")]
    )
    assert held.ending.reason == "pain"


def test_the_session_goes_on_at_the_set_it_stood_in():
    place = Place("little-hinge", block=0, set=2, plan=("little-hinge", "little-press"), full=True)
    held = Held(HINGE, PRESS, answers=Answers(), full=True, place=place)
    assert held.sets == [("little-hinge", "Hinge"), ("little-press", "Press"), ("little-press", "Press")]


def test_the_place_is_kept_before_every_set_and_forgotten_at_the_end():
    held = Held(HINGE, answers=Answers(), full=True)
    stood = [(place.set, place.full) for place in held.notes.places if place]
    assert stood == [(1, True), (2, True)] and held.notes.places[-1] is None


def test_a_stopped_session_keeps_its_place():
    held = Held(HINGE, answers=Answers(), full=True, script=[(50, "q")])
    assert held.notes.places[-1].set == 2
