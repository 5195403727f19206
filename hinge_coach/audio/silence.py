"""The silent replacement for a voice or sounds that are missing."""

import math
from typing import NamedTuple

from hinge_coach.coach.interface.events import Event, Trouble
from hinge_coach.coach.interface.screen_frames import Frame
from hinge_coach.coach.interface.speech_time import WPM


class Silence(NamedTuple):
    """A listener that is not heard. `about` is one line for the doctor; `advice` is worth saying once, or empty."""

    about: str
    advice: str = ""
    wpm: int = WPM
    busy: bool = False

    def tell(self, event: Event) -> None:
        """Hear what happens."""

    def show(self, frame: Frame) -> float:
        return math.inf

    def due(self) -> float:
        return math.inf

    def tend(self) -> None:
        """Nothing to tend."""

    def hush(self) -> None:
        """Already quiet."""

    def mute(self, on: bool) -> None:
        """Already quiet."""

    def complain(self, last: bool = False) -> list[Trouble]:
        """What is not there does not fail."""
        return []

    def close(self) -> None:
        """Nothing to close."""
