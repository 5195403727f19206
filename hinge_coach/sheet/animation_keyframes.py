"""The keyframes of a block: how its figure stands at moments of one rep or hold, and how it moves to the next one."""

from collections.abc import Iterator
from typing import NamedTuple

from hinge_coach.coach.plan.get_in_and_out import order
from hinge_coach.course.drill import Block
from hinge_coach.course.poses import Figure
from hinge_coach.figure.body_in_motion import BACK, GO, STILL, Posed, at_depth, body_at, ease

EVENLY = "0 0 1 1"
# Parts of a way's time after which a fifth of it, two fifths and so on are done: limbs turn, and between two moments
# they go straight. A fifth of a deep fold is 12 degrees, and so a limb is never more than 1 in 100 too short.
_PARTS = (0.0, 0.33, 0.45, 0.55, 0.67, 1.0)
_MOVES = ("lower", "rise")


class Keyframe(NamedTuple):
    """The body after `at` seconds of a round, in a phase ("" before and after a hold).

    `way` says how it goes on from there: the two inner points of a Bézier curve of way over time, as SMIL has them.
    """

    at: float
    posed: Posed
    phase: str
    way: str = EVENLY


def keyframes(block: Block, figure: Figure) -> list[Keyframe]:
    """One rep at the tempo of the block, or getting into a hold, holding, and getting out. The last ends the round."""
    return list(_rep(block, figure) if block.tempo else _hold(block.hold or 0.0, figure))


def _rep(block: Block, figure: Figure) -> Iterator[Keyframe]:
    begun, phase, seconds = 0.0, "", 0.0
    for phase in order(block):
        seconds = getattr(block.tempo, phase)
        for part, way in _parts(phase in _MOVES) if seconds else ():
            yield Keyframe(begun + part * seconds, body_at(figure, phase, part * seconds, seconds), phase, way)
        begun += seconds
    yield Keyframe(begun, body_at(figure, phase, seconds, seconds), phase)


def _hold(seconds: float, figure: Figure) -> Iterator[Keyframe]:
    begun = 0.0
    for phase, length, start, end in (("", STILL, 0, 0), ("", GO, 0, 1), ("hold", seconds, 1, 1), ("", BACK, 1, 0)):
        for part, way in _parts(start != end):
            depth = start + (end - start) * ease(part)
            yield Keyframe(begun + part * length, at_depth(figure, depth, held=True), phase, way)
        begun += length
    yield Keyframe(begun, at_depth(figure, 0.0, held=True), "")


def _parts(moves: bool) -> Iterator[tuple[float, str]]:
    """The parts of a phase's time that a moment stands at, and the way to the next."""
    if not moves:
        yield 0.0, EVENLY
        return
    for start, end in zip(_PARTS, _PARTS[1:], strict=False):
        third = (end - start) / (ease(end) - ease(start)) / 3
        yield start, f".33 {_speed(start) * third:.2g} .67 {1 - _speed(end) * third:.2g}"


def _speed(part: float) -> float:
    """The slope of `ease`."""
    return 30 * part**2 * (1 - part) ** 2
