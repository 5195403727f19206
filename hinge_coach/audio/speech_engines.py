"""The voices there are: which programs speak, how each takes its words and their language, and which one is here."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from hinge_coach.audio.macos_voices import SayVoices
from hinge_coach.audio.silence import Silence
from hinge_coach.audio.speaking_program import Engine
from hinge_coach.audio.tone_waveforms import RATE
from hinge_coach.audio.voice import Voice
from hinge_coach.coach.interface.speech_time import WPM
from hinge_coach.errors import CoachError
from hinge_coach.processes.child_programs import barred, can_start, which
from hinge_coach.reading.clean_text import shown


class _Program(NamedTuple):
    """How a program is told to read UTF-8 text on stdin, its words a minute, a language, and a WAV file to write."""

    args: Callable[[int], tuple[str, ...]]
    tell: Callable[[str], tuple[str, ...]] = lambda language: ()
    into: Callable[[str], tuple[str, ...]] | None = None


_WAV = "--file-format=WAVE", f"--data-format=LEI16@{RATE}"  # to `say`; espeak-ng and espeak have no other
# espeak -z: no pause after the last sentence, a third of a second that a rep lacks. spd-say --rate: -100 to 100 around
# its own rate, about 180; its server ends a line even if we cut it off. Its language would be that of the locale.
_ESPEAK = _Program(
    lambda wpm: ("-b", "1", "-z", "-s", str(wpm), "--stdin"),
    lambda language: ("-v", language),
    lambda path: ("-w", path),
)
_PROGRAMS = {
    "espeak-ng": _ESPEAK,
    "espeak": _ESPEAK,
    "say": _Program(lambda wpm: ("-r", str(wpm), "-f", "-"), into=lambda path: ("-o", path, *_WAV)),
    "spd-say": _Program(
        lambda wpm: ("--pipe-mode", "--wait", "--rate", str(max(-100, min(100, wpm - 180)))),
        lambda language: ("--language", language),
    ),
}

_OF_PLATFORM = {"darwin": ("say",)}
_OF_OTHERS = ("espeak-ng", "espeak")


def engine_for(program: Path, wpm: int = WPM, called: str = "", more: Sequence[str] = ()) -> Engine:
    """The engine that a program is, by its name, which must be a known one; with `more` arguments of its own."""
    known = _PROGRAMS[program.name]
    voices = SayVoices(str(program)) if program.name == "say" else None
    argv = *known.args(wpm), *more
    return Engine(str(program), argv, wpm, tell=known.tell, voices=voices, called=called, into=known.into)


def find_voice(
    wish: str = "auto",
    *,
    wpm: int = WPM,
    path: str | None = None,
    platform: str = sys.platform,
    clock: Callable[[], float] = time.monotonic,
) -> Voice | Silence:
    """The voice for a wish: `auto`, `off`, or an engine's name or path. `path` is searched instead of PATH.

    Raises CoachError where an engine that was named isn't there, or is none that we can trust with text.
    """
    if wish == "off":
        return Silence("off")
    names: tuple[str, ...] = _OF_PLATFORM.get(platform, _OF_OTHERS)
    if wish != "auto":
        if Path(wish).name not in _PROGRAMS:
            raise CoachError(f"“{shown(wish)}” is not a known voice: name espeak-ng, espeak, say or spd-say.")
        names = (wish,)
    found = [Path(here) for name in names if can_start() and (here := which(name, path))]
    if found:
        program = found[0].absolute()
        return Voice(engine_for(program, wpm, shown(program) if os.sep in wish else ""), clock=clock)
    barring = next((here for name in names if can_start() and (here := barred(name, path))), None)
    if wish != "auto":
        if barring:
            raise CoachError(f"{_may_not_run(barring)}, or choose --voice auto or --voice off.")
        raise CoachError(f"“{shown(wish)}” is not on this machine: install it, or choose --voice auto or --voice off.")
    return _no_voice(platform, barring)


def find_engine_for_files(
    wish: str = "auto", *, wpm: int = WPM, path: str | None = None, platform: str = sys.platform
) -> Engine:
    """The engine that speaks into files: the one wished for if it can, else the first here that can.

    `path` is searched instead of PATH. Raises CoachError where there is none.
    """
    names = [wish] if Path(wish).name in _PROGRAMS else []
    names += _OF_PLATFORM.get(platform, _OF_OTHERS)
    able = [name for name in names if can_start() and _PROGRAMS[Path(name).name].into]
    found = next((here for name in able if (here := which(name, path))), None)
    if found is None:
        how = "install espeak-ng (on Debian or Ubuntu: sudo apt install espeak-ng)"
        how = how if can_start() else "there is none on this system yet"
        raise CoachError(f"No voice was found that can speak into a file: {how}.")
    return engine_for(Path(found).absolute(), wpm)


def _may_not_run(program: str) -> str:
    return f"{shown(program)} exists, but is not executable: allow it (chmod +x {shown(program)})"


def _no_voice(platform: str, barring: str | None) -> Silence:
    if not can_start() or platform == "win32":
        return Silence("none: there is no voice on this system yet")
    if barring:
        return Silence("none that may be run", f"{_may_not_run(barring)} to hear the coach.")
    return Silence(
        "none found; install espeak-ng to hear the coach",
        "No voice was found: install espeak-ng to hear the coach (on Debian or Ubuntu: sudo apt install espeak-ng).",
    )
