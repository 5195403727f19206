"""A rest as it runs: what is said of it, what comes next, and what is seen."""

from collections.abc import Callable
from typing import Any, NamedTuple

from hinge_coach.coach.amounts_in_words import spoken
from hinge_coach.coach.interface import key_actions, speech_time
from hinge_coach.coach.interface.screen_frames import Frame, TimedFrame
from hinge_coach.coach.session.spans_and_ticks import Call, Look, hints, motion, ticks
from hinge_coach.coach.timeline import RestStep, SetStep, Span
from hinge_coach.course.phase_words import SPAN_WORDS

REMINDED = 10.0  # seconds before the end of a rest
REST_WORTH_REMINDING = 30.0  # seconds


class RestScript(NamedTuple):
    """A rest: the seconds left, and what comes next. `corrects` takes the digits typed, where the set counted reps."""

    step: RestStep
    corrects: Callable[[str], str | None] | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        return self.step.spans

    def opens(self, span: Span) -> dict[str, Any]:
        after = self.step.after
        said = {"say": rest(self.step), "brief": "Rest"}
        return {"name": "rest", "drill": after.drill.id, "block": after.block.name, "seconds": span.seconds} | said

    def calls(self, span: Span, length: float) -> list[Call]:
        calls = ticks(length)
        if length >= REST_WORTH_REMINDING:
            calls.insert(0, Call(length - REMINDED, {"name": "soon", "seconds": REMINDED, "say": "10 seconds"}))
        return calls

    def typed(self, key: str) -> str | None:
        return self.corrects(key) if self.corrects else None

    def frame(self, span: Span, elapsed: float, length: float, look: Look) -> Frame:
        following = self.step.next
        return TimedFrame(
            header=look.header,
            phase="rest",
            word=SPAN_WORDS["rest"],
            seconds=length,
            elapsed=elapsed,
            cue=following.cue.say if following.cue else "",
            block=following.block.name,
            set=following.set,
            sets=following.block.sets,
            next=coming(following),
            motion=motion(following, "rest", elapsed, length),
            paused=look.paused,
            note=look.note,
            keys=hints(look, key_actions.CORRECTION_HINTS if self.corrects else key_actions.STRETCH_HINTS),
        )


def rest(step: RestStep) -> str:
    """How long it is and what comes next, or as much of it as it has room for."""
    length = step.spans[0].seconds
    short = f"Rest, {spoken(length)}."
    whole = f"{short} Next: {coming(step.next)}."
    return whole if speech_time.seconds(whole) <= length else short


def coming(step: SetStep) -> str:
    """The set that comes next, in a few words."""
    return f"{step.block.name}, set {step.set} of {step.block.sets}" if step.block.sets > 1 else step.block.name
