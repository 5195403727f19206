"""File systems that lack what a database asks for, memory that programs share or locks: every set is kept there too.

Where strace is installed, the system calls themselves fail; elsewhere what they would lead to is put in their place.
"""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from history_parts import SET, kept, noon

from hinge_coach.diagnosis import personal_data
from hinge_coach.history import file_system, lock_file
from hinge_coach.history import session_writer as memory
from hinge_coach.history.session_writer import open_history
from hinge_coach.settings.personal_folder import HISTORY

NO_SHARING, NO_LOCKS = "no shared memory", "no locks"
BOTH = pytest.mark.parametrize("lack", [NO_SHARING, NO_LOCKS])
SHARED = f"{HISTORY}-shm"


@pytest.fixture
def lacking(tmp_path, monkeypatch):
    """A home on a file system that lacks something, for this process and for the keepers that it runs."""

    def made(lack):
        home = tmp_path / "lacking"
        home.mkdir(exist_ok=True)
        if lack == NO_SHARING:
            (home / SHARED).symlink_to("nowhere/at/all")
        if lack == NO_LOCKS:
            monkeypatch.setattr(file_system, "locks", lambda file: False)
            monkeypatch.setenv("KEEPER_WITHOUT_LOCKS", "1")
        return home

    return made


@BOTH
def test_every_set_is_kept_where_something_is_lacking(lacking, lack):
    home = lacking(lack)
    with open_history(home, clock=noon) as history:
        assert history.trouble is None
        assert [history.set_done(SET._replace(set=n)) for n in range(3)] == [True] * 3
        assert [number for _, number in kept(home)] == [0, 1, 2]  # while the session runs
    with open_history(home, clock=noon) as history:
        assert (history.past().sessions, history.trouble) == (1, None)


@BOTH
def test_a_history_that_came_from_another_disk_is_gone_on_with(lacking, tmp_path, lack):
    with open_history(tmp_path / "disk", clock=noon) as history:
        history.set_done(SET)
        shutil.copytree(tmp_path / "disk", tmp_path / "lacking")  # with a set that is in the log alone
    assert (tmp_path / "lacking" / f"{HISTORY}-wal").stat().st_size > 0
    (tmp_path / "lacking" / SHARED).unlink()
    home = lacking(lack)
    assert len(kept(home)) == 1
    with open_history(home, clock=noon) as history:
        assert history.set_done(SET) is True
    assert len(kept(home)) == 2


def test_a_history_that_did_without_a_log_once_does_so_for_good(lacking, tmp_path):
    """It may be a network home that several computers have: on this one all works, on the next one it does not."""
    home = lacking(NO_SHARING)
    with open_history(home, clock=noon) as history:
        history.set_done(SET)
    (home / SHARED).unlink()
    with open_history(home, clock=noon) as history:
        assert history.set_done(SET) is True
        assert not (home / f"{HISTORY}-wal").exists()


@BOTH
def test_two_sessions_and_a_reader_lose_nothing_where_something_is_lacking(lacking, keep, lack):
    home = lacking(lack)
    sessions = [keep(home, name, 12) for name in ("one", "two")]
    seen = [0]
    while any(session.poll() is None for session in sessions):
        seen.append(len(kept(home)) if (home / HISTORY).exists() else 0)
    assert seen == sorted(seen)
    assert sorted(kept(home)) == [(name, n) for name in ("one", "two") for n in range(1, 13)]


@BOTH
def test_no_announced_set_is_lost_to_a_kill_where_something_is_lacking(lacking, keep, lack):
    home = lacking(lack)
    announced = set()
    for life in "abcd":
        program = keep(home, life)
        lines = [program.stdout.readline() for _ in range(5 + ord(life) % 3)]
        program.send_signal(signal.SIGKILL)
        lines += program.stdout
        program.wait()
        announced |= {(life, int(line.split()[0])) for line in lines if line.endswith("True\n")}
    assert len(announced) >= 20
    assert announced <= set(kept(home))


def injected(call, error, file):
    """The beginning of a command whose system calls of that name fail for that file of the home."""
    return ["strace", "-f", "-o", "/dev/null", "-P", str(file), "-e", f"inject={call}:error={error}"]


def can_inject():
    if not shutil.which("strace"):
        return False
    return subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode == 0


@pytest.mark.skipif(not can_inject(), reason="needs strace, and leave to use it")
@pytest.mark.parametrize(
    ("file", "call", "error"),
    [
        (SHARED, "mmap", "ENODEV"),
        (SHARED, "fcntl", "ENOLCK"),
        (HISTORY, "fcntl", "ENOLCK"),
        (HISTORY, "fcntl", "EINVAL"),
    ],
)
def test_system_calls_that_fail_cost_no_set(tmp_path, keep, file, call, error):
    home = tmp_path / "home"
    for name in ("first", "second"):
        said = keep(home, name, 2, before=injected(call, error, home / file)).communicate()[0]
        assert said == "1 True\n2 True\n"
    assert kept(home) == [(name, n) for name in ("first", "second") for n in (1, 2)]


