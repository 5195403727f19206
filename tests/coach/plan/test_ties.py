"""The rules of what ties drills together, one by one."""

from datetime import timedelta

import pytest
from little_course import COURSE, EVERYTHING, HEAD, KIT, LANDMINE, TODAY, WALL, a_course, past, told, why

from hinge_coach.coach.plan.plan_maker import today
from hinge_coach.coach.rules import ties
from hinge_coach.course.course import BridgeTest

DAY = timedelta(days=1)
BEFORE = COURSE.drills[:-1]  # the bridge
(OPTIONAL,) = COURSE.optional
UNTIED = {"optional": (), "alternatives": (), "shortcut": None, "bridge_test": None}


def test_an_optional_drill_has_its_weight_for_who_is_clean_before_it_or_has_a_yes_in_it():
    weights = {
        "": True,
        "1 yes 2 days ago, 2 yes 2 days ago": True,
        "1 no 2 days ago": False,
        "1 no 2 days ago, 3 yes 2 days ago": True,
        "1 yes 2 days ago, 2 yes 2 days ago, 3 no 2 days ago": False,
    }
    assert {words: ties.weight_may_come(OPTIONAL, past(words)) for words in weights} == weights


def test_who_named_the_fault_before_is_told_that_a_little_may_still_help():
    clean = "1 yes 2 days ago, 2 yes 2 days ago"
    assert why(today(COURSE, KIT, past(clean, wall_hinge={"faults": (("back-rounds", 1),)})), "3") == (
        "Your back stays long in 1 and 2 now; that was not always so, and a little of this may still help."
    )


# History; then: whether the shortcut is open, and whether it was passed.
SHORTCUTS = [
    ("1 yes 9 days ago", False, False),
    ("1 yes 9 days ago, 1 yes 5 days ago", True, False),
    ("5 yes 9 days ago, 1 yes 7 days ago, 1 yes 5 days ago", True, False),
    ("1 yes 9 days ago, 1 yes 5 days ago, 5 yes 2 days ago", False, True),
    ("1 yes 9 days ago, 1 yes 5 days ago, 5 no 2 days ago", False, False),
    ("1 yes 9 days ago, 1 yes 5 days ago, 5 yes 2 days ago, 1 no yesterday", False, False),
    ("1 yes 9 days ago, 1 yes 5 days ago, 2 no 5 days ago, 5 yes 2 days ago", False, False),
]


@pytest.mark.parametrize(("words", "is_open", "passed"), SHORTCUTS)
def test_a_shortcut_opens_with_its_first_drill_and_is_passed_on_its_last(words, is_open, passed):
    assert ties.shortcut_open(COURSE, past(words)) == is_open
    assert ties.shortcut_passed(COURSE, BEFORE, past(words)) == passed


def test_a_shortcut_leads_past_what_lies_between_and_past_nothing_else():
    later = WALL._replace(id="later", order=5.5)
    longer = a_course(*COURSE.drills, later)
    wanted = ties.still_to_learn(longer, (*BEFORE, later), past("1 yes 9 days ago, 1 yes 5 days ago, 5 yes 2 days ago"))
    assert [drill.number for drill in wanted] == ["5", "5½"]


def test_a_shortcut_is_none_where_nothing_to_learn_lies_on_its_way():
    learned = ", ".join(f"{number} yes 6 days ago, {number} yes 4 days ago" for number in ("1", "2", "4"))
    assert told(today(COURSE, KIT, past("1 yes 6 days ago, 1 yes 4 days ago"))) == "test 1, offer 5, learn 2, learn 3"
    assert told(today(COURSE, KIT, past(learned))) == "test 1, learn 5"


def test_a_shortcut_is_none_where_an_alternative_of_its_end_is_learned():
    course = a_course(*COURSE.drills, alternatives=(("landmine-hinge", "cable-pull-through"),))
    done = past(", ".join(f"{number} yes 6 days ago, {number} yes 4 days ago" for number in ("1", "4½")))
    assert "5" not in told(today(course, EVERYTHING, done))


def test_a_shortcut_alone_is_no_way_round_a_fault():
    words = "1 yes 9 days ago, 1 yes 5 days ago, 3 not-quite 3 days ago, 5 yes 2 days ago"
    assert {HEAD, LANDMINE} <= set(ties.still_to_learn(COURSE, BEFORE, past(words)))


def test_a_bridge_opens_with_everything_learned_its_test_shown_and_a_quiet_week():
    ready = "1 yes 9 days ago, 1 yes 5 days ago, 5 yes 2 days ago"
    uncued = {"landmine_hinge": {"uncued_yes": True}}
    steps = [
        (past("1 yes 9 days ago"), ties.LEARN),
        (past(ready), ties.TEST),
        (past(ready, stop_sign=TODAY - 6 * DAY, **uncued), ties.WAIT),
        (past(ready, stop_sign=TODAY - 7 * DAY, **uncued), ties.OPEN),
        (past(ready, **uncued), ties.OPEN),
    ]
    assert [ties.bridge_step(COURSE, BEFORE, known) for known, _ in steps] == [step for _, step in steps]


def test_a_bridge_test_that_cannot_be_shown_holds_nobody_up():
    ready = past("1 yes 9 days ago, 1 yes 5 days ago, 5 yes 2 days ago")
    elsewhere = a_course(*COURSE.drills, bridge_test=BridgeTest("ten", 10, ("cable-pull-through",), "it"))
    without_cable = [drill for drill in BEFORE if drill.id != "cable-pull-through"]
    assert ties.bridge_step(elsewhere, without_cable, ready) == ties.OPEN
    held = WALL._replace(work=(WALL.work[0]._replace(reps=None, hold=20),))
    assert ties.tested_in(COURSE, [held]) == []


def test_without_ties_every_drill_is_learned_in_turn_and_the_bridge_follows():
    plain = a_course(*COURSE.drills, **UNTIED)
    learned = ", ".join(f"{number} yes 6 days ago, {number} yes 4 days ago" for number in ("1", "2", "3", "4", "5"))
    plan = today(plain, EVERYTHING, past(learned))
    assert why(plan, "6") == "It waits until you have learned 4½, clean on two days."
    plan = today(plain, EVERYTHING, past(f"{learned}, 4½ yes 6 days ago, 4½ yes 4 days ago"))
    assert why(plan, "6") == "The movement is yours and the week was quiet: this is what it was for."
    assert plan.headline == "Today it all comes together: the first deadlift."


def test_alternatives_are_waited_for_as_one():
    untested = a_course(*COURSE.drills, shortcut=None)
    wanted = {
        ("3", "5"): "3 and 5",
        ("3", "4", "4½", "5"): "3, 5, and 4 or 4½",
        ("4", "4½", "5"): "5, and 4 or 4½",
        ("4", "4½"): "4 or 4½",
    }
    for missing, said in wanted.items():
        learned = [drill.number for drill in BEFORE if drill.number not in missing]
        known = past(", ".join(f"{number} yes 6 days ago, {number} yes 4 days ago" for number in learned))
        each = " each" * (said != "4 or 4½")
        assert why(today(untested, EVERYTHING, known), "6") == (
            f"It waits until you have learned {said}, clean on two days{each}."
        )
