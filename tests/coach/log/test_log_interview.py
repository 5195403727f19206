"""What was done without the program is asked page by page: one key for most of it, and back undoes it."""

import pytest
from held_session import ALL_KIT, COURSE, TODAY
from scripted import interface

from hinge_coach.coach.interface.screen_frames import Header
from hinge_coach.coach.log.log_interview import interview
from hinge_coach.coach.log.log_pages import HELP_LINES, done_page
from hinge_coach.coach.log.log_questions import LogQuestions
from hinge_coach.coach.plan.kit_and_dose import one_set_each
from hinge_coach.coach.plan.plan import Chosen
from hinge_coach.coach.practice_record import Answer, Measured, Pain, Past, SetDone
from hinge_coach.coach.rules.stop_signs import pain_rule
from hinge_coach.coach.talk.person_today import PersonToday

WALL, PRESS, PULL = "wall-hinge", "hip-flexor-activation", "band-pull-through"
DONE, MEASURE = "Did you do it", "how much was it"
WALL_DONE = ["y", "enter", "y"]  # done, the measure as proposed, yes to its question


class Log:
    """A log of drills with these keys, one a page; `text` of what was shown, and what is told of it."""

    def __init__(self, *ids, keys, kept=(), full=False):
        keys = keys.split() if isinstance(keys, str) else list(keys)
        self.floor, self.clock, self.notebook = interface([(at, key) for at, key in enumerate(keys, 1)])
        self.floor.help_lines = HELP_LINES
        drills = [COURSE.find(id).with_kit(ALL_KIT) for id in ids]
        chosen = [Chosen(drill, drill.work if full else one_set_each(drill.work), "It is next.") for drill in drills]
        person = PersonToday(COURSE, ALL_KIT, Past(TODAY))
        self.questions = LogQuestions(self.floor, chosen, person, "today", frozenset(kept))
        self.told = interview(self.questions)

    @property
    def facts(self):
        return list(self.told.facts()) if self.told else []

    @property
    def leads(self):
        return [page.lead for page in self.notebook.pages]

    def lines(self, lead):
        return next(page.lines for page in self.notebook.pages if page.lead.startswith(lead))


def of(kind, facts):
    return [fact for fact in facts if isinstance(fact, kind)]


def test_a_drill_done_as_planned_takes_a_key_for_each_question():
    log = Log(WALL, keys=[*WALL_DONE, "enter", "enter"], full=True)
    sets = [SetDone(WALL, "Wall hinge", number, None, 10, 10, "reps") for number in (1, 2)]
    assert log.facts == [Measured(WALL, 15), *sets, Answer(WALL, "yes", first=True)]
    assert log.clock.script == []
    assert log.lines(COURSE.find(WALL).check) == ("Answer for your first set: only that one counts.",)
    assert log.lines("Keep this?") == ("1    Wall Hinge: 2 sets of 10 reps, heels to the wall 15 cm: yes",)


def test_a_drill_that_became_another_for_want_of_kit_is_asked_about_by_that_name():
    drill = COURSE.find(PULL).with_kit(frozenset())
    page = done_page(Header(), Chosen(drill, one_set_each(drill.work), "It is next."), "today", again=False)
    assert page.lines == ("Planned as floor bridge: 1 set of 10 reps.",)


def test_what_was_not_done_is_passed_over():
    log = Log(WALL, PRESS, keys=["x", "x"])
    assert log.told is None and len(log.leads) == 2


def test_each_side_of_a_hold_is_a_set_as_in_a_session():
    log = Log(PRESS, keys="y y enter enter")
    done = [(each.block, each.set, each.side, each.done, each.unit) for each in of(SetDone, log.facts)]
    assert done == [
        ("Thigh press", 1, "left", 5, "seconds"),
        ("Thigh press", 1, "right", 5, "seconds"),
        ("Braced hinge", 1, None, 6, "reps"),
    ]


def test_fewer_sets_and_reps_are_told_block_by_block():
    keys = ["k", "0", "3", *["6", "space", "6", "space", "4"], "enter", "y", "enter", "enter"]
    log = Log(PRESS, keys=keys)
    assert [(each.block, each.set, each.done) for each in of(SetDone, log.facts)] == [
        ("Braced hinge", 1, 6),
        ("Braced hinge", 2, 6),
        ("Braced hinge", 3, 4),
    ]
    assert "3 sets of 6, 6 and 4 reps: yes" in log.lines("Keep this?")[0]


def test_as_many_reps_as_planned_are_one_key_and_too_many_numbers_are_not_taken():
    typed = [*["9", "space", "9", "space", "9", "enter"], *["backspace"] * 4, "enter"]
    log = Log(WALL, keys=["k", "2", *typed, *["enter", "y", "enter", "enter"]])
    assert any("3 numbers for 2 sets" in line for page in log.notebook.pages for line in page.lines)
    assert [each.done for each in of(SetDone, log.facts)] == [9, 9]
    log = Log(WALL, keys="k 2 enter enter y enter enter")
    assert [each.done for each in of(SetDone, log.facts)] == [10, 10]


