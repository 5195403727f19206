"""The painter: what it sends leaves on a terminal the very frame that it was given, and no more than needed."""

import random

import pytest
from terminal_emulator import TerminalEmulator

from hinge_coach.terminal.painter import BLANK, Painter

BLUE = "1;38;5;32"


def row(text, sgr="", columns=20):
    cells = [(char, sgr) for char in text]
    return [*cells, *[BLANK] * (columns - len(cells))]


def frame(*lines, columns=20):
    return [line if isinstance(line, list) else row(line, columns=columns) for line in lines]


@pytest.fixture
def emulator():
    return TerminalEmulator(20, 3)


@pytest.fixture
def painter(emulator):
    return Painter(emulator)


def test_the_first_frame_is_painted_whole_on_a_cleared_screen(emulator, painter):
    assert painter.paint(frame("Lower", "2", ""))
    assert emulator.text == ["Lower", "2", ""]
    assert emulator.cells[2] == row("")


def test_a_frame_is_one_write(emulator, painter):
    painter.paint(frame("Lower", "2", "keys"))
    painter.paint(frame("Rise", "1", "keys"))
    assert len(emulator.sent) == 2


def test_nothing_is_sent_when_nothing_changed(emulator, painter):
    painter.paint(frame("Lower", "2", ""))
    assert painter.paint(frame("Lower", "2", ""))
    assert len(emulator.sent) == 1


def test_only_the_cells_that_changed_are_sent(emulator, painter):
    painter.paint(frame("Rep 3 of 10", "2", ""))
    painter.paint(frame("Rep 4 of 10", "2", ""))
    assert emulator.sent[-1] == b"\x1b[1;5H4"


def test_a_short_gap_is_written_again_and_a_long_one_is_jumped(emulator, painter):
    painter.paint(frame("a.b..........c", "", ""))
    painter.paint(frame("A.B..........C", "", ""))
    assert emulator.sent[-1] == b"\x1b[1;1HA.B\x1b[10CC"


def test_a_run_of_one_style_names_it_once_and_every_frame_ends_plain(emulator, painter):
    painter.paint(frame("", "", ""))
    painter.paint(frame(row("Lower", BLUE), "", ""))
    assert emulator.sent[-1] == b"\x1b[1;1H\x1b[1;38;5;32mLower\x1b[m"
    assert emulator.cells[0] == row("Lower", BLUE)


def test_a_frame_that_was_not_taken_is_dropped_and_the_next_one_is_whole(emulator, painter):
    painter.paint(frame("Lower", "3", ""))
    emulator.stuck = True
    assert not painter.paint(frame("Lower", "2", "gone"))
    emulator.stuck = False
    assert painter.paint(frame("Rise", "1", ""))
    assert emulator.text == ["Rise", "1", ""]


def test_a_first_frame_that_was_not_taken_is_still_the_first(emulator, painter):
    emulator.stuck = True
    assert not painter.paint(frame("Lower", "", ""))
    emulator.stuck = False
    assert painter.paint(frame("Lower", "", ""))
    assert emulator.text == ["Lower", "", ""]


def test_a_new_size_is_painted_whole(emulator, painter):
    painter.paint(frame("Lower", "2", ""))
    emulator.resize(10, 2)
    painter.paint(frame("Lower", "2", columns=10))
    assert emulator.text == ["Lower", "2"]


def test_after_the_terminal_was_disturbed_everything_is_painted_again(emulator, painter):
    painter.paint(frame("Lower", "2", ""))
    emulator.resize(20, 3)
    painter.forget()
    painter.paint(frame("Lower", "2", ""))
    assert emulator.text == ["Lower", "2", ""]


def test_a_whole_repaint_is_shown_at_once_by_terminals_that_can(emulator, painter):
    painter.paint(frame("Lower", "2", ""))
    assert emulator.sent[0].startswith(b"\x1b[?2026h") and emulator.sent[0].endswith(b"\x1b[?2026l")


def test_the_last_cell_of_all_is_never_written_since_that_may_scroll(emulator, painter):
    painter.paint(frame("x" * 20, "x" * 20, "x" * 20))
    assert not emulator.scrolled
    assert emulator.text == ["x" * 20, "x" * 20, "x" * 19]


def test_a_wide_character_in_the_last_corner_is_left_away_whole(emulator, painter):
    painter.paint(frame("", "", [*row("x" * 18, columns=18), ("髋", ""), ("", "")]))
    assert not emulator.scrolled
    assert emulator.text[2] == "x" * 18


def test_a_terminal_of_one_cell_shows_it():
    emulator = TerminalEmulator(1, 1)
    Painter(emulator).paint([[("7", "")]])
    assert emulator.cells == [[("7", "")]]


def test_a_narrow_character_over_a_wide_one_leaves_no_half_behind(emulator, painter):
    painter.paint(frame([("髋", ""), ("", ""), *row("x", columns=18)], "", ""))
    painter.paint(frame("ab" + "x", "", ""))
    assert emulator.text[0] == "abx"


def test_the_cursor_is_placed_anew_after_a_character_whose_width_terminals_disagree_on(emulator, painter):
    painter.paint(frame("", "", ""))
    painter.paint(frame("▼ Lower", "", ""))
    assert emulator.sent[-1].decode() == "\x1b[1;1H▼\x1b[1;3HLower"


def test_a_terminal_without_utf_8_gets_no_byte_above_ascii(emulator):
    Painter(emulator, "ascii").paint(frame("Größe", "", ""))
    assert emulator.text[0] == "Gr??e"


PIECES = ("a", "b", " ", "█", "▄", "⣿", "▼", "½", "e\u0301", "髋", "👍")


def any_row(dice, columns):
    cells = []
    while len(cells) < columns:
        text, sgr = dice.choice(PIECES), dice.choice(("", "", "", "1", BLUE, "7"))
        if text in "髋👍":
            cells += [(text, sgr), ("", sgr)] if len(cells) < columns - 1 else [BLANK]
        else:
            cells.append((text, sgr))
    return cells


@pytest.mark.parametrize("seed", range(40))
def test_changes_replayed_on_the_glass_are_always_the_whole_frame(seed):
    dice = random.Random(seed)
    columns, rows = dice.choice([(1, 1), (2, 1), (1, 3), (7, 2), (20, 4), (40, 12)])
    emulator = TerminalEmulator(columns, rows)
    painter = Painter(emulator)
    shown = [any_row(dice, columns) for _ in range(rows)]
    for _ in range(20):
        shown = [any_row(dice, columns) if dice.random() < 0.4 else line for line in shown]
        if dice.random() < 0.5:
            at = dice.randrange(rows)
            shown[at] = [*shown[at]]
            shown[at][0] = ("z", BLUE) if columns == 1 or shown[at][1][0] else shown[at][0]
        emulator.stuck = dice.random() < 0.3
        taken = painter.paint(shown)
        assert taken or emulator.stuck
        if taken:
            seen = [[*line] for line in shown]
            if columns * rows > 1:
                corner = -1 if seen[-1][-1][0] else -2
                seen[-1][corner:] = [BLANK] * -corner
            assert emulator.cells == seen
    assert not emulator.scrolled or columns * rows == 1
