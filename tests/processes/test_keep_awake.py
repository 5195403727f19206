"""The display stays awake while a session runs, through what the platform has, and no longer than we are there."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from held_programs import REFUSED, pid
from waiting import gone, wait_until

from hinge_coach.coach.interface.events import Event
from hinge_coach.coach.interface.screen_frames import Header, Page
from hinge_coach.processes import child_programs
from hinge_coach.processes.keep_awake import Inhibitor, KeepAwake, find_inhibitors

pytestmark = pytest.mark.skipif(not hasattr(os, "posix_spawn"), reason="programs are not started here")
SCENE = Page(Header(), "notice", "")
UNATTENDED = 15 * 60.0  # seconds, longer than any rest


@pytest.fixture
def keeper(tmp_path):
    """One that keeps awake through what lies in the folder `bin`, on a clock that stands where it is put."""
    made = []

    def make(platform="linux", now=lambda: 0.0):
        made.append(KeepAwake(find_inhibitors(str(tmp_path / "bin"), platform), clock=now))
        return made[-1]

    yield make
    for each in made:
        each.close()


def test_it_is_held_from_the_beginning_of_the_session_to_its_end(stand_in, held, keeper):
    stand_in("systemd-inhibit")
    display = keeper()
    display.show(SCENE)  # a page before the session
    display.tell(Event("session"))
    assert held() == []  # the picture comes first
    display.show(SCENE)
    assert wait_until(held)
    assert not gone(pid(held()[0]))
    display.tell(Event("end"))
    assert wait_until(lambda: gone(pid(held()[0])))
    display.show(SCENE)  # the words after it
    assert len(held()) == 1


def test_logind_is_told_who_keeps_what_and_why(stand_in, held, keeper):
    stand_in("systemd-inhibit")
    display = keeper()
    display.tell(Event("session"))
    display.show(SCENE)
    assert wait_until(held)
    said = " ".join(held()[0][1:])
    assert said.startswith("--what=idle --who=hinge-coach --why=A practice session is running --mode=block ")
    assert said.endswith("/cat")


def test_macos_keeps_its_display_for_as_long_as_our_process_is_there(stand_in, held, keeper):
    stand_in("caffeinate", 'echo $$ "$@" >> "$HELD"; exec sleep 60')
    stand_in("systemd-inhibit")
    display = keeper("darwin")
    display.tell(Event("session"))
    display.show(SCENE)
    assert wait_until(held)
    assert held()[0][1:] == ["-d", "-w", str(os.getpid())]
    display.close()
    assert wait_until(lambda: gone(pid(held()[0])))


def test_gnome_has_a_manager_of_its_own_and_where_it_does_not_answer_the_next_one_is_asked(stand_in, held, keeper):
    now = [0.0]
    stand_in("gnome-session-inhibit", REFUSED), stand_in("systemd-inhibit")
    display = keeper(now=lambda: now[0])
    display.tell(Event("session"))
    due = display.show(SCENE)
    assert 0 < due < 1  # soon it is looked whether it was refused
    assert wait_until(lambda: display.show(SCENE) is not None and len(held()) == 2)
    assert held()[0][0] == "refused" and not gone(pid(held()[1]))
    now[0] += 1.0
    assert display.show(SCENE) == UNATTENDED - 1.0


@pytest.mark.parametrize("script", [REFUSED, "kill -SEGV $$", None])
def test_where_none_works_it_is_tried_once_and_nothing_is_said(script, stand_in, held, keeper, tmp_path):
    program = stand_in("systemd-inhibit", script or "")
    if script is None:
        program.write_bytes(b"\x7fELF nonsense")
    display = keeper()
    display.tell(Event("session"))
    assert wait_until(lambda: display.show(SCENE) is not None and not display._left)
    for name in ("ready", "phase", "set"):
        display.tell(Event(name))
        display.show(SCENE)
    assert len(held()) <= 1


def test_where_there_is_no_program_nothing_is_wanted(tmp_path, keeper):
    display = keeper()
    display.tell(Event("session"))
    assert display.show(SCENE) == float("inf")


def test_while_the_program_is_stopped_the_display_may_go_dark(stand_in, held, keeper):
    stand_in("systemd-inhibit")
    display = keeper()
    display.tell(Event("session"))
    display.show(SCENE)
    assert wait_until(held)
    display.hush()  # Ctrl-Z
    assert wait_until(lambda: gone(pid(held()[0])))
    display.show(SCENE)  # and back
    assert wait_until(lambda: len(held()) == 2)
    assert not gone(pid(held()[1]))


def test_a_session_that_nobody_attends_lets_the_display_go_until_something_happens(stand_in, held, keeper):
    now = [0.0]
    stand_in("systemd-inhibit")
    display = keeper(now=lambda: now[0])
    display.tell(Event("session"))
    display.show(SCENE)
    assert wait_until(held)
    now[0] = UNATTENDED
    display.show(SCENE)
    assert wait_until(lambda: gone(pid(held()[0])))
    display.tell(Event("ready"))
    display.show(SCENE)
    assert wait_until(lambda: len(held()) == 2)


SESSION = """
import os, sys, time
from hinge_coach.coach.interface.events import Event
from hinge_coach.processes import child_programs as programs
from hinge_coach.audio.speech_engines import find_voice
from hinge_coach.processes.keep_awake import KeepAwake, find_inhibitors
if sys.argv[2] == "unleashed":
    programs.leash = lambda: ()
