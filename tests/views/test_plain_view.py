"""The session as plain lines: what a screen reader or a log gets to read."""

import pytest

from hinge_coach.coach.interface.events import Event
from hinge_coach.coach.interface.screen_frames import Choice, Header, KeyHint, Page, TimedFrame
from hinge_coach.views.plain_view import PlainLines


class Sheet:
    """What was written, as text."""

    def __init__(self):
        self.written = b""

    def add(self, data):
        self.written += data

    @property
    def lines(self):
        return self.written.decode().splitlines()


@pytest.fixture
def sheet():
    return Sheet()


def told(sheet, *events, **paper):
    view = PlainLines(sheet, **paper)
    for event in events:
        view.tell(event)
    return sheet.lines


CHECK = Page(
    Header("Wall Hinge", "1"),
    "check",
    "Check",
    lead="Did your back stay long?",
    choices=(Choice("y", "yes"), Choice("x", "no")),
    keys=(KeyHint("q", "stop"), KeyHint("?", "help")),
)


def test_a_rep_is_told_by_its_two_moves(sheet):
    phases = [Event("phase", rep=2, phase=phase, seconds=1.0) for phase in ("lower", "bottom", "rise", "top")]
    assert told(sheet, *phases) == ["Rep 2: down, 1 s", "Rep 2: up, 1 s"]


def test_a_pause_that_is_held_is_told_too(sheet):
    assert told(sheet, Event("phase", rep=2, phase="top", seconds=4.0)) == ["Rep 2: squeeze, 4 s"]


def test_a_hold_a_rest_and_a_change_of_side_say_how_long_they_last(sheet):
    events = (
        Event("ready", seconds=5.0, say="Push both ways. Get ready."),
        Event("phase", phase="hold", seconds=90.0),
        Event("side", seconds=4.0, say="Now the right."),
        Event("rest", seconds=45.0, say="Rest, 45 seconds."),
    )
    assert told(sheet, *events) == [
        "Push both ways. Get ready. (5 s)",
        "Hold, 1 min 30 s",
        "Now the right. (4 s)",
        "Rest, 45 seconds.",
    ]


def test_a_set_that_was_not_saved_is_told_as_such(sheet):
    saved, lost = (Event("set", block="Press", set=1, side="left", more={"saved": saved}) for saved in (True, False))
    assert told(sheet, saved, lost) == ["Set done: Press, set 1, left", "Set done: Press, set 1, left (not saved)"]


def test_ticks_are_for_the_ear_alone(sheet):
    assert told(sheet, Event("tick", seconds=3.0, more={"left": 3})) == []


def test_a_page_is_read_once_however_often_it_is_shown(sheet):
    view = PlainLines(sheet)
    for _ in range(3):
        assert view.show(CHECK) == float("inf")
    assert sheet.lines == ["Check", "Did your back stay long?", "  y  yes", "  x  no", "Keys: q stop, ? help"]


def test_a_setup_tells_its_keys_once_with_the_last_of_its_steps(sheet):
    setup = Page(
        Header(), "setup", "Wall Hinge", lines=("Find a wall.", "Face away."), keys=(KeyHint("Enter", "ready"),)
    )
    view = PlainLines(sheet)
    for current in (None, 0, 1, 1, None):
        view.show(setup._replace(current=current))
    assert sheet.lines == ["Keys: Enter ready"]


def test_a_page_that_comes_again_after_something_else_is_read_again(sheet):
    view = PlainLines(sheet)
    for frame in (CHECK, TimedFrame(Header(), "rest", "Rest", 30.0, 0.0), CHECK):
        view.show(frame)
    assert sheet.lines.count("Did your back stay long?") == 2


def test_what_can_be_ticked_shows_whether_it_is(sheet):
    kit = Page(Header(), "choice", "Your kit", choices=(Choice("1", "wall", True), Choice("2", "plate", False)))
    PlainLines(sheet).show(kit)
    assert sheet.lines == ["Your kit", "  1  wall, ticked", "  2  plate, not ticked"]


def test_a_tick_that_changes_is_told_without_the_rest_of_the_page(sheet):
    kit = Page(Header(), "choice", "Your kit", choices=(Choice("1", "wall", True), Choice("2", "plate", False)))
    view = PlainLines(sheet)
    view.show(kit)
    view.show(kit._replace(choices=(Choice("1", "wall", True), Choice("2", "plate", True))))
    assert sheet.lines[3:] == ["  2  plate, ticked"]


def test_the_next_page_of_the_same_kind_is_told_whole(sheet):
    view = PlainLines(sheet)
    for number in ("1", "2"):
        view.show(Page(Header(), "choice", "Your kit", lead=f"{number} of 2", choices=(Choice("1", "wall", True),)))
    assert sheet.lines[3:] == ["Your kit", "2 of 2", "  1  wall, ticked"]


def test_on_a_terminal_lines_are_wrapped_between_words(sheet):
    lines = told(sheet, Event("drill", say="Today you meet the course, one set of each."), width=lambda: 24)
    assert lines == ["Today you meet the", "course, one set of", "each."]


def test_on_a_pipe_a_line_stays_whole(sheet):
    assert len(told(sheet, Event("drill", say="word " * 100))) == 1


def test_where_only_ascii_can_be_written_the_rest_is_spelled(sheet):
    lines = told(sheet, Event("drill", say="Drill 4½ — “long” … 引"), encoding="ascii")
    assert lines == ['Drill 4.5 - "long" ... ?']
