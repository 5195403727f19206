"""The table: what was measured, what stands beside it, the goal, and whether it is met. Its place: README.md here."""

import os
import platform
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

README = Path(__file__).with_name("README.md")
HEAD = "| what | hinge-coach | beside it | measured against the goal | goal | |\n|---|---|---|---|---|---|"


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `met` is None where nothing could be measured; `missed`: why a goal is, and what it would take."""

    what: str
    ours: str
    beside: str
    against: str
    goal: str
    met: bool | None
    missed: str = ""

    def __str__(self) -> str:
        verdict = {True: "met", False: "**missed**", None: "not measured"}[self.met]
        return f"| {self.what} | {self.ours} | {self.beside} | {self.against} | {self.goal} | {verdict} |"


def at_most(what: str, ours: str, beside: str, ratio: float, limit: float, unit: str = "×", missed: str = "") -> Row:
    """A row whose measured number is to be at most `limit`; not a number where nothing could be measured."""
    if ratio != ratio:
        return Row(what, ours, beside, "", f"≤ {limit:g}{unit}", None)
    return Row(what, ours, beside, f"{number(ratio)}{unit}", f"≤ {limit:g}{unit}", ratio <= limit, missed)


def number(value: float) -> str:
    """A number with as many digits as mean anything."""
    size = abs(value)
    return f"{value:,.0f}" if size >= 100 or value == round(value) else f"{value:.1f}" if size >= 10 else f"{value:.2f}"


def ms(seconds: float) -> str:
    """Seconds as milliseconds."""
    return f"{number(seconds * 1000)} ms"


def section(rows: Sequence[Row], peers: Mapping[str, str], day: str) -> str:
    """The README's part, without its marks."""
    versions = ", ".join(f"{name} {version}" for name, version in peers.items())
    machine = (
        f"{platform.system()}, {os.cpu_count()} cores, {platform.python_implementation()} {platform.python_version()}"
    )
    parts = [
        f"Measured on {day} ({machine}) beside {versions}: medians of runs that took turns, all in one go of\n",
        "    .venv/bin/python tests/bench\n",
        HEAD,
        *map(str, rows),
    ]
    missed = dict.fromkeys(f"- **{row.what}**: {row.missed}" for row in rows if row.met is False)
    return "\n".join([*parts, *(["", "What is missed, why, and what it would take:", "", *missed] if missed else [])])


def write(text: str) -> None:
    """Put the section into the README, between its marks."""
    whole = README.read_text(encoding="utf-8")
    marks = r"(<!-- bench[^>]*-->\n).*?(<!-- /bench -->)"
    README.write_text(re.sub(marks, lambda found: f"{found[1]}{text}\n{found[2]}", whole, flags=re.S), encoding="utf-8")
