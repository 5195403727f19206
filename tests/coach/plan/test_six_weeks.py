"""Six weeks of one person: a rounding back, drill 3 and back, learned, forgotten, tested again, the first deadlift."""

from datetime import date

import pytest
from practising_person import Person

from hinge_coach.course.file.course_folder import read_course

MONDAY = date(2026, 3, 2)
KIT = frozenset({"wall", "dowel", "plate", "loop-band", "kettlebell"})
DAYS = (0, 2, 3, 4, 7, 9, 21, 23, 25, 28, 30, 32, 35, 37, 39, 41)
SCRIPT = {
    (0, "wall-hinge"): "no no yes",
    (0, "hip-flexor-activation"): "not-quite yes",
    (2, "hip-flexor-activation"): "no yes",
    (2, "band-pull-through"): "no yes",
    (4, "landmine-hinge"): "no no no",
    (21, "wall-hinge"): "no yes",
}
FAULTS = {
    "wall-hinge": "back-rounds",
    "hip-flexor-activation": "loose-start",
    "band-pull-through": "leans-back",
    "landmine-hinge": "back-rounds",
}
ACCEPTS = {(4, "landmine-hinge")}


@pytest.fixture(scope="module")
def six_weeks():
    person = Person(read_course(), KIT, MONDAY, SCRIPT, FAULTS, ACCEPTS)
    for day in DAYS:
        person.practise(day)
    return person


def test_a_rounding_back_is_sent_to_drill_3_with_a_dowel_and_back(six_weeks):
    assert six_weeks.told(0)[:7] == [
        "Week 1, Monday: Today you meet the course, one set of each: five drills, those that fit the kit you have.",
        "  1  learn  Everything starts here: the wall shows your hips the way, and for most people it is enough.",
        "         no: One easier set, with just one thing to correct. Fold less deep, crown and tailbone far apart.",
        "         no: Drill 3 is for a back that still rounds: one set with a stick, then back here. "
        "Fold less deep, crown and tailbone far apart.",
        "         3 dowel: yes",
        "         Back to the wall hinge.",
        "         yes: Good: keep it like that.",
    ]


def test_two_clean_days_make_it_learned_and_open_the_early_way_out(six_weeks):
    assert six_weeks.reason(2, "1") == "Two days ago it was not clean yet; today's first set is a new start."
    assert six_weeks.reason(3, "1") == "It went well yesterday; do the same today, and it is learned."
    assert six_weeks.plans[4].chosen[1].ask == "Test straight into the landmine hinge?"
    assert "         3 dowel: yes" in six_weeks.told(4)


def test_a_day_after_a_load_has_none(six_weeks):
    assert six_weeks.plans[3].headline == (
        "No load this time: you trained with load yesterday, and these drills suit every day."
    )
    assert six_weeks.told(3)[-2].endswith("Do the band pull-through today anyway?  No.")


def test_what_was_forgotten_is_found_by_its_test_and_holds_the_deadlift_back(six_weeks):
    assert six_weeks.reason(21, "1") == "You last showed it two weeks ago; one clean set shows that you still have it."
    assert six_weeks.told(21)[-1] == (
        "  6  offer  The wall hinge slipped today, so the first deadlift can wait until that is back.  "
        "Do the first deadlift today anyway?  No."
    )
    assert six_weeks.reason(23, "1") == (
        "It was not clean when you tested it two days ago, as happens with skills; two clean days bring it back."
    )


def test_the_deadlift_comes_when_it_is_back_and_the_tests_go_on(six_weeks):
    lifted = [day for day, plan in six_weeks.plans.items() if any(each.drill.bridge for each in plan.chosen)]
    assert lifted == [21, 28, 30, 32, 35, 37, 39, 41]
    assert six_weeks.plans[28].headline == "Today it all comes together: the first deadlift."
    assert six_weeks.reason(32, "1") == "You last showed it a week ago; one clean set shows that you still have it."
