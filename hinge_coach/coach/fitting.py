"""What the person's kit allows: drills with the kit applied, doses of a single set, and a hinge without its weight."""

from collections.abc import Iterable, Sequence

from hinge_coach.coach import reasons
from hinge_coach.coach.plan import LeftOut
from hinge_coach.course.drill import Block, Drill


def fitted(
    drills: Iterable[Drill], owned: frozenset[str], asked: Iterable[str] = ()
) -> tuple[list[Drill], list[LeftOut]]:
    """The drills that the kit allows, kit applied, in order; and the others with what they lack.

    A drill that was asked for by its id is never left out: who asks for it is taken to have its kit at hand.
    """
    doable, missing = [], []
    for drill in sorted(drills, key=lambda drill: drill.order):
        fit = drill.with_kit(owned)
        if fit is None and drill.id in asked:
            fit = drill.with_kit(owned | set(drill.items))
        if fit is None:
            missing.append(LeftOut(drill, reasons.no_kit(drill, owned)))
        else:
            doable.append(fit)
    return doable, missing


def one_set_each(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """One set of every block: the introduction's dose."""
    return tuple(block._replace(sets=1) for block in blocks)


def one_set(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """One set of the last block, which practises the movement that the check asks about."""
    return one_set_each(blocks[-1:])


def unweighted(drill: Drill, owned: frozenset[str]) -> Drill:
    """A drill as its file says it, done without its weight: with a dowel where there is one, else with empty hands.

    One that knows neither is done with the kit at hand.
    """
    return drill.with_kit(owned & {"dowel"}) or drill.with_kit(owned) or drill
