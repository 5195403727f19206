"""A thousand drill files, beside what plain YAML takes: PyYAML's own C loader keeps no places and checks nothing.

Reading is timed as the processor counts it, so that what else the machine does is left out; the least of several runs.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import courses
import yaml
from runs import interleaved
from table import Row, at_most, ms
from workshop import Workshop

from hinge_coach.course.drill_file import drill_paths
from hinge_coach.course.library import read_course

FILES = 1000


def measure(shop: Workshop) -> list[Row]:
    whole, half = shop.folder / "thousand", shop.folder / "five-hundred"
    courses.many(whole, FILES)
    courses.many(half, FILES // 2)
    times = shop.few(5, 2)
    ours, plain = _taking_turns([partial(read_course, whole), partial(_plainly, whole)], times)
    (of_half,) = _taking_turns([partial(read_course, half)], times)
    home = shop.home("loading")
    commands = {
        "bare": [sys.executable, "-I", "-c", "pass"],
        "termdown": [shop.peers.termdown, "--help"],
        "drills": [shop.hinge, "drills", "--drills", str(whole)],
    }
    took = interleaved(commands, times, home)
    beside = f"bare Python {ms(took['bare'])}, `termdown --help` {ms(took['termdown'])}"
    missed = "each file is also checked, key by key, and every drill made: a kept, already read course would save that."
    return [
        at_most(
            f"reading {FILES:,} drill files", ms(ours), f"libyaml's plain `load` {ms(plain)}", ours / plain, 0.75,
            unit="× load", missed=missed,
        ),
        at_most(f"{FILES:,} files against half as many", ms(ours), f"half {ms(of_half)}", ours / of_half, 2.2,
            unit="×", missed="something grows faster than the number of files."),
        at_most(f"`drills` with {FILES:,} files", ms(took["drills"]), beside, took["drills"], 1.5, unit=" s",
            missed=missed),
    ]  # fmt: skip


def _plainly(folder: Path) -> None:
    for path in drill_paths(folder):
        yaml.load(path.read_bytes(), yaml.CSafeLoader)


def _taking_turns(works: list[Callable[[], object]], times: int) -> list[float]:
    """The least seconds of the processor for each, taking turns."""
    least = [float("inf")] * len(works)
    for _ in range(times):
        for index, work in enumerate(works):
            began = time.process_time()
            work()
            least[index] = min(least[index], time.process_time() - began)
    return least
