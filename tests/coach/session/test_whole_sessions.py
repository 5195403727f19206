"""Whole sessions in fake time, with whatever a person may press: each ends, and says no more than was done."""

import pytest
from fuzzing_person import held

from hinge_coach.coach.practice_record import SetDone


@pytest.mark.parametrize("seed", range(60))
def test_whatever_is_pressed_a_session_ends_and_counts_what_was_done(seed):
    session = held(seed)
    ending, events = session.ending, session.notebook.events
    whole = [done for done in session.notes.sets if isinstance(done, SetDone) and done.complete]
    assert ending.reason in ("done", "stopped", "pain") and events[-1].name == "end"
    assert len(session.notebook.named("set")) == len(whole) == len(ending.tally.sets)
    practised = {done.drill for done in whole}
    assert {answer.drill for answer in session.notes.answers} <= practised
    assert not (ending.goes_on and ending.reason != "stopped")
    for page in session.notebook.pages:
        words = " ".join((page.title, page.lead, *page.lines, *(choice.label for choice in page.choices)))
        assert "None" not in words.replace("None of these", "") and "{" not in words and ".." not in words
