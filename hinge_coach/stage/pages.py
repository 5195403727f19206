"""Words that wait for the person, on the sheet: one thing large, the steps or the answers under it, the keys last."""

from collections.abc import Sequence
from dataclasses import dataclass

from hinge_coach.coach.scene import Page
from hinge_coach.stage.cells import Ink
from hinge_coach.stage.listing import choice_rows, line_rows
from hinge_coach.stage.painter import Row
from hinge_coach.stage.sheet import GRAND, NORMAL, Rect, Sheet, fits, header, hints

_MEASURE = 76  # cells: a longer line is hard to read
_SHORT = 80  # characters: a longer lead is a paragraph, and not for block letters
_FIGURE = 7  # rows: a lower figure says nothing


@dataclass(frozen=True, slots=True)
class Body:
    """The pieces of a page in the order they are read. `lead` and `title` may be in block letters."""

    title: Sequence[Row]
    lead: Sequence[Row]
    lines: Sequence[Row]
    choices: Sequence[Row]


def page(scene: Page, columns: int, rows: int, ink: Ink) -> Sheet:
    """The picture of a page on `columns` by `rows` cells. What there is no room for is left away, the lines first."""
    sheet = Sheet(columns, rows)
    place = _frame(scene, sheet, ink)
    if scene.motion and fits(NORMAL, sheet) and _beside(scene, sheet, place, ink):
        return sheet
    wide = min(place.columns, _MEASURE + 20 * fits(GRAND, sheet))
    body = _body(scene, wide, place.rows, ink)
    _stack(sheet, place, wide, (body.title, body.lead, body.lines, body.choices))
    return sheet


def _frame(scene: Page, sheet: Sheet, ink: Ink) -> Rect:
    """Header and keys at the edges; what remains is the place of the page."""
    airy, grand = sheet.rows >= 9, fits(GRAND, sheet)
    margin = 3 if grand else int(sheet.columns >= 32)
    top, bottom = int(grand), sheet.rows - int(grand)
    if airy and scene.header.drill:
        header(sheet, top, margin, scene.header, ink)
        top += 2
    elif airy:
        top += 1
    if scene.keys and sheet.rows >= 3:
        bottom -= 1
        hints(sheet, bottom, margin, scene.keys, ink)
        bottom -= int(airy)
    corner = int(bottom == sheet.rows and not margin and sheet.columns > 1)
    return Rect(top, margin, sheet.columns - 2 * margin - corner, bottom - top)


def _beside(scene: Page, sheet: Sheet, place: Rect, ink: Ink) -> bool:
    """The figure at the left of title and lead, the lines under all of it. False where there is no room for that."""
    lines = line_rows(scene, place.columns, place.rows, ink)
    rows = min(place.rows - len(lines) - bool(lines), place.columns // 4)
    wide = min(place.columns * 2 // 5, rows * 5 // 2)
    words = place.columns - wide - 3
    body = _body(scene, words, rows, ink, lines=())
    if rows < _FIGURE or _elided(scene, words, rows, ink):
        return False
    top = place.top + (place.rows - rows - len(lines) - bool(lines)) // 3
    sheet.figure = Rect(top, place.left, wide, rows)
    _stack(sheet, Rect(top, place.left + wide + 3, words, rows), words, (body.title, body.lead))
    sheet.put(top + rows + 1, place.left, lines)
    return True


def _elided(scene: Page, wide: int, rows: int, ink: Ink) -> bool:
    return 2 + len(ink.lines(((scene.lead, ""),), wide, 99)) > rows


def _body(scene: Page, wide: int, rows: int, ink: Ink, lines: Sequence[Row] | None = None) -> Body:
    """Every piece as large as the rows allow: first a line each, then the whole lead, the lines, and block letters."""
    choices = choice_rows(scene.choices, wide, max(1, rows - 2), ink)
    title = _title(scene, wide, ink) if rows - len(choices) >= 3 else ()
    room = rows - len(title) - len(choices)
    gaps = _gaps(rows, title, choices)
    if lines is None:
        lead_rows = len(ink.lines(((scene.lead, "strong"),), wide, max(1, room))) if scene.lead else 0
        lines = line_rows(scene, wide, room - lead_rows - gaps - 1, ink)
    room -= len(lines) + bool(lines) + gaps
    lead = _lead(scene, wide, room, ink)
    return Body(title, lead, lines, choices)


def _gaps(rows: int, *pieces: Sequence[Row]) -> int:
    return sum(bool(piece) for piece in pieces) if rows >= 9 else 0


def _title(scene: Page, wide: int, ink: Ink) -> Sequence[Row]:
    words = "  ".join(part for part in (scene.title, "‖ Paused" if scene.paused else "", scene.note) if part)
    return ink.lines(((words, "strong" if not scene.lead else "title"),), wide)


def _lead(scene: Page, wide: int, rows: int, ink: Ink) -> Sequence[Row]:
    if not scene.lead:
        return ()
    drawn = ink.letters(scene.lead, wide, min(rows, 15), "strong", "left") if len(scene.lead) <= _SHORT else ()
    return drawn or ink.lines(((scene.lead, "strong"),), wide, max(1, rows))


def _stack(sheet: Sheet, place: Rect, wide: int, pieces: Sequence[Sequence[Row]]) -> None:
    """The pieces one under the other, with air between them as far as there is any, a little above the middle."""
    pieces = [piece for piece in pieces if piece]
    spare = place.rows - sum(map(len, pieces))
    gap = min(1 + (spare > 12), spare // max(1, len(pieces) - 1)) if pieces else 0
    top = place.top + max(0, spare - gap * (len(pieces) - 1)) * 2 // 5
    left = place.left + (place.columns - wide) // 2
    for piece in pieces:
        sheet.put(top, left, piece)
        top += len(piece) + gap
