"""`hinge-coach doctor`: what it finds, the report, and the command in a terminal and without one."""

import json
import os
from datetime import date
from functools import partial

import pytest
from little_course import WALL
from printed import keep_kit, practise, text

from hinge_coach.audio.silence import Silence
from hinge_coach.audio.sounds import Sounds
from hinge_coach.audio.voice import Voice
from hinge_coach.coach.interface.events import Event
from hinge_coach.commands import doctor as command
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.diagnosis import findings, personal_data
from hinge_coach.diagnosis.findings import told
from hinge_coach.diagnosis.settings_in_use import in_force
from hinge_coach.diagnosis.trial_session import SPOKEN, Outcome
from hinge_coach.errors import CoachError
from hinge_coach.pages.doctor_page import doctor_page
from hinge_coach.pages.parts.page_data import Finding
from hinge_coach.settings.personal_folder import HISTORY
from hinge_coach.terminal.capabilities import Capabilities

COURSE = read_course()
DESK = Capabilities("xterm-256color", (120, 40), styled=True, colours="256", moves_cursor=True, keys=True)
PIPE = Capabilities("xterm-256color")
NOTHING = Outcome()
posix = pytest.mark.skipif(os.name != "posix", reason="there are no keys to try here")


# What is found.


@pytest.mark.parametrize(
    ("size", "says", "state"),
    [
        ((120, 40), "the grand layout", "fine"),
        ((80, 24), "the normal layout", "fine"),
        ((40, 12), "the small layout", "look"),
        ((20, 4), "the one-line layout", "look"),
    ],
)
def test_the_size_of_the_terminal_says_how_a_session_looks_there(size, says, state):
    found = findings.terminal(DESK._replace(window=size), "screen", NOTHING)
    assert found.found == f"xterm-256color, {size[0]}×{size[1]} cells: {says}"
    assert found.state == state
    assert ("64×22 cells" in found.do) == (state == "look")


def test_seconds_that_could_not_be_read_ask_for_a_larger_window():
    found = findings.terminal(DESK, "screen", Outcome(read_seconds=False))
    assert found.state == "look" and "could not read the seconds" in found.found and "larg" in found.do
    assert findings.terminal(DESK, "screen", Outcome(read_seconds=True)).state == "fine"


@pytest.mark.parametrize(
    ("can", "says", "state"),
    [
        (PIPE, "stdout is no terminal, so a session writes plain lines", "fine"),
        (DESK._replace(term="dumb", moves_cursor=False), "TERM is dumb, so a session writes plain lines", "look"),
        (DESK._replace(term="", moves_cursor=False), "TERM is not set, so a session writes plain lines", "look"),
        (DESK._replace(posix=False, moves_cursor=False), "a session writes plain lines on this system", "fine"),
    ],
)
def test_where_no_screen_can_be_driven_the_terminal_says_so(can, says, state):
    found = findings.terminal(can, "plain", NOTHING)
    assert (found.found, found.state) == (says, state)


def test_a_plain_view_that_was_chosen_is_fine_in_any_size():
    assert findings.terminal(DESK._replace(window=(20, 4)), "plain", NOTHING).state == "fine"


def test_the_keys_that_were_tried_are_listed_and_a_presenter_is_known_by_its_own():
    found = findings.keys(DESK, Outcome(keys=["PgDn", "PgUp", "."], tried_keys=True))
    assert found.found == "read one at a time: PgDn, PgUp and “.”; a presenter works as the remote"
    assert findings.keys(DESK, Outcome(tried_keys=True)).found == "read one at a time; none was tried"
    assert findings.keys(PIPE, NOTHING).state == "look"
    assert findings.keys(PIPE._replace(posix=False), NOTHING).state == "fine"


@pytest.mark.parametrize(
    ("can", "says"),
    [
        (DESK, "256 colours"),
        (DESK._replace(colours="truecolor"), "16 million colours"),
        (DESK._replace(colours=None, no_color=True), "none, as NO_COLOR asks: shape, word and bold say it too"),
        (DESK._replace(colours=None), "none: shape and word say it too"),
        (PIPE, "none where there is no terminal"),
    ],
)
def test_few_colours_are_no_fault(can, says):
    assert findings.colours(can) == Finding("colours", says)


def test_a_terminal_without_utf_8_or_braille_gets_the_mend():
    ascii_only = findings.characters(DESK._replace(unicode=False, encoding="ascii"), NOTHING)
    assert ascii_only.state == "look" and "UTF-8" in ascii_only.do
    unseen = findings.characters(DESK, Outcome(saw_figure=False))
    assert unseen.state == "look" and "font" in unseen.do
    assert findings.characters(DESK, Outcome(saw_figure=True)).found == "UTF-8 with braille; you saw the figure"


