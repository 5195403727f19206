"""What a coach says, and when it is worth saying. Everything heard, and every plain line, is worded here."""

from hinge_coach.coach import speech
from hinge_coach.coach.tally import Ending
from hinge_coach.coach.timeline import RestStep, SetStep, Span
from hinge_coach.course.drill import Cue, Drill

PHASE_WORDS = {
    "ready": "Get ready",
    "side": "Change sides",
    "lower": "Lower",
    "bottom": "Bottom",
    "rise": "Rise",
    "top": "Top",
    "hold": "Hold",
    "rest": "Rest",
}
LONG_SQUEEZE = 2.0  # seconds; a top or bottom this long is an instruction of its own
HALFWAY_FROM = 20.0  # seconds; a shorter hold needs no halfway


def clock(seconds: float) -> str:
    """Seconds as a person reads them: 45 s, 2 min, 2 min 5 s, 1 h 10 min."""
    total = round(seconds)
    if total < 60:
        return f"{total} s"
    minutes, rest = divmod(total, 60)
    if minutes >= 60:
        return f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def spoken(seconds: float) -> str:
    """Seconds as a person hears them: 45 seconds, 1 minute, 2 minutes 5 seconds."""
    minutes, rest = divmod(round(seconds), 60)
    parts = [f"{count} {unit}{'s' * (count != 1)}" for count, unit in ((minutes, "minute"), (rest, "second")) if count]
    return " ".join(parts) or "0 seconds"


def amount(count: float, unit: str) -> str:
    """10 reps, 1 rep, 5 s."""
    if unit == "reps":
        return f"{count:g} rep{'s' * (count != 1)}"
    return clock(count)


def opening(drill: Drill, why: str) -> str:
    return f"{_called(drill)}. {why}"


def _called(drill: Drill) -> str:
    return drill.name if drill.bridge else f"Drill {drill.number.replace('½', ' and a half')}: {drill.name}"


def get_ready(step: SetStep, seconds: float) -> str:
    """Before a set: the one cue and what is coming, or as much of it as `seconds` hold; the cue before all else."""
    cue = f"{step.cue.say}. " if step.cue else ""
    side = f"{step.side.capitalize()} side. " if step.side else ""
    wordings = (
        f"{cue}{_target(step)}. {side}Get ready.",
        f"{cue}{side}Get ready.",
        f"{cue}{side}".strip() or "Get ready.",
    )
    return next((each for each in wordings if speech.seconds(each) <= seconds), wordings[-1])


def _target(step: SetStep) -> str:
    if step.block.unit == "reps":
        return amount(step.block.target, "reps")
    return spoken(step.block.target)


def change_sides(step: SetStep) -> str:
    return f"Change sides. Now the {step.side}."


def in_set(step: SetStep, span: Span) -> tuple[str | None, str | None]:
    """What is said at the start of a phase, whole and brief: the rep's number, the cue's short form, or up."""
    if span.phase == "hold":
        return f"Hold, {spoken(span.seconds)}", "Hold"
    short = step.cue.short if step.cue and step.cue.when == span.phase and _reminds(span.rep) else None
    if span.phase == _first_phase(step):
        number = "Last one" if span.rep == step.block.reps and span.rep > 1 else str(span.rep)
        return (f"{number}. {short}", number) if short else (number, None)
    plain = {"rise": "Up", "lower": "Down"}.get(span.phase) or ("Hold" if span.seconds >= LONG_SQUEEZE else None)
    return (short, plain) if short else (plain, None)


def _reminds(rep: int) -> bool:
    """Whether the cue's short form is said in a rep: in the first two, then in every third. More is noise [J]."""
    return rep <= 2 or rep % 3 == 2


def _first_phase(step: SetStep) -> str:
    return "rise" if step.block.starts == "bottom" else "lower"


def rest(step: RestStep) -> str:
    return f"Rest, {spoken(step.spans[0].seconds)}. Next: {coming(step.next)}."


def coming(step: SetStep) -> str:
    """The set that comes next, in a few words."""
    return f"{step.block.name}, set {step.set} of {step.block.sets}" if step.block.sets > 1 else step.block.name


def check(drill: Drill) -> str:
    return f"{drill.check} Yes, not quite, or no?"


def felt(drill: Drill) -> str:
    """The reveal after an answer: where it should be felt."""
    return f"Where to feel it: {drill.feel.rstrip('.')}."


def best_cue(cue: Cue) -> str:
    """The cue to begin with, shown as what it is."""
    return f"Your best cue so far: {cue.say}."


def next_drill(drill: Drill | None) -> str:
    return f"Next: {drill.name}." if drill else "That was the last one for today."


def farewell(ending: Ending) -> str:
    """The last words of a session."""
    sets = len(ending.tally.sets)
    done = f"{sets or 'no'} set{'s' * (sets != 1)} done"
    match ending.reason:
        case "done":
            return f"That is all for today: {done}."
        case "pain":
            return f"Session ended: {done}."
    return f"Stopped: {done}.{' Next time we go on from here.' * ending.goes_on}"


def under_tension(seconds: float) -> str:
    return f"Time under tension: {clock(seconds)}."
