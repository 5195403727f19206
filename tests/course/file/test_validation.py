"""`validate`: everything wrong at once, and what is legal but unwise, each at its place."""

from pathlib import Path

import pytest
from repository_paths import DRILLS

from hinge_coach.course.file.course_folder import read_course
from hinge_coach.course.file.drill_template import skeleton
from hinge_coach.course.file.validation import check
from hinge_coach.reading.file_problem import ERROR, WARNING, Problem

SHIPPED = read_course()


@pytest.fixture
def checked(tmp_path):
    """Checks one skeleton in which `old` texts were replaced; gives what is said, without the path."""

    def checking(*changes: tuple[str, str], name: str = "7-mine.yaml") -> list[str]:
        text = skeleton("mine", 7)
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return [str(problem).removeprefix(f"{path}:") for problem in check([path], SHIPPED)]

    return checking


def test_the_shipped_drills_leave_nothing_to_say():
    assert check([DRILLS]) == []


def test_a_skeleton_leaves_nothing_to_say(checked):
    assert checked() == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "say: Push your hips straight back,",
            "say: Push your hips straight back as far as they go,",
            "32:11: warning: this cue has 10 words; say it in at most 8",
        ),
        (
            "short: Hips back,",
            "short: Hips far back,",
            "32:48: warning: `short` has 3 words; one or two fit inside a rep",
        ),
        (
            "short: Hips back,",
            "short: Hips up,",
            "32:48: warning: “Hips up” may be mistaken for rise: Up; choose another word, it is said at lower",
        ),
        (
            "loaded: false",
            "loaded: true",
            "13:9: warning: this drill has a load, but no `get_out`; add `get_out`",
        ),
        (
            "tempo: [3, 1, 1, 1]",
            "tempo: [0.5, 1, 1, 1]",
            "32:65: warning: “Hips back” takes about 0.9 s to say, lower of Mine lasts 0.5 s;"
            " choose a shorter word or a longer phase",
        ),
        (
            "when: lower",
            "when: hold",
            "32:65: warning: “Hips back” is never said: no block has the phase hold; name another phase",
        ),
        (
            "sets: 2, reps: 8, tempo: [3, 1, 1, 1], rest: 45",
            "sets: 10, reps: 30, tempo: [3, 1, 1, 1], rest: 1:30",
            "37:5: warning: this block takes 44 minutes; stay under 30: a session takes 10 to 15",
        ),
        (
            "practise: wall-hinge",
            "practise: wal-hinge",
            "43:88: warning: no drill is called wal-hinge; did you mean wall-hinge?",
        ),
        ("regress: wall-hinge", "regress: mime", "45:10: warning: no drill is called mime; did you mean mine?"),
        (
            "regress: wall-hinge",
            "regress: mine",
            "45:10: warning: this drill goes back to itself; name an easier one, or leave `regress` out",
        ),
        (
            "# kit:  #",
            "kit: [dowl]\n# kit: #",
            "16:7: warning: no other drill uses the item dowl; did you mean dowel?",
        ),
        (
            "# kit:  #",
            "kit: [[none, dowel]]\n# kit: #",
            "16:7: warning: `none` is always at hand, so dowel is never used; write `none` last",
        ),
        (
            "# intro: Why it comes here, in one sentence,",
            "intro: Two of them. And",
            "9:8: warning: `intro` is not one sentence; write one, with a full stop at its end",
        ),
        (
            "    squats: {at",
            "    squat: {at",
            "53:5: warning: no fault is called squat; did you mean squats?",
        ),
        (
            "What it teaches, in one line",
            '"What it \\u200bteaches"',
            "8:10: warning: `summary` holds U+200B, which is left out; write it without",
        ),
        (
            'name: "Mine"\n',
            "name: no\n",
            "7:7: warning: `name` is “no”, which other programs do not take as text; put it in quotes",
        ),
        (
            "order: 7 ",
            "order: 5 ",
            "6:8: warning: landmine-hinge has number 5 in the course already; choose one that is free, like 5.5",
        ),
    ],
)
def test_what_is_legal_but_unwise_is_a_warning_with_its_mend(checked, old, new, said):
    assert said in checked((old, new))


