"""Where the values of a file stand, as an editor counts lines and columns."""

from collections.abc import Sequence

from hinge_coach.reading.yaml_nodes import Items, Node, Scalar, Table


def place_in(node: Node | None, steps: Sequence[str | int]) -> tuple[int, int]:
    """Line and column (from 1) of the value to which `steps` lead, like `"cues", 0, "say"`, or as far as they lead."""
    mark = getattr(node, "mark", None)
    for step in steps:
        if type(node) is Table and step in node.entries:
            mark, node = node.entries[str(step)]
            mark = node.mark if type(node) is Scalar else mark
        elif type(node) is Items and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            mark = node.mark
        else:
            break
    return (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
