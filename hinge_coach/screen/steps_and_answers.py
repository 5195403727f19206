"""Lists on a page: steps and facts, the one that counts now set off, and the answers with their keys."""

from collections.abc import Sequence

from hinge_coach.coach.interface.screen_frames import Choice, Page, labelled
from hinge_coach.screen.cell_grid import LETTERS
from hinge_coach.screen.styled_cells import Ink, Spans, fitted
from hinge_coach.terminal.painter import BLANK, Cell, Row

SECONDS_TO_NEXT_PART = 10.0  # where not all lines of a page fit: six lines, read without haste
_GAP = [BLANK] * 6  # between two large answers
_LOW = 2  # rows at most in which none can be spared for saying which part of a list they are
_MARK = 2  # cells: there the last row ends in a sign that there is more


def line_rows(frame: Page, wide: int, height: int, ink: Ink, turn: int = 0, lead: bool = False) -> tuple[Row, ...]:
    """The page's lines, wrapped beside their numbers or keys, its `lead` before them where that is to be one of them.

    Where they are too many they take turns, in parts of as many whole ones as fit: part `turn` from the first one, or
    from the one with the current line.
    """
    narrow = wide - _MARK * (height <= _LOW)
    items = [ink.lines(((frame.lead, "strong"),), narrow, 99)] if lead and frame.lead else []
    before = len(items)
    items += _items(frame, narrow, ink) if frame.lines else []
    if height < 1 or sum(map(len, items)) <= height:
        return tuple(row for item in items for row in item) if height > 0 else ()
    parts = _parts(items, [True] * before + [bool(line) for line in frame.lines], height)
    now = 0 if frame.current is None else frame.current + before
    first = next(number for number, part in enumerate(parts) if part[-1][0] >= now)
    return _numbered(parts, (first + turn) % len(parts), wide, height, ink, by_hand=bool(frame.keys))


def _parts(items: Sequence[tuple[Row, ...]], said: Sequence[bool], height: int) -> list[list[tuple[int, Row]]]:
    """Which rows stand together where there are `height`, each with the number of its item: whole items, but for those
    that are longer. No part begins or ends with what is not `said`.
    """
    height -= height > _LOW
    parts: list[list[tuple[int, Row]]] = [[]]
    for index, item in enumerate(items):
        for first in range(0, len(item), height):
            piece = [(index, row) for row in item[first : first + height]]
            if len(parts[-1]) + len(piece) > height:
                parts.append([])
            if parts[-1] or said[index]:
                parts[-1] += piece
    for part in parts:
        while part and not said[part[-1][0]]:
            part.pop()
    return [part for part in parts if part]


def _numbered(
    parts: Sequence[Sequence[tuple[int, Row]]], now: int, wide: int, height: int, ink: Ink, *, by_hand: bool
) -> tuple[Row, ...]:
    """A part in `height` rows, so that nothing moves when the next one comes, and which one it is; `by_hand`, with the
    key for the next one. Where there are few rows the last of them only ends in that.
    """
    rows = [row for _, row in parts[now]]
    if height <= _LOW:
        (more,) = ink.lines((("↓", "key") if by_hand else ("…", "quiet"),), _MARK, 1, "right")
        return (*rows[:-1], (*fitted(rows[-1], wide - _MARK), *more), *[fitted((), wide)] * (height - len(rows)))
    air = [fitted((), wide)] * (height - 1 - len(rows))
    key = (("   ↓", "key"), (" more", "quiet")) if by_hand else ()
    return (*rows, *air, *ink.lines(((f"… {now + 1} of {len(parts)}", "quiet"), *key), wide))


def _items(frame: Page, wide: int, ink: Ink) -> list[tuple[Row, ...]]:
    """Each line as rows with its label at the left: a step's number, or what stands before the wide gap. A line that
    has neither takes the whole width, and a label stands in its line where a column of its own would be too wide.
    """
    labelled = _labelled(frame)
    widest = max(ink.width([(label or "", "")]) for label, _ in labelled)
    items: list[tuple[Row, ...]] = []
    for index, (label, text) in enumerate(labelled):
        indent = widest + 2 if label is not None and 0 < widest < wide - 12 else 0
        now, quiet = index == frame.current, frame.current not in (None, index)
        name = (label or "", "now" if now else "quiet" if quiet else "key")
        words = (text, "strong" if now else "quiet" if quiet else "")
        rows = ink.lines((words,) if indent or not label else (name, ("  ", ""), words), wide - indent, 99)
        margin = [*ink.lines((name,), indent), *[fitted((), indent)] * len(rows)]
        items.append(tuple((*left, *row) for left, row in zip(margin, rows, strict=False)))
    return items


