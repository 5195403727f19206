"""The course itself, tested like code: what is taught, how it is said, how much of it, and where it comes from."""

import re
from typing import Any

import pytest
import yaml
from shipped_drills import (
    DEFAULTS,
    DRILLS,
    FILES,
    FOLDER,
    IN_ORDER,
    KIT,
    MENDS,
    NOT_A_SOURCE,
    PUBLISHED,
    TAUGHT,
    TEXTS,
    TIES,
    _heard,
    asked,
    each_drill,
    each_face,
    each_file,
    faces,
    met,
    phases,
    said,
    words,
)

from hinge_coach.course.file.course_folder import read_course


def test_the_course_is_the_five_and_a_half_drills_and_the_bridge_in_order() -> None:
    assert sorted((drill["order"], drill["id"]) for drill in DRILLS.values()) == IN_ORDER
    assert [drill["id"] for drill in DRILLS.values() if drill.get("bridge")] == ["first-deadlift"]


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_named_by_the_order_and_the_id_of_its_drill(name: str) -> None:
    assert name == f"{FILES[name]['order']}-{FILES[name]['id']}.yaml"


@each_file
def test_a_file_is_plain_text_lists_and_maps(name: str) -> None:
    for event in yaml.parse(TEXTS[name]):
        assert getattr(event, "anchor", None) is None
        assert getattr(event, "tag", None) is None
    assert TEXTS[name].startswith(
        f"# yaml-language-server: $schema={'drill' if name in FILES else 'course'}.schema.json\n"
    )


def test_the_reader_of_drills_takes_the_whole_course() -> None:
    assert [(drill.order, drill.id) for drill in read_course(FOLDER).drills] == IN_ORDER


def test_every_item_of_kit_has_its_drill_and_no_other_is_named() -> None:
    named = {item for drill in DRILLS.values() for entry in drill["kit"] for item in entry}
    assert named - {"none"} == KIT == set(TIES["kit"])


@each_drill
def test_a_variant_belongs_to_an_item_of_its_drills_kit(drill: dict[str, Any]) -> None:
    assert set(drill.get("variants", {})) <= {item for entry in drill["kit"] for item in entry}


def test_what_is_kept_of_practice_keeps_its_meaning() -> None:
    assert list(TIES["felt"]) == ["legs", "low-back", "elsewhere"]  # as they stand in every history
    assert TIES["bridge_test"]["name"] == "ten light hinges" and TIES["bridge_test"]["reps"] == 10


def test_empty_hands_still_hinge_behind_the_head() -> None:
    drill = met("behind-the-head-hinge")
    assert drill and drill.uses == ("none",) and "sides of your head" in _heard(drill)


def test_a_pull_through_without_a_band_becomes_a_floor_bridge_that_rises_first() -> None:
    drill = met("band-pull-through")
    assert drill and [(block.name, block.starts) for block in drill.work] == [("Floor bridge", "bottom")]


def test_a_cable_pull_through_without_a_cable_is_left_out() -> None:
    assert met("cable-pull-through", *(KIT - {"cable"})) is None


def test_a_landmine_hinge_without_a_landmine_is_done_with_a_bell_or_a_pack() -> None:
    bell, pack = met("landmine-hinge", "kettlebell", "backpack"), met("landmine-hinge", "backpack")
    assert bell and pack and (bell.work[0].name, pack.work[0].name) == ("Kettlebell hinge", "Backpack hinge")


def test_the_first_deadlift_goes_from_the_bell_to_the_blocks_to_the_floor() -> None:
    bell = met("first-deadlift", "kettlebell", "barbell", "blocks")
    blocks = met("first-deadlift", "barbell", "blocks")
    interface = met("first-deadlift", "barbell")
    assert bell and blocks and interface
    assert "bell" in _heard(bell) and "blocks" in _heard(blocks) and "middle of your shins" in _heard(interface)


@each_face
def test_a_cue_is_short_enough_to_be_thought_of_while_moving(face: dict[str, Any]) -> None:
    assert 3 <= len(face["cues"]) <= 5
    for cue in face["cues"]:
        assert words(cue["say"]) <= 8, cue
        assert words(cue["short"]) <= 2, cue


@each_face
def test_the_short_cue_falls_in_a_phase_that_the_drill_has(face: dict[str, Any]) -> None:
    assert {cue["when"] for cue in face["cues"]} <= phases(face)


@each_face
def test_every_loaded_drill_has_breathing_out_on_the_way_up_among_its_cues(face: dict[str, Any]) -> None:
    exhales = [cue for cue in face["cues"] if cue["say"] == "Breathe out on the way up"]
    assert bool(exhales) == face.get("loaded", False)
    assert all(cue["when"] == "rise" and cue["from"] == "LIN" for cue in exhales)


@each_face
def test_a_fault_is_seen_without_blame_and_mended_by_one_short_fix(face: dict[str, Any]) -> None:
    assert 3 <= len(face["faults"]) <= 7
    assert len({fault["id"] for fault in face["faults"]}) == len(face["faults"])
    for fault in face["faults"]:
        assert words(fault["looks"]) <= 9 and words(fault["fix"]) <= 10, fault
        assert re.search(r"\b(you|your|it|the)\b", fault["looks"], re.IGNORECASE), fault


