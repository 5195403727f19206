"""What keeps a history from being kept: a full disk, a closed folder, another program, damage.

Each is told as what it is. Where nothing can be written the session goes on, and what was kept can still be read.
"""

import errno
import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from history_parts import SET, TODAY, kept, noon

from hinge_coach.coach.practice_record import Answer, Place
from hinge_coach.errors import CoachError
from hinge_coach.history import migrations, open_database, sqlite_failure_cause
from hinge_coach.history.history_reader import read_history
from hinge_coach.history.session_writer import open_history
from hinge_coach.settings.personal_folder import HISTORY


@pytest.fixture
def closed(tmp_path, monkeypatch):
    """Makes a folder read-only, also for a test that runs as root."""
    user = os.geteuid()
    if not hasattr(os, "seteuid"):
        pytest.skip("needs POSIX users")
    folder = Path("/tmp") / f"hinge-coach-closed-{os.getpid()}"
    folder.mkdir(mode=0o755)

    def close():
        if user == 0:
            os.seteuid(65534)
        else:
            folder.chmod(0o555)
        return folder

    yield folder, close
    os.seteuid(user)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_full_disk_is_told_and_once_there_is_room_again_every_set_is_there(tmp_path):
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with open_history(tmp_path, clock=noon) as history:
        assert history.set_done(SET) is True
        resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
        try:
            saved = [history.set_done(SET) for _ in range(30)]
            trouble = history.trouble
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert saved[-1] is False
        assert "free some space" in trouble
        assert history.set_done(SET) is True
        assert history.trouble is None
    assert len(kept(tmp_path)) == 32


def test_a_read_only_home_is_told_and_the_session_goes_on(closed):
    folder, close = closed
    close()
    history = open_history(folder, clock=noon)
    assert "can't be opened" in history.trouble
    assert history.set_done(SET) is False
    past = history.past()
    assert (past.sessions, past.of("wall-hinge").last_day) == (1, TODAY)  # it remembers itself
    history.close()
    assert history.trouble.startswith("1 set of this session is not saved")


def test_in_a_read_only_home_the_past_can_still_be_read(closed):
    folder, close = closed
    with open_history(folder, clock=noon) as history:
        history.answered(Answer("wall-hinge", "yes", first=True))
        history.set_done(SET)
    (folder / HISTORY).chmod(0o444)
    close()
    history = open_history(folder, clock=noon)
    assert history.trouble is not None
    assert history.past().of("wall-hinge").judged == ((TODAY, "yes"),)
    assert kept(folder) == [("Wall hinge", 1)]
    assert history.set_done(SET) is False
    history.close()


def test_without_any_home_the_session_remembers_itself(monkeypatch):
    monkeypatch.delenv("HINGE_COACH_HOME", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("HOME", "")
    with open_history(clock=noon) as history:
        assert history.trouble == (
            "HOME is not set, so there is no place to save your practice; set HOME or HINGE_COACH_HOME."
        )
        assert history.set_done(SET) is False
        assert history.stands_at(Place("wall-hinge")) is False
        assert history.past().sessions == 1
    with pytest.raises(CoachError, match="HOME is not set"):
        read_history()


def test_a_file_in_the_way_of_the_folder_is_told_by_name(tmp_path):
    (tmp_path / "home").write_text("mine")
    with open_history(tmp_path / "home", clock=noon) as history:
        assert "is a file, not a folder" in history.trouble
        assert history.set_done(SET) is False
    assert (tmp_path / "home").read_text() == "mine"


def test_a_folder_or_a_pipe_in_the_place_of_the_history_is_left_alone(tmp_path):
    (tmp_path / "a" / HISTORY).mkdir(parents=True)
    (tmp_path / "b").mkdir()
    os.mkfifo(tmp_path / "b" / HISTORY)
    for name in "ab":
        with open_history(tmp_path / name, clock=noon) as history:
            assert "is not a file" in history.trouble
            assert history.set_done(SET) is False


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (5, "Another program is using"), (261, "Another program is using"), (6, "Another program is using"),
        (13, "The disk is full"), (8, "can't be written"), (1032, "can't be written"), (14, "can't be opened"),
        (3850, "can't be locked"), (5386, "can't be locked"), (778, "has an error"), (1034, "has an error"),
    ],
)  # fmt: skip
def test_sqlites_own_code_says_what_is_the_matter(tmp_path, monkeypatch, code, words):
    with open_history(tmp_path, clock=noon) as history:
        history.set_done(SET)
        monkeypatch.setattr(open_database, "look_at", lambda *_, **__: (_ for _ in ()).throw(raised(code)))
        history._store.close()
        assert history.set_done(SET) is False
        assert words in history.trouble
        monkeypatch.undo()


