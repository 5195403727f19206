"""Sixty seconds of holds and tempo, with idle cores and with busy ones: who is late, who drifts, who misses a tick.

Four programs run in the same minute, so that whatever else the machine does is met by all of them alike:

- our session as JSON on a pipe, each event noted as an observer reads it;
- our session on a terminal's screen, with a moving figure and the voice and sounds of this machine, each event noted
  inside as it is told to the first listener (its picture is read meanwhile);
- `termdown` on a terminal: a tick is the new number of seconds in its window title;
- the loop that one writes first, `rich.progress` and `sleep(.1)`: a tick is the new number beside its bar.

A tick is late by its moment minus its second, counted from the program's own most punctual tick, so that nobody is
blamed for when it began. The drift is the slope of that lateness over time. A tick is missed when it never came.
"""

import json
import statistics
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path

import courses
from runs import PATIENCE, Actor, OnPipe, OnTerminal, every_core_busy, now, pause, play
from table import Row, at_most, ms
from workshop import SILENT, Workshop

Ticks = list[tuple[float, float]]  # the second at which it was due, the moment at which it came
_OPENING = ("ready", "side", "phase", "rest")
_MISSED = "another program was given the processor: it would take a real-time priority, which is not a coach's to ask for."


@dataclass(frozen=True, slots=True)
class Time:
    """How a program kept time: seconds a minute, ticks, seconds."""

    drift: float
    missed: int
    p99: float

    def __str__(self) -> str:
        return f"{ms(self.drift)} a minute, {self.missed} missed, p99 {ms(self.p99)}"


def kept(rounds: Sequence[Ticks], due: int) -> Time:
    """How time was kept over several runs with so many ticks due in each."""
    late: list[float] = []
    for ticks in rounds:
        best = min(came - second for second, came in ticks)
        late += [came - second - best for second, came in ticks]
    missed = due * len(rounds) - len(late)
    drift = statistics.median(abs(slope(ticks)) for ticks in rounds)
    return Time(drift * 60, missed, statistics.quantiles(late, n=100, method="inclusive")[98])


def slope(ticks: Ticks) -> float:
    """Theil and Sen's: the median over all pairs of ticks, which a few late ones don't bend."""
    pairs = combinations(ticks, 2)
    return statistics.median((b[1] - a[1]) / (b[0] - a[0]) - 1 for a, b in pairs if a[0] != b[0])


def ticks_of(events: Sequence[tuple[dict[str, object], float]]) -> Ticks:
    """A session's ticks: every span as it opens, and the last seconds of holds and rests, each due when spans before it end."""
    ticks: Ticks = []
    opened = following = 0.0
    for event, moment in events:
        if event["event"] in _OPENING:
            opened, following = following, following + float(event["seconds"])
            ticks.append((opened, moment))
        elif event["event"] == "tick":
            ticks.append((following - float(event["left"]), moment))
    return ticks


def measure(shop: Workshop) -> list[Row]:
    found = {"idle": nullcontext, "every core busy": every_core_busy}
    minutes: dict[str, list[dict[str, Ticks]]] = {name: [] for name in found}
    for _ in range(shop.few(2, 1)):
        for name, condition in found.items():
            with condition():
                minutes[name].append(_minute(shop))
    return [*_rows("idle", minutes["idle"], 5.0), *_rows("every core busy", minutes["every core busy"], 10.0)]


def _rows(condition: str, minutes: Sequence[dict[str, Ticks]], limit: float) -> list[Row]:
    """The rows of one condition, for the worse one of our two views."""
    due = DUE if len(minutes) > 1 else QUICK
    times = {name: kept([minute[name] for minute in minutes], due.get(name, due["seconds"])) for name in minutes[0]}
    ours = times["json"], times["screen"]
    drift, missed, p99 = (max(getattr(each, name) for each in ours) for name in ("drift", "missed", "p99"))
    others = times["termdown"], times["naive"]
    what = f"60 s of holds and tempo, {condition}"
    row = partial(at_most, missed=_MISSED)

    def beside(told: Callable[[Time], str]) -> str:
        return f"termdown {told(others[0])}, naive `rich.progress` {told(others[1])}"

    def both(told: Callable[[Time], str]) -> str:
        return f"JSON {told(ours[0])}, screen {told(ours[1])}"

    return [
        row(f"{what}: drift a minute", both(_drift), beside(_drift), drift * 1000, 1, unit=" ms"),
        row(f"{what}: ticks missed", both(_missed), beside(_missed), missed, 0, unit=""),
        row(f"{what}: p99 of lateness", both(_p99), beside(_p99), p99 * 1000, limit, unit=" ms"),
    ]


def _drift(time: Time) -> str:
    return ms(time.drift)


def _missed(time: Time) -> str:
    return f"{time.missed} of {time.due}"


def _p99(time: Time) -> str:
    return ms(time.p99)


def _minute(shop: Workshop) -> dict[str, Time]:
    """One minute of all four, at once."""
    course = shop.folder / "minute"
    hold, reps = (8, 8) if not shop.quick else (3, 1)
    seconds = courses.holds_and_reps(course, hold, reps)
    written = shop.folder / "written.jsonl"
    home = shop.home("keeping-time")
    with (
        OnPipe(shop.session(course, "--view", "json"), home) as as_json,
        OnTerminal(shop.child("recorded_session.py", course, written, "heard"), home) as screen,
        OnTerminal([shop.peers.termdown, f"{seconds:g}"], home) as termdown,
        OnTerminal(shop.child("naive_progress.py", seconds), home) as naive,
    ):
        programs = (as_json, screen, termdown, naive)
        ends = (rb'"n": 3', rb"\x1b\]2;1\x07", rb"%d/%d" % (seconds, seconds))
        play(programs, [_end_of(as_json, ends[0]), _written(written), *map(_end_of, programs[2:], ends[1:])])
        own = [(json.loads(match[0]), moment) for match, moment in as_json.matches(rb"\{[^\n]+\}(?=\n)")]
        drawn = [(event, event["at"]) for event in map(json.loads, written.read_text().splitlines())]
        downward = _counted(termdown, rb"\x1b\]2;(\d+)\x07")
        # Per span one, and three, two or one second before the end of each of six spans that are long enough.
        due = 6 + 4 * reps + 2 * 4 + 2 * min(3, hold - 1)
        return {
            "json": kept(ticks_of(own), due),
            "screen": kept(ticks_of(drawn), due),
            "termdown": kept([(seconds - left, moment) for left, moment in downward], int(seconds)),
            "naive": kept(_counted(naive, rb"(\d+)/%d" % seconds), int(seconds)),
        }


def _counted(program: OnTerminal, pattern: bytes) -> Ticks:
    """Each number from 1 up when it was first seen."""
    first: dict[int, float] = {}
    for match, moment in program.matches(pattern):
        first.setdefault(int(match[1]), moment)
    return [(float(count), moment) for count, moment in first.items() if count]


def _end_of(program: OnPipe | OnTerminal, pattern: bytes) -> Actor:
    yield from program.until(pattern)
    yield from pause(0.2)


def _written(written: Path) -> Actor:
    limit = now() + 2 * PATIENCE
    while not (written.exists() and '"n": 3' in written.read_text()):
        assert now() < limit, "the session on the screen never came to its end"
        yield from pause(0.5)
