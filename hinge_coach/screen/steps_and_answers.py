"""Lists on a page: steps and facts, the one that counts now set off, and the answers with their keys."""

from collections.abc import Sequence
from itertools import accumulate

from hinge_coach.coach.interface.screen_frames import Choice, Page, labelled
from hinge_coach.screen.cell_grid import LETTERS
from hinge_coach.screen.styled_cells import Ink, Spans, fitted
from hinge_coach.terminal.painter import BLANK, Cell, Row

_GAP = [BLANK] * 6  # between two large answers


def line_rows(frame: Page, wide: int, height: int, ink: Ink, turn: int = 0) -> tuple[Row, ...]:
    """The page's lines, wrapped beside their numbers or keys. Where they are too many they take turns, in parts of as
    many whole ones as fit: it is the turn of the part with the current line, or of any part, numbered from 0.
    """
    if height < 1 or not frame.lines:
        return ()
    items = _items(frame, wide, height, ink)
    if sum(map(len, items)) <= height:
        return tuple(row for item in items for row in item)
    items = _items(frame, wide, max(1, height - 1), ink)  # a row is kept for saying which part it is
    parts = _parts(items, [bool(line) for line in frame.lines], height - 1)
    now = turn % len(parts) if frame.current is None else sum(frame.current >= part.start for part in parts[1:])
    rows = tuple(row for index in parts[now] for row in items[index])
    return _with_its_number(rows, now + 1, len(parts), wide, height, ink)


def _with_its_number(rows: Sequence[Row], number: int, parts: int, wide: int, height: int, ink: Ink) -> tuple[Row, ...]:
    """A part of `height` rows, so that nothing moves when the next one comes, and which one it is."""
    air = [fitted((), wide)] * (height - 1 - len(rows))
    return (*rows, *air, *ink.lines(((f"… {number} of {parts}", "quiet"),), wide))[:height]


def _parts(items: Sequence[tuple[Row, ...]], said: Sequence[bool], height: int) -> list[range]:
    """Which items stand together, in `height` rows; at least one does. None begins or ends with what is not `said`."""
    parts: list[range] = []
    first = 0
    while first < len(items):
        tops = accumulate(map(len, items[first:]))
        last = first + max(1, sum(top <= height for top in tops))
        some = [index for index in range(first, last) if said[index]]
        if some:
            parts.append(range(some[0], some[-1] + 1))
        first = last
    return parts


def _items(frame: Page, wide: int, height: int, ink: Ink) -> list[tuple[Row, ...]]:
    """Each line as rows with its label at the left: a step's number, or what stands before the wide gap. A line that
    has neither takes the whole width.
    """
    labelled = _labelled(frame)
    widest = max(ink.width([(label or "", "")]) for label, _ in labelled)
    items: list[tuple[Row, ...]] = []
    for index, (label, text) in enumerate(labelled):
        indent = widest + 2 if label is not None and 0 < widest < wide - 12 else 0
        now, quiet = index == frame.current, frame.current not in (None, index)
        rows = ink.lines(((text, "strong" if now else "quiet" if quiet else ""),), wide - indent, height)
        first = ink.lines(((label or "", "now" if now else "quiet" if quiet else "key"),), indent)
        margin = [*first, *[fitted((), indent)] * len(rows)]
        items.append(tuple((*left, *row) for left, row in zip(margin, rows, strict=False)))
    return items


def _labelled(frame: Page) -> list[tuple[str | None, str]]:
    """Each line's label and words; None where it has no label, and "" where its place stays empty."""
    if frame.kind in ("setup", "guide"):
        return [(str(number), line) for number, line in enumerate(frame.lines, 1)]
    return [labelled(line) for line in frame.lines]


def choice_parts(choices: Sequence[Choice], wide: int, height: int, ink: Ink) -> list[tuple[Row, ...]]:
    """The answers, each behind its key: one a row; side by side where they are few and short, or where that saves the
    rows that are too few. Where they do not fit even so they take turns, in as many parts as there are here.
    """
    beside = _flow([_choice(choice, "now", wide) for choice in choices], wide, ink)
    short = all(ink.width(line) <= wide for line in beside)
    in_one = len(beside) == 1 and all(choice.on is None for choice in choices)
    if short and (in_one or len(beside) <= height < len(choices)):
        return [tuple(row for line in beside for row in ink.lines(line, wide))]
    items = [_hung(_choice(choice, "key", wide), wide, ink) for choice in choices]
    if sum(map(len, items)) <= height:
        return [tuple(row for item in items for row in item)]
    parts = _parts(items, [True] * len(items), max(1, height - 1))
    rows = [[row for index in part for row in items[index]][: max(1, height - 1)] for part in parts]
    return [_with_its_number(each, number, len(parts), wide, height, ink) for number, each in enumerate(rows, 1)]


def choice_rows(choices: Sequence[Choice], wide: int, height: int, ink: Ink, turn: int = 0) -> tuple[Row, ...]:
    """The answers, or the part of them whose turn it is."""
    parts = choice_parts(choices, wide, height, ink)
    return parts[turn % len(parts)]


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
