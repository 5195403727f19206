"""The live screen with its moving figure, 15 frames a second on a real terminal: processor time and bytes a frame.

Every painter shows the same film in a terminal of its own, all at the same time. Ours is given frames, as in a session:
it lays out, poses and draws the figure, and paints. The others are given the finished pictures, so that they only have
to paint. Then the last picture stands still for three seconds, and whatever is sent then is sent for nothing.
"""

import json
import statistics
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from film import RATE, STILL, as_cells, as_runs, changed_text, frames
from runs import Actor, OnTerminal, pause, play
from table import Row, at_most, number
from workshop import Workshop

SIZES = ((80, 24), (120, 40))
PAINTERS = {"ours": False, "live": True, "textual": True, "curses": False}  # whether it needs the peers' Python


@dataclass(frozen=True, slots=True)
class Cost:
    """Share of a core, bytes a frame, bytes while nothing moves."""

    core: float
    frame: float
    still: float


def measure(shop: Workshop) -> list[Row]:
    return [row for size in SIZES for row in _at_size(shop, *size)]


def _at_size(shop: Workshop, columns: int, rows: int) -> list[Row]:
    count = shop.few(12, 3) * RATE
    cells = as_cells(frames(count), columns, rows)
    film = shop.folder / "film.json"
    film.write_text(json.dumps([as_runs(each) for each in cells]), encoding="utf-8")
    rounds = [_shown(shop, film, count, columns, rows) for _ in range(shop.few(3, 1))]
    costs = {
        name: Cost(*(statistics.median(getattr(each[name], field) for each in rounds) for field in Cost.__slots__))
        for name in PAINTERS
    }
    return _rows(f"live screen, {columns}×{rows}", costs, changed_text(cells))


def _rows(what: str, costs: dict[str, Cost], text: float) -> list[Row]:
    ours, live = costs["ours"], costs["live"]
    others = {"rich Live": live, "textual": costs["textual"], "curses": costs["curses"]}

    def beside(field: str, unit: str) -> str:
        return ", ".join(f"{name} {number(getattr(cost, field))}{unit}" for name, cost in others.items())

    return [
        at_most(
            f"{what}: share of a core", f"{number(ours.core)} %", beside("core", " %"), ours.core / live.core, 0.4,
            unit="× Live", missed="ours also lays out and draws the figure; that is what is over.",
        ),
        at_most(
            f"{what}: bytes a frame", f"{number(ours.frame)} B",
            f"{beside('frame', ' B')}, the changed cells' text {number(text)} B", ours.frame / text, 6,
            unit="× the text", missed="moves of the cursor and colours between short runs.",
        ),
        at_most(
            f"{what}: bytes in {STILL:g} s while nothing moves", f"{number(ours.still)} B", beside("still", " B"),
            ours.still, 0, unit=" B", missed="something is painted that did not change.",
        ),
    ]  # fmt: skip


def _shown(shop: Workshop, film: Path, count: int, columns: int, rows: int) -> dict[str, Cost]:
    """The film once in every painter, at the same time."""
    home = shop.home("painting")
    with ExitStack() as stack:
        terminals, written = {}, {name: shop.folder / f"{name}.json" for name in PAINTERS}
        for name, peer in PAINTERS.items():
            written[name].unlink(missing_ok=True)
            command = shop.child(f"film_{name}.py", count if name == "ours" else film, written[name], peer=peer)
            terminals[name] = stack.enter_context(OnTerminal(command, home, (columns, rows), COLORTERM=""))
        play(list(terminals.values()), [_done(path) for path in written.values()])
        return {name: _cost(terminal, written[name], count) for name, terminal in terminals.items()}


def _done(written: Path) -> Actor:
    while not written.exists():
        yield from pause(0.2)
    yield from pause(0.2)


def _cost(terminal: OnTerminal, written: Path, count: int) -> Cost:
    (began, before), (stood, between), (ended, _) = json.loads(written.read_text())
    settled = 0.5 / RATE  # the first picture and the last are on their way that long
    moving = terminal.size(began + settled, stood + settled)
    return Cost((between - before) / (stood - began) * 100, moving / (count - 1), terminal.size(stood + settled, ended))
