"""A page that does not fit is turned by key: that answers nothing, and another page begins at its start."""

from held_session import Held, slow
from scripted import interface
from small_drills import HINGE

from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.interface.question_page import ask, show_help
from hinge_coach.coach.interface.screen_frames import Header, Page

FIRST, SECOND = (Page(Header(), "check", title) for title in ("First", "Second"))


def turns(notebook):
    return [(page.title, page.turn) for page in notebook.pages]


def test_down_and_up_turn_a_page_and_another_one_begins_at_its_start():
    stage, _, notebook = interface([(1, "down"), (2, "down"), (3, "up"), (4, "y"), (5, "x")])
    assert ask(stage, FIRST, key_actions.CHECK) == key_actions.YES
    assert ask(stage, SECOND, key_actions.CHECK) == key_actions.NO
    assert turns(notebook) == [("First", None), ("First", 1), ("First", 2), ("First", 1), ("Second", None)]


def test_a_remark_leaves_the_page_where_it_was_turned_to():
    stage, _, notebook = interface([(1, "down"), (2, "m"), (3, "y")])
    ask(stage, FIRST, key_actions.CHECK)
    assert turns(notebook)[-1] == ("First", 1) and notebook.pages[-1].note == "muted"


def test_the_help_stays_while_it_is_turned():
    stage, clock, notebook = interface([(1, "down"), (2, "up"), (3, "z")])
    show_help(stage, Header())
    assert clock.now() == clock.start + 3 and turns(notebook) == [("Keys", None), ("Keys", 1), ("Keys", 0)]


def test_each_step_of_a_setup_begins_at_its_start_and_a_rep_has_no_other_part():
    held = Held(HINGE, answers=slow, script=[(0.2, "down"), (20, "down"), (30, "enter"), (38, "down")])
    setups = [(page.current, page.turn) for page in held.notebook.pages if page.kind == "setup"]
    assert setups[:3] == [(None, None), (None, 1), (0, None)] and setups[-1] == (None, 1)
    assert held.sets == [("little-hinge", "Hinge")]
