"""Items of kit as frozen values: what they are called, and the loads that are usual with them."""

from typing import NamedTuple

AFTER_CLEAN, AFTER_SPARE_REPS = "clean", "spare-reps"


class Steps(NamedTuple):
    """By how much a load can grow, in kg and in lb, the most usual step first."""

    kg: tuple[float, ...]
    lb: tuple[float, ...]


class Loads(NamedTuple):
    """The usual loads of an item, lightest first: weights in kg and the like in lb, or the strengths of a band.

    `increase` says when a heavier one is proposed: after a clean day the next of these, or after spare reps a little
    more by one of the `steps`; never, where it is None. `onto` is what the first load is by itself and every other one
    is put on: "the bar".
    """

    kg: tuple[float, ...] = ()
    lb: tuple[float, ...] = ()
    band: tuple[str, ...] = ()
    increase: str | None = None
    steps: Steps | None = None
    onto: str = ""


class Item(NamedTuple):
    """An item of kit: its name with its article, and a few words on what that leaves open.

    Not `weightless`: a loaded drill that is done with it puts a load in hand.
    """

    name: str
    note: str = ""
    weightless: bool = False
    loads: Loads | None = None


def undescribed(id: str) -> Item:
    """An item that no course describes: a person's own word for their own kit."""
    return Item(f"your {id.replace('-', ' ')}")
