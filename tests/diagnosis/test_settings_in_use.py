"""What the doctor says of settings, folder, history and drills."""

from datetime import date

import pytest
from doctor_parts import COURSE
from little_course import WALL
from printed import practise

from hinge_coach.diagnosis import personal_data
from hinge_coach.diagnosis.settings_in_use import in_force
from hinge_coach.errors import CoachError
from hinge_coach.printed.parts.printed_data import Finding
from hinge_coach.settings.personal_folder import HISTORY


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
