"""What the coach's words weigh."""

import shutil
import subprocess
import wave
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hinge_coach.coach.interface.events import Event
from hinge_coach.coach.interface.speech_time import fitting, seconds, speakable, weight

LINES = (
    "7",
    "Last one",
    "Squeeze",
    "Get ready",
    "Change sides. Now the left.",
    "Clench your glutes at the top",
    "Shoulder blades into hip pockets",
    "Bar straight up, straight down",
    "Long, straight back. 10 reps. Get ready.",
    "Rest, 45 seconds. Next, Pull-through, set 2 of 3.",
    "Did your hips reach the wall before your knees drifted? Yes, not quite, or no?",
    "Drill 4 and a half: Cable pull-through. The same movement with a load that stays the same all the way.",
    "That is all for today: 22 sets done. Well practised.",
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[h@'loU]] hips back", "h 'loU hips back"),
        ("Hips [[slnc 9000]] back", "Hips slnc 9000 back"),
        ("<break time='9s'/>Squeeze", "break time '9s' Squeeze"),
        ("!-!STOP ALL", "STOP ALL"),
        ("-w /etc/passwd", "w etc passwd"),
        ("--stdin", "stdin"),
        ("up\x1b[31m\x07\x00\r\ndown", "up 31m down"),
        ("Don’t lean!", "Don't lean."),
        ("4½ reps", "4½ reps"),
        ("¿Qué tal? हिलो", "Qué tal? हिलो"),
        ("...", ""),
    ],
)
def test_text_becomes_plain_words_whatever_it_was(text: str, words: str) -> None:
    assert speakable(text) == words


@given(st.text())
def test_nothing_speakable_can_be_an_option_markup_or_a_command(text: str) -> None:
    words = speakable(text)
    assert not set(words) & set("[]<>{}\\|`$&!\n\r\t\x00\x1b")
    assert words == "" or words[0].isalnum() or not words[0].isascii()
    assert speakable(words) == words


def test_a_flood_of_text_is_cut_at_a_word_and_fits_a_pipe() -> None:
    words = speakable("glutes und Gesäß " * 10_000)
    assert 580 <= len(words) <= 600 and words.endswith(("glutes", "und", "Gesäß"))
    assert len(speakable("हि" * 10_000).encode()) < 4096


def test_longer_lines_take_longer_and_a_slower_voice_takes_longer_for_all() -> None:
    assert 0.3 < seconds("3") < seconds("Squeeze") < 1.0 < seconds("Shoulder blades into hip pockets") < 4.0
    assert seconds("Hips back", 120) > seconds("Hips back", 160) > seconds("Hips back", 200)
    assert seconds("...") == 0.0


def test_a_comma_a_full_stop_and_a_number_take_time_of_their_own() -> None:
    assert seconds("hips, back") > seconds("hips back")
    assert seconds("hips. back") > seconds("hips, back")
    assert seconds("45") > seconds("ab")
    assert seconds("RDL") > seconds("rdl")


def test_the_first_wording_that_fits_is_said_and_none_where_none_does() -> None:
    wordings = ("Clench your glutes at the top", "Squeeze")
    assert fitting(wordings, 5.0) == "Clench your glutes at the top"
    assert fitting(wordings, 1.0) == "Squeeze"
    assert fitting(wordings, 0.5) is None
    assert fitting((None, "", "Up"), 2.0) == "Up"


def test_a_pause_outweighs_a_cue_and_a_cue_outweighs_a_rep_number() -> None:
    assert weight(Event("pause", urgent=True)) > weight(Event("ready")) > weight(Event("phase"))
    assert weight(Event("side")) > weight(Event("set"))


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed")
@pytest.mark.parametrize("wpm", [140, 160, 200])
def test_espeak_ng_is_never_slower_than_foretold_and_rarely_twice_as_fast(wpm: int, tmp_path: Path) -> None:
    spoken = {line: _espeak_seconds(line, wpm, tmp_path / "line.wav") for line in LINES}
    too_slow = {line: took for line, took in spoken.items() if took > seconds(line, wpm)}
    assert too_slow == {}
    assert sum(seconds(line, wpm) for line in LINES) < 1.4 * sum(spoken.values())


def _espeak_seconds(text: str, wpm: int, file: Path) -> float:
    command = ["espeak-ng", "-b", "1", "-z", "-s", str(wpm), "--stdin", "-w", str(file)]
    subprocess.run(command, input=speakable(text).encode(), stderr=subprocess.DEVNULL, check=True)
    with wave.open(str(file)) as heard:
        return heard.getnframes() / heard.getframerate()
