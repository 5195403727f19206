"""What a recording has is what is heard of the live hands-free session, at the same time."""

import pytest
import transcripts
from marked_speech import MarkedSpeech, lasts
from rehearsal import transcript
from transcripts import COURSE, DAY, EVERYTHING, after_introduction

from hinge_coach.coach.interface import speech_time
from hinge_coach.coach.plan.plan_maker import today
from hinge_coach.coach.practice_record import Past
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.recording.heard_session import heard

NEVER_CUT = 1e-6  # seconds, to which two ways of adding up agree


def recorded(past, lasting=lasts):
    plan = today(COURSE, EVERYTHING, past)
    return heard(plan, PersonToday(COURSE, EVERYTHING, past), MarkedSpeech(), lambda part: lasting(part.text))


@pytest.mark.parametrize("past", [Past(DAY), after_introduction()], ids=["introduction", "a later day"])
@pytest.mark.parametrize("lasting", [lasts, speech_time.seconds], ids=["a quick engine", "a slow one"])
def test_every_word_is_said_when_the_live_session_says_it(past, lasting):
    live = transcripts.held(past=past)
    said = [
        (" ".join(part.text for part in each.parts), each.begins, each.ends) for each in recorded(past, lasting).said
    ]
    spoken = [(each.text, each.start, each.end) for each in transcript(live.events, lasting)]
    assert [text for text, *_ in said] == [text for text, *_ in spoken]
    for here, there in zip(said, spoken, strict=True):
        assert here[1:] == pytest.approx(there[1:], abs=NEVER_CUT), here[0]


def test_the_same_happens_as_in_the_live_session_and_as_long():
    live, here = transcripts.held(), recorded(Past(DAY))
    assert [(each.name, each.say) for each in here.events] == [(each.name, each.say) for each in live.events]
    assert [each.t for each in here.events] == pytest.approx([each.t for each in live.events], abs=NEVER_CUT)
    assert here.seconds == pytest.approx(live.ending.seconds + lasts(live.spoken[-1].text), abs=NEVER_CUT)


def test_a_check_is_put_as_something_to_notice_and_silence_follows():
    here = recorded(Past(DAY))
    checks = [number for number, each in enumerate(here.said) if each.parts[0].text.startswith("Now notice")]
    assert len(checks) >= len(COURSE.drills) - 1
    for number in checks:
        assert here.said[number + 1].begins - here.said[number].ends > 2.0


def test_without_the_sounds_the_words_remain_as_they_are():
    past, plan = Past(DAY), today(COURSE, EVERYTHING, Past(DAY))
    quiet = heard(
        plan, PersonToday(COURSE, EVERYTHING, past), MarkedSpeech(), lambda part: lasts(part.text), tones=False
    )
    assert quiet.tones == [] and len(quiet.said) == len(recorded(past).said)
