"""`new`: a file to start from, which is right as it stands and never written over another."""

import errno
import json
import os

import pytest

from hinge_coach.course.course import Course
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.course.file.drill_template import next_order, schema_text, skeleton, write_skeleton
from hinge_coach.course.file.validation import check
from hinge_coach.course.format.drill_fields import DRILL
from hinge_coach.errors import CoachError


def test_a_new_file_is_a_drill_of_the_course_without_a_word_against_it(tmp_path):
    course = read_course()
    path = write_skeleton(tmp_path / "home" / "drills", "single-leg-hinge", next_order(course))
    assert path == tmp_path / "home" / "drills" / "7-single-leg-hinge.yaml"
    assert check([path], course) == []
    mine = read_course(own=path.parent).find("7")
    assert (mine.id, mine.name, mine.figure is not None) == ("single-leg-hinge", "Single leg hinge", True)


def test_a_new_file_names_its_schema_which_lies_beside_it(tmp_path):
    path = write_skeleton(tmp_path, "mine", 4.25)
    assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=drill.schema.json\n")
    assert json.loads((tmp_path / "drill.schema.json").read_text(encoding="utf-8")) == json.loads(schema_text())


def test_a_new_file_shows_every_key_of_the_format():
    text = skeleton("mine", 7)
    for key in DRILL.keys:
        if key.name != "bridge":  # of the project's own last step only
            assert f"\n{key.name}:" in text or f"\n# {key.name}:" in text


def test_a_file_is_never_written_over(tmp_path):
    path = write_skeleton(tmp_path, "mine", 7)
    path.write_text("mine own words")
    with pytest.raises(CoachError, match="7-mine.yaml is there already: edit it, or choose another id."):
        write_skeleton(tmp_path, "mine", 7)
    assert path.read_text() == "mine own words"


def test_a_folder_that_cannot_be_made_gets_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CoachError, match=f"7-mine.yaml cannot be written .{os.strerror(errno.ENOTDIR)}."):
        write_skeleton(tmp_path / "file" / "drills", "mine", 7)


@pytest.mark.parametrize("id", ["", "My Hinge", "../escape", "a" * 41, "-a", "4", "no", "null", "a\nb", "é", "a--b"])
def test_an_id_that_is_none_is_refused_before_anything_is_written(tmp_path, id):
    with pytest.raises(CoachError, match="A drill cannot be called “.*”: write "):
        write_skeleton(tmp_path, id, 7)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("order", [-1, 1000, float("inf"), float("nan")])
def test_an_order_that_is_none_is_refused(order):
    with pytest.raises(CoachError, match="its place in the course is a number from 0 to 999"):
        skeleton("mine", order)


def test_the_next_order_follows_the_whole_course():
    assert next_order(read_course()) == 7
    assert next_order(Course(())) == 1
