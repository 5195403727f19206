"""Sessions at random, with a history behind them: whatever comes, all that was promised holds.

RANDOM_FROM=0 RANDOM_TO=500 in the environment plays 500 people, of some sessions each, instead of a few.
"""

import os

import practice_model
import pytest
from parts_at_random import HARMLESS, LATE
from practice_model import Facts
from sessions_at_random import Practice

from hinge_coach.coach.practice_record import Answer, Pain, SetDone
from hinge_coach.coach.rules.learned_drills import due_on, learning_state
from hinge_coach.coach.timeline import paced_seconds

SEEDS = range(int(os.environ.get("RANDOM_FROM", 0)), int(os.environ.get("RANDOM_TO", 8)))


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_comes_a_session_keeps_its_promises_and_its_history(seed, tmp_path):
    practice = Practice(seed, tmp_path)
    for _ in range(practice.dice.randint(1, 8)):
        session = practice.go_on()
        if session:
            the_events_are_in_order(session)
            deadlines_are_kept(session)
            what_was_announced_is_kept(session)
            the_answers_are_those_that_were_told(session)
            the_agenda_makes_sense(session)
            a_load_rests(session)
            the_pages_are_in_words(session)
        the_past_is_what_happened(practice)


def the_events_are_in_order(session):
    events = session.events
    assert [event.t for event in events] == sorted(event.t for event in events)
    assert session.code == (None if session.signalled else 1 if session.memory.lost else 0)
    if not session.held:
        return
    assert [event.name for event in events].count("session") == 1 and events[-1].name == "end"
    end = events[-1].more
    assert session.memory.settled or not end["saved"]
    assert (end["reason"] == "interrupted") == session.signalled
    assert (end["reason"] == "pain") == any(isinstance(what, Pain) and what.ended for what, _ in session.memory.said)
    if end["reason"] in ("done", "pain"):
        assert session.memory.said[-1][0] is None, "there is nothing to go on with"
    numbers = [event.more["n"] for event in events if event.name == "set"]
    assert numbers == list(range(1, len(numbers) + 1))


PACED = ("ready", "phase", "side", "rest", "get_in", "rehearse", "get_out")
JUDGING = ("drill", "set", "check", "answer", "correction", "pain", *PACED)
BETWEEN = ("tick", "halfway", "soon", "mute", "seen", "trouble")


def deadlines_are_kept(session):
    """Each span ends when it has to, and no set drifts, however late the clock was looked at."""
    events = [event for event in session.events if event.name not in BETWEEN]
    pressed = [at for at, key in session.clock.pressed if key not in HARMLESS]
    begun = None
    for event, after in zip(events, events[1:], strict=False):
        touched = any(event.t <= at <= after.t for at in pressed)
        if event.name == "ready" or touched:
            begun = None if touched else (event.t, 0.0)
        if event.name not in PACED or touched:
            continue
        assert abs(after.t - event.t - event.seconds) <= LATE, (event, after)
        if begun:
            begun = (begun[0], begun[1] + event.seconds)
            assert abs(after.t - begun[0] - begun[1]) <= LATE, (event, after)
        if after.name not in ("phase", "side"):
            begun = None


def what_was_announced_is_kept(session):
    told = [event for event in session.events if event.name == "set"]
    kept = [(what, saved) for what, saved in session.memory.said if isinstance(what, SetDone) and what.complete]
    assert [(event.drill, event.block, event.set, event.side) for event in told] == [
        (done.drill, done.block, done.set, done.side) for done, _ in kept
    ]
    assert [event.more["saved"] for event in told] == [saved for _, saved in kept]


def the_answers_are_those_that_were_told(session):
    """What counts of a day is its first answer to the check after a drill's first set; an answer that is given anew
    with no set between takes the place of the one before, and one that is taken back on its own page never was.
    """
    told, kept, firsts, last = Facts(), Facts(), practice_model.FirstSets(session.practice.course), {}
    events = [event for event in session.events if event.name in JUDGING]
    for event, *after in zip(events, events[1:] + [None], events[2:] + [None] * 2, strict=False):
        if event.name == "set":
            last[event.drill] = firsts.done(event)
            told.keep(0, 0, SetDone(event.drill, event.block, event.set, event.side, 0, 0, ""))
        elif event.name == "check":
            assert event.drill in last, "it asks about a set that was done"
        elif event.name == "answer" and next((e.name for e in after if e and e.name != "correction"), "") != "check":
            told.keep(0, 0, Answer(event.drill, event.more["answer"], last[event.drill]))
        elif event.name == "drill":
            firsts.opened(event.drill)
    for what, _ in session.memory.said:
        if isinstance(what, SetDone | Answer):
            kept.keep(0, 0, what)
    answers = [(fact.what.drill, fact.what.answer) for fact in kept.of(Answer)]
    answers = answers[:-1] if session.signalled and len(answers) > len(told.of(Answer)) else answers
    assert answers == [(fact.what.drill, fact.what.answer) for fact in told.of(Answer)]
    for drill in {drill for drill, _ in answers}:
        assert practice_model.graded(kept, drill) == practice_model.graded(told, drill)


def the_agenda_makes_sense(session):
    opened, hurt = set(), False
    for event in session.events:
        if event.name == "drill":
            opened.add(event.drill)
        elif event.name in ("ready", "set"):
            assert event.drill in opened, "its setup came before"
            assert not hurt, "nothing is done any more"
        elif event.name == "advice":
            hurt = hurt or bool(event.more.get("emergency"))
    wished = session.options.only or session.options.start_from or session.options.everything
    if session.held and session.before.sessions and not wished and not session.resumed:
        assert len({drill for drill, _, _ in session.planned}) <= 4
    if session.held and session.options.minutes and not session.resumed:
        certain = [each.blocks for each in session.held.plan.chosen if not each.ask.endswith("anyway?")]
        assert len(certain) < 2 or sum(map(paced_seconds, certain)) <= 60 * session.options.minutes
    if session.resumed and session.options.kit == session.taken_up[1]:
        assert session.planned == session.taken_up[0], "it goes on with what was left"


def a_load_rests(session):
    """Where there was pain or a load yesterday or today, it is in hand only for who asks for it or takes an offer."""
    before, options = session.before, session.options
    days = [before.stop_sign, *(own.loaded_day for own in before.drills.values())]
    near = any(day and (before.today - day).days <= 1 for day in days)
    if session.resumed or options.everything or options.start_from or not near:
        return
    offered = {page.header.drill for page in session.watcher.pages if any("show me" in c.label for c in page.choices)}
    for what, _ in session.memory.said:
        if isinstance(what, SetDone) and what.load and what.load_unit != "none":
            name = session.practice.course.find(what.drill).name
            assert what.drill in options.only or name in offered, what


def the_pages_are_in_words(session):
    for page in session.watcher.pages:
        words = " ".join((page.title, page.lead, *page.lines, *(choice.label for choice in page.choices)))
        assert "None" not in words.replace("None of these", "") and "{" not in words and ".." not in words, words


def the_past_is_what_happened(practice):
    facts, past = practice.facts, practice.past()
    expected = practice_model.past(facts, practice.began.date(), *facts.place)
    assert dict(past.drills) == expected.drills
    assert past._replace(drills={}) == expected._replace(drills={})
    for drill, own in past.drills.items():
        state = learning_state(own)
        assert (state.learned, due_on(state)) == practice_model.learned(own.judged), drill
    sets = [(fact.what.drill, fact.what.block, fact.what.done) for fact in facts.whole_sets()]
    assert sorted((done.drill, done.block, done.done) for done in practice.sets()) == sorted(sets)
