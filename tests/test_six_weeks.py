"""Six weeks of one person: a rounding back, drill 3 and back, learned, forgotten, tested again, and the first deadlift."""

from datetime import date

import pytest
from diary import Person

from hinge_coach.course.library import read_course

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
    person = Person(read_course().drills, KIT, MONDAY, SCRIPT, FAULTS, ACCEPTS)
    person.plans = {day: person.practise(day) for day in DAYS}
    return person


def test_print(six_weeks):
    print("\n".join(six_weeks.lines))
