"""The end of a drill: where it was to be felt, when to move on, and what comes next."""

import math

from hinge_coach.coach import controls, speech
from hinge_coach.coach.asking import ask
from hinge_coach.coach.floor import Floor
from hinge_coach.coach.manner import Manner
from hinge_coach.coach.scene import Header, KeyHint, Page
from hinge_coach.course.drill import Drill

REMARK = 4.0  # seconds: what was said to the answer before is still being heard


def close_drill(
    floor: Floor, header: Header, drill: Drill, following: Drill | None, manner: Manner, *, practised: bool
) -> str | None:
    """Show the end of a drill, of which a set was done or not (`practised`); what was asked for there."""
    coming = next_drill(following)
    said = " ".join(filter(None, (felt(drill) if practised else "", coming if following or not practised else "")))
    patience = math.ceil(speech.seconds(said)) + REMARK if manner.hands_free else math.inf
    seconds = None if patience == math.inf else patience
    floor.tell("close", drill=drill.id, seconds=seconds, say=said, brief=coming)
    keys = {} if manner.keyless else controls.GO_ON_IN_DRILL
    return ask(floor, closing(header, drill, coming, practised), keys, patience)


def closing(header: Header, drill: Drill, following: str, practised: bool) -> Page:
    """The end of a drill, of which a set was done or not: where it is to be felt, what is next, and the way out."""
    lines = (f"Move on when: {drill.move_on.rstrip('.')}.", following)
    hints = (KeyHint("Enter", "go on"), KeyHint("q", "stop here, go on next time"), *controls.IN_DRILL_HINTS[:2])
    lead = felt(drill) if practised else ""
    return Page(
        header, "notice", f"{drill.name}: {'done' if practised else 'no set done'}", lead=lead, lines=lines, keys=hints
    )


def felt(drill: Drill) -> str:
    """After the answer: whether it was felt where it was said to be."""
    return f"And did you feel it there: {drill.feel[:1].lower()}{drill.feel[1:].rstrip('.')}?"


def next_drill(drill: Drill | None) -> str:
    return f"Next: {drill.name}." if drill else "That was the last one for today."
