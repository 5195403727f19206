"""Programs that speak and play: found like a shell finds them, started, and ended with all that they started."""

import os
from pathlib import Path

import pytest
from waiting import gone, wait_until

from hinge_coach.processes.child_programs import start, which

pytestmark = pytest.mark.skipif(os.name != "posix", reason="programs are started on POSIX alone")


@pytest.fixture
def program(tmp_path):
    """Writes a program of this name into a folder below."""

    def write(name, script="exit 0", mode=0o755):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(mode)
        return path

    return write


def begun(*argv):
    with Path(os.devnull).open("rb") as nothing:
        return start(argv, nothing.fileno())


def over(child):
    """Its exit code, once it has one."""
    wait_until(lambda: child.poll() is not None)
    return child.poll()


def test_the_first_folder_of_the_path_that_has_it_wins(program, tmp_path):
    program("b/say"), program("a/say")
    search = os.pathsep.join(str(tmp_path / folder) for folder in ("none", "a", "b"))
    assert which("say", search) == str(tmp_path / "a" / "say")


def test_what_cannot_be_run_is_passed_over(program, tmp_path):
    program("a/say", mode=0o644), (tmp_path / "b" / "say").mkdir(parents=True), program("c/say")
    search = os.pathsep.join(str(tmp_path / folder) for folder in ("a", "b", "c"))
    assert which("say", search) == str(tmp_path / "c" / "say")
    assert which("say", str(tmp_path / "a")) is None and which("sing", search) is None


def test_an_empty_part_of_the_path_is_not_the_folder_one_stands_in(program, tmp_path, monkeypatch):
    program("say")
    monkeypatch.chdir(tmp_path)
    assert which("say", os.pathsep) is None


def test_a_path_is_taken_as_it_is(program):
    path = program("a/say")
    assert which(str(path), "") == str(path)
    assert which(str(path.with_name("sing")), "") is None


def test_a_child_tells_its_exit_code_once_it_is_over(program):
    assert over(begun(str(program("seven", "exit 7")))) == 7


def test_what_is_killed_takes_along_what_it_started(program, tmp_path):
    pid = tmp_path / "pid"
    child = begun(str(program("parent", f'sleep 60 & echo $! > "{pid}.part"; mv "{pid}.part" "{pid}"; wait')))
    assert wait_until(pid.exists)
    child.kill()
    assert over(child) == -9
    sleeper = int(pid.read_text())
    assert wait_until(lambda: gone(sleeper))
    child.kill()  # once more does no harm


def test_a_program_that_is_not_there_cannot_be_started(monkeypatch, tmp_path):
    from hinge_coach.processes import child_programs

    monkeypatch.setattr(child_programs, "leash", tuple)  # a leash would be started, and say so by its exit code
    with pytest.raises(OSError):
        begun(str(tmp_path / "none"))
