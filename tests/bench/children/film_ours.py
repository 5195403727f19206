"""The film on our own screen, from scenes. Arguments: how many frames, and the file to write to."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from film import Projector, arguments, scenes  # noqa: E402  after the path is set

from hinge_coach.stage.capabilities import window_size  # noqa: E402
from hinge_coach.stage.outlet import Outlet  # noqa: E402
from hinge_coach.stage.screen import Screen  # noqa: E402

if __name__ == "__main__":
    frames, written = arguments()
    screen = Screen(Outlet(1), colour_system="256", unicode=True, size=lambda: window_size(1))
    Projector(scenes(int(frames)), written).run(screen.show)
