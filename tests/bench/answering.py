"""From a key to its picture: pause and go on, pressed while nothing else is painted, in ours and in termdown by turns.

The session stands in a hold, whose picture changes once a second; keys are pressed in between, so that the next byte
is the answer.
"""

import statistics
from collections.abc import Callable, Sequence

import courses
from runs import Actor, OnTerminal, now, pause, play
from table import Row, at_most, ms
from workshop import Workshop

QUIET = 0.15  # seconds without a byte before a key is pressed
NEXT_PAINT = 0.75  # seconds after the last byte, from which on the next second's picture may come


def measure(shop: Workshop) -> list[Row]:
    home, course = shop.home("answering"), shop.folder / "hold"
    courses.one_hold(course, 300)
    taken: dict[str, list[float]] = {"ours": [], "termdown": []}
    times = shop.few(60, 10)
    with (
        OnTerminal(shop.session(course, "--view", "screen"), home) as ours,
        OnTerminal([shop.peers.termdown, "300"], home) as termdown,
    ):
        pressing = _pressing(ours, b"Hold", taken["ours"], times)
        play([ours, termdown], [pressing, _pressing(termdown, b"\x1b\\]2;", taken["termdown"], times)])
    return [
        _row("median", statistics.median, taken, 1, "laying out what stands on a new picture, in Python."),
        _row("95th percentile", _p95, taken, 5, "some keys change the whole picture, and all of it is laid out anew."),
    ]


def _row(
    what: str, of: Callable[[Sequence[float]], float], taken: dict[str, list[float]], limit: float, why: str
) -> Row:
    ours, termdown = of(taken["ours"]), of(taken["termdown"])
    return at_most(f"key to paint, {what}", ms(ours), f"termdown {ms(termdown)}", ours * 1000, limit, " ms", why)


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
