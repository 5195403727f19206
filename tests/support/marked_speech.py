"""A stand-in for an engine that speaks into files: whatever it says is a tone that begins and ends at once."""

import wave
from array import array

from hinge_coach.audio.tone_waveforms import RATE
from hinge_coach.coach.interface import speech_time

SHARE = 0.7  # of the time that the coach allows for some words: as an engine does, it needs less
WAVE = (6000, 4000, -6000, -4000)  # one of 5.5 kHz, which is nowhere silent


def lasts(words):
    """Seconds that some words take here."""
    return SHARE * speech_time.seconds(words)


def marked(words):
    """The samples of some words."""
    size = round(RATE * lasts(words))
    return (array("h", WAVE) * size)[:size]


class Ended:
    """A program that is over."""

    def __init__(self, code=0):
        self.code = code

    def poll(self):
        return self.code

    def kill(self):
        pass


class MarkedSpeech:
    """Speaks at once. `codes` are the exit codes for a language where that is not 0."""

    name, wpm, by_hand = "marked", speech_time.WPM, "marked hello"

    def __init__(self, codes=None):
        self.codes = codes or {}
        self.spoken = []

    def speaks(self, language, wait=False):
        return True

    def speak_into(self, part, path):
        self.spoken.append(part)
        code = self.codes.get(part.language, 0)
        if not code:
            write(path, marked(part.text))
        return Ended(code)

    def close(self):
        pass


def write(path, samples, rate=RATE):
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes(samples.tobytes())


def read(path):
    """The samples of a WAV file, and that it is one of the kind that is made here."""
    with wave.open(str(path), "rb") as file:
        assert file.getparams()[:3] == (1, 2, RATE)
        found = array("h", file.readframes(file.getnframes()))
        assert len(found) == file.getnframes()
    return found
