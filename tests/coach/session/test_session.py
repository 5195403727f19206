"""A whole session, played in no time: what happens when, and what each key makes of it."""

import pytest
from played_session import (
    FIRST_SET,
    GUIDED,
    PHASES,
    is_page,
    play,
    ready,
)
from small_drills import HINGE, PRESS

from hinge_coach.coach.interface import speech_time
from hinge_coach.course.file.course_folder import read_course

pytestmark = pytest.mark.usefixtures("read_at_once")


def test_a_drill_is_led_phase_by_phase_at_its_exact_times():
    played = play(HINGE)
    second = [(45 + at, what) for at, what in FIRST_SET]
    assert played.times(*PHASES) == [*FIRST_SET, (15, "rest"), *second]
    assert played.ending.reason == "done" and played.ending.seconds == played.paced == 60


def test_the_whole_course_is_played_at_its_exact_times_in_order():
    course = read_course()
    fitted = [drill.with_kit(frozenset(course.items)) for drill in course.drills if not drill.bridge]
    drills = [drill._replace(kit=()) for drill in fitted]  # as they are, whatever today's answers are
    played = play(*drills)
    seen = [event.drill for event in played.notebook.named("drill")]
    assert seen == [drill.id for drill in drills]
    elapsed = 0.0
    timed = [event for event in played.notebook.named(*PHASES, *GUIDED) if event.name != "setup" or event.block]
    for event in timed:
        assert event.t == pytest.approx(elapsed, abs=1e-6)
        elapsed += event.seconds
    assert played.ending.seconds == pytest.approx(elapsed) == pytest.approx(played.paced)
    assert played.notebook.events[-1].name == "end"


def test_the_paced_time_that_is_left_counts_down_to_nothing():
    played = play(HINGE, PRESS)
    lefts = [frame.header.left for _, frame in played.paced_scenes]
    assert lefts[0] == played.paced and lefts == sorted(lefts, reverse=True)


def test_a_setup_waits_for_its_key_and_that_time_is_extra():
    played = play(
        HINGE, script=[(100, "enter")], answer=lambda frame: None if is_page(frame, "setup") else ready(frame)
    )
    assert played.times("ready")[0] == (100, "ready")
    assert played.ending.seconds == 100 + played.paced


def test_hands_free_needs_no_key_and_a_silent_check_is_asked_once_and_grades_nothing():
    played = play(HINGE, answer=None, hands_free=True, sets=1)
    assert len(played.notebook.named("check")) == 1
    assert [answer.answer for answer in played.notes.answers] == ["none"]
    assert played.ending.reason == "done"


def test_hands_free_there_are_six_seconds_to_answer_once_the_question_was_said():
    notebook = play(HINGE, answer=None, hands_free=True, sets=1).notebook
    (check,), (answer,) = notebook.named("check"), notebook.named("answer")
    assert answer.t - check.t == check.seconds
    assert 6.0 <= check.seconds - speech_time.seconds(check.say) < 7.0


def test_without_a_keyboard_the_question_is_something_to_notice_and_goes_unanswered_without_a_word():
    played = play(HINGE, answer=None, hands_free=True, keyless=True, sets=1)
    assert [event.say for event in played.notebook.named("check")] == ["Now notice: did your back stay long?"]
    assert [(event.say, event.more["answer"]) for event in played.notebook.named("answer")] == [(None, "none")]


def test_how_to_answer_is_said_with_the_first_question_only():
    asked = [event.say for event in play(HINGE, HINGE).notebook.named("check")]
    assert [("Page down or Y for yes" in say, "Yes, not quite, or no?" in say) for say in asked[:2]] == [
        (True, False),
        (False, True),
    ]


def test_both_sides_get_their_full_time_and_each_is_a_set():
    played = play(PRESS)
    assert played.times(*PHASES) == [(0, "ready"), (4, "hold"), (14, "side"), (18, "hold")]
    assert [(event.side, event.more["n"]) for event in played.notebook.named("set")] == [("left", 1), ("right", 2)]


def test_every_completed_set_is_kept_before_it_is_told():
    played = play(HINGE)
    assert [(done.done, done.target, done.complete) for done in played.notes.sets] == [(2, 2, True)] * 2
    assert all(event.more["saved"] for event in played.notebook.named("set"))


def test_a_disk_that_fails_changes_one_word_and_not_the_session():
    played = play(HINGE, saves=False)
    assert [event.more["saved"] for event in played.notebook.named("set")] == [False, False]
    assert played.ending.reason == "done"


def test_the_time_under_tension_is_the_time_in_the_reps():
    assert play(HINGE).ending.tally.tension == 2 * 2 * 5


def test_a_pause_stops_the_clock_and_three_seconds_bring_the_person_back():
    played = play(HINGE, script=[(6, "space"), (20, "space")])
    assert played.times("pause", "resume") == [(6, "pause"), (20, "resume")]
    assert (8 + 17, "bottom") in played.times("phase"), "1 s of lowering was done, 17 s were spent on the pause"


def test_pausing_again_while_being_counted_back_in_keeps_the_pause():
    played = play(HINGE, script=[(6, "space"), (10, "space"), (11, "space"), (20, "space")])
    assert (8 + 17, "bottom") in played.times("phase")


def test_stopped_or_asleep_time_pauses_and_completes_nothing():
    played = play(HINGE, script=[(7, ("awake", 600.0)), (610, "space")])
    bottom = played.times("phase")[1]
    # The lowering had 2 s behind it when somebody last looked: at the last second of the count-in or later.
    assert bottom[1] == "bottom" and 613 + 1 <= bottom[0] <= 613 + 3
    assert played.times("pause") == [(607, "pause")]


def test_without_a_keyboard_a_stop_is_followed_by_three_seconds_and_no_wait():
    played = play(HINGE, answer=None, hands_free=True, keyless=True, script=[(20, ("awake", 60.0))])
    assert len(played.times("resume")) == 1 and played.ending.reason == "done"


def test_next_ends_the_set_and_keeps_what_was_done_as_not_complete():
    played = play(HINGE, script=[(10.5, "n")])
    assert played.times("phase", "rest")[3:5] == [(10, "lower"), (10.5, "rest")]
    assert [(done.done, done.complete) for done in played.notes.sets] == [(1, False), (2, True)]
    assert len(played.notebook.named("set")) == 1


def test_a_rep_that_was_not_ended_is_no_part_of_what_was_done():
    first = play(HINGE, script=[(13.5, "n")]).notes.sets[0]  # in the second rep, on its way up
    assert (first.done, first.complete) == (1, False)


def test_next_ends_one_side_only():
    played = play(PRESS, script=[(6, "n")])
    assert played.times(*PHASES) == [(0, "ready"), (4, "hold"), (6, "side"), (10, "hold")]
    assert [(done.side, done.done, done.complete) for done in played.notes.sets] == [
        ("left", 2, False),
        ("right", 10, True),
    ]
