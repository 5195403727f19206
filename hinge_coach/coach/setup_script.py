"""A drill's setup as it runs: its name and why it is here, then the steps one by one."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from hinge_coach.coach import controls, speech
from hinge_coach.coach.plan import Chosen
from hinge_coach.coach.scene import KeyHint, Motion, Page, Scene
from hinge_coach.coach.script import Call, Look, hints
from hinge_coach.coach.timeline import SETUP, Span
from hinge_coach.course.drill import Cue, Drill

DOING = 3.0  # seconds to do what a setup step says, once it is said [J]
SINKING_IN = 1.0  # second of quiet after a drill's why
STOP_ANY_TIME = "If something hurts, just stop, or pause and press back: nothing is graded."


class SetupScript(NamedTuple):
    """Why a drill is here, then its setup steps one by one, each as long as it takes to say and to do.

    The last span may last until a key says ready.
    """

    chosen: Chosen
    why: str
    lines: tuple[str, ...]
    spans: tuple[Span, ...]
    hints: tuple[KeyHint, ...] = controls.SETUP_HINTS

    def opens(self, span: Span) -> dict[str, Any]:
        drill = self.chosen.drill
        fields: dict[str, Any] = {"drill": drill.id, "seconds": span.seconds}
        if span.rep == 0:
            more = {"name": drill.name, "number": drill.number, "reason": self.chosen.reason}
            return fields | {"name": "drill", "say": opening(drill, self.why), "more": more}
        if span.rep > len(self.lines):
            return {}
        fields |= {"name": "setup", "say": self.lines[span.rep - 1]}
        return fields | {"more": {"step": span.rep, "of": len(self.lines)}}

    def calls(self, span: Span, length: float) -> list[Call]:
        return []

    def typed(self, key: str) -> str | None:
        return None

    def scene(self, span: Span, elapsed: float, length: float, look: Look) -> Scene:
        drill = self.chosen.drill
        figure = drill.work[0].figure or drill.figure
        return Page(
            header=look.header,
            kind="setup",
            title=drill.name,
            lead=self.why,
            lines=self.lines,
            current=span.rep - 1 if 0 < span.rep <= len(self.lines) else None,
            motion=Motion(figure, SETUP, elapsed, length, feel=drill.feel) if figure else None,
            paused=look.paused,
            note=look.note,
            keys=hints(look, self.hints),
        )


def setup_spans(opening: str, lines: Sequence[str]) -> tuple[Span, ...]:
    """The opening, then the setup line by line, as long as each takes to say and then to do, in whole seconds."""
    texts = (opening, *lines)
    pauses = (SINKING_IN, *[DOING] * (len(texts) - 1))
    lengths = [float(math.ceil(speech.seconds(text) + pause)) for text, pause in zip(texts, pauses, strict=True)]
    return tuple(Span(SETUP, length, index) for index, length in enumerate(lengths))


def opening(drill: Drill, why: str) -> str:
    return f"{_called(drill)}. {why}"


def _called(drill: Drill) -> str:
    return drill.name if drill.bridge else f"Drill {drill.number.replace('½', ' and a half')}: {drill.name}"


def best_cue_line(cue: Cue) -> str:
    """The cue to begin with, shown as what it is."""
    return f"Your best cue so far: {cue.say}."
