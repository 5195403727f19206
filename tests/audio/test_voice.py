"""The voice: what it says, when, and through whom; and that nothing about it can harm the session."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rehearsal import Rehearsal, Spoken

from hinge_coach.coach.interface.events import Event
from hinge_coach.coach.interface.speech_time import lasting, seconds, speakable

CUE = "Clench your glutes at the top. 10 reps. Get ready."


@pytest.fixture
def rehearsal() -> Rehearsal:
    return Rehearsal()


def test_a_cue_that_fits_its_count_in_is_said_whole(rehearsal: Rehearsal) -> None:
    rehearsal.tell("ready", seconds=6.0, say=CUE, brief="Get ready")
    assert rehearsal.words == [CUE]


def test_a_cue_too_long_for_its_count_in_is_said_briefly(rehearsal: Rehearsal) -> None:
    rehearsal.tell("ready", seconds=2.0, say=CUE, brief="Get ready")
    assert rehearsal.words == ["Get ready"]


def test_words_that_fit_in_no_wording_are_left_out(rehearsal: Rehearsal) -> None:
    rehearsal.tell("phase", seconds=0.5, say="Last one. Squeeze", brief="Last one")
    assert rehearsal.words == []


def test_a_remark_and_what_follows_it_are_said_one_after_the_other_with_a_breath_between(rehearsal: Rehearsal) -> None:
    rehearsal.tell("answer", say="Well felt.")
    rehearsal.tell("rest", seconds=45.0, say="Rest, 45 seconds.", brief="Rest")
    rehearsal.until(20.0)
    first, second = rehearsal.heard
    assert (first.text, second.text) == ("Well felt.", "Rest, 45 seconds.")
    assert 0.2 < second.start - first.end < 0.5
    assert not first.cut and not second.cut


def test_what_follows_a_long_remark_is_said_briefly_in_the_time_that_is_left(rehearsal: Rehearsal) -> None:
    rehearsal.tell("set", say="Set done, well held")
    rehearsal.tell("side", seconds=4.0, say="Change sides. Now the left leg, please.", brief="Now left")
    rehearsal.until(10.0)
    assert rehearsal.words == ["Set done, well held", "Now left"]


def test_a_remark_is_left_out_where_a_change_of_sides_could_not_be_said_after_it(rehearsal: Rehearsal) -> None:
    rehearsal.tell("set", say="That was a good long hold, well done")
    rehearsal.tell("side", seconds=3.0, say="Now the left", brief="Left")
    rehearsal.until(10.0)
    assert rehearsal.words == ["Now the left"]


def test_a_remark_that_was_begun_is_cut_for_a_change_of_sides(rehearsal: Rehearsal) -> None:
    rehearsal.tell("set", say="That was a good long hold, well done")
    rehearsal.until(0.4)
    rehearsal.tell("side", seconds=3.0, say="Now the left", brief="Left")
    rehearsal.until(10.0)
    remark, change = rehearsal.heard
    assert remark.cut and remark.end == change.start == 0.4
    assert change.text == "Now the left" and not change.cut


def test_a_rep_number_never_cuts_anything_off(rehearsal: Rehearsal) -> None:
    rehearsal.tell("set", say="Well held, that was all of it")
    rehearsal.until(0.4)
    rehearsal.tell("phase", seconds=2.0, say="1")
    rehearsal.until(10.0)
    assert rehearsal.words == ["Well held, that was all of it"]
    assert not rehearsal.heard[0].cut


def test_what_can_not_be_said_in_time_leaves_room_for_what_can(rehearsal: Rehearsal) -> None:
    rehearsal.tell("set", say="Well held, that was all of it")
    rehearsal.tell("phase", seconds=1.0, say="1")
    assert rehearsal.words == ["1"]


def test_what_was_being_said_is_cut_when_the_person_goes_on(rehearsal: Rehearsal) -> None:
    rehearsal.tell("drill", say="Drill 1: Wall hinge. It teaches the backward travel of the hips.")
    rehearsal.until(1.0)
    rehearsal.tell("ready", seconds=5.0, say="Long, straight back", brief="Get ready")
    assert [spoken.cut for spoken in rehearsal.heard] == [True, False]
    assert rehearsal.heard[1].start == 1.0


def test_a_silent_phase_ends_what_belonged_to_the_one_before(rehearsal: Rehearsal) -> None:
    rehearsal.tell("setup", say="Stand with your back to the wall, heels about a foot away.")
    rehearsal.until(1.0)
    rehearsal.tell("phase", seconds=2.0)
    assert rehearsal.heard[0].cut and not rehearsal.voice.busy


def test_a_tick_ends_nothing(rehearsal: Rehearsal) -> None:
    rehearsal.tell("ready", seconds=5.0, say="Long, straight back", brief="Get ready")
    rehearsal.until(1.0)
    rehearsal.tell("tick", seconds=3.0)
    assert not rehearsal.heard[0].cut


def test_halfway_is_said_within_what_is_left_of_the_hold(rehearsal: Rehearsal) -> None:
    rehearsal.tell("phase", seconds=20.0, say="Hold, 20 seconds", brief="Hold")
    rehearsal.until(10.0)
    rehearsal.tell("halfway", say="Halfway")
    rehearsal.until(19.6)
    rehearsal.tell("halfway", say="Halfway")
    assert rehearsal.words == ["Hold, 20 seconds", "Halfway"]


def test_a_moment_in_a_hold_that_a_pause_has_drawn_out_is_still_said(rehearsal: Rehearsal) -> None:
    rehearsal.tell("phase", seconds=20.0, say="Hold, 20 seconds")
    rehearsal.until(8.0)
    rehearsal.tell("pause", say="Paused", urgent=True)
    rehearsal.until(60.0)
    rehearsal.tell("resume", seconds=3.0, say="Get back into position", brief="Ready", urgent=True)
    rehearsal.until(65.0)
    rehearsal.tell("halfway", say="Halfway")
    assert rehearsal.words[-1] == "Halfway"


def test_a_pause_cuts_everything_off_at_once(rehearsal: Rehearsal) -> None:
    rehearsal.tell("answer", say="Where to feel it: in the back of the thighs.")
    rehearsal.tell("rest", seconds=60.0, say="Rest, 1 minute.")
    rehearsal.until(0.5)
    rehearsal.tell("pause", say="Paused", urgent=True)
    rehearsal.until(30.0)
    assert rehearsal.words == ["Where to feel it: in the back of the thighs.", "Paused"]
    assert rehearsal.heard[0].cut and rehearsal.heard[1].start == 0.5


def test_what_is_urgent_waits_for_no_remark(rehearsal: Rehearsal) -> None:
    rehearsal.tell("answer", say="Where to feel it: in the back of the thighs.")
    rehearsal.until(0.5)
    rehearsal.tell("pain", say="How much does it hurt, from 0 to 9?", urgent=True)
    assert rehearsal.heard[0].cut and rehearsal.heard[1].start == 0.5


def test_the_last_words_are_said_however_short_the_session_was(rehearsal: Rehearsal) -> None:
    rehearsal.tell("end", seconds=0.2, say="Stopped: 0 sets done.", urgent=True)
    assert rehearsal.words == ["Stopped: 0 sets done."]
    assert rehearsal.voice.busy
    rehearsal.until(9.0)
    assert not rehearsal.voice.busy


def test_an_engine_slower_than_foretold_is_cut_when_its_time_is_over() -> None:
    slow = Rehearsal(lasts=lambda words: 10.0)
    slow.tell("phase", seconds=2.0, say="3")
    slow.until(5.0)
    assert slow.heard[0].end == 2.0 and slow.heard[0].cut


def test_mute_cuts_off_and_keeps_quiet_until_it_is_undone(rehearsal: Rehearsal) -> None:
    rehearsal.tell("rest", seconds=60.0, say="Rest, 1 minute.")
    rehearsal.until(0.5)
    rehearsal.tell("mute", more={"on": True})
    assert rehearsal.heard[0].cut
    rehearsal.tell("check", say="Did your glutes finish every rep?")
    rehearsal.until(9.0)
    rehearsal.tell("mute", more={"on": False})
    rehearsal.tell("answer", say="Good.")
    assert rehearsal.words == ["Rest, 1 minute.", "Good."]


def test_a_voice_with_nothing_to_do_wants_no_tending(rehearsal: Rehearsal) -> None:
    rehearsal.until(1.0)
    assert rehearsal.voice.due() == math.inf


NAMES = ("session", "drill", "setup", "ready", "phase", "side", "rest", "set", "check", "answer")


OTHERS = ("pause", "resume", "end", "tick", "soon", "unheard-of")


events = st.builds(
    Event,
    st.sampled_from(NAMES + OTHERS),
    seconds=st.none() | st.floats(0, 30),
    say=st.none() | st.sampled_from(["Up", "Squeeze", CUE, "Rest, 45 seconds. Next, set 2 of 3.", ""]) | st.text(),
    brief=st.none() | st.just("Hold"),
    urgent=st.booleans(),
    more=st.just({}),
)


@given(st.lists(st.tuples(st.floats(0, 12), events), max_size=30), st.floats(0.3, 3.0))
def test_whatever_happens_two_never_overlap_and_nothing_outlasts_its_time(
    happenings: list[tuple[float, Event]], pace: float
) -> None:
    rehearsal = Rehearsal(lasts=lambda words: pace * seconds(words))
    told: list[tuple[float, Event]] = []
    for after, event in happenings:
        if after > 1:
            rehearsal.until(rehearsal.now + after)
        told.append((rehearsal.now, event))
        rehearsal.voice.tell(event)
    rehearsal.until(rehearsal.now + 200.0)
    heard = rehearsal.heard
    assert all(one.end <= other.start for one, other in zip(heard, heard[1:], strict=False))
    assert all(any(belongs(spoken, at, event) for at, event in told) for spoken in heard)
    assert not rehearsal.voice.busy


def belongs(spoken: Spoken, at: float, event: Event) -> bool:
    """Whether these are the event's words, said while they were true."""
    wordings = [speakable(event.say or ""), speakable(event.brief or "")]
    return spoken.text in wordings and at <= spoken.start and spoken.end <= at + lasting(event)


