"""What a command prints, and the exit code that becomes of it: in this process, with what stands in for a command."""

import errno
import os
import signal
import sys
import threading

import pytest

from hinge_coach.errors import CoachError, Interrupted, UnknownDrillError
from hinge_coach.terminal.printed_output import delivered


@pytest.fixture(autouse=True)
def own_stdout(monkeypatch):
    """`delivered` replaces sys.stdout for the rest of the program; here only for one test."""
    monkeypatch.setattr(sys, "stdout", sys.stdout)


@pytest.fixture
def stdout_is():
    """Put something else in the place of fd 1, until the end of the test."""
    kept = os.dup(1)
    yield lambda fd: os.dup2(fd, 1)
    os.dup2(kept, 1)
    os.close(kept)


def fails_with(error):
    def work():
        print("So far so good.")
        raise error

    return work


def test_what_was_printed_is_delivered_and_the_exit_code_is_the_works_own(capfd):
    def work():
        print("4½ – “long”")
        return 3

    assert delivered(work) == 3
    assert capfd.readouterr() == ("4½ – “long”\n", "")


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (CoachError("The folder is empty."), 1, "The folder is empty."),
        (UnknownDrillError("No drill is called 'wal'."), 2, "No drill is called 'wal'."),
        (PermissionError(errno.EACCES, "Permission denied", "/x"), 1, "/x can't be used: Permission denied."),
        (Interrupted(signal.SIGINT), 130, ""),
        (Interrupted(signal.SIGTERM), 143, ""),
    ],
)
def test_an_error_is_one_sentence_on_stderr_and_its_exit_code(capfd, error, code, sentence):
    assert delivered(fails_with(error)) == code
    assert capfd.readouterr() == ("So far so good.\n", sentence and f"hinge-coach: {sentence}\n")


def test_even_a_bug_is_one_sentence_that_says_where(capfd):
    assert delivered(fails_with(KeyError("hips"))) == 1
    told = capfd.readouterr().err
    assert told.count("\n") == 1 and "KeyError" in told and "test_printed_output.py:" in told


def test_output_that_is_read_late_comes_out_whole(stdout_is):
    reader, writer = os.pipe()
    stdout_is(writer)
    os.close(writer)
    found = bytearray()

    def read_late():
        while data := os.read(reader, 100_000):
            found.extend(data)

    late = threading.Timer(0.05, read_late)
    late.start()
    text = "one line of many\n" * 300_000
    assert delivered(lambda: sys.stdout.write(text) and 0) == 0
    stdout_is(2)  # closes the pipe
    late.join()
    assert found.decode() == text
    os.close(reader)


def test_output_that_nobody_reads_is_ended_by_a_signal_after_a_whole_line(stdout_is):
    reader, writer = os.pipe()
    stdout_is(writer)
    timer = threading.Timer(0.05, lambda: signal.raise_signal(signal.SIGTERM))
    timer.start()
    assert delivered(lambda: sys.stdout.write("one line of many\n" * 300_000) and 0) == 143
    os.set_blocking(reader, False)
    assert os.read(reader, 1 << 20).endswith(b"many\n")
    os.close(reader)
    os.close(writer)
