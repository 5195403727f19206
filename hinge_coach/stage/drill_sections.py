"""What a drill's page says, section by section: each a head and its lines, in so many columns."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hinge_coach.coach.amounts import clock
from hinge_coach.coach.phrases import item, listed
from hinge_coach.coach.script import PHASE_WORDS
from hinge_coach.coach.timeline import paced_seconds
from hinge_coach.course.drill import NO_KIT, PHASES, Block, Cue, Directions, Drill, Fault, Rehearsal
from hinge_coach.stage import doses
from hinge_coach.stage.paper import Line, Span, cells, filled, hung, indented, line, section, wrap

_DIRECTIONS = {"lower": "down", "bottom": "still", "rise": "up", "top": "held at the top"}
_PROSE = {"get_in": "way in", "get_out": "way out", "rehearsal": "words for the rep"}
_CUES = "Cues, one a set in turn"
_VARIED = ("setup", "get_in", "get_out", "rehearsal", "cues", "feel", "work", "check", "faults")


class Subject(NamedTuple):
    """A drill as its file says it and as it is done with the kit at hand; `names` is what the drills are called by id.

    `aside` is what the person's kit makes of it, in a sentence.
    """

    as_read: Drill
    drill: Drill
    names: Mapping[str, str]
    aside: str = ""


def why(subject: Subject, columns: int) -> list[Line]:
    return section("Why", wrap(line(subject.drill.why), columns))


def setup(subject: Subject, columns: int) -> list[Line]:
    """What prepares, how to get in, the rep phase by phase, and the way out; of a block whatever is its own."""
    drill = subject.drill
    lines = section("Setup", _steps(drill.setup, columns)) + section("Get in", _steps(drill.get_in, columns))
    lines += section("The rep", _rep(drill.rehearsal, columns))
    for block in drill.work:
        own = _steps((*block.setup, *(block.get_in or ())), columns) + _rep(block.rehearsal, columns)
        lines += section(block.name, own + _steps(block.get_out or (), columns))
    return lines + section("Get out", _steps(drill.get_out, columns))


def _steps(directions: Directions, columns: int) -> list[Line]:
    steps = enumerate(directions, 1)
    return [words for at, step in steps for words in hung((f"{at}", "quiet"), line(step.say), columns, 3)]


def _rep(rehearsal: Rehearsal | None, columns: int) -> list[Line]:
    said = [(PHASE_WORDS[phase], words) for phase, words in rehearsal._asdict().items() if words] if rehearsal else []
    return [words for word, text in said for words in hung((word, "quiet"), line(text), columns, 9)]


def cues(subject: Subject, columns: int) -> list[Line]:
    """Each cue, what of it is said inside the rep and when, and where it comes from as far as there is room."""
    said = subject.drill.cues
    longest = max((cells(cue.say) for cue in said), default=0)
    for insides in ([_inside(cue) for cue in said], [_short(cue) for cue in said]):
        if all(longest + 2 + cells(inside) <= columns for inside in insides):
            return section(_CUES, [_cue(cue, inside, longest + 2) for cue, inside in zip(said, insides, strict=True)])
    parts = [(wrap(line(cue.say), columns), wrap(line(_inside(cue), "quiet"), columns - 2)) for cue in said]
    return section(_CUES, [words for say, inside in parts for words in (*say, *indented(inside, 2))])


def _cue(cue: Cue, inside: str, indent: int) -> Line:
    return (*filled(line(cue.say), indent), (inside, "quiet"))


def _short(cue: Cue) -> str:
    return f"{PHASE_WORDS[cue.when].lower()}: {cue.short}" if cue.short and cue.when else ""


def _inside(cue: Cue) -> str:
    return f"{_short(cue)} {f'[{cue.source}]' if cue.source else ''}".strip()


def feel(subject: Subject, columns: int) -> list[Line]:
    own = [(block.name, block.feel) for block in subject.drill.work if block.feel]
    lines = wrap(line(subject.drill.feel), columns)
    for name, words in own:
        lines += wrap(((f"{name}:", "quiet"), (f" {words}", "")), columns)
    return section("Feel it", lines)


def dose(subject: Subject, columns: int) -> list[Line]:
    paced = f" {clock(paced_seconds(subject.drill.work))} in all"
    lines = [words for block in subject.drill.work for words in _block(block, columns)]
    lines += wrap(line(paced, "quiet"), columns)
    eased = [words for block in subject.drill.easier for words in _block(block, columns)]
    return [*section("Dose", lines), *section("Easier, when a check was not a yes", eased)]


def _block(block: Block, columns: int) -> list[Line]:
    """Sets and reps large, the block's name beside them, tempo and rest beneath."""
    lines = wrap(((doses.short(block), "strong"), (f" {block.name}", "")), columns)
    pace = ", ".join(part for part in (_tempo(block), _rest(block)) if part)
    return [*lines, *indented(wrap(line(pace, "quiet"), columns - 2), 2)] if pace else lines


