"""The README tells the truth: its commands, keys, format and picture are those of the program."""

import re

import click
import pytest
from readme import PICTURE, README, ROOT, picture, readme

from hinge_coach.cli import cli
from hinge_coach.coach import controls

TEXT = README.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_has_help_and_stands_in_the_readme_with_all_its_options(name):
    command = cli.commands[name]
    row = next(line for line in TEXT.splitlines() if line.startswith(f"| `hinge-coach {name}"))
    assert command.help
    for option in command.params:
        if isinstance(option, click.Option) and not option.hidden:
            assert option.help, f"{option.opts} has no help"
            assert any(f"`{spelling}" in row for spelling in option.opts), f"{option.opts} is not in the README"


def test_the_readme_names_no_command_and_no_option_that_does_not_exist():
    rows = [line for line in TEXT.splitlines() if line.startswith("| `hinge-coach ")]
    assert {re.match(r"\| `hinge-coach ([\w-]+)", row)[1] for row in rows} == set(cli.commands)
    for row in rows:
        command = cli.commands[re.match(r"\| `hinge-coach ([\w-]+)", row)[1]]
        known = {spelling for option in command.params for spelling in option.opts}
        assert set(re.findall(r"`(--[\w-]+)", row)) <= known


def test_every_key_in_the_readme_does_something_and_none_is_missing():
    table = TEXT[TEXT.index("| key | a presenter's") : TEXT.index("A wireless presenter is")]
    told = set(re.findall(r"`([^`]+)`", table)) | {"pgdn", "pgup"}
    names = {"→": "right", "←": "left", "Enter": "enter", "Esc": "esc", "F5": "f5"}
    keys = {names.get(key, key) for key in told}
    assert keys == set(controls.STRETCHABLE) - {"="} | set(controls.CHECK)


def test_the_format_page_is_that_of_the_loader():
    assert readme(TEXT) == TEXT, "make it anew: python tests/readme.py"


def test_the_picture_is_the_real_screen():
    assert PICTURE.read_text(encoding="utf-8") == picture(), "make it anew: python tests/readme.py"


def test_the_two_commands_stand_in_the_readme_as_ci_runs_them():
    commands = re.findall(r"^    (python3 -m venv .*)$", TEXT, re.M)
    assert len(commands) == 2 and commands[0].endswith("hinge-coach start") and commands[1].endswith("/pytest")
    assert "README.md" in (ROOT / ".ci" / "run").read_text()


def test_the_article_and_its_author_are_credited():
    assert "5 1/2 Moves to Master the Hip Hinge" in TEXT and "J Harris" in TEXT
