"""The coach's voice: a listener that says what there is time for, one thing at a time, and never holds up the clock."""

import math
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import NamedTuple

from hinge_coach.audio.speaker_interface import Speaker, Utterance
from hinge_coach.audio.voice_troubles import VoiceTroubles
from hinge_coach.coach.interface.events import Event, Trouble
from hinge_coach.coach.interface.screen_frames import Frame
from hinge_coach.coach.interface.speech_time import MOMENTS, REMARKS, fitting, lasting, seconds, weight
from hinge_coach.course.drill import ENGLISH
from hinge_coach.course.phrasebook import in_parts, parts_of
from hinge_coach.processes.child_programs import HANGS, told

_BREATH = 0.3  # seconds between two things said one after the other
_POLL = 0.05  # seconds: how soon a waiting line notices that the one before it is over
_SPARE = 0.1  # seconds after a line began when the next engine is started: off the beat, where nothing else is due
_LATE = 1.0  # seconds after a line should have been over: whoever speaks on is slow, or does not come to an end


class _Line(NamedTuple):
    """Words that wait: whole and brief, the clock's second by which they must be over, and how much they matter."""

    whole: str | None
    brief: str | None
    until: float
    weight: int


class _Spoken(NamedTuple):
    """What is being said: when it should end, when it is cut, and whether being cut then means that it hung."""

    utterance: Utterance
    line: _Line
    ends: float
    cut: float
    hangs: bool


