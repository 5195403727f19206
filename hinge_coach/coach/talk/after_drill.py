"""The end of a drill: where it was to be felt, when to move on, and what comes next."""

import math
from collections.abc import Sequence

from hinge_coach.coach.interface import key_actions, speech_time
from hinge_coach.coach.interface.question_page import ask
from hinge_coach.coach.interface.screen_frames import Header, KeyHint, Page
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.coach.interface.session_mode import SessionMode
from hinge_coach.course.drill import Block, Drill

REMARK = 4.0  # seconds: what was said to the answer before is still being heard
NOTICING = 2.0  # seconds to notice, where no answer was given
IF_LOW_BACK = "If your low back felt it"


def close_drill(
    interface: Interface,
    header: Header,
    drill: Drill,
    following: Drill | None,
    mode: SessionMode,
    felt: Sequence[str],
    *,
    answered: bool,
) -> str | None:
    """Show the end of a drill; what was asked for there. `felt` asks where it was felt, to be read and to be heard;
    empty where no set was done. `answered`: something is being said to an answer.
    """
    coming = next_drill(following)
    read, heard = felt or ("", "")
    named = following is None or mode.hands_free  # hands-free the next drill follows at once, and says its own name
    said = " ".join(filter(None, (heard, coming if not (felt and named) else "")))
    after = REMARK if answered else NOTICING
    patience = math.ceil(speech_time.seconds(said) + after) if mode.hands_free else math.inf
    seconds = None if patience == math.inf else patience
    interface.tell("close", drill=drill.id, seconds=seconds, say=said, brief=coming)
    keys = {} if mode.keyless else key_actions.GO_ON_IN_DRILL
    return ask(interface, closing(header, drill, coming, read), keys, patience)


def closing(header: Header, drill: Drill, following: str, felt: str) -> Page:
    """The end of a drill: whether it was felt where it belongs, what is next, and the way out."""
    lines = (f"Move on when: {drill.move_on.rstrip('.')}.", following)
    hints = (KeyHint("Enter", "go on"), KeyHint("q", "stop here"), *key_actions.IN_DRILL_HINTS[:2])
    return Page(
        header, "notice", f"{drill.name}: {'done' if felt else 'no set done'}", lead=felt, lines=lines, keys=hints
    )


def felt_there(drill: Drill, block: Block, *, said_before: bool, first: bool) -> tuple[str, str]:
    """Whether a block was felt where it belongs, to be read and to be heard; who was told before the set knows where.

    The `first` time a person hears this, they hear as well what to do where it was the low back.
    """
    feel = block.feel or drill.feel
    read = f"And did you feel it there: {feel[:1].lower()}{feel[1:].rstrip('.')}?"
    heard = read if first or not said_before else "And did you feel it there?"
    return read, f"{heard} {IF_LOW_BACK}, {drill.low_back}." if first else heard


def next_drill(drill: Drill | None) -> str:
    return f"Next: {drill.name}." if drill else "That was the last one for today."