def raised(code):
    error = sqlite3.OperationalError("words that say nothing")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk is full"), (errno.EDQUOT, "The disk is full"), (errno.EFBIG, "The disk is full"),
        (errno.EROFS, "can't be written"), (errno.EIO, "has an error"),
    ],
)  # fmt: skip
def test_where_sqlites_code_has_several_reasons_writing_tells_which(tmp_path, monkeypatch, number, words):
    with open_history(tmp_path, clock=noon) as history:
        monkeypatch.setattr(sqlite_failure_cause, "cannot_write", lambda folder, size: OSError(number, "no"))
        monkeypatch.setattr(open_database, "look_at", lambda *_, **__: (_ for _ in ()).throw(raised(10)))
        history._store.close()
        assert history.set_done(SET) is False
        assert words in history.trouble
        monkeypatch.undo()


def test_an_error_without_a_code_puts_no_good_history_away(tmp_path, monkeypatch):
    """As Python 3.10 tells it: here the likeliest reason is another program."""
    with open_history(tmp_path, clock=noon) as history:
        history.set_done(SET)
        monkeypatch.setattr(
            open_database, "look_at", lambda *_, **__: (_ for _ in ()).throw(sqlite3.OperationalError("no such table"))
        )
        history._store.close()
        assert history.set_done(SET) is False
        assert "Another program is using" in history.trouble
        monkeypatch.undo()
        assert history.set_done(SET) is True
    assert len(kept(tmp_path)) == 3


@pytest.mark.parametrize(
    "damage",
    [
        "DROP TABLE checks",
        "DROP INDEX sets_by_day",
        "ALTER TABLE sets RENAME COLUMN day TO dqy",
        "UPDATE sets SET drill = CAST(X'ff' AS TEXT)",
    ],
)
def test_a_table_that_is_gone_or_a_text_that_is_torn_is_damage(tmp_path, damage):
    with open_history(tmp_path, clock=noon) as history:
        history.set_done(SET)
        history.answered(Answer("wall-hinge", "yes", first=True))
    db = sqlite3.connect(tmp_path / HISTORY)
    db.execute(damage)
    db.commit()
    db.close()
    with open_history(tmp_path, clock=noon) as history:
        history.past()
        history.set_done(SET)
        history.answered(Answer("wall-hinge", "yes", first=True))
        assert history.lost == ""
    assert len(kept(tmp_path)) == (2 if "INDEX" in damage else 1)


def cannot_be_opened(*_, **__):
    raise raised(8)


def test_what_can_only_be_read_is_read_with_what_lies_in_the_log(tmp_path, monkeypatch):
    with open_history(tmp_path / "a", clock=noon) as history:
        history.set_done(SET)
        shutil.copytree(tmp_path / "a", tmp_path / "log")
    monkeypatch.setattr(open_database, "opened", cannot_be_opened)
    assert len(kept(tmp_path / "log")) == 1


def test_what_can_only_be_read_is_read_also_in_an_older_shape(tmp_path, monkeypatch):
    db = sqlite3.connect(tmp_path / HISTORY)
    db.executescript(";".join(migrations.STEPS[0]))
    values = (1, "2026-03-02T12:00:00+00:00", 0, "2026-03-02", "wall-hinge", "Wall hinge", 1, 10, 10, "reps", 1)
    columns = "session, at, offset, day, drill, block, number, target, done, unit, complete"
    db.execute(f"INSERT INTO sets ({columns}) VALUES ({', '.join('?' * len(values))})", values)
    db.execute(f"PRAGMA application_id = {migrations.APPLICATION}")
    db.execute("PRAGMA user_version = 1")
    db.commit()
    db.close()
    before = (tmp_path / HISTORY).read_bytes()
    monkeypatch.setattr(open_database, "opened", cannot_be_opened)
    assert kept(tmp_path) == [("Wall hinge", 1)]
    assert (tmp_path / HISTORY).read_bytes() == before
    monkeypatch.undo()
    with open_history(tmp_path, clock=noon) as history:
        assert history.set_done(SET) is True
    assert len(kept(tmp_path)) == 2
