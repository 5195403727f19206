"""What is heard of whole sessions: nothing overlaps, nothing is cut off, and with eyes shut one could do them."""

import re

import pytest
import transcripts
from transcripts import AT_THE_KEYS, COURSE, EVERYTHING, WITH_REMOTE, Person, after_introduction, held

from hinge_coach.coach.interface import speech_time
from hinge_coach.course.phase_words import PHASE_WORDS

SESSIONS = dict(transcripts.sessions())
OVER = ("pain", "check", "question", "end")  # what is asked of empty hands


@pytest.fixture(params=SESSIONS)
def session(request):
    return SESSIONS[request.param]


def test_two_utterances_never_overlap(session):
    heard = session.spoken
    assert all(before.end <= after.start for before, after in zip(heard, heard[1:], strict=False))


def test_nothing_is_cut_off_by_what_comes_next(session):
    ouch = next((event.t for event in session.events if event.name == "pain"), None)
    assert [spoken.text for spoken in session.spoken if spoken.cut and (ouch is None or spoken.end < ouch - 20)] == []


def test_every_step_every_phase_of_the_slow_rep_and_every_question_is_heard(session):
    words = [spoken.text for spoken in session.spoken]
    told = ("drill", "setup", "get_in", "rehearse", "get_out", "check", "question", "side", "rest")
    for event in session.events:
        if event.name in told:
            assert speech_time.speakable(event.say) in words, event
        if event.name == "ready":
            assert any(text.startswith(speech_time.speakable(event.say)[:12]) for text in words), event


def test_each_way_out_is_said_with_time_to_take_it_before_anything_is_asked(session):
    loaded = {drill.id for drill in COURSE.drills if drill.loaded}
    in_hand, out = False, 0.0
    for event in session.events:
        if event.name == "phase" and event.drill in loaded and _has_way_out(session, event):
            in_hand = True
        if event.name == "get_out":
            in_hand, out = False, event.t + event.seconds
            assert event.seconds >= speech_time.seconds(event.say) + 2
        if event.name in OVER:
            assert not in_hand and event.t >= out, event


def _has_way_out(session, event):
    return any(each.name == "get_out" and each.drill == event.drill for each in session.events)


def test_every_loaded_set_has_its_way_out(session):
    sets = [event for event in session.events if event.name == "set" and event.drill in _loaded(session)]
    outs = [event for event in session.events if event.name == "get_out" and event.drill in _loaded(session)]
    assert len(outs) >= len(sets)


def _loaded(session):
    """The drills of a session that put something in hand."""
    return {event.drill for event in session.events if event.name == "get_in" and COURSE.find(event.drill).loaded} - {
        event.drill for event in session.events if "temples" in (event.say or "")
    }


def test_every_rep_is_counted_and_the_last_one_is_announced(session):
    starts = {round(spoken.start, 2): spoken.text for spoken in session.spoken}
    for event in session.events:
        if event.name == "phase" and event.rep and re.match(r"\d|Last one", event.say or ""):
            assert re.match(rf"{event.rep}\b|Last one|Up", starts[round(event.t, 2)]), event


def test_inside_a_rep_nobody_says_more_than_a_number_and_two_words(session):
    said = [event.say for event in session.events if event.name == "phase" and event.say]
    assert all(len(re.findall(r"\w+", say)) <= 4 for say in said)


def test_a_phase_has_one_word_and_its_word_is_heard_whatever_the_cue(session):
    starts = {round(spoken.start, 2): spoken.text for spoken in session.spoken}
    for event in session.events:
        if event.name != "phase" or not event.say:
            continue
        said = starts[round(event.t, 2)].lower()
        if event.phase == "rise":
            assert re.match(r"(\d+, |last one, )?up\b", said), said
        others = {word.lower() for phase, word in PHASE_WORDS.items() if phase != event.phase}
        assert not others & set(re.findall(r"[a-z]+", said)), said


