"""What is said and shown while a session runs."""

import pytest
from played_session import (
    Played,
    play,
)
from small_drills import HINGE, PRESS

pytestmark = pytest.mark.usefixtures("read_at_once")


def test_thresholds_fire_when_they_are_crossed_however_late_one_looks():
    played = Played(PRESS)
    wait = played.clock.wait
    played.clock.wait = lambda seconds: wait(seconds + 0.4)  # a machine that always oversleeps
    played.run()
    assert [event.more["left"] for event in played.notebook.named("tick")][:3] == [3, 2, 1]
    assert played.times("phase")[-1] == (pytest.approx(18.4), "hold"), "it is late, and never later"


def test_only_the_keys_that_work_now_are_shown():
    played = play(PRESS)
    hints = {frame.phase: [hint.key for hint in frame.keys] for _, frame in played.paced_scenes}
    assert "+ -" in hints["hold"] and "+ -" not in hints["ready"]


def test_the_way_shows_where_one_is():
    played = play(HINGE, PRESS)
    ways = [tuple(stop.state for stop in frame.header.way) for _, frame in played.paced_scenes]
    assert ways[0] == ("now", "ahead") and ways[-1] == ("done", "now")


def test_what_is_left_counts_neither_setups_nor_checks_and_stands_on_their_pages_too():
    played = play(HINGE, answer=None, hands_free=True, sets=1)
    lefts = {page.kind: page.header.left for page in played.notebook.pages}
    assert lefts["setup"] == played.paced and lefts["check"] == lefts["notice"] == 0


def test_a_drill_that_was_skipped_is_not_shown_as_done():
    played = play(HINGE, PRESS, sets=1, script=[(7, "n")])
    assert played.paced_scenes[-1][1].header.way[0].state == "left-out"


def test_halfway_is_said_once_and_a_second_that_a_shorter_hold_has_passed_is_not_ticked():
    hold = PRESS._replace(work=(PRESS.work[0]._replace(hold=40, both_sides=False),))
    assert len(play(hold, script=[(4 + 25, "+")]).notebook.named("halfway")) == 1
    ticks = play(PRESS, script=[(4 + 6.2, "-")]).notebook.named("tick")
    assert [(event.t, event.more["left"]) for event in ticks if 4 < event.t < 13] == [(11, 1)]


def test_where_nobody_can_press_a_key_none_is_shown():
    played = play(HINGE, answer=None, hands_free=True, keyless=True, sets=1)
    assert not any(frame.keys for _, frame in played.notebook.frames)
    assert not any(page.choices for page in played.notebook.pages)


def test_a_stranger_without_hands_is_told_who_should_ask_a_clinician_first():
    told = play(HINGE, answer=None, hands_free=True, sets=1)
    assert "physiotherapist" in told.notebook.named("plan")[0].say
    assert any("physiotherapist" in line for line in told.notebook.pages[0].lines)
    known = Played(HINGE, answer=None, hands_free=True, sets=1)
    known.person.past = known.person.past._replace(sessions=1)
    assert "physiotherapist" not in known.run().notebook.named("plan")[0].say


def test_a_set_that_is_not_saved_is_said_in_the_rest_after_it():
    played = play(HINGE, saves=False)
    assert [frame.note for _, frame in played.paced_scenes if frame.phase == "rest"][0] == "not saved"


def test_a_rest_shows_and_says_what_comes_next_and_when_it_is_nearly_over():
    played = play(HINGE)
    (rest,) = [frame for _, frame in played.paced_scenes if frame.phase == "rest"][:1]
    assert rest.next == "Hinge, set 2 of 2" and rest.cue == "Grow long"
    assert played.times("soon") == [(15 + 20, "soon")]
    assert [event.more["left"] for event in played.notebook.named("tick") if 15 <= event.t < 45] == [3, 2, 1]


def test_a_count_in_of_three_seconds_ticks_twice_and_not_at_its_very_start():
    quick = HINGE._replace(work=(HINGE.work[0]._replace(sets=1, count_in=3),))
    assert [event.t for event in play(quick).notebook.named("tick")] == [1, 2]


def test_the_check_comes_after_the_movement_and_not_after_what_prepares_it():
    both = HINGE._replace(work=(PRESS.work[0]._replace(both_sides=False), HINGE.work[0]._replace(sets=1)))
    order = [
        event.name if event.name == "check" else event.block for event in play(both).notebook.named("set", "check")
    ]
    assert order == ["Press", "Hinge", "check"]


def test_the_time_under_tension_counts_what_was_done_of_a_set_that_was_cut_short():
    assert play(HINGE, sets=1, script=[(11, "n")]).ending.tally.tension == 6
    assert play(HINGE, sets=1, script=[(4, "n")]).ending.tally.tension == 0


def test_each_rep_is_counted_the_last_one_is_said_and_the_short_cue_comes_now_and_then():
    six = HINGE._replace(work=(HINGE.work[0]._replace(sets=1, reps=6),))
    lowered = [event.say for event in play(six).notebook.named("phase") if event.phase == "lower"]
    assert lowered == ["1. Back", "2. Back", "3", "4", "5. Back", "Last one"]
    single = HINGE._replace(work=(HINGE.work[0]._replace(sets=1, reps=1),))
    assert play(single).notebook.named("phase")[0].say == "1. Back"
