"""The film in curses. Arguments: the film, and the file to write to."""

import curses
import locale
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from film import Projector, arguments, read  # noqa: E402  after the path is set


class Colours:
    """SGR parameters as attributes of curses."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {"": 0}

    def __call__(self, sgr: str) -> int:
        if sgr not in self.known:
            codes = sgr.split(";")
            attribute = curses.A_BOLD if "1" in codes else 0
            if "38" in codes:
                pair = len(self.known)
                curses.init_pair(pair, int(codes[codes.index("38") + 2]), -1)
                attribute |= curses.color_pair(pair)
            self.known[sgr] = attribute
        return self.known[sgr]


def main(window: "curses.window") -> None:
    film, written = arguments()
    curses.use_default_colors()
    curses.curs_set(0)
    colours = Colours()
    pictures = [[[(text, colours(sgr)) for sgr, text in row] for row in frame] for frame in read(film)]

    def show(picture: list[list[tuple[str, int]]]) -> None:
        for number, row in enumerate(picture[:-1]):  # the last cell of all can't be written, so the last row is spared
            window.move(number, 0)
            for text, attribute in row:
                window.addstr(text, attribute)
        window.refresh()

    Projector(pictures, written).run(show)


if __name__ == "__main__":
    locale.setlocale(locale.LC_ALL, "")
    curses.wrapper(main)
