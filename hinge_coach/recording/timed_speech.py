"""A speaker that says nothing, and notes what would be heard from when until when."""

from collections.abc import Callable
from dataclasses import dataclass

from hinge_coach.audio.speaking_program import Engine
from hinge_coach.course.phrasebook import Part, parts_of
from hinge_coach.recording.instant_clock import InstantClock

Lasts = Callable[[Part], float | None]  # the seconds that some words take; None where they can't be said
_UNSAID = 1  # an exit code, as of a program that failed


@dataclass(slots=True)
class Said:
    """Words that are said from one second of the session to another; an earlier one where the voice cuts them."""

    parts: tuple[Part, ...]
    begins: float
    ends: float
    outcomes: list[tuple[str, int]]
    clock: InstantClock
    goes_on: bool = False  # the parts follow each other by themselves

    @property
    def language(self) -> str:
        return self.parts[0].language

    def poll(self) -> bool:
        """Whether all of it is said."""
        return self.clock.now() >= self.ends

    def kill(self) -> None:
        """Cut it off now."""
        self.ends = min(self.ends, self.clock.now())


class TimedSpeech:
    """A speaker in the place of `engine`: what is to be said lasts as long as `lasts` says, and is kept in `said`."""

    ready = True

    def __init__(self, clock: InstantClock, engine: Engine, lasts: Lasts) -> None:
        self.name, self.wpm, self.by_hand = engine.name, engine.wpm, engine.by_hand
        self.said: list[Said] = []
        self._clock = clock
        self._engine = engine
        self._lasts = lasts

    def speaks(self, language: str) -> bool:
        return self._engine.speaks(language, wait=True)

    def speak(self, words: str) -> Said:
        """Note that these words begin now."""
        parts, now = parts_of(words), self._clock.now()
        lengths = [self._lasts(part) for part in parts]
        outcomes = [(part.language, _UNSAID * (long is None)) for part, long in zip(parts, lengths, strict=True)]
        self.said.append(Said(parts, now, now + sum(long or 0.0 for long in lengths), outcomes, self._clock))
        return self.said[-1]

    def prepare(self, language: str) -> None:
        """Nothing to make ready."""

    def fails(self, language: str) -> str:
        return ""

    def close(self) -> None:
        """Nothing to close."""
