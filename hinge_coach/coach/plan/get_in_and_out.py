"""What leads into a set and out of it: taking position and load, one slow rep to learn it, and the way out."""

import math
from collections.abc import Iterable
from typing import NamedTuple

from hinge_coach.coach.interface import speech_time
from hinge_coach.coach.plan.kit_and_dose import eased_first
from hinge_coach.coach.rules import rest_days
from hinge_coach.coach.timeline import SetStep, Span
from hinge_coach.course.drill import PHASES, Block, Direction, Directions, Drill
from hinge_coach.course.phase_words import PHASE_WORDS

SETTING_UP, GET_IN, REHEARSE, GET_OUT = "setup", "get_in", "rehearse", "get_out"
SLOWLY = 1.5  # seconds to end a phase of the slow rep, once its words are said [J]
BRIEFLY = 0.5  # seconds of quiet after the words that begin a slow rep
SINKING_IN = 1.0  # second of quiet after words that ask for nothing
FIRST_SLOWLY = "One slow rep first."
FIRST_EMPTY = "One slow rep first, with empty hands."
HELD_BRIEFLY = "Try it once."
SLOW_ONE_DONE = "Good."
LET_GO = (Direction("And let go.", SINKING_IN),)
DONE, AT_ONCE, IF_HELD = "Done.", "Stop there.", "Stop. Still holding it?"
NUMBERS = "In the set, a number means go down, and up means rise. If you are late, join in."
ANY_TIME = "To get out at any time:"


class GuidedStep(NamedTuple):
    """Lines said before or after a set, each with time to do it. `kind` is one of the four above.

    `phases` holds for each line the phase of a rep that it leads through, "" where it leads through none.
    """

    kind: str
    of: SetStep
    lines: tuple[str, ...]
    spans: tuple[Span, ...]
    phases: tuple[str, ...] = ()


def told(directions: Directions, known: bool) -> Directions:
    """The directions as they are said: only the `again` words to a person who knows them, or all if there are none."""
    short = tuple(Direction(each.again, each.takes) for each in directions if each.again)
    return short if known and short else directions


def lasting(say: str, takes: float) -> float:
    """Seconds to say and then to do it, in whole ones."""
    return float(math.ceil(speech_time.seconds(say) + takes))


def lead_in(step: SetStep, *, known: bool, again: bool = False, mends: bool = False) -> list[GuidedStep]:
    """What comes before a set: the block's own setup, where to feel it, getting in, and the slow rep.

    To who knows the block little is said; `again`, before a later set of it, only how to get in. Before one that
    `mends` it the way out of its load was heard. Nobody holds a load while being talked to for long, where the words of
    the slow rep say so.
    """
    block, drill = step.block, step.drill
    feel = () if known or not has_rehearsal(drill, block) else (to_feel(drill, block),)
    steps = [] if again else [_guided(SETTING_UP, step, (*told(block.setup, known), *feel))]
    heard_way_out = again or mends or not rest_days.carries_load(drill)
    ways_out = () if heard_way_out else out_at_any_time(own(block.get_out, drill.get_out))
    directions = own(block.get_in, drill.get_in)
    get_in = _guided(GET_IN, step, (*ways_out, *told(directions, known or again)))
    slow_rep = [] if known or again else [_rehearsal(step)]
    load = _load(step)
    if slow_rep and load == "later":
        steps += [*slow_rep, get_in]
    elif slow_rep and load == "again":
        steps += [get_in, *slow_rep, *way_out(step, SLOW_ONE_DONE), _guided(GET_IN, step, told(directions, known=True))]
    else:
        steps += [get_in, *slow_rep]
    return [each for each in steps if each.lines]


def way_out(step: SetStep, first: str = DONE) -> list[GuidedStep]:
    """The way out of the load, where there is one, behind a `first` word."""
    directions = own(step.block.get_out, step.drill.get_out)
    if not directions:
        return []
    begins = directions[0]._replace(say=f"{first} {directions[0].say}")
    return [_guided(GET_OUT, step, (begins, *directions[1:]))]


def out_at_any_time(directions: Directions) -> Directions:
    """The way out as it is said before the load is taken."""
    lines = " ".join(each.say for each in directions)
    return (Direction(f"{ANY_TIME} {lines}", SINKING_IN),) if lines else ()


def eased(step: SetStep) -> GuidedStep:
    """What is said before a set that a step back leads to."""
    return _guided(SETTING_UP, step, (eased_first(step.block),))


def own(of_block: Directions | None, of_drill: Directions) -> Directions:
    return of_drill if of_block is None else of_block


def with_numbers(step: GuidedStep) -> GuidedStep:
    """The slow rep, with what the numbers of the set will mean said after it."""
    span = Span(REHEARSE, lasting(NUMBERS, SINKING_IN), len(step.lines) + 1)
    return step._replace(lines=(*step.lines, NUMBERS), spans=(*step.spans, span), phases=(*step.phases, ""))


def to_feel(drill: Drill, block: Block) -> Direction:
    """Where to feel it, said while the hands are empty."""
    return Direction(f"Where to feel it: {(block.feel or drill.feel).rstrip('.')}.", SINKING_IN)


def order(block: Block) -> tuple[str, ...]:
    """The phases of a block, from where a rep of it begins."""
    if block.tempo is None:
        return ("hold",)
    return PHASES[2:] + PHASES[:2] if block.starts == "bottom" else PHASES


def has_rehearsal(drill: Drill, block: Block) -> bool:
    return (block.rehearsal or drill.rehearsal) is not None


def _load(step: SetStep) -> str | None:
    """Where the load is in the slow rep, if not in hand from getting in to the end of the set."""
    words = step.block.rehearsal or step.drill.rehearsal
    return words.load if words else None


def _rehearsal(step: SetStep) -> GuidedStep:
    """One slow rep, every phase by its name; empty where the drill has no words for it."""
    block, words = step.block, step.block.rehearsal or step.drill.rehearsal
    phases = [phase for phase in order(block) if words and getattr(words, phase)]
    if not phases:
        return GuidedStep(REHEARSE, step, (), ())
    first = HELD_BRIEFLY if block.tempo is None else FIRST_EMPTY if _load(step) == "later" else FIRST_SLOWLY
    lines = [(first, BRIEFLY, "")]
    lines += [(f"{PHASE_WORDS[phase]}: {getattr(words, phase)}", SLOWLY, phase) for phase in phases]
    if block.tempo is None:
        lines += [(each.say, each.takes, "") for each in own(block.get_out, step.drill.get_out) or LET_GO]
    lines += [(words.after, SINKING_IN, "")] if words and words.after else []
    return _timed(REHEARSE, step, lines)


def _guided(kind: str, step: SetStep, directions: Directions) -> GuidedStep:
    return _timed(kind, step, [(each.say, each.takes, "") for each in directions])


def _timed(kind: str, step: SetStep, lines: Iterable[tuple[str, float, str]]) -> GuidedStep:
    lines = list(lines)
    spans = tuple(Span(kind, lasting(say, takes), number) for number, (say, takes, _) in enumerate(lines, 1))
    return GuidedStep(kind, step, tuple(say for say, _, _ in lines), spans, tuple(phase for _, _, phase in lines))
