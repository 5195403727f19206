"""What leads into a set and out of it, as it runs: what is told of each line, and what is seen."""

from typing import Any, NamedTuple

from hinge_coach.coach.amounts_in_words import begun
from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.interface.screen_frames import Frame, Motion, Page, TimedFrame
from hinge_coach.coach.plan.get_in_and_out import GuidedStep
from hinge_coach.coach.session.spans_and_ticks import Call, Look, hints
from hinge_coach.coach.timeline import SETUP, Span
from hinge_coach.course.phase_words import SPAN_WORDS

_NAMES = {"setup": "Get ready", "get_in": "Get in", "rehearse": "One slow rep", "get_out": "The way out"}


class GuideScript(NamedTuple):
    """The lines of a guided step, one after the other. `urgent`: they come before anything else that is said."""

    step: GuidedStep
    urgent: bool = False

    @property
    def spans(self) -> tuple[Span, ...]:
        return self.step.spans

    def opens(self, span: Span) -> dict[str, Any]:
        step, of = self.step, self.step.of
        return {
            "name": step.kind,
            "drill": of.drill.id,
            "block": of.block.name,
            "set": of.set,
            "side": of.side,
            "phase": self._phase(span) or None,
            "seconds": span.seconds,
            "say": self._line(span),
            "urgent": self.urgent,
            "more": {"step": span.rep, "of": len(step.lines)},
        }

    def calls(self, span: Span, length: float) -> list[Call]:
        return []

    def typed(self, key: str) -> str | None:
        return None

    def frame(self, span: Span, elapsed: float, length: float, look: Look) -> Frame:
        of, phase = self.step.of, self._phase(span)
        if phase:
            return TimedFrame(
                header=look.header,
                phase=phase,
                word=SPAN_WORDS[phase],
                seconds=length,
                elapsed=elapsed,
                cue=begun(self._line(span).partition(": ")[2]),
                block=_NAMES[self.step.kind],
                side=of.side,
                motion=self._motion(phase, elapsed, length),
                paused=look.paused,
                note=look.note,
                keys=hints(look, key_actions.RUNNING_HINTS),
            )
        spoken = [line for line, phase in zip(self.step.lines, self.step.phases, strict=True) if not phase]
        return Page(
            header=look.header,
            kind="guide",
            title=_NAMES[self.step.kind],
            lead=self._line(span),
            lines=tuple(spoken) if len(spoken) == len(self.step.lines) > 1 else (),
            current=span.rep - 1 if len(spoken) == len(self.step.lines) > 1 else None,
            motion=self._motion(self._still(), elapsed, length),
            paused=look.paused,
            note=look.note,
            keys=hints(look, key_actions.SPOKEN_SETUP_HINTS),
        )

    def _line(self, span: Span) -> str:
        return self.step.lines[span.rep - 1]

    def _phase(self, span: Span) -> str:
        return self.step.phases[span.rep - 1]

    def _still(self) -> str:
        """Getting in shows the movement once; all else stands where the work begins."""
        if self.step.kind in ("setup", "get_in"):
            return SETUP
        return "bottom" if self.step.of.block.starts == "bottom" else "top"

    def _motion(self, phase: str, elapsed: float, length: float) -> Motion | None:
        of = self.step.of
        figure = of.block.figure or of.drill.figure
        feel = of.block.feel or of.drill.feel
        return Motion(figure, phase, elapsed, length, of.side, feel) if figure else None
