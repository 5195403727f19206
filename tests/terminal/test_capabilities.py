"""What the terminal can do: one verdict on colours, width, characters and cursor, and every command keeps to it."""

import io
import re
import sys

import pytest
from on_a_terminal import PRINTING, Terminal, sent_by
from printed import keep_kit

from hinge_coach.commands.shared.live_session import choose_view
from hinge_coach.terminal import capabilities as judge
from hinge_coach.terminal.capabilities import capabilities

SILENT = ("unknown", "dumb", "", None)
MODERN = "xterm-256color"


@pytest.fixture
def environ(monkeypatch):
    """Sets the environment by keyword; a value of None takes a name away."""

    def set_them(**values):
        for name in ("TERM", "COLORTERM", "NO_COLOR", "COLUMNS", "LINES"):
            monkeypatch.delenv(name, raising=False)
        for name, value in values.items():
            monkeypatch.setenv(name, value) if value is not None else monkeypatch.delenv(name, raising=False)

    return set_them


@pytest.fixture
def verdict(monkeypatch, environ):
    """What is found of a terminal in an environment."""

    def found(stdout=None, **values):
        environ(**values)
        monkeypatch.setattr(sys, "stdout", stdout or Terminal())
        return capabilities()

    return found


@pytest.mark.parametrize(
    ("values", "colours"),
    [
        ({"TERM": MODERN}, "256"),
        ({"TERM": "xterm-kitty"}, "256"),
        ({"TERM": "xterm"}, "standard"),
        ({"TERM": "linux"}, "standard"),
        ({"TERM": "xterm-mono"}, None),
        ({"TERM": "alacritty", "COLORTERM": "truecolor"}, "truecolor"),
        ({"TERM": MODERN, "NO_COLOR": "1"}, None),
        ({"TERM": MODERN, "NO_COLOR": ""}, "256"),
        ({"TERM": "unknown", "COLORTERM": "truecolor"}, None),
    ],
)
def test_colours_are_those_of_term_and_colorterm_unless_nobody_wants_any(verdict, values, colours):
    assert verdict(**values).colours == colours


@pytest.mark.parametrize("term", SILENT)
def test_a_terminal_of_no_known_kind_gets_no_style_and_no_picture(verdict, term):
    can = verdict(TERM=term)
    assert can.window and (can.styled, can.colours, can.moves_cursor) == (False, None, False)
    assert choose_view("auto") == "plain"


def test_with_no_color_bold_remains_and_the_picture_too(verdict):
    can = verdict(TERM=MODERN, NO_COLOR="1")
    assert can.styled and can.moves_cursor and can.no_color


@pytest.mark.parametrize(
    ("window", "columns", "printed"),
    [
        ((100, 30), None, 100),
        ((100, 30), "60", 60),
        ((100, 30), "300", 100),
        ((100, 30), "none", 100),
        ((9, 9), "5", 20),
    ],
)
def test_what_is_printed_is_as_wide_as_columns_asks_and_never_wider_than_the_window(
    verdict, monkeypatch, window, columns, printed
):
    monkeypatch.setattr(judge.os, "get_terminal_size", lambda fd: window)
    can = verdict(TERM=MODERN, COLUMNS=columns)
    assert (can.window, can.columns) == (window, printed)


def test_a_terminal_that_does_not_know_its_size_has_the_one_that_the_environment_tells(verdict):
    assert verdict(TERM=MODERN, COLUMNS="100", LINES="50").window == (100, 50)
    assert verdict(TERM=MODERN).window == (80, 24)


def test_a_pipe_is_eighty_columns_wide_without_colours_whatever_term_says(verdict):
    can = verdict(io.TextIOWrapper(io.BytesIO(), "utf-8"), TERM=MODERN, COLORTERM="truecolor")
    assert (can.window, can.columns, can.styled, can.colours, can.moves_cursor) == (None, 80, False, None, False)


@pytest.mark.parametrize(("encoding", "fine"), [("utf-8", True), ("UTF8", True), ("ascii", False), ("latin-1", False)])
def test_finer_signs_are_written_in_utf_8_alone(verdict, encoding, fine):
    assert verdict(Terminal(encoding), TERM=MODERN).unicode == fine


@pytest.fixture
def sent(monkeypatch, environ, home):
    """What a command sends to a terminal in an environment, stderr included."""
    keep_kit(home, "wall")

    def send(arguments, encoding="utf-8", **values):
        environ(**values)
        return sent_by(arguments, monkeypatch, encoding)

    return send


@pytest.mark.parametrize("arguments", PRINTING.values(), ids=PRINTING)
def test_no_command_sends_a_sequence_to_a_terminal_that_takes_none(sent, arguments):
    assert b"\x1b" not in sent(arguments, TERM="dumb")


@pytest.mark.parametrize("arguments", PRINTING.values(), ids=PRINTING)
def test_no_command_colours_anything_with_no_color(sent, arguments):
    styles = re.findall(rb"\x1b\[([\d;]*)m", sent(arguments, TERM=MODERN, NO_COLOR="1"))
    assert all(int(number or 0) < 30 for style in styles for number in style.split(b";"))


@pytest.mark.parametrize("arguments", PRINTING.values(), ids=PRINTING)
def test_every_command_keeps_to_ascii_where_that_is_all_there_is(sent, arguments):
    assert sent(arguments, encoding="ascii", TERM="dumb", COLUMNS="60").isascii()


def test_in_ascii_a_sentence_is_wrapped_and_not_cut(sent):
    page = " ".join(sent(PRINTING["doctor"], encoding="ascii", TERM="dumb", COLUMNS="60").decode().split())
    assert "set LANG to a UTF-8 locale, such as C.UTF-8, for the fine ones" in page


@pytest.mark.parametrize("name", ["drills", "show"])
def test_pages_are_coloured_in_the_colours_that_were_found(sent, name):
    assert b"\x1b[38;5;" in sent(PRINTING[name], TERM=MODERN)
    assert b"38;5;" not in (page := sent(PRINTING[name], TERM="xterm")) and b"\x1b[" in page