def test_signs_that_are_two_cells_wide_get_the_mend_and_a_terminal_that_does_not_say_is_told():
    wide = findings.characters(DESK._replace(wide=True), NOTHING)
    assert wide.state == "look" and "two cells" in wide.found and "ambiguous width" in wide.do
    assert not findings.shows_figure(DESK._replace(wide=True)) and findings.shows_figure(DESK)
    silent = findings.characters(DESK, Outcome(said_width=False))
    assert silent.state == "fine" and "does not say" in silent.found
    assert findings.characters(DESK, Outcome(said_width=True)).found == "UTF-8 with braille"


class Speaker:
    """A speaker that is refused by the system each time."""

    name = "espeak-ng"
    wpm = 160
    by_hand = "espeak-ng hello"
    ready = True

    def prepare(self, language): ...

    def speaks(self, language):
        return True

    def speak(self, words):
        raise OSError(24, "Too many open files")

    def close(self): ...


def test_a_voice_that_was_not_heard_gets_the_mend():
    voice = Voice(Speaker())
    assert findings.voice(voice, NOTHING) == Finding("voice", "espeak-ng, 160 words a minute")
    assert findings.voice(voice, Outcome(heard_voice=True)).found == "espeak-ng, 160 words a minute; you heard it"
    found = findings.voice(voice, Outcome(heard_voice=False))
    assert found.found == "espeak-ng, 160 words a minute; you did not hear it"
    assert found.do == "check the volume and the output device; `hinge-coach start --voice off` does without"


def test_a_voice_that_failed_in_the_trial_tells_why():
    voice = Voice(Speaker(), clock=lambda: 0.0)
    for _ in range(3):
        voice.tell(Event("trial", say=SPOKEN, urgent=True))
        voice.tend()
    found = findings.voice(voice, Outcome(heard_voice=False))
    assert "Too many open files" in found.found and "--voice off" in found.do


def test_no_voice_and_no_player_say_what_to_install():
    silence = Silence("none found", "No voice was found: install espeak-ng.")
    assert findings.voice(silence, NOTHING) == Finding("voice", "No voice was found", "install espeak-ng")
    nothing = Sounds([])
    assert "alsa-utils" in findings.sounds(nothing, NOTHING).do
    assert not findings.plays(nothing)
    assert findings.plays(Sounds([], bell=lambda: None))


def test_what_was_turned_off_is_fine():
    assert findings.voice(Silence("off"), NOTHING) == Finding("voice", "off")
    assert findings.sounds(Silence("off"), NOTHING) == Finding("sounds", "off")
    assert not findings.plays(Silence("off"))


@pytest.mark.parametrize(
    ("sentence", "thing", "mend"),
    [
        ("/c.yaml:2:1: `veiw` is no word; did you mean view?", "/c.yaml:2:1: `veiw` is no word", "did you mean view?"),
        ("“say” is not on this machine: install it.", "“say” is not on this machine", "install it"),
    ],
)  # fmt: skip
def test_an_errors_sentence_is_told_as_the_thing_and_the_mend(sentence, thing, mend):
    assert told(sentence) == (thing, mend)


# The settings in force.


def test_the_environment_goes_before_the_file_which_goes_before_the_defaults(home):
    home.mkdir()
    (home / "config.yaml").write_text("voice: auto\nview: plain\npace: 1.2\n")
    variables = {"HINGE_COACH_START_VIEW": "screen", "HINGE_COACH_START_MINUTES": "15", "HOME": "/x"}
    force = in_force(home, COURSE, variables)
    assert force.rows == [
        ("kit", "all of it, as none was named", "default"),
        ("voice", "auto", "config.yaml"),
        ("sound", "on", "default"),
        ("view", "screen", "HINGE_COACH_START_VIEW"),
        ("pace", "1.2", "config.yaml"),
        ("awake", "on", "default"),
        ("minutes", "15", "HINGE_COACH_START_MINUTES"),
    ]
    assert not force.wrong
    assert force.document()["pace"] == {"value": 1.2, "from": "config.yaml"}
    assert force.document()["kit"] == {"value": None, "from": "default"}


def test_a_wrong_file_is_told_in_one_line_and_stops_a_session(home):
    home.mkdir()
    (home / "config.yaml").write_text("sound: on\nveiw: plain\n")
    (wrong,) = in_force(home, COURSE, {}).wrong
    assert wrong.found.endswith("config.yaml:2:1: `veiw` is no setting") and wrong.do == "did you mean view?"
    assert wrong.stops


