"""The film in rich's Live. Arguments: the film, and the file to write to."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from film import Projector, arguments, read  # noqa: E402  after the path is set
from rich.console import Console, Group  # noqa: E402
from rich.live import Live  # noqa: E402
from rich.text import Text  # noqa: E402

if __name__ == "__main__":
    film, written = arguments()
    pictures = [
        Group(*(Text.from_ansi("".join(f"\x1b[{sgr}m{text}\x1b[m" for sgr, text in row)) for row in frame))
        for frame in read(film)
    ]
    with Live(console=Console(color_system="256"), auto_refresh=False, screen=True) as live:
        Projector(pictures, written).run(lambda picture: live.update(picture, refresh=True))
