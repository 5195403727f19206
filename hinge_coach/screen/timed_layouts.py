"""Paced time on the sheet, in ordered steps until one fits: grand, normal, small, a line, whatever there is."""

import math
from collections.abc import Sequence

from hinge_coach.coach.interface.screen_frames import TimedFrame
from hinge_coach.screen.big_digits import countdown, digits
from hinge_coach.screen.cell_grid import GRAND, LETTERS, NORMAL, SMALL, Rect, Sheet, fits, header, hints, way_spans
from hinge_coach.screen.styled_cells import Ink, Spans
from hinge_coach.terminal.colours import shape
from hinge_coach.terminal.painter import Row

_OWN, _OWN_ROWS = 24, 10  # cells of the person's own figure, which stands small beside the drill's
_STACKED = 14  # rows from which the phase stands over the countdown rather than beside it


def paced(frame: TimedFrame, columns: int, rows: int, ink: Ink) -> Sheet:
    """The picture of paced time on `columns` by `rows` cells; any size from 1 by 1 is a usable timer."""
    sheet = Sheet(columns, rows)
    if fits(NORMAL, sheet):
        _roomy(frame, sheet, ink)
    elif fits(SMALL, sheet):
        _small(frame, sheet, ink)
    else:
        _line(frame, sheet, ink)
    return sheet


def seconds_left(frame: TimedFrame) -> int:
    """Whole seconds, rounded up; a float's last digit is no second."""
    return max(0, math.ceil(frame.seconds - frame.elapsed - 1e-6))


