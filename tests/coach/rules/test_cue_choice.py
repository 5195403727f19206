"""Which cue is in force in which set."""

from little_course import WALL, past

from hinge_coach.coach.rules.cue_choice import best_cue, in_order, next_cue

KNOWN = past(wall_hinge={"cues": (("Stay long", 2), ("Breathe out", 5), ("Words of long ago", 9))})


def said(cues):
    return [cue.say for cue in cues]


def test_the_cues_take_turns_and_the_best_one_comes_first():
    assert said(in_order(WALL, past())) == ["Seat back", "Stay long", "Breathe out"]
    assert said(in_order(WALL, KNOWN)) == ["Breathe out", "Stay long", "Seat back"]


def test_there_is_no_best_cue_before_a_clean_set():
    assert best_cue(WALL, past()) is None
    assert best_cue(WALL, KNOWN).say == "Breathe out"


def test_after_a_failed_check_another_cue_is_tried():
    assert next_cue(WALL, KNOWN, "Breathe out").say == "Stay long"
    assert next_cue(WALL, KNOWN, None).say == "Breathe out"


def test_a_drill_with_one_cue_keeps_it_and_one_with_none_has_none():
    single = WALL._replace(cues=WALL.cues[:1])
    assert next_cue(single, past(), "Seat back").say == "Seat back"
    assert next_cue(WALL._replace(cues=()), past(), None) is None
