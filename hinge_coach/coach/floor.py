"""The floor a session is held on: its clock, and everyone who watches and listens."""

import math
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from hinge_coach.coach.controls import RESIZED
from hinge_coach.coach.events import Event
from hinge_coach.coach.scene import Scene


class Clock(Protocol):
    """Monotonic seconds, and the wait for them, which is also the wait for a key.

    `seen` is the last moment at which the program surely was awake.
    """

    seen: float

    def now(self) -> float: ...
    def wait(self, seconds: float) -> str | None: ...


class View(Protocol):
    """Someone who watches or listens. None of them decides anything, and none of them may take time."""

    def tell(self, event: Event) -> None: ...

    def show(self, scene: Scene) -> float:
        """Show the scene; how many seconds from now it wants to be called again (infinite: only for a new scene)."""
        ...


class Floor:
    """Tells events and shows scenes to every view, and lets time pass."""

    def __init__(self, clock: Clock, views: Sequence[View]) -> None:
        self.clock = clock
        self.views = views
        self.began = clock.now()
        self.muted = False

    def now(self) -> float:
        return self.clock.now()

    @property
    def seen(self) -> float:
        """The last moment at which we were surely awake."""
        return self.clock.seen

    def tell(self, name: str, **fields: Any) -> None:
        """Tell every view what happens now."""
        event = Event(name, t=self.now() - self.began, **fields)
        for view in self.views:
            view.tell(event)

    def mute(self) -> str:
        """Silence voice and sounds, or let them be heard again; the remark to show."""
        self.muted = not self.muted
        self.tell("mute", more={"on": self.muted})
        return "muted" if self.muted else "sound on"

    def _with_sound(self, scene: Scene) -> Scene:
        """The scene, saying that all is quiet as long as that was asked for."""
        return scene._replace(header=scene.header._replace(muted=True)) if self.muted else scene

    def wait(self, scene: Callable[[float], Scene], deadline: float) -> str | None:
        """Show `scene(now)` as it changes until the deadline (monotonic seconds) or a key, which is answered."""
        while True:
            now = self.now()
            shown = self._with_sound(scene(now))
            due = min((view.show(shown) for view in self.views), default=math.inf)
            key = self.clock.wait(min(deadline, now + due) - now)
            if key is not None and key != RESIZED:
                return key
            if key is None and self.now() >= deadline:
                return None
