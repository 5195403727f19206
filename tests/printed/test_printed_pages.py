"""What every printed page has in common: it fits, it says all its words, and it is plain where the terminal is."""

import io
from contextlib import redirect_stdout
from datetime import date, timedelta

import pytest
from printed import keep_kit, practise, text
from rich.text import Text

from hinge_coach.commands import drills, history, kit, progress, show, validate
from hinge_coach.commands.shared.session_options import SessionOptions
from hinge_coach.commands.start import start
from hinge_coach.printed.parts import console
from hinge_coach.printed.plan_and_last_words import last_words
from hinge_coach.reading.file_problem import ERROR, Problem
from hinge_coach.terminal.capabilities import Capabilities

COMMANDS = {
    "drills": lambda: drills.drills(None, False),
    "show": lambda: show.show("4", None, False),
    "kit": lambda: kit.kit((), None, False),
    "progress": lambda: progress.progress(None, False),
    "history": lambda: history.history(False, False, None),
    "dry run": lambda: start(SessionOptions(dry_run=True)),
}
every_page = pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)


@pytest.fixture
def printed(home, monkeypatch):
    """A person with some of the kit and a week of practice; what a command prints for them in so many columns."""
    keep_kit(home, "wall", "kettlebell")
    practise(home, date.today() - timedelta(days=6), answer="yes")
    practise(home, date.today() - timedelta(days=3), "landmine-hinge", answer="no", load="12", load_unit="kg")

    def out(command, columns=80, encoding="utf-8"):
        monkeypatch.setenv("COLUMNS", str(columns))
        stream = io.TextIOWrapper(io.BytesIO(), encoding)
        with redirect_stdout(stream):
            command()
        stream.flush()
        return stream.buffer.getvalue().decode(encoding)

    return out


@every_page
def test_a_page_fits_and_no_line_ends_in_blanks_which_a_narrower_window_would_wrap(printed, command):
    for columns in (20, 40, 80, 120):
        lines = printed(command, columns).splitlines()
        assert max(map(len, lines)) <= columns
        assert not [line for line in lines if line.endswith(" ")]


@every_page
def test_where_the_encoding_is_not_utf_8_a_page_is_ascii_and_has_a_sign_for_everything(printed, command):
    for encoding, columns in (("ascii", 80), ("cp437", 40)):
        page, whole = printed(command, columns, encoding), printed(command, columns)
        assert page.isascii() and page.count("?") == whole.count("?") + whole.count("◇")
        assert max(map(len, page.splitlines())) <= columns


@every_page
def test_a_terminal_gets_the_words_that_a_pipe_gets(printed, command, monkeypatch):
    piped = printed(command)
    monkeypatch.setattr(console, "capabilities", lambda: Capabilities(styled=True, colours="256"))
    shown = printed(command)
    assert "\x1b[" in shown and Text.from_ansi(shown).plain.split() == piped.split()


def test_a_problem_is_one_line_on_any_terminal_for_an_editor_to_follow(printed, monkeypatch):
    problem = Problem("/a/very/long/path/to/a/drill.yaml", 12, 7, ERROR, "[x] is :wrong:", "write [b]this[/b]")
    monkeypatch.setattr(validate, "check_files", lambda *_: [problem])
    out = printed(lambda: validate.validate((), False), 20)
    assert out.startswith("/a/very/long/path/to/a/drill.yaml:12:7: [x] is :wrong:; write [b]this[/b]\n")
    assert out.endswith("\n2 errors.\n") or out.endswith("\n1 error.\n")


def test_the_last_words_are_wrapped_by_words():
    said = ["Done: three sets of two drills.", "Wall hinge: 2 sets of 10 reps"]
    assert text(lambda columns: last_words(said), 20).splitlines() == [
        *("Done: three sets of", "two drills."),
        *("Wall hinge: 2 sets", "of 10 reps"),
    ]
