"""Undoing: what is gone back over counts for nothing, and nothing that was whole is lost by it."""

from datetime import date, datetime, timezone

import pytest
from held_session import Answers, Held
from played_session import play
from small_drills import HINGE

from hinge_coach.coach.interface.screen_frames import TimedFrame
from hinge_coach.coach.practice_record import Place, SetDone
from hinge_coach.history.session_writer import open_history


def test_a_set_cut_short_at_once_leaves_the_one_before_as_it_was():
    # Set 1 is whole and answered; set 2 is left at once; in the rest before it the reps of set 1 are put right.
    played = play(HINGE, script=[(45.5, "b"), (46, "8"), (50, "n")])
    assert ("corrected", 8.0) in played.notes.sets
    assert [done.set for done in played.notes.sets if isinstance(done, SetDone)] == [1, 2]


def test_the_reps_of_a_set_cut_short_are_not_put_right_in_its_rest():
    played = play(HINGE, script=[(7, "n"), (9, "8")])
    assert ("corrected", 8.0) not in played.notes.sets


def test_an_answer_gone_back_over_is_not_the_first_of_two_in_a_row():
    hold_on = {"One thing to mend": ["b", "enter"]}  # the first correction is gone back over, to its question
    answers = Answers(
        {"your back stay": ["x", "b", "x", "y"], "What went wrong": ["1"], "Where did you": ["1"]} | hold_on
    )
    held = Held(HINGE, answers=answers)
    kinds = [page.lead for page in held.answers.asked if page.title == "One thing to mend"]
    assert len(kinds) == 2 and held.sets[-1] == ("little-hinge", "Half hinge")  # one easier set, and no step back


@pytest.mark.parametrize(
    ("answers", "keys", "day"),
    [
        (["y", "x"], [(16, "b")], "no"),  # from the rest to the question
        (["y", "x"], [(17, "n"), (29, "b"), (29.6, "b"), (30.2, "b")], "no"),  # from the first rep of the next set
        (["y", "b", "x"], [(16, "b")], "yes"),  # from the question to the set: that is another try
    ],
)
def test_a_yes_by_accident_is_put_right_in_the_days_grade_and_a_set_done_again_changes_none(
    tmp_path, answers, keys, day
):
    slip = Answers({"your back stay": [*answers, "y"], "What went wrong": ["1"], "Where did": ["1"]})
    with open_history(tmp_path, clock=lambda: datetime(2026, 3, 2, 18, tzinfo=timezone.utc)) as history:
        Held(HINGE, answers=slip, notes=history, script=keys, full=True)
        assert history.past().of("little-hinge").judged == ((date(2026, 3, 2), day),)


def test_pain_that_lets_go_on_repeats_the_set_where_the_drill_has_no_other():
    answers = Answers({"How much": ["0"], "Is one of these": ["6"]})
    held = Held(HINGE, answers=answers, script=[(7, "o")])
    assert held.sets == [("little-hinge", "Hinge")]
    assert [event.name for event in held.notebook.named("ready")] == ["ready", "ready"]


def test_a_drill_without_a_whole_set_is_not_called_done():
    held = Held(HINGE, answers=Answers(), script=[(7, "n")])
    closing = [page for page in held.notebook.pages if page.title.startswith("Little Hinge:")]
    assert [page.title for page in closing] == ["Little Hinge: no set done"]
    assert any(isinstance(frame, TimedFrame) for _, frame in held.notebook.frames)


def test_who_stops_where_nothing_is_left_is_not_promised_to_go_on():
    held = Held(HINGE, answers=Answers({"did you feel it": ["q"]}))
    assert held.ending.reason == "stopped" and not held.ending.goes_on
    begun = Held(HINGE, answers=Answers(), full=True, script=[(7, "q")])
    assert begun.ending.reason == "stopped" and begun.ending.goes_on


def test_an_easier_set_of_a_step_back_is_no_first_set_of_its_day_and_a_whole_one_is():
    asked = Answers({"Did the weight stay": ["x", "y"], "What went wrong": ["1"], "Where did you": ["2"]})
    held = Held("landmine-hinge", answers=asked)
    firsts = {answer.drill: answer.first for answer in held.notes.answers if answer.drill != "landmine-hinge"}
    assert firsts == {"wall-hinge": False, "band-pull-through": True}


def test_after_a_step_back_the_drill_comes_once_more():
    asked = Answers({"Did the weight stay": ["x", "y"], "What went wrong": ["1"], "Where did you": ["2"]})
    held = Held("landmine-hinge", answers=asked)
    assert [drill for drill, _ in held.sets] == [
        "landmine-hinge",
        "wall-hinge",
        "band-pull-through",
        "landmine-hinge",
    ]


def test_every_drill_of_a_step_back_runs_under_a_cue_of_its_own():
    asked = Answers({"Did the weight stay": ["x", "y"], "What went wrong": ["1"], "Where did you": ["2"]})
    held = Held("landmine-hinge", answers=asked)
    cues = {
        drill.id: {cue.say for cue in (*drill.cues, *(fault.cue for fault in drill.faults if fault.cue))}
        for drill in held.person.course.drills
    }
    assert all(done.cue in cues[done.drill] for done in held.notes.sets)


def test_what_was_said_to_who_stopped_for_pain_stands_in_the_summary_too():
    held = Held(HINGE, answers=Answers({"How much": ["7"], "Is one of these": ["1"]}), script=[(7, "o")])
    assert held.ending.advice[0] == "Stop here, and call the emergency services now."


@pytest.mark.parametrize("key", ["r", "b"])
def test_a_set_that_was_begun_again_and_done_is_asked_about(key):
    held = Held(HINGE, answers=Answers(), script=[(7, key)])
    assert [answer.answer for answer in held.notes.answers] == ["yes"]


def test_a_set_that_was_repeated_after_pain_is_asked_about():
    held = Held(HINGE, answers=Answers({"How much": ["0"], "Is one of these": ["6"]}), script=[(7, "o")])
    assert [answer.answer for answer in held.notes.answers] == ["yes"]


def test_back_over_two_sets_cut_short_asks_about_neither():
    script = [(7, "n"), (8, "n"), (14, "r"), (14.5, "b"), (15, "b"), (16, "q")]
    held = Held(HINGE, answers=Answers(), full=True, script=script)
    assert not held.notebook.named("check") and held.notebook.events[-1].name == "end"


def stops_in_the_setup(frame):
    return "q" if getattr(frame, "kind", "") == "setup" else None


PLACE = Place("little-hinge", 0, 1, None, ("little-hinge",), ((2,),))


def test_a_resumed_set_that_is_cut_short_is_not_asked_about_and_one_that_is_whole_can_be_put_right():
    cut = Held(HINGE, full=True, place=PLACE, answers=Answers(), script=[(7, "n"), (9, "q")])
    assert not cut.notebook.named("check")
    whole = Held(HINGE, full=True, place=PLACE, answers=Answers(), script=[(20, "1"), (22, "q")])
    assert ("corrected", 1.0) in whole.notes.sets


def test_a_place_is_promised_where_it_is_kept():
    assert Held(HINGE, full=True, place=PLACE, answers=stops_in_the_setup).ending.goes_on
    assert not Held(HINGE, full=True, answers=stops_in_the_setup).ending.goes_on
    hurt = Held(HINGE, full=True, answers=Answers({"How much": ["6"], "Is one": ["6"]}), script=[(30, "o")])
    assert hurt.ending.reason == "pain" and not hurt.ending.goes_on
