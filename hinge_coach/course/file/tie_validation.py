"""Whether what course.yaml ties together can be tied: each rule a short function, with its reason in what it says."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from hinge_coach.course.course import BridgeTest, OptionalDrill, Shortcut
from hinge_coach.course.drill import Drill
from hinge_coach.course.file.course_file import CourseFile
from hinge_coach.course.file.join_course_files import described
from hinge_coach.reading.did_you_mean import meant
from hinge_coach.reading.file_problem import ERROR, WARNING, Problem

Steps = tuple[str | int, ...]
Say = Callable[..., None]
Drills = Mapping[str, Drill]
_TO = ("shortcut", "to")
_CLAUSES = ("suits", "clean", "failed", "because", "skill")


def tie_errors(file: CourseFile, drills: Drills) -> list[Problem]:
    """The ties of a right file that no course of these drills, by id, can have."""
    return [problem for problem in tie_problems(file, drills) if problem.severity == ERROR]


def tie_problems(file: CourseFile, drills: Drills) -> list[Problem]:
    """The same, and the ties that are legal but unwise."""
    problems: dict[Problem, None] = {}
    ties = file.ties or {}
    drills = described(drills, dict(ties.get("kit_items", ())))

    def say(severity: str, what: str, mend: str, *steps: str | int) -> None:
        problems[file.problem(severity, what, mend, *steps)] = None

    known = _named_drills(ties, drills, say)
    for index, optional in enumerate(ties.get("optional", ())):
        _optional(optional, ("optional", index), drills, say)
    _optional_among_each_other(ties.get("optional", ()), say)
    _alternatives(ties.get("alternatives", ()), say)
    if known:
        if shortcut := ties.get("shortcut"):
            _shortcut(shortcut, drills, say)
        if test := ties.get("bridge_test"):
            _bridge_test(test, drills, say)
    _kit(ties, drills, say)
    _clauses(ties, say)
    return sorted(problems, key=lambda problem: problem.place)


def _named(ties: Mapping[str, Any]) -> Iterator[tuple[str, Steps]]:
    """Every drill that a tie names, and where."""
    for index, optional in enumerate(ties.get("optional", ())):
        yield optional.drill, ("optional", index, "drill")
        yield from ((id, ("optional", index, "after", at)) for at, id in enumerate(optional.after))
    for index, group in enumerate(ties.get("alternatives", ())):
        yield from ((id, ("alternatives", index, at)) for at, id in enumerate(group))
    if shortcut := ties.get("shortcut"):
        yield shortcut.start, ("shortcut", "from")
        yield shortcut.to, ("shortcut", "to")
    if test := ties.get("bridge_test"):
        yield from ((id, ("bridge_test", "drills", at)) for at, id in enumerate(test.drills))
    for place, felt in ties.get("felt", ()):
        steps = enumerate(felt.practise)
        yield from ((step.drill, ("felt", place, "practise", at, "drill")) for at, step in steps)
        if felt.twice:
            yield felt.twice, ("felt", place, "twice")


def _named_drills(ties: Mapping[str, Any], drills: Drills, say: Say) -> bool:
    """Whether every drill that a tie names is there, and is none that the course only leads to."""
    right = True
    for id, steps in _named(ties):
        if id not in drills:
            say(ERROR, f"no drill is called {id}", meant(id, drills) or _those(drills), *steps)
        elif drills[id].bridge:
            say(ERROR, f"{id} is a bridge: the course leads to it", "name a drill that comes before it", *steps)
        right &= id in drills and not drills[id].bridge
    return right


def _those(drills: Drills) -> str:
    few = [id for id, drill in drills.items() if not drill.bridge]
    return f"there is {', '.join(few)}" if 0 < len(few) <= 9 else "`hinge-coach drills` lists them"


def _optional(each: OptionalDrill, at: Steps, drills: Drills, say: Say) -> None:
    """An optional drill comes after those that show its fault, and can begin without its weight."""
    drill = drills.get(each.drill)
    for index, id in enumerate(each.after):
        if id == each.drill:
            say(ERROR, f"{id} comes after itself, which is a circle", "name the drills before it", *at, "after", index)
        elif drill and id in drills and drills[id].order >= drill.order:
            what = f"{id} comes after {each.drill} in the course, so it shows nothing yet"
            say(ERROR, what, "name drills that come before it", *at, "after", index)
    faults = {fault.id: None for other in drills.values() for fault in _faults(other)}
    if each.fault not in faults:
        mend = meant(each.fault, faults) or "name one of a drill's `faults`"
        say(ERROR, f"no drill knows the fault {each.fault}", mend, *at, "fault")
    if drill and drill.loaded and not _without_weight(drill):
        what = f"the kit of {each.drill} never allows it without its weight, in which it is to begin"
        say(ERROR, what, "give its kit `none` or an item that is weightless, or take another drill", *at, "drill")


def _faults(drill: Drill) -> Iterator[Any]:
    """The faults of a drill and of all its variants."""
    yield from drill.faults
    for _, changes in drill.variants:
        yield from dict(changes).get("faults", ())


def _without_weight(drill: Drill) -> bool:
    return drill.with_kit(frozenset(id for id in drill.items if drill.weightless(id))) is not None


def _optional_among_each_other(ties: Sequence[OptionalDrill], say: Say) -> None:
    """No drill is optional twice, and no two wait for one another."""
    for (first, one), (second, other) in combinations(enumerate(ties), 2):
        if one.drill == other.drill:
            say(ERROR, f"{one.drill} is optional already", "keep one of them", "optional", second, "drill")
        elif one.drill in other.after and other.drill in one.after:
            at = one.after.index(other.drill)
            what = f"{one.drill} comes after {other.drill}, and that one after it, which is a circle"
            say(ERROR, what, "take one of them out", "optional", first, "after", at)


def _alternatives(groups: Sequence[Sequence[str]], say: Say) -> None:
    """A drill stands in one list of alternatives, and there once."""
    seen: set[str] = set()
    for index, group in enumerate(groups):
        for at, id in enumerate(group):
            if id in seen:
                mend = "put all drills that replace one another in one list"
                say(ERROR, f"{id} is an alternative already", mend, "alternatives", index, at)
            seen.add(id)


def _shortcut(shortcut: Shortcut, drills: Drills, say: Say) -> None:
    """A shortcut leads on, over something."""
    start, to = drills[shortcut.start], drills[shortcut.to]
    if start.id == to.id:
        say(ERROR, "this shortcut begins and ends at the same drill", "name a later drill", *_TO)
    elif start.order >= to.order:
        say(ERROR, f"{to.id} comes before {start.id} in the course", "name a drill that comes after it", *_TO)
    elif not any(start.order < drill.order < to.order for drill in drills.values()):
        say(WARNING, f"nothing lies between {start.id} and {to.id}", "leave the shortcut out", *_TO)


def _bridge_test(test: BridgeTest, drills: Drills, say: Say) -> None:
    """A test before a bridge has reps to count, is there whatever the kit, and has a bridge behind it."""
    for index, id in enumerate(test.drills):
        if drills[id].work[-1].reps is None:
            what = f"{id} ends in a timed hold, which has no reps to show"
            say(ERROR, what, "name a drill whose last block counts reps", "bridge_test", "drills", index)
    if all(drills[id].with_kit(frozenset()) is None for id in test.drills):
        what = "each of these needs kit, and without it a bridge opens untested"
        say(WARNING, what, "end with a drill that needs none", "bridge_test", "drills")
    if not any(drill.bridge for drill in drills.values()):
        say(WARNING, "no drill is a bridge, so nothing is tested", "write `bridge: true` in one", "bridge_test")


def _kit(ties: Mapping[str, Any], drills: Drills, say: Say) -> None:
    """Words for an item that no drill uses are most likely meant for another one."""
    items = dict.fromkeys(item for drill in drills.values() for item in drill.items)
    for id, _ in ties.get("kit_items", ()):
        if id not in items:
            say(WARNING, f"no drill uses the item {id}", meant(id, items) or "leave it out", "kit", id)


def _clauses(ties: Mapping[str, Any], say: Say) -> None:
    """What stands inside the coach's sentences begins small and ends without a stop: it is no sentence of its own."""
    told: list[tuple[Any, Steps]] = [(ties.get("shortcut"), ("shortcut",)), (ties.get("bridge_test"), ("bridge_test",))]
    told += [(each, ("optional", index)) for index, each in enumerate(ties.get("optional", ()))]
    told += [(felt, ("felt", place)) for place, felt in ties.get("felt", ())]
    for tie, at in told:
        for name in _CLAUSES:
            if str(getattr(tie, name, "")).endswith((".", "!", "?")):
                say(
                    WARNING,
                    f"`{name}` ends with a full stop, but the sentence goes on",
                    "leave the last sign out",
                    *at,
                    name,
                )
