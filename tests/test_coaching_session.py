"""The coach at work in a session: asking, correcting, stepping back, stopping for pain, going on another day."""

import signal
from datetime import date

import pytest
from handmade import HINGE, PRESS
from scripted import Notes, interface

from hinge_coach.coach.interface.frames import Page
from hinge_coach.coach.interface.session_mode import SessionMode
from hinge_coach.coach.plan import agenda_changes
from hinge_coach.coach.plan.agenda import CheckStep, of_plan, one_set
from hinge_coach.coach.plan.plan import Chosen, Plan
from hinge_coach.coach.plan.planner import today
from hinge_coach.coach.plan.resume import resumed
from hinge_coach.coach.practice_record import DrillPast, Measured, Past, Place
from hinge_coach.coach.rules.load_steps import Load
from hinge_coach.coach.session.session import Session
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.errors import Interrupted

TODAY = date(2026, 3, 2)
COURSE = read_course()
ALL_KIT = frozenset(COURSE.items)
BEFORE_DRILL_3 = ("wall-hinge", "hip-flexor-activation")
YES_YESTERDAY = DrillPast(judged=((date(2026, 3, 1), "yes"),))


class Answers:
    """Answers pages by their lead or title: the entry that is part of it gives its keys in turn, the last for good."""

    def __init__(self, by_words=None):
        self.by_words = {words: list(keys) for words, keys in (by_words or {}).items()}
        self.asked = []

    def __call__(self, frame):
        if not isinstance(frame, Page) or frame.kind == "guide":
            return None
        self.asked.append(frame)
        keys = next((keys for words, keys in self.by_words.items() if words in f"{frame.lead} {frame.title}"), None)
        if frame.kind == "setup" or not keys:
            return "y" if frame.kind == "check" else "enter"
        return keys.pop(0) if len(keys) > 1 else keys[0]

    def leads(self):
        return [page.lead for page in self.asked]


class Held:
    """A session held with the shipped course, or with drills by hand, one set of each block unless `full`."""

    def __init__(
        self,
        *ids,
        answers,
        past=None,
        script=(),
        full=False,
        place=None,
        notes=None,
        loads=None,
        owned=ALL_KIT,
        camera=None,
        **options,
    ):
        self.answers = answers
        self.interface, self.clock, self.notebook = interface(script, answers)
        if camera:
            camera.clock, self.interface.camera = self.clock, camera
        self.notes = notes or Notes()
        self.past = past or Past(TODAY)
        course = COURSE if isinstance(ids[0], str) else COURSE._replace(drills=ids)
        self.person = PersonToday(course, owned, self.past)
        self.person.loads |= loads or {}
        taken = [COURSE.find(name).with_kit(ALL_KIT) for name in ids] if isinstance(ids[0], str) else ids
        chosen = [
            Chosen(drill, tuple(block if full else block._replace(sets=1) for block in drill.work), "It comes next.")
            for drill in taken
        ]
        plan = Plan("Today.", tuple(chosen))
        steps = of_plan(plan, self.person)
        steps = agenda_changes.from_place(steps, place) if place else steps
        self.ending = Session(
            self.interface, plan, steps, self.notes, self.person, SessionMode(**options), resumed=bool(place)
        ).run()

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
    [("12", ("12", "kg")), ("26 lb", ("26", "lb")), ("red band", ("red", "band")), ("7,5", ("7.5", "kg"))],
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
    answers = {"How much": ["2"], "Is one of these": ["9"], "Did the pain rise": ["x"]}
    held = Held(HINGE, answers=Answers(answers), full=True, script=[(7, "o")])
    assert held.ending.reason == "done" and len(held.sets) == 1
    eased = [event for event in held.notebook.named("phase") if event.block.endswith("half way down")]
    assert max(event.rep for event in eased) <= 5


@pytest.mark.parametrize(("key", "reason", "kept"), [("y", "pain", [False, True]), ("x", "done", [False])])
def test_after_the_eased_set_it_is_asked_whether_the_pain_rose_and_a_yes_ends_the_session(key, reason, kept):
    answers = Answers({"How much": ["2"], "Is one of these": ["9"], "Did the pain rise": [key]})
    held = Held(HINGE, PRESS, answers=answers, full=True, script=[(7, "o")])
    assert held.ending.reason == reason
    assert [pain.ended for pain in held.notes.pains] == kept


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


HURTS = {"How much": ["2"], "Is one of these": ["9"]}
NO_THEN_YES = {"your back stay": ["x", "y"], "What went wrong": ["1"], "Where did you": ["1"]}


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
        | {"How much": ["right"], "Is one of these": ["9"]}
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
    answers = Answers(slips | {lead: ["o"]} | {"How much": ["4"], "Is one of these": ["9"]})
    held = Held(*ids, answers=answers, past=past)
    assert held.ending.reason == "pain"


@pytest.mark.parametrize("title", ["One thing to mend", "Little Hinge: done"])
def test_ouch_is_heard_where_a_drill_is_mended_and_where_it_ends(title):
    answers = Answers({title: ["o"]} | NO_THEN_YES | {"How much": ["4"], "Is one of these": ["9"]})
    assert Held(HINGE, answers=answers).ending.reason == "pain"


def test_the_setup_after_a_question_has_all_its_time():
    held = Held("band-pull-through", answers=lambda frame: slow(frame), script=[(20, "1"), (21, "enter")])
    opened, step = held.notebook.named("drill")[0], held.notebook.named("setup")
    assert opened.t == 20 and all(event.block for event in step), "the first lines are the block's own"


def slow(frame):
    """Takes its time at the load and is ready at once for the rest."""
    if isinstance(frame, Page) and (frame.kind == "setup" or "load" in frame.lead):
        return None
    return Answers()(frame)


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
    held = Held(HINGE, answers=Answers({"How much": ["4"], "Is one of these": ["9"]}), script=[(7, "o")])
    assert held.notes.places[-1] is None


def test_pain_that_rises_a_little_leaves_the_drill():
    hurts = Answers({"How much": ["1", "2"], "Is one of these": ["9"]})  # the second time in the eased set
    thrice = HINGE._replace(work=(HINGE.work[0]._replace(sets=3),))
    held = Held(thrice, PRESS, answers=hurts, full=True, script=[(7, "o"), (17, "o")])
    assert {drill for drill, _ in held.sets} == {"little-press"} and held.ending.reason == "done"


def test_pain_at_the_close_of_a_drill_takes_nothing_from_the_next_one():
    answers = Answers({"Little Hinge: done": ["o", "enter"], "How much": ["right"], "Is one of these": ["9"]})
    held = Held(HINGE, PRESS, answers=answers)
    assert [drill for drill, _ in held.sets] == ["little-hinge", "little-press", "little-press"]


def test_who_may_go_on_after_pain_and_stops_all_the_same_can_go_on_there_next_time():
    held = Held(HINGE, answers=Answers(HURTS | {"Go on gently": ["q"]}), full=True, script=[(7, "o")])
    assert held.ending.reason == "stopped" and held.ending.goes_on and not held.sets
    assert held.notes.places[-1] is not None and not held.notes.pains[0].ended


def test_who_must_stop_for_pain_has_ended_whatever_the_key_on_the_advice():
    for key in ("q", "enter"):
        answers = Answers({"How much": ["6"], "Is one of these": ["9"], "Stop here for today": [key]})
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
