"""The sound file itself: which kinds there are, and how each is written."""

import sys
import wave
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from hinge_coach.audio.tone_waveforms import RATE
from hinge_coach.errors import CoachError
from hinge_coach.reading.clean_text import shown
from hinge_coach.recording.ffmpeg import KINDS

if TYPE_CHECKING:
    from array import array

WAV = ".wav"
ENDINGS = (WAV, *KINDS)


def must_be_sound(path: Path) -> None:
    """Raises CoachError where a name ends in no kind of sound file that is made here."""
    if path.suffix.lower() not in ENDINGS:
        raise CoachError(f"{shown(path)} is no name for a sound file: end it in {', '.join(ENDINGS)}.")


def wav(count: int, sound: "Iterable[array[int]]") -> Iterator[bytes]:
    """A WAV file of so many samples, piece by piece as they come: nothing of it is written twice."""
    header = BytesIO()
    with wave.open(header, "wb") as out:
        out.setparams((1, 2, RATE, count, "NONE", ""))
        out.writeframesraw(b"")
        yield header.getvalue()
    for samples in sound:
        if sys.byteorder == "big":
            samples.byteswap()
        yield samples.tobytes()
