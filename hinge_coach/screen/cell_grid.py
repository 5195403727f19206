"""A sheet of cells that layouts put their pieces on, and the pieces that every layout shares."""

from collections.abc import Sequence
from typing import NamedTuple

from hinge_coach.coach.interface.screen_frames import Header, KeyHint
from hinge_coach.screen.styled_cells import Ink, Spans
from hinge_coach.terminal.painter import BLANK, Row

GRAND, NORMAL, SMALL = (100, 34), (64, 22), (32, 8)  # the smallest columns and rows of each step
LETTERS = 5  # rows of one line of block letters at their smallest

_ROOMY = 70  # cells of a header with room for a few words more


class Rect(NamedTuple):
    """A place on the sheet, in cells."""

    top: int
    left: int
    columns: int
    rows: int


class Sheet:
    """`columns` by `rows` cells, blank at first. `figure` is the place that is kept for the moving figure, `own` that
    for the person's own.

    `turns` says that not all lines of a page fit, so that they take turns.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self.rows = rows
        self.lines: list[Row] = [(BLANK,) * columns] * rows
        self.figure: Rect | None = None
        self.own: Rect | None = None
        self.turns = False

    def put(self, top: int, left: int, lines: Sequence[Row]) -> None:
        """Lay rows of cells on the sheet; what reaches over its edge is left away."""
        for number, line in enumerate(lines, top):
            if 0 <= number < self.rows and left < self.columns:
                below = self.lines[number]
                piece = line[: self.columns - left]
                self.lines[number] = (*below[:left], *piece, *below[left + len(piece) :])


def fits(step: tuple[int, int], sheet: Sheet) -> bool:
    return sheet.columns >= step[0] and sheet.rows >= step[1]


def header(sheet: Sheet, margin: int, scene_header: Header, ink: Ink) -> bool:
    """The top line: the drill at the left, the way through the course and the time left at the right.

    False where there was no room for the way.
    """
    width = sheet.columns - 2 * margin
    name = f"{scene_header.number} {scene_header.drill}".strip()
    left = "   ".join(filter(None, (scene_header.quiet, time_left(scene_header, width))))
    way = way_spans(scene_header, ink)
    if ink.width([(left, "")]) > width // 2:
        left = ""
    right: Spans = ((left, "quiet"),)
    with_way = bool(way) and ink.width(way) + ink.width(right) + 6 + min(ink.width([(name, "")]), 16) <= width
    if with_way:
        right = (*way, ("   " if left else "", ""), *right)
    room = ink.width(right)
    sheet.put(0, sheet.columns - margin - room, ink.lines(right, room))
    sheet.put(0, margin, ink.lines(((name, "strong"),), width - room - 2 * bool(room)))
    return with_way


def time_left(scene_header: Header, width: int) -> str:
    """The paced time left, in whole minutes: the countdown alone should tick. With room it says what it is."""
    minutes = -int(-(scene_header.left or 0.0) // 60)
    if minutes <= 0:
        return ""
    return f"{minutes} min {'by the clock' if width >= _ROOMY else 'left'}"


def way_spans(scene_header: Header, ink: Ink) -> Spans:
    """The numbers of the drills: ✓ behind those done, a bar behind those left out, now in reverse."""
    spans: list[tuple[str, str]] = []
    for stop in scene_header.way:
        if spans:
            spans.append((" ", ""))
        sign = {"done": "✓" if ink.unicode else "*", "left-out": "–", "now": " "}.get(stop.state, "")
        before = " " if stop.state == "now" else ""
        spans.append((f"{before}{stop.number}{sign}", "now" if stop.state == "now" else "quiet"))
    return tuple(spans)


def hints(sheet: Sheet, top: int, margin: int, keys: Sequence[KeyHint], ink: Ink) -> None:
    """The keys that work now, in one calm line: as many as fit, the most needed first."""
    width = sheet.columns - 2 * margin - (top == sheet.rows - 1 and not margin)
    for gap in ("   ", "  "):
        spans: list[tuple[str, str]] = []
        for hint in keys:
            first = hint.does.split()[0]
            for does in (hint.does, *[first] * first.isalpha()):  # in a narrow place a word must do
                more = [(gap * bool(spans), ""), (hint.key, "key"), (f" {does}", "quiet")]
                if ink.width(spans) + ink.width(more) <= width:
                    spans += more
                    break
        if len(spans) == 3 * len(keys):
            break
    sheet.put(top, margin, ink.lines(tuple(spans), width, 1, "centre"))