display = KeepAwake(find_inhibitors(sys.argv[1], "linux"))
display.tell(Event("session"))
display.show(None)
voice = find_voice(sys.argv[1] + "/espeak-ng")  # a later child, that outlives us: it holds nothing of ours
voice.tell(Event("setup", say="Stand tall"))
voice.tend()
time.sleep(60)
"""


@pytest.mark.parametrize("leash", ["leashed", "unleashed"])
def test_however_we_are_killed_the_display_is_let_go(leash, stand_in, held, tmp_path):
    stand_in("systemd-inhibit")
    stand_in("espeak-ng", 'read words; echo $$ "$words" >> "$HELD.voice"; exec sleep 60')
    argv = [sys.executable, "-c", SESSION, str(tmp_path / "bin"), leash]
    program = subprocess.Popen(argv, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)})
    spoken = tmp_path / "held.voice"
    assert wait_until(lambda: held() and spoken.exists() and spoken.read_text())
    assert not gone(pid(held()[0]))
    program.send_signal(signal.SIGKILL)
    program.wait()
    assert wait_until(lambda: gone(pid(held()[0])))
    speaker = int(spoken.read_text().split()[0])
    if leash == "unleashed":
        assert not gone(speaker)
        os.kill(speaker, signal.SIGKILL)


def test_starting_it_takes_no_time_to_speak_of(stand_in, keeper, monkeypatch):
    stand_in("systemd-inhibit", 'sleep 5; "$@"')  # a bus that does not answer
    child_programs.leash()
    display = keeper()
    display.tell(Event("session"))
    began = time.perf_counter()
    display.show(SCENE)
    assert time.perf_counter() - began < 0.05


@pytest.mark.skipif(
    not shutil.which("systemd-inhibit") or bool(Inhibitor("systemd-inhibit", ("--list",)).fails()),
    reason="no logind that answers here",
)
def test_logind_lists_us_while_a_session_runs_and_no_longer():
    def listed():
        return subprocess.run(["systemd-inhibit", "--list"], capture_output=True, text=True).stdout

    display = KeepAwake([each for each in find_inhibitors() if Path(each.program).name == "systemd-inhibit"])
    display.tell(Event("session"))
    display.show(SCENE)
    assert display._held
    ours = str(display._held[0].pid)  # others may hold sessions here, too
    assert wait_until(lambda: ours in listed().split())
    display.close()
    assert wait_until(lambda: ours not in listed().split())
