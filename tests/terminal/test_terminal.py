"""A whole session in a real terminal: whatever happens to it, the terminal is given back as it was found."""

import json
import os
import random
import signal
import termios
import time

import pytest
from pty_stage import Stage, short_course

QUIET = ("--kit", "none", "--voice", "off", "--sound", "off")
TAKEN, GIVEN_BACK = "\x1b[?1049h", "\x1b[?1049l"
STOPPED = 0.5  # seconds
ENDINGS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGQUIT: 131}


@pytest.fixture
def begin(tmp_path):
    """Begin a session on the short course in a terminal."""
    course = short_course(tmp_path / "course")
    return lambda *more, **how: Stage(tmp_path, "start", "--drills", course, *QUIET, *more, **how)


def to_the_first_set(stage):
    """Enter until the first set counts in: past the clinician, the plan and the setup."""
    stage.until("Enter")
    stage.read()
    for _ in range(3):
        stage.press("\r")
        stage.settle()


def test_a_session_runs_in_real_time_also_while_the_terminal_does_not_read_and_leaves_it_as_it_was(begin):
    with begin(size=(20, 4)) as stage:
        to_the_first_set(stage)
        began = time.monotonic()
        termios.tcflow(stage.slave, termios.TCOOFF)
        stage.hear(2.0)  # the count-in and the rep go by
        assert "Get ready" in stage.picture
        termios.tcflow(stage.slave, termios.TCOON)
        stage.until_seen("Next: Press")
        assert "Rest" in stage.picture
        stage.until_seen("Did your back stay")
        assert 3.9 < time.monotonic() - began < 4.6
        stage.press("q")
        assert stage.end() == 0 and stage.wrongs() == []


def test_phases_come_at_their_deadlines_on_a_pipe_and_a_stop_eats_no_second_of_the_hold(begin):
    reader, writer = os.pipe()
    with begin("--view", "json", fds={1: writer}) as stage, os.fdopen(reader) as lines:
        os.close(writer)
        events = []
        for line in lines:
            events.append(json.loads(line))
            if key := {"drill": "\r", "pause": " ", "check": "y", "close": "\r"}.get(events[-1]["event"]):
                stage.read(longer=0.3)  # on a busy machine a page comes a moment after its event
                stage.press(key)
            if events[-1].get("phase") == "hold":
                stage.hear(0.5)
                stage.send(signal.SIGSTOP)
                stage.hear(STOPPED)
                stage.send(signal.SIGCONT)
        assert stage.end() == 0
    paced = [event for event in events if event["event"] in ("ready", "phase", "rest")]
    due = paced[0]["t"]
    for event in paced:
        assert abs(event["t"] - due) < 0.02, event
        due += event["seconds"]
    assert [event["event"] for event in paced] == ["ready", *["phase"] * 3, "rest", "ready", "phase"]
    assert events[-1]["event"] == "end" and events[-1]["reason"] == "done"
    at = {event.get("phase", event["event"]): event["t"] for event in events}
    going_on = at["resume"] + 3.0
    held = (at["pause"] - at["hold"]) - STOPPED + (at["check"] - going_on)
    assert 1.0 - 0.02 <= held <= 1.0 + 0.25 + 0.02


@pytest.mark.parametrize(("signum", "times"), [(signal.SIGINT, 1), *((signum, 10) for signum in ENDINGS)])
def test_a_signal_ends_it_with_its_code_however_often_it_comes(begin, signum, times):
    with begin() as stage:
        stage.until(TAKEN)
        stage.hear(0.2)
        assert stage.single_keys
        stage.send(*[signum] * times)
        assert stage.end() == ENDINGS[signum] and stage.wrongs() == []


def test_a_terminal_that_hangs_up_ends_it(begin):
    with begin() as stage:
        stage.until(TAKEN)
        stage.hang_up()
        assert stage.end(reading=False) == 129


def test_a_terminal_that_is_not_our_own_is_given_back_too(begin, tmp_path):
    master, slave = os.openpty()
    found = termios.tcgetattr(slave)
    with begin("--view", "plain", fds={0: slave}) as stage:
        stage.until("ask a doctor")
        assert termios.tcgetattr(slave) != found
        os.write(master, b"q")
        assert stage.end() == 0
    assert termios.tcgetattr(slave) == found
    os.close(master)
    os.close(slave)


