"""`kit`: each item, ticked where it is there, and the drills that use it."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.console import Group, RenderableType

from hinge_coach.printed.parts.rich_elements import BLANK, Words, advised, labelled

_TICK = 4  # cells


class KitItem(NamedTuple):
    """An item: whether it is there, and the drills that use it."""

    name: str
    owned: bool
    users: tuple[str, ...]


def kit_page(items: Sequence[KitItem], columns: int, unsaid: str, *, plain: bool = False) -> RenderableType:
    """The list in so many columns of a terminal. Where the kit was never said, `unsaid` is the command that says it.

    A `plain` list says in words what a tick shows.
    """
    longest = max((len(item.name) for item in items), default=0)
    rows = ((Words(_tick(item), f" {item.name}"), Words((", ".join(item.users), "quiet"))) for item in items)
    lines = (Words(f"{item.name}: {'yes' if item.owned else 'no'}. For {', '.join(item.users)}") for item in items)
    page: list[RenderableType] = [*lines] if plain else [labelled(rows, _TICK + longest + 2)]
    if unsaid:
        page += [BLANK, advised("Not set yet, so all equipment is assumed. Set it:", unsaid, columns)]
    return Group(*page)


def _tick(item: KitItem) -> tuple[str, str]:
    return ("[x]", "on") if item.owned else ("[ ]", "quiet")
