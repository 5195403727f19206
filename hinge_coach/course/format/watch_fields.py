"""The table of a drill file's `watch:` list: what a camera at the side can judge of the drill's faults."""

from typing import Any

from hinge_coach.course.drill import ORDERS, Watch
from hinge_coach.course.format.field_table import Key, Record, Rule, at_least_one
from hinge_coach.course.format.value_types import Choice, Name, Span
from hinge_coach.reading.yaml_nodes import Scalar, Table


def _watch(fault: str, at: str, order: str | None = None, **spans: tuple[float, float]) -> Watch:
    return Watch(fault, at, tuple((name, *span) for name, span in spans.items()), order)


def _order_in_its_phase() -> Rule:
    """An order is seen in one phase only."""

    def broken(table: Table) -> tuple[Any, str, str] | None:
        order, at = (table.entries.get(key, (None, None))[1] for key in ("order", "at"))
        if type(order) is not Scalar or type(at) is not Scalar or ORDERS.get(order.text, at.text) == at.text:
            return None
        return order.mark, f"{order.text} is seen in {ORDERS[order.text]} only", f"write `at: {ORDERS[order.text]}`"

    words = "; ".join(f"{order} with `at: {phase}`" for order, phase in ORDERS.items())
    cases = [
        {
            "if": {"properties": {"order": {"const": order}}, "required": ["order"]},
            "then": {"properties": {"at": {"const": phase}}},
        }
        for order, phase in ORDERS.items()
    ]
    return Rule(words, broken, {"allOf": cases})


_ANGLE = Span(-180, 180, "degrees")
_WATCHED = [
    Key("shank", _ANGLE, "lean of the shank, as in a pose, least and most", "[-15, 12]"),
    Key("knee", _ANGLE, "flexion of the knee", "[0, 45]"),
    Key("trunk", _ANGLE, "lean of the trunk", "[-8, 20]"),
    Key("hip", _ANGLE, "flexion of the hip: trunk + knee - shank", "[40, 110]"),
    Key("thigh", _ANGLE, "the thigh from straight down, + with the hips behind the knee", "[8, 60]"),
    Key("elbow", _ANGLE, "flexion of the elbow, 0 is straight", "[0, 40]"),
    Key("hands", Span(-2, 2, "body heights"), "how far the hands may move: ahead of the ankle", "[-0.05, 0.12]"),
    Key("order", Choice(*ORDERS), "what comes in which order", "hips-before-knees"),
]
WATCH = Record(
    "watch",
    _watch,
    [
        Key("fault", Name(), "the id of the fault that a camera sees outside this range or order", "leans-back", True),
        Key("at", Choice("top", "bottom", "lower", "rise"), "when: in a pose, or during a whole phase", "top", True),
        *_WATCHED,
    ],
    [at_least_one(*[key.name for key in _WATCHED]), _order_in_its_phase()],
)
