"""The keys for what is done before a set, in a slow first rep, and after it: how to get in, and out again."""

from hinge_coach.course.drill import PHASES, Direction, Rehearsal
from hinge_coach.course.format.field_table import Key, Record, TextOr, at_least_one
from hinge_coach.course.format.value_types import Choice, Duration, Many, Text

DIRECTION = Record(
    "direction",
    Direction,
    [
        Key("say", Text(240), "what to do", "Walk forward until the band tugs you back", True),
        Key("takes", Duration(0, 120), "the time to do it after it is said; if left out, 3 s", "6"),
        Key("again", Text(120), "a short form, for somebody who knows it already", "Walk out until it tugs"),
    ],
)
_DIRECTIONS = Many(TextOr(Text(240), DIRECTION), 1, 12)
SETUP, GET_IN, GET_OUT, REHEARSAL = (
    Key("setup", _DIRECTIONS, "short steps that prepare, said while the hands are empty", "[Clear the floor]"),
    Key(
        "get_in",
        _DIRECTIONS,
        "how to get into position and take the load: in full before the first set, later only the `again` words",
        "[{say: Take the bell with both hands, takes: 5, again: Take the bell}]",
    ),
    Key(
        "get_out",
        _DIRECTIONS,
        "how to put the load down: said right after every set, however it ends",
        "[{say: Set the bell down, takes: 4}]",
    ),
    Key(
        "rehearsal",
        Record(
            "rehearsal",
            Rehearsal,
            [
                Key("lower", Text(240), "what is done on the way down", "Push your seat back"),
                Key("bottom", Text(240), "what is done at the bottom", "Back long, breathe in"),
                Key("rise", Text(240), "what is done on the way up", "Stand up, and breathe out"),
                Key("top", Text(240), "what is done at the top", "Stand tall"),
                Key("hold", Text(240), "what is done in a timed hold", "Push, and keep breathing"),
                Key("after", Text(240), "what is said after the rehearsal", "Too far? Step closer."),
                Key(
                    "load",
                    Choice("later", "again"),
                    "later: it is done with empty hands, before `get_in`; again: after it the load is put down, and"
                    " taken once more for the set",
                    "later",
                ),
            ],
            [at_least_one(*PHASES, "hold")],
        ),
        "one slow rep before the first set: what is done in each phase",
        "{lower: Push your seat back, rise: Stand up and breathe out}",
    ),
)
