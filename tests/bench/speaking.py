"""What the voice and the sounds of this machine cost the session's loop: telling them a phase, and beginning it.

With idle cores and with busy ones. Where no voice is found there is nothing to measure.
"""

import statistics
import time
from contextlib import nullcontext
from functools import partial

from runs import every_core_busy, now
from table import Row, at_most, ms
from workshop import Workshop

from hinge_coach.audio.silence import Silence
from hinge_coach.audio.sound_player import find_sounds
from hinge_coach.audio.speech_engines import find_voice
from hinge_coach.coach.interface.events import Event

SPOKEN = 0.3  # seconds in which a number is begun


def measure(shop: Workshop) -> list[Row]:
    rows = []
    for condition, busy, limit in (("idle", nullcontext, 5), ("every core busy", every_core_busy, 10)):
        with busy():
            taken = _saying(shop.few(60, 10))
        what = f"a cue told to voice and sounds, {condition}: 99th percentile"
        missed = "starting another program waits for a core; the engine would have to run all the time."
        if taken:
            p99 = statistics.quantiles(taken, n=100, method="inclusive")[98]
            told, beside = f"median {ms(statistics.median(taken))}, p99 {ms(p99)}", "the loop's own limit"
            rows.append(at_most(what, told, beside, p99 * 1000, limit, unit=" ms", missed=missed))
        else:
            rows.append(at_most(what, "no voice here", "", float("nan"), limit, unit=" ms"))
    return rows


def _saying(times: int) -> list[float]:
    """Seconds that each of so many phases costs both listeners; none where there is no voice."""
    voice, sounds = find_voice(), find_sounds()
    taken = []
    if not isinstance(voice, Silence):
        for number in range(times):
            event = Event("phase", seconds=2.0, say=str(number))
            steps = (partial(voice.tell, event), partial(sounds.tell, event), voice.tend, sounds.tend)
            began = now()
            for step in steps:
                step()
            taken.append(now() - began)
            for _ in range(2):
                time.sleep(SPOKEN / 2)
                voice.tend()
                sounds.tend()
    voice.close()
    sounds.close()
    return taken
