"""JSON on stdout: one document, or an array whose entries are printed as they come."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from hinge_coach.terminal.capabilities import capabilities


def print_json(document: Any) -> None:
    """One JSON document, and nothing else."""
    print(json.dumps(document, ensure_ascii=not capabilities().unicode, indent=2))


def print_array(entries: Iterable[Mapping[str, Any]]) -> None:
    """A JSON array, one entry a line, each printed before the next one is asked for."""
    ascii_only = not capabilities().unicode
    before = "[\n  "
    for entry in entries:
        print(before + json.dumps(entry, ensure_ascii=ascii_only), end="")
        before = ",\n  "
    print("[]" if before.startswith("[") else "\n]")
