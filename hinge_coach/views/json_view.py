"""The session as JSON lines: one event, one line, sent at once."""

import json
from typing import Any

from hinge_coach.coach.interface.events import Event
from hinge_coach.coach.interface.screen_frames import Frame
from hinge_coach.course.phrasebook import Multilingual
from hinge_coach.terminal.nonblocking_output import Output

_FIELDS = ("drill", "block", "set", "side", "rep", "phase", "seconds", "say")


def as_dict(event: Event) -> dict[str, Any]:
    """The event as the contract has it: `t`, `event`, and what applies.

    What is said is English; where it is not throughout, `parts` has it once more with the language of each.
    """
    line: dict[str, Any] = {"t": round(event.t, 3), "event": event.name}
    line |= {name: value for name in _FIELDS if (value := getattr(event, name)) is not None}
    if isinstance(event.say, Multilingual):
        line["parts"] = [{"say": part.text, "language": part.language} for part in event.say.parts]
    return line | dict(event.more)


class JsonLines:
    """A view for programs. It asks nothing and shows no pages."""

    def __init__(self, out: Output) -> None:
        self._out = out

    def tell(self, event: Event) -> None:
        self._out.add(json.dumps(as_dict(event), ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")

    def show(self, frame: Frame) -> float:
        return float("inf")
