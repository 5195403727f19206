"""A rehearsal: the real voice on a clock of its own, with a speaker that takes as long as an engine would."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hinge_coach.audio.voice import Voice
from hinge_coach.coach.interface import speech_time
from hinge_coach.coach.interface.events import Event


@dataclass
class Spoken:
    """Words that were heard, from and to which second of the session, and whether they were cut off."""

    start: float
    end: float
    text: str
    cut: bool = False


class Rehearsal:
    """A clock, a speaker and the voice between them. `lasts` is how many seconds the speaker needs for some words."""

    def __init__(self, lasts: Callable[[str], float] = speech_time.seconds) -> None:
        self.now = 0.0
        self.said: list[Spoken] = []
        self.lasts = lasts
        self.code = 0
        self.name = "rehearsed"
        self.by_hand = "rehearsed hello"
        self.wpm = speech_time.WPM
        self.voice = Voice(self, clock=lambda: self.now)

    ready = True

    def speaks(self, language: str) -> bool:
        return True

    def prepare(self, language: str) -> None: ...

    def fails(self, language: str) -> str:
        return ""

    def close(self) -> None: ...

    def speak(self, words: str) -> "_Utterance":
        self.said.append(Spoken(self.now, self.now + self.lasts(words), words))
        return _Utterance(self, self.said[-1])

    def until(self, moment: float) -> None:
        """Let time pass as the session's loop does: tending the voice whenever it is due."""
        for _ in range(100_000):
            due = self.voice.due()
            if self.now + due > moment:
                break
            self.now += due
            self.voice.tend()
        else:
            raise AssertionError("the voice wants tending without end")
        self.now = max(self.now, moment)

    def tell(self, name: str, **fields: object) -> None:
        self.voice.tell(Event(name, t=self.now, **fields))  # type: ignore[arg-type]

    @property
    def heard(self) -> list[Spoken]:
        """All that was said up to now, what was told just now included."""
        self.voice.tend()
        return self.said

    @property
    def words(self) -> list[str]:
        return [spoken.text for spoken in self.heard]


class _Utterance:
    language = "en"
    goes_on = False

    def __init__(self, rehearsal: Rehearsal, spoken: Spoken) -> None:
        self.rehearsal = rehearsal
        self.spoken = spoken

    @property
    def outcomes(self) -> list[tuple[str, int]]:
        return [(self.language, self.rehearsal.code)]

    def poll(self) -> bool:
        return self.rehearsal.now >= self.spoken.end

    def kill(self) -> None:
        self.spoken.end = self.rehearsal.now
        self.spoken.cut = True


def transcript(events: Iterable[Event], lasts: Callable[[str], float] = speech_time.seconds) -> Sequence[Spoken]:
    """What is heard of a session whose events come at their times, and when."""
    rehearsal = Rehearsal(lasts)
    for event in events:
        if event.t > rehearsal.now:  # what is told in one breath is told before the loop looks again
            rehearsal.until(event.t)
        rehearsal.voice.tell(event)
    rehearsal.until(rehearsal.now + 120.0)
    return rehearsal.heard
