"""A whole session, played in no time: what happens when, and what each key makes of it."""

import signal
from datetime import date

import pytest
from handmade import HINGE, PRESS, agenda
from scripted import Notes, floor

from hinge_coach.coach.advisor import Advisor
from hinge_coach.coach.agenda import paced
from hinge_coach.coach.practice import Manner
from hinge_coach.coach.record import Past
from hinge_coach.coach.scene import Paced, Page
from hinge_coach.coach.session import Session
from hinge_coach.course.library import read_course
from hinge_coach.errors import Interrupted


def ready(scene):
    """Says ready to every setup, yes to every check, and takes what every other page proposes."""
    return ("y" if scene.kind == "check" else "enter") if isinstance(scene, Page) and scene.kind != "help" else None


def is_page(scene, kind):
    return isinstance(scene, Page) and scene.kind == kind


class Played:
    """A session that was played, with all that came of it."""

    def __init__(self, *drills, script=(), answer=ready, sets=None, saves=True, **options):
        self.floor, self.clock, self.notebook = floor(script, answer)
        self.notes = Notes(saves)
        plan, steps = agenda(*drills, sets=sets)
        self.advisor = Advisor(drills, frozenset(), Past(date(2026, 3, 1)))
        self.session = Session(self.floor, plan, steps, self.notes, self.advisor, Manner(**options))
        self.paced = paced(steps)

    def run(self):
        self.ending = self.session.run()
        return self

    def times(self, *names):
        return [(round(event.t, 6), event.phase or event.name) for event in self.notebook.named(*names)]

    @property
    def paced_scenes(self):
        return [(at, scene) for at, scene in self.notebook.scenes if isinstance(scene, Paced)]


def play(*drills, **options):
    return Played(*drills, **options).run()


PHASES = ("ready", "phase", "side", "rest")
FIRST_SET = [(0, "ready"), (5, "lower"), (8, "bottom"), (9, "rise"), (10, "lower"), (13, "bottom"), (14, "rise")]


def test_a_drill_is_led_phase_by_phase_at_its_exact_times():
    played = play(HINGE)
    second = [(45 + at, what) for at, what in FIRST_SET]
    assert played.times(*PHASES) == [*FIRST_SET, (15, "rest"), *second]
    assert played.ending.reason == "done" and played.ending.seconds == played.paced == 60


def test_the_whole_course_is_played_at_its_exact_times_in_order():
    course = read_course()
    drills = [drill.with_kit(frozenset(course.items)) for drill in course.drills if not drill.bridge]
    played = play(*drills)
    seen = [event.drill for event in played.notebook.named("drill")]
    assert seen == [drill.id for drill in drills]
    elapsed = 0.0
    for event in played.notebook.named(*PHASES):
        assert event.t == pytest.approx(elapsed, abs=1e-6)
        elapsed += event.seconds
    assert played.ending.seconds == pytest.approx(elapsed) == pytest.approx(played.paced)
    assert played.notebook.events[-1].name == "end"


def test_the_paced_time_that_is_left_counts_down_to_nothing():
    played = play(HINGE, PRESS)
    lefts = [scene.header.left for _, scene in played.paced_scenes]
    assert lefts[0] == played.paced and lefts == sorted(lefts, reverse=True)


def test_a_setup_waits_for_its_key_and_that_time_is_extra():
    played = play(
        HINGE, script=[(100, "enter")], answer=lambda scene: None if is_page(scene, "setup") else ready(scene)
    )
    assert played.times("ready")[0] == (100, "ready")
    assert played.ending.seconds == 100 + played.paced


def test_hands_free_needs_no_key_and_a_silent_check_is_asked_twice_and_grades_nothing():
    played = play(HINGE, answer=None, hands_free=True, sets=1)
    assert len(played.notebook.named("check")) == 2
    assert [answer.answer for answer in played.notes.answers] == ["none"]
    assert played.ending.reason == "done"


def test_without_a_keyboard_the_question_is_given_once_and_goes_unanswered():
    played = play(HINGE, answer=None, hands_free=True, keyless=True, sets=1)
    assert len(played.notebook.named("check")) == 1
    assert [event.more["answer"] for event in played.notebook.named("answer")] == ["none"]


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


def test_next_ends_one_side_only():
    played = play(PRESS, script=[(6, "n")])
    assert played.times(*PHASES) == [(0, "ready"), (4, "hold"), (6, "side"), (10, "hold")]
    assert [(done.side, done.done, done.complete) for done in played.notes.sets] == [
        ("left", 2, False),
        ("right", 10, True),
    ]


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
        HINGE, PRESS, sets=1, script=script, answer=lambda scene: "enter" if is_page(scene, "setup") else None
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


def test_thresholds_fire_when_they_are_crossed_however_late_one_looks():
    played = Played(PRESS)
    wait = played.clock.wait
    played.clock.wait = lambda seconds: wait(seconds + 0.4)  # a machine that always oversleeps
    played.run()
    assert [event.more["left"] for event in played.notebook.named("tick")][:3] == [3, 2, 1]
    assert played.times("phase")[-1] == (pytest.approx(18.4), "hold"), "it is late, and never later"


def test_help_pauses_and_any_key_closes_it():
    played = play(HINGE, script=[(6, "?"), (9, "z"), (10, "space")])
    assert [page.kind for page in played.notebook.pages].count("help") == 1
    assert (8 + 7, "bottom") in played.times("phase")


def test_only_the_keys_that_work_now_are_shown():
    played = play(PRESS)
    hints = {scene.phase: [hint.key for hint in scene.keys] for _, scene in played.paced_scenes}
    assert "+ -" in hints["hold"] and "+ -" not in hints["ready"]


def test_the_way_shows_where_one_is():
    played = play(HINGE, PRESS)
    ways = [tuple(stop.state for stop in scene.header.way) for _, scene in played.paced_scenes]
    assert ways[0] == ("now", "ahead") and ways[-1] == ("done", "now")
