"""What is written in which characters: stdout and stderr by one rule, from what Python was told or from the locale."""

import shutil
import subprocess
import sys
from functools import cache

import pytest
from pty_stage import environment

WORDS = "“4½” – no é"
PROGRAM = f"""\
from hinge_coach.terminal.printed_output import complain, delivered
delivered(lambda: print({ascii(WORDS)}) or complain({ascii(WORDS)}))
"""
ASCII = b'"4.5" - no e'
LATIN_1 = '"4½" - no é'.encode("latin-1")
UTF_8 = WORDS.encode()


@cache
def known_locales() -> set[str]:
    listing = shutil.which("locale") and subprocess.run(["locale", "-a"], capture_output=True, text=True, check=True)
    return set(listing.stdout.split()) if listing else set()


def written(tmp_path, **names: str) -> tuple[bytes, bytes]:
    """What arrives on stdout and stderr with such an environment."""
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        wanted = names.get(name, "C")
        if wanted.startswith("de_DE") and wanted.partition(".")[0] not in known_locales():
            pytest.skip(f"the locale {wanted} is not installed")
    env = environment(tmp_path, LANG=None) | names
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, env=env, check=False, timeout=30)
    assert done.returncode == 0
    return done.stdout.rstrip(b"\n"), done.stderr.removeprefix(b"hinge-coach: ").rstrip(b"\n")


@pytest.mark.parametrize(
    ("names", "bytes_of"),
    [
        ({}, UTF_8),
        ({"LANG": "C.UTF-8"}, UTF_8),
        ({"LC_ALL": "C.UTF-8", "LANG": "C"}, UTF_8),
        ({"LC_CTYPE": "C.UTF-8", "LANG": "C"}, UTF_8),
        ({"LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "C"}, UTF_8),
        ({"LC_ALL": "xx_XX.UTF-8"}, UTF_8),
        ({"LANG": "xx_XX"}, UTF_8),
        ({"LC_ALL": "C"}, ASCII),
        ({"LC_ALL": "POSIX", "LC_CTYPE": "C.UTF-8", "LANG": "C.UTF-8"}, ASCII),
        ({"LANG": "C"}, ASCII),
        ({"LANG": "POSIX"}, ASCII),
        ({"LC_ALL": "", "LANG": "C"}, ASCII),
        ({"LANG": "de_DE"}, LATIN_1),
        ({"LANG": "de_DE.ISO-8859-1"}, LATIN_1),
        ({"LC_CTYPE": "de_DE", "LANG": "C.UTF-8"}, LATIN_1),
        ({"LC_ALL": "de_DE", "LC_CTYPE": "C.UTF-8", "LANG": "C.UTF-8"}, LATIN_1),
        ({"LC_ALL": "C", "LANG": "de_DE"}, ASCII),
        ({"LC_ALL": "C", "PYTHONUTF8": "1"}, UTF_8),
        ({"LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"}, UTF_8),
        ({"LC_ALL": "C", "PYTHONUTF8": "0"}, ASCII),
        ({"LC_ALL": "C", "PYTHONIOENCODING": "utf-8"}, UTF_8),
        ({"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "latin-1"}, LATIN_1),
        ({"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "ascii:strict"}, ASCII),
        ({"LANG": "C.UTF-8", "PYTHONIOENCODING": ":ignore"}, UTF_8),
    ],
    ids=str,
)
def test_both_streams_are_spelled_by_one_rule(tmp_path, names, bytes_of):
    assert written(tmp_path, **names) == (bytes_of, bytes_of)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells what a process was given")
def test_lc_ctype_goes_before_lang_where_python_put_its_own_in_its_place(tmp_path):
    assert written(tmp_path, LC_CTYPE="C", LANG="C.UTF-8") == (ASCII, ASCII)
    assert written(tmp_path, LC_CTYPE="POSIX", LANG="xx_XX.UTF-8") == (ASCII, ASCII)
    assert written(tmp_path, LC_CTYPE="xx_XX", LANG="C") == (UTF_8, UTF_8)


def test_help_is_spelled_like_all_else(tmp_path):
    command = [sys.executable, "-m", "hinge_coach", "start", "--help"]
    for locale, dots in (("C", b"ITEM,..."), ("C.UTF-8", "ITEM,…".encode())):
        done = subprocess.run(command, capture_output=True, env=environment(tmp_path, LC_ALL=locale), timeout=30)
        assert done.returncode == 0 and dots in done.stdout and done.stdout.isascii() == (locale == "C")
