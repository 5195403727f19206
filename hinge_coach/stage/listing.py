"""Lists on a page: steps and facts, the one that counts now set off, and the answers with their keys."""

from collections.abc import Sequence

from hinge_coach.coach.scene import Choice, Page
from hinge_coach.stage.cells import Ink, Spans, fitted
from hinge_coach.stage.painter import Row

_COLUMNS = "   "  # what parts a key from its meaning in the lines of the help


def line_rows(scene: Page, wide: int, height: int, ink: Ink) -> tuple[Row, ...]:
    """The page's lines, wrapped beside their numbers or keys. Where they are too many, those from the current one on,
    with an ellipsis for the others.
    """
    if height < 1 or not scene.lines:
        return ()
    items = _items(scene, wide, ink)
    first = 0
    if scene.current is not None:
        while first < scene.current and _rows_from(items, first, height)[1] <= scene.current:
            first += 1
    return _rows_from(items, first, height, ink.lines((("…", "quiet"),), wide))[0]


def _rows_from(
    items: Sequence[tuple[Row, ...]], first: int, height: int, more: tuple[Row, ...] = ()
) -> tuple[tuple[Row, ...], int]:
    """Whole items from `first` on in at most `height` rows, and the index after the last one shown."""
    rows: tuple[Row, ...] = ()
    for index in range(first, len(items)):
        last = index == len(items) - 1
        if len(rows) + len(items[index]) + (not last) > height:
            return (*rows[: height - 1], *more), index
        rows += items[index]
    return rows, len(items)


def _items(scene: Page, wide: int, ink: Ink) -> list[tuple[Row, ...]]:
    """Each line as rows with its label at the left: a step's number, or what stands before the wide gap."""
    labels, words = _labelled(scene)
    indent = max(ink.width([(label, "")]) for label in labels)
    indent = indent + 2 if 0 < indent < wide - 12 else 0
    return [
        _item(label if indent else "", text, scene.current in (None, index), scene.current is not None, indent, wide, ink)
        for index, (label, text) in enumerate(zip(labels, words))
    ]


def _labelled(scene: Page) -> tuple[list[str], list[str]]:
    if scene.kind == "setup":
        return [str(number) for number in range(1, len(scene.lines) + 1)], list(scene.lines)
    parted = [line.partition(_COLUMNS) for line in scene.lines]
    if all(gap for _, gap, _ in parted):
        return [label for label, _, _ in parted], [text.strip() for _, _, text in parted]
    return ["" for _ in scene.lines], list(scene.lines)


def _item(label: str, text: str, lit: bool, alone: bool, indent: int, wide: int, ink: Ink) -> tuple[Row, ...]:
    role = ("strong" if alone else "") if lit else "quiet"
    rows = ink.lines(((text, role),), wide - indent, 99)
    if not indent:
        return rows
    first = ink.lines(((label, "now" if lit and alone else "key" if lit else "quiet"),), indent)
    blank = fitted((), indent)
    return tuple((*(first[0] if at == 0 else blank), *row) for at, row in enumerate(rows))


def choice_rows(choices: Sequence[Choice], wide: int, height: int, ink: Ink) -> tuple[Row, ...]:
    """The answers, each behind its key: side by side where they are few and short, else one a row."""
    if not choices:
        return ()
    spans = [_choice(choice, ink) for choice in choices]
    beside = tuple(span for number, part in enumerate(spans) for span in ((("    ", ""), *part) if number else part))
    if len(choices) > height or (choices[0].on is None and len(choices) < 4 and ink.width(beside) <= wide):
        return ink.lines(beside, wide, max(1, height))
    return tuple(row for part in spans for row in ink.lines(part, wide))


def _choice(choice: Choice, ink: Ink) -> Spans:
    if choice.on is None:
        return ((f" {choice.key} ", "now"), (f" {choice.label}", ""))
    tick = ("[✓]", "on") if choice.on else ("[ ]", "quiet")
    return ((choice.key, "key"), ("  ", ""), tick, (f"  {choice.label}", "strong" if choice.on else "quiet"))
