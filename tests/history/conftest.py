"""Fixtures of this room."""

from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from history_parts import MONDAY, UTC

from hinge_coach.coach.practice_record import Answer, Measured, Pain, Place, SetDone
from hinge_coach.history.history_reader import read_history
from hinge_coach.history.session_writer import open_history


@pytest.fixture
def clock():
    """The person's wall clock: `clock.now` is theirs to change."""
    wall = SimpleNamespace(now=MONDAY)
    wall.read = lambda: wall.now
    return wall


@pytest.fixture
def practise(tmp_path, clock):
    """Keeps facts in a session of its own, `days` after the first Monday, and answers whether each was kept."""
    keepers = {SetDone: "set_done", Answer: "answered", Measured: "measured", Pain: "pain", Place: "stands_at"}

    def keep(*facts, days=0):
        clock.now = MONDAY + timedelta(days=days)
        with open_history(tmp_path, clock=clock.read) as history:
            return [getattr(history, keepers[type(fact)])(fact) for fact in facts]

    return keep


@pytest.fixture
def on(clock, archive):
    """The archive as it is looked at on a day, at noon."""

    def looked_at(day):
        clock.now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        return archive

    return looked_at


@pytest.fixture
def archive(tmp_path, clock):
    with read_history(tmp_path, clock=clock.read) as found:
        yield found
