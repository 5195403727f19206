"""The shipped drills as they are heard: getting ready, the slow rep, the load and the way out of it."""

import re
from typing import Any

import pytest
from shipped_drills import DRILLS, PHASES, directions, each_face, heard, words


@each_face
def test_getting_ready_is_a_few_short_steps_on_clear_floor(face: dict[str, Any]) -> None:
    steps = directions(face, "setup", "get_in", "get_out")
    assert 3 <= len(steps) <= 9
    assert all(words(step["say"]) <= 26 and step["say"].endswith(".") for step in steps)
    assert "clear" in heard(face, "setup", "get_in")


@each_face
def test_what_takes_a_walk_or_a_knot_has_the_time_for_it(face: dict[str, Any]) -> None:
    for step in directions(face, "setup", "get_in"):
        if re.search(
            r"(?i)\b(walk to|fetch|pack [0-9]|pull one end|far end|load a weight|shut the anchor)\b", step["say"]
        ):
            assert step.get("takes", 3) >= 4, step
    assert sum(step.get("takes", 3) for step in directions(face, "setup")) >= 3


@each_face
def test_who_knows_a_drill_hears_less_of_it(face: dict[str, Any]) -> None:
    for keys in (("setup",), ("get_in",)):
        whole = sum(words(step["say"]) for step in directions(face, *keys))
        again = sum(words(step.get("again", "")) for step in directions(face, *keys))
        assert again < whole or whole < 8, keys
        assert again or whole < 8, keys


@each_face
def test_a_slow_rep_names_every_phase_that_is_heard_in_the_set(face: dict[str, Any]) -> None:
    for block in face["work"]:
        named = set(block.get("rehearsal", face.get("rehearsal", {}))) - {"after", "load"}
        tempo = dict(zip(PHASES, block.get("tempo", ()), strict=False))
        heard_in_it = {phase for phase in ("lower", "rise") if phase in tempo}
        heard_in_it |= {phase for phase in ("bottom", "top") if tempo.get(phase, 0) >= 2}
        assert named == (heard_in_it or {"hold"}), block["name"]


@each_face
def test_breathing_eyes_and_feet_have_their_place_in_each_drill(face: dict[str, Any]) -> None:
    rehearsed = [block.get("rehearsal", face.get("rehearsal", {})) for block in face["work"]]
    said = " ".join([*(text for words in rehearsed for text in words.values()), heard(face, "setup", "get_in")]).lower()
    assert "breath" in said
    assert "eyes on the" in said or face["id"] == "first-deadlift"
    assert "whole foot" in said or "feet" in said


@each_face
def test_every_load_has_its_way_out(face: dict[str, Any]) -> None:
    empty_hands = "sides of your head" in heard(face, "get_in")
    assert directions(face, "get_out") or empty_hands or not face.get("loaded")


LOADS = [
    ("behind-the-head-hinge", None, ("hug it to your chest", "below your neck", "back on the table")),
    ("behind-the-head-hinge", "light-kettlebell", ("overhead with ease", "clear of your neck", "set it on the table")),
    ("behind-the-head-hinge", "backpack", ("on the table", "slip out")),
    ("band-pull-through", None, ("nicks", "a post that cannot move", "slack, then let go")),
    ("band-pull-through", "door-tube", ("nicks", "your pull keeps it shut", "slack, then let go")),
    ("cable-pull-through", None, ("pin", "weights rest, then let go")),
    ("landmine-hinge", None, ("padded corner", "between your feet", "bar down onto the block, then let go")),
    ("landmine-hinge", "kettlebell", ("both hands", "bell down onto its block, then let go")),
    ("landmine-hinge", "backpack", ("both shoulder straps", "pack down onto its block, then let go")),
    ("first-deadlift", None, ("collars", "must not roll", "the bar back where it lay. let go")),
    ("first-deadlift", "blocks", ("firm blocks", "must not roll", "collars", "the bar back onto the blocks. let go")),
    ("first-deadlift", "kettlebell", ("both hands", "the bell back where it stood. let go")),
]


@pytest.mark.parametrize(("drill_id", "item", "phrases"), LOADS)
def test_setup_says_how_to_get_under_a_load_and_out_of_it(
    drill_id: str, item: str | None, phrases: tuple[str, ...]
) -> None:
    drill = DRILLS[drill_id]
    face = drill | drill["variants"][item] if item else drill
    said = heard(face, "setup", "get_in", "get_out")
    assert [phrase for phrase in phrases if phrase not in said] == []
    assert phrases[-1] in heard(face, "get_out"), "what gets out of the load is said after the set"
