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
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import courses
from runs import PATIENCE, Actor, Observed, OnPipe, OnTerminal, every_core_busy, now, pause, play
from table import Row, at_most, ms
from workshop import Workshop

from hinge_coach.coach.interface.early_keys import UNSEEN

Ticks = list[tuple[float, float]]  # the second at which it was due, the moment at which it came
_OPENING = ("ready", "side", "phase", "rest")
_LATE = (
    "late are the first span and those after a completed set, for what was done is synced to the disk before anything "
    "else is told (the next deadlines don't move); with every core busy also those before which another program had "
    "the core. It would take telling the span first, and a real-time priority, which is not a coach's to ask for."
)


@dataclass(frozen=True, slots=True)
class Minute:
    """What is run: seconds of each hold, and reps of four seconds."""

    hold: int
    reps: int

    @property
    def seconds(self) -> int:
        return 12 + 2 * self.hold + 4 * self.reps

    @property
    def due(self) -> int:
        """Ticks of a session: one a span, and the last three, two or one seconds of holds, count-ins and rests."""
        return 6 + 4 * self.reps + 4 * 2 + 2 * min(3, self.hold - 1)


@dataclass(frozen=True, slots=True)
class Kept:
    """How time was kept: seconds a minute, ticks, seconds."""

    drift: float
    missed: int
    p99: float


def kept(rounds: Sequence[Ticks], due: int) -> Kept:
    """How time was kept over several runs with so many ticks due in each."""
    late: list[float] = []
    for ticks in rounds:
        best = min(came - second for second, came in ticks)
        late += [came - second - best for second, came in ticks]
    drift = statistics.median(abs(_slope(ticks)) for ticks in rounds)
    p99 = statistics.quantiles(late, n=100, method="inclusive")[98]
    return Kept(drift * 60, due * len(rounds) - len(late), p99)


def _slope(ticks: Ticks) -> float:
    """Theil and Sen's: the median over all pairs of ticks, which a few late ones don't bend."""
    pairs = combinations(ticks, 2)
    return statistics.median((b[1] - a[1]) / (b[0] - a[0]) - 1 for a, b in pairs if a[0] != b[0])


def measure(shop: Workshop) -> list[Row]:
    minute = Minute(3, 1) if shop.quick else Minute(8, 8)
    idle: list[dict[str, Ticks]] = []
    busy: list[dict[str, Ticks]] = []
    for _ in range(shop.few(2, 1)):
        for rounds, condition in ((idle, nullcontext), (busy, every_core_busy)):
            with condition():
                rounds.append(_at_once(shop, minute))
    return [*_rows("idle", idle, minute, 5), *_rows("every core busy", busy, minute, 10)]


def _rows(condition: str, rounds: Sequence[dict[str, Ticks]], minute: Minute, limit: float) -> list[Row]:
    """The rows of one condition, for the worse one of our two views."""
    due = {"json": minute.due, "screen": minute.due, "termdown": minute.seconds, "rich": minute.seconds}
    times = {name: kept([each[name] for each in rounds], count) for name, count in due.items()}
    ours = times["json"], times["screen"]

    def row(what: str, told: Callable[[Kept], str], value: Callable[[Kept], float], limit: float, unit: str) -> Row:
        of_ours = f"JSON {told(ours[0])}, screen {told(ours[1])}"
        beside = f"termdown {told(times['termdown'])}, naive `rich.progress` {told(times['rich'])}"
        what = f"{minute.seconds} s of holds and tempo, {condition}: {what}"
        return at_most(what, of_ours, beside, max(map(value, ours)), limit, unit=unit, missed=_LATE)

    return [
        row("drift a minute", lambda kept: ms(kept.drift), lambda kept: kept.drift * 1000, 1, " ms"),
        row("ticks missed", lambda kept: str(kept.missed), lambda kept: kept.missed, 0, ""),
        row("99th percentile of lateness", lambda kept: ms(kept.p99), lambda kept: kept.p99 * 1000, limit, " ms"),
    ]


def _at_once(shop: Workshop, minute: Minute) -> dict[str, Ticks]:
    """All four, at the same time."""
    course, written, home = shop.folder / "minute", shop.folder / "written.jsonl", shop.home("keeping-time")
    courses.holds_and_reps(course, minute.hold, minute.reps)
    written.unlink(missing_ok=True)
    with (
        OnPipe(shop.session(course, "--view", "json"), home) as as_json,
        OnTerminal(shop.child("recorded_session.py", course, written, "heard"), home) as screen,
        OnTerminal([shop.peers.termdown, str(minute.seconds)], home) as termdown,
        OnTerminal(shop.child("naive_progress.py", minute.seconds), home) as rich,
    ):
        ends = {as_json: rb'"n": 3', termdown: rb"\x1b\]2;1\x07", rich: b"%d/%d" % (minute.seconds, minute.seconds)}
        actors = [program.until(pattern) for program, pattern in ends.items()]
        actors += [hurried(as_json, lambda: as_json.text.decode()), recorded(screen, written, sets=3)]
        play([as_json, screen, termdown, rich], actors)
        own = [(json.loads(match[0]), moment) for match, moment in as_json.matches(rb"\{[^\n]+\}(?=\n)")]
        downward = _counted(termdown, rb"\x1b\]2;(\d+)\x07")
        return {
            "json": ticks_of(own),
            "screen": ticks_of(read_back(written)),
            "termdown": [(minute.seconds - left, moment) for left, moment in downward],
            "rich": _counted(rich, b"(\\d+)/%d" % minute.seconds),
        }


def hurried(program: OnPipe | OnTerminal, told: Callable[[], str]) -> Actor:
    """Leave a session's plan and setup by a key each, once they were told as events and can be seen."""
    limit = now() + PATIENCE
    for page in ('"event": "plan"', '"event": "drill"'):
        while page not in told():
            assert now() < limit, f"the session never came to its {page}"
            yield from pause(0.1)
        yield from pause(2 * UNSEEN)
        program.press("n")


def recorded(screen: OnTerminal, written: Path, sets: int) -> Actor:
    """Lead a recorded session through its plan and setup, and wait until it has completed so many sets."""

    def told() -> str:
        return written.read_text() if written.exists() else ""

    yield from hurried(screen, told)
    limit = now() + PATIENCE
    while f'"n": {sets}' not in told():
        assert now() < limit, "the session on the screen never came to its end"
        yield from pause(0.5)


def read_back(written: Path) -> list[tuple[dict[str, object], float]]:
    """The events that a recorded session wrote down, with their moments."""
    return [(event, event["at"]) for event in map(json.loads, written.read_text().splitlines())]


def ticks_of(events: Sequence[tuple[dict[str, object], float]]) -> Ticks:
    """A session's ticks: each span as it opens and its last seconds, due when the spans before it have ended."""
    ticks: Ticks = []
    opened = following = 0.0
    for event, moment in events:
        if event["event"] in _OPENING:
            opened, following = following, following + float(event["seconds"])
            ticks.append((opened, moment))
        elif event["event"] == "tick":
            ticks.append((following - float(event["left"]), moment))
    return ticks


def _counted(program: Observed, pattern: bytes) -> Ticks:
    """Each number from 1 up when it was first seen."""
    first: dict[int, float] = {}
    for match, moment in program.matches(pattern):
        first.setdefault(int(match[1]), moment)
    return [(float(count), moment) for count, moment in first.items() if count]
