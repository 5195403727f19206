"""The doctor's report and exit code, and its trial in a real terminal."""

import json
import os
from functools import partial

import pytest
from doctor_parts import COURSE, DESK
from printed import keep_kit, text

from hinge_coach.commands import doctor as command
from hinge_coach.diagnosis.settings_in_use import in_force
from hinge_coach.printed.doctor_report import doctor_page
from hinge_coach.printed.parts.printed_data import Finding

posix = pytest.mark.skipif(os.name != "posix", reason="there are no keys to try here")


FOUND = [
    Finding("terminal", "xterm-256color, 120×40 cells: the grand layout"),
    Finding("voice", "No voice was found", "install espeak-ng to hear the coach (sudo apt install espeak-ng)"),
    Finding("settings", "`veiw` is not a setting", "did you mean view?", stops=True),
]


def report(found, columns=80, variables=None):
    return text(partial(doctor_page, found, in_force(None, COURSE, variables or {}).rows), columns)


@pytest.mark.parametrize("columns", [20, 40, 80, 120])
def test_the_report_keeps_to_the_width_and_says_each_mend_under_its_finding(home, columns):
    page = report(FOUND, columns, {"HINGE_COACH_START_MINUTES": "15"})
    assert max(map(len, page.splitlines())) <= columns
    words = " ".join(page.split())
    assert "→ did you mean view?" in words
    assert "Two things to look at; the arrow says what to do." in words
    assert "Until that is done for settings, no session can start." in words


def test_the_report_is_aligned(home):
    lines = report(FOUND).splitlines()
    assert lines[2:8] == [
        "terminal    fine  xterm-256color, 120×40 cells: the grand layout",
        "voice       look  No voice was found",
        "                  → install espeak-ng to hear the coach (sudo apt install",
        "                    espeak-ng)",
        "settings    look  `veiw` is not a setting",
        "                  → did you mean view?",
    ]
    assert lines[9:12] == [
        "Settings in force",
        "kit    all, because none was named  default",
        "voice  auto                         default",
    ]


def test_when_all_is_well_the_report_ends_with_the_way_on(home):
    assert report(FOUND[:1]).endswith("All is in order: hinge-coach start\n")


@pytest.fixture
def no_trial(monkeypatch):
    """Whoever would put up a stage fails."""

    def refused(*_):
        raise AssertionError("nothing may be tried")

    monkeypatch.setattr(command.live_session, "live_stage", refused)


def test_without_a_keyboard_the_doctor_only_reports(home, capsys, no_trial):
    keep_kit(home, "wall")
    assert command.doctor(as_json=False) == 0
    out = capsys.readouterr().out
    assert "stdin is not a terminal" in out and "kit    wall  config.yaml" in out


def test_json_is_one_document_and_tries_nothing(home, capsys, no_trial, monkeypatch):
    monkeypatch.setattr(command, "capabilities", lambda: DESK)
    assert command.doctor(as_json=True) == 0
    document = json.loads(capsys.readouterr().out)
    assert set(document) == {"findings", "settings", "folder"}
    assert document["folder"] == str(home)
    assert all(set(found) == {"what", "state", "found", "do"} for found in document["findings"])
    assert {"terminal", "keys", "voice", "sounds", "display", "history"} < {
        each["what"] for each in document["findings"]
    }
    assert {found["state"] for found in document["findings"]} <= {"fine", "look"}
    assert all((found["state"] == "look") == bool(found["do"]) for found in document["findings"])
    assert document["settings"]["voice"] == {"value": "auto", "from": "default"}
    assert not home.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HINGE_COACH_START_VOICE", "no-such-voice"),
        ("HINGE_COACH_START_VIEW", "screen"),
        ("HINGE_COACH_START_DRILLS", "/no/such/folder"),
    ],
)
def test_the_exit_code_is_1_where_no_session_can_start(home, capsys, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    assert command.doctor(as_json=False) == 1
    assert "no session can start" in " ".join(capsys.readouterr().out.split())


@posix
def test_in_a_terminal_it_tries_everything_and_gives_the_terminal_back(tmp_path):
    from pty_stage import Stage

    with Stage(tmp_path, "doctor", PATH=str(tmp_path), HINGE_COACH_START_SOUND="off") as stage:  # no engine
        stage.until("pause")  # the rep runs
        stage.read()
        stage.press("n")
        stage.until("once more")
        stage.read()
        stage.press("y")
        since = stage.until("picture")
        stage.press("x")
        since = stage.until("keys", since)
        stage.press(b"\x1b[200~pasted\x1b[201~\x1b[6~")  # what is pasted is no key
        stage.until("while", since)
        stage.press("q")
        assert stage.end() == 0
        assert stage.wrongs() == []
        report = " ".join(stage.heard.decode().rpartition("?1049l")[2].split())
        assert "you could read the seconds" in report and "you did not see the figure" in report
        assert "read one at a time: PgDn" in report


@posix
def test_ctrl_c_in_the_trial_ends_it_with_130(tmp_path):
    from pty_stage import Stage

    with Stage(tmp_path, "doctor", PATH=str(tmp_path), HINGE_COACH_START_SOUND="off") as stage:
        stage.until("pause")
        stage.press(b"\x03")
        assert stage.end() == 130
        assert stage.wrongs() == []
