"""How long one picture of the figure takes: `python tests/bench/bench_figure.py`.

For three sizes and every full movement of the course: a picture that was never drawn before, pose and all, and one that
comes again. Milliseconds of processor time, the best of several rounds, so that other programs don't count.
"""

import sys
import time
from collections.abc import Callable, Iterable

from hinge_coach.body import figure as moments
from hinge_coach.body.feel import muscles
from hinge_coach.body.figure import body_at
from hinge_coach.body.picture import draw
from hinge_coach.course.library import read_course
from hinge_coach.course.posture import Figure

SIZES = ((30, 15), (44, 20), (60, 28))
LIMIT = 0.3  # milliseconds
ROUNDS = 9
FRAMES = 60  # of one way down of four seconds


def frames(figure: Figure, columns: int, rows: int, working: frozenset[str]) -> None:
    for frame in range(FRAMES):
        draw(body_at(figure, "lower", frame / 15, 4.0), columns, rows, working)


def best(measured: Callable[[], None], before: Callable[[], object] = lambda: None) -> float:
    """Milliseconds a frame of the fastest round, `before` not counted."""
    times = []
    for _ in range(ROUNDS):
        before()
        start = time.process_time()
        measured()
        times.append((time.process_time() - start) * 1000 / FRAMES)
    return min(times)


def forget() -> None:
    moments._posed.cache_clear()
    draw.cache_clear()


def movements() -> Iterable[tuple[str, Figure, frozenset[str]]]:
    for drill in read_course().drills:
        for block in drill.work:
            figure = block.figure or drill.figure
            if figure and figure.bottom:
                yield drill.id, figure, muscles(block.feel or drill.feel)


def main() -> int:
    slowest = 0.0
    print(f"{'milliseconds a picture':28}{'new':>8}{'again':>8}")
    for columns, rows in SIZES:
        for name, figure, working in movements():
            def drawn(figure: Figure = figure, size: tuple[int, int] = (columns, rows),
                      working: frozenset[str] = working) -> None:
                frames(figure, *size, working)

            drawn()  # the camera and what never moves are worked out once a drill
            new, again = best(drawn, forget), best(drawn)
            slowest = max(slowest, new)
            print(f"{columns}x{rows} {name:22}{new:8.3f}{again:8.3f}")
    print(f"slowest {slowest:.3f}, limit {LIMIT}")
    return int(slowest > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
