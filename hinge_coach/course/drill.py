"""A drill as frozen values: what a drill file says, checked and ready to coach.

Seconds are floats, loads and figures carry their unit in the field's name or beside it. These are named tuples, as is
every value of this program that never changes: each dataclass in their place would cost a third of a millisecond at
every start.
"""

from typing import Any, NamedTuple

from hinge_coach.course.kit import Item, Loads, undescribed
from hinge_coach.course.poses import Figure

PHASES = ("lower", "bottom", "rise", "top")
# One word for one phase, in every drill, said and shown: no other word of a set may be taken for one of these.
DOING = 3.0  # seconds to do what an direction says, once it is said, where its file does not say how long [J]
# What comes in which order, by the phase that shows it: the hips travel before the knees bend, hips and shoulders rise
# together.
ORDERS = {"hips-before-knees": "lower", "hips-with-shoulders": "rise"}
LESS_DEEP = "go less deep"  # where the low back felt it, and a drill has no words of its own for that; else redo [BAL]
ENGLISH = "en"  # the language of the coach, and of a drill that does not say otherwise
NO_KIT = "none"  # in a kit entry: the floor is enough, nobody lacks it


class Tempo(NamedTuple):
    """Seconds of one rep: lowering, held at the bottom, rising, held at the top."""

    lower: float
    bottom: float
    rise: float
    top: float


class Cue(NamedTuple):
    """One thing to think of in a set. `short` is the one or two words, said during the rep, said at phase `when`."""

    say: str
    short: str | None = None
    when: str | None = None
    source: str | None = None


class Direction(NamedTuple):
    """One thing to do before or after a set. `takes` is how many seconds it takes to do, once it is said.

    `again` is the little that needs to be said to somebody who has done it before.
    """

    say: str
    takes: float = DOING
    again: str | None = None


Directions = tuple[Direction, ...]


class Rehearsal(NamedTuple):
    """What is done in each phase, in the words of one slow rep before the first set; and what is said `after` it.

    `load` is where that is no load held from getting in to the end of the set: `later`, where the slow rep comes before
    it is taken, with empty hands; `again`, where it is put down after the slow rep, and taken once more for the set.
    """

    lower: str | None = None
    bottom: str | None = None
    rise: str | None = None
    top: str | None = None
    hold: str | None = None
    after: str | None = None
    load: str | None = None


class Block(NamedTuple):
    """One dose: sets of reps at a tempo, or sets of a timed hold. Exactly one of `reps` and `hold` is set.

    `side_of` is what the sides are sides of: a thigh, a hand. `setup` comes right before the block; `get_in`, `get_out`
    and `rehearsal` are those of the drill where they are not its own.
    """

    name: str
    sets: int = 1
    reps: int | None = None
    tempo: Tempo | None = None
    hold: float | None = None
    both_sides: bool = False
    rest: float = 0.0
    count_in: float = 5.0
    starts: str = "top"
    feel: str | None = None
    figure: Figure | None = None
    side_of: str | None = None
    setup: Directions = ()
    get_in: Directions | None = None
    get_out: Directions | None = None
    rehearsal: Rehearsal | None = None

    @property
    def target(self) -> float:
        """What one set (of one side) asks for: reps, or seconds of a hold."""
        return self.reps if self.reps is not None else self.hold or 0.0

    @property
    def unit(self) -> str:
        return "reps" if self.reps is not None else "seconds"

    @property
    def sides(self) -> tuple[str | None, ...]:
        return ("left", "right") if self.both_sides else (None,)


class Fault(NamedTuple):
    """What goes wrong, as the person would see it (`looks`), its one fix, and the drill that mends it (`practise`).

    `cue` is what to think of in the set that corrects it, which goes only half as deep where `range` is half.
    """

    id: str
    looks: str
    fix: str
    practise: str | None = None
    cue: Cue | None = None
    range: str | None = None


class Watch(NamedTuple):
    """What a camera sees of a fault: at `at` (top, bottom, lower, rise) one of `ranges` or the `order` is broken.

    `ranges` are triples of a name, least and most: angles in degrees as in a figure, of which `thigh` is straight down
    at 0 and + where the hips are behind the knee, `hip` the flexion of the hip, `elbow` that of the elbow; and `hands`,
    how far ahead of the ankle they are, in body heights. `order` is a name of ORDERS.
    """

    fault: str
    at: str
    ranges: tuple[tuple[str, float, float], ...] = ()
    order: str | None = None