@each_face
def test_the_check_is_one_short_question_about_what_you_did(face: dict[str, Any]) -> None:
    assert face["check"].endswith("?") and words(face["check"]) <= 14
    assert re.search(r"\byour?\b", face["check"]) or "stick" in face["check"]


@each_drill
def test_why_a_drill_is_here_is_said_in_two_to_four_sentences(drill: dict[str, Any]) -> None:
    assert 2 <= len(re.findall(r"[.?](?:\s|$)", drill["why"])) <= 4
    assert len(drill["summary"]) <= 80


@each_file
def test_nothing_frightens_shouts_or_claims_to_heal(name: str) -> None:
    heard = re.sub(r"#.*|\bwrong:", "", TEXTS[name].split("sources:")[0]).lower()  # a figure may show what is wrong
    assert not re.search(r"!|danger|injur|damage|slipped|wrong|bad |cure|heal\b|prevent|protect|safe", heard)


@each_face
def test_each_fault_leads_to_the_one_drill_that_mends_it_wherever_it_shows(face: dict[str, Any]) -> None:
    assert {fault["id"]: fault["practise"] for fault in face["faults"]}.items() <= MENDS.items()


@each_drill
def test_every_way_back_leads_to_an_earlier_drill(drill: dict[str, Any]) -> None:
    back = drill.get("regress")
    assert back is None if drill["order"] == 1 else DRILLS[back]["order"] < drill["order"]


def test_a_rounding_back_can_be_named_in_every_drill_that_hinges() -> None:
    for drill in DRILLS.values():
        assert "back-rounds" in {fault["id"] for fault in drill["faults"]}, drill["id"]


@each_face
def test_every_dose_is_the_agreed_one_whatever_the_kit(face: dict[str, Any]) -> None:
    doses = [(block["sets"], asked(block), block.get("tempo"), block["rest"]) for block in face["work"]]
    assert doses == DEFAULTS.get(face["work"][0]["name"], DEFAULTS[face["id"]])


@each_face
def test_every_dose_lies_in_the_published_range_and_the_easier_one_asks_no_more(face: dict[str, Any]) -> None:
    assert len(face["work"]) == len(face["easier"])
    for block, easier in zip(face["work"], face["easier"], strict=True):
        published = PUBLISHED.get(face["work"][0]["name"], PUBLISHED[face["id"]])
        assert asked(block) in published and asked(easier) in published
        assert easier["sets"] * asked(easier) <= block["sets"] * asked(block)
        assert easier.get("starts") == block.get("starts")


def test_a_struggling_pull_through_holds_its_end_for_three_to_five_seconds() -> None:
    for face in (param.values[0] for param in faces()):
        if "pull-through" in face["id"]:
            assert 3 <= face["easier"][0]["tempo"][3] <= 5


def test_the_thigh_press_gives_each_side_its_full_hold() -> None:
    press, hinge = DRILLS["hip-flexor-activation"]["work"]
    assert (press["sides"], press["hold"], "sides" in hinge) == ("both", 5, False)


@each_face
def test_a_deadlift_and_a_floor_bridge_rise_first_and_all_else_lowers_first(face: dict[str, Any]) -> None:
    from_the_floor = face["id"] == "first-deadlift" or face["work"][0]["name"] == "Floor bridge"
    assert {block.get("starts", "top") for block in face["work"]} == {"bottom" if from_the_floor else "top"}


def test_the_wall_hinge_is_measured_from_the_heels_to_the_wall() -> None:
    assert DRILLS["wall-hinge"]["measure"] == {"what": "heels to the wall", "unit": "cm", "start": 15, "step": 2.5}


@pytest.mark.parametrize(("drill_id", "phrase"), TAUGHT)
def test_nothing_of_the_articles_teaching_is_missing(drill_id: str, phrase: str) -> None:
    assert phrase in said(DRILLS[drill_id])


@each_file
def test_every_source_used_is_listed_and_every_source_listed_is_used(name: str) -> None:
    body, listed = TEXTS[name].split("\nsources:\n")
    used = set(re.findall(r"\[([A-Z]+\d?)\]", body)) | set(re.findall(r"\bfrom: (\w+)\b(?!-)", body))
    used = {"SEED" if key == "article" else key for key in used} - NOT_A_SOURCE
    assert used == set(re.findall(r'^  - "\[([A-Z]+\d?)\] .+"$', listed, re.MULTILINE))


def test_a_source_is_the_same_line_in_every_file_and_the_article_comes_first() -> None:
    lines: dict[str, str] = {}
    for drill in (*DRILLS.values(), TIES):
        assert drill["sources"][0] == "[SEED] J Harris, 5 1/2 Moves to Master the Hip Hinge"
        assert drill["sources"][1:] == sorted(drill["sources"][1:])
        for line in drill["sources"]:
            assert lines.setdefault(line.split()[0], line) == line