class Voice:
    """Says what happens through a `Speaker`. Nothing here waits or raises; `clock` is a monotonic one, in seconds."""

    def __init__(self, speaker: Speaker, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.wpm = speaker.wpm
        self.advice = ""
        self._speaker = speaker
        self._clock = clock
        self._now: _Spoken | None = None
        self._waiting: deque[_Line] = deque()
        self._prepare = -math.inf  # when to make the speaker ready for the next line
        self._free = -math.inf  # when the next line may begin
        self._until = math.inf  # when what lasts now is over
        self._opening = True  # only remarks so far: what they open is still to come
        self._muted = False
        self._troubles = VoiceTroubles(speaker)
        self._languages: tuple[str, ...] = (ENGLISH,)  # to be made ready for
        self._dying: list[Utterance] = []

    @property
    def trouble(self) -> Trouble | None:
        """Why nothing can be heard of it."""
        return self._troubles.silent

    @property
    def unspoken(self) -> list[Trouble]:
        """Why words in a language that is not the coach's can't be heard."""
        return list(self._troubles.unspoken.values())

    @property
    def about(self) -> str:
        return self.trouble.found if self.trouble else f"{self._speaker.name}, {self.wpm} words a minute"

    @property
    def busy(self) -> bool:
        """Whether something is being said or waits to be."""
        return self._now is not None or bool(self._waiting)

    def tell(self, event: Event) -> None:
        """Take in what happens; `tend` says it, once everything that happens at this moment is told."""
        if event.name == "mute":
            self.mute(bool(event.more.get("on")))
        now = self._clock()
        self._notice_end(now)
        until = self._follow(event, now)
        if not (self._muted or self._troubles.given_up) and (event.say or event.brief):
            line = _Line(event.say, event.brief, until, weight(event))
            self._make_room(line, now)
            self._waiting.append(line)

    def show(self, frame: Frame) -> float:
        """A view of the session like any other: it looks at no frame, but is tended whenever one is shown."""
        self.tend()
        return self.due()

    def due(self) -> float:
        """Seconds until `tend` has something to do; inf when nothing is under way."""
        now = self._clock()
        wanted = [self._prepare]
        if self._now is not None:
            wanted.append(min(self._now.cut, now + _POLL) if self._now.utterance.goes_on else self._now.cut)
        if self._waiting:
            wanted.append(self._free if self._now is None else max(self._now.ends, now + _POLL))
        return max(0.0, min(wanted) - now)

    def tend(self) -> None:
        """Notice what has ended, cut what runs late, begin what waits: whole, briefly, or not at all."""
        now = self._clock()
        self._dying = [one for one in self._dying if not one.poll()]
        self._notice_end(now)
        while self._now is None and self._waiting and now >= self._free:
            if not self._speaker.ready:
                self._free = now + _POLL
                break
            self._begin(self._waiting.popleft(), now)
        if now >= self._prepare:
            self._make_ready(now)

    def hush(self) -> None:
        """Be quiet at once; what waited is forgotten."""
        self._waiting.clear()
        if self._now is not None:
            self._cut(self._now)
        self._free = -math.inf

    def mute(self, on: bool) -> None:
        self._muted = on
        if on:
            self.hush()

    def try_out(self, languages: Iterable[str] = ()) -> None:
        """See whether it can speak, these languages too. This waits for it: it is for what is no session."""
        if why := self._speaker.fails(ENGLISH):
            self._troubles.mute(why)
            return
        for language in dict.fromkeys(languages):
            if language != ENGLISH and (why := self._speaker.fails(language)):
                self._troubles.leave_unspoken(language, why)

    def complain(self, last: bool = False) -> list[Trouble]:
        """What went wrong and was not told yet. `last`: also what might have done better again."""
        return self._troubles.complain(last)

    def close(self) -> None:
        """Quiet for good; nothing that spoke is left running."""
        self.mute(True)
        self._speaker.close()
        self._prepare = math.inf

    def _make_ready(self, now: float) -> None:
        if 0 <= self._until - now < _SPARE:
            self._prepare = now + _SPARE
            return
        self._prepare = math.inf
        with suppress(OSError):  # if it matters, speaking will say so
            for language in self._languages:
                self._speaker.prepare(language)

    def _follow(self, event: Event, now: float) -> float:
        """Hush what the event makes stale. Answers when its own words must be over."""
        until = now + lasting(event)
        if event.urgent:
            self.hush()
        if event.name in MOMENTS:  # what it is a moment of may have been drawn out: by a pause, by 5 s more
            return min(until, self._until) if now < self._until else until
        if not self._opening:
            self.hush()
        self._opening = event.name in REMARKS
        self._until = until
        self._waiting = deque(line._replace(until=min(line.until, until)) for line in self._waiting)
        return until

    def _make_room(self, line: _Line, now: float) -> None:
        """Where the line can't come after what is being said and matters more than all of it, that gives way."""
        after = max(now, self._free)
        if self._now is not None:
            after = max(after, self._now.ends + _BREATH)
        after += sum(seconds(one.whole or one.brief or "", self.wpm) + _BREATH for one in self._waiting)
        before = [one.weight for one in self._waiting] + ([self._now.line.weight] if self._now else [])
        late = fitting((line.whole, line.brief), line.until - after, self.wpm) is None
        if late and all(one < line.weight for one in before):
            self.hush()

    def _begin(self, line: _Line, now: float) -> None:
        words = fitting((line.whole, line.brief), line.until - now, self.wpm)
        words = words and self._spoken_part_of(words)
        if not words:
            return
        self._prepare = now + _SPARE
        self._languages = tuple(dict.fromkeys((ENGLISH, *(part.language for part in parts_of(words)))))
        try:
            utterance = self._speaker.speak(words)
        except OSError as error:
            self._failed(error.strerror or str(error), parts_of(words)[0].language)
            return
        long = seconds(words, self.wpm)
        limit = now + 1.5 * long + 3.0  # a sound server with two seconds of buffer is slow, not hung
        self._now = _Spoken(utterance, line, now + long, min(limit, line.until), limit < line.until)

    def _notice_end(self, now: float) -> None:
        spoken = self._now
        if spoken is None:
            return
        over = spoken.utterance.poll()
        if not over and now < spoken.cut:
            return
        if not over:
            self._cut(spoken)
            return
        self._now = None
        self._free = min(now, spoken.ends) + _BREATH  # with nothing waiting, nobody looked when it ended
        for language, code in spoken.utterance.outcomes:
            if code:
                self._failed(told(code), language)
            else:
                self._troubles.worked(language)

    def _cut(self, spoken: _Spoken) -> None:
        self._now = None
        now = self._clock()
        running = not spoken.utterance.poll()
        spoken.utterance.kill()
        self._dying.append(spoken.utterance)
        if running and spoken.hangs and now >= spoken.cut:
            self._failed(HANGS, spoken.utterance.language)
        elif running and now >= spoken.ends + _LATE:
            self._troubles.late()
            self._end_if_given_up()

    def _spoken_part_of(self, words: str) -> str:
        """The words without those in a language that it can't speak."""
        unspoken = self._troubles.unspoken
        for language in {part.language for part in parts_of(words)}.difference(unspoken):
            if not self._speaker.speaks(language):
                self._troubles.leave_unspoken(language, "it has no voice for it")
        return in_parts([part for part in parts_of(words) if part.language not in unspoken], between=" ")

    def _failed(self, why: str, language: str) -> None:
        self._troubles.failed(why, language)
        self._end_if_given_up()

    def _end_if_given_up(self) -> None:
        if self._troubles.given_up:
            self.close()
