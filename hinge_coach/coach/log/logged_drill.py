"""One drill as it is logged: what was done of it, as facts for the history and in words."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hinge_coach.coach.amounts_in_words import amount, listed
from hinge_coach.coach.plan.plan import Chosen
from hinge_coach.coach.practice_record import NO, NONE, NOT_QUITE, YES, Answer, Measured, SetDone
from hinge_coach.coach.rules.load_increases import NOTHING, Load
from hinge_coach.course.drill import Block

_SAID = {YES: "yes", NOT_QUITE: "not quite", NO: "no"}


class LoggedDrill(NamedTuple):
    """What was done of a drill, as it was `chosen`.

    `sets` has for each of its blocks what was done in each set (of each side), in the block's unit. `measured` is in
    the drill's unit, `fault` an id.
    """

    chosen: Chosen
    sets: tuple[tuple[float, ...], ...]
    load: Load | None = None
    measured: float | None = None
    answer: str = NONE
    fault: str | None = None

    @property
    def practised(self) -> bool:
        """Whether any set of it was done."""
        return any(self.sets)

    def facts(self) -> Iterator[Measured | SetDone | Answer]:
        """What is kept of it, as a session would keep it. Which cue was in force, nobody knows."""
        id = self.chosen.drill.id
        if self.measured is not None:
            yield Measured(id, self.measured)
        for block, sets in zip(self.chosen.blocks, self.sets, strict=True):
            for number, done in enumerate(sets, 1):
                for side in block.sides:
                    yield self._set(block, number, side, done)
        if self.answer != NONE:
            yield Answer(id, self.answer, first=True, fault=self.fault, cued=self.chosen.cued)

    def _set(self, block: Block, number: int, side: str | None, done: float) -> SetDone:
        value, unit = self.load or (None, None)
        what = (block.name, number, side, block.target, done, block.unit)
        return SetDone(self.chosen.drill.id, *what, load=value, load_unit=unit)

    @property
    def number(self) -> str:
        """The drill's number; a bridge is no part of the count."""
        return "" if self.chosen.drill.bridge else self.chosen.drill.number

    @property
    def named(self) -> str:
        """In one line, after the name of the drill."""
        return f"{self.chosen.drill.name}: {self.words}"

    @property
    def words(self) -> str:
        """In one line: 2 sets of 10 reps, with 12 kg: not quite, your knees go first."""
        blocks = zip(self.chosen.blocks, self.sets, strict=True)
        parts = [_sets_in_words(block, sets) for block, sets in blocks if sets]
        if self.load is not None:
            parts.append("without a load" if self.load == NOTHING else f"with {self.load.words}")
        if self.measured is not None and self.chosen.drill.measure:
            parts.append(f"{self.chosen.drill.measure.what} {self.measured:g} {self.chosen.drill.measure.unit}")
        fault = next((each.looks for each in self.chosen.drill.faults if each.id == self.fault), "")
        said = ", ".join(filter(None, (_SAID.get(self.answer, ""), f"{fault[:1].lower()}{fault[1:]}")))
        return ": ".join(filter(None, (", ".join(parts), said)))


def _sets_in_words(block: Block, sets: Sequence[float]) -> str:
    """2 sets of 10 reps; 3 sets of 10, 10 and 7 reps; 3 sets of 5 s a side."""
    each = [amount(done, block.unit) for done in sets]
    if len(set(sets)) > 1:
        each = [listed([*(f"{done:g}" for done in sets[:-1]), each[-1]])]
    return f"{len(sets)} set{'s' * (len(sets) != 1)} of {each[0]}{' a side' * block.both_sides}"


def as_planned(blocks: Sequence[Block]) -> tuple[tuple[float, ...], ...]:
    """What was done where all of it was done as it was planned."""
    return tuple((block.target,) * block.sets for block in blocks)
