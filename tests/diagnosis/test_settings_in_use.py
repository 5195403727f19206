"""What the doctor says of the settings in force, and where each comes from."""

import pytest
from doctor_parts import COURSE

from hinge_coach.diagnosis.settings_in_use import in_force
from hinge_coach.printed.parts.printed_data import Finding


def test_the_environment_goes_before_the_file_which_goes_before_the_defaults(home):
    home.mkdir()
    (home / "config.yaml").write_text("voice: auto\nview: plain\npace: 1.2\n")
    variables = {"HINGE_COACH_START_VIEW": "screen", "HINGE_COACH_START_MINUTES": "15", "HOME": "/x"}
    force = in_force(home, COURSE, variables)
    assert force.rows == [
        ("kit", "all, because none was named", "default"),
        ("voice", "auto", "config.yaml"),
        ("sound", "on", "default"),
        ("view", "screen", "HINGE_COACH_START_VIEW"),
        ("pace", "1.2", "config.yaml"),
        ("awake", "on", "default"),
        ("minutes", "15", "HINGE_COACH_START_MINUTES"),
    ]
    assert not force.wrong
    assert force.document()["pace"] == {"value": 1.2, "from": "config.yaml"}
    assert force.document()["kit"] == {"value": None, "from": "default"}


def test_a_wrong_file_is_told_in_one_line_and_stops_a_session(home):
    home.mkdir()
    (home / "config.yaml").write_text("sound: on\nveiw: plain\n")
    (wrong,) = in_force(home, COURSE, {}).wrong
    assert wrong.found.endswith("config.yaml:2:1: `veiw` is not a setting") and wrong.do == "did you mean view?"
    assert wrong.stops


@pytest.mark.parametrize(
    ("name", "text", "mend"),
    [
        ("PACE", "3", "set it to a number from 0.5 to 2, or unset it"),
        ("PACE", "nan", "set it to a number from 0.5 to 2, or unset it"),
        ("SOUND", "loud", "set it to on or off, or unset it"),
        ("AWAKE", "never", "set it to on or off, or unset it"),
        ("VIEW", "auto", "set it to screen, plain or json, or unset it"),
        ("KIT", "wall plat", "No drill uses “plat”: did you mean plate?"),
    ],
)
def test_a_variable_that_start_refuses_is_named_with_the_mend(home, name, text, mend):
    (wrong,) = in_force(home, COURSE, {f"HINGE_COACH_START_{name}": text}).wrong
    assert wrong == Finding("settings", f"HINGE_COACH_START_{name} can't be “{text}”", mend, stops=True)


def test_a_kit_in_the_environment_is_read_as_start_reads_it(home):
    force = in_force(home, COURSE, {"HINGE_COACH_START_KIT": "wall,plate"})
    assert force.rows[0] == ("kit", "plate, wall", "HINGE_COACH_START_KIT")
