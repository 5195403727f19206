"""What a session talks to: its clock, and all views, voices and sounds."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from hinge_coach.coach.interface.camera import CAMERA_GONE, Camera, NoCamera
from hinge_coach.coach.interface.early_keys import EarlyKeys
from hinge_coach.coach.interface.events import Event, Trouble
from hinge_coach.coach.interface.key_actions import ALWAYS, RESIZED, SIGHTED, TURNS
from hinge_coach.coach.interface.screen_frames import Frame, Page
from hinge_coach.course.phrasebook import Phrasebook


class Clock(Protocol):
    """Monotonic seconds, and the wait for them, which is also the wait for a key.

    `seen` is the last moment at which the program surely was awake.
    """

    seen: float

    def now(self) -> float: ...
    def wait(self, seconds: float) -> str | None: ...
    def discard(self) -> None:
        """Throw away what was typed up to now."""
        ...


class View(Protocol):
    """A view, a voice or sounds. None of them decides anything, and none of them may wait."""

    def tell(self, event: Event) -> None: ...

    def show(self, frame: Frame) -> float:
        """Show the frame; how many seconds from now it wants to be called again (infinite: only for a new frame)."""
        ...


class Listener(View, Protocol):
    """A view that does something of its own, such as speaking, and may fail at it."""

    def complain(self, last: bool = False) -> list[Trouble]:
        """What went wrong since it was last asked. `last`: also what might still do better, if it went on."""
        ...


class Interface:
    """Tells events and shows frames to every view, and lets time pass."""

    def __init__(
        self, clock: Clock, views: Sequence[View], listeners: Sequence[Listener] = (), camera: Camera | None = None
    ) -> None:
        self.clock = clock
        self.camera: Camera = camera or NoCamera()
        self.views = (*views, *listeners)
        self.listeners = listeners
        self.troubles: list[Trouble] = []  # that were told
        self.phrasebook = Phrasebook()
        self.began = clock.now()
        self.muted = False
        self.help_lines: Sequence[str] = ()  # what the keys do, where that is not what they do in a session
        self._early = EarlyKeys()
        self._empty = True  # nothing was shown yet
        self._turned: tuple[tuple[object, ...], int | None] = ((), None)  # which page, and how far by key

    def now(self) -> float:
        return self.clock.now()

    @property
    def seen(self) -> float:
        """The last moment at which we were surely awake."""
        return self.clock.seen

    def tell(self, name: str, **fields: Any) -> None:
        """Tell every view what happens now. Words of a drill that is not in English are marked as such."""
        for key in ("say", "brief"):
            if words := fields.get(key):
                fields[key] = self.phrasebook.marked(words, fields.get("drill"))
        event = Event(name, t=self.now() - self.began, **fields)
        for view in self.views:
            view.tell(event)

    def tell_troubles(self, last: bool = False) -> None:
        """Tell every view, once, what a listener can't do any more; at the `last` also what might have healed."""
        for trouble in [each for listener in self.listeners for each in listener.complain(last)]:
            self.troubles.append(trouble)
            self.tell("trouble", more=trouble._asdict())

    def mute(self) -> str:
        """Silence voice and sounds, or let them be heard again; the remark to show."""
        self.muted = not self.muted
        self.tell("mute", more={"on": self.muted})
        return "muted" if self.muted else "sound on"

    def _with_sound(self, frame: Frame) -> Frame:
        """The frame, saying as long as that is so that all is quiet, as was asked for, or what there is none of."""
        gone = {trouble.what for trouble in self.troubles}
        heard = "muted" if self.muted else "no voice" if "voice" in gone else ""
        quiet = "   ".join(filter(None, (heard, "no camera" if "camera" in gone else "")))
        return frame._replace(header=frame.header._replace(quiet=quiet)) if quiet else frame

    def _turned_to(self, frame: Frame) -> Frame:
        """The frame as far as the person has turned it by key: another page, or another step, begins at its start."""
        if not isinstance(frame, Page):
            return frame
        page = (frame.kind, frame.title, frame.lead, frame.lines, frame.current)
        if page != self._turned[0]:
            self._turned = (page, None)
        return frame._replace(turn=self._turned[1])

    def wait(self, frame: Callable[[float], Frame], deadline: float, keys: Mapping[str, str] = ALWAYS) -> str | None:
        """Show `frame(now)` as it changes until the deadline (monotonic seconds) or a key, which is answered.

        `keys` says what the keys mean. One that was meant for the page before is passed over, and so is all that was
        typed before the first picture. Who waits for the camera has CAMERA_GONE among them.
        """
        while True:
            now = self.now()
            shown = self._turned_to(self._with_sound(frame(now)))
            if self._empty:
                self._empty = False
                self.clock.discard()
            self._early.show(shown, now)
            due = min((view.show(shown) for view in self.views), default=math.inf)
            self.tell_troubles()
            for fields in self.camera.news():
                self.tell("seen", **fields)
            if CAMERA_GONE in keys and not self.camera.on:
                return CAMERA_GONE
            key = self.clock.wait(min(deadline, now + due) - now)
            if key is None and self.now() < deadline:
                continue
            if key in TURNS and isinstance(shown, Page):
                self._turned = (self._turned[0], (self._turned[1] or 0) + TURNS[key])
                continue
            if key is None or not (key in (RESIZED, SIGHTED) or self._early.early(key, keys, self.now())):
                self._early.over(key)
                return key
