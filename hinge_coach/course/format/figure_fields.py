"""The table of a drill file's `figure:` block; what each value means for the picture stands in `posture`."""

from typing import Any

from hinge_coach.course.format.field_table import Key, MapOf, Record, Rule, at_least_one, either
from hinge_coach.course.format.value_types import Choice, Flag, Kind, Many, Number, Schema
from hinge_coach.course.poses import PLACES, POSE_RANGES, PROP_RANGES, PROPS, Figure, Lift, Pose, Prop, Wrong
from hinge_coach.reading.source_text import Log
from hinge_coach.reading.yaml_nodes import Items, Node, Scalar, Table

_DEGREES = {name: Number(*limits, "degrees") for name, limits in POSE_RANGES.items()}
_LENGTH = {name: Number(*limits, "body heights") for name, limits in PROP_RANGES.items()}


class PointKind(Kind):
    """A place in body heights: [x ahead of the ankle, y above the floor]."""

    words = "a place [x, y] in body heights, x ahead of the ankle and y above the floor, like [0.1, 0.45]"

    def read(self, node: Node, log: Log, name: str) -> Any:
        if type(node) is not Items or len(node.items) != 2:
            return self.refuse(node, log, name)
        x, y = node.items
        return _LENGTH["x"].read(x, log, f"{name} x"), _LENGTH["y"].read(y, log, f"{name} y")

    def schema(self, parts: dict[str, Schema]) -> Schema:
        axes = [_LENGTH["x"].schema(parts), _LENGTH["y"].schema(parts)]
        return {"type": "array", "prefixItems": axes, "minItems": 2, "maxItems": 2}


class HandsKind(Kind):
    """A place of the body by name, or a point."""

    def __init__(self) -> None:
        self._place, self._point = Choice(*PLACES), PointKind()
        self.words = f"{self._place.words}, or {self._point.words}"

    def read(self, node: Node, log: Log, name: str) -> Any:
        if type(node) is Table or (type(node) is Scalar and not node.text):
            return self.refuse(node, log, name)
        return (self._point if type(node) is Items else self._place).read(node, log, name)

    def schema(self, parts: dict[str, Schema]) -> Schema:
        return {"anyOf": [self._place.schema(parts), self._point.schema(parts)]}


_HANDS = HandsKind()
_LIFT = Record(
    "lift",
    Lift,
    [
        Key("thigh", _DEGREES["thigh"], "the lifted thigh, from straight down, + forward", "90", needed=True),
        Key("knee", _DEGREES["knee"], "flexion of the lifted knee, 0 is straight", "90", needed=True),
    ],
)


def _pose_keys(needed: bool) -> list[Key]:
    return [
        Key("shank", _DEGREES["shank"], "lean of the shank from vertical, + knee ahead of the ankle", "-2", needed),
        Key("knee", _DEGREES["knee"], "flexion of the knee, 0 is straight", "18", needed),
        Key("trunk", _DEGREES["trunk"], "lean of the trunk from vertical, + forward; under -80 lying", "60", needed),
        Key("bend", _DEGREES["bend"], "bend of the spine from pelvis to shoulders, + rounded, - arched", "35"),
        Key("head", _DEGREES["head"], "tilt of the head against the trunk, + chin up", "20"),
        Key("arms", _DEGREES["arms"], "straight arms, from straight down, + forward", "10"),
        Key("hands", _HANDS, "where the hands are: the name of a place on the body, or a point", "hip-crease"),
        Key("other_hand", _HANDS, "the far hand, if it is not where the near one is", "tailbone"),
        Key("lift", _LIFT, "the near leg, lifted off the floor", "{thigh: 90, knee: 90}"),
    ]


_FREE_ARMS = either("arms", "hands", needed=False)
_POSE = Record("pose", Pose, _pose_keys(needed=True), [_FREE_ARMS])


def _wrong(at: str = "bottom", **changes: Any) -> Wrong:
    return Wrong(at, tuple(changes.items()))


_AT = Key("at", Choice("top", "bottom", "hold"), "the pose that it changes; if left out, bottom", "bottom")
_WRONG = Record("wrong-pose", _wrong, [_AT, *_pose_keys(needed=False)], [_FREE_ARMS])


_PROP_KEYS = tuple(dict.fromkeys(key for keys in PROPS.values() for key in keys))
_PLACE = ("x", "anchor")  # of the keys that a prop has, these are needed: they say where it stands


def _broken_prop(table: Table) -> tuple[Any, str, str] | None:
    """A prop without a key that it needs, or with one that belongs to another."""
    kind = table.entries.get("is", (None, None))[1]
    if not isinstance(kind, Scalar) or kind.text not in PROPS:
        return None
    keys = PROPS[kind.text]
    for key in _PLACE:
        if key in keys and key not in table.entries:
            return table.mark, f"the prop {kind.text} has no `{key}`", "add where it stands, in body heights"
    for key, (mark, _) in table.entries.items():
        if key in _PROP_KEYS and key not in keys:
            return mark, f"the prop {kind.text} has no key `{key}`", f"its keys are {', '.join(('is', *keys))}"
    return None


def _prop_case(kind: str, keys: tuple[str, ...]) -> Schema:
    then = {"required": [key for key in _PLACE if key in keys], "propertyNames": {"enum": ["is", *keys]}}
    return {"if": {"properties": {"is": {"const": kind}}, "required": ["is"]}, "then": then}


_PROP_RULE = Rule(
    "; ".join(f"`{key}` with {', '.join(kind for kind in PROPS if key in PROPS[kind])}" for key in _PROP_KEYS),
    _broken_prop,
    {"allOf": [_prop_case(*prop) for prop in PROPS.items()]},
)

_PROP = Record(
    "prop",
    Prop,
    [
        Key("is", Choice(*PROPS), "what it is", "wall", needed=True, field="kind"),
        Key("x", _LENGTH["x"], "place of a wall's or post's face, or of the middle of a step or blocks", "-0.16"),
        Key("anchor", PointKind(), "where a band is tied, a cable's pulley, a landmine's pivot", "[-0.5, 0.1]"),
        Key("height", _LENGTH["height"], "height of a post, a step or blocks", "0.1"),
        Key("size", _LENGTH["size"], "diameter of a plate, a bell's ball, a bar's plates; length of a pack", "0.2"),
        Key("held", Choice("hands", "back"), "where a plate, a kettlebell or a backpack is held", "back"),
    ],
    [_PROP_RULE],
)

FIGURE = Record(
    "figure",
    Figure,
    [
        Key("top", _POSE, "the pose in which each rep begins and ends", "{shank: 3, knee: 8, trunk: 5}", needed=True),
        Key("bottom", _POSE, "the deepest pose", "{shank: -2, knee: 18, trunk: 60}"),
        Key("hold", _POSE, "the pose of a timed hold", "{shank: 2, knee: 5, trunk: 0}"),
        Key("starts", Choice("top", "bottom"), "where a rep begins, as in the block; if left out, top", "bottom"),
        Key("lying", Flag(), "lying on the back: the shoulders stay where they are in `bottom`", "true"),
        Key(
            "props",
            Many(_PROP, 1, 8),
            "the things around the body or in the hands, from back to front",
            "[{is: wall, x: -0.16}]",
        ),
        Key(
            "wrong",
            MapOf("id of a fault", _WRONG),
            "for each fault, what is different in its picture",
            "{squats: {at: bottom, knee: 80}}",
        ),
    ],
    [at_least_one("bottom", "hold")],
)
