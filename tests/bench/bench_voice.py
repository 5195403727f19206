"""What the voice and the sounds cost the session's loop: `python tests/bench/bench_voice.py`.

Tells a hundred phases to the voice and the sounds of this machine, first at ease, then with every core kept busy, and
prints the milliseconds of each step. 99 times of 100, saying a cue may cost 5 ms at ease and 10 on a busy machine.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from statistics import median, quantiles

from hinge_coach.coach.events import Event
from hinge_coach.stage.engines import find_voice
from hinge_coach.stage.sound import find_sounds
from hinge_coach.stage.voice import Silence

TIMES = 100
AT_EASE, BUSY = 5.0, 10.0  # milliseconds
LOAD = "while True: pass"


def costs() -> dict[str, list[float]]:
    """Milliseconds of every call, by what was called."""
    voice, sounds = find_voice(), find_sounds()
    if isinstance(voice, Silence):
        sys.exit(voice.advice)
    taken: dict[str, list[float]] = {}

    def timed(what: str, do: Callable[[], None]) -> None:
        began = time.perf_counter()
        do()
        taken.setdefault(what, []).append((time.perf_counter() - began) * 1000)

    for number in range(TIMES):
        event = Event("phase", seconds=2.0, say=str(number))
        for name, listener in (("voice", voice), ("sounds", sounds)):
            timed(f"telling the {name}", partial(listener.tell, event))
            timed(f"starting the {name}", listener.tend)
        for pause in (0.15, 0.15):
            time.sleep(pause)
            timed("tending the voice", voice.tend)
            timed("tending the sounds", sounds.tend)
    print(f"  voice: {voice.about}; sounds: {sounds.about}")
    voice.close()
    sounds.close()
    return taken


def report(title: str) -> float:
    """Print one table; answer the 99th percentile of saying a cue."""
    print(title)
    worst = 0.0
    for name, taken in costs().items():
        high = quantiles(taken, n=100)[98]
        print(f"  {name:19} median {median(taken):6.2f}   99th percentile {high:6.2f}   worst {max(taken):6.2f}")
        worst += high if name in ("telling the voice", "starting the voice") else 0.0
    return worst


def main() -> int:
    began = time.perf_counter()
    find_voice().close()
    print(f"finding the voice {(time.perf_counter() - began) * 1000:.1f} ms")
    kept = report("at ease, ms:") <= AT_EASE
    load = [subprocess.Popen([sys.executable, "-c", LOAD]) for _ in range(os.cpu_count() or 1)]
    try:
        kept = report("every core busy, ms:") <= BUSY and kept
    finally:
        for process in load:
            process.kill()
            process.wait()
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
