"""What the READMEs show and is made by the project itself:
`python tests/support/readme.py` writes it, a test compares it."""

import math
import re
import sys
from datetime import date

from format_page import format_page
from repository_paths import ROOT
from screen_svg import svg
from scripted import Notes, ScriptedClock

from hinge_coach.coach.interface.screen_frames import Page
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.coach.plan.agenda import of_plan
from hinge_coach.coach.plan.plan_maker import introduction
from hinge_coach.coach.practice_record import Past
from hinge_coach.coach.session.session import Session
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.course.file.course_folder import read_course

README = ROOT / "README.md"
FORMAT = ROOT / "drills" / "README.md"
PICTURE = ROOT / ".github" / "session.svg"
SHOWN = ("4", "lower", 3)  # the drill's number, the phase and the rep
COLUMNS, ROWS = 100, 30


class Photographer:
    """A view that answers every page, and keeps the frame at the depth of one rep."""

    def __init__(self, clock):
        self.clock = clock
        self.asked = None
        self.photo = None

    def tell(self, event):
        pass

    def show(self, frame):
        if isinstance(frame, Page):
            if frame.kind != "guide" and (frame.title, frame.lead) != self.asked:
                self.asked = (frame.title, frame.lead)
                self.clock.press("y" if frame.kind == "check" else "enter")
            return math.inf
        here = (frame.header.number, frame.phase, frame.rep)
        if here == SHOWN and frame.elapsed > 1.75 and self.photo is None:
            self.photo = frame
        return 0.1 if here == SHOWN else math.inf


def frame():
    """A frame of a real first session, with everything at hand."""
    course = read_course()
    person = PersonToday(course, frozenset(course.items), Past(date(2026, 3, 1)))
    plan = introduction(course, person.owned, person.past)
    clock = ScriptedClock()
    photographer = Photographer(clock)
    Session(Interface(clock, [photographer]), plan, of_plan(plan, person), Notes(), person).run()
    return photographer.photo


def picture():
    return svg(frame(), COLUMNS, ROWS)


def format_readme(text):
    """The README of the drill files with its made part made anew."""
    made = f"\n{format_page().strip()}\n"
    return re.sub(
        r"(<!-- format[^>]*-->)\n.*?(<!-- /format -->)", lambda found: found[1] + made + found[2], text, flags=re.S
    )


def main():
    PICTURE.write_text(picture(), encoding="utf-8")
    FORMAT.write_text(format_readme(FORMAT.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
