"""Today as a page, from the shipped course or from any other, for whoever has the kit and the past."""

from datetime import date

import pytest
from read_page import read_page

from hinge_coach.coach.plan import plan_maker
from hinge_coach.coach.practice_record import Past
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.sheet.sheet_page import sheet_page

TODAY = date(2026, 3, 16)


class Today:
    """The page of a day: `text` as it is written, `root` as it is read, `plan` that it is of."""

    def __init__(self, course, kit, past, **wishes):
        person = PersonToday(course, frozenset(course.items if kit is None else kit), past)
        self.plan = plan_maker.today(course, person.owned, past, **wishes)
        self.text = sheet_page(self.plan, person, "About 19 min.")
        self.root = read_page(self.text)

    def section(self, name):
        """The section of a drill, or `today` or `stop`."""
        ids = {chosen.drill.id: f"drill-{count}" for count, chosen in enumerate(self.plan.chosen, 1)}
        return next(each for each in self.root.iter("section") if each.get("id") == ids.get(name, name))


@pytest.fixture
def page():
    """Makes the page of a day: of the shipped course with all its kit on the first day, unless said otherwise."""

    def make(kit=None, past=None, course=None, **wishes):
        return Today(course or read_course(), kit, past or Past(TODAY), **wishes)

    return make
