"""The course as a whole: which files it is made of, how its drills are found, and what is said when it cannot be."""

import errno
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from repository_paths import ROOT

import hinge_coach
from hinge_coach.course.course import Course
from hinge_coach.course.file.course_folder import read_course, shipped_folder
from hinge_coach.course.file.drill_template import skeleton
from hinge_coach.errors import CoachError, DrillFileError, KitError, UnknownDrillError

SHIPPED = read_course()


def written(folder: Path, id: str, order: float, **changed: str) -> Path:
    """A skeleton of this id and order, with the lines of the keys that are `changed`."""
    lines = skeleton(id, order).splitlines()
    out = [f"{key}: {changed[key]}" if (key := line.partition(":")[0]) in changed else line for line in lines]
    path = folder / f"{order:g}-{id}.yaml"
    path.write_text("\n".join(out) + "\n", encoding="utf-8")
    return path


def test_the_shipped_course_is_read_in_order():
    assert [drill.number for drill in SHIPPED.drills] == ["1", "2", "3", "4", "4½", "5", "6"]
    assert [drill.id for drill in SHIPPED.drills if drill.bridge] == ["first-deadlift"]
    assert {drill.origin for drill in SHIPPED.drills} == {"shipped"}
    assert SHIPPED.problems == ()


def test_a_drill_is_found_by_its_id_or_its_number_in_any_spelling():
    for name in ("cable-pull-through", "4.5", "4½", "4,5", " 4.50 ", "Cable-Pull-Through"):
        assert SHIPPED.find(name).id == "cable-pull-through"


def test_a_misspelt_drill_gets_a_suggestion_and_a_wrong_number_the_list():
    with pytest.raises(UnknownDrillError, match="No drill is called “wal-hinge”: did you mean wall-hinge?"):
        SHIPPED.find("wal-hinge")
    with pytest.raises(UnknownDrillError, match="“44”: `hinge-coach drills` lists them"):
        SHIPPED.find("44")
    for odd in ("", "nan", "inf", "1e0", "１", "½½", "\x1b[2J", "x" * 10_000):
        with pytest.raises(UnknownDrillError) as told:
            SHIPPED.find(odd)
        assert "\x1b" not in str(told.value) and len(str(told.value)) < 200


def test_a_number_that_two_drills_have_asks_for_the_id(tmp_path):
    written(tmp_path, "one", 7)
    written(tmp_path, "two", 7)
    with pytest.raises(UnknownDrillError, match="7 is the number of one and two"):
        read_course(tmp_path).find("7")


def test_kit_is_named_with_commas_or_in_words_of_its_own():
    assert SHIPPED.kit(["wall,dowel", " Plate "]) == {"wall", "dowel", "plate"}
    assert SHIPPED.kit(["none"]) == frozenset()
    assert SHIPPED.kit([]) == frozenset()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["dowl"], "No drill uses “dowl”: did you mean dowel?"),
        (["none,wall"], "“none” stands alone"),
        (["spaceship"], "“spaceship”: there is wall, "),
    ],
)
def test_kit_that_no_drill_uses_is_told(words, told):
    with pytest.raises(KitError, match=told.replace("?", "[?]")):
        SHIPPED.kit(words)


def test_a_folder_of_drills_takes_the_place_of_the_shipped_course(tmp_path):
    path = written(tmp_path, "my-hinge", 2.5)
    (tmp_path / "drill.schema.json").write_text("{}")
    (tmp_path / ".hidden.yaml").write_text("broken: [")
    course = read_course(tmp_path)
    assert [(drill.id, drill.number, drill.origin) for drill in course.drills] == [("my-hinge", "2½", str(path))]


def test_own_drills_add_to_the_course_and_replace_those_of_the_same_id(tmp_path):
    mine = written(tmp_path, "wall-hinge", 1, name="My wall hinge")
    written(tmp_path, "sumo-hinge", 3.5)
    course = read_course(own=tmp_path)
    assert [drill.number for drill in course.drills] == ["1", "2", "3", "3½", "4", "4½", "5", "6"]
    assert (course.find("1").name, course.find("1").origin) == ("My wall hinge", str(mine))