def _roomy(frame: TimedFrame, sheet: Sheet, ink: Ink) -> None:
    """From the edges inward: header, keys, tally, cue; what remains is the stage."""
    grand = fits(GRAND, sheet)
    margin = 3 if grand else 1
    wide, bottom = sheet.columns - 2 * margin, sheet.rows - 1
    header(sheet, margin, frame.header, ink)
    hints(sheet, bottom, margin, frame.keys, ink)
    words, tally = _said(frame), _tally(frame)
    first = tally.pop(0) if grand and tally and not frame.next else ""  # what comes next says it already
    sheet.put(bottom - 2, margin, ink.lines(_under(frame, tally), wide, 1, "centre"))
    high = max(LETTERS, sheet.rows // 7)
    cue = _large(words, wide, high, ink)
    cue_top = bottom - 2 - grand - high
    sheet.put(cue_top + (high - len(cue) + 1) // 2, margin, cue)
    _stage(frame, sheet, Rect(2, margin, wide, cue_top - 3), first, ink)


def _stage(frame: TimedFrame, sheet: Sheet, place: Rect, tally: str, ink: Ink) -> None:
    """The figure at the left; at its right the phase over the countdown over the tally."""
    left, columns = place.left, place.columns
    if frame.motion and fits(NORMAL, sheet):
        wide = min(columns * 2 // 5, place.rows * 5 // 2)
        sheet.figure = Rect(place.top, left, wide, place.rows)
        if frame.own and fits(GRAND, sheet):
            small = min(_OWN, columns // 5)
            sheet.own = Rect(place.top + place.rows - _OWN_ROWS, left + wide + 1, small, _OWN_ROWS)
            wide += small + 1
        left, columns = left + wide + 1, columns - wide - 1
    high = max(LETTERS, place.rows // 6)
    word = _word(frame, columns, high, ink)
    below = ink.letters(tally, columns, high, "strong") if tally else ()
    number = _number(frame, columns, place.rows - high - (high + 1 if below else 0), ink)
    # room is kept for the tails of letters, also where a word has none: from phase to phase nothing jumps
    top = place.top + (place.rows - high - len(number) - (high + 1 if below else 0)) // 2
    sheet.put(top if len(word) > 1 else top + high - 2, left, word)
    sheet.put(top + high, left, number)
    sheet.put(top + high + len(number) + 1, left, below)


def _small(frame: TimedFrame, sheet: Sheet, ink: Ink) -> None:
    """The phase beside the countdown, the cue under both; without a figure."""
    width, airy = sheet.columns, sheet.rows >= 12
    with_way = header(sheet, 0, frame.header, ink)
    hints(sheet, sheet.rows - 1, 0, frame.keys, ink)
    sheet.put(sheet.rows - 2, 0, ink.lines(_under(frame, _tally(frame)), width, 1, "centre"))
    cue = ink.lines(((_said(frame), "strong"),), width, max(1 + airy, sheet.rows - 8), "centre")
    sheet.put(sheet.rows - 2 - len(cue), 0, cue)
    if airy and not with_way:
        sheet.put(1, 0, ink.lines(way_spans(frame.header, ink), width))
    top = 2 + (airy and len(cue) < 2) if sheet.rows > 8 else 1
    room = sheet.rows - 3 - top - max(1, len(cue))
    if room >= _STACKED:
        _stage(frame, sheet, Rect(top, 0, width, room), "", ink)
        return
    drawn = digits(countdown(seconds_left(frame)), width * 2 // 3, room, ink.unicode) or ("",)
    beside = width - max(len(drawn[0]), width * 3 // 8)
    number = _number(frame, width - beside, room, ink)
    word = _word(frame, beside, room, ink)
    sheet.put(top + (room - len(word)) // 2, 0, word)
    sheet.put(top + (room - len(number)) // 2, beside, number)


def _line(frame: TimedFrame, sheet: Sheet, ink: Ink) -> None:
    """One line that is the timer; under it, while there are rows, the cue, the tally and the keys."""
    width, bottom = sheet.columns, sheet.rows
    sheet.put(0, 0, _timer(frame, width - (bottom == 1 < width), ink))
    if bottom > 2:
        bottom -= 1
        hints(sheet, bottom, 0, frame.keys, ink)
    top = 1
    if bottom >= _STACKED:
        number = ink.digits(countdown(seconds_left(frame)), width, bottom - 9, _colour(frame))
        sheet.put(2, 0, number)
        top = len(number) + 3 if number else top
    for spans in (((_said(frame), "strong"),), _under(frame, _tally(frame))):
        lines = ink.lines(spans, width, bottom - top) if ink.width(spans) else ()
        sheet.put(top, 0, lines)
        top += len(lines)


def _timer(frame: TimedFrame, width: int, ink: Ink) -> Sequence[Row]:
    """The most of sign, word, seconds and reps or side that fits; a bare digit, or the sign where no number fits."""
    sign, number = shape(_sign(frame), ink.unicode), countdown(seconds_left(frame))
    word = "Paused" if frame.paused else frame.word
    tally = f"{frame.rep}/{frame.reps}" if frame.rep and frame.reps else frame.side or ""
    whole = f"{sign} {word} {number}"
    for start, end in ((whole, tally), (whole, ""), (f"{sign} {number}", tally)):
        room = width - ink.width([(start, ""), (end, "")])
        if room >= 2 * bool(end):
            return ink.lines(((start, _colour(frame)), (" " * room + end, "")), width)
    short = next((text for text in (f"{sign} {number}", f"{sign}{number}", number) if len(text) <= width), sign)
    return ink.lines(((short[:width], _colour(frame)),), width)


def _word(frame: TimedFrame, width: int, height: int, ink: Ink) -> Sequence[Row]:
    """The phase by shape, word and colour: in block letters, or in bold where these do not fit."""
    text, colour = "Paused" if frame.paused else frame.word, _colour(frame)
    drawn = ink.letters(f"{shape(_sign(frame), True)}{text}", width, height, colour)
    return drawn or ink.lines(((f"{shape(_sign(frame), ink.unicode)} {text}", colour),), width, 1, "centre")


def _number(frame: TimedFrame, width: int, height: int, ink: Ink) -> Sequence[Row]:
    return ink.digits(countdown(seconds_left(frame)), width, height, _colour(frame)) or _plain_number(frame, width, ink)


def _plain_number(frame: TimedFrame, width: int, ink: Ink) -> Sequence[Row]:
    return ink.lines(((countdown(seconds_left(frame)), _colour(frame)),), width, 1, "centre")


def _large(words: str, width: int, height: int, ink: Ink) -> Sequence[Row]:
    """Words to be read from afar: block letters, or bold where these do not fit."""
    return ink.letters(words, width, height, "strong") or ink.lines(((words, "strong"),), width, height, "centre")


def _sign(frame: TimedFrame) -> str:
    return "paused" if frame.paused else frame.phase


def _colour(frame: TimedFrame) -> str:
    return "quiet" if frame.paused else frame.phase


def _said(frame: TimedFrame) -> str:
    """What is said large: in a rest what comes next, in a change of sides the side, else the cue."""
    if frame.phase == "side" and frame.side:
        return _side(frame)
    return _coming(frame) if frame.phase == "rest" and frame.next else frame.cue or _coming(frame)


def _coming(frame: TimedFrame) -> str:
    return f"Next: {frame.next}" if frame.next else ""


def _side(frame: TimedFrame) -> str:
    return f"{frame.side or ''} {frame.side_of or 'side'}".strip().capitalize()


def _under(frame: TimedFrame, tally: Sequence[str]) -> Spans:
    """The line under it: a passing remark, else what of cue and next is not said yet, else the tally."""
    more = next((words for words in (frame.cue, _coming(frame)) if words and words != _said(frame)), "")
    if frame.note or more:
        return ((frame.note or more, "strong"),)
    return tuple(
        span for number, part in enumerate(tally) for span in (*([("   ", "")] if number else []), (part, "strong"))
    )


def _tally(frame: TimedFrame) -> list[str]:
    """Rep, side, set and block, as far as there are any."""
    return [
        *([frame.word] if frame.paused else []),
        *([f"Rep {frame.rep} of {frame.reps}"] if frame.rep and frame.reps else []),
        *([f"I count {frame.counted}"] if frame.counted is not None else []),
        *([_side(frame)] if frame.side else []),
        *([f"Set {frame.set} of {frame.sets}"] if frame.set and frame.sets > 1 else []),
        *([frame.block] if frame.block and not frame.paused else []),
    ]
