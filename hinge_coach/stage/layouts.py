"""Paced time on the sheet, in ordered steps until one fits: grand, normal, small, a line, whatever there is."""

import math
from collections.abc import Sequence

from hinge_coach.coach.scene import Paced
from hinge_coach.stage.cells import Ink, Spans
from hinge_coach.stage.digits import countdown
from hinge_coach.stage.painter import Row
from hinge_coach.stage.palette import shape
from hinge_coach.stage.sheet import GRAND, NORMAL, SMALL, Rect, Sheet, fits, header, hints, way_spans

_LETTERS = 5  # rows of block letters at their smallest


def paced(scene: Paced, columns: int, rows: int, ink: Ink) -> Sheet:
    """The picture of paced time on `columns` by `rows` cells; any size from 1 by 1 is a usable timer."""
    sheet = Sheet(columns, rows)
    if fits(GRAND, sheet) or fits(NORMAL, sheet):
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
    header(sheet, 0, margin, scene.header, ink)
    hints(sheet, bottom, margin, scene.keys, ink)
    words, tally = _said(scene), _tally(scene)
    first = tally.pop(0) if grand and tally else ""
    sheet.put(bottom - 2, margin, ink.lines(_under(scene, tally), wide, 1, "centre"))
    high = max(_LETTERS, sheet.rows // 7)
    cue = _large(words, wide, high, ink)
    cue_top = bottom - 2 - grand - high
    sheet.put(cue_top + (high - len(cue) + 1) // 2, margin, cue)
    _stage(scene, sheet, Rect(2, margin, wide, cue_top - 3), first, ink)


def _stage(scene: Paced, sheet: Sheet, place: Rect, tally: str, ink: Ink) -> None:
    """The figure at the left; at its right the phase over the countdown over the tally."""
    left, columns = place.left, place.columns
    if scene.motion:
        wide = min(columns * 9 // 20, place.rows * 5 // 2)
        sheet.figure = Rect(place.top, left, wide, place.rows)
        left, columns = left + wide + 2, columns - wide - 2
    high = max(_LETTERS, place.rows // 6)
    word = _word(scene, columns, high, ink)
    below = ink.letters(tally, columns, high, "strong") if tally else ()
    number = _number(scene, columns, place.rows - high - (high + 1 if below else 0), ink)
    # room is kept for the tails of letters, also where a word has none: from phase to phase nothing jumps
    top = place.top + (place.rows - high - len(number) - (high + 1 if below else 0)) // 2
    sheet.put(top if len(word) > 1 else top + high - 2, left, word)
    sheet.put(top + high, left, number)
    sheet.put(top + high + len(number) + 1, left, below)


def _small(scene: Paced, sheet: Sheet, ink: Ink) -> None:
    """The phase beside the countdown, the cue under both."""
    width = sheet.columns
    header(sheet, 0, 0, scene.header, ink)
    hints(sheet, sheet.rows - 1, 0, scene.keys, ink)
    sheet.put(sheet.rows - 2, 0, ink.lines(_under(scene, _tally(scene)), width, 1, "centre"))
    cue = ink.lines(((_said(scene), "strong"),), width, 2, "centre")
    sheet.put(sheet.rows - 3 - len(cue), 0, cue)
    top, room = 2, sheet.rows - 7
    if sheet.rows > 11:
        way = way_spans(scene.header, ink)
        sheet.put(1, 0, ink.lines(way, width) if ink.width(way) <= width else ())
    number = ink.digits(countdown(seconds_left(scene)), width // 2, room, _colour(scene)) or _plain_number(scene, width // 2, ink)
    word = _word(scene, width // 2, room, ink)
    sheet.put(top + (room - len(word)) // 2, 0, word)
    sheet.put(top + (room - len(number)) // 2, width // 2, number)


def _line(scene: Paced, sheet: Sheet, ink: Ink) -> None:
    """One line that is the timer; under it, while there are rows, the tally, the cue and the keys."""
    width = sheet.columns - (sheet.rows == 1 and sheet.columns > 1)
    sheet.put(0, 0, ink.lines(_timer(scene, width, sheet.rows == 1, ink), width))
    if sheet.rows > 2:
        hints(sheet, sheet.rows - 1, 0, scene.keys, ink)
    under = [(scene.note or "  ".join(_tally(scene)), ""), (_said(scene), "strong")]
    free = sheet.rows - 1 - (sheet.rows > 2)
    if free < 2:
        under = under[1:]
    top = 1
    for words, role in under:
        lines = ink.lines(((words, role),), width, max(0, free - top + 1))
        sheet.put(top, 0, lines)
        top += len(lines)


def _timer(scene: Paced, width: int, tally: bool, ink: Ink) -> Spans:
    """The longest of: sign, word, seconds and reps; down to a bare digit, or the sign where no number fits."""
    sign, number, colour = shape(_sign(scene), ink.unicode), countdown(seconds_left(scene)), _colour(scene)
    word = "Paused" if scene.paused else scene.word
    reps = f"  {scene.rep}/{scene.reps}" if tally and scene.reps else ""
    for text in (f"{sign} {word} {number}{reps}", f"{sign} {word} {number}", f"{sign} {number}{reps}", f"{sign} {number}"):
        if ink.width([(text, "")]) <= width:
            return ((text, colour),)
    return ((next((text for text in (f"{sign}{number}", number) if len(text) <= width), sign[:width]), colour),)


def _word(scene: Paced, width: int, height: int, ink: Ink) -> Sequence[Row]:
    """The phase by shape, word and colour: in block letters, or in bold where these do not fit."""
    text, colour = "Paused" if scene.paused else scene.word, _colour(scene)
    drawn = ink.letters(f"{shape(_sign(scene), True)} {text}", width, height, colour)
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
    """What is said large: in a rest what comes next, else the cue."""
    coming = f"Next: {scene.next}" if scene.next else ""
    return (coming or scene.cue) if scene.phase == "rest" else (scene.cue or coming)


def _under(scene: Paced, tally: Sequence[str]) -> Spans:
    """The line under it: a passing remark, else the other of cue and next, else the tally."""
    if scene.note:
        return ((scene.note, "strong"),)
    if scene.next and scene.cue:
        return ((scene.cue if scene.phase == "rest" else f"Next: {scene.next}", "strong"),)
    return tuple(
        span for number, part in enumerate(tally) for span in (*([("   ", "")] if number else []), (part, "strong"))
    )


def _tally(scene: Paced) -> list[str]:
    """Rep, side, set and block, as far as there are any."""
    return [
        *([scene.word] if scene.paused else []),
        *([f"Rep {scene.rep} of {scene.reps}"] if scene.rep and scene.reps else []),
        *([f"{scene.side.capitalize()} side"] if scene.side else []),
        *([f"Set {scene.set} of {scene.sets}"] if scene.set and scene.sets > 1 else []),
        *([scene.block] if scene.block else []),
    ]
