"""A set as it runs: what is said before it and in each rep or hold, what is told, and what is seen."""

from typing import Any, NamedTuple

from hinge_coach.coach.amounts_in_words import amount, spoken
from hinge_coach.coach.interface import key_actions, speech_time
from hinge_coach.coach.interface.camera import Camera, NoCamera
from hinge_coach.coach.interface.screen_frames import Frame, TimedFrame
from hinge_coach.coach.session.spans_and_ticks import Call, Look, hints, motion, ticks
from hinge_coach.coach.timeline import SetStep, Span
from hinge_coach.course.phase_words import SPAN_WORDS

HELD = 2.0  # seconds; a top or bottom this long is an instruction of its own
LAST = "Last one"
HALFWAY_FROM = 20.0  # seconds; a shorter hold needs no halfway


class SetScript(NamedTuple):
    """One set of one side."""

    step: SetStep
    camera: Camera = NoCamera()

    @property
    def spans(self) -> tuple[Span, ...]:
        return self.step.spans

    def opens(self, span: Span) -> dict[str, Any]:
        step = self.step
        fields = {"drill": step.drill.id, "block": step.block.name, "set": step.set, "side": step.side}
        fields["seconds"] = span.seconds
        if span.phase == "ready":
            return fields | {"name": "ready", "say": get_ready(step, span.seconds), "brief": "Get ready"}
        if span.phase == "side":
            return fields | {"name": "side", "say": change_sides(step), "brief": f"Now {step.side}"}
        say, brief = in_set(step, span)
        return fields | {"name": "phase", "phase": span.phase, "rep": span.rep or None, "say": say, "brief": brief}

    def calls(self, span: Span, length: float) -> list[Call]:
        if span.phase not in ("ready", "side", "hold"):
            return []
        calls = ticks(length)
        if span.phase == "hold" and length >= HALFWAY_FROM:
            calls.insert(0, Call(length / 2, {"name": "halfway", "drill": self.step.drill.id, "say": "Halfway"}))
        return calls

    def typed(self, key: str) -> str | None:
        return None

    def frame(self, span: Span, elapsed: float, length: float, look: Look) -> Frame:
        step = self.step
        return TimedFrame(
            header=look.header,
            phase=span.phase,
            word=SPAN_WORDS[span.phase],
            seconds=length,
            elapsed=elapsed,
            cue=step.cue.say if step.cue else "",
            block=step.block.name,
            set=step.set,
            sets=step.block.sets,
            rep=span.rep,
            reps=step.block.reps or 0,
            counted=self.camera.counted,
            side=step.side,
            side_of=step.block.side_of or "",
            motion=motion(step, span.phase, elapsed, length),
            own=self.camera.pose,
            paused=look.paused,
            note=look.note,
            keys=hints(look, key_actions.STRETCH_HINTS if span.phase == "hold" else key_actions.RUNNING_HINTS),
        )


def get_ready(step: SetStep, seconds: float) -> str:
    """Before a set: the one cue and what is coming, or as much of it as `seconds` hold; the cue before all else."""
    cue = f"{step.cue.say}. " if step.cue else ""
    side = f"{side_name(step).capitalize()}. " if step.side else ""
    wordings = (
        f"{cue}{_target(step)}. {side}Get ready.",
        f"{cue}{_target(step)}. {side}".strip(),
        f"{cue}{side}Get ready.",
        f"{cue}{side}".strip() or "Get ready.",
    )
    return next((each for each in wordings if speech_time.seconds(each) <= seconds), wordings[-1])


def _target(step: SetStep) -> str:
    if step.block.unit == "reps":
        return amount(step.block.target, "reps")
    return spoken(step.block.target)


def change_sides(step: SetStep) -> str:
    return f"Change sides. Now the {side_name(step) if step.block.side_of else step.side}."


def side_name(step: SetStep) -> str:
    """The side as a person knows it: left thigh, or left side where the block does not say of what."""
    return f"{step.side} {step.block.side_of or 'side'}"


def in_set(step: SetStep, span: Span) -> tuple[str | None, str | None]:
    """What is said at the start of a phase, whole and brief: the rep's number or the phase's one word, and now and
    then the cue's short form behind it, where there is time.

    On the way down a number is the word; a rep that begins with the way up has its number before the word.
    """
    word: str | None = SPAN_WORDS[span.phase]
    if span.phase == "hold":
        return f"{word}, {spoken(span.seconds)}", word
    brief = word
    if span.phase == _first_phase(step):
        number = LAST if span.rep == step.block.reps and span.rep > 1 else str(span.rep)
        word = number if span.phase == "lower" else f"{number}, up"
        brief = word if span.phase == "lower" or number == LAST else brief
    elif span.phase in ("bottom", "top") and span.seconds < HELD:
        word = brief = None
    short = step.cue.short if step.cue and step.cue.when == span.phase and _reminds(span.rep) else None
    if short and short != word:
        word = f"{word}. {short}" if word else short
    return word, brief if brief != word else None


def _reminds(rep: int) -> bool:
    """Whether the cue's short form is said in a rep: in the first two, then in every third. More is noise [J]."""
    return rep <= 2 or rep % 3 == 2


def _first_phase(step: SetStep) -> str:
    return "rise" if step.block.starts == "bottom" else "lower"
