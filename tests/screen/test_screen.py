"""The live screen, as a person sees it: paced time at every size, in every terminal."""

import math

import pytest
from drawn_screens import (
    CUE,
    HEADER,
    HOLD,
    LOWER,
    MOTION,
    PHASES,
    REST,
    SIDE,
    SIZES,
    has,
    random_sizes,
    reads,
    screen_on,
    seen,
)
from terminal_emulator import TerminalEmulator

from hinge_coach.course.file.course_folder import read_course
from hinge_coach.screen.big_digits import digits
from hinge_coach.screen.big_letters import letters
from hinge_coach.screen.screen import FRAME


def test_a_normal_terminal_shows_where_one_is_and_what_to_do():
    emulator = seen(LOWER, 80, 24)
    assert emulator.text[0].startswith(" 4 Band Pull-through  ")
    assert emulator.text[0].endswith("  1✓ 2✓ 3–  4  4½ 5   13 min by the clock")
    assert has(emulator, letters("▼Lower", 50, 5))
    assert has(emulator, digits("2", 40, 8))
    assert has(emulator, letters(CUE, 78, 5))
    assert emulator.text[21].strip() == "Rep 3 of 10   Set 1 of 3   Pull-through"
    assert emulator.text[23].strip() == "space pause   n next   b back   q stop"


def test_as_long_as_all_is_quiet_the_header_says_so():
    quiet = LOWER._replace(header=HEADER._replace(quiet="muted"))
    assert seen(quiet, 80, 24).text[0].endswith("muted   13 min by the clock")
    assert "muted" in seen(quiet, 40, 12).text[0]


def test_a_grand_terminal_has_larger_digits_and_the_rep_in_block_letters():
    emulator = seen(LOWER, 120, 40)
    assert has(emulator, digits("2", 60, 15)) and len(digits("2", 60, 15)) == 15
    assert has(emulator, letters("Rep 3 of 10", 60, 5))
    assert has(emulator, letters(CUE, 114, 5))


def test_a_small_terminal_sets_the_phase_beside_the_countdown():
    emulator = seen(LOWER, 40, 12)
    assert emulator.text[0] == "4 Band Pull-through          13 min left"
    assert emulator.text[1] == "1✓ 2✓ 3–  4  4½ 5"
    assert has(emulator, letters("▼Lower", 24, 5)) and has(emulator, digits("2", 14, 5))
    assert [line.strip() for line in emulator.text[8:]] == [
        "",
        CUE,
        "Rep 3 of 10   Set 1 of 3   Pull-through",
        "space pause   n next   b back   q stop",
    ]


@pytest.mark.parametrize(("columns", "rows"), [(40, 12), (80, 24)])
def test_what_is_done_in_a_slow_rep_is_shown_to_its_last_word(columns, rows):
    words = "Breathe in, fold at your hips, and push your seat straight back, slowly, until it touches the wall"
    shown = seen(LOWER._replace(cue=f"{words}, eyes on the floor."), columns, rows).text
    assert f"{words}, eyes on the floor." in " ".join(" ".join(shown).split())


def test_twenty_by_four_is_still_a_usable_timer():
    shown = seen(LOWER, 20, 4).text
    assert shown == ["▼ Lower 2       3/10", "Clench your glutes", "at the top", "space pause  n next"]
    assert seen(HOLD, 20, 4).text[0] == "■ Hold 1:18     left"


@pytest.mark.parametrize(
    ("columns", "line"), [(20, "▼ Lower 2      3/10"), (12, "▼ Lower 2"), (9, "▼ 2"), (5, "▼ 2"), (3, "▼2"), (1, "2")]
)
def test_one_line_keeps_what_is_needed_most(columns, line):
    assert seen(LOWER, columns, 1).text == [line]


def test_a_number_that_does_not_fit_is_not_cut_to_a_wrong_one():
    assert seen(HOLD, 1, 1).text == ["■"]


@pytest.mark.parametrize(("elapsed", "shown"), [(0.0, "2"), (0.99, "2"), (1.0, "1"), (1.99, "1"), (2.0, "0")])
def test_seconds_left_are_rounded_up(elapsed, shown):
    frame = LOWER._replace(elapsed=elapsed)
    assert has(seen(frame, 120, 40), digits(shown, 60, 15))
    assert has(seen(frame, 40, 12), digits(shown, 14, 5))
    assert seen(frame, 12, 1).text == [f"▼ Lower {shown}"]


