"""What the doctor says of a person's folder, history and drills: whether more can be kept, by trying it."""

import errno
import json
import os
import sqlite3
import subprocess
import sys
from datetime import date
from functools import partial

import pytest
from doctor_parts import COURSE
from little_course import WALL
from printed import practise

from hinge_coach.diagnosis import personal_data
from hinge_coach.errors import CoachError
from hinge_coach.history import open_database
from hinge_coach.printed.parts.printed_data import Finding
from hinge_coach.settings.personal_folder import HISTORY


def test_the_folder_is_told_with_what_can_be_done_there(tmp_path, monkeypatch):
    assert personal_data.folder(tmp_path) == Finding("folder", str(tmp_path))
    missing = personal_data.folder(tmp_path / "deep" / "home")
    assert missing.state == "fine" and "created when" in missing.found
    assert not (tmp_path / "deep").exists()
    (tmp_path / "file").write_text("")
    assert "move it away" in personal_data.folder(tmp_path / "file" / "home").do
    error = CoachError("HOME is not set, so there is no place to save your practice; set HOME or HINGE_COACH_HOME.")
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


@pytest.mark.parametrize("deep", ["", "not/made/yet"])
@pytest.mark.parametrize(
    ("number", "mend"),
    [(errno.EROFS, "allow writing there"), (errno.EACCES, "HINGE_COACH"), (errno.ENOSPC, "space")],
)
def test_a_history_that_could_not_begin_is_not_fine(tmp_path, monkeypatch, number, mend, deep):
    monkeypatch.setattr(personal_data, "cannot_write", lambda folder: OSError(number, os.strerror(number)))
    found = personal_data.history(tmp_path / deep)
    assert found.found == "nothing is saved yet, and nothing can be saved" and mend in found.do


def test_without_any_folder_a_history_is_not_fine_either():
    found = personal_data.history(CoachError("HOME is not set; set HOME or HINGE_COACH_HOME."))
    assert found.do == "set HOME or HINGE_COACH_HOME"


def test_a_folder_whose_name_no_file_system_takes_is_told(tmp_path):
    home = tmp_path / ("x" * 300)
    assert "its name can't be used" in personal_data.folder(home).found
    assert personal_data.history(home).state == "look"


def test_a_history_that_may_only_be_read_is_not_fine(home, monkeypatch):
    practise(home, date(2026, 3, 2))
    monkeypatch.setattr(open_database, "_connected", lambda path, wait, how: only_to_be_read(path))
    monkeypatch.setattr("os.access", lambda path, how: how != os.W_OK)
    found = personal_data.history(home)
    assert found.state == "look" and "can't be written" in found.found


def only_to_be_read(path):
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)


def test_trying_the_history_changes_no_byte_of_it(home):
    practise(home, date(2026, 3, 2))
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    assert personal_data.history(home).state == "fine"
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on the size of files")
@pytest.mark.parametrize("kept", [False, True])
def test_the_doctor_finds_out_by_writing_that_there_is_no_room(home, kept):
    import resource

    if kept:
        practise(home, date(2026, 3, 2))
    size = home.joinpath(HISTORY).stat().st_size if kept else 0
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    asked = [sys.executable, "-m", "hinge_coach", "doctor", "--json"]
    done = subprocess.run(asked, preexec_fn=limit, stdin=subprocess.DEVNULL, capture_output=True, timeout=30)
    found = {each["what"]: each for each in json.loads(done.stdout)["findings"]}
    assert [found[what]["state"] for what in ("folder", "history")] == ["look", "look"]
    assert all("free some space" in found[what]["do"] for what in ("folder", "history"))
    assert home.exists() == kept


def test_the_history_is_counted_in_sets_and_days(home):
    assert personal_data.history(home) == Finding("history", "nothing is saved yet")
    practise(home, date(2026, 3, 2))
    assert personal_data.history(home).found == "1 set saved, from one day of practice"
    practise(home, date(2026, 3, 2))
    practise(home, date(2026, 3, 4))
    assert personal_data.history(home).found == "3 sets saved, from two days of practice"


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
    assert personal_data.drills(CoachError("There is not a folder /x: check the name.")).stops
