"""The memory under attack: plugs pulled, disks full, locks held, folders closed, files broken or of another time."""

import os
import random
import shutil
import signal
import sqlite3
import time
from functools import partial

import pytest
from history_parts import SET, kept, noon

from hinge_coach.coach.practice_record import Answer, Place
from hinge_coach.errors import CoachError
from hinge_coach.history import session_writer as memory
from hinge_coach.history.session_writer import open_history
from hinge_coach.settings.personal_folder import HISTORY

KILLS = int(os.environ.get("HINGE_COACH_TEST_KILLS", "10"))


@pytest.fixture
def keeper(keep, tmp_path):
    """Starts sessions in programs of their own, which keep sets in the same folder."""
    return partial(keep, tmp_path)


@pytest.fixture
def lock(tmp_path):
    """Another program that holds the history's write lock: call it to take the lock, and what it answers to let go."""
    open_history(tmp_path).close()
    other = sqlite3.connect(tmp_path / HISTORY, isolation_level=None)

    def hold():
        other.execute("BEGIN IMMEDIATE")
        return lambda: other.execute("ROLLBACK")

    yield hold
    other.close()


def test_no_announced_set_is_lost_however_often_the_program_is_killed(keeper, tmp_path):
    announced = []
    chance = random.Random(4)
    for kill in range(KILLS):
        program = keeper(f"life {kill}")
        first = program.stdout.readline()
        time.sleep(chance.random() * 0.03)
        program.send_signal(signal.SIGKILL)
        lines = [first, *program.stdout]
        announced += [(f"life {kill}", int(line.split()[0])) for line in lines if line.endswith("True\n")]
    found = kept(tmp_path)
    assert len(announced) > KILLS
    assert set(announced) <= set(found)
    assert len(found) <= len(announced) + KILLS  # the one set that a kill leaves kept and not announced, no more
    with open_history(tmp_path) as history:
        assert history.past().place is not None
        assert history.trouble is None


def test_two_sessions_and_a_reader_at_once_lose_nothing(keeper, tmp_path):
    sessions = [keeper(name, 60) for name in ("one", "two")]
    seen = []
    while any(session.poll() is None for session in sessions):
        seen.append(len(kept(tmp_path)))
        time.sleep(0.01)
    assert seen == sorted(seen)
    found = kept(tmp_path)
    assert sorted(found) == [(name, n) for name in ("one", "two") for n in range(1, 61)]


