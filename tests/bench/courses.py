"""Courses made for measuring: one drill of exactly as many seconds as are wanted, and a thousand drills."""

from pathlib import Path

from hinge_coach.course.file.course_folder import shipped_folder
from hinge_coach.course.file.drill_file import drill_paths

_DRILL = """\
format: 1
id: measured
order: 1
name: Hinge
summary: A drill to be measured
why: Short.
setup: [Stand.]
cues:
  - {{say: Send your seat back, short: Back, when: lower}}
feel: glutes and hamstrings
work:
{work}
check: Was it clean?
move_on: never
figure:
  top: {{shank: 4, knee: 6, trunk: 3, arms: 8}}
  bottom: {{shank: 0, knee: 20, trunk: 55, arms: -30}}
  props: [{{is: band, anchor: [-0.5, 0.1]}}]
"""
_HOLDS = "  - {{name: Hold, sets: 1, hold: {hold}, sides: both, rest: 3, count_in: 3}}\n"
_REPS = "  - {{name: Reps, sets: 1, reps: {reps}, tempo: [1, 1, 1, 1], count_in: 3}}"


def holds_and_reps(folder: Path, hold: int, reps: int) -> float:
    """A course of a hold on each side, a rest and paced reps, whose spans follow each other; its seconds."""
    _write(folder, _HOLDS.format(hold=hold) + _REPS.format(reps=reps))
    return 12.0 + 2 * hold + 4 * reps


def one_hold(folder: Path, seconds: int) -> None:
    """A course of a single hold."""
    _write(folder, f"  - {{name: Hold, sets: 1, hold: {seconds}, count_in: 1}}")


def reps(folder: Path, count: int) -> None:
    """A course of nothing but paced reps."""
    _write(folder, _REPS.format(reps=count))


def many(folder: Path, files: int) -> None:
    """Write the shipped drills over and over, each time with another id and order."""
    folder.mkdir()
    texts = [path.read_text(encoding="utf-8") for path in drill_paths(shipped_folder())]
    for index in range(files):
        lines = texts[index % len(texts)].splitlines()
        fresh = {"id": f"drill-{index}", "order": f"{index * 0.9:.1f}"}
        lines = [f"{key}: {fresh[key]}" if (key := line.partition(":")[0]) in fresh else line for line in lines]
        (folder / f"{index}.yaml").write_text("\n".join(lines), encoding="utf-8")


def _write(folder: Path, work: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "1-measured.yaml").write_text(_DRILL.format(work=work), encoding="utf-8")