def test_three_failures_in_a_row_end_in_silence_with_the_reason_kept(rehearsal: Rehearsal) -> None:
    rehearsal.code = 1
    for _ in range(5):
        rehearsal.tell("phase", seconds=3.0, say="1")
        rehearsal.until(rehearsal.now + 3.0)
    assert len(rehearsal.heard) == 3
    assert rehearsal.voice.about == "rehearsed failed 3 times in a row (exit code 1), so the voice is silent now"
    assert rehearsal.voice.due() == math.inf


def test_a_failure_now_and_then_is_forgiven(rehearsal: Rehearsal) -> None:
    for count in range(12):
        rehearsal.code = 0 if count % 3 == 2 else 1
        rehearsal.tell("phase", seconds=3.0, say="1")
        rehearsal.until(rehearsal.now + 3.0)
    assert len(rehearsal.heard) == 12 and not rehearsal.voice.trouble


def test_an_engine_that_never_ends_is_cut_and_after_three_times_left_alone() -> None:
    hung = Rehearsal(lasts=lambda words: math.inf)
    for _ in range(5):
        hung.tell("setup", say="Stand tall")
        hung.until(hung.now + 30.0)
    assert [spoken.cut for spoken in hung.heard] == [True, True, True]
    assert all(spoken.end - spoken.start < 6.0 for spoken in hung.heard)
    assert "does not come to an end" in hung.voice.about
