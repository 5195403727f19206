"""Four short sounds for what must be known without looking: a tick, a phase, a set done, a rest over."""

import math
from array import array
from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

RATE = 22050  # samples a second: more than these notes need, and what every player takes


class Note(NamedTuple):
    """One struck note: hertz, when it is struck and how long it rings (both seconds), loudness from 0 to 1."""

    pitch: float
    at: float
    rings: float
    loudness: float = 0.35


# Told apart by count and height alone: one high, one low and soft, two alike, three rising. The last matter most.
SOUNDS = {
    "tick": (Note(1320, 0, 0.06),),
    "phase": (Note(440, 0, 0.18, 0.25),),
    "over": (Note(880, 0, 0.14), Note(880, 0.18, 0.22)),
    "done": (Note(523, 0, 0.16), Note(659, 0.13, 0.16), Note(784, 0.26, 0.34)),
}


def samples(notes: Sequence[Note]) -> "array[int]":
    """The notes as samples of 16 bits. A struck string is a sine that fades, so two products a sample do."""
    summed = [0.0] * math.ceil(RATE * max(note.at + note.rings for note in notes))
    for note in notes:
        angle = 2 * math.pi * note.pitch / RATE
        fade = 0.01 ** (1 / (RATE * note.rings))  # a hundredth is left when it has rung
        turn, damp = 2 * fade * math.cos(angle), fade * fade
        before, now = 0.0, 32767 * note.loudness * math.sin(angle)
        begin = round(RATE * note.at)
        for index in range(begin, min(begin + round(RATE * note.rings), len(summed))):
            summed[index] += before
            before, now = now, turn * now - damp * before
    return array("h", map(int, summed))


def wav(notes: Sequence[Note]) -> bytes:
    """The notes as a WAV file: mono, 16 bits."""
    import wave

    file = BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples(notes).tobytes())
    return file.getvalue()