def test_the_doctor_writes_and_says_how_a_history_is_kept(lacking, tmp_path):
    with open_history(tmp_path / "home", clock=noon) as history:
        history.set_done(SET)
    assert personal_data.history(tmp_path / "home").found == "1 set saved, from one day of practice"
    (tmp_path / "home" / SHARED).symlink_to("nowhere/at/all")
    found = personal_data.history(tmp_path / "home")
    assert found.found.endswith("; with a rollback journal, because memory can't be shared there")
    lacking(NO_LOCKS)
    assert personal_data.history(tmp_path / "home").found.endswith(
        "; with a lock file, because no other lock works there"
    )
    assert len(kept(tmp_path / "home")) == 1


def test_the_doctor_makes_nothing_of_a_file_in_which_nothing_is_kept_yet(tmp_path):
    (tmp_path / HISTORY).touch()
    assert personal_data.history(tmp_path).found == "0 sets saved, from no days of practice"
    assert (tmp_path / HISTORY).stat().st_size == 0


# The lock file.


def test_a_lock_is_waited_for_and_no_longer_than_told(tmp_path):
    file = tmp_path / HISTORY
    with lock_file.held(file, 0), pytest.raises(lock_file.HeldError), lock_file.held(file, 0.02):
        pytest.fail("two hold it")
    with lock_file.held(file, 0):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_is_held_is_busy_and_the_set_waits_for_the_next(lacking):
    home = lacking(NO_LOCKS)
    with open_history(home, clock=noon) as history:
        with lock_file.held(home / HISTORY, 0):
            assert history.set_done(SET) is False
            assert "Another program is using your history" in history.trouble
        assert history.set_done(SET) is True
    assert len(kept(home)) == 2


@pytest.fixture(params=["links", "no links"])
def beside(request, tmp_path, monkeypatch):
    """The lock's own name, and what puts one there that somebody else made. Not every file system has links."""
    if request.param == "no links":
        monkeypatch.setattr(Path, "symlink_to", lambda *_: (_ for _ in ()).throw(PermissionError(1, "not here")))
    lock = tmp_path / f"{HISTORY}.lock"

    def put(owner, name=lock):
        name.write_text(owner) if request.param == "no links" else name.symlink_to(owner)

    with lock_file.held(tmp_path / HISTORY, 0):
        mine = lock_file._owner(lock)
    assert mine.startswith(f"{os.getpid()} ")
    return lock, put, mine


def test_what_a_killed_program_left_is_taken_away_at_once(tmp_path, beside):
    lock, put, mine = beside
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()  # until then it would count as gone on Linux alone
    theirs = mine.replace(str(os.getpid()), str(gone.pid), 1)
    put(theirs)
    put(theirs, lock.with_name(f"{lock.name}.old"))  # and it was about to take another one away
    with lock_file.held(tmp_path / HISTORY, 5):
        assert lock_file._owner(lock) == mine
    assert list(tmp_path.iterdir()) == []


def test_what_another_computer_left_is_taken_away_after_a_minute(tmp_path, beside):
    lock, put, mine = beside
    put("1 another-computer pid:[1]")
    made = lock.lstat().st_mtime
    for ago in (0, 40):  # seconds; a slow network may keep it waiting
        os.utime(lock, (made - ago, made - ago), follow_symlinks=False)
        with pytest.raises(lock_file.HeldError), lock_file.held(tmp_path / HISTORY, 0):
            pytest.fail("it may be held")
    os.utime(lock, (made - 61, made - 61), follow_symlinks=False)
    with lock_file.held(tmp_path / HISTORY, 0):
        assert lock_file._owner(lock) == mine
    assert list(tmp_path.iterdir()) == []


def test_a_lock_of_somebody_who_lives_is_left_alone(tmp_path, beside):
    lock, put, mine = beside
    put(mine.replace(str(os.getpid()), str(os.getppid()), 1))
    with pytest.raises(lock_file.HeldError), lock_file.held(tmp_path / HISTORY, 0):
        pytest.fail("it is held")


def test_a_set_waits_while_not_even_a_lock_file_can_be_made(lacking, monkeypatch):
    monkeypatch.setattr(memory, "BEFORE", 0.05)
    home = lacking(NO_LOCKS)
    (home / f"{HISTORY}.lock").mkdir()
    with open_history(home, clock=noon) as history:
        assert history.set_done(SET) is False
        (home / f"{HISTORY}.lock").rmdir()
        assert history.set_done(SET) is True
