"""`hinge-coach sheet`: where the page goes, what it is asked for, and what it says where it can't be written."""

import os
import webbrowser

import click
import pytest
from printed import keep_kit
from read_page import read_page, words

from hinge_coach import cli
from hinge_coach.errors import CoachError, KitError, UnknownDrillError

posix = pytest.mark.skipif(os.name != "posix", reason="links and pipes in a folder are those of POSIX")


@pytest.fixture
def sheet(home, monkeypatch, capsys):
    """Run the command; what it printed, and what it told on stderr."""
    keep_kit(home, "wall")

    def run(*arguments):
        cli.cli.main(["sheet", *map(str, arguments)], standalone_mode=False)
        return capsys.readouterr()

    return run


def names(path):
    return [words(each) for each in read_page(path.read_text(encoding="utf-8")).iter("h2")]


def test_today_is_written_as_a_page_and_its_place_is_told(sheet, tmp_path):
    path = tmp_path / "today.html"
    said = sheet(path)
    assert str(path) in said.out and said.out.count("\n") == 1 and said.err == ""
    assert "1 Wall Hinge" in names(path) and "When to stop" in names(path)


def test_it_is_asked_for_as_a_session_is(sheet, tmp_path):
    path = tmp_path / "today.html"
    sheet(path, "--only", "band-pull-through", "--kit", "loop-band", "--all", "--pace", "2")
    assert [name for name in names(path) if name[0].isdigit()] == ["4 Band Pull-through"]
    text = words(read_page(path.read_text()))
    assert "3 sets of 10 reps: 6 s down" in text and "You need a loop band." in text


def test_a_course_of_ones_own_has_its_page(sheet, tmp_path, course):
    path = tmp_path / "own.htm"
    sheet(path, "--drills", course, "--minutes", "5")
    assert "1 Tiny Hinge" in names(path)


def test_a_dash_is_stdout_and_nothing_else_is_printed_there(sheet):
    said = sheet("-")
    assert said.out.startswith("<!DOCTYPE html>\n") and said.out.endswith("</html>\n") and said.err == ""
    read_page(said.out)


def test_who_never_said_what_kit_there_is_is_told_what_is_assumed(sheet, home, tmp_path):
    (home / "config.yaml").unlink()
    assert "Your kit is not set yet" in sheet(tmp_path / "today.html").err


def test_a_file_that_is_there_stays_unless_it_may_be_written_over(sheet, tmp_path):
    path = tmp_path / "today.html"
    path.write_text("mine")
    with pytest.raises(CoachError, match="is there already.*--force"):
        sheet(path)
    assert path.read_text() == "mine"
    sheet(path, "--force")
    assert "1 Wall Hinge" in names(path)


@posix
def test_it_is_written_over_no_link_and_no_device_and_only_as_a_page(sheet, tmp_path):
    (tmp_path / "link.html").symlink_to(tmp_path / "elsewhere.html")
    os.mkfifo(tmp_path / "pipe.html")
    for name in ("link.html", "pipe.html", "today.pdf", "today", "none/today.html"):
        with pytest.raises(CoachError):
            sheet(tmp_path / name, "--force")
    assert {path.name for path in tmp_path.iterdir()} == {"link.html", "pipe.html"}


def test_what_there_is_not_is_a_wrong_command_line_and_writes_nothing(sheet, tmp_path):
    path = tmp_path / "today.html"
    for arguments, error in ((("--only", "wall-hing"), UnknownDrillError), (("--kit", "wal"), KitError)):
        with pytest.raises(error) as wrong:
            sheet(path, *arguments)
        assert wrong.value.exit_code == 2
    for arguments in (("-", "--open"), ("-", "--force"), ()):
        with pytest.raises(click.UsageError):
            sheet(*arguments)
    assert not path.exists()


def test_it_is_opened_in_the_browser_once_it_is_there(sheet, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or True)
    sheet(tmp_path / "to day.html", "--open")
    assert opened == [(tmp_path / "to day.html").as_uri()]


def test_where_no_browser_starts_the_page_is_there_all_the_same(sheet, tmp_path, monkeypatch):
    monkeypatch.setattr(webbrowser, "open", lambda address: False)
    with pytest.raises(CoachError, match="No browser could be started: open .*today.html"):
        sheet(tmp_path / "today.html", "--open")
    assert "1 Wall Hinge" in names(tmp_path / "today.html")
