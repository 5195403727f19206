"""The drill file's table: what each value means, what is said of a wrong one, and that schema and page say the same."""

import json
import re

import jsonschema
import pytest
import yaml
from drill_texts import SHIPPED, VALID, drill, text_of, told
from format_page import format_page

from hinge_coach.course.drill import Block, Cue, Tempo
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.course.file.drill_template import schema_text
from hinge_coach.course.format.drill_fields import DRILL
from hinge_coach.course.format.json_schema import records, schema
from hinge_coach.course.poses import Lift, Pose, Prop, Wrong
from hinge_coach.reading.file_problem import ERROR
from hinge_coach.reading.line_and_column import place_in
from hinge_coach.reading.source_text import Log
from hinge_coach.reading.yaml_nodes import parse


def test_a_file_with_nothing_but_what_is_needed_is_a_drill(read):
    small = drill(read())
    assert small.work == (Block("Hinge", 1, 8, Tempo(3, 1, 1, 1)),)
    assert small.cues == (Cue("Seat back"),)
    assert (small.loaded, small.bridge, small.kit, small.faults, small.figure) == (False, False, (), (), None)


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("45", 45), ("45s", 45), ("1:30", 90), ("1m30s", 90), ("1m30", 90), ("2m", 120), ("'1:30'", 90), ("2.5", 2.5)],
)
def test_a_time_means_what_a_person_means(read, written, seconds):
    block = drill(read(work=f"[{{name: Hold, hold: {written}, rest: {written}}}]")).work[0]
    assert (block.hold, block.rest) == (seconds, seconds)


@pytest.mark.parametrize("written", ["1:99", "-5", "1e2", ".inf", "45 s", "2024-01-01", "no", "''", "0x10", "1:30:00"])
def test_a_time_that_is_none_is_refused_where_it_stands(read, written):
    (only,) = told(read(work=f"[{{name: Hold, hold: {written}}}]"))
    assert only.startswith("10:27: `hold` is ") and only.endswith("like 45, 45s, 1:30 or 1m30s")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("08", "`sets` is “08”, which begins with a zero; write a whole number from 1 to 20"),
        ("1e999", "`sets` is “1e999”, which is not a number in plain digits; write a whole number from 1 to 20"),
        (".inf", "`sets` is “.inf”, which is not a number; write a whole number from 1 to 20"),
        ("-.NAN", "`sets` is “-.NAN”, which is not a number; write a whole number from 1 to 20"),
        ("9" * 30, f"`sets` is “{'9' * 30}”, which is too large; write a whole number from 1 to 20"),
        (
            "2024-01-01",
            "`sets` is “2024-01-01”, which is not a number in plain digits; write a whole number from 1 to 20",
        ),
        ("1_000", "`sets` is “1_000”, which is not a number in plain digits; write a whole number from 1 to 20"),
        ("yes", "`sets` is “yes”; write a whole number from 1 to 20"),
        ("2.5", "`sets` is “2.5”; write a whole number from 1 to 20"),
        ("0", "`sets` is “0”; write a whole number from 1 to 20"),
        ("'3'", "`sets` is “3” in quotes, which is text; write a whole number from 1 to 20"),
        ("~", "`sets` is empty; write a whole number from 1 to 20"),
        ("[3]", "`sets` is a list; write a whole number from 1 to 20"),
    ],
)
def test_an_odd_number_gets_a_clear_word(read, written, said):
    assert told(read(work=f"[{{name: Hold, hold: 5, sets: {written}}}]")) == [f"10:36: {said}"]


@pytest.mark.parametrize(("written", "number"), [("4", 4), ("4.5", 4.5), ("+4.0", 4), (".5", 0.5), ("4.", 4)])
def test_a_number_is_read_in_every_plain_spelling(read, written, number):
    assert drill(read(order=written)).order == number


def test_words_that_yaml_takes_for_something_else_are_words_in_a_text(read):
    small = drill(read(name="no", summary="1:30", why="2024-01-01", feel="'[red]legs[/]'", check='"  a\\tb\\e[2J "'))
    assert (small.name, small.summary, small.why, small.feel) == ("no", "1:30", "2024-01-01", "[red]legs[/]")
    assert small.check == "a b[2J"


@pytest.mark.parametrize(("written", "truth"), [("true", True), ("yes", True), ("No", False), ("FALSE", False)])
def test_yes_and_no_are_true_and_false_where_a_truth_is_asked(read, written, truth):
    assert drill(read(loaded=written)).loaded is truth