@pytest.fixture
def shell(tmp_path):
    """A shell in a terminal, and in it a session at its first page."""
    course = short_course(tmp_path / "course")
    command = f"{os.sys.executable} -m hinge_coach start --drills {course} {' '.join(QUIET)}"
    with Stage(tmp_path, argv=["sh", "-i"], PS1="$ ", ENV=None) as stage:
        stage.until("$ ")
        stage.press(f"{command}\n")
        stage.until("Enter")
        yield stage


def ask(shell, command):
    """Run something in the shell; what it answers."""
    shell.press(f"{command}; echo do''ne\n")
    start = len(shell.heard)
    end = shell.until("done", start)
    shell.hear(0.1)
    return shell.heard[start:end]


def test_ctrl_z_gives_the_terminal_to_the_shell_and_fg_takes_it_again(shell):
    to_the_first_set(shell)
    shell.press("\x1a")
    stopped = shell.until(GIVEN_BACK)
    assert b"?25h\x1b[2J\x1b[H" in shell.heard[stopped - 30 :]
    assert shell.until("?2004l") < shell.until("$ ", stopped)
    shell.until("$ ", stopped)
    shell.press("fg\n")
    back = shell.until(TAKEN, stopped)
    shell.until("go on", back)  # it pauses, and says which key goes on
    assert shell.single_keys
    shell.press("q")
    shell.until("no sets done", back)
    assert b"code 0" in ask(shell, "echo code $?")


def test_a_signal_that_comes_while_it_is_stopped_ends_it_when_it_goes_on(shell):
    shell.press("\x1a")
    shell.until("$ ", shell.until(GIVEN_BACK))
    heard = len(shell.heard)
    assert b"code 143" in ask(shell, "kill -TERM %1; fg; echo code $?")
    assert TAKEN.encode() not in shell.heard[heard:]


def test_a_storm_of_window_sizes_leaves_a_whole_picture(begin):
    random.seed(1)
    with begin() as stage:
        to_the_first_set(stage)
        for _ in range(60):
            stage.resize(random.randint(1, 300), random.randint(1, 100))
            stage.hear(0.005)
        stage.resize(80, 24)
        stage.hear(0.5)
        assert "Tiny Hinge" in stage.picture and "space pause" in stage.picture
        stage.press("q")
        assert stage.end() == 0 and stage.wrongs() == []


def test_a_flood_of_noise_leaves_the_keys_working(begin):
    random.seed(1)
    ends = b"qoQO\x03\x1a\x1c\x0f" + b"nNyYxXkK \r\n."  # or leads on, at last beyond the end of the session
    noise = bytes(byte for byte in random.randbytes(50_000) if byte not in ends)
    with begin() as stage:
        stage.until(TAKEN)
        os.set_blocking(stage.master, False)
        while noise:
            try:
                noise = noise[os.write(stage.master, noise) :]
            except BlockingIOError:
                stage.hear(0.005)
        os.set_blocking(stage.master, True)
        for _ in range(3):  # the first may close a page that any key closes
            if GIVEN_BACK.encode() not in stage.heard:
                stage.press("q")
                stage.hear(0.3)
        assert stage.end() == 0 and stage.wrongs() == []


@pytest.mark.parametrize(("how", "code"), [("q", 0), (signal.SIGTERM, 143)])
def test_it_ends_within_a_second_also_when_the_terminal_does_not_read(begin, how, code):
    with begin() as stage:
        to_the_first_set(stage)
        termios.tcflow(stage.slave, termios.TCOOFF)
        stage.hear(0.3)
        began = time.monotonic()
        stage.press(how) if how == "q" else stage.send(how)
        assert stage.end() == code and time.monotonic() - began < 1.5
        assert stage.modes == stage.found


@pytest.mark.parametrize("term", ["dumb", "unknown", None])
def test_a_terminal_that_moves_no_cursor_gets_plain_lines(begin, term):
    with begin(TERM=term) as stage:
        stage.until("ask a doctor")
        stage.press("q")
        assert stage.end() == 0 and b"\x1b" not in stage.heard and stage.modes == stage.found
