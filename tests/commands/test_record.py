"""`record` from its options to the file: every tone and word at its time, whole or not at all, and nothing else."""

import io
import os
import shutil
import sys
from datetime import date

import pytest
import transcripts
from marked_speech import MarkedSpeech, lasts, read
from rehearsal import transcript

from hinge_coach.audio.tone_waveforms import RATE, SOUNDS, samples
from hinge_coach.coach.amounts_in_words import clock
from hinge_coach.coach.practice_record import Past
from hinge_coach.commands import record
from hinge_coach.commands.shared.session_options import SessionOptions
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.errors import CoachError, Interrupted, UnknownDrillError

TICKS_WITHIN, WORDS_WITHIN = 0.005, 0.020  # seconds
LOUDER = ("done", "over", "phase", "tick")  # which of several tones at one moment is heard

posix = pytest.mark.skipif(os.name != "posix", reason="this system has no such links and devices")


@pytest.fixture(autouse=True)
def engine(monkeypatch, home):
    """The stand-in speaks, and the kit is known."""
    engine = MarkedSpeech()
    monkeypatch.setattr(record, "find_engine_for_files", lambda wish: engine)
    home.mkdir()
    (home / "config.yaml").write_text("kit: [wall]\n")
    return engine


@pytest.fixture
def made(course, tmp_path):
    """Records the course, and answers the file."""

    def make(name="today.wav", force=False, **options):
        path = tmp_path / name
        assert record.record(path, SessionOptions(folder=course, **options), force=force) == 0
        return path

    return make


def live(course, **options):
    """The hands-free session of the same day."""
    return transcripts.held(frozenset({"wall"}), Past(date.today()), course=read_course(course), **options)


def tones(events):
    """Which tone is heard in which second."""
    found, resting = {}, False
    for event in events:
        over = resting and event.name in ("ready", "side", "phase", "drill", "setup", "check")
        resting = event.name == "rest" or (resting and not over)
        tone = "over" if over else {"tick": "tick", "phase": "phase", "set": "done"}.get(event.name)
        if tone:
            found[event.t] = min(tone, found.get(event.t, tone), key=LOUDER.index)
    return found


def peak(sound):
    """Which sample is the loudest."""
    loud = [abs(each) for each in sound]
    return loud.index(max(loud))


