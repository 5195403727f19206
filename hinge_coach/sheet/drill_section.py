"""One drill of today as a section of the page: what to do, how to set up, the question, and what goes wrong."""

from collections.abc import Iterable, Iterator

from hinge_coach.coach.amounts_in_words import begun, dose, listed
from hinge_coach.coach.drills_in_words import done_as
from hinge_coach.coach.plan.get_in_and_out import order, own
from hinge_coach.coach.plan.plan import Chosen
from hinge_coach.coach.talk.before_drill import measured_line
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.course.drill import NO_KIT, Block, Directions, Drill, Fault, Rehearsal
from hinge_coach.course.phase_words import PHASE_WORDS
from hinge_coach.printed.parts.drill_wording import called, pace
from hinge_coach.printed.parts.tie_wording import in_reserve
from hinge_coach.sheet.captioned_figures import CaptionedFigures
from hinge_coach.sheet.html_elements import Element, Elements
from hinge_coach.sheet.svg_figures import SvgFigures

ANSWERS = ("yes", "not quite", "no")


class DrillSection:
    """Makes the section of one drill. `name` is its anchor."""

    def __init__(self, name: str, chosen: Chosen, person: PersonToday, make: Elements, drawings: SvgFigures) -> None:
        self.name = name
        self.chosen = chosen
        self.drill = chosen.drill
        self.person = person
        self.make = make.about(self.drill.id)
        self.pictures = CaptionedFigures(self.drill, self.make, drawings)

    def section(self) -> Element:
        """All of it: a head and three parts, which lie beside or below each other."""
        make, title = self.make, f"{self.name}-title"
        return make(
            "section",
            make(
                "header",
                make("h2", title_of(self.drill), id=title),
                make("p", self.chosen.reason, class_="reason"),
                make("p", f"If you like. {self.chosen.ask}") if self.chosen.ask else None,
            ),
            make("div", *self._practice(), class_="practice"),
            make("div", *self._directions(), class_="directions"),
            make("div", *self._check(), *self._faults(), class_="check"),
            id=self.name,
            class_="drill",
            aria_labelledby=title,
        )

    def _practice(self) -> Iterator[Element]:
        """The figures, the doses with a box for each set, the cues, and where it is felt."""
        make, blocks = self.make, self.chosen.blocks
        drawn = None
        for block in blocks:
            if len(blocks) > 1:
                yield make("h3", block.name)
            figure = block.figure or self.drill.figure
            if figure and (figure, block.tempo, block.hold) != drawn:
                drawn = figure, block.tempo, block.hold
                yield from self.pictures.movement(block, figure)
            yield make("p", make("b", dose([block])), f": {paced}." if (paced := pace(block)) else ".", class_="dose")
            yield self._boxes(block)
        yield from self._load()
        cues = self.person.cues(self.chosen)
        if cues:
            yield make("h3", "Think of one in each set, in this order" if len(cues) > 1 else "Think of this")
            yield make("ol", *(make("li", cue.say) for cue in cues), class_="cues")
        yield make("h3", "Feel it")
        yield make("p", self.drill.feel)

    def _boxes(self, block: Block) -> Element:
        """A box for each set, and for each side of one."""
        make, sets = self.make, range(1, block.sets + 1)
        names = [" ".join(filter(None, (f"Set {number}", side))) for number in sets for side in block.sides]
        boxes = (make("label", make("input", type="checkbox"), f" {name}") for name in names)
        return make("fieldset", make("legend", f"Done: {block.name}"), *boxes)

    def _load(self) -> Iterator[Element]:
        """A line for what is in hand, with last time's and the next step, or what is usual."""
        question = self.person.load_question(self.drill)
        if question is None:
            return
        usual = [load.words for load in question.choices]
        said = f"Last time: {question.last.words}." if question.last else f"Usual: {listed(usual, 'or')}."
        more = f" {question.proposal.reason}" if question.proposal else ""
        yield self.make("p", self._blank("In hand today"), f" {said}{more}")

    def _blank(self, name: str) -> Element:
        return self.make("label", f"{name} ", self.make("input", type="text", size="9"))

    def _directions(self) -> Iterator[Element]:
        """What prepares, the way in, the rep in words, and the way out; of several blocks, each with its name."""
        yield from self._setup()
        drill, blocks = self.drill, self.chosen.blocks
        ways = {
            ((*block.setup, *own(block.get_in, drill.get_in)), order(block), block.rehearsal or drill.rehearsal): block
            for block in reversed(blocks)
        }
        for (get_in, phases, rehearsal), block in reversed(ways.items()):
            which = f": {block.name}" if len(blocks) > 1 else ""
            yield from self._steps(f"Get in{which}", get_in)
            yield from self._rep(f"The {'hold' if block.tempo is None else 'rep'}{which}", phases, rehearsal)
        for get_out in dict.fromkeys(own(block.get_out, drill.get_out) for block in blocks):
            yield from self._steps("Get out", get_out)

    def _setup(self) -> Iterator[Element]:
        make = self.make
        step = self.person.measure(self.drill)
        measured = [f"{measured_line(step, step.value)} {step.reason}"] if step and step.last is not None else []
        yield make("h3", "Set up")
        if kit := kit_of([self.drill]):
            yield make("p", f"You need {listed(kit)}.")
        yield make("ol", *(make("li", step) for step in (*measured, *(each.say for each in self.drill.setup))))
        if step:
            yield make("p", self._blank(f"{begun(step.what)} today, in {step.unit}"))

    def _rep(self, title: str, phases: Iterable[str], rehearsal: Rehearsal | None) -> Iterator[Element]:
        if rehearsal is None:
            return
        make = self.make
        told = [(f"{PHASE_WORDS[phase]}: ", getattr(rehearsal, phase)) for phase in phases]
        yield make("h3", title)
        yield make(
            "ul",
            *(make("li", make("b", name), words) for name, words in told if words),
            make("li", rehearsal.after) if rehearsal.after else None,
        )

    def _steps(self, title: str, directions: Directions) -> Iterator[Element]:
        if directions:
            yield self.make("h3", title)
            yield self.make("ol", *(self.make("li", each.say) for each in directions))

    def _check(self) -> Iterator[Element]:
        make, group = self.make, f"{self.name}-check"
        yield make("h3", "Ask yourself after the first set")
        answers = (make("label", make("input", type="radio", name=group), f" {answer}") for answer in ANSWERS)
        yield make("fieldset", make("legend", self.drill.check), *answers, class_="question")
        if reserve := in_reserve(self.drill):
            yield make("p", f"{reserve}.")

    def _faults(self) -> Iterator[Element]:
        if self.drill.faults:
            yield self.make("h3", "When it goes wrong")
            yield self.make("div", *map(self._fault, self.drill.faults), class_="faults")

    def _fault(self, fault: Fault) -> Element:
        """What goes wrong, with a box; what mends it; and wrong beside right."""
        make = self.make
        return make(
            "div",
            make("label", make("input", type="checkbox"), f" {fault.looks}"),
            make("p", make("b", "Correct it: "), f"{fault.fix.rstrip('.')}."),
            self.pictures.compared(fault),
            class_="fault",
        )


def title_of(drill: Drill) -> str:
    """A drill by number and name, and what it becomes without the kit that it asks for first."""
    return ", done as ".join(filter(None, (called(drill), done_as(drill).lower())))


def kit_of(drills: Iterable[Drill]) -> list[str]:
    """What these drills take, each item once, by its name."""
    return list(dict.fromkeys(drill.item(item).name for drill in drills for item in drill.uses if item != NO_KIT))