def test_a_reader_makes_no_history_of_an_empty_file_and_waits_for_nobody_who_does(tmp_path):
    (tmp_path / HISTORY).touch()
    assert kept(tmp_path) == []
    assert (tmp_path / HISTORY).stat().st_size == 0 and len(list(tmp_path.iterdir())) == 1
    other = sqlite3.connect(tmp_path / HISTORY, isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    assert kept(tmp_path) == []
    assert time.monotonic() - began < 1.0
    other.close()


def test_many_first_sessions_at_once_all_begin(keeper, tmp_path):
    sessions = [keeper(f"{n}", 2) for n in range(6)]
    said = [session.communicate()[0].splitlines() for session in sessions]
    assert said == [["1 True", "2 True"]] * 6
    assert len(kept(tmp_path)) == 12


def test_a_lock_held_by_another_program_holds_up_no_clock_and_costs_no_set(lock, tmp_path):
    with open_history(tmp_path, clock=noon) as history:
        let_go = lock()
        began = time.monotonic()
        assert [history.set_done(SET) for _ in range(4)] == [False] * 4
        assert time.monotonic() - began < 1.0  # a quarter of a second once, then hardly any
        assert "Another program is using your history" in history.trouble
        assert history.lost.startswith("4 sets")
        let_go()
        assert history.set_done(SET) is True
        assert (history.trouble, history.lost) == (None, "")
    assert len(kept(tmp_path)) == 5


def test_a_lock_that_outlasts_the_session_is_waited_for_at_its_end(lock, tmp_path, monkeypatch):
    monkeypatch.setattr(memory, "BEFORE", 0.1)
    monkeypatch.setattr(memory, "AFTER", 0.1)
    let_go = lock()
    with open_history(tmp_path / "elsewhere") as other:
        assert other.set_done(SET) is True
    history = open_history(tmp_path, clock=noon)
    history.set_done(SET)
    history.close()
    assert history.trouble.startswith("1 set of this session is not saved: Another program ")
    let_go()
    assert kept(tmp_path) == []


def test_a_disk_that_is_full_from_the_start_keeps_the_session_going(keeper, tmp_path):
    said = keeper("full", 3, 1).communicate()[0].split("\n")
    assert said[:3] == ["1 False", "2 False", "3 False"]
    with open_history(tmp_path, clock=noon) as history:  # and what it left behind is no hindrance
        assert history.set_done(SET) is True


@pytest.mark.parametrize("content", [b"not a database at all", b"x" * 9000, b"SQLite format 3\0" + b"\0" * 5000])
def test_a_broken_history_is_set_aside_unchanged_and_a_new_one_begins(tmp_path, content):
    (tmp_path / HISTORY).write_bytes(content)
    with open_history(tmp_path, clock=noon) as history:
        assert "renamed, unchanged, to " in history.trouble
        assert "history-damaged-2026-03-02.db" in history.trouble
        assert history.set_done(SET) is True
        assert history.trouble is None
    assert (tmp_path / "history-damaged-2026-03-02.db").read_bytes() == content
    assert len(kept(tmp_path)) == 1


def test_what_was_set_aside_before_is_never_overwritten(tmp_path):
    for content in (b"first", b"second", b"third"):
        (tmp_path / HISTORY).write_bytes(content)
        open_history(tmp_path, clock=noon).close()
    aside = sorted(path.read_bytes() for path in tmp_path.glob("history-damaged-*.db"))
    assert aside == [b"first", b"second", b"third"]


def test_looking_at_a_broken_history_changes_nothing(tmp_path):
    (tmp_path / HISTORY).write_bytes(b"not a database at all")
    with pytest.raises(CoachError, match="move it away, and hinge-coach start begins a new one"):
        kept(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [HISTORY]


def test_a_history_that_breaks_in_the_middle_of_a_session_is_set_aside_too(tmp_path):
    with open_history(tmp_path, clock=noon) as history:
        history.set_done(SET)
    with open_history(tmp_path, clock=noon) as history:
        (tmp_path / HISTORY).write_bytes(b"\xff" * (tmp_path / HISTORY).stat().st_size)
        assert history.set_done(SET) is True
        assert "renamed" in history.trouble
    assert len(kept(tmp_path)) == 1


def test_a_newer_history_is_refused_and_not_touched(tmp_path):
    with open_history(tmp_path, clock=noon) as history:
        history.set_done(SET)
    db = sqlite3.connect(tmp_path / HISTORY)
    db.execute("PRAGMA user_version = 99")
    db.close()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with open_history(tmp_path, clock=noon) as history:
        assert "written by a newer hinge-coach" in history.trouble
        assert history.set_done(SET) is False
        assert history.past().sessions == 1
    with pytest.raises(CoachError, match="update hinge-coach"):
        kept(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_another_programs_database_by_that_name_is_set_aside_whole(tmp_path):
    db = sqlite3.connect(tmp_path / HISTORY)
    db.execute("CREATE TABLE sets (mine)")
    db.close()
    with open_history(tmp_path, clock=noon) as history:
        assert history.set_done(SET) is True
    db = sqlite3.connect(tmp_path / "history-damaged-2026-03-02.db")
    assert db.execute("SELECT count(*) FROM sets").fetchone() == (0,)
    db.close()


def test_a_history_that_is_deleted_in_the_middle_of_a_session_begins_anew(tmp_path):
    folder = tmp_path / "home"
    with open_history(folder, clock=noon) as history:
        history.set_done(SET)
        shutil.rmtree(folder)
        assert history.set_done(SET) is True
        assert len(kept(folder)) == 1


def test_a_migration_that_is_cut_short_leaves_the_version_before(tmp_path, monkeypatch):
    from hinge_coach.history import migrations, open_database

    with open_history(tmp_path, clock=noon) as history:
        history.set_done(SET)
    steps = (*migrations.STEPS, ("ALTER TABLE sets ADD COLUMN mood TEXT", "CREATE TABLE half (", "SELECT 1"))
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", steps)
        patch.setattr(migrations, "LATEST", len(steps))
        patch.setattr(open_database, "LATEST", len(steps))
        with pytest.raises(CoachError):
            kept(tmp_path)
    assert len(kept(tmp_path)) == 1
    assert "mood" not in _columns(tmp_path)


def test_a_migration_keeps_every_set(tmp_path, monkeypatch):
    from hinge_coach.history import migrations, open_database

    with open_history(tmp_path, clock=noon) as history:
        history.set_done(SET)
    steps = (*migrations.STEPS, ("ALTER TABLE sets ADD COLUMN mood TEXT",))
    monkeypatch.setattr(migrations, "STEPS", steps)
    monkeypatch.setattr(migrations, "LATEST", len(steps))
    monkeypatch.setattr(open_database, "LATEST", len(steps))
    assert len(kept(tmp_path)) == 1
    assert "mood" in _columns(tmp_path)


def _columns(folder):
    db = sqlite3.connect(folder / HISTORY)
    try:
        return [row[1] for row in db.execute("PRAGMA table_info(sets)")]
    finally:
        db.close()


def test_random_damage_never_stops_a_session(tmp_path):
    with open_history(tmp_path, clock=noon) as history:
        for _ in range(40):
            history.set_done(SET)
        history.answered(Answer("wall-hinge", "no", first=True, fault="squats"))
        history.stands_at(Place("wall-hinge", plan=("wall-hinge",)))
    whole = (tmp_path / HISTORY).read_bytes()
    chance = random.Random(11)
    for attack in range(25):
        folder = tmp_path / str(attack)
        folder.mkdir()
        hurt = bytearray(whole)
        for _ in range(chance.choice((1, 10, 300))):
            hurt[chance.randrange(len(hurt))] = chance.randrange(256)
        (folder / HISTORY).write_bytes(hurt[: chance.choice((len(hurt), chance.randrange(len(hurt))))])
        with open_history(folder, clock=noon) as history:
            history.past()
            history.set_done(SET)
            history.stands_at(None)
        try:
            found = kept(folder)
        except CoachError as error:
            assert "\n" not in str(error)
        else:
            assert isinstance(found, list)
