"""The stage of a live session as a whole: who is hushed when it is left, and when the bell rings."""

import math
import os

from hinge_coach.commands.shared.live_session import Bell, live_stage
from hinge_coach.terminal.nonblocking_output import Output


class Talker:
    """Somebody who is heard, and remembers being told to be quiet."""

    def __init__(self):
        self.told = []

    def tell(self, event):
        """Nothing is said here."""

    def show(self, frame):
        return math.inf

    def hush(self):
        self.told.append("hush")

    def close(self):
        self.told.append("close")


def test_a_bell_is_silent_until_it_is_hung_in_a_terminal():
    here, there = os.pipe()
    bell, out = Bell(), Output(there)
    bell()
    bell.hang(out)
    bell()
    assert os.read(here, 100) == b"\a"
    os.close(here)
    os.close(there)


def test_nobody_goes_on_talking_when_the_stage_is_left(capfd):
    talker = Talker()
    with live_stage("plain", [talker]):
        assert talker.told == []
    assert talker.told == ["hush", "close"]


def test_on_a_pipe_the_bell_is_no_stray_byte(capfd):
    bell = Bell()
    with live_stage("plain", (), bell):
        bell()
    assert capfd.readouterr().out == ""
