"""What is legal in a drill file but unwise, each rule a short function with its reason."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple

from hinge_coach.course.drill import NO_KIT, Block, Cue, Drill, Fault, Watch
from hinge_coach.course.file.drill_file import DrillFile
from hinge_coach.course.phase_words import PHASE_WORDS
from hinge_coach.course.poses import Figure
from hinge_coach.reading.did_you_mean import meant
from hinge_coach.reading.file_problem import WARNING, Problem

CUE_WORDS = 8  # design: one cue, at most eight words
SHORT_WORDS = 2  # what can be said inside one phase of a rep
# Seconds that a calm voice needs: to begin and end, and for each letter; about what `coach.speech` measured, kept here
# because a drill file is judged without the coach.
SECONDS_TO_SPEAK, SECONDS_A_LETTER = 0.35, 0.075
LONGEST_BLOCK = 30 * 60  # seconds; a session is 10 to 15 minutes, so one dose of twice that cannot be meant

Steps = tuple[str | int, ...]
Say = Callable[..., None]
_DOSES = ("work", "easier", "lighter")


class _Face(NamedTuple):
    """A drill as it is met: as it stands, or with one variant laid over it. `at` leads to where a field was written."""

    cues: tuple[Cue, ...]
    blocks: tuple[tuple[Steps, Block], ...]
    faults: tuple[Fault, ...]
    at: dict[str, Steps]


def advise(file: DrillFile, drill: Drill, drills: Mapping[str, Drill], items: Collection[str]) -> list[Problem]:
    """What would be better in a drill that is right, where `drills` by id and `items` are what the course knows."""
    problems: dict[Problem, None] = {}  # what a variant shares with its drill is said once

    def say(what: str, mend: str, *steps: str | int) -> None:
        problems[file.problem(WARNING, what, mend, *steps)] = None

    for face in _faces(drill):
        for rule in (_cue_words, _taken_for_a_phase, _spoken_in_time, _doses, _faults):
            rule(face, say)
        _references(drill, face, drills, say)
    _intros(drill, say)
    _regress(drill, drills, say)
    _way_out(drill, say)
    _items(drill, items, say)
    _figures(drill, say)
    _watched(drill, say)
    _file_name(file, drill, say)
    return list(problems)


def _faces(drill: Drill) -> Iterator[_Face]:
    plain = {"cues": drill.cues, "faults": drill.faults} | {key: getattr(drill, key) for key in _DOSES}
    for item, changes in ((None, ()), *drill.variants):
        changed = dict(changes)
        fields = plain | {key: value for key, value in changed.items() if key in plain}
        at: dict[str, Steps] = {key: ("variants", str(item), key) if key in changed else (key,) for key in plain}
        blocks = [((*at[key], index), block) for key in _DOSES for index, block in enumerate(fields[key])]
        yield _Face(fields["cues"], tuple(blocks), fields["faults"], at)


def _cue_words(face: _Face, say: Say) -> None:
    for index, cue in enumerate(face.cues):
        at = *face.at["cues"], index
        if (count := len(cue.say.split())) > CUE_WORDS:
            say(f"this cue has {count} words", f"say it in at most {CUE_WORDS}", *at, "say")
        if cue.short and (count := len(cue.short.split())) > SHORT_WORDS:
            say(f"`short` has {count} words", "one or two fit inside a rep", *at, "short")


def _taken_for_a_phase(face: _Face, say: Say) -> None:
    """Whoever moves with eyes shut takes the word of another phase for that phase."""
    words = {word.lower(): phase for phase, word in PHASE_WORDS.items()}
    for index, cue in enumerate(face.cues):
        for word in re.findall(r"[a-z]+", (cue.short or "").lower()):
            if words.get(word, cue.when) != cue.when:
                what = f"“{cue.short}” may be mistaken for {words[word]}: {PHASE_WORDS[words[word]]}"
                say(what, f"choose another word, it is said at {cue.when}", *face.at["cues"], index, "short")


def _spoken_in_time(face: _Face, say: Say) -> None:
    """A short cue is said inside a phase: one that is still being said when the next begins misleads."""
    for index, cue in enumerate(face.cues):
        if not cue.short or not cue.when:
            continue
        needed = SECONDS_TO_SPEAK + SECONDS_A_LETTER * sum(map(str.isalnum, cue.short))
        at = *face.at["cues"], index, "when"
        spans = [(block, _span(block, cue.when)) for _, block in face.blocks]
        timed = [(block, span) for block, span in spans if span is not None]
        if not timed:
            say(f"“{cue.short}” is never said: no block has the phase {cue.when}", "name another phase", *at)
        for block, span in timed:
            if span < needed:
                what = f"“{cue.short}” takes about {needed:.1f} s to say, {cue.when} of {block.name} lasts {span:g} s"
                say(what, "choose a shorter word or a longer phase", *at)
                break


def _span(block: Block, phase: str) -> float | None:
    """Seconds of a phase in a block; None where blocks of its sort do not have it."""
    if phase == "hold":
        return block.hold
    return getattr(block.tempo, phase) if block.tempo else None


def _doses(face: _Face, say: Say) -> None:
    names: set[str] = set()
    for at, block in face.blocks:
        if (seconds := block_seconds(block)) > LONGEST_BLOCK:
            what = f"this block takes {seconds / 60:.0f} minutes"
            say(what, f"stay under {LONGEST_BLOCK // 60}: a session takes 10 to 15", *at)
        if block.name in names:
            say(
                f"two blocks are called {block.name}",
                "give each its own name: the history needs it to tell them apart",
                *at,
            )
        names.add(block.name)


def block_seconds(block: Block) -> float:
    """How long a block's full dose takes: its count-in, its sets on each side, and the rests between them."""
    one = sum(block.tempo) * (block.reps or 0) if block.tempo else block.hold or 0.0
    sets = block.sets * len(block.sides)
    return block.count_in + one * sets + block.rest * (sets - 1)


