"""What a session at random is made of: its clock, its views, its camera, its disk, its person, and a history that notes
down what it is told.
"""

import json

from scripted import Notebook, ScriptedClock

from hinge_coach.coach.interface.camera import IN_VIEW, NoCamera
from hinge_coach.coach.interface.key_actions import RESIZED, SIGHTED
from hinge_coach.coach.interface.screen_frames import Page
from hinge_coach.coach.practice_record import SeenSet
from hinge_coach.errors import Interrupted
from hinge_coach.history.database import Store
from hinge_coach.history.history_errors import HistoryError
from hinge_coach.history.logged_practice import Log
from hinge_coach.history.session_writer import History
from hinge_coach.screen.screen import Drawing
from hinge_coach.settings.personal_folder import HISTORY
from hinge_coach.views.json_view import as_dict
from hinge_coach.views.plain_view import PlainLines

KEYS = [*"nbrom?+=-38z.wykx", "space", "right", "left", "enter", "esc", "f5", "pgdn", "pgup", "down", "up", "tab"]
# What leaves the time of a set or a rest alone.
HARMLESS = {RESIZED, SIGHTED, IN_VIEW, "m", "down", "up", "tab", "z", "w", "y", "k", "x", "3", "8"}
HURTS = "Something hurts"  # the title of each page about that
LATE = 0.2  # seconds at most by which a look at the clock comes late
SIZES = [(20, 4), (40, 12), (60, 16), (80, 24), (120, 40), (1, 1), (300, 90), (33, 7)]


class Clock(ScriptedClock):
    """A clock that is looked at a little late now and then; notes which keys were pressed when."""

    def __init__(self, script, dice):
        super().__init__(script)
        self.dice = dice
        self.pressed = []

    def _wait(self, seconds):
        try:
            key = super()._wait(seconds)
        except Interrupted:
            self.pressed.append((self.time - self.start, "signal"))
            raise
        if key is None and self.dice.random() < 0.1:
            self.time += self.dice.uniform(0, LATE)
        elif key is not None:
            self.pressed.append((self.time - self.start, key))
        return key


class Watcher(Notebook):
    """Notes what is told, draws what is shown in windows of all sizes, and has it in plain lines and as JSON, too."""

    def __init__(self, clock, answer, dice):
        super().__init__(clock, answer)
        self.dice = dice
        self.drawing = Drawing(dice.choice([None, "truecolor"]), dice.random() < 0.8)
        self.size = dice.choice(SIZES)
        self.plain = PlainLines(self)

    def add(self, line): ...

    def tell(self, event):
        super().tell(event)
        self.plain.tell(event)
        json.dumps(as_dict(event))

    def show(self, frame):
        if self.dice.random() < 0.02:
            self.size = self.dice.choice(SIZES)
        if self.dice.random() < 0.1:
            rows = self.drawing.rows(frame, *self.size, self.clock.now())
            assert {len(rows), *map(len, rows)} == {self.size[1], self.size[0]}
        self.plain.show(frame)
        return super().show(frame)


class Camera(NoCamera):
    """A camera that sees whatever the dice say, and is gone for good with the dice, too."""

    on, lacks, counted, judging = True, "", None, False

    def __init__(self, dice):
        self.dice, self.clock, self.last = dice, None, None

    def await_view(self, wanted):
        if wanted and self.dice.random() < 0.8:
            self.clock.press(IN_VIEW, self.dice.uniform(0, 20))

    def await_hands(self, wanted):
        if wanted and self.dice.random() < 0.3:
            self.clock.press(self.dice.choice("yx"), self.dice.uniform(0.5, 9))

    def begin_set(self, drill, count_in):
        self.drill, self.last, self.counted = drill, None, 0

    def end_set(self, whole):
        self.counted = None
        self.last = self._saw() if whole else None

    def _saw(self):
        faults = self.dice.sample([fault.id for fault in self.drill.faults], k=min(2, len(self.drill.faults)))
        found = tuple((fault, (1, 3)) for fault in faults) if self.dice.random() < 0.4 else ()
        cannot = "You were not seen from the side." if self.dice.random() < 0.1 else None
        return SeenSet(self.dice.randint(0, 12), found, cannot, judged=self.dice.random() < 0.9)

    def seen(self):
        return self.last

    def news(self):
        return [{"drill": self.drill.id, "rep": 1}] if self.counted == 0 and self.dice.random() < 0.01 else []

    def close(self): ...


