"""A thousand drill files, beside what plain YAML takes: PyYAML's own C loader keeps no places and checks nothing.

Reading is timed as the processor counts it, so that what else the machine does is left out; the least of several runs.
"""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import courses
import yaml
from runs import interleaved
from table import Row, at_most, ms
from workshop import Workshop

from hinge_coach.course.file.course_folder import read_course
from hinge_coach.course.file.drill_file import drill_paths

FILES = 1000


def measure(shop: Workshop) -> list[Row]:
    whole, half = shop.folder / "thousand", shop.folder / "five-hundred"
    courses.many(whole, FILES)
    courses.many(half, FILES // 2)
    times = shop.few(5, 2)
    ours, plain = _taking_turns([partial(read_course, whole), partial(_plainly, whole)], times)
    (of_half,) = _taking_turns([partial(read_course, half)], times)
    took = interleaved({"drills": [shop.hinge, "drills", "--drills", str(whole)]}, times, shop.home("loading"))
    what, told = f"{FILES:,} drill files", f"{ms(ours)}; all of `drills` {ms(took['drills'])}"
    checking, grown = "checking every key and making the drills.", "something grows faster than the number of files."
    return [
        at_most(what, told, f"libyaml's plain `load` {ms(plain)}", ours / plain, 0.75, missed=checking),
        at_most(f"{what} against half of them", ms(ours), f"half {ms(of_half)}", ours / of_half, 2.2, missed=grown),
    ]


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
