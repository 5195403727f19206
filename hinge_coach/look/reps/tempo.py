"""The tempo of one rep: when it leaves the top, reaches the bottom, leaves that, and has risen.

A body rests, at the top or at the bottom, when it moves much slower than at its fastest in that half of the rep. Its
speed tells a turn without a pause from a pause, which a share of the way does not.
"""

from collections.abc import Sequence
from functools import cached_property
from statistics import fmean
from typing import NamedTuple

# A body rests where it is slower than this share of the fastest speed of that half, and nearer than this share of its
# way. At the top eyes call it risen while knees and trunk still settle: they did at these shares, in films whose reps
# were read picture by picture.
_TOP, _BOTTOM = (0.35, 0.12), (0.1, 0.2)
_UNDER_WAY = 0.4  # of it: faster is no turn any more
_TREMBLES = 0.6  # degrees: so far landmarks that tremble move while a speed is taken
# Where a smooth movement seems to rest, so little of its way is left, and that takes at most so much of the time of its
# half, at the bottom and at the top. What is left falls with its time to the power of 3 in a minimum jerk (Flash and
# Hogan 1985), of 2 in a fall at even acceleration: in between the error is least.
_COASTS, _COASTS_FOR, _POWER = 0.05, (0.07, 0.15), 2.5
_SLOPE, _OF_PASSAGE = 0.1, 0.12  # seconds on both sides over which a speed is taken; more of a slow middle of a way


class Tempo(NamedTuple):
    """Indices of one rep; None for what was before the film or comes after it."""

    leaves: int | None
    lowered: int | None
    rises: int | None
    risen: int | None


class _Half:
    """One half of a rep: the way down from index `start` to `end`, or the way up.

    `hips` is the fold of the hips in degrees at `seconds`, `tall` the fold up to which the person stands.
    """

    def __init__(self, seconds: Sequence[float], hips: Sequence[float], start: int, end: int, tall: float) -> None:
        self.seconds, self.hips, self.start, self.end, self.tall = seconds, hips, start, end, tall
        self.way = abs(hips[end] - hips[start])
        self.slope = max(_SLOPE, _OF_PASSAGE * self._passage())
        self.speeds = {at: abs(speed(seconds, hips, at, self.slope)) for at in range(start, end + 1)}
        self.fastest = max(self.speeds, key=self.speeds.__getitem__)
        self.creeps = _TREMBLES / self.slope

    @property
    def moves(self) -> bool:
        """Whether there is any movement in it."""
        return self.speeds[self.fastest] > 2 * self.creeps

    def _passage(self) -> float:
        """Seconds that the middle half of the way takes."""
        gone = [abs(self.hips[at] - self.hips[self.start]) for at in range(self.start, self.end + 1)]
        before = max((at for at, way in enumerate(gone) if way < 0.25 * self.way), default=0)
        after = next((at for at in range(before, len(gone)) if gone[at] > 0.75 * self.way), len(gone) - 1)
        return self.seconds[self.start + after] - self.seconds[self.start + before]

    @property
    def begun(self) -> bool:
        """Whether the film begins when it is on its way already."""
        return self.start == 0 and self.speeds[0] > _UNDER_WAY * self.speeds[self.fastest]

    def left(self) -> int:
        """When its start was left."""
        at, until = self.rests_until, self.seconds[self.rests_until] - self._coasts(self.rests_until, self.start)
        while at > self.start and self.seconds[at - 1] >= until:
            at -= 1
        return at

    def reached(self) -> int:
        """When its end was reached."""
        at, until = self.rests_from, self.seconds[self.rests_from] + self._coasts(self.rests_from, self.end)
        while at < self.end and self.seconds[at + 1] <= until:
            at += 1
        return at

    @cached_property
    def rests_until(self) -> int:
        """Up to when it hardly moves at its start."""
        return next((at for at in range(self.fastest, self.start, -1) if self._rests(at, self.start)), self.start)

    @cached_property
    def rests_from(self) -> int:
        """From when on it hardly moves at its end."""
        return next((at for at in range(self.fastest, self.end) if self._rests(at, self.end)), self.end)

    def _coasts(self, at: int, place: int) -> float:
        """Seconds that a body which almost rests at a place is from it, slowing down as it does.

        The further off it is, the fewer: there it settles, as knees and trunk do after a rise.
        """
        rest = max(0.0, (self._level(place) - self.hips[at]) * (-1 if self._high(place) else 1))
        if not self.speeds[at] or not self.way:
            return 0.0
        rest *= min(1.0, max(0.0, 2.0 - rest / (_COASTS * self.way)))
        passed = self.seconds[self.rests_from] - self.seconds[self.rests_until]
        return min(_COASTS_FOR[self._high(place)] * passed, _POWER * rest / self.speeds[at])

    def _level(self, place: int) -> float:
        """Where it is round the end of its way: no tremble is its end."""
        when = self.seconds[place]
        near = range(max(0, place - 99), min(len(self.hips), place + 100))
        return fmean(self.hips[at] for at in near if abs(self.seconds[at] - when) <= self.slope)

    def _high(self, place: int) -> bool:
        """Whether a place is the top of this half."""
        return self.hips[place] < self.hips[self.start + self.end - place]

    def _rests(self, at: int, place: int) -> bool:
        high = self._high(place)
        slow, near = _TOP if high else _BOTTOM
        level = max(self.hips[place], self.tall) if high else self.hips[place]
        slow = max(self.creeps, slow * self.speeds[self.fastest])
        return self.speeds[at] < slow and abs(self.hips[at] - level) < near * self.way


def tempo(
    seconds: Sequence[float], hips: Sequence[float], top: int | None, bottom: int, end: int, tall: float
) -> Tempo:
    """The tempo of the rep from its highest point to its lowest one and up to the next highest one, all as indices.

    `top` is None where the film begins lower than that; where `end` is the last picture nobody knows what comes next.
    """
    fall, rise = _Half(seconds, hips, top or 0, bottom, tall), _Half(seconds, hips, bottom, end, tall)
    return Tempo(
        leaves=None if top is None else fall.left(),
        lowered=None if top is None and not fall.moves else fall.reached(),
        rises=None if rise.begun else rise.left(),
        risen=None if rise.rests_from >= len(hips) - 1 else rise.reached(),
    )


def speed(seconds: Sequence[float], values: Sequence[float], at: int, reach: float) -> float:
    """How fast a value changes round an index, per second: the line through its neighbours and all within reach."""
    start, end = max(0, at - 1), min(len(values) - 1, at + 1)
    while start > 0 and seconds[at] - seconds[start - 1] <= reach + 1e-6:
        start -= 1
    while end < len(values) - 1 and seconds[end + 1] - seconds[at] <= reach + 1e-6:
        end += 1
    count = end - start + 1
    middle, level = sum(seconds[start : end + 1]) / count, sum(values[start : end + 1]) / count
    across = sum((seconds[each] - middle) * (values[each] - level) for each in range(start, end + 1))
    spread = sum((seconds[each] - middle) ** 2 for each in range(start, end + 1))
    return across / spread if spread else 0.0
