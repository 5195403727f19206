"""A key that was meant for the page before: a page that came by itself takes no answer until it can have been seen."""

import math
from collections.abc import Mapping
from typing import Any

from hinge_coach.coach import controls
from hinge_coach.coach.scene import Paced, Page, Scene

UNSEEN = 0.5  # seconds in which nobody sees a page, reads it and presses a key; a simple reaction takes 0.2 to 0.3
# What ends, says ouch or can be taken back works at once: it is the same on the page before, and never an answer.
_AT_ONCE = (controls.STOP, controls.OUCH, controls.BACK, controls.MUTE, controls.HELP)


class EarlyKeys:
    """Tells the keys that come too early. What came with a key may be answered at once: there one saw it coming."""

    def __init__(self) -> None:
        self._shown: tuple[Any, ...] = ()  # what makes the page another one
        self._by_itself = True  # whether the next page comes by the clock, as the first one does
        self._unseen_until = -math.inf
        self._paced = False

    def show(self, scene: Scene, now: float) -> None:
        """The scene is shown at `now`, in monotonic seconds. Ticks and remarks make no other page of it."""
        shown = _page(scene)
        if shown != self._shown:
            self._shown = shown
            self._unseen_until = now + UNSEEN if self._by_itself else -math.inf
            self._paced = isinstance(scene, Paced) and not scene.paused

    def over(self, key: str | None) -> None:
        """The page was waited at until this key, or until its time was up."""
        self._by_itself = key in (None, controls.AWAKE)

    def early(self, key: str, keys: Mapping[str, str], now: float) -> bool:
        """Whether the key, which means what `keys` says, comes too early. In what is paced only going on does."""
        if now >= self._unseen_until or key == controls.AWAKE:
            return False
        action = keys.get(key)
        return action == controls.NEXT if self._paced else action not in _AT_ONCE


def _page(scene: Scene) -> tuple[Any, ...]:
    if isinstance(scene, Page):
        return (scene.kind, scene.title, scene.lead, scene.lines, scene.choices, scene.paused)
    return (scene.header.drill, scene.block, scene.set, scene.side, scene.next, scene.paused)
