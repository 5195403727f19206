"""A person's own drill files at the command line: begun, checked, and what they stand in for; and the kit."""

import json

import pytest
from click.testing import CliRunner

from hinge_coach.cli import cli
from hinge_coach.commands import new as command
from hinge_coach.commands import validate
from hinge_coach.commands.kit import kit
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.course.file.drill_file import read_drill
from hinge_coach.course.file.drill_template import skeleton
from hinge_coach.errors import CoachError

OWN = "drills"


@pytest.fixture
def checked(capsys):
    def out(*paths):
        code = validate.validate(paths, False)
        return code, capsys.readouterr().out

    return out


def test_a_new_drill_with_a_shipped_id_begins_as_its_copy_in_its_place(home, checked, capsys):
    command.new("wall-hinge", None)
    assert "It is a copy of the course's own wall-hinge, and replaces it." in capsys.readouterr().out
    mine, shipped = read_drill(home / OWN / "1-wall-hinge.yaml").drill, read_course().find("wall-hinge")
    assert mine == shipped._replace(origin="", kit_items=())
    code, said = checked()
    assert code == 0
    assert "warning: this replaces the course's own wall-hinge; if you do not want that, give it another id" in said


def test_a_copy_can_stand_at_another_place(home):
    command.new("wall-hinge", 7.5)
    assert read_drill(home / OWN / "7.5-wall-hinge.yaml").drill.order == 7.5


def test_a_shipped_file_elsewhere_takes_nobodys_place(checked, tmp_path, home, capsys):
    command.new("wall-hinge", None)
    capsys.readouterr()
    copy = tmp_path / "1-wall-hinge.yaml"
    copy.write_text((home / OWN / "1-wall-hinge.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    assert checked(copy) == (0, "Every drill file is right.\n")


def test_a_folder_without_course_yaml_is_a_course_by_itself(checked, tmp_path):
    (tmp_path / "1-mine.yaml").write_text(
        skeleton("mine", 1).replace("wall-hinge", "mine").replace("regress: mine", "")
    )
    assert checked(tmp_path) == (0, "Every drill file is right.\n")


def test_only_ones_own_file_is_told_that_its_place_is_taken(home, checked, capsys):
    command.new("mine", 2)
    capsys.readouterr()
    code, said = checked()
    assert code == 0 and said.splitlines()[0].startswith(f"{home / OWN / '2-mine.yaml'}:6:8: warning: hip-flexor")
    assert said.endswith("\n1 warning.\n")


def test_a_name_that_is_no_id_is_spelt_as_one(home):
    with pytest.raises(CoachError, match="“Half Kneeling Hinge”: write half-kneeling-hinge, small letters and hyphens"):
        command.new("Half Kneeling Hinge", None)


def test_an_empty_folder_of_ones_own_is_nothing_wrong(home, checked):
    (home / OWN).mkdir(parents=True)
    assert checked() == (0, "Every drill file is right.\n")


@pytest.mark.parametrize("name", ["8-suitcase.txt", "suitcase"])
def test_whatever_a_file_is_called_the_name_that_is_advised_is_one_that_loads(checked, tmp_path, name, home):
    command.new("suitcase", 8.0)
    path = tmp_path / name
    path.write_text((home / OWN / "8-suitcase.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    assert "call it 8-suitcase.yaml" in checked(path)[1]


def test_a_hash_that_cuts_a_text_short_is_told(checked, tmp_path, home):
    command.new("suitcase", 8.0)
    text = (home / OWN / "8-suitcase.yaml").read_text(encoding="utf-8")
    path = tmp_path / "8-suitcase.yaml"
    path.write_text(text.replace("check: Did your hips", "check: Did #1 of your hips"), encoding="utf-8")
    said = checked(path)[1]
    assert "warning: the text “Did” ends at this `#`, which begins a comment; put all of it in quotes" in said
    path.write_text(text.replace("check: Did your hips", "check: Did your hips  #two"), encoding="utf-8")
    assert "begins a comment" in checked(path)[1]
    path.write_text(text.replace("check: Did your hips", 'check: "Did #1 of your hips"  # one'), encoding="utf-8")
    assert "begins a comment" not in checked(path)[1]


def test_a_kit_item_that_looks_misspelt_in_the_settings_is_told(home, capsys):
    home.mkdir()
    (home / "config.yaml").write_text("kit: [wal, kettlebell, heirloom]\n", encoding="utf-8")
    kit((), None, True)
    told = capsys.readouterr()
    assert json.loads(told.out)["kit"] == ["kettlebell"]
    assert told.err.splitlines() == [
        "hinge-coach: No drill uses the kit item wal that config.yaml names: did you mean wall?"
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["new"], "Name the drill: hinge-coach new single-leg-hinge."),
        (["new", "mine", "--course"], "--course writes a course.yaml, which has no id and no order: leave both out."),
    ],
)
def test_new_takes_an_id_or_writes_a_course(typed, said):
    done = CliRunner().invoke(cli, typed)
    assert done.exit_code == 2 and said in done.output


def test_the_schema_of_a_course_proposes_the_drills_that_there_are(home):
    begun = CliRunner().invoke(cli, ["new", "suitcase"])
    schema = json.loads(CliRunner().invoke(cli, ["schema", "--course"]).output)
    assert begun.exit_code == 0 and schema["title"] == "A course of hinge-coach"
    assert "suitcase" in schema["$defs"]["drill-id"]["anyOf"][0]["enum"]


def test_no_kit_at_all_is_a_kit_that_was_said(capsys):
    kit(("none",), None, True)
    assert json.loads(capsys.readouterr().out)["saved"] is True


def test_the_kit_names_each_drill_as_every_page_does_and_says_where_nothing_will_do(capsys):
    kit((), None, False)
    lines = capsys.readouterr().out.splitlines()
    assert "[x] barbell           First Deadlift" in lines
    assert "[x] plate             drill 3 (or nothing)" in lines
