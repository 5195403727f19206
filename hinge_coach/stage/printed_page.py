"""A page of words as it is printed, where nobody is asked anything: its lead, then the lines beside their labels."""

from __future__ import annotations

from hinge_coach.coach.scene import Page, labelled
from hinge_coach.stage.paper import MEASURE, Line, cells, hung, line, wrap


def page_lines(page: Page, columns: int) -> list[Line]:
    """The page in lines of at most `columns` cells, with an empty one at its end."""
    columns = min(columns, MEASURE)
    parts = [labelled(each) for each in page.lines]
    indent = max((cells(label) for label, _ in parts if label), default=0) + 2
    lines = wrap(line(page.lead, "strong"), columns)
    for label, words in parts:
        if not words:
            lines.append(())
        elif label is None:
            lines += wrap(line(words), columns)
        else:
            lines += hung((label, "key"), line(words), columns, indent)
    return [*lines, ()]
