"""`course.yaml`: what is said of a wrong one, what a person's own adds, and what old files keep without one."""

import shutil

import pytest
from repository_paths import SQUAT_COURSE

from hinge_coach.coach.plan.reasons import first_time
from hinge_coach.commands import new as command
from hinge_coach.commands import validate
from hinge_coach.commands.kit import kit
from hinge_coach.course.file.course_folder import read_course, shipped_folder
from hinge_coach.course.file.course_template import COURSE_TEMPLATE
from hinge_coach.course.file.validation import check
from hinge_coach.course.format.course_fields import COURSE
from hinge_coach.errors import CoachError, DrillFileError
from hinge_coach.settings.config_file import read_settings

SQUAT = SQUAT_COURSE
SHIPPED = read_course()


@pytest.fixture
def squat(tmp_path):
    """Replaces texts in the course.yaml of a copy of the squat's folder; what is said of it, without the path."""
    folder = tmp_path / "squat"
    shutil.copytree(SQUAT, folder)
    path = folder / "course.yaml"

    def changed(*changes):
        text = path.read_text(encoding="utf-8")
        for old, new in changes:
            assert text.count(old) >= 1, old
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
        return [
            str(problem).removeprefix(f"{path}:")
            for problem in check([folder], SHIPPED)
            if "course.yaml" in problem.path
        ]

    changed.folder = folder
    return changed


WRONG = [
    (
        "drill: banded-squat",
        "drill: bandit-squat",
        "21:12: no drill is called bandit-squat; did you mean banded-squat?",
    ),
    (
        "fault: knees-cave",
        "fault: knee-cave",
        "22:12: no drill knows the fault knee-cave; did you mean knees-cave?",
    ),
    (
        "after: [box-squat, free-squat]",
        "after: [box-squat, banded-squat]",
        "23:24: banded-squat comes after itself, which is a circle; name the drills before it",
    ),
    (
        "after: [box-squat, free-squat]",
        "after: [goblet-squat]",
        "23:13: goblet-squat comes after banded-squat in the course, so it shows nothing yet;"
        " name drills that come before it",
    ),
    (
        "drill: banded-squat",
        "drill: goblet-squat",
        "21:12: the kit of goblet-squat never allows it without its weight, in which it is to begin;"
        " give its kit `none` or an item that is weightless, or take another drill",
    ),
    (
        "[goblet-squat, landmine-squat]",
        "[goblet-squat, first-back-squat]",
        "28:20: first-back-squat is a bridge: the course leads to it; name a drill that comes before it",
    ),
    (
        "[goblet-squat, landmine-squat]",
        "[goblet-squat, goblet-squat]",
        "28:20: goblet-squat is an alternative already; put all drills that replace one another in one list",
    ),
    (
        "to: goblet-squat",
        "to: box-squat",
        "30:33: this shortcut begins and ends at the same drill; name a later drill",
    ),
    (
        "{from: box-squat, to: goblet-squat",
        "{from: goblet-squat, to: box-squat",
        "30:36: box-squat comes before goblet-squat in the course; name a drill that comes after it",
    ),
    ("suits: knees", "suit: knees", "24:5: an optional-drill has no key `suit`; did you mean suits?"),
    ("half}", "hlaf}", "17:42: `range` is “hlaf”; did you mean half?"),
    ("shortcut: {from", "short_cut: {from", "30:1: a course has no key `short_cut`; did you mean shortcut?"),
    ("band: [light, medium]", "band: [], kg: [1]", "`band` has 0 entries"),
    (
        "loads: {band: [light, medium]}",
        "weightless: true, loads: {band: [light, medium]}",
        "8:87: `weightless` and `loads` are both here; keep one of them",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), WRONG, ids=[new for _, new, _ in WRONG])
def test_what_cannot_be_is_an_error_with_its_place_and_mend_and_starts_nothing(squat, old, new, said):
    (told,) = [line for line in squat((old, new)) if said in line]
    assert not told.partition(": ")[2].startswith("warning")
    with pytest.raises(DrillFileError, match="course.yaml:"):
        read_course(squat.folder)


