"""The `watch:` list of a drill file: read whole, and every error at its place with its mend."""

import json

import pytest
from jsonschema import Draft202012Validator

from hinge_coach.commands.shared.course_json import whole
from hinge_coach.course.course import Course
from hinge_coach.course.drill import Watch
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.course.file.drill_file import read_drill
from hinge_coach.course.file.drill_template import skeleton
from hinge_coach.course.file.validation import check
from hinge_coach.course.format.json_schema import schema

LINE = "  - {fault: squats, at: bottom, shank: [-18, 15], knee: [-12, 62]}\n"


@pytest.fixture
def read(tmp_path):
    """Reads a skeleton in which one line of its list is another."""

    def reading(line=LINE):
        path = tmp_path / "7-mine.yaml"
        path.write_text(skeleton("mine", 7).replace(LINE, line), encoding="utf-8")
        return read_drill(path)

    return reading


def test_a_list_is_read_as_ranges_and_orders(read):
    assert read().drill.watch == (
        Watch("squats", "bottom", (("shank", -18, 15), ("knee", -12, 62))),
        Watch("squats", "lower", (), "hips-before-knees"),
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("  - {fault: squats, knee: [0, 45]}", "this watch has no `at`; add `at: top`"),
        ("  - {fault: squats, at: botom, knee: [0, 45]}", "`at` is “botom”; did you mean bottom?"),
        ("  - {fault: squats, at: bottom, kne: [0, 45]}", "a watch has no key `kne`; did you mean knee?"),
        (
            "  - {fault: squats, at: bottom, knee: 45}",
            "`knee` is “45”; write [least, most] in degrees, from -180 to 180",
        ),
        (
            "  - {fault: squats, at: bottom, knee: [45, 0]}",
            "`knee` does not begin below its end; write [least, most] in degrees, from -180 to 180",
        ),
        (
            "  - {fault: squats, at: bottom, knee: [45, 45]}",
            "`knee` does not begin below its end; write [least, most] in degrees, from -180 to 180",
        ),
        ("  - {fault: squats, at: bottom, knee: [0, 900]}", "`knee most` is “900”; write a number from -180 to 180"),
        (
            "  - {fault: squats, at: bottom, hands: [0, 9]}",
            "`hands most` is “9”; write a number from -2 to 2",
        ),
        (
            "  - {fault: squats, at: bottom, order: hips-before-knees}",
            "hips-before-knees is seen in lower only; write `at: lower`",
        ),
        (
            "  - {fault: squats, at: bottom}",
            "none of `shank`, `knee`, `trunk`, `hip`, `thigh`, `elbow`, `hands`, `order`",
        ),
    ],
)
def test_an_error_is_told_at_its_place_with_its_mend(read, line, said):
    found = read(line + "\n")
    assert found.drill is None
    problem = next(each for each in found.problems if said in str(each))
    assert problem.line == read().node.entries["watch"][1].mark.line + 1


def test_the_schema_refuses_what_the_loader_refuses(read):
    told = json.loads(json.dumps(whole(Course(()), read().drill, read().drill, "new")["watch"]))
    judge = Draft202012Validator({"$defs": schema()["$defs"], "$ref": "#/$defs/watch"})
    assert [judge.is_valid(each) for each in told] == [True, True]
    wrong = ({"fault": "squats", "at": "top"}, {"fault": "squats", "at": "top", "knee": [1]})
    wrong += ({"fault": "squats", "at": "rise", "order": "hips-before-knees"},)
    assert not any(map(judge.is_valid, wrong))


def test_a_watch_for_a_fault_that_the_drill_has_not_is_a_warning(tmp_path):
    path = tmp_path / "7-mine.yaml"
    path.write_text(skeleton("mine", 7).replace(LINE, LINE.replace("squats", "squat")), encoding="utf-8")
    said = [str(problem) for problem in check([path], read_course())]
    assert len(said) == 1
    assert said[0].endswith("warning: no fault is called squat; did you mean squats?")
