"""How long one picture of the figure takes: `python tests/bench/bench_figure.py`.

For three sizes and every movement of the course, milliseconds of processor time a picture, the best of several rounds
so that other programs don't count: one that was never drawn before, one that comes again, and the mean of a whole set
of eight reps at 15 pictures a second, which is what LIMIT is for.
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator

from hinge_coach.body import figure as moments
from hinge_coach.body.feel import muscles
from hinge_coach.body.figure import body_at
from hinge_coach.body.picture import draw
from hinge_coach.course.drill import Tempo
from hinge_coach.course.library import read_course
from hinge_coach.course.posture import Figure

SIZES = ((30, 15), (44, 20), (60, 28))
LIMIT = 0.3  # milliseconds
ROUNDS = 7
REPS = 8
RATE = 15  # pictures a second

Moment = tuple[str, float, float]  # phase, elapsed, seconds


def movements() -> Iterable[tuple[str, Figure, frozenset[str], Tempo]]:
    """Every block of the course that moves: its drill, figure, working muscles and tempo."""
    for drill in read_course().drills:
        for block in drill.work:
            figure = block.figure or drill.figure
            if figure and block.tempo:
                yield drill.id, figure, muscles(block.feel or drill.feel), block.tempo


def set_of(tempo: Tempo) -> Iterator[Moment]:
    """The moments of a set at which something moves, a little later in each rep, as in a session."""
    for rep in range(REPS):
        for phase, seconds in (("lower", tempo.lower), ("rise", tempo.rise)):
            for frame in range(int(seconds * RATE)):
                yield phase, frame / RATE + rep * 0.002, seconds


def once() -> list[Moment]:
    return [("lower", frame / RATE, 4.0) for frame in range(60)]


def best(drawn: Callable[[Moment], object], moments: list[Moment], before: Callable[[], None] | None) -> float:
    """Milliseconds a picture in the fastest round; `before` is called before each round and not counted."""
    times = []
    for _ in range(ROUNDS):
        if before:
            before()
        start = time.process_time()
        for moment in moments:
            drawn(moment)
        times.append((time.process_time() - start) * 1000 / len(moments))
    return min(times)


def forget() -> None:
    moments._posed.cache_clear()
    draw.cache_clear()


def measure(figure: Figure, working: frozenset[str], tempo: Tempo, columns: int, rows: int) -> tuple[float, ...]:
    """Milliseconds of a new picture, of one that comes again, and of the mean of a set."""

    def drawn(moment: Moment) -> object:
        return draw(body_at(figure, *moment), columns, rows, working)

    drawn(("top", 0.0, 1.0))  # the camera and what never moves are worked out once a drill
    return best(drawn, once(), forget), best(drawn, once(), None), best(drawn, list(set_of(tempo)), forget)


def main() -> int:
    slowest = 0.0
    print(f"{'milliseconds a picture':28}{'new':>8}{'again':>8}{'a set':>8}")
    for columns, rows in SIZES:
        for name, figure, working, tempo in movements():
            new, again, mean = measure(figure, working, tempo, columns, rows)
            slowest = max(slowest, mean)
            print(f"{columns}x{rows} {name:22}{new:8.3f}{again:8.3f}{mean:8.3f}")
    print(f"slowest set {slowest:.3f}, limit {LIMIT}")
    return int(slowest > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
