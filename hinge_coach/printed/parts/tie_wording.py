"""How a drill relates to the others of its course, in a sentence each, and the usual loads with it."""

from collections.abc import Callable, Iterator

from hinge_coach.coach.amounts_in_words import begun, counted, listed, number
from hinge_coach.coach.drills_in_words import load_word, numbers
from hinge_coach.coach.rules.ties import lies_between
from hinge_coach.course.course import Course
from hinge_coach.course.drill import Drill
from hinge_coach.course.kit import AFTER_CLEAN, AFTER_SPARE_REPS, Loads

Called = Callable[[str], str]  # from a drill's id to what the page calls it

_INCREASES = {AFTER_CLEAN: "a clean day asks for the next", AFTER_SPARE_REPS: "reps to spare ask for a little more"}


def ties(drill: Drill, course: Course, called: Called) -> list[str]:
    """Everything that ties this drill to others."""
    rules = (_intro, _optional, _alternatives, _shortcut, _bridge, _tested, _felt)
    return [sentence for rule in rules for sentence in rule(drill, course, called)]


def _intro(drill: Drill, course: Course, called: Called) -> Iterator[str]:
    if drill.intro:
        yield drill.intro


def _optional(drill: Drill, course: Course, called: Called) -> Iterator[str]:
    if not (tie := course.optional_of(drill.id)):
        return
    before = numbers(each for each in course.drills if each.id in tie.after)
    first = f"; else it begins without {load_word(drill)}, until a yes" if drill.loaded else ""
    yield f"It is for {tie.suits}: once {before} are clean it is optional{first}."


def _alternatives(drill: Drill, course: Course, called: Called) -> Iterator[str]:
    others = [called(each.id) for each in course.alternatives_to(drill.id)]
    if others:
        yield f"{listed(others, 'or')} teaches the same: one of the {number(1 + len(others))} is enough."


def _shortcut(drill: Drill, course: Course, called: Called) -> Iterator[str]:
    short = course.shortcut
    if short and drill.id == short.start:
        yield f"Learned, it opens a shortcut: a test straight into {called(short.to)}."
    elif short and drill.id == short.to:
        yield f"A shortcut leads here from {called(short.start)}."
    elif short and not drill.bridge and lies_between(course, drill):
        yield f"The shortcut from {called(short.start)} to {called(short.to)} skips it."


def _bridge(drill: Drill, course: Course, called: Called) -> Iterator[str]:
    if drill.bridge:
        shown = [f"{course.bridge_test.name} were shown without a cue"] if course.bridge_test else []
        needs = ["all drills before it are learned", *shown, "a week went by without a stop-sign"]
        yield f"It opens once {listed(needs)}."


def _tested(drill: Drill, course: Course, called: Called) -> Iterator[str]:
    test = course.bridge_test
    if test and drill.id in test.drills:
        rather = listed([called(id) for id in test.drills[: test.drills.index(drill.id)]], "or")
        where = f", where the kit does not allow {rather}" * bool(rather)
        yield f"{begun(test.name)} here, clean and without a cue, open what comes after the course{where}."


def _felt(drill: Drill, course: Course, called: Called) -> Iterator[str]:
    steps = [(place.name.lower(), step) for _, place in course.felt for step in place.practise]
    for name, step in steps:
        if step.drill == drill.id:
            half = ", half way down" * step.half
            yield f"A set that is felt in the wrong place ({name}) leads back here{half}."


def in_reserve(drill: Drill) -> str:
    """When a set ends, for a drill that is not done to its last rep; else ""."""
    return f"Each set ends with {counted(drill.reserve, 'more good rep')} in you" if drill.reserve else ""


def usual_loads(drill: Drill) -> list[str]:
    """What is usual with each item of the kit that puts a load in hand."""
    own = dict(drill.loads)
    found = [(id, own.get(id) or drill.item(id).loads) for id in drill.items if drill.loaded]
    return [f"Usual with {drill.item(id).name}: {_loads(loads)}" for id, loads in found if loads]


def _loads(loads: Loads) -> str:
    if loads.band:
        return listed(loads.band)
    kg, lb = (listed([f"{each:g}" for each in weights]) for weights in (loads.kg, loads.lb))
    more = f"; {_INCREASES[loads.increase]}" if loads.increase else ""
    return f"{kg} kg ({lb} lb){more}"
