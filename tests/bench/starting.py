"""How long it takes until something is there: version, help, the course, the first frame of a session."""

import statistics
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

from runs import Actor, OnTerminal, interleaved, play
from table import Row, at_most, ms
from workshop import SILENT, Workshop

from hinge_coach.coach.practice_record import SetDone
from hinge_coach.history.session_writer import open_history

SETTLED = 0.25  # seconds without a byte, after which a picture is whole
_PEERS = {"bare": "bare Python", "click": "`import click`", "termdown": "`termdown --help`"}
_HELP = "what comes on top of click is our own commands, declared, and the page, laid out by click."
_DRILLS = (
    "click (3.5×) and yaml (1.2×) are imported first; then come the classes of a drill, made one by one, and the "
    "files, read and checked. It would take cheaper classes, or a course that is kept as it was read."
)
_TABLE = "rich's console and table are imported on top of all that `drills --json` needs, and lay out each cell."
_START = (
    "the first page is the plan of today: click (23 ms), yaml (10 ms) and rich's console (15 ms) are imported for it, "
    "the course is read, the rules weigh the past. It would take wrapping words without rich's console (4 ms), or a "
    "course that is kept as it was read (8 ms)."
)


def measure(shop: Workshop) -> list[Row]:
    new, practised = shop.folder / "new", shop.home("practised")
    new.mkdir()
    _practised_yesterday(practised)
    return [*_on_a_pipe(shop, new, practised), _as_a_table(shop, new), *_first_frame(shop, practised)]


def _on_a_pipe(shop: Workshop, new: Path, practised: Path) -> list[Row]:
    """What prints and ends, for somebody new; `drills` once more for somebody with a history, which it then reads."""
    drills = [shop.hinge, "drills"]
    commands = {
        "bare": [sys.executable, "-I", "-c", "pass"],
        "click": [sys.executable, "-I", "-c", "import click"],
        "termdown": [shop.peers.termdown, "--help"],
        "version": [shop.hinge, "--version"],
        "help": [shop.hinge, "--help"],
        "drills": drills,
        "json": [*drills, "--json"],
    }
    took = interleaved(commands, shop.few(25, 5), new)
    (later,) = interleaved({"drills": drills}, shop.few(15, 3), practised).values()
    bare, click, termdown = (f"{called} {ms(took[name])}" for name, called in _PEERS.items())

    def row(what: str, ours: str, beside: str, peer: str, limit: float, missed: str, more: str = "") -> Row:
        return at_most(what, ms(took[ours]) + more, beside, took[ours] / took[peer], limit, f"× {peer}", missed)

    both, with_history = f"{bare}, {termdown}", f"; with a history {ms(later)}"
    return [
        row("`--version`", "version", f"{bare}, {click}", "click", 1.4, _HELP),
        row("`--help`", "help", f"{click}, {termdown}", "click", 1.4, _HELP),
        row("`drills` on a pipe", "drills", both, "termdown", 1.25, _TABLE, with_history),
        row("`drills --json`", "json", both, "bare", 8, _DRILLS),
    ]


def _as_a_table(shop: Workshop, home: Path) -> Row:
    """`drills` on a terminal, where it has colours; from spawn to the last byte."""
    listings = {
        "ours": ([shop.hinge, "drills"], rb"Deadlift"),
        "termdown": ([shop.peers.termdown, "--help"], rb"fugit"),
    }
    ours, termdown = _on_terminals(listings, shop.few(15, 3), home)
    beside = f"`termdown --help` there {ms(termdown)}"
    return at_most("`drills` as a table on a terminal", ms(ours), beside, ours / termdown, 1.25, "× termdown", _TABLE)


def _first_frame(shop: Workshop, home: Path) -> list[Row]:
    programs = {
        "ours": ([shop.hinge, "start", *SILENT], rb"\x1b\[\?2026l"),
        "termdown": ([shop.peers.termdown, "60"], rb"\x1b\]2;60\x07.*8"),
        "textual": (shop.child("textual_timer.py", peer=True), rb"Hold"),
    }
    ours, termdown, textual = _on_terminals(programs, shop.few(15, 3), home)
    what, beside = "`start`, spawn to the first full frame", f"termdown {ms(termdown)}, textual {ms(textual)}"
    return [
        at_most(what, ms(ours), beside, ours / termdown, 1.2, "× termdown", _START),
        at_most(what, ms(ours), beside, ours / textual, 0.6, "× textual", _START),
    ]


def _on_terminals(programs: Mapping[str, tuple[Sequence[str], bytes]], rounds: int, home: Path) -> list[float]:
    """Median seconds from spawn to the last byte of a picture, whose mark each program has beside it, by turns."""
    taken: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, (command, mark) in programs.items():
            with OnTerminal(command, home) as program:
                play([program], [_settled(program, mark)])
                taken[name].append(program.last - program.began)
    return [statistics.median(each) for each in taken.values()]


def _settled(program: OnTerminal, mark: bytes) -> Actor:
    yield from program.until(mark)
    yield from program.quiet(SETTLED)


def _practised_yesterday(home: Path) -> None:
    """Somebody who has practised before is shown today's plan at once."""
    yesterday = datetime.now(timezone.utc) - timedelta(days=1)
    with open_history(home, clock=lambda: yesterday) as history:
        history.set_done(SetDone("wall-hinge", "Wall hinge", 1, None, 10, 10, "reps"))
