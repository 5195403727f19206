"""ffmpeg makes each kind of file of a WAV file, with title, date and chapters; and it is never waited for in vain."""

import json
import os
import shutil
import subprocess
from array import array
from datetime import date
from pathlib import Path

import pytest

from hinge_coach.audio.tone_waveforms import RATE
from hinge_coach.errors import CoachError, Interrupted
from hinge_coach.recording.chapters import Chapter, Tags
from hinge_coach.recording.ffmpeg import KINDS, encoding, find_ffmpeg
from hinge_coach.recording.sound_file import wav
from hinge_coach.terminal.signals import ENDING, Signals

pytestmark = pytest.mark.skipif(
    not (shutil.which("ffmpeg") and shutil.which("ffprobe")), reason="ffmpeg or ffprobe is not installed"
)
TAGS = Tags("Hip hinge", date(2026, 3, 2), "One; two", (Chapter("Today", 0.0), Chapter("1 Wall = Hinge", 2.0)), 5.0)


def encoded(path, tags=TAGS, seconds=5, signals=None):
    sound = (array("h", [2000, 0, -2000, 0] * (RATE // 4 + 1))[:RATE] for _ in range(seconds))
    with (
        Signals(ENDING) as own,
        encoding(find_ffmpeg(path), path.with_name("partial"), path, tags, signals or own) as pipe,
    ):
        for data in wav(seconds * RATE, sound):
            pipe.write(data)


def probed(path):
    ask = ["ffprobe", "-v", "error", "-show_chapters", "-show_format", "-show_streams", "-of", "json", str(path)]
    return json.loads(subprocess.run(ask, capture_output=True, check=True, timeout=30).stdout)


@pytest.mark.parametrize("ending", KINDS)
def test_every_kind_has_its_length_title_date_and_chapters(tmp_path, ending):
    encoded(tmp_path / f"today{ending}")
    found = probed(tmp_path / "partial")
    tags = found["streams"][0].get("tags", {}) | found["format"].get("tags", {})
    assert float(found["format"]["duration"]) == pytest.approx(5.0, abs=0.15)
    assert {key.lower(): value for key, value in tags.items()}.items() >= {
        "title": "Hip hinge",
        "date": "2026-03-02",
    }.items()
    assert [each["tags"]["title"] for each in found["chapters"]] == ["Today", "1 Wall = Hinge"]
    assert [float(each["start_time"]) for each in found["chapters"]] == pytest.approx([0.0, 2.0], abs=0.01)


def test_a_name_that_looks_like_an_option_or_an_address_is_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("-y.flac", "pipe:.flac"):
        encoded(Path(name))
    assert {path.name for path in tmp_path.iterdir()} == {"partial"}


def test_more_chapters_than_a_pipe_holds_are_taken(tmp_path):
    many = tuple(Chapter(f"{number} {'x' * 200}", number / 1000) for number in range(1000))
    encoded(tmp_path / "today.flac", TAGS._replace(chapters=many))
    assert len(probed(tmp_path / "partial")["chapters"]) == 1000


def test_a_signal_ends_it_at_once(tmp_path):
    with Signals(ENDING) as signals:
        signals.noted.append(2)
        with pytest.raises(Interrupted):
            encoded(tmp_path / "today.flac", signals=signals)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo 'Error closing file: No space left on device' >&2", "No space left on device"),
        ("exit 3", "exit code 3"),
        ("kill -9 $$", "ended by SIGKILL"),
    ],
)
def test_an_ffmpeg_that_complains_has_failed_whatever_it_ends_with(tmp_path, monkeypatch, script, said):
    program = tmp_path / "ffmpeg"
    program.write_text(f"#!/bin/sh\ncat > /dev/null\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(
        CoachError, match=rf"ffmpeg can't make .*today\.mp3 \(.*{said}\): check the folder and the disk"
    ):
        encoded(tmp_path / "today.mp3")


def test_an_ffmpeg_that_reads_nothing_is_not_waited_for(tmp_path, monkeypatch):
    program = tmp_path / "ffmpeg"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CoachError, match="exit code 1"):
        encoded(tmp_path / "today.mp3", seconds=20)
