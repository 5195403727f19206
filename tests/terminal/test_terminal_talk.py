"""What a real terminal says by itself: answers, pastes, what was typed too early; and what it lacks."""

import os
import re
import signal
import time
from unicodedata import east_asian_width

import pytest
from pty_stage import NARROW, Stage, short_course
from terminal_emulator import TerminalEmulator

QUIET = ("--kit", "none", "--voice", "off", "--sound", "off")
WIDE = b"\x1b[2;9R"
GIVEN_BACK = b"\x1b[?1049l"
FIRST = "ask a doctor"
MODES = re.compile(rb"\x1b\[\?(1049|25|7|2004)[hl]")


@pytest.fixture
def begin(tmp_path):
    """Begin a session on the short course in a terminal, and let its first page be read."""
    course = short_course(tmp_path / "course")

    def first_page(*more, **how):
        stage = Stage(tmp_path, "start", "--drills", course, *QUIET, *more, **how)
        if how.get("answer", NARROW) is None:
            stage.until("Enter")
        else:
            stage.until_seen(FIRST)
        return stage

    return first_page


def ambiguous(text):
    return {char for char in text if east_asian_width(char) == "A" and not char.isalpha()}


def left(stage):
    """What is to be read in a terminal that has no other screen, and lacks all modes that we use."""
    emulator = TerminalEmulator(*stage.size)
    emulator.send(MODES.sub(b"", stage.heard).replace(b"\r\n", b"").replace(b"\n", b""))
    return "\n".join(emulator.text).strip()


def test_where_blocks_are_wide_all_is_drawn_with_plain_signs_and_printed_pages_too(begin, tmp_path):
    with begin(answer=WIDE, size=(120, 40)) as stage:
        assert not ambiguous(stage.picture)
        stage.press("q")
        assert stage.end() == 0 and stage.wrongs() == []
    with Stage(tmp_path, "drills", "--drills", tmp_path / "course") as stage:
        assert stage.end() == 0 and not ambiguous(stage.heard.decode())


def test_an_answer_that_comes_late_changes_the_picture_and_nothing_else(begin):
    with begin(answer=None, size=(120, 40)) as stage:
        stage.read()
        assert ambiguous(stage.picture)
        seen = len(stage.heard)
        stage.press(WIDE)
        stage.settle(since=seen)
        assert not ambiguous(stage.picture) and FIRST in stage.picture
        stage.press("q")
        assert stage.end() == 0 and stage.wrongs() == []


def test_an_answer_that_is_still_on_its_way_is_waited_for_and_does_not_reach_the_shell(begin):
    with begin(answer=None) as stage:
        stage.press("q")
        stage.hear(0.1)
        stage.press(WIDE)
        assert stage.end() == 0 and stage.wrongs() == []
        os.set_blocking(stage.slave, False)
        with pytest.raises(BlockingIOError):
            os.read(stage.slave, 100)


def test_a_terminal_that_never_answers_gets_its_picture_all_the_same(begin):
    with begin(answer=None) as stage:
        stage.until_seen(FIRST)
        stage.press("q")
        assert stage.end() == 0 and stage.wrongs() == []


def test_what_is_pasted_is_no_key_however_much_it_is(begin):
    rest = b"\x1b[200~" + b"to quit\r" * 20_000 + b"\x1b[201~"  # more than a terminal takes at once
    with begin() as stage:
        stage.read()
        os.set_blocking(stage.master, False)
        while rest:
            try:
                rest = rest[os.write(stage.master, rest) :]
            except BlockingIOError:
                stage.hear(0.005)
        os.set_blocking(stage.master, True)
        assert FIRST in stage.picture
        stage.press("q")
        assert stage.end() == 0 and stage.wrongs() == []


@pytest.mark.parametrize("how", ["q", signal.SIGTERM])
def test_in_plain_lines_too_pastes_are_marked_as_long_as_keys_are_read(begin, how):
    with begin("--view", "plain", answer=None) as stage:
        assert stage.heard.count(b"?2004h") == 1
        stage.press(how) if how == "q" else stage.send(how)
        stage.end()
        assert stage.heard.count(b"?2004l") == 1 and stage.modes == stage.found


def test_what_was_typed_while_the_program_loads_passes_no_page(tmp_path):
    with Stage(tmp_path, "start", *QUIET) as stage:
        stage.press("\r\r\rq")
        stage.until("\x1b[2J")
        stage.until_seen(FIRST)
        stage.press("\r")  # nobody has read it yet
        stage.hear(0.2)
        assert FIRST in stage.picture and not stage.ended()
        stage.read()
        stage.press("\r")
        stage.until_seen("by the clock")


@pytest.mark.parametrize(("how", "code"), [("q", 0), ("\x03", 130), (signal.SIGTERM, 143)])
def test_however_it_ends_a_terminal_without_another_screen_is_left_clear_but_for_the_last_words(begin, how, code):
    with begin(size=(80, 24)) as stage:
        before = stage.heard[: stage.heard.index(b"\x1b[2J")]
        assert before.endswith(b"\x1b[24;1H" + b"\r\n" * 24)  # what stood there is scrolled away, not painted over
        stage.read()
        for _ in range(3 if how == "q" else 0):
            stage.press("\r")
            stage.settle()
        assert stage.heard.count(b"?2004h") == 1
        began = time.monotonic()
        stage.press(how) if isinstance(how, str) else stage.send(how)
        assert stage.end() == code
        assert how != "q" or time.monotonic() - began < 0.5
        assert stage.heard.count(b"?2004l") == 1 and stage.wrongs() == []
        words = "Stopped: no sets done. Next time we go on from here." if how == "q" else ""
        assert left(stage) == words and words.encode() in stage.heard[stage.heard.rfind(GIVEN_BACK) :]
