"""The drill file, format 1: the one table from which the loader, the JSON Schema and the README's page are made."""

from typing import Any

from hinge_coach.course.drill import PHASES, Block, Cue, Fault, Measure, Tempo
from hinge_coach.course.format.direction_keys import GET_IN, GET_OUT, REHEARSAL, SETUP
from hinge_coach.course.format.field_table import Key, MapOf, Record, at_least_one, either, only_with, together
from hinge_coach.course.format.figure_fields import FIGURE
from hinge_coach.course.format.kit_fields import LOADS, KitEntry, of_the_kit
from hinge_coach.course.format.language_tag import LanguageTag
from hinge_coach.course.format.value_types import (
    DRILL_ID,
    Choice,
    Duration,
    Flag,
    Kind,
    Many,
    Name,
    Number,
    Schema,
    Text,
)
from hinge_coach.course.format.watch_fields import WATCH
from hinge_coach.reading.source_text import Log
from hinge_coach.reading.yaml_nodes import Items, Node, Scalar

_NAME = Name()
_DRILL = Name(DRILL_ID)
_PICTURE = "{top: {shank: 3, knee: 8, trunk: 5}, bottom: {shank: -2, knee: 18, trunk: 60}}"


class TempoKind(Kind):
    """The four times of one rep."""

    words = "[lower, bottom, rise, top] in seconds, like [2, 0, 1, 2]"
    exact = False
    _moving, _still = Duration(0.5, 60), Duration(0, 60)
    _times = (_moving, _still, _moving, _still)

    def read(self, node: Node, log: Log, name: str) -> Any:
        if type(node) is not Items:
            return self.refuse(node, log, name)
        if len(node.items) != 4:
            log.error(node.mark, f"`{name}` has {len(node.items)} of the 4 times in a rep", f"write {self.words}")
            return None
        timed = zip(self._times, node.items, PHASES, strict=True)
        return Tempo(*[kind.read(item, log, f"{name} {phase}") for kind, item, phase in timed])

    def schema(self, parts: dict[str, Schema]) -> Schema:
        return {
            "type": "array",
            "prefixItems": [kind.schema(parts) for kind in self._times],
            "minItems": 4,
            "maxItems": 4,
        }


class Format(Kind):
    """The number of the format that this program reads."""

    words = "1, the only format"

    def read(self, node: Node, log: Log, name: str) -> Any:
        if type(node) is Scalar and node.plain and node.text == "1":
            return 1
        return self.refuse(node, log, name)

    def schema(self, parts: dict[str, Schema]) -> Schema:
        return {"const": 1}


def _block(sides: str | None = None, **fields: Any) -> Block:
    return Block(both_sides=sides is not None, **fields)


CUE = Record(
    "cue",
    Cue,
    [
        Key("say", Text(80), "the cue, at most 8 words, said before the set", "Send your seat to the wall", True),
        Key("short", Text(24), "one or two words, said during the rep", "Seat back"),
        Key("when", Choice(*PHASES, "hold"), "the phase in which `short` is said", "lower"),
        Key("from", Text(40), "where the cue comes from", "article", field="source"),
    ],
    [together("short", "when")],
)
BLOCK = Record(
    "block",
    _block,
    [
        Key("name", Text(60), "what this dose is called", "Wall hinge", True),
        Key("sets", Number(1, 20, whole=True), "how many sets; if left out, 1", "3"),
        Key("reps", Number(1, 100, whole=True), "reps in a set", "10"),
        Key("tempo", TempoKind(), "one rep: lowering, at the bottom, rising, at the top", "[2, 0, 1, 2]"),
        Key("hold", Duration(1, 600), "a timed hold instead of reps", "45"),
        Key("sides", Choice("both"), "every set is done once on each side", "both"),
        Key("side_of", Text(20), "the part of the body that has two sides, said after left and right", "thigh"),
        Key("rest", Duration(0, 900), "the rest after each set; if left out, none", "60"),
        Key("count_in", Duration(0, 60), "the time to get into position; if left out, 5 s", "10"),
        Key("starts", Choice("top", "bottom"), "where a rep begins: top, or bottom for a deadlift", "bottom"),
        Key("feel", Text(160), "where this block should be felt, if not as in the drill", "The front of the hip"),
        Key("figure", FIGURE, "the picture of this block, if not the drill's", _PICTURE),
        SETUP._replace(prose="short steps right before this block"),
        *(key._replace(prose=f"{key.prose}; if not as in the drill") for key in (GET_IN, GET_OUT, REHEARSAL)),
    ],
    [either("reps", "hold"), together("reps", "tempo"), only_with("reps", "starts"), only_with("sides", "side_of")],
)


FAULT = Record(
    "fault",
    Fault,
    [
        Key("id", _NAME, "its name, unique in the drill", "leans-back", True),
        Key("looks", Text(120), "what goes wrong, as you would see it yourself", "You lean back at the top", True),
        Key("fix", Text(120), "the one thing that corrects it", "Ribs down and knees locked", True),
        Key("practise", _DRILL, "the id of the drill that corrects it", "band-pull-through"),
        Key(
            "cue",
            CUE,
            "what to think of in the set that corrects it",
            "{say: Shins like posts, short: Shins, when: lower}",
        ),
        Key("range", Choice("half"), "half: the set that corrects it goes only half as deep", "half"),
    ],
)
MEASURE = Record(
    "measure",
    Measure,
    [
        Key("what", Text(60), "what is measured", "heels to the wall", True),
        Key("unit", Text(12), "its unit", "cm", True),
        Key("start", Number(0, 10_000), "where it starts", "15", True),
        Key("step", Number(0.01, 1_000), "the usual step", "2.5", True),
    ],
)


