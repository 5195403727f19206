"""The README tells the truth: its commands, keys, format and picture are those of the program."""

import re
import subprocess
import sys

import click
import pytest
from held_session import Answers, Held
from readme import FORMAT, PICTURE, README, ROOT, format_readme, picture

from hinge_coach.cli import cli
from hinge_coach.coach.interface import key_actions
from hinge_coach.views.json_view import as_dict

TEXT = README.read_text(encoding="utf-8")
HOUSE = ROOT / "hinge_coach" / "README.md"


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_has_help_and_stands_in_the_readme_with_all_its_options(name):
    command = cli.commands[name]
    row = next(line for line in TEXT.splitlines() if line.startswith(f"| `hinge-coach {name}"))
    assert command.help
    for option in command.params:
        if isinstance(option, click.Option) and not option.hidden:
            assert option.help, f"{option.opts} has no help"
            assert any(f"`{spelling}" in row for spelling in option.opts), f"{option.opts} is not in the README"


def test_python_without_docstrings_says_what_each_command_does_all_the_same():
    program = "from hinge_coach.cli import cli; print(*[each.help for each in (cli, *cli.commands.values())], sep='|')"
    done = subprocess.run(
        [sys.executable, "-OO", "-c", program], capture_output=True, text=True, timeout=30, check=True
    )
    assert done.stdout.rstrip("\n") == "|".join(each.help for each in (cli, *cli.commands.values()))


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
    names = {"→": "right", "←": "left", "Enter": "enter", "Esc": "esc", "F5": "f5", "↓": "down", "↑": "up"}
    keys = {names.get(key, key) for key in told}
    assert keys == set(key_actions.STRETCHABLE) - {"="} | set(key_actions.CHECK) | set(key_actions.TURNS)


def test_every_event_and_field_of_the_json_view_stands_in_the_readme_of_the_house():
    house = HOUSE.read_text(encoding="utf-8")
    table = house[house.index("## The events of") :]
    told = set(re.findall(r"`([\w-]+)`", table))
    asked = {"Was it your seat": ["x", "y"], "What went wrong": ["1"], "Where did you": ["1"]}
    pressed = [(30, "space"), (33, "space"), (60, "m"), (70, "?"), (71, "z"), (90, "o")]
    hurts = {"How much": ["2"], "Is one of these": ["6"]}
    names = ("hip-flexor-activation", "band-pull-through")
    held = [Held(*names, answers=Answers(asked | hurts), full=True, script=pressed)]
    held.append(Held("landmine-hinge", answers=None, hands_free=True))
    lines = [as_dict(event) for each in held for event in each.notebook.events]
    assert len({line["event"] for line in lines}) > 20
    assert {word for line in lines for word in (*line, line["event"])} <= told


def test_the_format_page_is_that_of_the_loader():
    text = FORMAT.read_text(encoding="utf-8")
    assert format_readme(text) == text, "make it anew: python tests/support/readme.py"


def test_the_picture_is_the_real_screen():
    assert PICTURE.read_text(encoding="utf-8") == picture(), "make it anew: python tests/support/readme.py"


def test_the_two_commands_stand_in_the_readme_as_ci_runs_them():
    commands = re.findall(r"^    (python3 -m venv .*)$", TEXT, re.M)
    assert len(commands) == 2 and commands[0].endswith("hinge-coach start") and commands[1].endswith("/pytest")
    assert "README.md" in (ROOT / ".ci" / "run").read_text()


def test_the_article_and_its_author_are_credited():
    assert "5 1/2 Moves to Master the Hip Hinge" in TEXT and "J Harris" in TEXT


def test_every_room_of_the_house_and_every_module_that_its_page_names_is_there():
    page, house = HOUSE.read_text(encoding="utf-8"), ROOT / "hinge_coach"
    rooms = {str(path.parent.relative_to(house)) for path in house.rglob("*.py")} - {".", "drills"}
    table = page[page.index("| room |") : page.index("Imports go one way")]
    assert {room.strip("/") for room in re.findall(r"`([\w/]+/)`", table)} >= rooms
    assert all((house / name).exists() for name in re.findall(r"`([\w/]+\.py)`", page))


def test_the_front_door_is_short():
    assert len(TEXT.splitlines()) <= 150
