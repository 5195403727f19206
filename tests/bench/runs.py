"""Running programs and looking at the clock: from spawn to exit, or on a terminal or a pipe with every byte's moment.

An observer stands outside: it reads what a program writes and notes when. What is to be done to several programs at the
same time is told as actors: generators that do one thing and then yield the moment at which they want to go on.
"""

import os
import re
import select
import statistics
import subprocess
import sys
import time
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from pty_stage import Stage, environment

now = time.perf_counter
Actor = Iterator[float]
PATIENCE = 100.0  # seconds after which a program that does not do what it is waited for hangs


def interleaved(commands: Mapping[str, Sequence[str]], rounds: int, home: Path) -> dict[str, float]:
    """Median seconds from spawn to exit of each command on a pipe, all taking turns in every round."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            began = now()
            done = subprocess.run(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, env=plain(home))
            taken[name].append(now() - began)
            assert done.returncode == 0, f"{name} ends with {done.returncode}"
    return {name: statistics.median(each) for name, each in taken.items()}


def plain(home: Path) -> dict[str, str]:
    """The environment of a plain terminal, in which what is installed is found, and nothing else."""
    return environment(home, PYTHONPATH=None)


class Observed:
    """A program whose output is read from `fd`: `text` is all of it so far. While it is `deaf` nothing is read."""

    fd: int
    deaf = False

    def __init__(self) -> None:
        self.text = bytearray()
        self._ends: list[int] = []
        self._moments: list[float] = []

    def take(self) -> None:
        """Read what is there, and note the moment."""
        moment = now()
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            data = b""
        if data:
            self.text += data
            self._ends.append(len(self.text))
            self._moments.append(moment)

    def moment(self, offset: int) -> float:
        """When the byte before `offset` was read."""
        return self._moments[bisect_left(self._ends, offset)]

    @property
    def last(self) -> float:
        """When the last byte was read; minus infinity before the first."""
        return self._moments[-1] if self._moments else float("-inf")

    def after(self, moment: float) -> float | None:
        """When the first byte after a moment was read."""
        index = bisect_left(self._moments, moment)
        return self._moments[index] if index < len(self._moments) else None

    def size(self, start: float, end: float) -> int:
        """How many bytes came between two moments."""
        ends = [0, *self._ends]
        return ends[bisect_left(self._moments, end)] - ends[bisect_left(self._moments, start)]

    def matches(self, pattern: bytes) -> list[tuple[re.Match[bytes], float]]:
        """Every match of a pattern, with the moment at which it was whole."""
        return [(match, self.moment(match.end())) for match in re.finditer(pattern, bytes(self.text), re.S)]

    def until(self, pattern: bytes) -> Actor:
        """Wait for a pattern. Raises AssertionError where it never comes."""
        limit = now() + PATIENCE
        while not re.search(pattern, bytes(self.text), re.S):
            assert now() < limit, f"{pattern!r} never came: {bytes(self.text[-500:])!r}"
            yield now() + 0.02

    def quiet(self, seconds: float) -> Actor:
        """Wait until nothing came for so long."""
        while now() - self.last < seconds:
            yield self.last + seconds


class OnTerminal(Observed):
    """A program in a terminal of its own, of `size` columns and rows. It was spawned at `began`."""

    def __init__(self, command: Sequence[str], home: Path, size: tuple[int, int] = (80, 24), **more: str) -> None:
        super().__init__()
        self.began = now()
        self._stage = Stage(home, argv=list(command), size=size, PYTHONPATH=None, **more)
        self.fd, self.pid, self.press = self._stage.master, self._stage.pid, self._stage.press

    def __enter__(self) -> "OnTerminal":
        return self

    def __exit__(self, *_: object) -> None:
        self._stage.__exit__()


class OnPipe(Observed):
    """A program whose stdout is a pipe, with a terminal for its keys."""

    def __init__(self, command: Sequence[str], home: Path, **more: str) -> None:
        super().__init__()
        self._keys, keyboard = os.openpty()
        self._process = subprocess.Popen(
            command, stdin=keyboard, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=plain(home) | more
        )
        os.close(keyboard)
        self.fd = self._process.stdout.fileno()

    def press(self, keys: str) -> None:
        os.write(self._keys, keys.encode())

    def __enter__(self) -> "OnPipe":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()
        os.close(self._keys)


def play(observed: Sequence[Observed], actors: Sequence[Actor]) -> None:
    """Let all actors come to their end, reading meanwhile from every program that is observed."""
    with _punctual():
        _play(observed, [(next(actor, None), actor) for actor in actors])


def _play(observed: Sequence[Observed], waiting: list[tuple[float | None, Actor]]) -> None:
    while waiting := [(due, actor) for due, actor in waiting if due is not None]:
        first = min(due for due, _ in waiting)
        ready, _, _ = select.select([each.fd for each in observed if not each.deaf], [], [], max(0.0, first - now()))
        for each in observed:
            if each.fd in ready:
                each.take()
        moment = now()
        waiting = [(next(actor, None), actor) if due <= moment else (due, actor) for due, actor in waiting]


@contextmanager
def _punctual() -> Iterator[None]:
    """Within it the observer goes before all others, where it may: its own waiting for a core is nobody's lateness."""
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO | os.SCHED_RESET_ON_FORK, os.sched_param(1))
    except (AttributeError, OSError):  # no such thing here, or not for everybody
        yield
        return
    try:
        yield
    finally:
        os.sched_setscheduler(0, os.SCHED_OTHER | os.SCHED_RESET_ON_FORK, os.sched_param(0))


def pause(seconds: float) -> Actor:
    """Let time pass."""
    yield now() + seconds


@contextmanager
def every_core_busy() -> Iterator[None]:
    """Within it, each core has a program that never rests."""
    load = [subprocess.Popen([sys.executable, "-I", "-c", "while True: pass"]) for _ in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        for process in load:
            process.kill()
            process.wait()


def peak_memory(pid: int) -> float:
    """The most bytes of memory that a process has had at a time; not a number where the system does not tell."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return float("nan")
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) * 1024