class Measure(NamedTuple):
    """A skill that can be measured: where it starts, and the usual step, in `unit`."""

    what: str
    unit: str
    start: float
    step: float


class Drill(NamedTuple):
    """One drill of the course. `kit` holds entries that are all needed; of an entry the first item at hand is used.

    `lighter` is the set after a little pain, with less load than `easier` has, or with none.
    `intro` is one sentence on why it stands here; `half` counts as half a drill; `reserve` is how many good reps are
    left in the person at the end of a set; `loads` are usual with an item in this drill alone. Not from the drill's own
    file are `origin`, `kit_items` (what the course says of the items) and `uses` (which of them are used).
    `language` is that of its words, as a tag by BCP 47. `low_back` is what to do where the low back felt it, a clause.
    """

    id: str
    order: float
    name: str
    summary: str
    why: str
    setup: Directions
    cues: tuple[Cue, ...]
    feel: str
    work: tuple[Block, ...]
    check: str
    move_on: str
    intro: str | None = None
    loaded: bool = False
    bridge: bool = False
    half: bool = False
    reserve: int | None = None
    kit: tuple[tuple[str, ...], ...] = ()
    loads: tuple[tuple[str, Loads], ...] = ()
    easier: tuple[Block, ...] = ()
    lighter: tuple[Block, ...] = ()
    faults: tuple[Fault, ...] = ()
    regress: str | None = None
    measure: Measure | None = None
    figure: Figure | None = None
    watch: tuple[Watch, ...] = ()
    variants: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...] = ()
    sources: tuple[str, ...] = ()
    language: str = ENGLISH
    origin: str = ""
    kit_items: tuple[tuple[str, Item], ...] = ()
    uses: tuple[str, ...] = ()
    get_in: Directions = ()
    get_out: Directions = ()
    rehearsal: Rehearsal | None = None
    low_back: str = LESS_DEEP

    @property
    def number(self) -> str:
        """The order as a person reads it: 4, 4½, 4.25."""
        whole = int(self.order)
        if self.order == whole:
            return str(whole)
        return f"{whole or ''}½" if self.order - whole == 0.5 else f"{self.order:g}"

    @property
    def items(self) -> tuple[str, ...]:
        """Every item of kit that the drill can use, in the file's order, without `none`."""
        return tuple(dict.fromkeys(item for entry in self.kit for item in entry if item != NO_KIT))

    def item(self, id: str) -> Item:
        """What an item of the drill's kit is."""
        return dict(self.kit_items).get(id) or undescribed(id)

    def weightless(self, id: str) -> bool:
        """Whether nothing is in hand with this item of the kit, or with `none`."""
        return id == NO_KIT or self.item(id).weightless

    @property
    def instead_of_load(self) -> tuple[str, ...]:
        """The items in use of a drill done without its load, where its kit could hold one."""
        entries = zip(self.kit, self.uses, strict=False)
        return tuple(used for entry, used in entries if used != NO_KIT and not all(map(self.weightless, entry)))

    def usual_loads(self) -> Loads | None:
        """What is usual with the kit in use: as this drill says, else as the course does; None where nobody says."""
        own = dict(self.loads)
        found = (own.get(id) or self.item(id).loads for id in self.uses)
        return next((loads for loads in found if loads), None)

    def at_pace(self, factor: float) -> "Drill":
        """This drill with the seconds of every rep times `factor`; holds, rests and count-ins stay."""
        doses: dict[str, Any] = {
            field: _at_pace(getattr(self, field), factor) for field in ("work", "easier", "lighter")
        }
        variants = tuple(
            (item, tuple((field, _at_pace(value, factor) if field in doses else value) for field, value in fields))
            for item, fields in self.variants
        )
        return self._replace(variants=variants, **doses)

    def with_kit(self, owned: frozenset[str]) -> "Drill | None":
        """This drill as done with the items in `owned`: variants applied, `uses` filled. None where one is missing."""
        used = []
        for entry in self.kit:
            item = next((item for item in entry if item == NO_KIT or item in owned), None)
            if item is None:
                return None
            used.append(item)
        changes = {field: value for item, fields in self.variants if item in used for field, value in fields}
        return self._replace(uses=tuple(used), **changes)


def _at_pace(blocks: tuple[Block, ...], factor: float) -> tuple[Block, ...]:
    scaled = (block.tempo and Tempo(*(round(each * factor, 2) for each in block.tempo)) for block in blocks)
    return tuple(block._replace(tempo=tempo) for block, tempo in zip(blocks, scaled, strict=True))
