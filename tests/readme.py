"""What the README shows and is made by the project itself: `python tests/readme.py` writes it, a test compares it."""

import math
import re
import sys
from datetime import date
from pathlib import Path

from screen_svg import svg
from scripted import Notes, ScriptedClock

from hinge_coach.coach.advisor import Advisor
from hinge_coach.coach.agenda import of_plan
from hinge_coach.coach.floor import Floor
from hinge_coach.coach.progression import introduction
from hinge_coach.coach.record import Past
from hinge_coach.coach.scene import Page
from hinge_coach.coach.session import Session
from hinge_coach.course.library import read_course
from hinge_coach.course.schema import format_page

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PICTURE = ROOT / ".github" / "session.svg"
SHOWN = ("4", "lower", 3)  # the drill's number, the phase and the rep
COLUMNS, ROWS = 100, 30


class Photographer:
    """A view that answers every page, and keeps the scene at the depth of one rep."""

    def __init__(self, clock):
        self.clock = clock
        self.asked = None
        self.photo = None

    def tell(self, event):
        pass

    def show(self, scene):
        if isinstance(scene, Page):
            if scene.kind != "guide" and (scene.title, scene.lead) != self.asked:
                self.asked = (scene.title, scene.lead)
                self.clock.press("y" if scene.kind == "check" else "enter")
            return math.inf
        here = (scene.header.number, scene.phase, scene.rep)
        if here == SHOWN and scene.elapsed > 1.75 and self.photo is None:
            self.photo = scene
        return 0.1 if here == SHOWN else math.inf


def scene():
    """A scene of a real first session, with everything at hand."""
    course = read_course()
    advisor = Advisor(course, frozenset(course.items), Past(date(2026, 3, 1)))
    plan = introduction(course, advisor.owned, advisor.past)
    clock = ScriptedClock()
    photographer = Photographer(clock)
    Session(Floor(clock, [photographer]), plan, of_plan(plan, advisor), Notes(), advisor).run()
    return photographer.photo


def picture():
    return svg(scene(), COLUMNS, ROWS)


def readme(text):
    """The README with its made parts made anew."""
    made = f"\n{format_page().strip()}\n"
    return re.sub(
        r"(<!-- format[^>]*-->)\n.*?(<!-- /format -->)", lambda found: found[1] + made + found[2], text, flags=re.S
    )


def main():
    PICTURE.write_text(picture(), encoding="utf-8")
    README.write_text(readme(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
