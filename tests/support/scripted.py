"""Stand-ins for a session: a clock that plays a script in no time, a view that writes down, a memory in lists."""

import math

from hinge_coach.coach.interface import early_keys
from hinge_coach.coach.interface.events import Event
from hinge_coach.coach.interface.key_actions import AWAKE
from hinge_coach.coach.interface.screen_frames import Frame, Page
from hinge_coach.coach.interface.session_interface import Interface


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
    """A view that writes down every event and every frame that differs, with its time. `answer` presses a key by frame,
    once it can have been read: the key, or the seconds until then and the key.
    """

    def __init__(self, clock, answer=None):
        self.clock = clock
        self.events: list[Event] = []
        self.frames: list[tuple[float, Frame]] = []
        self.answer = answer

    def tell(self, event):
        self.events.append(event)

    def show(self, frame):
        now = self.clock.now() - self.clock.start
        if not self.frames or self.frames[-1][1] != frame:
            fresh = not self.frames or _what(self.frames[-1][1]) != _what(frame)
            self.frames.append((now, frame))
            if self.answer and fresh and (key := self.answer(frame)):
                after, key = key if isinstance(key, tuple) else (0.0, key)
                self.clock.press(key, after)
        return math.inf

    def named(self, *names):
        return [event for event in self.events if event.name in names]

    @property
    def pages(self):
        return [frame for _, frame in self.frames if isinstance(frame, Page)]


def _what(frame):
    if isinstance(frame, Page):
        return frame.kind, frame.title, frame.choices, frame.lead
    return frame.phase, frame.rep


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

    def settle(self):
        return self.saves

    def seen_last(self, seen):
        self.sets.append(("seen", seen))
        return self.saves

    def correct_last(self, done):
        self.sets.append(("corrected", done))
        return self.saves


def interface(script=(), answer=None):
    """A floor, its clock and its notebook."""
    clock = ScriptedClock(script)
    notebook = Notebook(clock, answer)
    return Interface(clock, [notebook]), clock, notebook
