"""What follows a check within the session: answers in, the next step and its reason out."""

import pytest
from little_course import BAND, BRACE, COURSE, HEAD, KIT, LANDMINE, TODAY, WALL, past

from hinge_coach.coach.plan.after_failed_check import after_check, after_step_back
from hinge_coach.course.drill import Cue, Fault

WEIGHTED = HEAD.with_kit(KIT)
LOADED = LANDMINE.with_kit(KIT)
PULL = BAND.with_kit(KIT)


def check(drill, answers, owned=KIT, known=None, **named):
    return after_check(drill, answers.split(), course=COURSE, owned=owned, past=known or past(), **named)


def step(correction):
    """What is done now: the drills by number, with what they are done with."""
    done = correction.chosen[:-1] if correction.kind == "step-back" else correction.chosen
    return " then ".join(f"{each.drill.number} {'/'.join(each.drill.uses)}".strip() for each in done)


# The drill, today's answers, the fault named, where it was felt; then: the kind, what is done now, and the reason.
TABLE = [
    (WALL, "yes", None, None, "go-on", "", "Clean, so you go on."),
    (WALL, "no yes", None, None, "go-on", "", "Good: keep it like that."),
    (WALL, "no none", None, None, "go-on", "", "Left open."),
    (WALL, "no", "back-rounds", None, "easier", "1", "One easier set, with just one thing to correct."),
    (WALL, "not-quite", "squats", "legs", "easier", "1", "One easier set, with just one thing to correct."),
    (WALL, "no yes no", "squats", None, "easier", "1", "One easier set, with just one thing to correct."),
    (WALL, "no no", "squats", None, "easier", "1", "The easier set once more, and no hurry."),
    (
        WALL,
        "no no",
        "back-rounds",
        "legs",
        "step-back",
        "3 dowel",
        "Drill 3 is for a back that still rounds: one set with a dowel, then back here.",
    ),
    (
        LOADED,
        "no none not-quite",
        "back-rounds",
        "elsewhere",
        "step-back",
        "3 dowel",
        "Drill 3 is for a back that still rounds: one set with a dowel, then back here.",
    ),
    (
        WEIGHTED,
        "no no",
        "back-rounds",
        None,
        "step-back",
        "3 dowel",
        "The same with a dowel, then back here; the weight comes after a yes.",
    ),
    (
        LOADED,
        "no no",
        "squats",
        None,
        "step-back",
        "1 wall",
        "The wall hinge corrects this: one set of it, then back here.",
    ),
    (
        PULL,
        "no no",
        "leans-back",
        None,
        "step-back",
        "2",
        "The hip flexor activation corrects this: one set of it, then back here.",
    ),
    (
        LOADED,
        "no no",
        None,
        None,
        "step-back",
        "4 loop-band",
        "The band pull-through corrects this: one set of it, then back here.",
    ),
    (
        LOADED,
        "no",
        None,
        "low-back",
        "step-back",
        "1 wall then 4 loop-band",
        "Your low back did the work there: next the wall hinge, half way down, then the band pull-through, "
        "then back here.",
    ),
    (
        PULL,
        "not-quite",
        "leans-back",
        "low-back",
        "step-back",
        "1 wall",
        "Your low back did the work there: next the wall hinge, half way down, then back here.",
    ),
    (WALL, "no", None, "low-back", "easier", "1", "One easier set, with just one thing to correct."),
    (
        WALL,
        "no no",
        None,
        "low-back",
        "step-back",
        "4 loop-band",
        "Your low back did the work there: next the band pull-through, then back here.",
    ),
    (
        LOADED,
        "no no no",
        "squats",
        "low-back",
        "enough",
        "",
        "Enough of the landmine hinge for today: a day of rest helps more than another set.",
    ),
]


@pytest.mark.parametrize(("drill", "answers", "fault", "felt", "kind", "now", "reason"), TABLE)
def test_answers_in_next_step_and_reason_out(drill, answers, fault, felt, kind, now, reason):
    correction = check(drill, answers, fault=fault, felt=felt)
    assert (correction.kind, step(correction), correction.reason) == (kind, now, reason)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row[0].number} {row[1]}")
def test_whatever_follows_is_one_set_of_each_thing(row):
    drill, answers, fault, felt, *_ = row
    for each in check(drill, answers, fault=fault, felt=felt).chosen:
        assert [block.sets for block in each.blocks] == [1]
        assert each.kind == "mend"


