"""A session held in fake time by a coach who asks, and the answers to it."""

from datetime import date

from scripted import Notes, interface

from hinge_coach.coach.interface.screen_frames import Page
from hinge_coach.coach.interface.session_mode import SessionMode
from hinge_coach.coach.plan import agenda_changes
from hinge_coach.coach.plan.agenda import of_plan
from hinge_coach.coach.plan.plan import Chosen, Plan
from hinge_coach.coach.practice_record import DrillPast, Past
from hinge_coach.coach.session.session import Session
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.course.file.course_folder import read_course

TODAY = date(2026, 3, 2)


COURSE = read_course()


ALL_KIT = frozenset(COURSE.items)


BEFORE_DRILL_3 = ("wall-hinge", "hip-flexor-activation")


YES_YESTERDAY = DrillPast(judged=((date(2026, 3, 1), "yes"),))


class Answers:
    """Answers pages by their lead or title: the entry that is part of it gives its keys in turn, the last for good."""

    def __init__(self, by_words=None):
        self.by_words = {words: list(keys) for words, keys in (by_words or {}).items()}
        self.asked = []

    def __call__(self, frame):
        if not isinstance(frame, Page) or frame.kind == "guide":
            return None
        self.asked.append(frame)
        keys = next((keys for words, keys in self.by_words.items() if words in f"{frame.lead} {frame.title}"), None)
        if frame.kind == "setup" or not keys:
            return "y" if frame.kind == "check" else "enter"
        return keys.pop(0) if len(keys) > 1 else keys[0]

    def leads(self):
        return [page.lead for page in self.asked]


class Held:
    """A session held with the shipped course, or with drills by hand, one set of each block unless `full`."""

    def __init__(
        self,
        *ids,
        answers,
        past=None,
        script=(),
        full=False,
        place=None,
        notes=None,
        loads=None,
        owned=ALL_KIT,
        camera=None,
        **options,
    ):
        self.answers = answers
        self.interface, self.clock, self.notebook = interface(script, answers)
        if camera:
            camera.clock, self.interface.camera = self.clock, camera
        self.notes = notes or Notes()
        self.past = past or Past(TODAY)
        course = COURSE if isinstance(ids[0], str) else COURSE._replace(drills=ids)
        self.person = PersonToday(course, owned, self.past)
        self.person.loads |= loads or {}
        taken = [COURSE.find(name).with_kit(ALL_KIT) for name in ids] if isinstance(ids[0], str) else ids
        chosen = [
            Chosen(drill, tuple(block if full else block._replace(sets=1) for block in drill.work), "It comes next.")
            for drill in taken
        ]
        plan = Plan("Today.", tuple(chosen))
        steps = of_plan(plan, self.person)
        steps = agenda_changes.from_place(steps, place) if place else steps
        self.ending = Session(
            self.interface, plan, steps, self.notes, self.person, SessionMode(**options), resumed=bool(place)
        ).run()

    @property
    def sets(self):
        return [(done.drill, done.block) for done in self.notes.sets if done.complete]


HURTS = {"How much": ["2"], "Is one of these": ["6"]}


NO_THEN_YES = {"your back stay": ["x", "y"], "What went wrong": ["1"], "Where did you": ["1"]}


def slow(frame):
    """Takes its time at the load and is ready at once for the rest."""
    if isinstance(frame, Page) and (frame.kind == "setup" or "load" in frame.lead):
        return None
    return Answers()(frame)