def test_a_minute_and_more_is_shown_in_minutes():
    assert "1:00" in reads(seen(HOLD._replace(elapsed=30.0), 20, 4))
    assert "59" in reads(seen(HOLD._replace(elapsed=31.0), 20, 4))


def test_counting_eleven_ten_nine_keeps_the_size_of_the_digits():
    assert len({len(digits(text, 46, 8)) for text in ("11", "10", "9", "1")}) == 1


@pytest.mark.parametrize(("columns", "rows"), [*SIZES, (8, 1)])
def test_a_pause_says_so_plainly(columns, rows):
    emulator = seen(LOWER._replace(paused=True), columns, rows)
    lettered = [letters("‖Paused", wide, 5) for wide in (50, 24)]
    assert "Paused" in reads(emulator) or any(has(emulator, word) for word in lettered) or emulator.text == ["‖ 2"]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
@pytest.mark.parametrize(("phase", "word"), PHASES)
def test_a_pause_takes_its_colour_from_a_phase(phase, word, size):
    running = LOWER._replace(phase=phase, word=word, motion=None)
    runs, paused = (colours(seen(frame, *size)) for frame in (running, running._replace(paused=True)))
    assert paused < runs


def colours(emulator):
    return {sgr for row in emulator.cells for _, sgr in row}


@pytest.mark.parametrize("size", SIZES)
def test_a_rest_says_what_comes_next(size):
    emulator = seen(REST, *size)
    next_ = letters("Next: Pull-through, set 2 of 3", size[0], 5)
    assert "Next: Pull-through" in reads(emulator) or has(emulator, next_)


def test_a_change_of_sides_names_the_side_first():
    assert seen(SIDE, 20, 4).text[:3] == ["↔ Change sides 5", "Right side", "Clench your glutes…"]


def test_a_passing_remark_stands_where_the_tally_was():
    emulator = seen(LOWER._replace(note="5 s more"), 80, 24)
    assert emulator.text[21].strip() == "5 s more"


def test_the_keys_that_do_not_fit_are_left_away_whole_the_last_ones_first():
    assert seen(LOWER, 26, 6).text[-1].strip() == "space pause  n next"


@pytest.mark.parametrize("colour_system", ["256", "standard", None])
def test_the_four_phases_differ_by_shape_by_word_and_by_colour_where_there_is_one(colour_system):
    looks = [seen(LOWER._replace(phase=p, word=w), 20, 1, colour_system=colour_system).cells[0] for p, w in PHASES]
    assert len({look[0][0] for look in looks}) == 4
    assert len({look[0][1] for look in looks}) == (4 if colour_system else 1)


def test_without_colours_bold_dim_and_reverse_remain():
    used = {sgr for row in seen(LOWER, 80, 24, colour_system=None).cells for _, sgr in row}
    assert used == {"", "1", "2", "1;7"}


@pytest.mark.parametrize("size", SIZES)
def test_a_terminal_without_utf_8_gets_ascii_alone(size):
    emulator = seen(LOWER, *size, unicode=False)
    assert b"".join(emulator.sent).isascii()
    assert "v Lower" in reads(emulator)


def test_ascii_digits_are_as_readable():
    assert has(seen(LOWER, 80, 24, unicode=False), digits("2", 40, 8, unicode=False))


def test_the_figure_yields_before_the_countdown_does():
    def braille(emulator):
        return any("\u2800" < text[:1] <= "\u28ff" for row in emulator.cells for text, _ in row)

    assert braille(seen(LOWER, 120, 40)) and braille(seen(LOWER, 80, 24))
    small = seen(LOWER, 40, 12)
    assert not braille(small) and has(small, digits("2", 14, 5))


def test_while_the_figure_moves_the_picture_changes_fifteen_times_a_second():
    assert 0 < screen_on(TerminalEmulator()).show(LOWER) <= FRAME == 1 / 15


def test_while_nothing_moves_it_changes_with_the_whole_seconds():
    still = LOWER._replace(motion=None, elapsed=0.25)
    assert screen_on(TerminalEmulator()).show(still) == pytest.approx(0.75)
    assert screen_on(TerminalEmulator()).show(still._replace(elapsed=1.0)) == pytest.approx(1.0)


