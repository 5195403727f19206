"""The person's own figure on the screen, as a camera sees them, beside the drill's."""

import pytest
from drawn_screens import SETUP, reads, screen_on, seen
from terminal_emulator import TerminalEmulator

from hinge_coach.coach.interface.screen_frames import MIRROR, Motion
from hinge_coach.course.poses import Pose
from hinge_coach.screen.screen import FRAME

STANDS, BENDS = Pose(2, 5, 3), Pose(0, 20, 70)
LIVE = SETUP._replace(kind=MIRROR, lead="Turn your side to the camera", lines=("trunk about 3°",), own=STANDS)


def drawn(frame, columns=120, rows=40):
    """The columns of the picture in which there is any figure."""
    cells = seen(frame, columns, rows).cells
    return {at for row in cells for at, (text, _) in enumerate(row) if "\u2801" < text[:1] <= "\u28ff"}


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (80, 24)])
def test_live_both_figures_stand_side_by_side_over_what_is_to_be_done(columns, rows):
    emulator = seen(LIVE, columns, rows)
    assert "You" in reads(emulator) and "trunk about 3°" in reads(emulator)
    assert min(drawn(LIVE, columns, rows)) < columns / 2 < max(drawn(LIVE, columns, rows))


def test_where_there_is_no_room_for_figures_the_words_remain():
    assert "camera" in reads(seen(LIVE, 40, 12))


def test_in_a_setup_the_own_figure_stands_small_beside_the_drills_where_the_room_allows_it():
    alone, both = SETUP, SETUP._replace(own=STANDS)
    assert len(drawn(both)) > len(drawn(alone)) + 10
    assert drawn(both, 80, 24) == drawn(alone, 80, 24)


def test_it_moves_with_the_person_and_nothing_else_on_the_screen_does():
    before, after = (seen(LIVE._replace(own=pose), 120, 40).cells for pose in (STANDS, BENDS))
    changed = {at for old, new in zip(before, after, strict=True) for at in range(120) if old[at] != new[at]}
    assert changed and min(changed) > 60


def test_as_long_as_there_is_one_it_is_looked_at_again_in_time():
    still = SETUP._replace(motion=Motion(SETUP.motion.figure, "bottom", 0.0, 20.0), own=STANDS)
    assert 0 < screen_on(TerminalEmulator()).show(still) <= FRAME
