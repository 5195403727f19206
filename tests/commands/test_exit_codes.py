"""How the program ends, as a shell sees it: exit codes, one sentence on stderr, and no traceback ever."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from on_a_terminal import undelivered
from pty_stage import environment, short_course

from hinge_coach.cli import run

PRINTING = (["drills"], ["history", "--json"], ["--help"])
LIVE = ["start", "--kit", "none", "--voice", "off", "--sound", "off", "--view"]
FULL = Path("/dev/full")


@pytest.fixture
def coach(tmp_path):
    """Run hinge-coach with a home of its own: what became of it, with its output as text."""

    def run(*args, argv=None, **how):
        command = argv or [sys.executable, "-m", "hinge_coach", *map(str, args)]
        how = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | how
        return subprocess.run(command, env=environment(tmp_path), text=True, timeout=30, check=False, **how)

    return run


@pytest.fixture
def course(tmp_path):
    return short_course(tmp_path / "course")


def named(arguments):
    return " ".join(arguments)


def test_what_went_well_is_0(coach):
    done = coach("drills")
    assert (done.returncode, done.stderr) == (0, "") and "Wall Hinge" in done.stdout


@pytest.mark.parametrize(
    ("args", "code", "named"),
    [
        (["drills", "--drills", "/no/such/folder"], 1, "/no/such/folder"),
        (["show", "wall-hing"], 2, "wall-hinge"),
        (["drills", "--jsn"], 2, "--jsn"),
        (["start", "--kit", "wal"], 2, "wall"),
        (["start", "--kit", "none", "--view", "screen"], 1, "--view plain"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence_with_its_mend(args, code, named, monkeypatch, capsys):
    monkeypatch.setattr("hinge_coach.cli.delivered", undelivered)
    monkeypatch.setattr(sys, "argv", ["hinge-coach", *args])
    assert run() == code
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1 and named in err


@pytest.mark.parametrize("args", PRINTING, ids=named)
def test_a_closed_pipe_is_141_and_silent(coach, args):
    reader, writer = os.pipe()
    os.close(reader)
    done = coach(*args, stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.parametrize("view", ["plain", "json"])
def test_a_session_ends_at_once_when_the_reader_of_its_pipe_goes(coach, course, view):
    command = '"$@" | head -n 1; exit "${PIPESTATUS[0]}"'
    session = [sys.executable, "-m", "hinge_coach", *LIVE, view, "--drills", str(course)]
    done = coach(argv=["bash", "-c", command, "-", *session])
    assert (done.returncode, done.stderr) == (141, "") and done.stdout.count("\n") == 1


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("args", [["drills"], ["--version"], [*LIVE, "plain"]], ids=named)
def test_a_full_device_is_1_and_one_sentence(coach, args):
    with FULL.open("w") as full:
        done = coach(*args, stdout=full)
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert os.strerror(errno.ENOSPC) in done.stderr


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize(("args", "code"), [(["show", "wall-hing"], 2), (["drills", "--drills", "/no"], 1)])
def test_what_cannot_be_said_on_stderr_changes_no_exit_code(coach, args, code):
    with FULL.open("w") as full:
        assert coach(*args, stderr=full).returncode == code


@pytest.mark.parametrize("args", [["drills"], [*LIVE, "plain"]], ids=named)
def test_a_closed_stdout_is_1_and_one_sentence(coach, args):
    done = coach(argv=["sh", "-c", '"$@" >&-', "-", sys.executable, "-m", "hinge_coach", *args])
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and "stdout is closed" in done.stderr


def test_nothing_that_is_opened_takes_the_place_of_a_closed_stdout(coach, tmp_path):
    """Else the session would be written into the history's own file."""
    session = [sys.executable, "-m", "hinge_coach", *LIVE, "json"]
    coach(argv=["sh", "-c", '"$@" >&- <&- 2>&-', "-", *session])
    kept = coach("history", "--json")
    assert (kept.returncode, kept.stdout.strip(), kept.stderr) == (0, "[]", "")


@pytest.mark.parametrize("closed", ["<&-", "2>&-"])
def test_a_closed_stdin_or_stderr_is_in_nobodys_way(coach, closed):
    done = coach(argv=["sh", "-c", f'"$@" {closed}', "-", sys.executable, "-m", "hinge_coach", "drills"])
    assert done.returncode == 0 and "Wall Hinge" in done.stdout


# Raises a signal the moment the program asks for a certain module: somewhere in the midst of its start.
STARTING = """\
import os, runpy, sys

module, signum = sys.argv[1], int(sys.argv[2])

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            os.kill(os.getpid(), signum)

sys.meta_path.insert(0, Finder())
sys.argv[1:] = ["drills"]
runpy.run_module("hinge_coach", run_name="__main__", alter_sys=True)
"""


@pytest.mark.parametrize("module", ["hinge_coach.cli", "click", "hinge_coach.course.file.course_folder"])
@pytest.mark.parametrize(("signum", "code"), [(2, 130), (15, 143)])
def test_a_signal_while_starting_ends_it_in_silence(coach, module, signum, code):
    done = coach(argv=[sys.executable, "-c", STARTING, module, str(signum)])
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")
