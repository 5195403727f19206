"""HINGE_COACH_<COMMAND>_<OPTION>: what the environment asks for is what the same words on the command line ask for."""

import pytest

from hinge_coach import cli
from hinge_coach.commands import start


@pytest.fixture
def options(monkeypatch):
    """What `start` was asked for, with such an environment and such arguments."""

    def asked(*arguments, **environment):
        for option, value in environment.items():
            monkeypatch.setenv(f"HINGE_COACH_START_{option}", value)
        heard = []
        monkeypatch.setattr(start, "start", lambda options: heard.append(options) or 0)
        assert cli.cli.main(["start", *arguments], standalone_mode=False) == 0
        return heard[0]

    return asked


@pytest.mark.parametrize("option", ["DRY_RUN", "ALL", "HANDS_FREE"])
@pytest.mark.parametrize(
    ("value", "on"),
    [("1", True), ("true", True), ("yes", True), ("on", True), ("0", False), ("false", False), ("no", False)]
    + [("off", False), ("", False), ("FALSE", False)],
)
def test_a_switch_in_the_environment_means_what_it_says(options, option, value, on):
    asked = options(**{option: value})
    field = {"ALL": "everything"}.get(option, option.lower())
    assert getattr(asked, field) is on


def test_a_switch_on_the_command_line_goes_before_the_environment(options):
    assert options("--dry-run", DRY_RUN="0").dry_run is True


def test_a_word_in_the_environment_is_a_word_on_the_command_line(options):
    asked = options(VIEW="plain", PACE="1,2", ONLY="wall-hinge landmine-hinge", KIT="wall,loop-band", MINUTES="15")
    assert (asked.view, asked.pace, asked.minutes) == ("plain", 1.2, 15)
    assert (asked.only, asked.kit) == (("wall-hinge", "landmine-hinge"), ("wall,loop-band",))


def test_what_is_not_said_is_not_asked_for(options):
    assert options() == start.SessionOptions()
