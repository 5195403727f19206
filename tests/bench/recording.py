"""How long `record` takes for a quarter of an hour, and how much memory for an introduction and for twice as much.

It takes espeak-ng, and ffmpeg for another kind of file than WAV. Where one is lacking nothing is measured.
"""

import os
import subprocess
import time
import wave
from shutil import which

from runs import plain
from table import Row, at_most, number
from workshop import Workshop

QUARTER = 15 * 60.0  # seconds
NONE = float("nan")
LACKING = "no espeak-ng or ffmpeg"
SLOW = "the engine is a program that is started for each sentence; it would take one that is a library."


def measure(shop: Workshop) -> list[Row]:
    speaks, encodes = which("espeak-ng"), which("ffmpeg")
    wav, small = _recorded(shop, ".wav") if speaks else (NONE, NONE)
    m4a, _ = _recorded(shop, ".m4a") if speaks and encodes else (NONE, NONE)
    _, large = _recorded(shop, ".wav", "--all") if speaks else (NONE, NONE)
    what, beside = "`record`: a quarter of an hour", "to hear it 900 s"
    told = f"{number(small)} MB; for twice as much {number(large)} MB"
    return [
        at_most(f"{what} as WAV", f"{number(wav)} s" if speaks else LACKING, beside, wav, 10, " s", SLOW),
        at_most(
            f"{what} as M4A",
            f"{number(m4a)} s" if m4a == m4a else LACKING,
            beside,
            m4a,
            10,
            " s",
            f"{SLOW[:-1]}, and another encoder.",
        ),
        at_most(
            "`record`: memory, at most",
            told if speaks else LACKING,
            "all of the sound 100 MB",
            max(small, large),
            40,
            " MB",
            "the samples that are mixed at a time.",
        ),
    ]


def _recorded(shop: Workshop, ending: str, *more: str) -> tuple[float, float]:
    """Seconds that a quarter of an hour takes, and the most megabytes that our own process has had."""
    path = shop.folder / f"recorded{ending}"
    argv = [shop.hinge, "record", str(path), "--force", *more]
    began = time.monotonic()
    running = subprocess.Popen(argv, env=plain(shop.home("recording")), stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(running.pid, 0)
    assert status == 0, f"{argv} ends with {status}"
    taken = time.monotonic() - began
    with wave.open(str(path.with_suffix(".wav"))) as sound:  # made first; the others are as long
        length = sound.getnframes() / sound.getframerate()
    return taken * QUARTER / length, usage.ru_maxrss / 1000
