"""A script of paced time: spans, what is told when one opens, what in its midst, and what is seen."""

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.interface.screen_frames import Frame, Header, KeyHint, Motion
from hinge_coach.coach.timeline import SetStep, Span

COUNTED_DOWN = (3, 2, 1)  # the last seconds of a count-in, a rest and a hold are ticked


class Call(NamedTuple):
    """Something told in the midst of a span, `at` seconds after its start."""

    at: float
    fields: Mapping[str, Any]


class Look(NamedTuple):
    """What the pacer adds to every frame: where one is, whether time stands still, and a passing remark."""

    header: Header
    paused: bool = False
    note: str = ""


class Script(Protocol):
    """A script for the pacer."""

    @property
    def spans(self) -> tuple[Span, ...]: ...
    def opens(self, span: Span) -> dict[str, Any]:
        """The event told when the span begins; empty for none."""
        ...

    def calls(self, span: Span, length: float) -> list[Call]:
        """What is told in the midst of a span of `length` seconds, in order."""
        ...

    def typed(self, key: str) -> str | None:
        """A key that only this act understands: the remark to show, None where it means nothing."""
        ...

    def frame(self, span: Span, elapsed: float, length: float, look: Look) -> Frame:
        """What is seen `elapsed` seconds into the span."""
        ...


def ticks(length: float) -> list[Call]:
    """The last seconds of a span of `length` seconds, one call each."""
    return [
        Call(length - left, {"name": "tick", "seconds": float(left), "more": {"left": left}})
        for left in COUNTED_DOWN
        if left < length
    ]


def motion(step: SetStep, phase: str, elapsed: float, length: float) -> Motion | None:
    """The figure's part in a set, where the drill has one."""
    figure = step.block.figure or step.drill.figure
    feel = step.block.feel or step.drill.feel
    return Motion(figure, phase, elapsed, length, step.side, feel) if figure else None


def hints(look: Look, running: tuple[KeyHint, ...]) -> tuple[KeyHint, ...]:
    """The keys that work now: while paused, others than while something runs."""
    return key_actions.PAUSED_HINTS if look.paused else running
