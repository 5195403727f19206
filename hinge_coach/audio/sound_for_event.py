"""Which of the four sounds an event makes, and which of several at one moment is heard."""

from hinge_coach.audio.tone_waveforms import SOUNDS
from hinge_coach.coach.interface.events import Event

_URGENCY = tuple(SOUNDS)
_AFTER_REST = frozenset({"ready", "side", "phase", "drill", "setup", "check"})  # what says that a rest is over


class SoundForEvent:
    """Hears what happens; `wanted` is the sound for this moment, by its name in `SOUNDS`, until somebody takes it."""

    def __init__(self) -> None:
        self.wanted: str | None = None
        self._resting = False

    def tell(self, event: Event) -> None:
        """Hear an event. Of several sounds at once the one that matters most is wanted."""
        sound = self._sound_of(event)
        if sound is not None:
            self.wanted = max(sound, self.wanted or sound, key=_URGENCY.index)

    def take(self) -> str | None:
        """The sound to be heard now; then none is wanted any more."""
        wanted, self.wanted = self.wanted, None
        return wanted

    def _sound_of(self, event: Event) -> str | None:
        over = self._resting and event.name in _AFTER_REST
        self._resting = event.name == "rest" or (self._resting and not over and event.name != "end")
        if over:
            return "over"
        return {"tick": "tick", "phase": "phase", "set": "done"}.get(event.name)
