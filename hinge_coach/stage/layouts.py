"""Paced time on the sheet, in ordered steps until one fits: grand, normal, small, a line, whatever there is."""

import math
from collections.abc import Sequence

from hinge_coach.coach.scene import Paced
from hinge_coach.stage.cells import Ink, Spans
from hinge_coach.stage.digits import countdown, digits
from hinge_coach.stage.painter import Row
from hinge_coach.stage.palette import shape
from hinge_coach.stage.sheet import GRAND, LETTERS, NORMAL, SMALL, Rect, Sheet, fits, header, hints, way_spans

_STACKED = 14  # rows from which the phase stands over the countdown rather than beside it


def paced(scene: Paced, columns: int, rows: int, ink: Ink) -> Sheet:
    """The picture of paced time on `columns` by `rows` cells; any size from 1 by 1 is a usable timer."""
    sheet = Sheet(columns, rows)
    if fits(NORMAL, sheet):
        _roomy(scene, sheet, ink)
    elif fits(SMALL, sheet):
        _small(scene, sheet, ink)
    else:
        _line(scene, sheet, ink)
    return sheet


def seconds_left(scene: Paced) -> int:
    """Whole seconds, rounded up; a float's last digit is no second."""
    return max(0, math.ceil(scene.seconds - scene.elapsed - 1e-6))


