"""The session as JSON lines, for programs."""

import json

import pytest
from scripted import ScriptedClock

from hinge_coach.coach.interface.events import Event
from hinge_coach.coach.interface.screen_frames import Header, Page
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.views.json_view import JsonLines


class Sheet:
    """What was written, line by line."""

    def __init__(self):
        self.lines: list[bytes] = []

    def add(self, data):
        assert data.endswith(b"\n") and data.count(b"\n") == 1
        self.lines.append(data)

    def read(self):
        return [json.loads(line) for line in self.lines]


@pytest.fixture
def sheet():
    return Sheet()


def test_an_event_is_one_line_with_its_time_its_name_and_what_applies(sheet):
    phase = Event("phase", 12.34567, "wall-hinge", "Hinge", set=1, rep=2, phase="lower", seconds=3.0, say="Seat back")
    JsonLines(sheet).tell(phase)
    (line,) = sheet.read()
    assert line == {
        "t": 12.346,
        "event": "phase",
        "drill": "wall-hinge",
        "block": "Hinge",
        "set": 1,
        "rep": 2,
        "phase": "lower",
        "seconds": 3.0,
        "say": "Seat back",
    }


def test_what_only_this_kind_of_event_has_stands_beside_the_rest(sheet):
    JsonLines(sheet).tell(Event("set", 5.0, more={"n": 3, "saved": True}))
    assert sheet.read() == [{"t": 5.0, "event": "set", "n": 3, "saved": True}]


def test_the_time_is_told_from_the_begin_of_the_session(sheet):
    clock = ScriptedClock(start=1000.0)
    interface = Interface(clock, [JsonLines(sheet)])
    clock.wait(2.5)
    interface.tell("rest", seconds=30.0)
    assert sheet.read() == [{"t": 2.5, "event": "rest", "seconds": 30.0}]


def test_words_of_every_script_survive(sheet):
    JsonLines(sheet).tell(Event("plan", say="Drill 4½: “Zug” 引く\nand a half \ud83d character"))
    assert sheet.read()[0]["say"] == "Drill 4½: “Zug” 引く\nand a half \ud83d character"
    assert "½".encode() in sheet.lines[0]


def test_nothing_is_written_for_what_is_only_seen(sheet):
    assert JsonLines(sheet).show(Page(Header(), "plan", "Today")) == float("inf")
    assert not sheet.lines
