"""Words that wait for the person, on the sheet: one thing large, the steps or the answers under it, the keys last."""

from collections.abc import Sequence

from hinge_coach.coach.interface.screen_frames import MIRROR, Page
from hinge_coach.screen.cell_grid import GRAND, LETTERS, NORMAL, Rect, Sheet, fits, header, hints
from hinge_coach.screen.steps_and_answers import choice_rows, large_choices, line_rows
from hinge_coach.screen.styled_cells import Ink
from hinge_coach.terminal.painter import Row

_MEASURE = 76  # cells: a longer line is hard to read
_SHORT = 100  # characters: a longer lead is a paragraph, and not for block letters
_LARGE = 15  # rows of block letters at most: three lines
_FIGURE = 7  # rows: a lower figure says nothing
_LEAST = 3  # rows in which lines can take turns under a lead that stays

Piece = Sequence[Row]


def page(frame: Page, columns: int, rows: int, ink: Ink, turn: int = 0) -> Sheet:
    """The picture of a page on `columns` by `rows` cells. What does not fit takes turns, part by part."""
    sheet = Sheet(columns, rows)
    place = _frame(frame, sheet, ink)
    if frame.kind == MIRROR and frame.motion and fits(NORMAL, sheet):
        _mirrored(frame, sheet, place, ink)
        return sheet
    if not (frame.motion and fits(NORMAL, sheet) and _beside(frame, sheet, place, ink, turn)):
        if frame.current is not None:  # the step that is done now before the reason why
            frame = frame._replace(lead="")
        wide = min(place.columns, _MEASURE + 20 * fits(GRAND, sheet))
        place = place._replace(left=place.left + (place.columns - wide) // 2, columns=wide)
        pieces = _pieces(frame, place, ink, turn)
        sheet.turns = frame.current is None and pieces != _pieces(frame, place, ink, turn + 1)
        _stack(sheet, place, pieces)
    return sheet


def _frame(frame: Page, sheet: Sheet, ink: Ink) -> Rect:
    """Header and keys at the edges; what remains is the place of the page."""
    airy = sheet.rows >= 9
    margin = 3 if fits(GRAND, sheet) else int(sheet.columns >= 32)
    top, bottom = 0, sheet.rows
    if airy and frame.header.drill:
        header(sheet, margin, frame.header, ink)
        top = 2
    if frame.keys and sheet.rows >= (6 if frame.choices else 3):
        bottom -= 1
        hints(sheet, bottom, margin, frame.keys, ink)
        bottom -= int(airy)
    corner = int(bottom == sheet.rows and not margin and sheet.columns > 1)
    return Rect(top, margin, sheet.columns - 2 * margin - corner, bottom - top)


def _mirrored(frame: Page, sheet: Sheet, place: Rect, ink: Ink) -> None:
    """Both figures side by side, the drill's at the left and the person's own at the right, over the words."""
    words = ink.letters(frame.lead, place.columns, LETTERS, "strong") or _plain(frame.lead, place.columns, 2, ink)
    lines = line_rows(frame, place.columns, 2, ink)
    rows = place.rows - len(words) - len(lines) - 3
    wide = min((place.columns - 3) // 2, rows * 5 // 2)
    left = place.left + (place.columns - 2 * wide - 3) // 2
    for column, name in ((left, frame.title), (left + wide + 3, "You")):
        sheet.put(place.top, column, ink.lines(((name, "title"),), wide, 1, "centre"))
    sheet.figure = Rect(place.top + 1, left, wide, rows)
    sheet.own = Rect(place.top + 1, left + wide + 3, wide, rows)
    sheet.put(place.top + rows + 2, place.left, words)
    sheet.put(place.top + rows + 2 + len(words) + 1, place.left, lines)


def _beside(frame: Page, sheet: Sheet, place: Rect, ink: Ink, turn: int) -> bool:
    """The figure at the left of title and lead, the lines under all of it. False where there is no room for that."""
    lines = line_rows(frame, place.columns, place.rows, ink, turn)
    rows = min(place.rows - len(lines) - 1, place.columns // 4)
    wide = min(place.columns * 2 // 5, rows * 5 // 2)
    words = Rect(place.top, place.left + wide + 3, place.columns - wide - 3, rows)
    if rows < _FIGURE or len(_plain(frame.lead, words.columns, 99, ink)) + 2 > rows:
        return False
    sheet.figure = Rect(place.top, place.left, wide, rows)
    if frame.own and fits(GRAND, sheet):
        small = sheet.columns // 5
        sheet.own = Rect(place.top, place.left + wide + 2, small, rows)
        words = words._replace(left=words.left + small + 2, columns=words.columns - small - 2)
    _stack(sheet, words, _pieces(_spoken(frame, words, ink), words, ink))
    sheet.put(place.top + rows + 1, place.left, lines)
    return True


def _spoken(frame: Page, words: Rect, ink: Ink) -> Page:
    """What stands beside the figure: the step that is spoken now, where all of them can be large, else the lead."""
    large = [ink.letters(line, words.columns, min(words.rows - 2, _LARGE), "strong", "left") for line in frame.lines]
    if frame.current is not None and large and all(large):
        return frame._replace(lead=frame.lines[frame.current], lines=())
    return frame._replace(lines=())


def _pieces(frame: Page, place: Rect, ink: Ink, turn: int = 0) -> list[Piece]:
    """Title, lead, lines and answers in `place`; what is left makes letters large."""
    wide, rows = place.columns, place.rows
    choices = choice_rows(frame, wide, max(1, rows - 2), ink, turn)  # under a line of the title and one of the lead
    title = _title(frame, wide, ink) if rows - len(choices) > 2 else ()
    gaps = sum(map(bool, (title, frame.lead, frame.lines, choices))) - 1
    room = rows - len(title) - len(choices)
    for air in (gaps, 0):
        lead, lines = _words(frame, wide, room - air, ink, turn)
        if len(lead) + len(lines) == sum(map(len, _words(frame, wide, 999, ink, turn))):
            break
    room -= len(lines) + air
    large = (
        ink.letters(frame.lead, wide, min(room, _LARGE), "strong", "left") if lead and len(frame.lead) <= _SHORT else ()
    )
    if not large and not frame.note:
        heading, high = "‖Paused" if frame.paused else frame.title, min(room - len(lead) + len(title), LETTERS)
        title = ink.letters(heading, wide, high, "title", "left") or title
    if large and choices:
        choices = large_choices(frame.choices, wide, room - len(large) + len(choices), ink) or choices
    return [title, large or lead, lines, choices]


def _words(frame: Page, wide: int, rows: int, ink: Ink, turn: int) -> tuple[Piece, Piece]:
    """The lead and the lines. A short lead stays while the lines take turns; where it leaves them no room, and where it
    is a paragraph, it is the first of them.
    """
    lead = _plain(frame.lead, wide, 99, ink)
    room = rows - len(lead)
    stays = room >= _LEAST and len(frame.lead) <= _SHORT
    if stays or len(line_rows(frame, wide, 999, ink)) <= room:
        return lead, line_rows(frame, wide, room, ink, turn)
    return (), line_rows(frame, wide, rows, ink, turn, lead=True)


def _title(frame: Page, wide: int, ink: Ink) -> Piece:
    """The title in one line, unless the header says it already."""
    name = frame.title if frame.title != frame.header.drill else ""
    words = "   ".join(part for part in (name, "‖ Paused" if frame.paused else "", frame.note) if part)
    return ink.lines(((words, "title"),), wide) if words else ()


def _plain(words: str, wide: int, rows: int, ink: Ink) -> Piece:
    return ink.lines(((words, "strong"),), wide, max(1, rows)) if words else ()


def _stack(sheet: Sheet, place: Rect, pieces: Sequence[Piece]) -> None:
    """The pieces one under the other, with air between them as far as there is any, a little above the middle."""
    pieces = [piece for piece in pieces if piece]
    spare, seams = place.rows - sum(map(len, pieces)), max(1, len(pieces) - 1)
    gaps = max(0, min(spare, seams * (1 + (spare > 12))))
    top = place.top + max(0, spare - gaps) * 2 // 5
    for number, piece in enumerate(pieces):
        sheet.put(top, place.left, piece[: max(0, place.top + place.rows - top)])
        top += len(piece) + gaps // seams + (number < gaps % seams)
