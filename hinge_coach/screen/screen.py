"""The live screen: a frame becomes cells, and the painter sends what changed. It draws from frames alone."""

import math
import time
from collections.abc import Callable
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from hinge_coach.coach.interface.events import Event
from hinge_coach.coach.interface.screen_frames import Frame, Motion, Page, TimedFrame
from hinge_coach.course.poses import Pose
from hinge_coach.screen.cell_grid import Rect, Sheet
from hinge_coach.screen.question_layout import page
from hinge_coach.screen.steps_and_answers import SECONDS_TO_NEXT_PART
from hinge_coach.screen.styled_cells import Ink, cells
from hinge_coach.screen.timed_layouts import paced, seconds_left
from hinge_coach.terminal.painter import Cell, Output, Painter, Row

if TYPE_CHECKING:
    from hinge_coach.figure.character_canvas import Picture

FRAME = 1 / 15  # seconds between two pictures of a moving figure


_ANY = Pose(0, 0, 0)  # the layout knows whether there is an own figure, and not how it stands


class Screen:
    """A view on a terminal of `size()` columns and rows. `colour_system` is rich's name for it, None for no colour.

    `unicode`: it takes UTF-8. `wide`: it shows signs of ambiguous width in two cells; None where that is not known.
    `clock` is a monotonic one, in seconds.
    """

    def __init__(
        self,
        out: Output,
        *,
        colour_system: str | None,
        unicode: bool,
        size: Callable[[], tuple[int, int]],
        wide: bool | None = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._painter = Painter(out, "utf-8" if unicode else "ascii", trusts=wide is False)
        self._size = size
        self._clock = clock
        self._wide = bool(wide)
        self._draw = partial(Drawing, colour_system, unicode)
        self._drawing = self._draw(wide=self._wide)
        self._fetched = False

    def tell(self, event: Event) -> None:
        """What happened is seen in the frames."""

    def show(self, frame: Frame) -> float:
        """Paint what changed. Returns the seconds until this frame's picture next changes, inf where it does not."""
        columns, rows = self._size()
        now = self._clock()
        taken = self._painter.paint(self._drawing.rows(frame, max(1, columns), max(1, rows), now))
        if not self._fetched:  # the first picture is out: what draws the figure comes now, and not in mid-rep
            self._fetched = True
            from hinge_coach.screen import figure_view  # noqa: F401 - to have it at hand
        change = min(until_change(frame), self._drawing.turns - now)
        return change if taken else min(FRAME, change)

    def learn(self, wide: bool) -> None:
        """From now on it is known how wide signs of ambiguous width are: the next picture is drawn for that."""
        self._painter.trusts = not wide
        if wide != self._wide:
            self._wide = wide
            self._drawing = self._draw(wide=wide)
            self.forget()

    def forget(self) -> None:
        """The terminal was disturbed: the next picture is painted whole."""
        self._painter.forget()


class Drawing:
    """Scenes to rows of cells. What stands still is laid out once; then only the figure's cells are replaced."""

    def __init__(self, colour_system: str | None, unicode: bool, *, wide: bool = False) -> None:
        self._ink = Ink(colour_system, unicode, wide)
        self.turns = math.inf  # when, on the clock that `rows` is given, the next part of the lines has its turn
        self._turn = 0  # the part whose turn it is by the clock, until a key turns the page
        self._still: tuple[Frame, int, int] | None = None
        self._sheet = Sheet(1, 1)
        self._figure_row = lru_cache(maxsize=4096)(self._coloured)
        self._kept: dict[Cell, Cell] = {}  # one of each of the figure's cells: kept rows share them

    def rows(self, frame: Frame, columns: int, rows: int, now: float = 0.0) -> list[Row]:
        """The whole picture `now`, in seconds: `rows` rows of `columns` cells."""
        still = (_still(frame), columns, rows)
        if still != self._still:
            self._turn = self._turn if _goes_on(self._still, still) else 0
            self._still = still
        elif now >= self.turns:
            self._turn += 1
        else:
            return self._with_figure(frame)
        self._sheet = _laid_out(still[0], columns, rows, self._ink, self._turn)
        by_hand = isinstance(frame, Page) and frame.turn is not None
        self.turns = now + SECONDS_TO_NEXT_PART if self._sheet.turns and not by_hand else math.inf
        return self._with_figure(frame)

    def _with_figure(self, frame: Frame) -> list[Row]:
        lines = list(self._sheet.lines)
        unicode, place, own = self._ink.unicode, self._sheet.figure, self._sheet.own
        if place and frame.motion:
            from hinge_coach.screen import figure_view  # the first page has no figure, and comes 2 ms sooner without

            self._put(lines, place, figure_view.drawn(frame.motion, place.columns, place.rows, unicode))
            if own and frame.own:
                self._put(lines, own, figure_view.drawn_own(frame.own, own.columns, own.rows, unicode))
        return lines

    def _put(self, lines: list[Row], place: Rect, drawn: "Picture") -> None:
        for number, runs in enumerate(drawn, place.top):
            line = lines[number]
            lines[number] = (*line[: place.left], *self._figure_row(runs), *line[place.left + place.columns :])

    def _coloured(self, runs: tuple[tuple[str, str], ...]) -> Row:
        row = [cell for text, part in runs for cell in cells(text, self._ink.sgr(f"figure.{part}"))]
        return tuple(map(self._kept.setdefault, row, row))


def _goes_on(before: tuple[Frame, int, int] | None, now: tuple[Frame, int, int]) -> bool:
    """Whether it is the same page still, of which a tick or a remark alone has changed: then its turn goes on."""
    if before is None or before[1:] != now[1:] or not (isinstance(before[0], Page) and isinstance(now[0], Page)):
        return False
    old, new = before[0], now[0]
    return (old.kind, old.title, old.lead, old.lines) == (new.kind, new.title, new.lead, new.lines)


def until_change(frame: Frame) -> float:
    """Seconds until the picture next changes: a frame while the figure moves, else the next whole second."""
    if frame.paused:
        return math.inf
    waits = [FRAME if frame.own else math.inf]
    if frame.motion and _moves(frame.motion):
        waits.append(FRAME - frame.motion.elapsed % FRAME)
    if isinstance(frame, TimedFrame) and frame.elapsed < frame.seconds:
        waits.append(frame.seconds - frame.elapsed - (seconds_left(frame) - 1))
    return min(waits)


def _moves(motion: Motion) -> bool:
    from hinge_coach.screen import figure_view

    return figure_view.moves(motion)


def _still(frame: Frame) -> Frame:
    """The frame without what the layout does not show: fractions of seconds, and how the figure stands."""
    left = frame.header.left
    header = frame.header._replace(left=left and 60.0 * math.ceil(left / 60))
    motion, own = frame.motion and frame.motion._replace(elapsed=0.0), frame.own and _ANY
    if isinstance(frame, TimedFrame):
        return frame._replace(header=header, motion=motion, own=own, elapsed=frame.seconds - seconds_left(frame))
    return frame._replace(header=header, motion=motion, own=own)


def _laid_out(frame: Frame, columns: int, rows: int, ink: Ink, turn: int = 0) -> Sheet:
    if isinstance(frame, TimedFrame):
        return paced(frame, columns, rows, ink)
    return page(frame, columns, rows, ink, (turn if frame.current is None else 0) + (frame.turn or 0))
