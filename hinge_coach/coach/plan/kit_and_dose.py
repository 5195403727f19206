"""What the person's kit allows: drills with the kit applied, doses of a single set, and a drill without its weight."""

from collections.abc import Iterable, Sequence

from hinge_coach.coach.plan import reasons
from hinge_coach.coach.plan.plan import LeftOut
from hinge_coach.course.course import Course
from hinge_coach.course.drill import Block, Direction, Drill

HALF_WAY = Direction("This time less deep.", 1.0, "This time less deep.")
# After a step back: time to lay aside what that needed [J], and easy reps first [J].
BACK_TO_IT = "Take your time to go back there."
BACK_TAKES = 10.0  # seconds
FIRST_FEW = 3  # reps
SHORT = 5  # reps of a set after a little pain [J]: half of a usual set, to see whether it rises


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


def with_sets(blocks: Sequence[Block], sets: Sequence[int]) -> tuple[Block, ...] | None:
    """The last blocks with so many sets each, one count a block; None where there are not so many blocks."""
    if not 0 < len(sets) <= len(blocks):
        return None
    return tuple(block._replace(sets=count) for block, count in zip(blocks[-len(sets) :], sets, strict=True))


def one_set_half_way(drill: Drill) -> tuple[Block, ...]:
    """One set at half the range: of the easier dose, where there is one, but at the usual tempo."""
    (usual,), (block,) = one_set(drill.work), one_set(drill.easier or drill.work)
    tempo = usual.tempo if usual.tempo and block.tempo else block.tempo
    name = f"{drill.name}, half way down"
    return (_half_seen(block._replace(name=name, tempo=tempo, setup=(*block.setup, HALF_WAY)), drill),)


def _half_seen(block: Block, drill: Drill) -> Block:
    """The block with a picture of half the movement, where it has none of its own."""
    whole = None if block.figure else drill.figure
    return block._replace(figure=whole.half_way()) if whole else block


def one_short_set(drill: Drill) -> tuple[Block, ...]:
    """One set after a little pain: the drill's lighter one, else half the range; of a few reps."""
    blocks = tuple(_half_seen(block, drill) for block in drill.lighter) or one_set_half_way(drill)
    return tuple(block._replace(reps=min(block.reps, SHORT)) if block.reps else block for block in blocks)


def eased_first(block: Block) -> Direction:
    """What is said before a set that a step back leads to: its first reps are easy ones."""
    how = "slow and easy" if block.starts == "bottom" else "only half as deep"
    easy = f" The first {FIRST_FEW} reps {how}." if (block.reps or 0) > FIRST_FEW else ""
    return Direction(f"{BACK_TO_IT}{easy}", BACK_TAKES, f"{BACK_TO_IT}{easy}")


def unweighted(drill: Drill, owned: frozenset[str]) -> Drill:
    """A drill as its file says it, done without its weight: with what is none, as far as it is there, or empty hands.

    One whose kit knows no such way is done with the kit at hand.
    """
    weightless = frozenset(id for id in drill.items if drill.weightless(id))
    return drill.with_kit(owned & weightless) or drill.with_kit(owned) or drill
