"""After the answer: what the camera saw of the set, beside what the person said before they were told."""

import math
from typing import NamedTuple

from hinge_coach.coach.interface import key_actions, speech_time
from hinge_coach.coach.interface.question_page import ask
from hinge_coach.coach.interface.screen_frames import Header, KeyHint, Page
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.coach.practice_record import CLEAN, NOT_QUITE, YES, SeenSet
from hinge_coach.coach.rules.learned_drills import failed
from hinge_coach.course.drill import Drill

MADE_OUT_WITHIN = 3.0  # seconds after an answer that what was seen is waited for
_A_LOOK = 0.05  # seconds between two looks whether it is there
_OVERRULED = "overruled"
_LEAVES = (key_actions.STOP, key_actions.BACK, key_actions.OUCH)
_SAID = {YES: "You said yes", NOT_QUITE: "You said not quite", key_actions.NO: "You said no"}


class Revealed(NamedTuple):
    """What counts after the answer: the answer, and the fault that was seen and not overruled.

    `seen` is what the camera saw: a fault's id, `clean`, or None where it judged nothing. `asked` is what else was
    asked for on the page: stop, back, ouch.
    """

    answer: str
    fault: str | None = None
    seen: str | None = None
    asked: str | None = None


def reveal(
    interface: Interface, drill: Drill, said: str, header: Header, *, hands_free: bool, keyless: bool
) -> Revealed:
    """Tell what was seen, where there was anybody to see it; the person may say that it was seen wrong."""
    seen = _made_out(interface, drill, header)
    if seen is None or not seen.judged:
        return Revealed(said)
    sentence, agrees = in_words(seen, drill, said), _agrees(seen, said)
    more = {"reps": seen.reps, "faults": {id: list(reps) for id, reps in seen.faults}, "cannot": seen.cannot}
    more |= {"said": said, "agrees": agrees}
    waits = not hands_free and bool(seen.faults)
    patience = math.inf if waits else math.ceil(speech_time.seconds(sentence)) + 1.0
    interface.tell("seen", drill=drill.id, seconds=None if waits else patience, say=sentence, more=more)
    keys = {} if keyless else key_actions.GO_ON_IN_DRILL | ({"w": _OVERRULED} if seen.faults else {})
    asked = ask(interface, seen_page(header, sentence, overrules=bool(seen.faults)), keys, patience)
    leaves = asked if asked in _LEAVES else None
    if asked == _OVERRULED or not seen.faults:
        return Revealed(said, seen=seen.verdict, asked=leaves)
    return Revealed(NOT_QUITE if said == YES else said, seen.faults[0][0], seen.verdict, leaves)


def _made_out(interface: Interface, drill: Drill, header: Header) -> SeenSet | None:
    """What was seen of the set; that is there already, unless the answer came within a moment."""
    page = Page(header, "notice", drill.name, lead="One moment.")
    until = interface.now() + MADE_OUT_WITHIN
    while interface.camera.judging and interface.now() < until:
        interface.wait(lambda now: page, min(until, interface.now() + _A_LOOK), {})
    return interface.camera.seen()


def _agrees(seen: SeenSet, said: str) -> bool | None:
    """Whether eye and camera agree; None where one of them has not judged."""
    if seen.verdict is None or said not in _SAID:
        return None
    return (seen.verdict == CLEAN) == (said == YES)


def in_words(seen: SeenSet, drill: Drill, said: str) -> str:
    """What was said, and what was seen, in a sentence."""
    if seen.cannot:
        return f"I could not judge that set. {seen.cannot}"
    you = _SAID.get(said, "You left it open")
    if not seen.faults:
        return f"{you}, and I saw nothing to mend." if not failed(said) else f"{you}; I saw nothing to mend."
    fault, reps = seen.faults[0]
    looks = next((each.looks for each in drill.faults if each.id == fault), fault)
    if failed(said):
        return f"{you}, and I saw it too, {in_reps(reps, seen.reps)}: {_lower(looks)}."
    return f"{you}; I saw this {in_reps(reps, seen.reps)}: {_lower(looks)}."


def _lower(looks: str) -> str:
    return looks[:1].lower() + looks[1:].rstrip(".")


def in_reps(reps: tuple[int, ...], of: int) -> str:
    """In every rep; in rep 3; in reps 4 to 8; in reps 1, 3 and 5 to 7."""
    if len(reps) == of:
        return "in every rep" if of > 1 else "in the rep"
    spans: list[list[int]] = []
    for rep in reps:
        if spans and rep == spans[-1][-1] + 1:
            spans[-1].append(rep)
        else:
            spans.append([rep])
    words = [word for span in spans for word in _span(span)]
    listed = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"in rep{'s' * (len(reps) > 1)} {listed}"


def _span(span: list[int]) -> list[str]:
    return [f"{span[0]} to {span[-1]}"] if len(span) > 2 else [str(rep) for rep in span]


def seen_page(header: Header, sentence: str, *, overrules: bool) -> Page:
    """What was seen; where that is a fault, with the key that says it was seen wrong."""
    keys = (
        KeyHint("Enter", "go on"),
        *([KeyHint("w", "you saw wrong")] if overrules else []),
        *key_actions.IN_DRILL_HINTS,
    )
    return Page(header, "notice", "What I saw", lead=sentence, keys=keys)
