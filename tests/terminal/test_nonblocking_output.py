"""Bytes on their way out: nothing is lost, nothing is half, and nobody who does not read holds anything up."""

import errno
import fcntl
import os
import signal
import termios
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from hinge_coach.errors import CoachError, Interrupted
from hinge_coach.terminal.nonblocking_output import Output

LINE = b"x" * 99 + b"\n"
PLENTY = 2000  # lines; more than any pipe or terminal takes unread


@pytest.fixture
def pipe():
    """The reading end and the writing end of a pipe."""
    ends = os.pipe()
    yield ends
    for end in ends:
        with suppress(OSError):  # the test may have closed it
            os.close(end)


@pytest.fixture
def terminal():
    """Where a terminal is watched, and the terminal."""
    ends = os.openpty()
    yield ends
    for end in ends:
        os.close(end)


def read_all(fd, output=None):
    """Everything that can be read by and by, while the outlet goes on writing."""
    os.set_blocking(fd, False)
    found = b""
    while True:
        try:
            data = os.read(fd, 65536)
        except BlockingIOError:
            data = b""
        found += data
        if not data and not (output and output.waiting):
            return found
        if output:
            output.pump()


def test_lines_come_out_in_their_order(pipe):
    reader, writer = pipe
    with closing(Output(writer)) as output:
        output.add(b"one\n")
        output.add(b"two\n")
        assert not output.waiting
    assert os.read(reader, 100) == b"one\ntwo\n"


def test_a_pipe_that_nobody_reads_blocks_nobody_and_loses_no_line(pipe):
    reader, writer = pipe
    with closing(Output(writer)) as output:
        for _ in range(PLENTY):
            output.add(LINE)
        assert output.waiting
        assert read_all(reader, output) == LINE * PLENTY


def test_a_pipe_never_holds_half_a_line(pipe):
    reader, writer = pipe
    with closing(Output(writer)) as output:
        output.add(LINE * PLENTY)
        output.finish()
    assert read_all(reader).endswith(LINE)


def test_a_line_longer_than_the_pipe_takes_at_once_comes_out_whole(pipe):
    reader, writer = pipe
    with closing(Output(writer)) as output:
        output.add(b"y" * 200_000 + b"\n")
        assert read_all(reader, output) == b"y" * 200_000 + b"\n"


def test_what_nobody_will_ever_read_does_not_fill_the_memory(pipe):
    _, writer = pipe
    with closing(Output(writer)) as output:
        for _ in range(60):
            output.add(b"z" * 99_999 + b"\n")
        assert output.waiting and output._size <= 4_000_000


def test_a_frame_is_not_taken_while_earlier_bytes_wait(terminal):
    watched, fd = terminal
    with closing(Output(fd)) as output:
        while output.send(b"f" * 4096):
            pass
        assert output.waiting and not output.send(b"new")
        read_all(watched, output)
        assert output.send(b"new")
    assert read_all(watched) == b"new"


def test_a_terminal_keeps_its_own_blocking_mode(terminal):
    _, fd = terminal
    with closing(Output(fd)):
        assert not fcntl.fcntl(fd, fcntl.F_GETFL) & os.O_NONBLOCK


def test_the_last_bytes_find_their_way_to_a_terminal_that_does_not_read(terminal):
    watched, fd = terminal
    with closing(Output(fd)) as output:
        while output.send(b"f" * 4096):
            pass
        began = time.monotonic()
        assert output.finish(b"bye", broken_off=b"<cut>")
        assert time.monotonic() - began < 1
    assert read_all(watched).endswith(b"<cut>bye")


def test_the_last_bytes_come_after_what_the_reader_still_took(terminal):
    watched, fd = terminal
    with closing(Output(fd)) as output:
        output.add(b"picture")
        assert output.finish(b"bye", broken_off=b"<cut>")
    assert read_all(watched) == b"picturebye"


def test_a_terminal_whose_output_is_stopped_gets_no_last_bytes_and_costs_no_second(terminal):
    _, fd = terminal
    with closing(Output(fd)) as output:
        termios.tcflow(fd, termios.TCOOFF)
        began = time.monotonic()
        assert not output.finish(b"bye")
        assert time.monotonic() - began < 1


def test_a_reader_who_has_gone_ends_the_program_as_a_closed_pipe_does(pipe):
    reader, writer = pipe
    with closing(Output(writer)) as output:
        os.close(reader)
        with pytest.raises(Interrupted) as ended:
            output.add(LINE)
        assert ended.value.signum == signal.SIGPIPE and ended.value.exit_code == 141


def test_a_reader_who_has_gone_is_noticed_before_anything_is_written(pipe):
    reader, writer = pipe
    with closing(Output(writer)) as output:
        assert output.watched == [writer]
        output.check()
        os.close(reader)
        with pytest.raises(Interrupted):
            output.check()


def test_a_terminal_that_hung_up_ends_the_program_as_sighup_does():
    watched, fd = os.openpty()
    with closing(Output(fd)) as output:
        os.close(watched)
        with pytest.raises(Interrupted) as ended:
            output.add(LINE)
        assert ended.value.signum == signal.SIGHUP
    os.close(fd)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_device_is_told_in_one_sentence():
    fd = os.open("/dev/full", os.O_WRONLY)
    with closing(Output(fd)) as output, pytest.raises(CoachError, match=os.strerror(errno.ENOSPC)):
        output.add(LINE)
    os.close(fd)


def test_a_closed_stdout_is_told_in_one_sentence():
    fd = os.open(os.devnull, os.O_RDONLY)
    with closing(Output(fd)) as output, pytest.raises(CoachError, match="stdout is closed"):
        output.add(LINE)
    os.close(fd)
