"""What happens in a session, told to every listener: the screen, plain lines, JSON, the voice, the sounds."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple


class Event(NamedTuple):
    """One thing that happened or begins now.

    `t` is seconds on the monotonic clock since the session began; `seconds` is how long it is meant to last.
    `say` is what a coach says at this moment, whole; `brief` the same in a word or two, for when the time is short.
    `urgent` speech may cut off what is being said. `more` holds what only this kind of event has (`n`, `saved`, …).
    """

    name: str
    t: float = 0.0
    drill: str | None = None
    block: str | None = None
    set: int | None = None
    side: str | None = None
    rep: int | None = None
    phase: str | None = None
    seconds: float | None = None
    say: str | None = None
    brief: str | None = None
    urgent: bool = False
    more: Mapping[str, Any] = MappingProxyType({})


class Trouble(NamedTuple):
    """Something that a listener can't do any more: what it is (`voice`, `sounds`), what was found, and what to do."""

    what: str
    found: str
    do: str

    @property
    def sentence(self) -> str:
        """All of it in one sentence."""
        return f"{self.found}: {self.do}."
