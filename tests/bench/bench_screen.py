"""What the live screen costs: `python tests/bench/bench_screen.py`.

Plays reps with a moving figure at 80x24 and 15 frames a second, without waiting, on the screen and on a plain
`rich.live.Live` that shows the same cells, and compares CPU and bytes. Then presses pause and go on, next and back, and
times each from the key to the bytes. Exits 1 where a goal is missed.
"""

import io
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console, Group
from rich.live import Live
from rich.text import Text

from hinge_coach.coach.scene import Header, KeyHint, Motion, Paced, Page, Scene, Stop
from hinge_coach.course.posture import Figure, Pose, Prop
from hinge_coach.stage.screen import FRAME, Drawing, Screen

COLUMNS, ROWS = 80, 24
REPS = 20
WAY = tuple(Stop(number, "ahead") for number in ("1", "2", "3", "4", "4½", "5"))
FIGURE = Figure(Pose(4, 6, 3, arms=8), Pose(0, 20, 55, arms=-30), props=(Prop("band", anchor=(-0.5, 0.1)),))
KEYS = tuple(KeyHint(key, does) for key, does in (("space", "pause"), ("n", "next"), ("b", "back"), ("q", "stop")))
CUE = "Clench your glutes at the top"
PHASES = (("lower", "Lower", 2.0), ("rise", "Rise", 1.0), ("top", "Top", 2.0))


class Counter:
    """An output that counts what it is sent."""

    def __init__(self) -> None:
        self.bytes = 0

    def send(self, data: bytes) -> bool:
        self.bytes += len(data)
        return True


def session(phases: Sequence[tuple[str, str, float]] = PHASES) -> list[Scene]:
    """Every frame of a set of REPS reps."""
    scenes: list[Scene] = []
    for rep in range(1, REPS + 1):
        for phase, word, seconds in phases:
            for frame in range(round(seconds / FRAME)):
                header = Header("Band Pull-through", "4", WAY, 700.0 - len(scenes) * FRAME)
                motion = Motion(FIGURE, phase, frame * FRAME, seconds, feel="glutes")
                scene = Paced(header, phase, word, seconds, frame * FRAME, CUE, "Pull-through", 1, 3, rep, REPS)
                scenes.append(replace(scene, motion=motion, keys=KEYS))
    return scenes


def screen(out: Counter) -> Screen:
    return Screen(out, colour_system="256", unicode=True, size=lambda: (COLUMNS, ROWS))


def per_frame(scenes: Sequence[Any], show: Callable[[Any], object]) -> float:
    """CPU milliseconds a frame."""
    began = time.process_time()
    for scene in scenes:
        show(scene)
    return (time.process_time() - began) / len(scenes) * 1000


def on_the_screen(scenes: Sequence[Scene]) -> tuple[float, float]:
    """CPU milliseconds and bytes a frame, from the first frame on."""
    out = Counter()
    milliseconds = per_frame(scenes, screen(out).show)
    return milliseconds, out.bytes / len(scenes)


def on_a_plain_live(scenes: Sequence[Scene]) -> tuple[float, float]:
    """The same for rich's Live, which is given the finished cells: laying them out isn't even counted."""
    drawing, frames = Drawing("256", True), []
    for scene in scenes:
        lines = []
        for row in drawing.rows(scene, COLUMNS, ROWS):
            runs = groupby(row, lambda cell: cell[1])
            ansi = "".join(f"\x1b[{sgr}m{''.join(text for text, _ in run)}\x1b[m" for sgr, run in runs)
            lines.append(Text.from_ansi(ansi))
        frames.append(Group(*lines))
    file = io.StringIO()
    console = Console(file=file, force_terminal=True, color_system="256", width=COLUMNS, height=ROWS)
    with Live(console=console, auto_refresh=False, screen=True) as live:
        milliseconds = per_frame(frames, lambda frame: live.update(frame, refresh=True))
        return milliseconds, len(file.getvalue().encode()) / len(frames)


def changed_text(scenes: Sequence[Scene]) -> float:
    """Bytes a frame of the text alone of the cells that changed."""
    drawing = Drawing("256", True)
    frames = [drawing.rows(scene, COLUMNS, ROWS) for scene in scenes]
    changes = (
        len(after[0].encode())
        for old, new in zip(frames, frames[1:], strict=False)
        for row, with_row in zip(old, new, strict=True)
        for before, after in zip(row, with_row, strict=True)
        if before != after
    )
    return sum(changes) / len(frames)


def key_to_paint() -> float:
    """Milliseconds from a key to the bytes of its picture: the median over pauses, skips and questions."""
    view, scenes, taken = screen(Counter()), session(), []
    check = Page(scenes[0].header, "check", "Check", "Did your glutes finish every rep?", keys=KEYS)
    for number in range(60):
        running = scenes[number * 17]
        for scene in (running, replace(running, paused=True), replace(running, note=f"{number} s more"), check):
            began = time.perf_counter()
            view.show(scene)
            taken.append((time.perf_counter() - began) * 1000)
    return median(taken)


def still_bytes() -> int:
    out = Counter()
    view, scene = screen(out), session()[0]
    view.show(scene)
    before = out.bytes
    for _ in range(15):
        view.show(scene)
    return out.bytes - before


def main() -> int:
    scenes, moving = session(), session(PHASES[:2])
    (ours, sent), (plain, plain_sent) = on_the_screen(scenes), on_a_plain_live(scenes)
    moving_sent, text = on_the_screen(moving)[1], changed_text(moving)
    goals = (
        ("CPU of a plain Live's, times", ours / plain, 0.4),
        ("bytes of the changed text's, times", moving_sent / text, 6.0),
        ("bytes while nothing changes", still_bytes(), 0),
        ("key to paint, median in ms", key_to_paint(), 1.0),
    )
    print(f"  screen     {ours:6.3f} ms {sent:7.0f} bytes a frame, {ours / FRAME / 10:.2f} % of a core")
    print(f"  plain Live {plain:6.3f} ms {plain_sent:7.0f} bytes a frame, {plain / FRAME / 10:.2f} % of a core")
    for name, value, goal in goals:
        print(f"  {name:36} {value:7.3f}   goal {goal:g} at most")
    print(f"  Python {sys.version.split()[0]}, {Path(sys.executable).name}, {COLUMNS}x{ROWS}, {len(scenes)} frames")
    return int(any(value > goal for _, value, goal in goals))


if __name__ == "__main__":
    sys.exit(main())
