"""The parts of a drill in a few words each: what is said in a rep, tempo and rest, kit and what changes with it."""

from collections.abc import Mapping, Sequence

from hinge_coach.coach.amounts_in_words import clock, listed
from hinge_coach.course.drill import NO_KIT, PHASES, Block, Cue, Drill, Measure
from hinge_coach.course.phase_words import PHASE_WORDS
from hinge_coach.printed.parts.printed_data import DrillWithState
from hinge_coach.printed.parts.table_shorthand import dose

_DIRECTIONS = {"lower": "down", "bottom": "still", "rise": "up", "top": "held at the top"}
_PROSE = {"get_in": "way in", "get_out": "way out", "rehearsal": "words for the rep"}
_VARIED = ("setup", "get_in", "get_out", "rehearsal", "cues", "feel", "work", "check", "faults")


def called(drill: Drill) -> str:
    """A drill by its number and its name."""
    return drill.name if drill.bridge else f"{drill.number} {drill.name}"


def inside(cue: Cue) -> str:
    """What of a cue is said inside the rep, and when; and where it comes from: lower: Seat back [SEED]."""
    short = f"{PHASE_WORDS[cue.when].lower()}: {cue.short}" if cue.short and cue.when else ""
    return f"{short} {f'[{cue.source}]' if cue.source else ''}".strip()


def pace(block: Block) -> str:
    """The seconds of one rep in the order in which they come, and the rest: 3 s down, 1 s still, 1 s up, 45 s rest."""
    phases = list(zip(PHASES, block.tempo or (), strict=False))
    if block.starts == "bottom":
        phases = phases[2:] + phases[:2]
    parts = [f"{seconds:g} s {_DIRECTIONS[phase]}" for phase, seconds in phases if seconds]
    return ", ".join([*parts, *([f"{clock(block.rest)} rest"] if block.rest else [])])


def measured(measure: Measure) -> str:
    """Heels to the wall, from 15 cm in steps of 2.5 cm."""
    return f"{measure.what}, from {measure.start:g} {measure.unit} in steps of {measure.step:g} {measure.unit}"


def needs(drill: Drill) -> list[str]:
    """What the drill takes, each with what will do instead."""
    return [listed([needed(drill, name) for name in entry], "or") for entry in drill.kit] or ["nothing"]


def needed(drill: Drill, name: str) -> str:
    """An item of kit with its article; the item that stands for none is nothing."""
    return "nothing" if name == NO_KIT else drill.item(name).name


def own_kit(each: DrillWithState, kit_said: bool) -> str:
    """What the kept kit makes of a drill, "" where none is kept or there is no choice."""
    if each.out:
        return each.reason
    if not kit_said or all(len(entry) == 1 for entry in each.as_read.kit):
        return ""
    used = [each.drill.item(name).name for name in each.drill.uses if name != NO_KIT]
    return f"Shown here as you would do it, with {listed(used) or 'nothing in hand'}."


def changes(changed: Mapping[str, Sequence[Block]]) -> str:
    """What a variant brings of its own."""
    named = [f"{block.name}, {dose(block)}" for block in changed.get("work", ())]
    own = [_PROSE.get(part, part) for part in _VARIED if part in changed and part != "work"]
    return "; ".join([*named, *([f"its own {listed(own)}"] if own else [])]) or "as it is"


def sources(drill: Drill) -> list[tuple[str, str]]:
    """Each source by its key in brackets, "" where it has none."""
    judged = any(cue.source == "J" for cue in drill.cues)
    found = []
    for source in (*drill.sources, *["[J] our own judgement"] * judged):
        key, mark, rest = source.partition("] ")
        found.append((f"{key}]", rest) if mark else ("", source))
    return found