def _faults(face: _Face, say: Say) -> None:
    ids: set[str] = set()
    for index, fault in enumerate(face.faults):
        if fault.id in ids:
            say(f"two faults have the id {fault.id}", "give each its own", *face.at["faults"], index, "id")
        ids.add(fault.id)


def _references(drill: Drill, face: _Face, ids: Collection[str], say: Say) -> None:
    for index, fault in enumerate(face.faults):
        if fault.practise and fault.practise not in ids:
            mend = meant(fault.practise, ids) or "`hinge-coach drills` lists them"
            at = *face.at["faults"], index, "practise"
            say(f"no drill is called {fault.practise}", mend, *at)


def _intros(drill: Drill, say: Say) -> None:
    """An intro stands among the coach's sentences, as one of them."""
    told: list[tuple[Steps, str | None]] = [(("intro",), drill.intro)]
    told += [(("variants", item, "intro"), dict(changes).get("intro")) for item, changes in drill.variants]
    for at, intro in told:
        if intro and (intro[-1] not in ".?" or any(f"{sign} " in intro for sign in ".?!")):
            say("`intro` is not one sentence", "write one, with a full stop at its end", *at)


def _regress(drill: Drill, drills: Mapping[str, Drill], say: Say) -> None:
    if drill.regress == drill.id:
        say("this drill goes back to itself", "name an easier one, or leave `regress` out", "regress")
    elif drill.regress and drill.regress not in drills:
        mend = meant(drill.regress, drills) or "`hinge-coach drills` lists them"
        say(f"no drill is called {drill.regress}", mend, "regress")
    elif circle := _way_back(drill, drills):
        say(f"going back leads in a circle: {' → '.join(circle)}", "name an easier one", "regress")


def _way_back(drill: Drill, drills: Mapping[str, Drill]) -> list[str]:
    """The drills from one back to itself; none where its way back ends elsewhere."""
    way = [drill.id]
    while (back := drills.get(way[-1], drill).regress) in drills and back is not None:
        way.append(back)
        if back in way[:-1]:
            return way if back == drill.id else []
    return []


def _way_out(drill: Drill, say: Say) -> None:
    """Whoever holds a load when a set ends needs to hear where it goes before anything else is asked."""
    if drill.loaded and not drill.get_out and not any(block.get_out for block in drill.work):
        say("this drill has a load, but no `get_out`", "add `get_out`", "loaded")


def _items(drill: Drill, items: Collection[str], say: Say) -> None:
    """Any item may be named, but one that nearly has another's name is most likely that other."""
    for index, entry in enumerate(drill.kit):
        for item in entry:
            if item != NO_KIT and item not in items and (near := meant(item, items)):
                say(f"no other drill uses the item {item}", near, "kit", index)
        if NO_KIT in entry[:-1]:
            never = ", ".join(entry[entry.index(NO_KIT) + 1 :])
            say(f"`{NO_KIT}` is always at hand, so {never} is never used", f"write `{NO_KIT}` last", "kit", index)


def _figures(drill: Drill, say: Say) -> None:
    """A wrong picture belongs to a fault of the drill or of one of its variants."""
    variants = [(item, dict(changes)) for item, changes in drill.variants]
    faults = {fault.id for fault in drill.faults}
    faults |= {fault.id for _, changes in variants for fault in changes.get("faults", ())}
    figures: list[tuple[Steps, Figure | None]] = [(("figure",), drill.figure)]
    figures += [(("variants", item, "figure"), changes.get("figure")) for item, changes in variants]
    for at, figure in figures:
        for name, _ in figure.wrong if figure else ():
            if name not in faults:
                say(f"no fault is called {name}", meant(name, faults) or "name one of `faults`", *at, "wrong", name)


def _watched(drill: Drill, say: Say) -> None:
    """What a camera watches for is a fault of the drill, or of the variant in which it stands."""
    faults = {fault.id for fault in drill.faults}
    lists: list[tuple[Steps, tuple[Watch, ...], set[str]]] = [(("watch",), drill.watch, faults)]
    for item, changes in ((item, dict(changes)) for item, changes in drill.variants):
        own = {fault.id for fault in changes["faults"]} if "faults" in changes else faults
        lists.append((("variants", item, "watch"), changes.get("watch", ()), own))
    for at, watched, known in lists:
        for index, watch in enumerate(watched):
            if watch.fault not in known:
                mend = meant(watch.fault, known) or "name one of `faults`"
                say(f"no fault is called {watch.fault}", mend, *at, index, "fault")


def _file_name(file: DrillFile, drill: Drill, say: Say) -> None:
    wanted = f"{drill.order:g}-{drill.id}"
    name, _, ending = file.path.replace("\\", "/").rpartition("/")[2].rpartition(".")
    if name != wanted or ending.lower() not in ("yaml", "yml"):
        say("the file's name is not <order>-<id>", f"call it {wanted}.{ending if ending == 'yml' else 'yaml'}", "id")