def test_everything_wrong_is_said_at_once_each_with_its_place_and_mend(read):
    file = read(id="Small Drill", loadad="true", feel=None, cues="[{say: Back, short: Back, when: lowr}]", why="~")
    assert told(file) == [
        "1:1: this drill has no `feel`; add `feel: Hamstrings, a stretch`",
        "2:5: `id` is “Small Drill”; write a name of at most 40 small letters, digits and single hyphens,"
        " like wall-hinge",
        "6:6: `why` is empty; write text of at most 800 characters",
        "8:39: `when` is “lowr”; did you mean lower?",
        "12:1: a drill has no key `loadad`; did you mean loaded?",
    ]


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("{name: A, reps: 8, hold: 5, tempo: [1, 1, 1, 1]}", "`reps` and `hold` are both here; keep one of them"),
        ("{name: A}", "neither `reps` nor `hold` is here; add one of them"),
        ("{name: A, reps: 8}", "`reps` is here without `tempo`; add `tempo`, or leave `reps` out"),
        ("{name: A, hold: 8, starts: top}", "`starts` has a meaning only with `reps`; add `reps`, or leave it out"),
        ("{name: A, hold: 8, side: both}", "a block has no key `side`; did you mean sides?"),
        (
            "{name: A, reps: 8, tempo: [3, 1, 1]}",
            "`tempo` has 3 of the 4 times in a rep; write [lower, bottom, rise, top] in seconds",
        ),
        ("{name: A, reps: 8, tempo: [3, 1, 0, 1]}", "`tempo rise` is “0”; write a time from 0.5 to 60 seconds"),
    ],
)
def test_a_block_is_reps_at_a_tempo_or_a_hold(read, block, said):
    assert any(said in line for line in told(read(work=f"[{block}]")))


def test_text_with_a_comma_in_braces_is_told_to_take_quotes(read):
    said = told(read(cues="[{say: Chest up, hips back, from: article}]"))
    assert said == ["8:24: `hips back` is not `key: value`; put text that holds a comma or a colon in quotes"]


def test_a_variant_for_an_item_that_the_kit_does_not_name_is_refused(read):
    said = told(read(kit="[[loop-band, door-tube]]", variants="{door-tub: {setup: [Shut the door]}}"))
    assert said == ["14:12: `door-tub` is not an item of this drill's kit; did you mean door-tube?"]


def test_kit_and_variants_are_read_as_the_drill_uses_them(read):
    small = drill(read(kit="[wall, [bell, none]]", variants="{none: {feel: Legs, easier: [{name: H, hold: 5}]}}"))
    assert small.kit == (("wall",), ("bell", "none"))
    assert small.items == ("wall", "bell")
    bare = small.with_kit(frozenset(["wall"]))
    assert bare is not None and (bare.feel, bare.easier, bare.uses) == ("Legs", (Block("H", hold=5),), ("wall", "none"))


def test_a_figure_is_read_as_poses_props_and_wrong_poses(read):
    figure = drill(
        read(
            figure="""
  top: {shank: 3, knee: 8, trunk: 5, hands: hip-crease}
  hold: {shank: 2, knee: 5, trunk: 0, lift: {thigh: 90, knee: 90}, hands: [0.2, 0.55]}
  lying: yes
  props: [{is: wall, x: -0.16}, {is: kettlebell, size: 0.1, held: back}]
  wrong: {squats: {at: top, knee: 80, bend: -10}}"""
        )
    ).figure
    assert figure is not None and figure.bottom is None and figure.lying
    assert figure.top == Pose(3, 8, 5, hands="hip-crease")
    assert figure.hold == Pose(2, 5, 0, hands=(0.2, 0.55), lift=Lift(90, 90))
    assert figure.props == (Prop("wall", x=-0.16), Prop("kettlebell", size=0.1, held="back"))
    assert figure.wrong == (("squats", Wrong("top", (("knee", 80), ("bend", -10)))),)


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ("{top: {shank: 0, knee: 0, trunk: 0}}", "none of `bottom`, `hold` is here; add one of them"),
        ("{top: {shank: 0, knee: 200, trunk: 0}}", "`knee` is “200”; write a number from 0 to 150 (degrees)"),
        ("{top: {shank: 0, knee: 0, trunk: 0, hands: hip}}", "`hands` is “hip”; did you mean hip-crease?"),
        ("{top: {shank: 0, knee: 0, trunk: 0, hands: [1, 5]}}", "`hands y` is “5”; write a number from 0 to 2"),
        ("{top: {shank: 0, knee: 0, trunk: 0, arms: 1, hands: chest}}", "`arms` and `hands` are both here"),
        ("{props: [{is: wall}]}", "the prop wall has no `x`; add where it stands, in body heights"),
        ("{props: [{is: wall, x: 0, size: 0.1}]}", "the prop wall has no key `size`; its keys are is, x"),
        ("{props: [{is: wal, x: 0}]}", "`is` is “wal”; did you mean wall?"),
    ],
)
def test_a_wrong_figure_gets_a_clear_word(read, figure, said):
    assert any(said in line for line in told(read(figure=figure)))