def test_where_the_movement_itself_was_not_done_nothing_is_asked_about_it():
    log = Log(PRESS, keys="k 3 enter 0 enter enter")
    assert COURSE.find(PRESS).check not in log.leads
    assert of(Answer, log.facts) == [] and len(of(SetDone, log.facts)) == 6


def test_a_no_asks_what_went_wrong():
    log = Log(WALL, keys="y enter x 2 enter enter")
    assert of(Answer, log.facts) == [Answer(WALL, "no", first=True, fault="back-rounds")]


@pytest.mark.parametrize("key", ["6", "right"])
def test_something_else_or_nothing_can_have_gone_wrong(key):
    log = Log(WALL, keys=["y", "enter", "k", key, "enter", "enter"])
    assert of(Answer, log.facts) == [Answer(WALL, "not-quite", first=True)]


def test_an_answer_that_is_left_open_grades_nothing():
    log = Log(WALL, keys="y enter right enter enter")
    assert of(Answer, log.facts) == [] and len(of(SetDone, log.facts)) == 1


def test_what_was_in_hand_is_asked_and_can_be_typed():
    log = Log(PULL, keys=["y", "0", *"12", "enter", "y", "enter", "enter"])
    assert {(each.load, each.load_unit) for each in of(SetDone, log.facts)} == {("12", "kg")}
    assert "with 12 kg" in log.lines("Keep this?")[0]


def test_back_undoes_the_answer_before_and_what_followed_from_it():
    log = Log(WALL, keys="y enter x 2 b b y enter enter")
    assert log.facts[-1] == Answer(WALL, "yes", first=True)
    asked = [lead for lead in log.leads if lead.startswith(DONE)]
    assert len(asked) == 1


def test_back_leads_from_the_last_page_to_the_first_and_no_further():
    log = Log(WALL, keys=[*WALL_DONE, "enter", *"bbbbbbb", "x"])
    assert log.told is None
    assert log.leads[-1].startswith(DONE)


def test_who_stops_is_asked_whether_to_keep_the_drills_that_were_told_whole():
    log = Log(WALL, PRESS, keys=[*WALL_DONE, "y", "q", "enter"])
    assert {fact.drill for fact in log.facts} == {WALL}
    assert log.notebook.pages[-1].title == "So far today"
    assert Log(WALL, PRESS, keys=[*WALL_DONE, "y", "q", "b", "y", "enter", "enter"]).facts[-1].drill == PRESS


@pytest.mark.parametrize("keys", ["q", "y q", "y enter y enter x", "y enter y enter q", "y enter y q q"])
def test_who_stops_without_keeping_has_told_nothing(keys):
    assert Log(WALL, keys=keys).told is None


def test_pain_is_asked_at_the_end_with_its_drill():
    log = Log(WALL, PRESS, keys=[*WALL_DONE, "y", "y", "y", "2", "3", "6", "4", "enter", "enter"])
    assert log.facts[-1] == Pain(PRESS, 3)
    assert log.leads[-2:] == ["Go gently next time.", "Keep this?"]
    assert log.lines("Keep this?")[-1] == "     Pain: 3 of 10"


def test_ouch_asks_at_once_for_the_drill_that_is_told():
    log = Log(WALL, keys="y o 5 6 4 enter enter y enter")
    assert log.facts[-1] == Pain(WALL, 5, ended=True)
    assert "Did anything hurt?" not in log.leads
    assert pain_rule(5).lines[0] in log.leads  # a session's own words


def test_an_emergency_is_told_in_a_session_s_words_and_ends_the_questions():
    log = Log(WALL, PRESS, keys=[*WALL_DONE, "o", "9", "1", "enter"])
    assert log.facts[-1] == Pain(PRESS, 9, "chest-pain", ended=True)
    assert log.notebook.pages[-1].lead == "Stop here, and call the emergency services now."
    assert of(Answer, log.facts) == [Answer(WALL, "yes", first=True)]


def test_pain_that_turns_out_to_be_a_wrong_key_can_be_taken_back():
    log = Log(WALL, keys="o b y enter y enter enter")
    assert of(Pain, log.facts) == [] and len(log.facts) == 3


def test_who_is_told_of_a_drill_again_hears_that_it_comes_on_top():
    log = Log(WALL, keys="x", kept=[WALL])
    assert "adds to them" in log.lines(DONE)[1]


def test_help_shows_the_keys_of_a_log():
    log = Log(WALL, keys=["?", "z", "q"])
    assert any("its answer is undone" in line for page in log.notebook.pages for line in page.lines)


def test_a_set_without_a_cue_is_kept_as_one():
    told = Log(WALL, keys=[*WALL_DONE, "enter", "enter"]).told.drills[0]
    uncued = told._replace(chosen=told.chosen._replace(cued=False))
    assert of(Answer, uncued.facts()) == [Answer(WALL, "yes", first=True, cued=False)]