def _changes(**fields: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(fields.items())


_WORK = Many(BLOCK, 1, 12)
_CHANGEABLE = [
    Key("why", Text(800), "what it teaches that the drill before did not", "The band rewards the squeeze.", True),
    Key(
        "intro",
        Text(160),
        "why it comes here, in one sentence, for somebody who does it for the first time",
        "Now the finish.",
    ),
    SETUP._replace(needed=True),
    GET_IN,
    GET_OUT,
    REHEARSAL,
    Key("cues", Many(CUE, 1, 12), "each set has one cue, in turn", "[{say: Send your seat to the wall}]", True),
    Key("feel", Text(160), "where it should be felt", "Hamstrings, a stretch", True),
    Key(
        "low_back",
        Text(80),
        "what to do where the low back felt it, after “if your low back felt it”; go less deep where left out",
        "lift less high",
    ),
    Key("work", _WORK, "the doses, in order", "[{name: Hinge, reps: 8, tempo: [3, 1, 1, 1]}]", True),
    Key("easier", _WORK, "the dose after a failed check, written like `work`", "[{name: Hinge, hold: 5}]"),
    Key(
        "lighter", Many(BLOCK, 1, 1), "the set after a little pain, with less load or none", "[{name: Hinge, hold: 5}]"
    ),
    Key("check", Text(160), "the yes/no question asked after the set", "Did your hips reach the wall first?", True),
    Key(
        "faults",
        Many(FAULT, 1, 9),
        "what goes wrong, and how to correct it; the key of each is one digit",
        "[{id: squats, looks: Your knees bend, fix: Shins upright}]",
    ),
    Key("figure", FIGURE, "the picture", _PICTURE),
    Key(
        "watch",
        Many(WATCH, 1, 24),
        "how a camera at the side can see the faults",
        "[{fault: squats, at: bottom, knee: [0, 45]}]",
    ),
]
_VARIANT = Record(
    "variant",
    _changes,
    [key._replace(needed=False) for key in _CHANGEABLE],
    [at_least_one(*[key.name for key in _CHANGEABLE])],
)
_why, _intro, *_steps = _CHANGEABLE[:6]
_cues, _feel, _low_back, _work, _easier, _lighter, _check, _faults, _figure, _watched = _CHANGEABLE[6:]

DRILL = Record(
    "drill",
    dict,
    [
        Key("format", Format(), "the number of this format", "1", True),
        Key("id", _NAME, "its name in every command, unique in the course", "band-pull-through", True),
        Key("order", Number(0, 999), "its place in the course; 4.5 is shown as 4½", "4.5", True),
        Key("language", LanguageTag(), "the language of its words, for the voice; if left out, en", "de"),
        Key("name", Text(40), "what it is called", "Band Pull-through", True),
        Key("summary", Text(80), "one line", "Finish the hinge with your glutes", True),
        _why,
        _intro,
        Key(
            "loaded",
            Flag(),
            "it has a weight or a band, so it needs rest days, and the load is asked and saved",
            "true",
        ),
        Key("bridge", Flag(), "it follows the course and opens after it, like the first deadlift", "true"),
        Key("half", Flag(), "it counts as half a drill, as in five and a half drills", "true"),
        Key("reserve", Number(1, 10, whole=True), "how many more good reps you could do when a set ends", "4"),
        Key(
            "kit",
            Many(KitEntry(), 0, 8),
            "every entry is needed; of a list, the first item that you have is used; `none` is always there",
            "[wall, [loop-band, door-tube]]",
        ),
        Key(
            "loads",
            MapOf("item of the kit", LOADS, 12),
            "the usual loads with an item in this drill, if they differ from the course",
            "{kettlebell: {kg: [4, 6, 8], lb: [9, 13, 18]}}",
        ),
        *_steps,
        _cues,
        _feel,
        _low_back,
        _work,
        _easier,
        _lighter,
        _check,
        _faults,
        Key("move_on", Text(200), "when to move on, in words", "10 of 10 at the farthest reach", True),
        Key("regress", _DRILL, "the id of the drill to go back to after two failed checks in a row", "wall-hinge"),
        Key(
            "measure",
            MEASURE,
            "a skill that can be measured",
            "{what: heels to the wall, unit: cm, start: 15, step: 2.5}",
        ),
        _figure,
        _watched,
        Key(
            "variants",
            MapOf("item of the kit", _VARIANT, 12),
            "what changes with another item of the kit",
            "{door-tube: {setup: [Shut the tube in the door]}}",
        ),
        Key("sources", Many(Text(240), 1, 40), "where the facts come from", "[article, BST]"),
    ],
    [of_the_kit("variants"), of_the_kit("loads")],
)
