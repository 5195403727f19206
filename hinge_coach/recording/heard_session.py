"""A hands-free session run without waiting: everything that is heard, and when."""

import math
from typing import NamedTuple

from hinge_coach.audio.sound_for_event import SoundForEvent
from hinge_coach.audio.speaking_program import Engine
from hinge_coach.audio.tone_waveforms import SOUNDS
from hinge_coach.audio.voice import Voice
from hinge_coach.coach.interface.events import Event, Trouble
from hinge_coach.coach.interface.screen_frames import Frame
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.coach.interface.session_mode import SessionMode
from hinge_coach.coach.plan.agenda import of_plan
from hinge_coach.coach.plan.plan import Plan
from hinge_coach.coach.practice_record import Answer, Measured, Pain, Place, SeenSet, SetDone
from hinge_coach.coach.session.session import Session
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.course.phrasebook import Phrasebook
from hinge_coach.recording.instant_clock import InstantClock
from hinge_coach.recording.timed_speech import Lasts, Said, TimedSpeech

_ALONE = SessionMode(hands_free=True, keyless=True, asks=False)


class Heard(NamedTuple):
    """What is heard: words and tones, each with its second. `seconds` is when the last of it is over."""

    events: list[Event]
    said: list[Said]
    tones: list[tuple[float, str]]  # by their names in `SOUNDS`
    troubles: list[Trouble]
    seconds: float


def heard(plan: Plan, person: PersonToday, engine: Engine, lasts: Lasts, *, tones: bool = True) -> Heard:
    """All of a session with this plan, as nobody is there to press a key. Nothing is remembered of it.

    `person` is to be a new one: a session leaves its marks. `lasts` is as in `TimedSpeech`.
    """
    clock = InstantClock()
    speaker = TimedSpeech(clock, engine, lasts)
    voice = Voice(speaker, clock=clock.now)
    beat = _Tones(clock)
    interface = Interface(clock, [beat], [voice])
    interface.phrasebook = Phrasebook(person.course.drills)
    ending = Session(interface, plan, of_plan(plan, person), _Nothing(), person, _ALONE).run()
    voice.tend()
    while voice.busy:  # the last words come after the end
        clock.wait(voice.due())
        voice.tend()
    played = beat.played if tones else []
    ends = [said.ends for said in speaker.said] + [at + _lasting(name) for at, name in played]
    return Heard(beat.events, speaker.said, played, interface.troubles, max([ending.seconds, *ends]))


def _lasting(tone: str) -> float:
    return max(note.at + note.rings for note in SOUNDS[tone])


class _Tones:
    """A view that notes every event, and which tone is heard when."""

    def __init__(self, clock: InstantClock) -> None:
        self.events: list[Event] = []
        self.played: list[tuple[float, str]] = []
        self._clock = clock
        self._choice = SoundForEvent()

    def tell(self, event: Event) -> None:
        self.events.append(event)
        self._choice.tell(event)

    def show(self, frame: Frame) -> float:
        if tone := self._choice.take():
            self.played.append((self._clock.now(), tone))
        return math.inf


class _Nothing:
    """A memory that keeps nothing, and misses nothing: nobody has done what is recorded."""

    trouble = None

    def set_done(self, done: SetDone) -> bool:
        return True

    def answered(self, answer: Answer) -> bool:
        return True

    def measured(self, measured: Measured) -> bool:
        return True

    def pain(self, pain: Pain) -> bool:
        return True

    def stands_at(self, place: Place | None) -> bool:
        return True

    def correct_last(self, done: float) -> bool:
        return True

    def seen_last(self, seen: SeenSet) -> bool:
        return True

    def settle(self) -> bool:
        return True
