"""Every drill with its state and the reason."""

import pytest
from little_course import COURSE, EVERYTHING, KIT, past

from hinge_coach.coach.plan.drill_states import STATES, drill_states


def states(words="", kit=KIT, **more):
    return {each.drill.number: each for each in drill_states(COURSE, kit, past(words, **more))}


ALL = ", ".join(f"{number} yes 6 days ago, {number} yes 4 days ago" for number in "12345")

# History, the drill, its state and the reason.
TABLE = [
    ("", "1", "new", "Still to come."),
    (
        "1 unjudged 2 days ago",
        "1",
        "learning",
        "You have met it; take care with today's first set.",
    ),
    ("1 no 2 days ago", "1", "learning", "Two days ago it was not clean yet; today's first set is a new start."),
    (
        "1 yes 2 days ago",
        "1",
        "passed-once",
        "It went well two days ago; do the same today, and it is learned.",
    ),
    ("1 yes 2 days ago, 1 yes yesterday", "1", "learned", "Learned; the next test is due in six days."),
    (
        "1 yes 30 days ago, 1 yes 22 days ago",
        "1",
        "due",
        "Learned, and last shown three weeks ago: one clean set shows that you still have it.",
    ),
    (
        "1 yes 30 days ago, 1 yes 22 days ago, 1 no yesterday",
        "1",
        "learning",
        "It was not clean when you tested it yesterday, as happens with skills; two clean days bring it back.",
    ),
    ("", "4½", "left-out", "It needs a cable machine; drill 4 teaches the same, so nothing is lost."),
    ("", "6", "locked", "It waits until you have learned 1, 2, 3, 4 and 5, clean on two days each."),
    (ALL, "6", "locked", "It waits for ten light hinges, clean and without a cue."),
    (
        "1 yes 2 days ago, 2 yes 2 days ago",
        "3",
        "offered",
        "It is for a back that still rounds, and your back stays long in 1 and 2, so take it only if you like.",
    ),
    (
        "1 yes 9 days ago, 1 yes 5 days ago, 5 yes 2 days ago",
        "4",
        "offered",
        "With the shortcut you do not need it; it is there whenever you want it.",
    ),
]


@pytest.mark.parametrize(("words", "number", "state", "reason"), TABLE)
def test_history_in_state_and_reason_out(words, number, state, reason):
    each = states(words)[number]
    assert (each.state, each.reason) == (state, reason)
    assert state in STATES


def test_the_ladder_has_every_drill_in_order():
    assert list(states(kit=frozenset())) == ["1", "2", "3", "4", "4½", "5", "6"]


def test_the_other_pull_through_is_there_for_who_wants_it():
    each = states(ALL, EVERYTHING)["4½"]
    assert each.state == "offered"
    assert each.reason == "You have learned the band pull-through, and of the two one is enough."


def test_the_deadlift_opens_and_is_learned_like_any_drill():
    ready = {"landmine_hinge": {"uncued_yes": True}}
    assert states(ALL, **ready)["6"].state == "open"
    assert states(ALL + ", 6 yes 2 days ago", **ready)["6"].state == "passed-once"
    assert states(ALL + ", 6 yes 3 days ago, 6 yes yesterday", **ready)["6"].state == "learned"
