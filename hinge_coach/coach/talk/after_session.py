"""The last words of a session, and what was done in it."""

from collections.abc import Sequence
from typing import NamedTuple

from hinge_coach.coach.amounts_in_words import amount, clock
from hinge_coach.coach.interface.screen_frames import Header, KeyHint, Page
from hinge_coach.coach.practice_record import SetDone

DONE, STOPPED, PAIN, INTERRUPTED = "done", "stopped", "pain", "interrupted"


class Tally:
    """What was really done: completed sets in order, and seconds under tension."""

    def __init__(self) -> None:
        self.sets: list[SetDone] = []
        self.tension = 0.0


class Ending(NamedTuple):
    """Why a session ended (one of the four words above), how long it took in seconds, and what was done.

    `goes_on` where its place is kept, for the next one to go on at. `advice` is what was said to who stopped for pain,
    `last` the words with which it leaves whoever had pain.
    """

    reason: str
    seconds: float
    tally: Tally
    goes_on: bool = False
    advice: tuple[str, ...] = ()
    last: str = ""


def last_words(ending: Ending) -> str:
    """What is said last: what was done, and after pain whom to ask, and when."""
    return f"{farewell(ending)} {ending.last}".strip()


def farewell(ending: Ending) -> str:
    """How a session ended, and how much was done in it."""
    sets = len(ending.tally.sets)
    done = f"{sets or 'no'} set{'s' * (sets != 1)} done"
    match ending.reason:
        case "done":
            return f"That is all for today: {done}."
        case "pain":
            return f"That is enough for today: {done}." if sets else "That is enough for today."
    return f"Stopped: {done}.{' Next time we go on from here.' * ending.goes_on}"


def summary_lines(ending: Ending) -> list[str]:
    """What was really done: the sets of each block, and the time under tension."""
    lines = [farewell(ending), *ending.advice]
    blocks: dict[tuple[str, str], list[SetDone]] = {}
    for done in ending.tally.sets:
        blocks.setdefault((done.drill, done.block), []).append(done)
    for (_, block), sets in blocks.items():
        each = ", ".join(dict.fromkeys(amount(done.done, done.unit) for done in sets))
        lines.append(f"{block}: {len(sets)} set{'s' * (len(sets) != 1)} of {each}")
    return [*lines, under_tension(ending.tally.tension)] if ending.tally.sets else lines


def under_tension(seconds: float) -> str:
    return f"Time under tension: {clock(seconds)}."


def summary(lines: Sequence[str], *, waits: bool) -> Page:
    """What was done; where it `waits`, any key closes it."""
    hints = (KeyHint("any key", "close"),) if waits else ()
    return Page(Header(), "summary", "Today", lead=lines[0], lines=tuple(lines[1:]), keys=hints)
