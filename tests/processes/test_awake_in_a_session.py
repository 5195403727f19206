"""A session keeps its display awake as the settings and the terminal say, and the doctor says whether it can."""

import os

import pytest
from held_programs import REFUSED, pid
from waiting import gone, wait_until

from hinge_coach.coach.interface.events import Event
from hinge_coach.coach.interface.screen_frames import Header, Page
from hinge_coach.commands import start
from hinge_coach.commands.shared.live_session import Bell
from hinge_coach.commands.shared.session_options import SessionOptions, Today
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.diagnosis import findings
from hinge_coach.diagnosis.findings import Finding
from hinge_coach.processes import child_programs, keep_awake
from hinge_coach.processes.keep_awake import find_inhibitors
from hinge_coach.settings.config_file import Settings
from hinge_coach.terminal.capabilities import Capabilities

pytestmark = pytest.mark.skipif(not hasattr(os, "posix_spawn"), reason="programs are not started here")
SCENE = Page(Header(), "notice", "")
DESK = Capabilities("xterm", (80, 24), moves_cursor=True, keys=True)


@pytest.mark.parametrize(("setting", "times"), [("", 1), ("awake: off\n", 0)])
def test_a_session_in_a_terminal_keeps_it_awake_unless_the_settings_say_no(setting, times, stand_in, held, tmp_path):
    from pty_stage import Stage, short_course

    stand_in("systemd-inhibit")
    home = tmp_path / "home"
    home.mkdir()
    (home / "config.yaml").write_text(f"kit: none\nvoice: off\nsound: off\n{setting}")
    path = os.pathsep.join((str(tmp_path / "bin"), "/usr/bin", "/bin"))
    with Stage(
        home, "start", "--drills", short_course(tmp_path / "course"), "--hands-free", PATH=path, HELD=os.environ["HELD"]
    ) as stage:
        stage.until_seen("Today")
        assert wait_until(lambda: len(held()) == times)
        stage.press("q")
        assert stage.end() == 0
    assert len(held()) == times
    assert wait_until(lambda: all(gone(pid(each)) for each in held()))


@pytest.mark.parametrize(("terminal", "times"), [(True, 1), (False, 0)])
def test_only_on_a_terminal_is_anything_kept_awake(terminal, times, stand_in, held, tmp_path, monkeypatch):
    stand_in("systemd-inhibit")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setattr(start, "capabilities", lambda: DESK if terminal else Capabilities())
    visit = start.Visit(
        Today(read_course(), SessionOptions(voice="off", sound="off")), Settings(voice="off", sound="off")
    )
    *_, display = visit._heard("plain", Bell())
    display.tell(Event("session"))
    display.show(SCENE)
    assert wait_until(lambda: len(held()) == times)
    display.close()


def test_the_doctor_tells_who_keeps_the_display_awake(stand_in, held, tmp_path):
    stand_in("gnome-session-inhibit", REFUSED), stand_in("systemd-inhibit")
    found = find_inhibitors(str(tmp_path / "bin"), "linux")
    assert findings.display(True, found, DESK) == Finding("display", "kept awake during a session, by systemd-inhibit")
    assert findings.display(False, found, DESK).state == "fine"
    assert findings.display(True, found, DESK._replace(window=None)).state == "fine"


@pytest.mark.parametrize(
    ("script", "why"),
    [("exit 1", "exit code 1"), ("kill -SEGV $$", "ended by SIGSEGV"), ("sleep 60", "it does not come to an end")],
)
def test_the_doctor_tells_that_it_may_go_dark_and_what_to_do(script, why, stand_in, tmp_path, monkeypatch):
    monkeypatch.setattr(keep_awake, "tried", lambda argv, stdin: child_programs.tried(argv, stdin, 0.3))
    stand_in("systemd-inhibit", script)
    found = findings.display(True, find_inhibitors(str(tmp_path / "bin"), "linux"), DESK)
    assert found.found == f"systemd-inhibit fails ({why}), so the display may go dark during a session"
    assert found.do == "let your system's settings turn the display off later than a quarter of an hour"


def test_where_nothing_keeps_it_awake_the_doctor_says_so(tmp_path):
    found = findings.display(True, find_inhibitors(str(tmp_path), "linux"), DESK)
    assert found.found == "no program was found that keeps it awake, so it may go dark during a session" and found.do
