"""A session played in no time, key by key."""

from datetime import date

from scripted import Notes, interface
from small_drills import agenda

from hinge_coach.coach.interface.screen_frames import Page, TimedFrame
from hinge_coach.coach.interface.session_mode import SessionMode
from hinge_coach.coach.plan.agenda import paced
from hinge_coach.coach.practice_record import Past
from hinge_coach.coach.session.session import Session
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.course.course import Course


def ready(frame):
    """Says ready to every setup, yes to every check, and takes what every other page that waits proposes."""
    if not isinstance(frame, Page) or frame.kind in ("help", "guide"):
        return None
    return "y" if frame.kind == "check" else "enter"


def is_page(frame, kind):
    return isinstance(frame, Page) and frame.kind == kind


class Played:
    """A session that was played, with all that came of it."""

    def __init__(self, *drills, script=(), answer=ready, sets=None, saves=True, **options):
        self.interface, self.clock, self.notebook = interface(script, answer)
        self.notes = Notes(saves)
        plan, steps = agenda(*drills, sets=sets)
        self.person = PersonToday(Course(drills), frozenset(), Past(date(2026, 3, 1)))
        self.session = Session(self.interface, plan, steps, self.notes, self.person, SessionMode(**options))
        self.paced = paced(steps)

    def run(self):
        self.ending = self.session.run()
        return self

    def times(self, *names):
        return [(round(event.t, 6), event.phase or event.name) for event in self.notebook.named(*names)]

    @property
    def paced_scenes(self):
        return [(at, frame) for at, frame in self.notebook.frames if isinstance(frame, TimedFrame)]


def play(*drills, **options):
    return Played(*drills, **options).run()


PHASES = ("ready", "phase", "side", "rest")


GUIDED = ("setup", "get_in", "rehearse", "get_out")  # a setup is of the drill, where it is of no block


FIRST_SET = [(0, "ready"), (5, "lower"), (8, "bottom"), (9, "rise"), (10, "lower"), (13, "bottom"), (14, "rise")]


def ready_but_hurt(frame):
    return None if isinstance(frame, Page) and frame.title in ("Something hurts", "") else ready(frame)


def answered_late(frame):
    """Yes to the check, hands-free, once it was heard."""
    return (5.0, "y") if is_page(frame, "check") else None
