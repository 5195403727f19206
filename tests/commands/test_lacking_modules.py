"""A Python that was built without an optional module: what can go on goes on, and one sentence says what is missing."""

import json
import subprocess
import sys
from datetime import date

import pytest
from on_a_terminal import PRINTING
from printed import keep_kit
from pty_stage import Stage, environment, short_course

from hinge_coach.coach.practice_record import Past, SetDone
from hinge_coach.errors import CoachError
from hinge_coach.history.session_writer import open_history

# Run commands one after the other in one process that can't import `sys.argv[1]`; what came of each, as JSON.
RUN = """
import contextlib, io, json, os, sys
lacking, commands = json.loads(sys.argv[1])

class Lacking:
    def find_spec(self, name, path=None, target=None):
        if name in lacking:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Lacking())
for name in lacking:
    sys.modules.pop(name, None)
from hinge_coach import cli
from hinge_coach.errors import CoachError
from hinge_coach.terminal.printed_output import complain

def undelivered(work):
    try:
        return work()
    except CoachError as error:
        return complain(str(error), error.exit_code)

cli.delivered = undelivered
done = []
for command in commands:
    out, err = io.StringIO(), io.StringIO()
    sys.argv = ["hinge-coach", *command]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = cli.run()
    done.append((code, out.getvalue(), err.getvalue()))
print(json.dumps(done))
"""
# What a Python may lack, and no command needs. (zlib is none of them: rich before 14 imports it.)
NEEDLESS = ["_bz2", "_ctypes", "_curses", "_dbm", "_decimal", "_hashlib", "_lzma", "_ssl", "_tkinter", "_uuid", "bz2"]
NEEDLESS += ["ctypes", "curses", "dbm", "fcntl", "lzma", "readline", "resource", "ssl", "tkinter"]
COMMANDS = {**PRINTING, "csv": ["history", "--csv"], "schema": ["schema"], "new": ["new", "own-hinge"]}
NO_SQLITE = "This Python lacks the module sqlite3, so nothing can be saved or shown"


def run(home, lacking, commands):
    """What came of commands in a Python that lacks these modules: code, stdout and stderr of each."""
    program = [sys.executable, "-c", RUN, json.dumps([lacking, list(commands)])]
    done = subprocess.run(program, env=environment(home), stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def without(home, *lacking):
    """The same for every command, by its name."""
    return dict(zip(COMMANDS, run(home, lacking, COMMANDS.values()), strict=True))


def test_without_what_no_command_needs_every_command_is_the_same(tmp_path):
    keep_kit(tmp_path, "wall")
    for name, (code, out, err) in without(tmp_path, *NEEDLESS).items():
        assert (code, bool(err)) == ((2, True) if name == "an error" else (0, False)), (name, err)
        assert out or name == "an error"


def test_without_the_part_of_sqlite3_that_is_no_python_it_is_lacking_as_a_whole(tmp_path):
    keep_kit(tmp_path, "wall")
    [(code, out, err)] = run(tmp_path, ["_sqlite3"], [COMMANDS["progress"]])
    assert (code, out) == (1, "") and NO_SQLITE in err


def test_without_sqlite_what_looks_back_says_so_and_all_else_goes_on(tmp_path):
    keep_kit(tmp_path, "wall")
    found = without(tmp_path, "sqlite3")
    for name in ("progress", "history", "csv"):
        code, out, err = found.pop(name)
        assert (code, out) == (1, "") and err.count("\n") == 1 and NO_SQLITE in err and "use" not in err[:20]
    assert NO_SQLITE in " ".join(found["doctor"][1].split())
    assert [name for name, (code, _, err) in found.items() if code or err] == ["an error"]


def test_without_sqlite_a_session_remembers_nothing_and_says_that_it_is_not_kept(home, monkeypatch):
    def lacking():
        raise CoachError(NO_SQLITE)

    monkeypatch.setattr("hinge_coach.history.database.require", lacking)
    monkeypatch.setattr("hinge_coach.history.session_writer.nowhere", lacking)
    history = open_history(home)
    assert history.trouble == NO_SQLITE and history.past() == Past(date.today())
    assert not history.set_done(SetDone("wall-hinge", "Wall hinge", 1, None, 10, 10, "reps"))
    history.close()
    assert history.trouble == f"1 set of this session is not saved: {NO_SQLITE}" and not home.exists()


@pytest.fixture
def terminal(tmp_path):
    """A program in a terminal, in a Python that lacks a module."""

    def begin(lacking, *command, **how):
        lines = RUN.partition("def undelivered")[0]
        program = f"{lines}\nsys.argv = ['hinge-coach', *commands]\nsys.exit(cli.run())"
        return Stage(tmp_path, argv=[sys.executable, "-c", program, json.dumps([lacking, command])], **how)

    return begin


def test_without_curses_a_terminal_that_is_not_known_by_name_gets_plain_lines_and_is_told_why(terminal):
    with terminal(["_curses"], "start", "--kit", "none", "--voice", "off", TERM="foo") as stage:
        stage.until("ask a doctor")
        assert b"lacks the module curses" in stage.heard and b"TERM=foo" in stage.heard
        stage.press("q")
        assert stage.end() == 0 and b"\x1b" not in stage.heard


def test_without_termios_a_session_in_a_terminal_is_hands_free_and_is_told_why(terminal, tmp_path):
    course = str(short_course(tmp_path / "course"))
    with terminal(["termios"], "start", "--drills", course, "--kit", "none", "--voice", "off") as stage:
        stage.until("Paced time")
        assert b"lacks the module termios" in stage.heard and b"\x1b" not in stage.heard
        stage.press("\x03")
        assert stage.end() == 130


def test_without_termios_the_doctor_tells_what_is_missing_and_tries_nothing(terminal):
    with terminal(["termios"], "doctor") as stage:
        assert stage.end() == 0
        report = " ".join(stage.heard.decode().split())
        assert "lacks the module termios" in report and "→" in report
