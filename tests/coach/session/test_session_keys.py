"""What each key makes of a session that runs."""

import signal

import pytest
from played_session import (
    Played,
    answered_late,
    is_page,
    play,
    ready,
    ready_but_hurt,
)
from small_drills import HINGE, PRESS

from hinge_coach.coach.interface import speech_time
from hinge_coach.coach.interface.screen_frames import Page
from hinge_coach.errors import Interrupted

pytestmark = pytest.mark.usefixtures("read_at_once")


def test_back_starts_the_step_again():
    assert play(HINGE, script=[(7, "b")]).times("ready")[:2] == [(0, "ready"), (7, "ready")]


def test_an_accidental_skip_is_undone_by_back_at_once():
    played = play(HINGE, script=[(7, "n"), (8, "b")])
    assert played.times("ready", "rest")[:4] == [(0, "ready"), (7, "rest"), (8, "ready"), (23, "rest")]


def test_a_set_that_was_skipped_is_not_asked_about():
    played = play(HINGE, script=[(7, "n")])
    assert len(played.notes.answers) == 1, "only the second set was done"


def test_a_check_that_was_left_open_by_accident_can_be_gone_back_to():
    script = [(15.5, "right"), (16, "b"), (17, "y"), (18, "enter"), (47, "y"), (48, "enter")]
    played = Played(
        HINGE, PRESS, sets=1, script=script, answer=lambda frame: "enter" if is_page(frame, "setup") else None
    )
    played.run()
    assert [answer.answer for answer in played.notes.answers] == ["none", "yes", "yes"]


def test_again_starts_the_set_from_its_first_side():
    played = play(PRESS, script=[(20, "r")])
    assert played.times("ready", "side") == [(0, "ready"), (14, "side"), (20, "ready"), (34, "side")]


def test_again_in_a_rest_repeats_the_set_before_it():
    played = play(HINGE, script=[(17, "r")])
    assert played.times("ready", "rest")[:4] == [(0, "ready"), (15, "rest"), (17, "ready"), (32, "rest")]


def test_plus_and_minus_stretch_a_hold_and_a_rest_by_five_seconds():
    assert (24, "side") not in play(PRESS).times("side")
    played = play(PRESS, script=[(6, "+"), (7, "="), (8, "-")])
    assert played.times("side") == [(19, "side")]
    assert played.notes.sets[0].done == 15 and played.notes.sets[0].target == 10


def test_minus_never_ends_a_hold_in_the_past():
    played = play(PRESS, script=[(12, "-"), (12.2, "-")])
    assert played.times("side") == [(13, "side")], "8 s in, what was 10 s lasts 9 s"


def test_plus_means_nothing_inside_a_rep():
    assert play(HINGE, script=[(6, "+")]).ending.seconds == 60


def test_stop_ends_calmly_and_keeps_what_was_done():
    played = play(HINGE, script=[(50, "q")])
    assert played.ending.reason == "stopped" and len(played.ending.tally.sets) == 1
    last = played.notebook.events[-1]
    assert last.name == "end" and last.more["reason"] == "stopped"


def test_a_signal_ends_the_session_with_its_last_word_told():
    played = Played(HINGE, script=[(7, Interrupted(signal.SIGTERM))])
    with pytest.raises(Interrupted):
        played.run()
    assert played.notebook.events[-1].more["reason"] == "interrupted"


def test_help_pauses_and_any_key_closes_it():
    played = play(HINGE, script=[(6, "?"), (9, "z"), (10, "space")])
    assert [page.kind for page in played.notebook.pages].count("help") == 1
    assert (8 + 7, "bottom") in played.times("phase")


def test_pain_in_a_setup_begins_the_setup_again_and_in_a_rest_the_rest():
    hurts = {"How much": "2", "Is one of these": "6"}

    def answer(frame):
        keys = [key for lead, key in hurts.items() if isinstance(frame, Page) and lead in frame.lead]
        return keys[0] if keys else None if is_page(frame, "setup") else ready(frame)

    played = play(HINGE, answer=answer, script=[(3, "o"), (4, "enter"), (4 + 15 + 10, "o")])
    assert played.times("drill", "pain", "ready")[:4] == [(0, "drill"), (3, "pain"), (3, "drill"), (4, "ready")]
    assert played.times("rest") == [(19, "rest"), (29, "rest")]


def test_every_key_of_the_table_does_the_same_while_something_runs():
    for key in ("n", "right", "enter", "pgdn"):
        assert (7, "rest") in play(HINGE, script=[(7, key)]).times("rest"), key
    for key in ("b", "left", "pgup"):
        assert (7, "ready") in play(HINGE, script=[(7, key)]).times("ready"), key
        hurt = Played(HINGE, script=[(7, "space"), (8, key), (9, "q"), (10, "q")], answer=ready_but_hurt)
        assert hurt.run().times("pain") == [(8, "pain")], key
    for key in ("space", ".", "esc", "f5"):
        assert play(HINGE, script=[(7, key), (9, key)]).times("pause", "resume") == [(7, "pause"), (9, "resume")], key


def test_every_key_of_the_table_does_the_same_at_a_check():
    told = {"y": "yes", "pgdn": "yes", "right": "none", "enter": "none"}
    for key, answer in told.items():
        played = play(HINGE, sets=1, answer=lambda frame, key=key: key if is_page(frame, "check") else ready(frame))
        assert [each.answer for each in played.notes.answers] == [answer], key
    for key, answer in {"k": "not-quite", "x": "no", "n": "no", "pgup": "no"}.items():
        keys = iter([key, "y"])
        played = play(
            HINGE, sets=1, answer=lambda frame, keys=keys: next(keys) if is_page(frame, "check") else ready(frame)
        )
        assert [each.answer for each in played.notes.answers] == [answer, "yes"], key


