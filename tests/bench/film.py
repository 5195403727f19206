"""The film that every painter is given: the frames of a set whose figure never stands still, as frames and as cells."""

import json
import sys
import time
from collections.abc import Callable, Sequence
from itertools import groupby, islice
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

RATE = 15  # frames a second
PHASES = (("lower", "Lower", 2.0), ("rise", "Rise", 1.0))
STILL = 3.0  # seconds for which the last picture stays

Frame = list[list[tuple[str, str]]]  # rows of runs: SGR parameters, text


def frames(count: int) -> list:
    """The frames of a set of the band pull-through, each rep a little later against the frames than the one before."""
    from hinge_coach.coach.interface.screen_frames import Header, KeyHint, Motion, Stop, TimedFrame
    from hinge_coach.course.poses import Figure, Pose, Prop

    way = tuple(Stop(number, "ahead") for number in ("1", "2", "3", "4", "4½", "5"))
    figure = Figure(Pose(4, 6, 3, arms=8), Pose(0, 20, 55, arms=-30), props=(Prop("band", anchor=(-0.5, 0.1)),))
    keys = tuple(KeyHint(key, does) for key, does in (("space", "pause"), ("n", "next"), ("b", "back"), ("q", "stop")))
    cue = "Clench your glutes at the top"

    def moments():
        for rep in range(1, count):
            for phase, word, seconds in PHASES:
                for frame in range(round(seconds * RATE)):
                    yield rep, phase, word, seconds, frame / RATE + rep * 0.002

    film = []
    for number, (rep, phase, word, seconds, elapsed) in enumerate(islice(moments(), count)):
        header = Header("Band Pull-through", "4", way, 700.0 - number / RATE)
        motion = Motion(figure, phase, elapsed, seconds, feel="glutes")
        frame = TimedFrame(header, phase, word, seconds, elapsed, cue, "Pull-through", 1, 3, rep, 20, keys=keys)
        film.append(frame._replace(motion=motion))
    return film


def as_cells(film: Sequence, columns: int, rows: int) -> list[list]:
    """The film as our screen draws it: rows of cells."""
    from hinge_coach.screen.screen import Drawing

    drawing = Drawing("256", True)
    return [drawing.rows(frame, columns, rows) for frame in film]


def as_runs(frame: Sequence) -> Frame:
    return [
        [(sgr, "".join(text for text, _ in run)) for sgr, run in groupby(row, lambda cell: cell[1])] for row in frame
    ]


def changed_text(frames: Sequence) -> float:
    """Bytes a frame of the text alone of the cells that changed: less can't be sent."""
    changes = (
        len(after[0].encode())
        for old, new in zip(frames, frames[1:], strict=False)
        for row, with_row in zip(old, new, strict=True)
        for before, after in zip(row, with_row, strict=True)
        if before != after
    )
    return sum(changes) / (len(frames) - 1)


def read(path: str) -> list[Frame]:
    return json.loads(Path(path).read_text(encoding="utf-8"))


class Projector:
    """Shows a film at its rate, then its last frame for a while, and writes down what that cost and when it was."""

    def __init__(self, film: Sequence, written: str) -> None:
        self.film = film
        self.written = Path(written)
        self.marks: list[tuple[float, float]] = []

    def mark(self) -> None:
        """Note the moment, and the processor's seconds so far."""
        used = getrusage(RUSAGE_SELF)
        self.marks.append((time.perf_counter(), used.ru_utime + used.ru_stime))

    def run(self, show: Callable[[object], object]) -> None:
        """Show it all, waiting for each frame's own moment."""
        show(self.film[0])
        self.mark()
        began = time.perf_counter()
        still = [self.film[-1]] * int(STILL * RATE)
        for number, frame in enumerate([*self.film[1:], *still], 1):
            time.sleep(max(0.0, began + number / RATE - time.perf_counter()))
            if number == len(self.film):
                self.mark()
            show(frame)
        self.finish()

    def finish(self) -> None:
        self.mark()
        self.written.write_text(json.dumps(self.marks))


def arguments() -> tuple[str, str]:
    """The file with the film, and the file for what is written down."""
    return sys.argv[1], sys.argv[2]
