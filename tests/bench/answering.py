"""From a key to its picture: pause and go on, pressed while nothing else is painted, in ours and in termdown by turns.

The session stands in a hold, whose picture changes once a second; keys are pressed in between, so that the next byte
is the answer.
"""

import statistics
from collections.abc import Sequence

import courses
from runs import Actor, OnTerminal, now, pause, play
from table import Row, at_most, ms
from workshop import Workshop

QUIET = 0.15  # seconds without a byte before a key is pressed
NEXT_PAINT = 0.75  # seconds after the last byte, from which on the next second's picture may come
_MISSED = "the first picture of each kind is laid out anew, which takes rich some milliseconds."


def measure(shop: Workshop) -> list[Row]:
    home, course = shop.home("answering"), shop.folder / "hold"
    courses.one_hold(course, 300)
    taken: dict[str, list[float]] = {"ours": [], "termdown": []}
    times = shop.few(60, 10)
    with (
        OnTerminal(shop.session(course, "--view", "screen"), home) as ours,
        OnTerminal([shop.peers.termdown, "300"], home) as termdown,
    ):
        ours_runs, theirs_runs = b"Hold", b"\x1b\\]2;"
        pressing = _pressing(ours, ours_runs, taken["ours"], times), _pressing(termdown, theirs_runs, taken["termdown"], times)
        play([ours, termdown], pressing)
    ours_ms, theirs_ms = ([ms(of(each)) for of in (statistics.median, _p95)] for each in taken.values())
    told, beside = f"median {ours_ms[0]}, p95 {ours_ms[1]}", f"termdown median {theirs_ms[0]}, p95 {theirs_ms[1]}"
    what = "key to paint"
    return [
        at_most(f"{what}: median", told, beside, statistics.median(taken["ours"]) * 1000, 1, unit=" ms", missed=_MISSED),
        at_most(f"{what}: 95th percentile", told, beside, _p95(taken["ours"]) * 1000, 5, unit=" ms", missed=_MISSED),
    ]


def _p95(taken: Sequence[float]) -> float:
    return statistics.quantiles(taken, n=20, method="inclusive")[18]


def _pressing(program: OnTerminal, running: bytes, taken: list[float], times: int) -> Actor:
    """Press space so many times and note how long each answer takes. `running` is seen once the time runs."""
    yield from program.until(running)
    while len(taken) < times:
        yield from program.quiet(QUIET)
        if now() - program.last > NEXT_PAINT and len(taken) % 2 == 0:
            yield from pause(0.1)
            continue
        pressed = now()
        program.press(" ")
        while (answered := program.after(pressed)) is None:
            yield now() + 0.01
        taken.append(answered - pressed)