UNWISE = [
    (
        "suits: knees that still drift in",
        "suits: knees.",
        "24:12: warning: `suits` ends with a full stop, but the sentence goes on",
    ),
    ("[goblet-squat, free-squat]\n", "[goblet-squat]\n", "35:3: warning: each of these needs kit"),
    ("  rack: {", "  rackk: {", "9:3: warning: no drill uses the item rackk; did you mean rack?"),
    ("to: goblet-squat", "to: free-squat", "30:33: warning: nothing lies between box-squat and free-squat"),
]


@pytest.mark.parametrize(("old", "new", "said"), UNWISE, ids=[new.strip() for _, new, _ in UNWISE])
def test_what_is_legal_but_unwise_is_a_warning_and_starts_all_the_same(squat, old, new, said):
    assert any(said in line for line in squat((old, new)))
    assert read_course(squat.folder).drills


def test_two_optional_drills_that_wait_for_each_other_are_a_circle(squat):
    other = (
        "optional:\n  - {drill: free-squat, fault: knees-cave, after: [banded-squat], suits: a, clean: b, failed: c}\n"
    )
    told = squat(("optional:\n", other))
    assert (
        "21:52: free-squat comes after banded-squat, and that one after it, which is a circle; take one of them out"
        in told
    )


def test_loads_that_do_not_rise_and_steps_that_lead_nowhere_are_told(squat):
    path = squat.folder / "4-goblet-squat.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[6, 8, 10, 12, 16]", "[8, 6]").replace("increase: clean", "increase: spare-reps"))
    said = [problem.what for problem in check([path])]
    assert said == ["`kg` does not rise from load to load", "`spare-reps` is here without `steps`"]