def _roomy(scene: Paced, sheet: Sheet, ink: Ink) -> None:
    """From the edges inward: header, keys, tally, cue; what remains is the stage."""
    grand = fits(GRAND, sheet)
    margin = 3 if grand else 1
    wide, bottom = sheet.columns - 2 * margin, sheet.rows - 1
    header(sheet, margin, scene.header, ink)
    hints(sheet, bottom, margin, scene.keys, ink)
    words, tally = _said(scene), _tally(scene)
    first = tally.pop(0) if grand and tally and not scene.next else ""  # what comes next says it already
    sheet.put(bottom - 2, margin, ink.lines(_under(scene, tally), wide, 1, "centre"))
    high = max(LETTERS, sheet.rows // 7)
    cue = _large(words, wide, high, ink)
    cue_top = bottom - 2 - grand - high
    sheet.put(cue_top + (high - len(cue) + 1) // 2, margin, cue)
    _stage(scene, sheet, Rect(2, margin, wide, cue_top - 3), first, ink)


def _stage(scene: Paced, sheet: Sheet, place: Rect, tally: str, ink: Ink) -> None:
    """The figure at the left; at its right the phase over the countdown over the tally."""
    left, columns = place.left, place.columns
    if scene.motion and fits(NORMAL, sheet):
        wide = min(columns * 2 // 5, place.rows * 5 // 2)
        sheet.figure = Rect(place.top, left, wide, place.rows)
        left, columns = left + wide + 1, columns - wide - 1
    high = max(LETTERS, place.rows // 6)
    word = _word(scene, columns, high, ink)
    below = ink.letters(tally, columns, high, "strong") if tally else ()
    number = _number(scene, columns, place.rows - high - (high + 1 if below else 0), ink)
    # room is kept for the tails of letters, also where a word has none: from phase to phase nothing jumps
    top = place.top + (place.rows - high - len(number) - (high + 1 if below else 0)) // 2
    sheet.put(top if len(word) > 1 else top + high - 2, left, word)
    sheet.put(top + high, left, number)
    sheet.put(top + high + len(number) + 1, left, below)


def _small(scene: Paced, sheet: Sheet, ink: Ink) -> None:
    """The phase beside the countdown, the cue under both; without a figure."""
    width, airy = sheet.columns, sheet.rows >= 12
    with_way = header(sheet, 0, scene.header, ink)
    hints(sheet, sheet.rows - 1, 0, scene.keys, ink)
    sheet.put(sheet.rows - 2, 0, ink.lines(_under(scene, _tally(scene)), width, 1, "centre"))
    cue = ink.lines(((_said(scene), "strong"),), width, 1 + airy, "centre")
    sheet.put(sheet.rows - 2 - len(cue), 0, cue)
    if airy and not with_way:
        sheet.put(1, 0, ink.lines(way_spans(scene.header, ink), width))
    top = 2 + (airy and len(cue) < 2) if sheet.rows > 8 else 1
    room = sheet.rows - 3 - top - max(1, len(cue))
    if room >= _STACKED:
        _stage(scene, sheet, Rect(top, 0, width, room), "", ink)
        return
    drawn = digits(countdown(seconds_left(scene)), width * 2 // 3, room, ink.unicode) or ("",)
    beside = width - max(len(drawn[0]), width * 3 // 8)
    number = _number(scene, width - beside, room, ink)
    word = _word(scene, beside, room, ink)
    sheet.put(top + (room - len(word)) // 2, 0, word)
    sheet.put(top + (room - len(number)) // 2, beside, number)


def _line(scene: Paced, sheet: Sheet, ink: Ink) -> None:
    """One line that is the timer; under it, while there are rows, the cue, the tally and the keys."""
    width, bottom = sheet.columns, sheet.rows
    sheet.put(0, 0, _timer(scene, width - (bottom == 1 < width), ink))
    if bottom > 2:
        bottom -= 1
        hints(sheet, bottom, 0, scene.keys, ink)
    top = 1
    if bottom >= _STACKED:
        number = ink.digits(countdown(seconds_left(scene)), width, bottom - 9, _colour(scene))
        sheet.put(2, 0, number)
        top = len(number) + 3 if number else top
    for spans in (((_said(scene), "strong"),), _under(scene, _tally(scene))):
        lines = ink.lines(spans, width, bottom - top) if ink.width(spans) else ()
        sheet.put(top, 0, lines)
        top += len(lines)


def _timer(scene: Paced, width: int, ink: Ink) -> Sequence[Row]:
    """The most of sign, word, seconds and reps or side that fits; a bare digit, or the sign where no number fits."""
    sign, number = shape(_sign(scene), ink.unicode), countdown(seconds_left(scene))
    word = "Paused" if scene.paused else scene.word
    tally = f"{scene.rep}/{scene.reps}" if scene.rep and scene.reps else scene.side or ""
    whole = f"{sign} {word} {number}"
    for start, end in ((whole, tally), (whole, ""), (f"{sign} {number}", tally)):
        room = width - ink.width([(start, ""), (end, "")])
        if room >= 2 * bool(end):
            return ink.lines(((start, _colour(scene)), (" " * room + end, "")), width)
    short = next((text for text in (f"{sign} {number}", f"{sign}{number}", number) if len(text) <= width), sign)
    return ink.lines(((short[:width], _colour(scene)),), width)


def _word(scene: Paced, width: int, height: int, ink: Ink) -> Sequence[Row]:
    """The phase by shape, word and colour: in block letters, or in bold where these do not fit."""
    text, colour = "Paused" if scene.paused else scene.word, _colour(scene)
    drawn = ink.letters(f"{shape(_sign(scene), True)}{text}", width, height, colour)
    return drawn or ink.lines(((f"{shape(_sign(scene), ink.unicode)} {text}", colour),), width, 1, "centre")


def _number(scene: Paced, width: int, height: int, ink: Ink) -> Sequence[Row]:
    return ink.digits(countdown(seconds_left(scene)), width, height, _colour(scene)) or _plain_number(scene, width, ink)


def _plain_number(scene: Paced, width: int, ink: Ink) -> Sequence[Row]:
    return ink.lines(((countdown(seconds_left(scene)), _colour(scene)),), width, 1, "centre")


def _large(words: str, width: int, height: int, ink: Ink) -> Sequence[Row]:
    """Words to be read from afar: block letters, or bold where these do not fit."""
    return ink.letters(words, width, height, "strong") or ink.lines(((words, "strong"),), width, 2, "centre")


def _sign(scene: Paced) -> str:
    return "paused" if scene.paused else scene.phase


def _colour(scene: Paced) -> str:
    return "quiet" if scene.paused else scene.phase


def _said(scene: Paced) -> str:
    """What is said large: in a rest what comes next, in a change of sides the side, else the cue."""
    if scene.phase == "side" and scene.side:
        return _side(scene)
    return _coming(scene) if scene.phase == "rest" and scene.next else scene.cue or _coming(scene)


def _coming(scene: Paced) -> str:
    return f"Next: {scene.next}" if scene.next else ""


def _side(scene: Paced) -> str:
    return f"{scene.side or ''} {scene.side_of or 'side'}".strip().capitalize()


def _under(scene: Paced, tally: Sequence[str]) -> Spans:
    """The line under it: a passing remark, else what of cue and next is not said yet, else the tally."""
    more = next((words for words in (scene.cue, _coming(scene)) if words and words != _said(scene)), "")
    if scene.note or more:
        return ((scene.note or more, "strong"),)
    return tuple(
        span for number, part in enumerate(tally) for span in (*([("   ", "")] if number else []), (part, "strong"))
    )


def _tally(scene: Paced) -> list[str]:
    """Rep, side, set and block, as far as there are any."""
    return [
        *([scene.word] if scene.paused else []),
        *([f"Rep {scene.rep} of {scene.reps}"] if scene.rep and scene.reps else []),
        *([_side(scene)] if scene.side else []),
        *([f"Set {scene.set} of {scene.sets}"] if scene.set and scene.sets > 1 else []),
        *([scene.block] if scene.block and not scene.paused else []),
    ]
