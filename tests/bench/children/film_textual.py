"""The film in a minimal textual app. Arguments: the film, and the file to write to."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from film import RATE, STILL, Projector, arguments, read  # noqa: E402  after the path is set
from rich.text import Text  # noqa: E402
from textual.app import App, ComposeResult  # noqa: E402
from textual.widgets import Static  # noqa: E402


class Cinema(App[None]):
    """One widget that is given one picture after the other."""

    CSS = "Screen { overflow: hidden; } Static { width: 100%; height: 100%; }"

    def __init__(self, projector: Projector) -> None:
        super().__init__()
        self.projector = projector
        self.number = 0

    def compose(self) -> ComposeResult:
        yield Static(self.projector.film[0])

    def on_mount(self) -> None:
        self.began = time.perf_counter() + 1.0
        self.set_timer(1.0, self.start)

    def start(self) -> None:
        self.projector.mark()
        self.set_interval(1 / RATE, self.advance)

    def advance(self) -> None:
        film = self.projector.film
        self.number += 1
        if self.number == len(film):
            self.projector.mark()
        if self.number >= len(film) + STILL * RATE:
            self.projector.finish()
            self.exit()
        self.query_one(Static).update(film[min(self.number, len(film) - 1)])


if __name__ == "__main__":
    film, written = arguments()
    pictures = [
        Text.from_ansi("\n".join("".join(f"\x1b[{sgr}m{text}\x1b[m" for sgr, text in row) for row in frame))
        for frame in read(film)
    ]
    Cinema(Projector(pictures, written)).run()
