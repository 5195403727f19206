"""How long one picture of the figure takes: the mean of a set of eight reps in the slowest movement of the course.

The best of several rounds counts, in milliseconds of processor time, so that what else the machine does is left out.
"""

import time
from collections.abc import Iterable, Iterator

from table import Row, at_most, ms
from workshop import Workshop

from hinge_coach.course.drill import Tempo
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.course.poses import Figure
from hinge_coach.figure import body_in_motion as moments
from hinge_coach.figure.body_in_motion import body_at
from hinge_coach.figure.drill_picture import draw
from hinge_coach.figure.working_muscles import muscles

SIZES = ((44, 20), (60, 28))  # cells: the figure's place at 80×24 and at 120×40
REPS = 8
RATE = 15  # pictures a second

Moment = tuple[str, float, float]  # phase, elapsed, seconds


def measure(shop: Workshop) -> list[Row]:
    rows = []
    for columns, lines in SIZES:
        took = {name: _a_set(shop, *movement, columns, lines) for name, *movement in movements()}
        slowest = max(took, key=took.__getitem__)
        what, told = f"one picture of the figure, {columns}×{lines}", f"{ms(took[slowest])} ({slowest})"
        beside, why = f"{RATE} pictures a second leave {ms(1 / RATE)}", "too many dots are drawn."
        rows.append(at_most(what, told, beside, took[slowest] * 1000, 0.3, " ms", why))
    return rows


def movements() -> Iterable[tuple[str, Figure, frozenset[str], Tempo]]:
    """Every block of the course that moves: its drill, figure, working muscles and tempo."""
    for drill in read_course().drills:
        for block in drill.work:
            figure = block.figure or drill.figure
            if figure and block.tempo:
                yield drill.id, figure, muscles(block.feel or drill.feel), block.tempo


def _a_set(shop: Workshop, figure: Figure, working: frozenset[str], tempo: Tempo, columns: int, rows: int) -> float:
    """Seconds a picture, none of which was ever drawn before."""
    taken = []
    for _ in range(shop.few(7, 2)):
        moments._posed.cache_clear()
        draw.cache_clear()
        film = list(_set_of(tempo))
        began = time.process_time()
        for moment in film:
            draw(body_at(figure, *moment), columns, rows, working)
        taken.append((time.process_time() - began) / len(film))
    return min(taken)


def _set_of(tempo: Tempo) -> Iterator[Moment]:
    """The moments of a set at which something moves, a little later in each rep, as in a session."""
    for rep in range(REPS):
        for phase, seconds in (("lower", tempo.lower), ("rise", tempo.rise)):
            for frame in range(int(seconds * RATE)):
                yield phase, frame / RATE + rep * 0.002, seconds
