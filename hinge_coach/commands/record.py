"""`hinge-coach record`: today's hands-free session as a sound file."""

import select
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from hinge_coach.audio.speaking_program import Engine
from hinge_coach.audio.speech_engines import find_engine_for_files
from hinge_coach.coach.amounts_in_words import clock
from hinge_coach.coach.interface import speech_time
from hinge_coach.coach.plan.plan import Plan
from hinge_coach.coach.practice_record import Past
from hinge_coach.commands.shared import own_course
from hinge_coach.commands.shared.drill_states_from_history import past_so_far
from hinge_coach.commands.shared.session_options import SessionOptions, Today, asked_for
from hinge_coach.errors import CoachError
from hinge_coach.printed.parts.progress_bar import progress_bar
from hinge_coach.reading.clean_text import shown
from hinge_coach.recording import sound_file
from hinge_coach.recording.chapters import Tags, chapters
from hinge_coach.recording.ffmpeg import encoding, find_ffmpeg
from hinge_coach.recording.heard_session import Heard, heard
from hinge_coach.recording.mixed_samples import length, mixed
from hinge_coach.recording.spoken_samples import SpokenSamples
from hinge_coach.recording.timed_speech import Lasts
from hinge_coach.settings.config_file import Settings
from hinge_coach.terminal.signals import ENDING, Signals
from hinge_coach.writing.whole_file import must_be_free, new_file

STDOUT = Path("-")
_TITLE = "Hip hinge,"
_MEND = "choose another name, or write over it with --force"
_GLANCE = 0.003  # seconds between two looks at the engines that speak
_SPEAKING = 0.5  # of all the work are the words; the rest is mixing and writing

Told = Callable[[float], None]  # is told the share that is done, 0 to 1


class Sink(Protocol):
    """What a WAV file is written to."""

    def write(self, data: bytes, /) -> object: ...


class _Planned(NamedTuple):
    """Today, and who holds it."""

    today: Today
    owned: frozenset[str] | None
    past: Past
    plan: Plan
    tones: bool

    def held(self, engine: Engine, lasts: Lasts) -> Heard:
        """All that is heard of it, where words last as long as that."""
        return heard(self.plan, self.today.person(self.owned, self.past), engine, lasts, tones=self.tones)

    def tags(self, session: Heard) -> Tags:
        """What the file says of itself."""
        day = self.past.today
        bridges = {drill.id for drill in self.today.course.drills if drill.bridge}
        parts = chapters(session.events, bridges)
        return Tags(f"{_TITLE} {day}", day, self.plan.headline, parts, session.seconds)


def record(file: Path, options: SessionOptions, *, force: bool) -> int:
    """Make the file, whole or not at all; the exit code. `-` is a WAV file on stdout.

    Raises CoachError for whatever is wrong, and Interrupted.
    """
    _must_be_writable(file, force)  # before anything else is told
    settings = options.over(own_course.settings())
    with closing(find_engine_for_files(settings.voice)) as engine:
        planned = _planned(options, settings)
        with (
            Signals(ENDING) as signals,
            nullcontext(file) if file == STDOUT else new_file(file, over=force, mend=_MEND) as place,
            progress_bar(f"Recording {shown(file.name)}") as told,
            closing(SpokenSamples(engine, partial(_pause, signals))) as spoken,
        ):
            session = _spoken(planned, engine, spoken, told)
            with _sink(file, place, planned.tags(session), signals) as sink:
                _write(session, spoken, sink, told, signals)
    for trouble in session.troubles:
        own_course.tell(trouble.sentence)
    if file != STDOUT:
        print(f"{shown(file)} holds today's session: {clock(session.seconds)} long.")
    return 0


def _must_be_writable(file: Path, force: bool) -> None:
    """Raises CoachError where no sound can be written to what has this name."""
    if file != STDOUT:
        sound_file.must_be_sound(file)
        must_be_free(file, over=force, mend=_MEND)
        if file.suffix.lower() != sound_file.WAV:
            find_ffmpeg(file)
    elif sys.stdout.isatty():
        raise CoachError("A terminal plays no sound: name a file, or send the output on with | or >.")


def _planned(options: SessionOptions, settings: Settings) -> _Planned:
    """What today is. Where the kit was never said, that is told."""
    today, owned = asked_for(options, settings)
    if owned is None:
        own_course.tell(own_course.KIT_ASSUMED)
    past = past_so_far()
    return _Planned(today, owned, past, today.plan(today.person(owned, past)), settings.sound == "on")


def _spoken(planned: _Planned, engine: Engine, spoken: SpokenSamples, told: Told) -> Heard:
    """The session with its words as long as they are.

    It is held twice: once with words as long as they should be, to know which there will be, so that they can be spoken
    several at a time.
    """
    foreseen = planned.held(engine, lambda part: speech_time.seconds(part.text, engine.wpm))
    spoken.speak((part for said in foreseen.said for part in said.parts), lambda share: told(_SPEAKING * share))
    return planned.held(engine, spoken.seconds)


def _write(session: Heard, spoken: SpokenSamples, sink: Sink, told: Told, signals: Signals) -> None:
    for second, data in enumerate(sound_file.wav(length(session), mixed(session, spoken.samples))):
        signals.raise_ending()
        sink.write(data)
        told(_SPEAKING + (1.0 - _SPEAKING) * second / session.seconds)


@contextmanager
def _sink(file: Path, place: Path, tags: Tags, signals: Signals) -> Iterator[Sink]:
    """What a WAV file is written to, so that a file of the kind that `file` names comes to lie at `place`."""
    if file == STDOUT:
        yield sys.stdout.buffer
    elif file.suffix.lower() == sound_file.WAV:
        with place.open("wb") as out:
            yield out
    else:
        with encoding(find_ffmpeg(file), place, file, tags, signals) as pipe:
            yield pipe


def _pause(signals: Signals) -> None:
    select.select([signals.wake], [], [], _GLANCE)
    signals.raise_ending()
