"""Words and tones put together: each at its own sample, cut where the voice was cut, and never past the loudest."""

from array import array

from hinge_coach.audio.tone_waveforms import RATE, SOUNDS, samples
from hinge_coach.course.phrasebook import Part
from hinge_coach.recording.heard_session import Heard
from hinge_coach.recording.instant_clock import InstantClock
from hinge_coach.recording.mixed_samples import length, mixed
from hinge_coach.recording.timed_speech import Said

TICK = samples(SOUNDS["tick"])


def said(begins, ends, *words):
    return Said(tuple(Part(each, "en") for each in words), begins, ends, [], InstantClock())


def whole(seconds, words=(), tones=(), level=1000):
    """All samples of a session in which every word is a second of one level."""
    heard = Heard([], list(words), list(tones), [], seconds)
    pieces = list(mixed(heard, lambda part: array("h", [level] * RATE)))
    assert all(len(piece) <= RATE for piece in pieces) and sum(map(len, pieces)) == length(heard)
    return sum(pieces, array("h"))


def test_a_sound_lies_at_its_own_sample_also_across_seconds():
    found = whole(4.0, [said(0.75, 1.75, "a")])
    assert found.index(1000) == round(0.75 * RATE) and found.count(1000) == RATE


def test_all_between_is_silence():
    assert not any(whole(3.5))


def test_what_the_voice_cuts_is_cut():
    found = whole(4.0, [said(1.0, 1.4, "a")])
    assert found.count(1000) == round(0.4 * RATE)


def test_parts_in_several_languages_follow_each_other():
    assert whole(4.0, [said(1.0, 3.0, "a", "b")]).count(1000) == 2 * RATE


def test_a_tone_is_heard_beside_the_words():
    found = whole(3.0, [said(0.5, 1.5, "a")], [(1.0, "tick")])
    assert found[RATE : RATE + len(TICK)] == array("h", [1000 + each for each in TICK])


def test_what_is_too_loud_together_stays_at_the_loudest():
    found = whole(3.0, [said(0.0, 1.0, "a")], [(0.5, "tick")], level=32000)
    assert max(found) == 32767 and min(found) > -32767


def test_what_lasts_beyond_the_end_is_cut_there():
    assert len(whole(1.01, tones=[(1.0, "done")])) == round(1.01 * RATE)
