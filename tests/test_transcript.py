"""What is heard of whole sessions: nothing overlaps, nothing is cut off, and with eyes shut one could do them."""

from datetime import date

import pytest
from rehearsal import transcript
from scripted import Notes, floor

from hinge_coach.coach import speech
from hinge_coach.coach.advisor import Advisor
from hinge_coach.coach.agenda import of_plan
from hinge_coach.coach.manner import Manner
from hinge_coach.coach.progression import today
from hinge_coach.coach.record import Past
from hinge_coach.coach.session import Session
from hinge_coach.course.library import read_course

COURSE = read_course()


@pytest.fixture(scope="module", params=["introduction", "full doses", "floor alone"])
def session(request):
    """The events of a whole hands-free session, and what is heard of it."""
    owned = frozenset({"wall"}) if request.param == "floor alone" else frozenset(COURSE.items)
    past = Past(date(2026, 3, 1))
    advisor = Advisor(COURSE.drills, owned, past)
    plan = today(COURSE.drills, owned, past, everything=request.param == "full doses")
    stage, _, notebook = floor()
    Session(stage, plan, of_plan(plan, advisor), Notes(), advisor, Manner(hands_free=True)).run()
    return notebook.events, transcript(notebook.events)


def test_two_utterances_never_overlap(session):
    _, heard = session
    assert all(before.end <= after.start for before, after in zip(heard, heard[1:], strict=False))


def test_nothing_is_cut_off_by_what_comes_next(session):
    _, heard = session
    assert [spoken.text for spoken in heard if spoken.cut] == []


def test_every_setup_step_every_cue_and_every_question_is_heard(session):
    events, heard = session
    words = [spoken.text for spoken in heard]
    for event in events:
        if event.name in ("drill", "setup", "check", "side", "rest"):
            assert speech.speakable(event.say) in words, event
    for event in events:
        if event.name == "ready":
            assert any(text.startswith(speech.speakable(event.say)[:12]) for text in words), event


def test_every_rep_is_counted_and_the_last_one_is_announced(session):
    events, heard = session
    starts = {round(spoken.start, 2): spoken.text for spoken in heard}
    for event in events:
        first = (
            event.name == "phase"
            and event.rep
            and event.say
            and event.say.split(".")[0] in (str(event.rep), "Last one")
        )
        if first:
            assert starts[round(event.t, 2)].split(".")[0] in (str(event.rep), "Last one")


def test_inside_a_rep_nobody_says_more_than_a_number_and_two_words(session):
    events, _ = session
    assert all(len(event.say.replace(".", "").split()) <= 4 for event in events if event.name == "phase" and event.say)


def test_every_way_up_is_heard_whatever_the_cue(session):
    events, heard = session
    starts = {round(spoken.start, 2) for spoken in heard}
    rises = [event for event in events if event.name == "phase" and event.phase == "rise"]
    assert rises and all(round(event.t, 2) in starts for event in rises)


def test_what_to_do_when_something_hurts_is_said_once_and_before_anything_is_done(session):
    events, _ = session
    told = [index for index, event in enumerate(events) if "If something hurts" in (event.say or "")]
    assert len(told) == 1 and told[0] < [event.name for event in events].index("setup") + 1
