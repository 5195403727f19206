"""The film on our own screen, from scenes. Arguments: how many frames, and the file to write to."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from film import Projector, arguments, frames  # noqa: E402  after the path is set

from hinge_coach.screen.screen import Screen  # noqa: E402
from hinge_coach.terminal.capabilities import window_size  # noqa: E402
from hinge_coach.terminal.nonblocking_output import Output  # noqa: E402

if __name__ == "__main__":
    count, written = arguments()
    screen = Screen(Output(1), colour_system="256", unicode=True, size=lambda: window_size(1))
    Projector(frames(int(count)), written).run(screen.show)
