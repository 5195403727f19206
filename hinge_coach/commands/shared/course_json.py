"""The course as plain data, for JSON: the keys of the drill file, and what follows from them."""

from collections.abc import Sequence
from typing import Any

from hinge_coach.coach.timeline import paced_seconds
from hinge_coach.course.course import Course
from hinge_coach.course.drill import Block, Cue, Direction, Drill, Tempo, Watch
from hinge_coach.course.kit import Loads

_PAIRS = ("wrong", "changes")  # of a figure


def summed_up(as_read: Drill, drill: Drill, state: str) -> dict[str, Any]:
    """A drill in the list: `kit` as its file has it, `work` and its paced `seconds` as done with the kit at hand."""
    return {
        "id": drill.id,
        "order": _plain(drill.order),
        "number": drill.number,
        "name": drill.name,
        "summary": drill.summary,
        "loaded": drill.loaded,
        "kit": as_read.kit,
        "work": _plain(drill.work),
        "seconds": _plain(paced_seconds(drill.work)),
        "source": drill.origin,
        "state": state,
    }


def whole(course: Course, as_read: Drill, drill: Drill, state: str) -> dict[str, Any]:
    """All that is known of a drill: as its file says it, with its state and with what makes it optional in its course.

    `uses` names the kit at hand that it takes, `alternatives` the drills that will do in its place.
    """
    names = (
        *("language", "bridge", "half", "reserve", "why", "intro", "setup", "get_in", "get_out", "rehearsal", "cues"),
        *("feel", "easier", "lighter", "check", "faults", "move_on", "regress", "measure"),
    )
    return {
        **summed_up(as_read, as_read, state),
        **{name: _plain(getattr(as_read, name)) for name in names},
        "figure": _plain(as_read.figure),
        "watch": _plain(as_read.watch),
        "variants": {item: {name: _plain(value) for name, value in changes} for item, changes in as_read.variants},
        "loads": {item: _plain(loads) for item, loads in as_read.loads},
        "alternatives": [other.id for other in course.alternatives_to(drill.id)],
        "optional": _plain(course.optional_of(drill.id)),
        "sources": as_read.sources,
        "uses": drill.uses,
    }


def _plain(value: Any) -> Any:
    """A value of a drill as lists, maps and scalars, with the file's own names for what they hold."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Block):
        return _block(value)
    if isinstance(value, Watch):
        spans = {name: _plain([least, most]) for name, least, most in value.ranges}
        return {"fault": value.fault, "at": value.at, **spans} | ({"order": value.order} if value.order else {})
    if isinstance(value, Direction):
        return value.say if value == Direction(value.say) else _fields(value)
    if isinstance(value, Cue):
        return {"say": value.say, "short": value.short, "when": value.when, "from": value.source}
    if isinstance(value, Loads):
        return {name: each for name, each in _fields(value).items() if each != ""}
    if isinstance(value, Tempo) or (isinstance(value, tuple) and not hasattr(value, "_fields")):
        return [_plain(each) for each in value]
    return _fields(value) if _names(value) else value


def _names(value: Any) -> Sequence[str]:
    """The names of the fields of a drill's value; none of a scalar."""
    return getattr(value, "_fields", ())


def _block(block: Block) -> dict[str, Any]:
    fields = _fields(block)
    both = fields.pop("both_sides")
    return {**fields, "sides": "both"} if both else fields


def _fields(value: Any) -> dict[str, Any]:
    """What is set of a value's fields; pairs of a name and a value as a map."""
    found = {name: getattr(value, name) for name in _names(value)}
    pairs = {name: dict(found.pop(name)) for name in _PAIRS if found.get(name)}
    maps = {name: {key: _plain(each) for key, each in pair.items()} for name, pair in pairs.items()}
    return {name: _plain(each) for name, each in found.items() if each not in (None, ())} | maps