def test_a_broken_file_of_ones_own_is_left_out_with_one_line(tmp_path):
    written(tmp_path, "good", 8)
    written(tmp_path, "bad", 9, loaded="maybe")
    (tmp_path / "folder.yaml").mkdir()
    course = read_course(own=tmp_path)
    assert [drill.id for drill in course.drills][-1] == "good"
    assert len(course.drills) == len(SHIPPED.drills) + 1
    assert [line.removeprefix(f"{tmp_path}/") for line in course.problems] == [
        "9-bad.yaml:13:9: `loaded` is “maybe”; write true or false (left out; `hinge-coach validate` says more)",
        "folder.yaml: is a folder; a drill is a regular text file (left out; `hinge-coach validate` says more)",
    ]


def test_no_folder_of_ones_own_is_nothing_to_talk_about(tmp_path):
    assert read_course(own=tmp_path / "drills") == SHIPPED


def test_a_folder_of_ones_own_that_is_none_is_told_and_the_course_goes_on(tmp_path):
    (tmp_path / "drills").write_text("")
    course = read_course(own=tmp_path / "drills")
    assert course.drills == SHIPPED.drills
    assert len(course.problems) == 1 and f"left out ({os.strerror(errno.ENOTDIR)})" in course.problems[0]


def test_two_own_files_with_one_id_leave_the_second_out(tmp_path):
    written(tmp_path, "same", 7)
    written(tmp_path, "same", 8)
    course = read_course(own=tmp_path)
    assert course.find("same").order == 7
    assert len(course.problems) == 1 and "8-same.yaml: the id same is taken by " in course.problems[0]


def test_a_broken_file_in_a_named_folder_stops_with_its_place_and_the_count_of_the_rest(tmp_path):
    written(tmp_path, "bad", 9, loaded="maybe", feel="''")
    with pytest.raises(DrillFileError) as told:
        read_course(tmp_path)
    assert str(told.value).startswith(f"{tmp_path}/9-bad.yaml:13:9: `loaded` is “maybe”; write true or false")
    assert str(told.value).endswith(f"(and 1 more: `hinge-coach validate {tmp_path}` lists them)")


def test_two_files_of_a_named_folder_with_one_id_stop(tmp_path):
    written(tmp_path, "same", 7)
    written(tmp_path, "same", 8)
    with pytest.raises(DrillFileError, match="8-same.yaml: the id same is taken by .*7-same.yaml"):
        read_course(tmp_path)


def test_a_folder_that_cannot_be_a_course_gets_one_clear_sentence(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "readme.txt").write_text("no drill")
    (tmp_path / "file.yaml").write_text("format: 1")
    for name, told in [
        ("missing", "There is not a folder .*missing: check the name."),
        ("empty", "The folder .*empty holds no drill file"),
        ("notes", "The folder .*notes holds no drill file"),
        ("file.yaml", "file.yaml is not a folder: name the folder that holds the drill files."),
        ("nul\0name", "There is not a folder .*nul�name: check the name."),
    ]:
        with pytest.raises(CoachError, match=told):
            read_course(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_says_so(tmp_path):
    tmp_path.chmod(0)
    with pytest.raises(CoachError, match="cannot be read \\(Permission denied\\): check who may read it."):
        read_course(tmp_path)
    tmp_path.chmod(0o700)


def test_an_empty_course_finds_nothing_and_needs_nothing():
    course = Course(())
    assert course.items == ()
    with pytest.raises(UnknownDrillError):
        course.find("wall-hinge")


def test_the_shipped_drills_are_those_of_the_checkout_wherever_the_package_runs_from():
    inside = Path(hinge_coach.__file__).parent / "drills"  # in a wheel; beside the package in a checkout
    assert shipped_folder() == (inside if inside.is_dir() else ROOT / "drills")
    assert {path.name: path.read_bytes() for path in shipped_folder().iterdir()} == {
        path.name: path.read_bytes() for path in (ROOT / "drills").iterdir()
    }


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "archive"])
def test_an_installed_package_carries_its_drills_inside_also_in_an_archive(tmp_path, packed):
    site = tmp_path / "site"
    shutil.copytree(ROOT / "hinge_coach", site / "hinge_coach", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "drills", site / "hinge_coach" / "drills")
    place = Path(shutil.make_archive(str(tmp_path / "package"), "zip", site)) if packed else site
    assert zipfile.is_zipfile(place) is packed
    code = f"import sys; sys.path.insert(0, {str(place)!r}); from hinge_coach.course.file import course_folder as l;"
    code += "print(l.__file__, len(l.read_course().drills))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True)
    file, count = ran.stdout.split()
    assert file.startswith(str(place)) and count == str(len(SHIPPED.drills))