def test_one_fix_is_said_and_another_cue_is_in_force_in_the_easier_set():
    correction = check(WALL, "no", fault="back-rounds", in_force="Seat back")
    assert correction.fix == "Keep a broomstick on three points"
    assert correction.cue.say == "Stay long"
    assert correction.chosen[0].blocks[0].name == "Wall Hinge, half way down"
    assert correction.chosen[0].blocks[0].reps == 6


def test_an_unnamed_fault_has_a_cue_and_no_fix():
    correction = check(WALL, "not-quite")
    assert (correction.fix, correction.cue.say) == ("", "Seat back")


def test_the_best_cue_comes_first_after_a_failed_check_unless_it_was_in_force():
    known = past(wall_hinge={"cues": (("Breathe out", 4), ("Stay long", 2))})
    for in_force, say in (("Seat back", "Breathe out"), ("Breathe out", "Stay long")):
        named = {"course": COURSE, "owned": KIT, "past": known, "in_force": in_force}
        assert after_check(WALL, ["no"], **named).cue.say == say


def test_a_rounding_back_meets_drill_3_with_empty_hands_where_there_is_no_dowel():
    correction = check(WALL, "no no", owned=KIT - {"dowel"}, fault="back-rounds")
    assert step(correction) == "3 none"
    assert correction.reason == "Drill 3 is for a back that still rounds: one set without the weight, then back here."


def test_drill_3_with_a_dowel_steps_back_to_the_wall_and_not_to_itself():
    light = HEAD.with_kit(frozenset({"dowel"}))
    assert step(check(light, "no no", fault="back-rounds")) == "1 wall"


def test_a_step_back_that_the_kit_does_not_allow_becomes_the_next_one_or_the_easier_set():
    assert step(check(LOADED, "no no", owned=frozenset({"landmine"}), fault="squats")) == "4 none"
    assert check(BRACE, "no no", owned=frozenset()).kind == "easier"


def test_a_drill_without_an_easier_dose_is_done_once_more():
    bare = WALL._replace(easier=())
    assert check(bare, "no").chosen[0].blocks == (WALL.work[0]._replace(sets=1),)


def test_after_the_step_back_comes_the_drill_again_and_its_weight_only_after_a_yes():
    assert after_step_back(WEIGHTED, "yes").kind == "go-on"
    assert after_step_back(WEIGHTED, "yes").reason == "Back to the behind-the-head hinge."
    assert after_step_back(WEIGHTED, "yes", WALL).reason == "On to the wall hinge."
    assert after_step_back(WEIGHTED, "not-quite").kind == "enough"
    assert after_step_back(WEIGHTED, "none").kind == "enough"
    assert after_step_back(HEAD.with_kit(frozenset({"dowel"})), "none").kind == "go-on"
    assert after_step_back(WALL, "none").kind == "go-on"
    assert after_step_back(LOADED, "no").reason == "Good to know: the landmine hinge waits for another day."


def test_a_step_back_leads_back_to_the_drill_with_a_cue_for_each():
    correction = check(LOADED, "no", felt="low-back")
    assert [each.drill.id for each in correction.chosen] == ["wall-hinge", "band-pull-through", "landmine-hinge"]
    for chosen, cue in zip(correction.chosen, correction.cues, strict=True):
        assert cue in chosen.drill.cues


def test_a_step_back_puts_no_load_in_hand_on_a_day_without_one():
    for known in (past(landmine_hinge={"last_day": TODAY}), past(stop_sign=TODAY)):
        pull = check(BRACE, "no", felt="low-back", known=known).chosen[-2].drill
        assert pull.id == "band-pull-through" and pull.uses == ("none",)


def test_a_fault_brings_its_own_cue_and_range_into_the_set_that_mends_it():
    cue = Cue("Show your shirt", "Shirt", "lower")
    rounds = Fault("back-rounds", "Your back rounds", "Stay long", cue=cue, range="half")
    usual = WALL.work[0].tempo
    drill = WALL._replace(faults=(rounds,), easier=(WALL.work[0]._replace(reps=6, tempo=usual._replace(top=4)),))
    correction = check(drill, "no", fault="back-rounds", in_force="Seat back")
    (block,) = correction.chosen[0].blocks
    assert correction.cue == cue and (block.reps, block.tempo) == (6, usual)
    assert block.name.endswith("half way down") and "less deep" in block.setup[-1].say