def _tempo(block: Block) -> str:
    """The seconds of one rep in the order in which they come: 3 s down, 1 s still, 1 s up, 1 s held at the top."""
    if block.tempo is None:
        return ""
    phases = list(zip(PHASES, block.tempo, strict=True))
    if block.starts == "bottom":
        phases = phases[2:] + phases[:2]
    return ", ".join(f"{seconds:g} s {_DIRECTIONS[phase]}" for phase, seconds in phases if seconds)


def _rest(block: Block) -> str:
    """The rest between sets, where there is one."""
    return f"{clock(block.rest)} rest" if block.rest else ""


def check(subject: Subject, columns: int) -> list[Line]:
    return section("Check", wrap(line(subject.drill.check, "strong"), columns))


def onward(subject: Subject, columns: int) -> list[Line]:
    """When to go on, what to go back to, and how far one has come."""
    drill = subject.drill
    lines = section("Move on", wrap(line(drill.move_on), columns))
    if drill.regress:
        back = f"{subject.names.get(drill.regress, drill.regress)}, after two checks in a row that were not a yes"
        lines += section("Go back to", wrap(line(back), columns))
    if drill.measure:
        measure = drill.measure
        grows = f"{measure.what}, from {measure.start:g} {measure.unit} in steps of {measure.step:g} {measure.unit}"
        lines += section("Measured", wrap(line(grows), columns))
    return lines


def kit(subject: Subject, columns: int) -> list[Line]:
    """What it takes, what will do instead, and what changes then."""
    needs = [listed([_needed(name) for name in entry], "or") for entry in subject.as_read.kit]
    lines = [words for need in needs or ["nothing"] for words in wrap(line(need), columns)]
    for name, changes in subject.as_read.variants:
        lines += wrap(((f"With {_needed(name)}:", "quiet"), (f" {_changes(dict(changes))}", "quiet")), columns)
    if subject.aside:
        lines += wrap(line(subject.aside, "strong"), columns)
    return section("Kit", lines)


def _needed(name: str) -> str:
    return "nothing" if name == NO_KIT else item(name)


def _changes(changes: Mapping[str, Sequence[Block]]) -> str:
    """What a variant brings of its own."""
    named = [f"{block.name}, {doses.short(block)}" for block in changes.get("work", ())]
    own = [_PROSE.get(part, part) for part in _VARIED if part in changes and part != "work"]
    said = [*named, *([f"its own {listed(own)}"] if own else [])]
    return "; ".join(said) or "as it is"


def sources(subject: Subject, columns: int) -> list[Line]:
    lines: list[Line] = []
    judged = any(cue.source == "J" for cue in subject.drill.cues)
    for source in (*subject.drill.sources, *["[J] our own judgement"] * judged):
        key, mark, rest = source.partition("] ")
        label: Span = (f"{key}]", "quiet") if mark else ("", "")
        lines += hung(label, line(rest if mark else source, "quiet"), columns, max(8, cells(label[0]) + 1))
    return section("Sources", lines)


def fault(subject: Subject, each: Fault, columns: int) -> list[Line]:
    """What goes wrong, its one fix, and the drill that mends it."""
    lines = wrap(line(each.looks, "strong"), columns)
    lines += wrap(line(each.fix), columns)
    if each.practise:
        mends = "this drill" if each.practise == subject.drill.id else subject.names.get(each.practise, each.practise)
        lines += wrap(line(f"Practise: {mends}", "quiet"), columns)
    return lines