def begins(sound, near):
    """The second in which it is no longer silent, within a tenth of a second."""
    first = max(0, round((near - 0.1) * RATE))
    assert not near or not any(sound[first : first + 100]), f"no silence before {near}"
    return next(n for n in range(first, first + RATE // 5) if sound[n]) / RATE


def test_every_tick_and_tone_peaks_within_5_ms_of_its_event(made, course, home):
    both = read(made(everything=True))
    (home / "config.yaml").write_text("kit: [wall]\nsound: off\n")
    words = read(made("words.wav", everything=True))
    expected = tones(live(course, everything=True).events)
    assert {"tick", "phase", "done", "over"} == set(expected.values())
    for at, name in expected.items():
        alone = samples(SOUNDS[name])
        here = slice(round(at * RATE) - 400, round(at * RATE) - 400 + len(alone))
        tone = [one - other for one, other in zip(both[here], words[here], strict=False)]  # without the words
        found = at + (peak(tone) - 400) / RATE
        assert abs(found - at - peak(alone) / RATE) < TICKS_WITHIN, (at, name)


def test_every_word_begins_and_ends_within_20_ms_of_the_live_one(made, course, home):
    (home / "config.yaml").write_text("kit: [wall]\nsound: off\n")
    sound = read(made())
    spoken = transcript(live(course).events, lasts)
    assert len(spoken) > 20
    for word in spoken:
        assert abs(begins(sound, word.start) - word.start) < WORDS_WITHIN, word
        last = round(word.end * RATE)
        assert any(sound[last - 100 : last - 1]) and not any(sound[last + 441 : last + 882]), word


def test_the_file_is_as_long_as_the_session_and_its_last_words(made, course, capsys):
    path = made()
    held = live(course)
    whole = held.ending.seconds + lasts(held.spoken[-1].text)
    assert len(read(path)) == pytest.approx(whole * RATE, abs=1)
    assert capsys.readouterr().out.strip().endswith(f"today.wav holds today's session: {clock(whole)} long.")


def test_the_plan_is_the_one_that_start_would_have(made):
    short, slow = read(made("short.wav", only=("tiny",))), read(made("slow.wav", only=("1",), pace=2.0))
    assert len(short) < len(slow) < len(read(made()))
    with pytest.raises(UnknownDrillError):
        made("none.wav", only=("nothing",))


def test_nothing_is_remembered_of_it(made, home):
    made()
    assert [path.name for path in home.iterdir()] == ["config.yaml"]


def test_an_assumed_kit_is_told_once(made, home, capsys):
    (home / "config.yaml").unlink()
    made()
    assert capsys.readouterr().err.count("all equipment is assumed") == 1


def test_a_language_that_is_not_spoken_is_told_once_and_the_rest_is_heard(made, course, engine, capsys):
    for path in course.iterdir():
        path.write_text(path.read_text() + "language: de\n")
    engine.codes["de"] = 1
    assert any(read(made()))
    assert capsys.readouterr().err.count("marked does not speak “de”") == 1


def test_what_is_there_stays_unless_it_is_forced(made):
    path = made()
    before = path.read_bytes()
    with pytest.raises(CoachError, match="is there already: choose another name, or write over it with --force"):
        made(only=("tiny",))
    assert path.read_bytes() == before
    made(only=("tiny",), force=True)
    assert path.stat().st_size < len(before)


@posix
def test_links_folders_and_devices_are_refused(made, tmp_path):
    (tmp_path / "link.wav").symlink_to(tmp_path / "goal.wav")
    (tmp_path / "folder.wav").mkdir()
    os.mkfifo(tmp_path / "pipe.wav")
    for name in ("link.wav", "folder.wav", "pipe.wav", "none/today.wav"):
        with pytest.raises(CoachError):
            made(name, force=True)


@pytest.mark.parametrize("name", ["today", "today.wma", "today.WAV.txt", ".wav"])
def test_another_ending_is_refused_with_those_that_there_are(made, name):
    with pytest.raises(CoachError, match=r"end it in \.wav, \.mp3, \.m4a, \.ogg, \.opus, \.flac\."):
        made(name)


def test_without_ffmpeg_one_sentence_says_what_to_install(made, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CoachError, match=r"today\.mp3 needs ffmpeg.*: install ffmpeg .*, or end the name in \.wav\."):
        made("today.mp3")


@pytest.mark.parametrize("after", [1, 2, 4])
def test_a_signal_leaves_nothing_behind(made, tmp_path, monkeypatch, after):
    """While words are spoken."""
    left = iter(range(after))

    def pause(signals):
        if next(left, None) is None:
            raise Interrupted(2)

    monkeypatch.setattr(record, "_pause", pause)
    before = set(tmp_path.rglob("*"))
    with pytest.raises(Interrupted):
        made()
    assert set(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), Interrupted(15)])
def test_a_full_disk_or_a_signal_in_mid_file_leaves_nothing_behind(made, tmp_path, monkeypatch, error):
    """While it is written."""

    def broken(session, spoken):
        yield samples(SOUNDS["tick"])
        raise error

    monkeypatch.setattr(record, "mixed", broken)
    before = set(tmp_path.rglob("*"))
    with pytest.raises((CoachError, Interrupted)) as raised:
        made()
    assert set(tmp_path.rglob("*")) == before
    if isinstance(error, OSError):
        assert "today.wav cannot be written (No space left on device)" in str(raised.value)


class Stdout(io.TextIOWrapper):
    """A stdout that may be a terminal."""

    def __init__(self, terminal):
        super().__init__(io.BytesIO())
        self.terminal = terminal

    def isatty(self):
        return self.terminal


def test_a_hyphen_is_a_wav_file_on_stdout_and_none_on_a_terminal(course, made, monkeypatch):
    out = Stdout(terminal=False)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        assert record.record(record.STDOUT, SessionOptions(folder=course), force=False) == 0
    assert out.buffer.getvalue() == made().read_bytes()
    monkeypatch.setattr(sys, "stdout", Stdout(terminal=True))
    with pytest.raises(CoachError, match="A terminal plays no sound: name a file"):
        record.record(record.STDOUT, SessionOptions(folder=course), force=False)


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")
def test_what_ffmpeg_can_not_make_is_told_in_its_own_words(made, tmp_path, monkeypatch):
    monkeypatch.setattr(record, "find_ffmpeg", lambda path: shutil.which("ffmpeg"))
    monkeypatch.setitem(record.sound_file.KINDS, ".mp3", ("-c:a", "no-such-encoder", "-f", "mp3"))
    before = set(tmp_path.rglob("*"))
    with pytest.raises(CoachError, match=r"ffmpeg can't make .*today\.mp3 \(.*no-such-encoder.*\): check the folder"):
        made("today.mp3")
    assert set(tmp_path.rglob("*")) == before
