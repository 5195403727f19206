"""A key that was meant for the page before answers nothing: on the first page, and on all that come by the clock."""

import pytest
from played_session import play
from scripted import interface
from small_drills import HINGE, agenda

from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.interface.early_keys import UNSEEN
from hinge_coach.coach.interface.question_page import ask
from hinge_coach.coach.interface.screen_frames import Header, Page
from hinge_coach.coach.session.pacer import Pacer
from hinge_coach.coach.session.set_script import SetScript
from hinge_coach.coach.timeline import RestStep, SetStep

SOON, LATER = UNSEEN - 0.01, UNSEEN + 0.01
FIRST, SECOND = (Page(Header(), "check", title) for title in ("First", "Second"))


def answers(*script, keys=key_actions.CHECK, seconds=60.0):
    """What a page answers that came by itself, and when."""
    stage, clock, _ = interface(script)
    answer = ask(stage, FIRST, keys, seconds)
    return answer, round(clock.time - clock.start, 6)


@pytest.mark.parametrize("key", ["y", "k", "x", "n", "enter", "right", "pgdn", "pgup"])
def test_no_answer_counts_before_it_can_have_been_read(key):
    assert answers((0.0, key), (SOON, key)) == (None, 60.0)
    assert answers((SOON, key), (LATER, key)) == (key_actions.CHECK[key], LATER)


@pytest.mark.parametrize(("key", "action"), [("q", key_actions.STOP), ("o", key_actions.OUCH), ("b", key_actions.BACK)])
def test_what_ends_or_hurts_or_goes_back_works_at_once(key, action):
    assert answers((0.03, key)) == (action, 0.03)


def test_mute_and_help_work_at_once_and_make_no_other_page_of_it():
    stage, clock, notebook = interface([(0.1, "m"), (SOON, "y"), (LATER, "y")])
    assert ask(stage, FIRST, key_actions.CHECK) == key_actions.YES
    assert clock.now() == clock.start + LATER and [event.name for event in notebook.events] == ["mute"]


def test_a_page_that_comes_with_a_key_is_answered_at_once():
    stage, clock, _ = interface([(1.0, "x"), (1.01, "y")])
    assert ask(stage, FIRST, key_actions.CHECK) == key_actions.NO
    assert ask(stage, SECOND, key_actions.CHECK) == key_actions.YES


def test_a_page_that_comes_because_the_one_before_had_no_answer_comes_by_itself():
    stage, clock, _ = interface([(10.1, "y"), (10.2, "pgdn"), (11.0, "k")])
    assert ask(stage, FIRST, key_actions.CHECK, 10.0) is None
    assert ask(stage, SECOND, key_actions.CHECK) == key_actions.NOT_QUITE


def test_a_question_that_is_asked_once_more_has_been_read_already():
    stage, clock, _ = interface([(10.1, "y")])
    assert ask(stage, FIRST, key_actions.CHECK, 10.0) is None
    assert ask(stage, FIRST, key_actions.CHECK) == key_actions.YES


def test_what_was_typed_before_the_first_picture_is_thrown_away_whatever_it_is():
    stage, clock, _ = interface([(-0.2, "q"), (-0.1, "enter")])
    assert ask(stage, FIRST, key_actions.CHECK, 2.0) is None


def test_a_window_that_changes_makes_no_other_page_of_it():
    assert answers((SOON - 0.1, "resized"), (SOON, "y"), (0.4 + UNSEEN, "k")) == (key_actions.NOT_QUITE, 0.4 + UNSEEN)


@pytest.fixture
def rest_and_set():
    """A rest that the clock ends, and the set after it, run with the keys of a script, in seconds from its start."""
    steps = [step for step in agenda(HINGE)[1] if isinstance(step, SetStep | RestStep)]

    def run(*script):
        stage, clock, _ = interface([(0, "resized"), *script])
        stage.wait(lambda now: FIRST, clock.now())
        pacer = Pacer(stage)
        return pacer.run(SetScript(steps[0])).action

    return run


def test_next_that_was_meant_for_the_rest_does_not_cut_the_set_that_follows(rest_and_set):
    assert rest_and_set((SOON, "n")) is None
    assert rest_and_set((LATER, "n")) == key_actions.NEXT


@pytest.mark.parametrize(
    ("key", "action"), [("b", key_actions.BACK), ("r", key_actions.AGAIN), ("q", key_actions.STOP)]
)
def test_every_other_key_works_in_a_set_from_its_first_moment(rest_and_set, key, action):
    assert rest_and_set((0.03, key)) == action


def test_who_wakes_the_machine_with_a_key_does_not_go_on_by_it(rest_and_set):
    with pytest.raises(AssertionError, match="waits for a key"):  # it is paused, and remains so
        rest_and_set((3.0, ("awake", 600.0)), (603.1, "space"))
    assert rest_and_set((3.0, ("awake", 600.0)), (603.1, "space"), (604.0, "space"), (608.0, "q")) == key_actions.STOP


def test_a_guided_page_is_one_page_while_its_lines_come_by_the_clock():
    stage, clock, _ = interface([(10.2, "space"), (10.3, "n"), (20.3, "n")])
    lines = [Page(Header("Wall Hinge"), "guide", "Get in", lead=lead) for lead in ("Stand.", "Bend.")]
    keys = key_actions.RUNNING
    assert stage.wait(lambda now: FIRST, clock.now() + 10, keys) is None
    assert stage.wait(lambda now: lines[0], clock.now() + 10, keys) == "space"  # to pause is no answer
    assert stage.wait(lambda now: lines[0], clock.now() + 10, keys) is None  # to go on is one, and came too early
    assert stage.wait(lambda now: lines[1], clock.now() + 10, keys) == "n"


def test_a_phase_of_a_rep_is_no_other_page(rest_and_set):
    assert rest_and_set((5.1, "n")) == key_actions.NEXT  # the first rep began at 5


def test_a_presenters_key_for_the_end_of_a_set_is_no_grade_of_the_check_that_has_just_come():
    played = play(HINGE, sets=1, answer=None, script=[(1, "enter"), (16.05, "pgdn"), (17, "x"), (18, "q")])
    (asked,) = (event.t for event in played.notebook.named("check"))
    assert asked == 16.0 and [answer.answer for answer in played.notes.answers] == ["no"]
