"""How long a thousand drill files take to load, beside what plain YAML takes: `python tests/bench/bench_course.py`.

It writes a thousand variations of the shipped drills into a temporary folder, reads them as a course would be read,
and the same files with PyYAML's own C loader, which keeps no places and checks nothing; the least of five runs each.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from hinge_coach.course.drill_file import drill_paths
from hinge_coach.course.library import read_course, shipped_folder

FILES = 1000
LIMIT = 1.0  # seconds for all of them
SHARE = 0.75  # of what the plain loader takes


def fill(folder: Path) -> None:
    """Write the shipped drills over and over, each time with another id and order."""
    texts = [path.read_text(encoding="utf-8") for path in drill_paths(shipped_folder())]
    for index in range(FILES):
        lines = texts[index % len(texts)].splitlines()
        fresh = {"id": f"drill-{index}", "order": f"{index * 0.9:.1f}"}
        lines = [f"{key}: {fresh[key]}" if (key := line.partition(":")[0]) in fresh else line for line in lines]
        (folder / f"{index}.yaml").write_text("\n".join(lines), encoding="utf-8")


def plainly(folder: Path) -> None:
    for path in drill_paths(folder):
        yaml.load(path.read_bytes(), yaml.CSafeLoader)


def least(work: Callable[[Path], object], folder: Path) -> float:
    """The least seconds of five runs, as the processor counts them: what else the machine does is left out."""
    took = []
    for _ in range(5):
        begun = time.process_time()
        work(folder)
        took.append(time.process_time() - begun)
    return min(took)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder)
        size = sum(path.stat().st_size for path in drill_paths(folder)) / FILES
        ours, plain = least(read_course, folder), least(plainly, folder)
    print(f"{FILES:,} files of {size / 1000:.1f} kB: {ours:.2f} s as drills, {plain:.2f} s as plain YAML")
    print(f"limit {LIMIT:.2f} s: {'kept' if ours < LIMIT else 'broken'}")
    print(f"share {ours / plain:.2f} of {SHARE}: {'kept' if ours <= SHARE * plain else 'broken'}")


if __name__ == "__main__":
    main()