def test_while_paused_it_does_not_change():
    assert screen_on(TerminalEmulator()).show(LOWER._replace(paused=True)) == math.inf


def test_nothing_is_sent_while_nothing_changes():
    emulator = TerminalEmulator()
    screen = screen_on(emulator)
    for elapsed in (1.1, 1.2, 1.9):
        screen.show(HOLD._replace(elapsed=elapsed))
    assert len(emulator.sent) == 1


def test_a_frame_of_the_figure_sends_a_few_cells_only():
    emulator = TerminalEmulator()
    screen = screen_on(emulator)
    for elapsed in (0.6, 0.6 + FRAME):
        screen.show(LOWER._replace(elapsed=elapsed, motion=MOTION._replace(elapsed=elapsed)))
    assert 0 < len(emulator.sent[1]) < 600 < len(emulator.sent[0])


def test_a_resize_in_mid_hold_redraws_at_once_and_whole():
    emulator = TerminalEmulator(80, 24)
    screen = screen_on(emulator)
    screen.show(LOWER)
    for size in ((40, 12), (120, 40), (20, 4), (1, 1), (80, 24)):
        emulator.resize(*size)
        screen.show(LOWER)
        assert emulator.text == seen(LOWER, *size).text


def test_a_terminal_that_does_not_read_is_asked_again_soon_and_then_shows_the_present():
    emulator = TerminalEmulator()
    screen = screen_on(emulator)
    screen.show(HOLD)
    emulator.stuck = True
    assert screen.show(HOLD._replace(paused=True)) == FRAME
    emulator.stuck = False
    screen.show(HOLD._replace(elapsed=20.0))
    assert emulator.cells == seen(HOLD._replace(elapsed=20.0), 80, 24).cells


def test_after_a_disturbance_the_picture_comes_back():
    emulator = TerminalEmulator()
    screen = screen_on(emulator)
    screen.show(LOWER)
    emulator.resize(80, 24)
    screen.forget()
    screen.show(LOWER)
    assert emulator.text == seen(LOWER, 80, 24).text


def test_words_of_wide_and_combining_characters_stay_in_line():
    cue = "髋部向后推 e\u0301paule \U0001f44d"
    emulator = seen(LOWER._replace(cue=cue), 40, 12)
    line = next(row for row in emulator.cells if row and any(text == "髋" for text, _ in row))
    assert len(line) == 40 and "".join(text for text, _ in line).strip() == cue


def test_a_cue_cannot_smuggle_a_control_sequence_into_the_terminal():
    emulator = seen(LOWER._replace(cue="Back\x1b[2J\x07 and\u202e up"), 40, 12)
    assert "Back[2J and up" in reads(emulator)


@pytest.mark.parametrize("frame", [LOWER, HOLD, REST, SIDE, LOWER._replace(paused=True, note="5 s more")])
def test_no_size_breaks_the_screen_or_lets_it_wrap(frame):
    emulator = TerminalEmulator()
    screens = [screen_on(emulator), screen_on(emulator, colour_system=None, unicode=False)]
    for number, size in enumerate(random_sizes(20)):
        emulator.resize(*size)
        screens[number % 2].show(frame)
        assert not emulator.scrolled or size == (1, 1)
        assert all(len(row) == size[0] for row in emulator.cells)
        emulator.scrolled = False


def test_even_a_whole_session_of_frames_leaves_what_a_fresh_painting_would():
    emulator = TerminalEmulator()
    screen = screen_on(emulator)
    for tick in range(60):
        elapsed = tick / 15
        frame = LOWER._replace(seconds=4.0, elapsed=elapsed, motion=MOTION._replace(seconds=4.0, elapsed=elapsed))
        screen.show(frame)
    assert emulator.cells == seen(frame, 80, 24).cells


def test_every_cue_of_the_course_is_in_block_letters_on_a_grand_screen_and_nearly_every_one_on_a_normal_one():
    cues = {cue.say for drill in read_course().drills for cue in drill.cues}
    assert all(letters(cue, 114, 5) for cue in cues)
    assert sum(bool(letters(cue, 78, 5)) for cue in cues) >= 0.9 * len(cues)