def _labelled(frame: Page) -> list[tuple[str | None, str]]:
    """Each line's label and words; None where it has no label, and "" where its place stays empty."""
    if frame.kind in ("setup", "guide"):
        return [(str(number), line) for number, line in enumerate(frame.lines, 1)]
    return [labelled(line) for line in frame.lines]


def choice_rows(frame: Page, wide: int, height: int, ink: Ink, turn: int = 0) -> tuple[Row, ...]:
    """The answers, each behind its key: one a row; side by side where they are few and short, or where that saves the
    rows that are too few. Where they do not fit even so they take turns, and it is the turn of part `turn`.
    """
    choices = frame.choices
    beside = _flow([_choice(choice, "now", wide) for choice in choices], wide, ink)
    short = all(ink.width(line) <= wide for line in beside)
    in_one = len(beside) == 1 and all(choice.on is None for choice in choices)
    if short and (in_one or len(beside) <= height < len(choices)):
        return tuple(row for line in beside for row in ink.lines(line, wide))
    items = [_hung(_choice(choice, "key", wide), wide - _MARK * (height <= _LOW), ink) for choice in choices]
    if sum(map(len, items)) <= height:
        return tuple(row for item in items for row in item)
    parts = _parts(items, [True] * len(items), height)
    return _numbered(parts, turn % len(parts), wide, height, ink, by_hand=bool(frame.keys))


def _hung(spans: Spans, wide: int, ink: Ink) -> tuple[Row, ...]:
    """An answer, what it says beside its key in as many rows as it needs."""
    *label, text = spans
    indent = ink.width(label) + 1
    if indent > wide // 2:
        return ink.lines(spans, wide)
    rows = ink.lines(((text[0].strip(), text[1]),), wide - indent, 9)
    margin = [*ink.lines(tuple(label), indent), *[fitted((), indent)] * len(rows)]
    return tuple((*left, *row) for left, row in zip(margin, rows, strict=False))


def _flow(spans: Sequence[Spans], wide: int, ink: Ink) -> list[Spans]:
    """Whole answers in as few lines as they need."""
    gap = ("    " if wide > 30 else "  ", "")
    lines: list[Spans] = []
    for part in spans:
        if lines and ink.width((*lines[-1], gap, *part)) <= wide:
            lines[-1] = (*lines[-1], gap, *part)
        else:
            lines.append(part)
    return lines


def _choice(choice: Choice, role: str, wide: int) -> Spans:
    if choice.on is None:
        return ((f" {choice.key} " if wide > 30 else choice.key, role), (f" {choice.label}", ""))
    tick = ("[✓]", "on") if choice.on else ("[ ]", "quiet")
    gap = "  " if wide > 30 else ""
    return ((f"{choice.key}{gap}", "key"), tick, (f" {choice.label}", "strong" if choice.on else "quiet"))


def large_choices(choices: Sequence[Choice], wide: int, height: int, ink: Ink) -> tuple[Row, ...]:
    """The answers in block letters, their keys as caps: side by side, else one a line; () where neither fits."""
    if height < LETTERS or any(choice.on is not None for choice in choices):
        return ()
    drawn: list[list[Row]] = []
    for narrow in (False, True):
        drawn = _large(choices, wide, narrow, ink)
        rows = zip(*drawn, strict=True)
        beside = [[cell for part in parts for cell in (*_GAP, *part)][len(_GAP) :] for parts in rows]
        if beside and len(beside[0]) <= wide:
            return tuple(fitted(row, wide) for row in beside)
    if len(drawn) * (LETTERS + 1) - 1 > height or any(len(drawing[0]) > wide for drawing in drawn):
        return ()
    return tuple(fitted(row, wide) for drawing in drawn for row in (*drawing, ()))[:-1]


def _large(choices: Sequence[Choice], wide: int, narrow: bool, ink: Ink) -> list[list[Row]]:
    """Each answer behind the cap of its key, LETTERS rows high; nothing where the letters of one do not fit."""
    keys = [ink.letters(choice.key, wide, LETTERS, "now", "tight", narrow) for choice in choices]
    labels = [ink.letters(choice.label, wide, LETTERS, "", "tight", narrow) for choice in choices]
    if not all(keys) or not all(labels):
        return []
    now: Cell = (" ", ink.sgr("now"))
    room = max(len(key[0]) for key in keys) + 2
    drawn: list[list[Row]] = []
    for key, label in zip(keys, labels, strict=True):
        before = (room - len(key[0])) // 2
        cap = [[*[now] * before, *row, *[now] * (room - before - len(row))] for row in _padded(key, now)]
        drawn.append([(*left, BLANK, BLANK, *right) for left, right in zip(cap, _padded(label, BLANK), strict=True)])
    return drawn


def _padded(rows: Sequence[Row], with_: Cell) -> list[Row]:
    return [*rows, *[[with_] * len(rows[0])] * (LETTERS - len(rows))]
