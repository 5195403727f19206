"""Words are spoken once each, a few at a time, and what goes wrong with that is one sentence."""

import wave
from array import array
from pathlib import Path

import pytest
from marked_speech import Ended, MarkedSpeech, lasts, marked, write

from hinge_coach.course.phrasebook import Part
from hinge_coach.errors import CoachError, Interrupted
from hinge_coach.recording import spoken_samples
from hinge_coach.recording.spoken_samples import SpokenSamples

STAND, SIT = Part("Stand tall", "en"), Part("Sit back", "en")
GERMAN = Part("Gesäß zurück", "de")


@pytest.fixture
def spoken():
    """What an engine speaks."""
    made = []

    def make(engine, pause=lambda: None):
        made.append(SpokenSamples(engine, pause))
        return made[-1]

    yield make
    for each in made:
        each.close()


def test_the_same_words_are_spoken_once(spoken):
    engine = MarkedSpeech()
    words = spoken(engine)
    words.speak([STAND, SIT, STAND])
    words.speak([SIT])
    assert words.seconds(STAND) == pytest.approx(lasts("Stand tall"), abs=1e-4)
    assert words.samples(STAND) == marked("Stand tall") and words.samples(SIT) == marked("Sit back")
    assert sorted(engine.spoken) == sorted([STAND, SIT])


def test_words_that_nobody_foresaw_are_spoken_when_they_are_asked_for(spoken):
    assert spoken(MarkedSpeech()).seconds(SIT) == pytest.approx(lasts("Sit back"), abs=1e-4)


def test_it_tells_how_far_it_is(spoken):
    shares = []
    spoken(MarkedSpeech()).speak([STAND, SIT, GERMAN], shares.append)
    assert shares[-1] == 1.0 and shares == sorted(shares)


def test_a_language_that_the_engine_does_not_speak_is_left_out(spoken):
    words = spoken(MarkedSpeech({"de": 1}))
    words.speak([STAND, GERMAN])
    assert words.seconds(GERMAN) is None and words.samples(GERMAN) == array("h")


def test_an_engine_that_fails_is_told_in_one_sentence(spoken):
    with pytest.raises(CoachError, match=r"marked can't speak into a file \(exit code 3\): try `marked hello`"):
        spoken(MarkedSpeech({"en": 3})).speak([STAND])


class Strange(MarkedSpeech):
    """Writes something else than what is asked for."""

    def __init__(self, wrong):
        super().__init__()
        self.wrong = wrong

    def speak_into(self, part, path):
        self.wrong(path)
        return Ended()


def cut_short(path):
    write(path, marked("Stand tall"))
    path.write_bytes(path.read_bytes()[:-4000])


@pytest.mark.parametrize(
    "wrong",
    [
        lambda path: None,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"no sound"),
        lambda path: write(path, marked("Stand tall"), rate=16000),
        cut_short,
    ],
    ids=["nothing", "empty", "no WAV", "another rate", "cut short"],
)
def test_what_is_no_whole_sound_of_the_known_kind_is_told(spoken, wrong):
    with pytest.raises(CoachError, match="no sound that is known here"):
        spoken(Strange(wrong)).speak([STAND])


class Endless(Ended):
    """A program that ends only when it is killed."""

    alive = 0

    def __init__(self):
        super().__init__(None)
        Endless.alive += 1

    def kill(self):
        Endless.alive -= self.code is None
        self.code = -9


class Hangs(MarkedSpeech):
    def speak_into(self, part, path):
        self.folder = path.parent
        return Endless()


def test_an_engine_that_hangs_is_ended_and_told(spoken, monkeypatch):
    monkeypatch.setattr(spoken_samples, "_LIMIT", 0.0)
    with pytest.raises(CoachError, match="does not come to an end"):
        spoken(Hangs()).speak([STAND, SIT, GERMAN])
    assert Endless.alive == 0


def test_a_signal_leaves_no_program_and_no_file_behind(spoken):
    engine = Hangs()

    def interrupted():
        raise Interrupted(2)

    with pytest.raises(Interrupted):
        spoken(engine, interrupted).speak([STAND, SIT])
    assert Endless.alive == 0 and not engine.folder.exists()


def test_where_there_is_no_room_for_the_words_it_says_where_it_looked(spoken, monkeypatch):
    def full(self, part, path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(MarkedSpeech, "speak_into", full)
    with pytest.raises(CoachError, match=r"can't be written \(No space left on device\): free some space"):
        spoken(MarkedSpeech()).speak([STAND])


def test_the_stand_in_writes_what_it_says(tmp_path):
    MarkedSpeech().speak_into(STAND, Path(tmp_path / "a.wav"))
    with wave.open(str(tmp_path / "a.wav")) as file:
        assert file.getnframes() == len(marked("Stand tall"))
