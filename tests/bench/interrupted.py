"""What may come between: twenty pauses, a wall clock that is set, a terminal that stops reading.

A hold ought to last as long as it says, plus what it was paused for, plus, with us, the three seconds to get back into
position after each pause. What it lasted beyond that is the error. The moments are those at which keys were pressed
and at which an observer read the program's output.

The wall clock can't be set for one program alone, so a shim shifts everything by which Python tells the time of day
(`time.time`, `datetime.now` and their like) by ten seconds, in the midst of a hold, in either direction.
"""

import json
import statistics
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import courses
from keeping_time import Ticks, hurried, read_back, recorded, ticks_of
from runs import Actor, Observed, OnTerminal, now, pause, play
from table import Row, at_most, ms
from workshop import Workshop

GET_BACK = 3.0  # seconds, after each pause of ours
RUNS, STANDS = 0.37, 0.26  # seconds between two pauses, and of each pause
SET_AFTER = 2.0  # seconds into the hold
BLOCKED = 4.0  # seconds

_HOLD = rb'"event": "phase"[^\n]+"hold"', rb'"event": "set"'  # as JSON: how a hold begins and ends
_COUNTDOWN = rb"\x1b\]2;\d+\x07", rb"\x1b\[\?1049l"  # termdown's window title, and its leave


def measure(shop: Workshop) -> list[Row]:
    return [_pauses(shop), _wall_clock(shop), _blocked(shop)]


@dataclass
class Timed:
    """A hold of `seconds` in a program, `marks` of how it begins and ends, and the seconds it was paused for."""

    program: OnTerminal
    seconds: float
    marks: tuple[bytes, bytes]
    paused: float = 0.0

    def begun(self) -> Actor:
        """Wait until the hold has begun. With us a plan and a setup stand before it."""
        if self.marks is _HOLD:
            yield from hurried(self.program, lambda: self.program.text.decode())
        yield from self.program.until(self.marks[0])

    def paused_often(self, times: int, get_back: float) -> Actor:
        yield from self.begun()
        for _ in range(times):
            yield from pause(RUNS)
            began = now()
            self.program.press(" ")
            yield from pause(STANDS)
            self.program.press(" ")
            self.paused += now() - began + get_back
            yield from pause(get_back)
        yield from self.program.until(self.marks[1])

    def with_clock_set(self, trigger: Path) -> Actor:
        yield from self.begun()
        yield from pause(SET_AFTER)
        trigger.touch()
        yield from self.program.until(self.marks[1])

    @property
    def error(self) -> float:
        """Seconds too long, or too short if negative."""
        (_, began), (_, ended) = (self.program.matches(mark)[0] for mark in self.marks)
        return ended - began - self.paused - self.seconds


def _pauses(shop: Workshop) -> Row:
    times = shop.few(20, 3)
    seconds = round(times * 0.5) + 2
    home, course = shop.home("pauses"), shop.folder / "hold"
    courses.one_hold(course, seconds)
    with (
        OnTerminal(shop.session(course, "--view", "json"), home) as ours,
        OnTerminal([shop.peers.termdown, str(seconds)], home) as termdown,
    ):
        hold, countdown = Timed(ours, seconds, _HOLD), Timed(termdown, seconds, _COUNTDOWN)
        play([ours, termdown], [hold.paused_often(times, GET_BACK), countdown.paused_often(times, 0.0)])
        told, beside = ms(hold.error), f"termdown {ms(countdown.error)}"
    what = f"{times} pauses in a hold: its length is wrong by"
    return at_most(
        what,
        told,
        beside,
        abs(hold.error) * 1000,
        10,
        unit=" ms",
        missed="the session reads a key late when another program has the core.",
    )


def _wall_clock(shop: Workshop) -> Row:
    seconds = 14
    home, course = shop.home("wall-clock"), shop.folder / "hold"
    courses.one_hold(course, seconds)
    session = shop.session(course, "--view", "json")[1:]
    ours: list[Timed] = []
    theirs: list[Timed] = []
    actors = []
    with ExitStack() as stack:
        for shift in (10, -10):
            for timed, module, arguments, marks in (
                (ours, "hinge_coach.__main__", session, _HOLD),
                (theirs, "termdown.cli", [seconds], _COUNTDOWN),
            ):
                trigger = shop.folder / f"{module}{shift}"
                command = shop.child("clock_set.py", trigger, shift, module, *arguments, peer=timed is theirs)
                timed.append(Timed(stack.enter_context(OnTerminal(command, home)), seconds, marks))
                actors.append(timed[-1].with_clock_set(trigger))
        play([each.program for each in (*ours, *theirs)], actors)
        errors, beside = [each.error for each in ours], ", ".join(f"{each.error:+.2f} s" for each in theirs)
    return at_most(
        "the wall clock set by +10 s and by -10 s in a hold: its length is wrong by",
        ", ".join(ms(error) for error in errors),
        f"termdown {beside}",
        max(map(abs, errors)) * 1000,
        5,
        unit=" ms",
        missed="nothing here waits by the time of day: it is the observer who was late.",
    )


def _blocked(shop: Workshop) -> Row:
    home, course = shop.home("blocked"), shop.folder / "reps"
    courses.reps(course, 3)
    worst: dict[str, list[float]] = {"ours": [], "rich": []}
    for number in range(shop.few(3, 1)):
        written, ticked = (shop.folder / f"{name}{number}.jsonl" for name in worst)
        with (
            OnTerminal(shop.child("recorded_session.py", course, written), home) as ours,
            OnTerminal(shop.child("live_ticks.py", ticked, BLOCKED + 6, peer=True), home) as rich,
        ):
            actors = [_deaf_from(ours, written, '"lower"'), _deaf_from(rich, ticked, "[2.0")]
            play([ours, rich], [*actors, recorded(ours, written, sets=1), rich.until(rb"\x1b\[\?1049l")])
        worst["ours"].append(latest(ticks_of(read_back(written))))
        worst["rich"].append(latest([tuple(json.loads(line)) for line in ticked.read_text().splitlines()]))
    late, beside = (statistics.median(each) for each in worst.values())
    what = f"the terminal reads nothing for {BLOCKED:g} s: the latest tick is late by"
    return at_most(what, ms(late), f"rich Live {ms(beside)}", late * 1000, 10, unit=" ms", missed="a write blocked.")


def _deaf_from(program: Observed, written: Path, word: str) -> Actor:
    """Once a word was written down by the program, read nothing from it for a while."""
    while not (written.exists() and word in written.read_text()):
        yield from pause(0.1)
    program.deaf = True
    yield from pause(BLOCKED)
    program.deaf = False


def latest(ticks: Ticks) -> float:
    """By how many seconds the latest tick was later than the most punctual one."""
    late = [came - second for second, came in ticks]
    return max(late) - min(late)
