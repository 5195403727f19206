"""One rep, as it was found: where it begins and ends, its tempo, its poses."""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from hinge_coach.look.angles import Angles
from hinge_coach.look.reps.tempo import Tempo


class Rep(NamedTuple):
    """One rep: its spans in seconds (None where the film begins or ends in it) and its poses.

    `start` and `end` are seconds of the film. `tempo` holds indices into the stretch of sights with the number
    `stretch`, `first` and `last` where the rep begins and ends there, `lowest` its lowest point, `tops` and `bottoms`
    the pictures from which its poses are taken: no `bottoms` where the film begins after them, and `at_bottom` is then
    the deepest pose there is.
    """

    stretch: int
    first: int
    lowest: int
    last: int
    tempo: Tempo
    start: float
    end: float
    down: float | None
    bottom: float | None
    up: float | None
    side: int
    facing: int
    at_top: Angles | None
    at_bottom: Angles
    tops: range
    bottoms: range

    def indices(self, phase: str) -> range:
        """The sights of a phase (lower, bottom, rise, top), as indices into the stretch; none where it was not seen."""
        leaves, lowered, rises, risen = self.tempo
        if phase == "lower":
            return range(0) if leaves is None or lowered is None else range(leaves, lowered + 1)
        if phase == "rise":
            return range(0) if rises is None else range(rises, self.last + 1)
        return self.bottoms if phase == "bottom" else self.tops


def middle(poses: Sequence[Angles]) -> Angles:
    """The median of each angle."""
    return Angles(*(median(column) for column in zip(*poses, strict=True)))
