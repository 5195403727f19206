"""A key that was meant for the page before: a page that came by itself takes no answer until it can have been seen."""

import math
from collections.abc import Mapping
from typing import Any

from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.interface.screen_frames import Frame, TimedFrame

UNSEEN = 0.5  # seconds in which nobody sees a page, reads it and presses a key; a simple reaction takes 0.2 to 0.3
# What ends, says ouch or can be taken back works at once: it is the same on the page before, and never an answer.
_AT_ONCE = (key_actions.STOP, key_actions.OUCH, key_actions.BACK, key_actions.MUTE, key_actions.HELP)
_GUIDED = ("setup", "guide")  # the pages whose lines come by the clock


class EarlyKeys:
    """Tells the keys that come too early. What came with a key may be answered at once: there one saw it coming."""

    def __init__(self) -> None:
        self._shown: tuple[Any, ...] = ()  # what makes the page another one
        self._by_itself = True  # whether the next page comes by the clock, as the first one does
        self._unseen_until = -math.inf
        self._runs = False

    def show(self, frame: Frame, now: float) -> None:
        """The frame is shown at `now`, in monotonic seconds. Ticks and remarks make no other page of it."""
        shown = _page(frame)
        if shown != self._shown:
            self._shown = shown
            self._unseen_until = now + UNSEEN if self._by_itself else -math.inf
            self._runs = not frame.paused and (isinstance(frame, TimedFrame) or frame.kind in _GUIDED)

    def over(self, key: str | None) -> None:
        """The page was waited at until this key, or until its time was up."""
        self._by_itself = key in (None, key_actions.AWAKE)

    def early(self, key: str, keys: Mapping[str, str], now: float) -> bool:
        """Whether the key, which means what `keys` says, comes too early. In what runs only going on does."""
        if now >= self._unseen_until or key == key_actions.AWAKE:
            return False
        action = keys.get(key)
        return action == key_actions.NEXT if self._runs else action not in _AT_ONCE


def _page(frame: Frame) -> tuple[Any, ...]:
    """What makes it another page, or another step: for a guided one its name alone."""
    if isinstance(frame, TimedFrame):
        step = (frame.block, frame.set, frame.side, frame.next) if frame.set else (frame.block,)
        return (frame.header.drill, *step, frame.paused)
    if frame.kind in _GUIDED:
        return (frame.header.drill, frame.title, frame.paused)
    return (frame.kind, frame.title, frame.lead, frame.lines, frame.choices, frame.paused)
