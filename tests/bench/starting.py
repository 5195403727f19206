"""How long it takes until something is there: version, help, the course, the first frame of a session."""

import statistics
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

from runs import Actor, OnTerminal, interleaved, play
from table import Row, at_most, ms
from workshop import SILENT, Workshop

from hinge_coach.coach.record import SetDone
from hinge_coach.memory.history import open_history

SETTLED = 0.25  # seconds without a byte, after which the first frame is whole
_LIBRARIES = "most of it is the imports that every command of click's pays for"


def measure(shop: Workshop) -> list[Row]:
    home = shop.home("starting")
    _practised_yesterday(home)
    return [*_commands(shop, home), *_first_frame(shop, home)]


def _commands(shop: Workshop, home: Path) -> list[Row]:
    commands = {
        "bare": [sys.executable, "-I", "-c", "pass"],
        "click": [sys.executable, "-I", "-c", "import click"],
        "termdown": [shop.peers.termdown, "--help"],
        "version": [shop.hinge, "--version"],
        "help": [shop.hinge, "--help"],
        "drills": [shop.hinge, "drills"],
        "json": [shop.hinge, "drills", "--json"],
    }
    took = interleaved(commands, shop.few(25, 5), home)
    bare, click, termdown = took["bare"], took["click"], took["termdown"]
    table = _table(shop, home)
    beside = f"bare Python {ms(bare)}, `termdown --help` {ms(termdown)}"
    return [
        at_most(
            "`--version`",
            ms(took["version"]),
            f"bare Python {ms(bare)}",
            took["version"] / bare,
            1.8,
            missed="the script that pip writes imports `re`, the signal handlers `signal` (and so `enum`): 4 ms each on "
            "the way to one line. A newer pip's script is without `re`.",
        ),
        at_most(
            "`--help`",
            ms(took["help"]),
            f"`import click` {ms(click)}, `termdown --help` {ms(termdown)}",
            took["help"] / click,
            1.3,
            missed=f"{_LIBRARIES}; what is above it are pip's script and our own modules before the command is known.",
        ),
        at_most("`drills` on a pipe", ms(took["drills"]), beside, took["drills"] / bare, 7, missed=_DRILLS),
        at_most("`drills --json`", ms(took["json"]), beside, took["json"] / bare, 7, missed=_DRILLS),
        at_most(
            "`drills` as a table on a terminal", ms(table), f"`termdown --help` {ms(termdown)}", table / termdown, 1,
            missed="on a terminal it is coloured.",
        ),
    ]


_DRILLS = (
    "click (3.5×) and yaml (1.2×) are most of it, then the making of the drill's own classes; "
    "it would take a kept, already read course instead of the files."
)


def _table(shop: Workshop, home: Path) -> float:
    """Median seconds from spawn to the last byte of `drills` on a terminal."""
    taken = []
    for _ in range(shop.few(15, 3)):
        with OnTerminal([shop.hinge, "drills"], home) as listing:
            play([listing], [_to_the_end(listing)])
            taken.append(listing.last - listing.began_at)
    return statistics.median(taken)


def _to_the_end(program: OnTerminal) -> Actor:
    yield from program.until(rb"Deadlift")
    yield from program.quiet(SETTLED)


def _first_frame(shop: Workshop, home: Path) -> list[Row]:
    programs = {
        "ours": ([shop.hinge, "start", *SILENT], rb"\x1b\[\?2026l"),
        "termdown": ([shop.peers.termdown, "60"], rb"\x1b\]2;\d+\x07.*8"),
        "textual": (shop.child("textual_timer.py", peer=True), rb"Hold"),
    }
    taken: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(shop.few(15, 3)):
        for name, (command, mark) in programs.items():
            with OnTerminal(command, home) as program:
                play([program], [_first(program, mark)])
                taken[name].append(program.last - program.began_at)
    ours, termdown, textual = (statistics.median(taken[name]) for name in programs)
    what, beside = "`start`, spawn to the first full frame", f"termdown {ms(termdown)}, textual {ms(textual)}"
    missed = "click, yaml, sqlite3 and rich are all needed before the first page; importing rich only for colour would help."
    return [
        at_most(what, ms(ours), beside, ours / termdown, 1.2, unit="× termdown", missed=missed),
        at_most(what, ms(ours), beside, ours / textual, 0.6, unit="× textual", missed=missed),
    ]


def _first(program: OnTerminal, mark: bytes) -> Actor:
    yield from program.until(mark)
    yield from program.quiet(SETTLED)


def _practised_yesterday(home: Path) -> None:
    """Somebody who has practised before is shown today's plan at once."""
    yesterday = datetime.now(timezone.utc) - timedelta(days=1)
    with open_history(home, clock=lambda: yesterday) as history:
        history.set_done(SetDone("wall-hinge", "Wall hinge", 1, None, 10, 10, "reps"))
