"""What `start` prints: the plan of a dry run, and the last words of a session."""

from collections.abc import Iterable

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.constrain import Constrain

from hinge_coach.coach.interface.screen_frames import Page, labelled
from hinge_coach.printed.parts import rich_elements
from hinge_coach.printed.parts.rich_elements import BLANK, MEASURE, Words


def dry_run(pages: Iterable[Page]) -> RenderableType:
    """The pages that `start` would ask about, each with its lead, then its lines beside their labels."""
    return Constrain(Group(*map(_page, pages)), MEASURE)


def _page(page: Page) -> RenderableType:
    lines = [labelled(line) for line in page.lines]
    indent = max((cell_len(label) for label, _ in lines if label), default=0) + 2
    parts: list[RenderableType] = [Words((page.lead, "strong"))]
    for label, words in lines:
        row = (Words((label or "", "key")), Words(words))
        parts.append(Words(words) if label is None else rich_elements.labelled([row], indent))
    return Group(*parts, BLANK)


def last_words(sentences: Iterable[str]) -> RenderableType:
    """What was done, a paragraph each."""
    return Group(*map(Words, sentences))
