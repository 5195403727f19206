"""What a shell finds in the terminal that it is given back: no keys that were the coach's, and no half a sequence."""

import os
import select
from contextlib import closing

import pytest

from hinge_coach.terminal.keyboard import Keyboard
from hinge_coach.terminal.nonblocking_output import Output
from hinge_coach.terminal.signals import Signals
from hinge_coach.terminal.terminal_modes import Terminal

CAN = b"\x18"  # ends a sequence that is not whole (ECMA-48)


@pytest.fixture
def terminal():
    """Where a terminal is watched, and the terminal."""
    ends = os.openpty()
    yield ends
    for end in ends:
        os.close(end)


def test_keys_that_nobody_read_do_not_reach_the_shell(terminal):
    watched, fd = terminal
    keyboard = Keyboard(fd)
    keyboard.listen()
    os.write(watched, b"reboot\n")
    assert select.select([fd], [], [], 1)[0], "they are waiting to be read"
    keyboard.release()
    assert not select.select([fd], [], [], 0)[0]


def test_a_half_sent_picture_is_ended_before_the_way_out(terminal):
    watched, fd = terminal
    with Signals(()) as signals, closing(Output(fd)) as picture:
        session = Terminal(signals, picture=picture)
        session.enter()
        picture.send(b"picture " * 100_000)  # far more than a terminal takes unread
        session.leave()
    after = all_of(watched).rpartition(b"picture ")[2]
    assert CAN in after and after.index(CAN) < after.index(b"\x1b")


def all_of(fd):
    heard = b""
    while select.select([fd], [], [], 0.05)[0]:
        heard += os.read(fd, 65536)
    return heard
