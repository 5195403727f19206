"""What the person's kit allows: drills with the kit applied, doses of a single set, and a drill without its weight."""

from collections.abc import Iterable, Sequence

from hinge_coach.coach.plan import reasons
from hinge_coach.coach.plan.plan import LeftOut
from hinge_coach.course.course import Course
from hinge_coach.course.drill import Block, Drill


def fitted(course: Course, owned: frozenset[str], asked: Iterable[str] = ()) -> tuple[list[Drill], list[LeftOut]]:
    """The drills that the kit allows, kit applied, in order; and the others with what they lack.

    A drill that was asked for by its id is never left out: who asks for it is taken to have its kit at hand.
    """
    doable, missing = [], []
    for drill in course.drills:
        fit = drill.with_kit(owned)
        if fit is None and drill.id in asked:
            fit = drill.with_kit(owned | set(drill.items))
        if fit is None:
            missing.append(LeftOut(drill, reasons.no_kit(course, drill, owned)))
        else:
            doable.append(fit)
    return doable, missing


def one_set_each(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """One set of every block: the introduction's dose."""
    return tuple(block._replace(sets=1) for block in blocks)


def one_set(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """One set of the last block, which practises the movement that the check asks about."""
    return one_set_each(blocks[-1:])


def one_set_half_way(drill: Drill) -> tuple[Block, ...]:
    """One set at half the range: of the easier dose, where there is one."""
    blocks = one_set(drill.easier or drill.work)
    return tuple(block._replace(name=f"{drill.name}, half way down") for block in blocks)


def unweighted(drill: Drill, owned: frozenset[str]) -> Drill:
    """A drill as its file says it, done without its weight: with what is none, as far as it is there, or empty hands.

    One whose kit knows no such way is done with the kit at hand.
    """
    weightless = frozenset(id for id in drill.items if drill.weightless(id))
    return drill.with_kit(owned & weightless) or drill.with_kit(owned) or drill