def test_every_value_is_found_again_at_its_place(read):
    file = read(figure="\n  top: {shank: 0, knee: 0, trunk: 0}\n  bottom: {shank: 0,\n    knee: 9, trunk: 0}")
    assert place_in(file.node, ("figure", "bottom", "knee")) == (16, 11)
    assert place_in(file.node, ("work", 0, "tempo", 2)) == (10, 45)
    assert place_in(file.node, ("figure", "hold")) == (13, 1)
    assert place_in(file.node, ("work", 5)) == (10, 1)
    problem = file.problem(ERROR, "a hand\x1b cannot reach", "move it", "figure", "top")
    assert str(problem) == f"{file.path}:14:3: a hand cannot reach; move it"


@pytest.mark.parametrize("key", [key for record in records() for key in record.keys], ids=lambda key: key.name)
def test_each_key_of_the_table_explains_itself_with_an_example_that_is_right(key):
    log = Log("example")
    node = parse(key.example.encode(), log)
    assert node is not None
    assert key.kind.read(node, log, key.name) is not None
    assert log.problems == []
    assert key.prose and not key.prose.endswith(".")


def test_the_schema_is_a_schema_and_accepts_every_shipped_drill():
    jsonschema.Draft202012Validator.check_schema(schema())
    assert len(SHIPPED) >= 7
    for path in SHIPPED:
        VALID.validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "changed",
    [
        {"feel": None},
        {"format": "2"},
        {"id": "Small Drill"},
        {"id": "'no'"},
        {"order": "-1"},
        {"name": "''"},
        {"name": "[a]"},
        {"summary": "x" * 81},
        {"loaded": "maybe"},
        {"kit": "wall"},
        {"kit": "[[]]"},
        {"setup": "[]"},
        {"setup": "{a: b}"},
        {"cues": "[{say: A, short: B}]"},
        {"cues": "[{say: A, short: B, when: later}]"},
        {"work": "[{name: A}]"},
        {"work": "[{name: A, reps: 8}]"},
        {"work": "[{name: A, hold: 5, reps: 8, tempo: [1, 1, 1, 1]}]"},
        {"work": "[{name: A, hold: 5, starts: top}]"},
        {"work": "[{name: A, reps: 8, tempo: [1, 1, 1]}]"},
        {"work": "[{name: A, hold: 1 minute}]"},
        {"work": "[{name: A, hold: 5, sets: 2.5}]"},
        {"faults": "[{id: a, looks: b}]"},
        {"measure": "{what: a, unit: cm, start: 1}"},
        {"variants": "{none: {feel: b}}"},
        {"kit": "[none]", "variants": "{none: {}}"},
        {"figure": "{top: {shank: 0, knee: 0, trunk: 0}}"},
        {"figure": "{top: {shank: 0, knee: 0, trunk: 0}, hold: {shank: 0, knee: 0, trunk: 0, arms: 0, hands: chest}}"},
        {"figure": "{top: {shank: 0, knee: 0, trunk: 0}, hold: {shank: 0, knee: 0, trunk: 0}, props: [{is: wall}]}"},
        {"loadad": "true"},
    ],
    ids=str,
)
def test_loader_and_schema_refuse_the_same_shapes(read, changed):
    assert told(read(**changed))
    assert not VALID.is_valid(yaml.safe_load(text_of(**changed)))


def test_the_schema_beside_the_shipped_drills_is_the_one_that_the_command_prints():
    beside = SHIPPED[0].parent / "drill.schema.json"
    assert beside.read_text(encoding="utf-8") == schema_text(DRILL, read_course())
    assert json.loads(schema_text())["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for path in SHIPPED:
        assert path.read_text(encoding="utf-8").startswith(f"# yaml-language-server: $schema={beside.name}\n")


def test_the_page_tells_every_key_once():
    page = format_page()
    for record in records():
        assert len(re.findall(rf"\*\*An? {record.name}\*\*\n", page)) == 1
        for key in record.keys:
            assert f"`{key.name}`" in page
    rows = [line for line in page.splitlines() if line.startswith("| **`") or line.startswith("| `")]
    assert len(rows) == len(set(rows)) and all(line.count(" | ") == 3 for line in rows)