def test_going_back_in_a_circle_is_told_in_each_of_its_drills(tmp_path):
    for id, order, back in (("one", 7, "two"), ("two", 8, "one")):
        text = skeleton(id, order).replace("regress: wall-hinge", f"regress: {back}")
        (tmp_path / f"{order}-{id}.yaml").write_text(text, encoding="utf-8")
    said = [problem.what for problem in check([tmp_path], SHIPPED)]
    assert said == ["going back leads in a circle: one → two → one", "going back leads in a circle: two → one → two"]


def test_a_file_that_is_not_called_by_its_order_and_id_is_told(checked):
    said = checked(name="mine.yaml")
    assert said == ["5:5: warning: the file's name is not <order>-<id>; call it 7-mine.yaml"]


def test_what_a_variant_shares_with_its_drill_is_said_once_and_its_own_at_its_own_place(checked):
    said = checked(
        ("# kit:  #", "kit: [[backpack, none]]\n# kit: #"),
        ("say: Stand tall and", "say: Stand as tall as you ever can and"),
        ("# variants:  #", "variants: {none: {cues: [{say: one two three four five six seven eight nine}]}}\n#"),
    )
    assert said == [
        "34:11: warning: this cue has 11 words; say it in at most 8",
        "58:32: warning: this cue has 9 words; say it in at most 8",
    ]


def test_names_that_stand_twice_in_a_drill_are_told(checked):
    said = checked(
        ("work:  #", "work:\n  - {name: Mine, hold: 5}\n  #"),
        ("faults:  #", "faults:\n  - {id: squats, looks: You squat, fix: Stand}\n  #"),
    )
    assert [line.partition(" warning: ")[2].partition(";")[0] for line in said] == [
        "two blocks are called Mine",
        "two faults have the id squats",
    ]


def test_three_typing_errors_are_told_at_once_each_with_what_was_meant(checked):
    said = checked(("setup:", "setpu:"), ("when: rise", "when: rsie"), ("sets: 2,", "sets: two,"))
    assert said == [
        "21:1: a drill has no key `setpu`; did you mean setup?",
        "33:66: `when` is “rsie”; did you mean rise?",
        "37:26: `sets` is “two”; write a whole number from 1 to 20",
    ]


def test_files_of_one_folder_that_claim_one_id_or_one_place_are_told(tmp_path):
    for name, id, order in [("7-mine", "mine", 7), ("8-mine", "mine", 8), ("7-other", "other", 7)]:
        (tmp_path / f"{name}.yaml").write_text(skeleton(id, order), encoding="utf-8")
    problems = check([tmp_path], SHIPPED)
    assert [(Path(problem.path).name, problem.severity, problem.what) for problem in problems] == [
        ("7-other.yaml", WARNING, "mine has number 7 in the course already"),
        ("8-mine.yaml", ERROR, f"the id mine is taken by {tmp_path}/7-mine.yaml"),
    ]


def test_an_own_drill_may_replace_a_shipped_one(tmp_path):
    (tmp_path / "1-wall-hinge.yaml").write_text(skeleton("wall-hinge", 1).replace("regress: wall-hinge", ""))
    assert check([DRILLS, tmp_path]) == []


def test_files_and_folders_are_checked_once_in_the_order_in_which_they_are_named(tmp_path):
    (tmp_path / "2-b.yaml").write_text("[")
    (tmp_path / "1-a.yaml").write_text("")
    (tmp_path / "empty").mkdir()
    problems = check([tmp_path / "2-b.yaml", tmp_path, tmp_path / "empty", tmp_path / "missing.yaml"])
    assert [(problem.path.removeprefix(f"{tmp_path}/"), problem.what) for problem in problems] == [
        ("empty", "the folder holds no drill file (*.yaml)"),
        ("2-b.yaml", "the file ends before a bracket or a brace is closed"),
        ("1-a.yaml", "is empty"),
        ("missing.yaml", "is not there"),
    ]


def test_a_problem_prints_its_place_what_is_wrong_and_the_mend():
    assert str(Problem("a.yaml", 3, 5, ERROR, "this is wrong", "do that")) == "a.yaml:3:5: this is wrong; do that"
    assert str(Problem("a.yaml", 0, 0, ERROR, "is empty", "fill it")) == "a.yaml: is empty; fill it"
    assert str(Problem("a.yaml", 1, 1, WARNING, "unwise", "change")) == "a.yaml:1:1: warning: unwise; change"
