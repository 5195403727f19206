"""`hinge-coach new`: a drill file or a course.yaml of one's own, to start from."""

from hinge_coach.commands.shared import own_course
from hinge_coach.course.file.course_folder import SHIPPED
from hinge_coach.course.file.course_template import write_course_skeleton
from hinge_coach.course.file.drill_template import next_order, write_copy, write_skeleton
from hinge_coach.errors import CoachError
from hinge_coach.reading.clean_text import clean, shown
from hinge_coach.settings.personal_folder import home, make_folder


def new(id: str, order: float | None) -> None:
    """Write a commented skeleton into the person's own drills, or a copy of the shipped drill with that id.

    Raises CoachError where the id or the order can be none, or the file is there already.
    """
    make_folder(home())
    course = own_course.course()
    taken = next((drill for drill in course.drills if drill.id == id), None)
    if taken and taken.origin != SHIPPED:
        raise CoachError(f"{taken.origin} has the id {clean(id)} already: edit it, or choose another id.")
    if taken:
        path = write_copy(home() / own_course.OWN_DRILLS, id, taken.order if order is None else order, course)
    else:
        path = write_skeleton(
            home() / own_course.OWN_DRILLS, id, next_order(course) if order is None else order, course
        )
    print(shown(path))
    print(f"Edit it, check it with `hinge-coach validate`, try it with `hinge-coach start --only {clean(id)}`.")
    if taken:
        print(f"It is a copy of the course's own {clean(id)}, and replaces it.")


def new_course() -> None:
    """Write a commented course.yaml into the person's own drills. Raises CoachError where there is one already."""
    make_folder(home())
    print(shown(write_course_skeleton(home() / own_course.OWN_DRILLS, own_course.course())))
    print("Edit it, check it with `hinge-coach validate`; `hinge-coach show ID` shows how a drill relates to others.")