@pytest.mark.parametrize("name", [name for name in SESSIONS if "introduction" in name])
def test_an_introduction_explains_the_numbers_once_and_what_to_do_when_something_hurts(name):
    said = [event.say or "" for event in SESSIONS[name].events]
    assert len([say for say in said if "a number means" in say]) == 1
    hurts = [index for index, say in enumerate(said) if "If something hurts" in say]
    assert len(hurts) == 1 and hurts[0] < next(i for i, e in enumerate(SESSIONS[name].events) if e.name == "get_in")
    assert len([say for say in said if "pain down a leg" in say]) == ("all kit" in name)


@pytest.mark.parametrize("name", [name for name in SESSIONS if "no keys" in name])
def test_where_there_are_no_keys_none_is_spoken_of_and_nothing_asks_for_an_answer(name):
    said = " ".join(spoken.text for spoken in SESSIONS[name].spoken)
    assert not re.search(r"(?i)\bpress [OY]\b|page down|yes, not quite", said)


@pytest.mark.parametrize("name", [name for name in SESSIONS if "introduction" in name])
def test_where_to_feel_it_is_said_before_each_set_and_asked_about_after(name):
    events = SESSIONS[name].events
    for drill in {event.drill for event in events if event.name == "set"}:
        of_it = [event for event in events if event.drill == drill]
        done = next(index for index, event in enumerate(of_it) if event.name == "set")
        assert any((event.say or "").startswith("Where to feel it") for event in of_it[:done])
        assert any("did you feel it there" in (event.say or "") for event in of_it[done:])


def test_an_introduction_takes_at_most_22_minutes_and_a_later_day_10_to_15():
    for name, session in SESSIONS.items():
        if "introduction" in name:
            assert session.ending.seconds <= 22 * 60, name
        if "later day" in name:
            assert 10 * 60 <= session.ending.seconds <= 15 * 60, name


def test_who_has_done_a_drill_hears_less_of_it():
    first, later = SESSIONS["introduction, all kit, no keys"], SESSIONS["a later day, all kit, no keys"]
    assert not [event for event in later.events if event.name == "rehearse"]
    for name in ("drill", "setup", "get_in"):
        told = {}
        for when, session in (("first", first), ("later", later)):
            told[when] = sum(len(e.say) for e in session.events if e.name == name and e.drill == "wall-hinge")
        assert told["later"] < told["first"], name


def test_with_keys_the_way_in_comes_once_somebody_is_ready():
    session = held(mode=AT_THE_KEYS, only=["band-pull-through"], answering=Person(waits=True, after=60.0))
    names = [event.name for event in session.events]
    assert names.index("setup") < names.index("get_in") < names.index("rehearse") < names.index("ready")
    assert names.index("get_out") < names.index("check")


@pytest.mark.parametrize("key", ["n", "o", "q"])
def test_a_loaded_set_that_is_cut_short_has_its_way_out_once(key):
    person = Person(
        {"How much": ["5"], "true right now": ["6"], "is one of these true?": ["4"], "Stop here": ["enter"]},
        ("5", "rise", 3, key),
    )
    session = held(EVERYTHING, after_introduction(), WITH_REMOTE, person, only=["landmine-hinge"])
    cut = next(event.t for event in session.events if event.rep == 3 and event.phase == "rise") + 0.5
    outs = [event for event in session.events if event.name == "get_out" and cut <= event.t < cut + 2]
    assert len(outs) == 1 and ("Still holding it?" in outs[0].say) == (key != "n")
    if key == "q":
        assert session.ending.reason == "stopped" and session.ending.seconds >= outs[0].t + outs[0].seconds


def test_a_set_begun_again_from_its_rest_is_got_into_again_in_a_few_words():
    person = Person(at_rep=("5", "rest", 0, "r"))
    session = held(EVERYTHING, after_introduction(), WITH_REMOTE, person, only=["landmine-hinge"])
    after = session.events[next(i for i, event in enumerate(session.events) if event.name == "rest") + 1 :]
    assert [event.name for event in after][:2] == ["get_in", "get_in"] and "rehearse" not in [e.name for e in after]
