"""The table of `course.yaml`, format 1: how the drills of a folder relate to one another."""

from hinge_coach.course.course import BridgeTest, Felt, MendingStep, OptionalDrill, Shortcut
from hinge_coach.course.format.drill_fields import Format
from hinge_coach.course.format.field_table import Key, MapOf, Record, only_with, together
from hinge_coach.course.format.kit_fields import ITEM
from hinge_coach.course.format.value_types import DRILL_ID, Choice, Many, Name, Number, Text

_DRILL = Name(DRILL_ID)
_FEW_DRILLS = Many(_DRILL, 1, 8)
_CLAUSE = Text(80)


def _step(drill: str, range: str | None = None) -> MendingStep:
    return MendingStep(drill, half=range is not None)


OPTIONAL = Record(
    "optional-drill",
    OptionalDrill,
    [
        Key("drill", _DRILL, "its id", "behind-the-head-hinge", True),
        Key("fault", Name(), "the id of the fault that it corrects", "back-rounds", True),
        Key(
            "after",
            _FEW_DRILLS,
            "the drills that can show the fault. If all of them are clean, this drill is optional; if one is not, this"
            " drill begins without its weight, until a yes",
            "[wall-hinge, hip-flexor-activation]",
            True,
        ),
        Key("suits", _CLAUSE, "whom it is for: the words after “it is for”", "a back that still rounds", True),
        Key("clean", _CLAUSE, "what a yes in the drills of `after` shows, as a clause", "your back stays long", True),
        Key(
            "failed", _CLAUSE, "what any other answer there shows, as a clause", "your back still rounds a little", True
        ),
    ],
)
SHORTCUT = Record(
    "shortcut",
    Shortcut,
    [
        Key("from", _DRILL, "the drill that opens the shortcut, once it is learned", "wall-hinge", True, field="start"),
        Key("to", _DRILL, "the drill that may then be tested", "landmine-hinge", True),
        Key(
            "because", _CLAUSE, "why the first drill may be enough, as a clause", "for most people that drill is enough"
        ),
    ],
)
BRIDGE_TEST = Record(
    "bridge-test",
    BridgeTest,
    [
        Key("name", Text(40), "what is tested, in the words of a sentence", "ten light hinges", True),
        Key("reps", Number(1, 100, whole=True), "how many reps are tested", "10", True),
        Key(
            "drills",
            _FEW_DRILLS,
            "the drills for the test: the first that the kit allows is used",
            "[landmine-hinge, wall-hinge]",
            True,
        ),
        Key("skill", Text(40), "the skill that a clean test shows, in the words of a sentence", "the hinge", True),
    ],
)
_STEP = Record(
    "mending-step",
    _step,
    [
        Key("drill", _DRILL, "its id", "wall-hinge", True),
        Key("range", Choice("half"), "half: only half way down; if left out, the whole range", "half"),
    ],
)
FELT = Record(
    "felt-place",
    Felt,
    [
        Key("name", Text(40), "the answer to “Where did you feel it?”", "Low back", True),
        Key("because", _CLAUSE, "why that is the wrong place, as a clause", "your low back did the work there"),
        Key(
            "practise",
            Many(_STEP, 1, 4),
            "the drills that correct it: one set of each, before the session goes on",
            "[{drill: wall-hinge, range: half}, {drill: band-pull-through}]",
        ),
        Key(
            "twice",
            _DRILL,
            "felt there a second time, a drill ends: then comes one set of this drill, without its load",
            "band-pull-through",
        ),
    ],
    [together("because", "practise"), only_with("practise", "twice")],
)
COURSE = Record(
    "course",
    dict,
    [
        Key("format", Format(), "the number of this format", "1", True),
        Key("name", Text(60), "what the course is called", "The hip hinge"),
        Key("teaches", Text(160), "what it teaches, in one line", "Folding at the hips while your back stays steady"),
        Key(
            "credit",
            Text(240),
            "the work that it follows, and its author",
            "5 1/2 Moves to Master the Hip Hinge, by J Harris",
        ),
        Key(
            "kit",
            MapOf("item of the kit", ITEM, 60),
            "what the items of kit are",
            "{loop-band: {name: a loop band, loads: {band: [light, heavy]}}}",
            field="kit_items",
        ),
        Key("felt", MapOf("place", FELT, 9), "where a set may be felt", "{legs: {name: Hamstrings or glutes}}"),
        Key(
            "optional",
            Many(OPTIONAL, 1, 9),
            "drills that are optional for people who do not have a fault",
            "[{drill: behind-the-head-hinge, fault: back-rounds, after: [wall-hinge], suits: a back that still rounds,"
            " clean: your back stays long, failed: your back rounds}]",
        ),
        Key(
            "alternatives",
            Many(Many(_DRILL, 2, 8), 1, 20),
            "lists of drills: of each list, one learned drill is enough",
            "[[band-pull-through, cable-pull-through]]",
        ),
        Key(
            "shortcut",
            SHORTCUT,
            "after one learned drill, a later one may be tested at once, and the drills between skipped",
            "{from: wall-hinge, to: landmine-hinge}",
        ),
        Key(
            "bridge_test",
            BRIDGE_TEST,
            "the test before a bridge opens: clean, and without a cue",
            "{name: ten light hinges, reps: 10, drills: [wall-hinge], skill: the hinge}",
        ),
        Key("sources", Many(Text(240), 1, 40), "where the facts come from", "[article, BST]"),
    ],
)
