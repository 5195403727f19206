"""Fixtures of this room."""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from history_parts import MONDAY, UTC
from repository_paths import ROOT

from hinge_coach.coach.practice_record import Answer, Measured, Pain, Place, SetDone
from hinge_coach.history.history_reader import read_history
from hinge_coach.history.session_writer import open_history


@pytest.fixture
def keep():
    """Starts keepers, each a session in a program of its own; what still runs at the end of the test is ended."""
    running = []

    def started(*args, before=()):
        command = [*before, sys.executable, str(ROOT / "tests" / "support" / "set_keeping_program.py"), *map(str, args)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        running.append(program)
        return program

    yield started
    for program in running:
        program.kill()
        program.wait()
        program.stdout.close()


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
