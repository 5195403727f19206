"""rich's console on stdout: as wide, as colourful and with such characters as the terminal or the pipe has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from rich.console import Console, RenderableType
from rich.segment import Segment, Segments
from rich.theme import Theme

from hinge_coach.printed.parts.rich_elements import WIDE_SIGNS
from hinge_coach.terminal import colours
from hinge_coach.terminal.capabilities import Capabilities, capabilities
from hinge_coach.terminal.plain_signs import RIGHT_HALF

_ROWS = 25  # without a height rich would take a dumb terminal's width for 80


def page_console(can: Capabilities) -> Console:
    """A console on stdout that does as `can` says, and as no variable would that rich itself reads.

    Text is text: no markup, no emoji codes, nothing is highlighted.
    """
    styles = {role: colours.style(role, can.colours) for role in colours.ROLES}
    some: Any = can.colours or "standard"  # bold and dim want some system, too
    return Console(
        width=can.columns,
        height=_ROWS,
        theme=Theme(styles),
        force_terminal=can.styled,
        force_jupyter=False,
        color_system=some if can.styled else None,
        no_color=can.colours is None,
        markup=False,
        emoji=False,
        highlight=False,
    )


def plain_pages() -> bool:
    """Whether pages are to be made for a reader of lines, without pictures, charts or tables."""
    return capabilities().plain


def print_page(page: Callable[[int], RenderableType]) -> None:
    """Print a page on stdout: `page` lays it out in so many columns."""
    print_parts(lambda columns: [page(columns)])


def print_parts(parts: Callable[[int], Iterable[RenderableType]]) -> None:
    """Print the parts of a page on stdout one by one, each as soon as it is there."""
    can = capabilities()
    console = page_console(can)
    options = console.options
    options.encoding = _encoding(can)
    for part in parts(console.width):
        lines = console.render_lines(part, options, pad=False)
        console.print(Segments([segment for line in lines for segment in _trimmed(line)]), end="")


def _encoding(can: Capabilities) -> str:
    """What rich draws by, and Words: anything but UTF-8 is drawn in ASCII."""
    if not can.unicode:
        return "ascii"
    return WIDE_SIGNS if can.wide else "utf-8"


def print_unbroken(lines: Iterable[RenderableType]) -> None:
    """Print lines that programs read, too: each stays whole, however long it is."""
    page_console(capabilities()).print(*lines, sep="\n", soft_wrap=True)


def _trimmed(line: list[Segment]) -> Iterator[Segment]:
    """A line without the blanks that fill its last column: a terminal that is made narrower would wrap them."""
    end = len(line)
    while end and not line[end - 1].text.strip(" "):
        end -= 1
    yield from map(_shown, line[: max(0, end - 1)])
    if end:
        yield _shown(Segment(line[end - 1].text.rstrip(" "), line[end - 1].style))
    yield Segment.line()


def _shown(segment: Segment) -> Segment:
    """What is sent: a terminal that shows a letter in two cells needs no mark for that."""
    return Segment(segment.text.replace(RIGHT_HALF, ""), segment.style)
