"""The engines: what each is given, and in which language it speaks."""

import os
import shutil
import subprocess

import pytest
from speech_programs import RECORD
from waiting import wait_until

from hinge_coach.audio.speech_engines import engine_for, find_voice
from hinge_coach.audio.voice import Voice
from hinge_coach.coach.interface.events import Event
from hinge_coach.course.phrasebook import Part, in_parts
from hinge_coach.diagnosis import findings
from hinge_coach.diagnosis.trial_session import Outcome

posix = pytest.mark.skipif(not hasattr(os, "posix_spawn"), reason="programs are not started here")
MIXED = in_parts([Part("Where to feel it: ", "en"), Part("Gesäß und Oberschenkel", "de"), Part(". Next: Squat.", "en")])


def say(voice, words):
    """Tell the voice, and tend it until it has said that."""
    voice.tell(Event("setup", seconds=30.0, say=words))
    assert wait_until(lambda: voice.tend() is None and not voice.busy)


# What each is given.

GIVEN = {
    "espeak-ng": "-b 1 -z -s 160 --stdin -v {}",
    "espeak": "-b 1 -z -s 160 --stdin -v {}",
    "spd-say": "--pipe-mode --wait --rate -20 --language {}",
}


@posix
@pytest.mark.parametrize("locale", ["de_DE.UTF-8", "C"])
@pytest.mark.parametrize("name", GIVEN)
def test_each_engine_is_told_that_the_words_are_english_whatever_the_locale(name, locale, engine, heard, monkeypatch):
    monkeypatch.setenv("LC_ALL", locale)
    voice = find_voice(str(engine(name)))
    say(voice, "--stdin -w x; $(id) Don’t lean!")
    voice.close()
    assert heard() == [f"{GIVEN[name].format('en')} < stdin -w x; (id) Don't lean."]


@posix
@pytest.mark.parametrize("name", GIVEN)
def test_each_part_of_a_sentence_is_said_in_its_own_language_and_in_order(name, engine, heard):
    voice = find_voice(str(engine(name)))
    say(voice, MIXED)
    voice.close()
    parts = (("en", "Where to feel it:"), ("de", "Gesäß und Oberschenkel"), ("en", "Next: Squat."))
    assert heard() == [f"{GIVEN[name].format(language)} < {words}" for language, words in parts]


@posix
def test_on_macos_each_language_has_a_voice_of_its_own(engine, heard, monkeypatch):
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    voice = find_voice(str(engine("say")))
    say(voice, MIXED)
    voice.close()
    assert heard() == [
        "-r 160 -f - -v Samantha < Where to feel it:",
        "-r 160 -f - -v Anna < Gesäß und Oberschenkel",
        "-r 160 -f - -v Samantha < Next: Squat.",
    ]


@posix
def test_without_a_list_of_voices_the_systems_own_speaks(engine, heard):
    voice = find_voice(str(engine("say", f'[ "$2" != "?" ] || exit 1\n{RECORD}')))
    say(voice, "Stand tall")
    voice.close()
    assert heard() == ["-r 160 -f - < Stand tall"]


@posix
def test_a_language_without_a_voice_goes_unsaid_and_is_told_once(engine, heard):
    voice = find_voice(str(engine("say")))
    french = in_parts([Part("Next: ", "en"), Part("Charnière", "fr"), Part(".", "en")])
    for _ in range(3):
        say(voice, french)
    voice.close()
    assert heard() == ["-r 160 -f - -v Samantha < Next:"] * 3
    (told,) = voice.complain(last=True)
    assert told.what == "language"
    assert told.found == "say does not speak “fr” (it has no voice for it), so its words are not spoken"
    assert told.do == "check `language` in the drill file"


@posix
def test_an_engine_that_fails_at_a_language_goes_on_in_english(engine, heard):
    script = f'for word; do [ "$word" != tlh ] || exit 1; done\n{RECORD}'
    voice = find_voice(str(engine("espeak-ng", script)))
    for count in range(5):
        say(voice, in_parts([Part(f"{count}. ", "en"), Part("Qapla", "tlh")]))
    assert voice.trouble is None and len(heard()) == 5
    (told,) = voice.complain(last=True)
    assert told.found == "espeak-ng does not speak “tlh” (exit code 1), so its words are not spoken"
    voice.close()


@posix
def test_an_engine_that_fails_at_every_language_is_told_as_one_that_fails(engine):
    voice = find_voice(str(engine("espeak-ng", "exit 1")))
    for _ in range(3):
        say(voice, MIXED)
    (told,) = voice.complain(last=True)
    assert told.what == "voice" and "so the voice is silent now" in told.found


@posix
def test_what_is_cut_does_not_go_on_with_its_next_part(engine, heard):
    voice = find_voice(str(engine("espeak-ng", f"{RECORD}\nsleep 60")))
    voice.tell(Event("setup", seconds=30.0, say=MIXED))
    voice.tend()
    assert wait_until(heard)
    voice.hush()
    assert wait_until(lambda: voice.tend() is None and not voice._dying)
    voice.close()
    assert len(heard()) == 1


@posix
def test_the_doctor_tries_each_language_of_the_course(engine):
    script = f'for word; do [ "$word" != tlh ] || exit 1; done\n{RECORD}'
    voice = find_voice(str(engine("espeak-ng", script)))
    voice.try_out(["en", "de", "tlh"])
    assert voice.trouble is None
    assert [told.what for told in voice.complain()] == ["language"]
    voice = find_voice(str(engine("say")))
    voice.try_out(["de", "fr"])
    assert ["“fr”" in told.found for told in voice.complain()] == [True]
    found = findings.voice(voice, Outcome())
    assert found.state == "look" and "say does not speak “fr” (it has no voice for it)" in found.found
    voice.close()


espeak = pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed")


@espeak
@pytest.mark.parametrize("language", ["en", "en-GB", "de", "de-AT", "pt-BR", "zh-Hans-CN", "no"])
def test_espeak_ng_knows_the_languages_by_their_tags(language):
    assert find_voice("espeak-ng")._speaker.fails(language) == ""
    assert find_voice("espeak-ng")._speaker.fails("xx") == "exit code 1"


@espeak
def test_espeak_ng_reads_the_words_of_each_language_in_it(tmp_path):
    from pathlib import Path

    file = tmp_path / "phonemes"
    engine = engine_for(Path(shutil.which("espeak-ng")), more=("-q", "-x", f"--phonout={file}"))
    spoken = {}
    for language in ("en", "de"):
        say(Voice(engine), in_parts([Part("Hand", language)]))
        spoken[language] = file.read_text().split()
    for language, phonemes in spoken.items():
        plain = subprocess.run(["espeak-ng", "-q", "-x", "-v", language, "Hand"], capture_output=True, text=True)
        assert phonemes == plain.stdout.split() != []
    assert spoken["en"] != spoken["de"]


# Which one is here.
