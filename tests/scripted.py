"""Stand-ins for a session: a clock that plays a script in no time, a view that writes down, a memory in lists."""

import math

from hinge_coach.coach import early_keys
from hinge_coach.coach.controls import AWAKE
from hinge_coach.coach.events import Event
from hinge_coach.coach.floor import Floor
from hinge_coach.coach.scene import Page, Scene


class ScriptedClock:
    """Time that passes only by waiting. `script` holds (seconds, key): each key is pressed at that time.

    `by_itself`: what is shown next comes by the clock, and not because a key was pressed.
    """

    def __init__(self, script=(), start=1000.0):
        self.time = start
        self.seen = start
        self.start = start
        self.script = sorted(((start + at, key) for at, key in script), key=lambda pair: pair[0])
        self.waits = 0
        self.by_itself = True

    def now(self):
        return self.time

    def press(self, key, after=0.0):
        """Press the key after so many seconds, and not before what is shown now can have been read."""
        reading = early_keys.UNSEEN if self.by_itself else 0.0
        self.script.insert(0, (self.time + max(after, reading), key))

    def discard(self):
        self.script = [(at, key) for at, key in self.script if at >= self.time]

    def wait(self, seconds):
        key = self._wait(seconds)
        self.by_itself = key in (None, AWAKE)
        return key

    def _wait(self, seconds):
        self.waits += 1
        self.seen = self.time
        until = self.time + max(0.0, seconds)
        if self.script and self.script[0][0] <= until:
            at, key = self.script.pop(0)
            if isinstance(key, tuple):  # ("awake", 30): stopped or asleep for that long
                self.time = max(self.time, at) + key[1]
                return key[0]
            self.time = max(self.time, at)
            if isinstance(key, BaseException):
                raise key
            return key
        assert math.isfinite(until), f"waits for a key that the script never presses, {self.time - self.start:g} s in"
        self.time = until
        return None


class Notebook:
    """A view that writes down every event and every scene that differs, with its time. `answer` presses a key by scene,
    once it can have been read: the key, or the seconds until then and the key.
    """

    def __init__(self, clock, answer=None):
        self.clock = clock
        self.events: list[Event] = []
        self.scenes: list[tuple[float, Scene]] = []
        self.answer = answer

    def tell(self, event):
        self.events.append(event)

    def show(self, scene):
        now = self.clock.now() - self.clock.start
        if not self.scenes or self.scenes[-1][1] != scene:
            fresh = not self.scenes or _what(self.scenes[-1][1]) != _what(scene)
            self.scenes.append((now, scene))
            if self.answer and fresh and (key := self.answer(scene)):
                after, key = key if isinstance(key, tuple) else (0.0, key)
                self.clock.press(key, after)
        return math.inf

    def named(self, *names):
        return [event for event in self.events if event.name in names]

    @property
    def pages(self):
        return [scene for _, scene in self.scenes if isinstance(scene, Page)]


def _what(scene):
    if isinstance(scene, Page):
        return scene.kind, scene.title, scene.choices, scene.lead
    return scene.phase, scene.rep


class Notes:
    """A memory that keeps everything in lists. `saves` False: the disk fails."""

    def __init__(self, saves=True):
        self.saves = saves
        self.sets, self.answers, self.measures, self.pains, self.places = [], [], [], [], []
        self.trouble = None if saves else "The disk is full."

    def set_done(self, done):
        self.sets.append(done)
        return self.saves

    def answered(self, answer):
        self.answers.append(answer)
        return self.saves

    def measured(self, measured):
        self.measures.append(measured)
        return self.saves

    def pain(self, pain):
        self.pains.append(pain)
        return self.saves

    def stands_at(self, place):
        self.places.append(place)
        return self.saves

    def correct_last(self, done):
        self.sets.append(("corrected", done))
        return self.saves


def floor(script=(), answer=None):
    """A floor, its clock and its notebook."""
    clock = ScriptedClock(script)
    notebook = Notebook(clock, answer)
    return Floor(clock, [notebook]), clock, notebook