def test_a_drill_in_the_file_of_the_course_is_told_where_it_belongs(squat):
    path = squat.folder / "course.yaml"
    path.write_text((squat.folder / "1-box-squat.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    assert squat() == ["1:1: this is a drill; call it <order>-<id>.yaml: a course.yaml says what ties drills together"]


def test_a_folder_has_one_such_file(squat):
    shutil.copy(squat.folder / "course.yaml", squat.folder / "course.yml")
    assert [problem.mend for problem in check([squat.folder])] == ["make one file of the two"]


def test_a_single_file_is_checked_beside_its_drills(capsys):
    assert validate.validate((SQUAT / "course.yaml", SQUAT / "3-banded-squat.yaml"), False) == 0
    assert capsys.readouterr().out == "Every drill file is right.\n"


# A folder without a course.yaml


def test_old_files_of_the_shipped_ids_keep_their_ties_and_their_loads(tmp_path):
    for path in shipped_folder().glob("[1-4]*.yaml"):
        text = path.read_text(encoding="utf-8")
        old = [line for line in text.splitlines() if not line.lstrip().startswith(("intro:", "half:"))]
        (tmp_path / path.name).write_text("\n".join(old).replace("loads:", "# loads:").replace("  plate: {", "# {"))
    for path in tmp_path.glob("3-*.yaml"):
        lines = path.read_text().splitlines()
        path.write_text("\n".join(line for line in lines if "kg:" not in line))
    old = read_course(tmp_path)
    assert old.optional == SHIPPED.optional and old.alternatives == SHIPPED.alternatives and old.felt == SHIPPED.felt
    assert (old.shortcut, old.bridge_test, old.name) == (None, None, "")  # they lead to drills that are not here
    head = old.find("3")
    assert head.with_kit(frozenset({"light-kettlebell"})).usual_loads().kg == (2, 4)
    assert first_time(head.with_kit(frozenset())) == first_time(SHIPPED.find("3").with_kit(frozenset()))
    assert old.find("4.5").half and old.find("1").item("wall").name == "a wall"


def test_drills_of_no_course_are_tied_by_nothing(tmp_path):
    shutil.copy(SQUAT / "2-free-squat.yaml", tmp_path)
    course = read_course(tmp_path)
    assert not (course.felt or course.optional or course.alternatives or course.shortcut or course.bridge_test)
    assert course.drills[0].item("pole").name == "your pole"


# A person's own


@pytest.fixture
def own(home):
    folder = home / "drills"
    folder.mkdir(parents=True)

    def written(text):
        (folder / "course.yaml").write_text(f"format: 1\n{text}", encoding="utf-8")
        return read_course(own=folder)

    written.folder = folder
    return written


def test_ones_own_word_goes_before_that_of_the_course_and_leaves_the_rest(own):
    mine = own(
        "name: Mine\nkit: {dowel: {name: a broom, weightless: true}}\nfelt: {elsewhere: {name: In the arms}}\n"
        "shortcut: {from: wall-hinge, to: band-pull-through}\nalternatives: [[landmine-hinge, cable-pull-through]]\n"
    )
    assert (mine.name, mine.credit) == ("Mine", SHIPPED.credit)
    assert mine.find("3").item("dowel").name == "a broom" and mine.find("1").item("wall").name == "a wall"
    assert [place.name for _, place in mine.felt] == ["Back of thighs or seat", "Low back", "In the arms"]
    assert mine.shortcut.to == "band-pull-through" and mine.bridge_test == SHIPPED.bridge_test
    assert mine.alternatives == (("landmine-hinge", "cable-pull-through"),)  # a drill stands in one list
    assert mine.optional == SHIPPED.optional


def test_a_wrong_one_of_ones_own_is_left_out_with_one_line_and_validate_tells_more(own, capsys):
    mine = own("shortcut: {from: wall-hinge, to: nowhere}\n")
    assert mine.shortcut == SHIPPED.shortcut
    assert (
        mine.problems
        == (
            f"{own.folder}/course.yaml:2:34: no drill is called nowhere; `hinge-coach drills` lists them"
            " (left out; `hinge-coach validate` says more)",
        )
        or "there is wall-hinge" in mine.problems[0]
    )
    assert validate.validate((), False) == 1
    assert "course.yaml:2:34: no drill is called nowhere" in capsys.readouterr().out


def test_a_drill_in_the_place_of_a_shipped_one_keeps_what_its_file_does_not_say(home):
    command.new("behind-the-head-hinge", None)
    path = home / "drills" / "3-behind-the-head-hinge.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if "kg:" not in line and line not in ("loads:",)))
    mine = read_course(own=home / "drills").find("3")
    assert mine.origin == str(path) and mine.with_kit(frozenset({"light-kettlebell"})).usual_loads().kg == (2, 4)


def test_a_new_one_has_every_key_says_nothing_yet_and_is_never_written_over(home, capsys):
    command.new_course()
    path = home / "drills" / "course.yaml"
    assert capsys.readouterr().out.startswith(f"{path}\n")
    for key in COURSE.keys:
        assert f"\n{key.name}:" in COURSE_TEMPLATE or f"\n# {key.name}:" in COURSE_TEMPLATE
    assert (home / "drills" / "course.schema.json").exists()
    mine = read_course(own=home / "drills")
    assert mine == SHIPPED
    assert validate.validate((), False) == 0
    with pytest.raises(CoachError, match="course.yaml is there already: edit it, or rename it."):
        command.new_course()


def test_a_new_one_is_right_once_every_key_is_wanted(home, capsys):
    command.new_course()
    command.new("my-drill", 3.25)
    path = home / "drills" / "course.yaml"
    head, _, body = COURSE_TEMPLATE.partition("format: 1\n")
    wanted = "\n".join(line.removeprefix("# ") for line in body.splitlines())
    path.write_text(f"{head}format: 1\n{wanted}\n", encoding="utf-8")
    capsys.readouterr()
    validate.validate((), False)
    said = [line for line in capsys.readouterr().out.splitlines() if "course.yaml" in line]
    assert [line.partition("warning: ")[2] for line in said] == [
        "no drill uses the item sandbag; leave it out",
        "no drill uses the item broom; leave it out",
    ]


def test_the_kit_of_another_course_is_kept_beside_ones_own(home, capsys):
    kit(("wall", "plate"), None, False)
    kit(("box", "mini-band"), SQUAT, False)
    assert read_settings(home).kit == {"wall", "plate", "box", "mini-band"}
    kit(("wall",), None, True)
    assert "box" not in capsys.readouterr().out.rpartition('"items"')[2]
