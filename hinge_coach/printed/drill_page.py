"""`show`: one drill whole, in one column, or in two where there is room."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.table import Column

from hinge_coach.coach.amounts_in_words import clock
from hinge_coach.coach.timeline import paced_seconds
from hinge_coach.course.course import Course
from hinge_coach.course.drill import Block, Directions, Fault, Rehearsal
from hinge_coach.course.phase_words import PHASE_WORDS
from hinge_coach.printed.parts import drill_wording as wording
from hinge_coach.printed.parts import tie_wording
from hinge_coach.printed.parts.printed_data import DrillWithState
from hinge_coach.printed.parts.printed_figures import LEAST, compared, movement
from hinge_coach.printed.parts.rich_elements import (
    BLANK,
    GAP,
    MEASURE,
    Words,
    grid,
    heading,
    indented,
    labelled,
    section,
    side_by_side,
)
from hinge_coach.printed.parts.table_shorthand import dose

WIDE = 104  # columns from which there are two
_WIDEST = 132
_BESIDE = 70  # columns from which a fault's words stand beside its pictures

Parts = list[RenderableType]


def show_page(
    shown: DrillWithState, columns: int, *, course: Course, kit_said: bool, plain: bool = False
) -> RenderableType:
    """The whole page of a drill of this course; a `plain` one is words in one column, without pictures."""
    sections = _Sections(shown, course, kit_said, plain)
    wide = columns >= WIDE and not plain
    columns = min(columns, _WIDEST if wide else MEASURE)
    head = heading(wording.called(shown.drill), shown.drill.id, columns)
    body = (_in_two_columns if wide else _in_one_column)(sections, columns)
    return Constrain(Group(head, Words(shown.drill.summary), BLANK, *body), columns)


def _in_one_column(sections: "_Sections", columns: int) -> Parts:
    faults = [sections.fault(fault, columns) for fault in sections.drill.faults]
    return [
        *sections.pictures(columns),
        *sections.why(),
        *sections.setup(),
        *sections.cues(),
        *sections.feel(),
        *sections.dose(),
        *sections.check(),
        *section("When it goes wrong", *_spaced(faults)),
        *sections.onward(),
        *sections.kit(),
        *sections.sources(),
    ][:-1]


def _in_two_columns(sections: "_Sections", columns: int) -> Parts:
    each = (columns - GAP) // 2
    left, right = [*sections.pictures(each), *sections.feel()], [*sections.why(), *sections.setup(), *sections.cues()]
    # Under one pair of pictures there is room for the dose; two are as high as the words.
    (left if len(movement(sections.drill)) < 2 else right).extend(sections.dose())
    left += sections.check()
    # Faults with a picture come first, so that none stands alone beside a few words.
    faults = sorted(sections.drill.faults, key=lambda fault: compared(sections.drill, fault) is None)
    tiles = [sections.fault(fault, each) for fault in faults]
    pairs = [side_by_side(tiles[at : at + 1], tiles[at + 1 : at + 2], columns) for at in range(0, len(tiles), 2)]
    return [
        side_by_side(left, right, columns),
        *section("When it goes wrong", *_spaced(pairs)),
        side_by_side([*sections.onward(), *sections.kit()][:-1], sections.sources()[:-1], columns),
    ]


def _spaced(parts: Iterable[RenderableType]) -> Parts:
    """The parts with an empty line between each two."""
    return [each for part in parts for each in (part, BLANK)][:-1]


class _Sections:
    """The sections of a drill's page, each ending in an empty line."""

    def __init__(self, shown: DrillWithState, course: Course, kit_said: bool, plain: bool) -> None:
        self.drill = shown.drill
        self._shown = shown
        self._course = course
        self._names = {drill.id: wording.called(drill) for drill in course.drills}
        self._kit_said = kit_said
        self._plain = plain

    def pictures(self, columns: int) -> Parts:
        pairs = movement(self.drill) if columns >= LEAST and not self._plain else []
        return [each for pair in pairs for each in (pair, BLANK)]

    def why(self) -> Parts:
        return section("Why", Words(self.drill.why))

    def setup(self) -> Parts:
        """What prepares, how to get in, the rep phase by phase, and the way out; of a block whatever is its own."""
        drill = self.drill
        parts = [*section("Setup", *_steps(drill.setup)), *section("Get in", *_steps(drill.get_in))]
        parts += section("The rep", *_rep(drill.rehearsal))
        for block in drill.work:
            own = [*_steps((*block.setup, *(block.get_in or ()))), *_rep(block.rehearsal)]
            parts += section(block.name, *own, *_steps(block.get_out or ()))
        return [*parts, *section("Get out", *_steps(drill.get_out))]

    def cues(self) -> Parts:
        cues = [(cue.say, wording.inside(cue)) for cue in self.drill.cues]
        rows = labelled(((Words(say), Words((inside, "quiet"))) for say, inside in cues), gap=2)
        lines = (Words(". ".join(filter(None, cue))) for cue in cues)
        return section("Cues, one a set in turn", *(lines if self._plain else [rows]))

    def feel(self) -> Parts:
        own = [Words((f"{block.name}:", "quiet"), f" {block.feel}") for block in self.drill.work if block.feel]
        return section("Feel it", Words(self.drill.feel), *own)

    def dose(self) -> Parts:
        paced = f"{clock(paced_seconds(self.drill.work))} in all"
        in_all = Words((". ".join(filter(None, [paced, tie_wording.in_reserve(self.drill)])), "quiet"))
        easier = section("Easier, when a check was not a yes", *_blocks(self.drill.easier))
        lighter = section("Lighter, after a little pain", *_blocks(self.drill.lighter))
        return [*section("Dose", *_blocks(self.drill.work), in_all), *easier, *lighter]

    def check(self) -> Parts:
        return section("Check", Words((self.drill.check, "strong")))

    def fault(self, fault: Fault, columns: int) -> RenderableType:
        """What goes wrong, its one fix and the drill that mends it, beside or below its picture."""
        words: Parts = [Words((fault.looks, "strong")), Words(fault.fix)]
        if fault.practise:
            words.append(Words((f"Practise: {self._other(fault.practise)}", "quiet")))
        pictures = compared(self.drill, fault) if columns >= LEAST and not self._plain else None
        if pictures is None:
            return Group(*words)
        if columns < _BESIDE:
            return Group(pictures, *words)
        return grid([Column(width=columns * 5 // 8), Column()], [(pictures, Group(BLANK, *words))], GAP)

    def _other(self, id: str) -> str:
        return "this drill" if id == self.drill.id else self._names.get(id, id)

    def onward(self) -> Parts:
        """When to go on, what to go back to, and how far one has come."""
        parts = section("Move on", Words(self.drill.move_on))
        if self.drill.regress:
            back = f"{self._other(self.drill.regress)}, after two checks in a row that were not a yes"
            parts += section("Go back to", Words(back))
        if self.drill.measure:
            parts += section("Measured", Words(wording.measured(self.drill.measure)))
        tied = tie_wording.ties(self.drill, self._course, self._other)
        return [*parts, *section("In the course", *map(Words, tied))]

    def kit(self) -> Parts:
        """What it takes, what will do instead, what changes then, and what the person's own kit makes of it."""
        needs = [Words(need) for need in wording.needs(self._shown.as_read)]
        changes = (
            Words((f"With {wording.needed(self.drill, name)}: {wording.changes(dict(changed))}", "quiet"))
            for name, changed in self._shown.as_read.variants
        )
        usual = (Words((each, "quiet")) for each in tie_wording.usual_loads(self._shown.as_read))
        own = wording.own_kit(self._shown, self._kit_said)
        return section("Kit", *needs, *changes, *usual, *[Words((own, "strong"))] * bool(own))

    def sources(self) -> Parts:
        rows = [(Words((key, "quiet")), Words((source, "quiet"))) for key, source in wording.sources(self.drill)]
        return section("Sources", *([labelled(rows, 8)] if rows else []))


def _steps(directions: Directions) -> Parts:
    rows = [(Words((f"{number}", "quiet")), Words(each.say)) for number, each in enumerate(directions, 1)]
    return [labelled(rows, 3)] if rows else []


def _rep(rehearsal: Rehearsal | None) -> Parts:
    said = rehearsal._asdict().items() if rehearsal else ()
    rows = [(Words((PHASE_WORDS.get(phase, "After"), "quiet")), Words(words)) for phase, words in said if words]
    return [labelled(rows, 9)] if rows else []


def _blocks(blocks: Iterable[Block]) -> Iterator[RenderableType]:
    """Sets and reps of each set off, the block's name beside them, tempo and rest beneath."""
    for block in blocks:
        yield Words((dose(block), "strong"), f" {block.name}")
        if pace := wording.pace(block):
            yield indented(Words((pace, "quiet")))
