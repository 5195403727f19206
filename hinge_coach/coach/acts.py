"""The paced acts of a session, each a script of spans: what is told when one opens, what in its midst, what is seen."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol

from hinge_coach.coach import controls, words
from hinge_coach.coach.plan import Chosen
from hinge_coach.coach.scene import Header, KeyHint, Motion, Paced, Page, Scene
from hinge_coach.coach.timeline import SETUP, RestStep, SetStep, Span

COUNTED_DOWN = (3, 2, 1)  # the last seconds of a count-in, a rest and a hold are ticked
REMINDED = 10.0  # seconds before the end of a rest
REST_WORTH_REMINDING = 30.0  # seconds


class Call(NamedTuple):
    """Something told in the midst of a span, `at` seconds after its start."""

    at: float
    fields: Mapping[str, Any]


class Look(NamedTuple):
    """What the floor adds to every scene: where one is, whether time stands still, and a passing remark."""

    header: Header
    paused: bool = False
    note: str = ""


class Act(Protocol):
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

    def scene(self, span: Span, elapsed: float, length: float, look: Look) -> Scene:
        """What is seen `elapsed` seconds into the span."""
        ...


def _ticks(length: float) -> list[Call]:
    return [
        Call(length - left, {"name": "tick", "seconds": float(left), "more": {"left": left}})
        for left in COUNTED_DOWN
        if left < length
    ]


class SetAct(NamedTuple):
    """One set of one side."""

    step: SetStep

    @property
    def spans(self) -> tuple[Span, ...]:
        return self.step.spans

    def opens(self, span: Span) -> dict[str, Any]:
        step = self.step
        fields = {"drill": step.drill.id, "block": step.block.name, "set": step.set, "side": step.side}
        fields["seconds"] = span.seconds
        if span.phase == "ready":
            return fields | {"name": "ready", "say": words.get_ready(step, span.seconds), "brief": "Get ready"}
        if span.phase == "side":
            return fields | {"name": "side", "say": words.change_sides(step), "brief": f"Now {step.side}"}
        say, brief = words.in_set(step, span)
        return fields | {"name": "phase", "phase": span.phase, "rep": span.rep or None, "say": say, "brief": brief}

    def calls(self, span: Span, length: float) -> list[Call]:
        if span.phase not in ("ready", "side", "hold"):
            return []
        calls = _ticks(length)
        if span.phase == "hold" and length >= words.HALFWAY_FROM:
            calls.insert(0, Call(length / 2, {"name": "halfway", "drill": self.step.drill.id, "say": "Halfway"}))
        return calls

    def typed(self, key: str) -> str | None:
        return None

    def scene(self, span: Span, elapsed: float, length: float, look: Look) -> Scene:
        step = self.step
        return Paced(
            header=look.header,
            phase=span.phase,
            word=words.PHASE_WORDS[span.phase],
            seconds=length,
            elapsed=elapsed,
            cue=step.cue.say if step.cue else "",
            block=step.block.name,
            set=step.set,
            sets=step.block.sets,
            rep=span.rep,
            reps=step.block.reps or 0,
            side=step.side,
            motion=motion(step, span.phase, elapsed, length),
            paused=look.paused,
            note=look.note,
            keys=_hints(look, controls.STRETCH_HINTS if span.phase == "hold" else controls.RUNNING_HINTS),
        )


def motion(step: SetStep, phase: str, elapsed: float, length: float) -> Motion | None:
    """The figure's part in a set, where the drill has one."""
    figure = step.block.figure or step.drill.figure
    feel = step.block.feel or step.drill.feel
    return Motion(figure, phase, elapsed, length, step.side, feel) if figure else None


def _hints(look: Look, running: tuple[KeyHint, ...]) -> tuple[KeyHint, ...]:
    return controls.PAUSED_HINTS if look.paused else running


class RestAct(NamedTuple):
    """A rest: the seconds left, and what comes next. `corrects` takes the digits typed, where the set counted reps."""

    step: RestStep
    corrects: Callable[[str], str | None] | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        return self.step.spans

    def opens(self, span: Span) -> dict[str, Any]:
        after = self.step.after
        said = {"say": words.rest(self.step), "brief": "Rest"}
        return {"name": "rest", "drill": after.drill.id, "block": after.block.name, "seconds": span.seconds} | said

    def calls(self, span: Span, length: float) -> list[Call]:
        calls = _ticks(length)
        if length >= REST_WORTH_REMINDING:
            calls.insert(0, Call(length - REMINDED, {"name": "soon", "seconds": REMINDED, "say": "10 seconds"}))
        return calls

    def typed(self, key: str) -> str | None:
        return self.corrects(key) if self.corrects else None

    def scene(self, span: Span, elapsed: float, length: float, look: Look) -> Scene:
        following = self.step.next
        return Paced(
            header=look.header,
            phase="rest",
            word=words.PHASE_WORDS["rest"],
            seconds=length,
            elapsed=elapsed,
            cue=following.cue.say if following.cue else "",
            block=following.block.name,
            set=following.set,
            sets=following.block.sets,
            next=words.coming(following),
            motion=motion(following, "rest", elapsed, length),
            paused=look.paused,
            note=look.note,
            keys=_hints(look, controls.CORRECTION_HINTS if self.corrects else controls.STRETCH_HINTS),
        )


class SetupAct(NamedTuple):
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
            return fields | {"name": "drill", "say": words.opening(drill, self.why), "more": more}
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
            keys=_hints(look, self.hints),
        )
