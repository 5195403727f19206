"""The voices of macOS: how its list is read, which one is taken for a language, and that nothing waits for the list."""

import os

import pytest
from waiting import wait_until

from hinge_coach.audio.macos_voices import SayVoice, SayVoices, best_voice, read_voices

LISTING = """\
Albert              en_US    # Hello! My name is Albert.
Amélie              fr_CA    # Bonjour! Je m’appelle Amélie.
Ava (Premium)       en_US    # Hello! My name is Ava.
Bad News            en_US    # Hello! My name is Bad News.
Daniel              en_GB    # Hello! My name is Daniel.
Eddy (German (Germany)) de_DE    # Hallo! Ich heiße Eddy.
Eddy (English (UK)) en_GB    # Hello! My name is Eddy.
Fiona               en_GB_U_SD@sd=gbsct # Hello! My name is Fiona.
Fred                en_US    # Hello! My name is Fred.
Karen               en_AU    # Hello! My name is Karen.
Majed               ar_001   # مرحبًا! اسمي ماجد.
Samantha (English (US))          en_US    # Hello! My name is Samantha. en_XX #
Serena (Enhanced)   en_GB    # Hello! My name is Serena.
Thomas              fr_FR    # Bonjour, je m’appelle Thomas.
Tingting            zh_CN    # 你好！我叫婷婷。
Voice without a locale

"""
VOICES = read_voices(LISTING)
PLAIN = [voice for voice in VOICES if not voice.name.endswith(("(Premium)", "(Enhanced)"))]


def test_a_name_is_read_whole_with_its_language_and_region():
    assert len(VOICES) == 15
    assert SayVoice("Eddy (German (Germany))", "de", "de") in VOICES
    assert SayVoice("Fiona", "en", "gb") in VOICES
    assert SayVoice("Samantha (English (US))", "en", "us") in VOICES
    assert SayVoice("Majed", "ar", "001") in VOICES


@pytest.mark.parametrize(
    ("language", "home", "name"),
    [
        ("en", "", "Daniel"),
        ("en", "au", "Karen"),
        ("en", "us", "Samantha (English (US))"),
        ("en-US", "gb", "Samantha (English (US))"),
        ("fr", "", "Amélie"),
        ("fr-FR", "ca", "Thomas"),
        ("fr-BE", "", "Amélie"),
        ("de", "", "Eddy (German (Germany))"),
        ("zh-Hans-CN", "", "Tingting"),
        ("ar", "", "Majed"),
        ("nl", "", None),
    ],
)
def test_the_voice_is_of_the_language_and_if_there_is_one_of_the_region(language, home, name):
    assert best_voice(PLAIN, language, home) == name


def test_one_that_was_downloaded_for_its_sound_goes_before_a_plain_one_and_a_joke_comes_last():
    assert best_voice(VOICES, "en") == "Ava (Premium)"
    assert best_voice(VOICES, "en-GB") == "Serena (Enhanced)"
    assert best_voice(read_voices(LISTING.splitlines()[0]), "en") == "Albert"


posix = pytest.mark.skipif(not hasattr(os, "posix_spawn"), reason="programs are not started here")


def say(folder, script):
    program = folder / "say"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


@posix
def test_the_list_is_read_as_it_comes_however_long_it_is(tmp_path):
    (tmp_path / "list").write_text(LISTING * 100)  # more than a pipe holds
    voices = SayVoices(say(tmp_path, f'[ "$*" = "-v ?" ] && cat {tmp_path / "list"}'))
    assert wait_until(lambda: voices.known)
    assert voices.arguments("fr-FR") == ("-v", "Thomas")
    assert voices.has("fr") and not voices.has("nl") and voices.has("en")
    voices.close()


@posix
def test_a_list_that_does_not_come_is_not_waited_for(tmp_path):
    now = [0.0]
    voices = SayVoices(say(tmp_path, "sleep 60"), clock=lambda: now[0])
    assert not voices.known
    now[0] = 4.0
    assert voices.known and voices.arguments("en") == () and voices.has("nl")
    voices.close()


@posix
def test_a_say_that_cannot_be_started_has_the_systems_voice(tmp_path):
    voices = SayVoices(str(tmp_path / "none"))
    assert wait_until(lambda: voices.known)
    assert voices.arguments("en") == ()