@pytest.mark.parametrize(
    ("name", "text", "mend"),
    [
        ("PACE", "3", "set it to a number from 0.5 to 2, or unset it"),
        ("PACE", "nan", "set it to a number from 0.5 to 2, or unset it"),
        ("SOUND", "loud", "set it to on or off, or unset it"),
        ("AWAKE", "never", "set it to on or off, or unset it"),
        ("VIEW", "auto", "set it to screen, plain or json, or unset it"),
        ("KIT", "wall plat", "No drill uses “plat”: did you mean plate?"),
    ],
)
def test_a_variable_that_start_refuses_is_named_with_the_mend(home, name, text, mend):
    (wrong,) = in_force(home, COURSE, {f"HINGE_COACH_START_{name}": text}).wrong
    assert wrong == Finding("settings", f"HINGE_COACH_START_{name} can't be “{text}”", mend, stops=True)


def test_a_kit_in_the_environment_is_read_as_start_reads_it(home):
    force = in_force(home, COURSE, {"HINGE_COACH_START_KIT": "wall,plate"})
    assert force.rows[0] == ("kit", "plate, wall", "HINGE_COACH_START_KIT")


# What is one's own.


def test_the_folder_is_told_with_what_can_be_done_there(tmp_path, monkeypatch):
    assert personal_data.folder(tmp_path) == Finding("folder", str(tmp_path))
    missing = personal_data.folder(tmp_path / "deep" / "home")
    assert missing.state == "fine" and "made when" in missing.found
    assert not (tmp_path / "deep").exists()
    (tmp_path / "file").write_text("")
    assert "move it away" in personal_data.folder(tmp_path / "file" / "home").do
    error = CoachError("HOME is not set, so there is no place to keep your practice; set HOME or HINGE_COACH_HOME.")
    assert personal_data.folder(error).do == "set HOME or HINGE_COACH_HOME"
    monkeypatch.setattr(personal_data, "cannot_write", lambda folder: OSError(30, "Read-only file system"))
    locked = personal_data.folder(tmp_path)
    assert "nothing can be written (Read-only file system)" in locked.found and "HINGE_COACH_HOME" in locked.do


def test_a_full_disk_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda path: type("Usage", (), {"free": 4096})())
    assert "free some space" in personal_data.folder(tmp_path).do
    monkeypatch.undo()
    monkeypatch.setattr(personal_data, "cannot_write", lambda folder: OSError(122, "Disk quota exceeded"))
    assert "free some space" in personal_data.folder(tmp_path).do


def test_the_history_is_counted_in_sets_and_days(home):
    assert personal_data.history(home) == Finding("history", "nothing is kept yet")
    practise(home, date(2026, 3, 2))
    assert personal_data.history(home).found == "1 set kept, from one day of practice"
    practise(home, date(2026, 3, 2))
    practise(home, date(2026, 3, 4))
    assert personal_data.history(home).found == "3 sets kept, from two days of practice"


def test_a_damaged_history_is_told_and_left_as_it_is(home):
    home.mkdir()
    (home / HISTORY).write_bytes(b"no database " * 100)
    found = personal_data.history(home)
    assert found.state == "look" and "can't be read" in found.found and "move it away" in found.do
    assert [path.name for path in home.iterdir()] == [HISTORY]
    assert (home / HISTORY).read_bytes() == b"no database " * 100


def test_own_drills_are_counted_and_broken_ones_told_with_the_command_that_explains(tmp_path):
    assert personal_data.drills(COURSE) == Finding("drills", "five and a half shipped")
    own = COURSE._replace(drills=(*COURSE.drills, WALL._replace(id="own", origin="/mine/own.yaml")))
    assert personal_data.drills(own).found == "five and a half shipped, one of your own"
    broken = personal_data.drills(own._replace(problems=("one", "two")))
    assert broken.found == "five and a half shipped, one of your own; two files of your own are broken and left out"
    assert "hinge-coach validate" in broken.do and not broken.stops


def test_a_course_that_cannot_be_read_stops_a_session():
    assert personal_data.drills(CoachError("There is no folder /x: check the name.")).stops


# The report, and the command.

FOUND = [
    Finding("terminal", "xterm-256color, 120×40 cells: the grand layout"),
    Finding("voice", "No voice was found", "install espeak-ng to hear the coach (sudo apt install espeak-ng)"),
    Finding("settings", "`veiw` is no setting", "did you mean view?", stops=True),
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
        "settings    look  `veiw` is no setting",
        "                  → did you mean view?",
    ]
    assert lines[9:12] == [
        "Settings in force",
        "kit    all of it, as none was named  default",
        "voice  auto                          default",
    ]


def test_when_all_is_well_the_report_ends_with_the_way_on(home):
    assert report(FOUND[:1]).endswith("All is well here: hinge-coach start\n")


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
    assert "stdin is no terminal" in out and "kit    wall  config.yaml" in out


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