class Disk(Store):
    """The history's file on a disk that fails at times: before a fact is written, or when it was already."""

    fails = staticmethod(lambda: None)
    written = staticmethod(lambda: None)

    def write(self, work, wait):
        fails = self.fails()
        if fails == "before":
            raise HistoryError("The disk is full.")
        result = super().write(work, wait)
        self.written()
        if fails == "after":
            raise HistoryError("The disk is gone.")
        return result


class Recorded(History):
    """A history that notes down what it is told; what is not written yet is noted with the next that is."""

    def __init__(self, store, clock, facts, session):
        self.facts, self.number, self.waiting, self.place = facts, session, [], ()
        self.said = []  # (what, whether it was said to be kept), in order
        self.left = list  # asks for what is still to come
        self.settled = None  # whether all of it was kept when the session ended
        store.written = self._written
        super().__init__(store, clock)

    def _written(self):
        for keep in self.waiting:
            keep()
        self.waiting.clear()

    def _keep_noted(self, what, how, keep):
        self.waiting.append(keep)
        kept = how(what)
        self.said.append((what, kept))
        return kept

    def _fact(self, what, how):
        day = self._clock().date()
        return self._keep_noted(what, how, lambda: self.facts.keep(self.number, day, what))

    def set_done(self, done):
        return self._fact(done, super().set_done)

    def answered(self, answer):
        return self._fact(answer, super().answered)

    def measured(self, measured):
        return self._fact(measured, super().measured)

    def pain(self, pain):
        return self._fact(pain, super().pain)

    def correct_last(self, done):
        how = super().correct_last
        return self._keep_noted(done, how, lambda: self.facts.correct(self.number, done))

    def settle(self):
        settled = super().settle()
        self.settled = not self.waiting
        return settled

    def stands_at(self, place):
        day, left = self._clock().date(), self.left()

        def stand():
            self.facts.place = (place, day if place else None)
            self.facts.left = left

        return self._keep_noted(place, super().stands_at, stand)


class Person:
    """Answers every page with some key of it, Enter more often than not; `q` seldom."""

    def __init__(self, dice):
        self.dice = dice

    def __call__(self, frame):
        if not isinstance(frame, Page) or frame.kind == "guide":
            return None
        if frame.lead.startswith("Your load"):
            return self.dice.choice(("enter", "enter", "1", "8", "space", "k", "backspace", "esc"))
        keys = [choice.key for choice in frame.choices] or ["0", "1", "2", "2", "3", "3", "5"] * (frame.title == HURTS)
        if frame.choices and frame.title == HURTS and self.dice.random() < 0.8:  # none of these
            return keys[-1]
        if keys and self.dice.random() < 0.9:
            return self.dice.choice(keys + ["y"] * 4 * ("y" in keys))
        others = ("enter", "right", "b", "q", "o", "down", "w", "pgup", "pgdn")
        return self.dice.choices(others, (80, 10, 4, 1, 1, 3, 3, 2, 5))[0]


class Told(Log):
    """A log whose facts are noted down beside the history."""

    def __init__(self, practice, clock):
        self.practice = practice
        super().__init__(Store(practice.home / HISTORY, lambda: clock().date()), clock)

    def keep(self, facts, day, *, ends_session=False):
        kept = super().keep(facts, day, ends_session=ends_session)
        self.practice.told(facts, day, ends_session)
        return kept