def test_back_at_a_check_starts_its_set_again():
    keys = iter(["b", "y"])
    played = play(HINGE, sets=1, answer=lambda frame: next(keys) if is_page(frame, "check") else ready(frame))
    assert played.times("ready") == [(0, "ready"), (15, "ready")]


def test_digits_in_the_rest_after_a_skipped_set_change_nothing_and_are_not_listed():
    played = play(HINGE, sets=3, script=[(47, "n"), (50, "9")])
    assert ("corrected", 9.0) not in played.notes.sets
    rests = [frame for _, frame in played.paced_scenes if frame.phase == "rest"]
    assert ["0-9" in [hint.key for hint in frame.keys] for frame in (rests[0], rests[-1])] == [True, False]


def test_falling_asleep_while_being_counted_back_in_is_a_pause_again():
    played = play(HINGE, script=[(6, "space"), (10, "space"), (11, ("awake", 60.0)), (80, "space")])
    assert played.times("resume") == [(10, "resume"), (80, "resume")] and (83 + 2, "bottom") in played.times("phase")


def test_time_asleep_or_on_help_is_no_time_to_answer():
    asleep = play(HINGE, answer=None, hands_free=True, sets=1, script=[(130, ("awake", 600.0))])
    checked = asleep.times("check")[0][0]
    asleep = play(HINGE, answer=None, hands_free=True, sets=1, script=[(checked + 1, ("awake", 600.0))])
    patience = asleep.notebook.named("check")[0].seconds
    assert asleep.times("answer")[0][0] == checked + 1 + 600 + patience
    helped = play(HINGE, answer=None, hands_free=True, sets=1, script=[(checked + 1, "?"), (checked + 90, "z")])
    assert helped.times("answer")[0][0] == checked + 90 + patience


def test_a_setup_that_takes_its_own_time_can_be_paused_and_says_so():
    played = play(HINGE, answer=None, hands_free=True, sets=1)
    hints = {hint.key for page in played.notebook.pages if page.kind == "setup" for hint in page.keys}
    assert "space" in hints and "Enter" not in hints


def test_help_in_a_pause_comes_back_to_the_pause():
    played = play(HINGE, script=[(6, "space"), (7, "?"), (8, "z"), (9, "space")])
    assert played.times("pause", "resume") == [(6, "pause"), (9, "resume")]


def test_mute_works_while_something_runs_while_it_is_paused_and_at_a_question():
    script = [(6, "m"), (7, "space"), (8, "m"), (9, "space")]
    played = play(HINGE, sets=1, script=script)
    assert [event.more["on"] for event in played.notebook.named("mute")] == [True, False]
    asked = Played(
        HINGE, sets=1, script=[(16, "m"), (17, "y")], answer=lambda s: None if is_page(s, "check") else ready(s)
    )
    assert asked.run().times("mute") == [(16, "mute")]
    checks = [page for page in asked.notebook.pages if page.kind == "check"]
    assert [(page.note, page.header.quiet) for page in checks] == [("", ""), ("muted", "muted")]
    assert asked.notebook.pages[-1].header.quiet == "muted"  # and it stays said


def test_back_later_than_two_seconds_into_a_rest_starts_that_rest_again():
    played = play(HINGE, script=[(20, "b")])
    assert played.times("ready", "rest")[:4] == [(0, "ready"), (15, "rest"), (20, "rest"), (50, "ready")]
    assert len(played.notes.answers) == 2, "nothing was asked once more"


def test_the_close_of_a_drill_names_the_one_that_comes_next_and_back_there_asks_the_check_again():
    played = play(HINGE, PRESS, sets=1)
    assert [event.brief for event in played.notebook.named("close")] == [
        "Next: Little Press.",
        "That was the last one for today.",
    ]
    keys = iter(["b", "enter"])
    again = play(HINGE, sets=1, answer=lambda frame: next(keys) if is_page(frame, "notice") else ready(frame))
    assert len(again.notes.answers) == 2 and len(again.notes.sets) == 1


def test_back_at_a_check_and_at_a_close_may_take_its_time():
    script = [(40, "b"), (60, "y"), (80, "b"), (90, "y"), (100, "enter")]
    slow = play(HINGE, sets=1, script=script, answer=lambda frame: "enter" if is_page(frame, "setup") else None)
    assert slow.times("ready") == [(0, "ready"), (40, "ready")] and len(slow.notes.answers) == 2


def test_hands_free_a_close_waits_until_it_is_said_after_what_was_said_to_the_answer():
    (close,) = play(HINGE, answer=answered_late, hands_free=True, sets=1).notebook.named("close")
    assert close.seconds >= speech_time.seconds(close.say) + 3


def test_a_set_of_which_nothing_was_done_is_not_kept():
    assert [done.done for done in play(HINGE, script=[(3, "n")]).notes.sets] == [2]


def test_reps_of_two_digits_can_be_typed_in_a_rest():
    assert play(HINGE, script=[(20, "1"), (21, "2")]).ending.tally.sets[0].done == 12


def test_a_window_that_changes_is_no_key():
    played = play(HINGE, script=[(7, "resized"), (20, "resized")])
    assert played.ending.seconds == 60
    helped = play(HINGE, script=[(6, "?"), (7, "resized"), (9, "z"), (10, "space")])
    assert min(at for at, frame in helped.paced_scenes if frame.paused) == 9, "the help stayed until a key"
