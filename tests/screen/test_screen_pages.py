"""Pages of words on the live screen: setup, questions, lists and answers, and what remains of them at small sizes."""

import math
import random

import pytest
from drawn_screens import HEADER, PAGE_KEYS, SETUP, STEPS, WHY, has, reads, screen_on, seen
from terminal_emulator import TerminalEmulator

from hinge_coach.coach.interface.screen_frames import Choice, Header, KeyHint, Page
from hinge_coach.screen.big_letters import letters
from hinge_coach.screen.screen import FRAME, Screen
from hinge_coach.screen.steps_and_answers import SECONDS_TO_NEXT_PART

QUESTION = "Was it your seat that finished every rep?"
CHECK = Page(
    HEADER,
    "check",
    "Band Pull-through",
    QUESTION,
    choices=(Choice("y", "yes"), Choice("k", "not quite"), Choice("x", "no")),
    keys=(KeyHint("→", "leave it open"), KeyHint("q", "stop")),
)
KIT = Page(
    Header(),
    "choice",
    "Your kit",
    "What do you have at hand?",
    choices=tuple(
        Choice(str(number), item, item != "landmine")
        for number, item in enumerate(("wall", "plate", "kettlebell", "loop-band", "landmine"), 1)
    ),
    keys=(KeyHint("1-5", "tick or untick"), KeyHint("Enter", "go on")),
)
HELP = Page(Header(), "help", "Keys", lines=("space . Esc   pause, go on", "q   stop calmly", "m   sound off, on"))
SUMMARY = Page(Header(), "summary", "Done for today", "You did 14 sets in 17 minutes.", ("Learned: the wall hinge",))


def test_setup_shows_the_reason_the_numbered_steps_and_the_movement():
    emulator = seen(SETUP, 80, 24)
    assert "You met the fold; now comes the finish." in reads(emulator)
    assert all(f" {number}  {step}" in reads(emulator) for number, step in enumerate(STEPS, 1))
    assert any("\u2800" < text[:1] <= "\u28ff" for row in emulator.cells for text, _ in row)


def test_the_movement_of_a_setup_is_shown_in_real_time_and_a_page_without_one_stands_still():
    assert 0 < screen_on(TerminalEmulator()).show(SETUP) <= FRAME
    assert screen_on(TerminalEmulator()).show(SETUP._replace(motion=None)) == math.inf
    assert screen_on(TerminalEmulator()).show(CHECK) == math.inf


def test_the_step_that_is_done_now_is_large_where_there_is_room_and_set_off_in_the_list():
    emulator = seen(SETUP._replace(current=3), 120, 40)
    assert has(emulator, letters(STEPS[3], 66, 15, centred=False))
    row = next(row for row in emulator.cells if "".join(text for text, _ in row).strip() == f"4  {STEPS[3]}")
    assert {sgr for text, sgr in row if text.strip()} == {"1;7", "1"}


@pytest.mark.parametrize("current", range(len(STEPS)))
@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 4)])
def test_the_step_that_is_done_now_is_always_in_view(size, current):
    emulator = seen(SETUP._replace(current=current), *size)
    words = " ".join(line.strip() for line in emulator.text)
    assert f"{current + 1}  {STEPS[current].split()[0]}" in words


def test_a_question_is_large_with_one_key_for_each_answer():
    emulator = seen(CHECK, 120, 40)
    assert has(emulator, letters(QUESTION, 96, 15, centred=False))
    assert has(emulator, letters("not quite", 96, 5, narrow=True))


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (24, 6), (20, 4)])
def test_the_answers_stay_at_every_usable_size(size):
    emulator = seen(CHECK, *size)
    narrow = letters("not quite", 80, 5, narrow=True)
    answers = [f"{choice.key} {choice.label}" for choice in CHECK.choices]
    assert has(emulator, narrow) or all(answer in reads(emulator).replace("  ", " ") for answer in answers)


def test_the_kit_is_ticked_item_by_item():
    lines = [line.strip() for line in seen(KIT, 80, 24).text]
    assert "1  [✓] wall" in lines and "5  [ ] landmine" in lines


def test_the_help_sets_keys_and_meanings_in_two_columns():
    lines = [line for line in seen(HELP, 60, 12).text if "stop" in line or "pause" in line]
    assert lines[0].index("pause") == lines[1].index("stop")


def test_a_title_that_the_header_says_already_is_not_said_twice():
    assert reads(seen(CHECK, 40, 12)).count("Band Pull-through") == 1


def test_a_paused_page_says_so():
    assert has(seen(SETUP._replace(paused=True, motion=None), 80, 24), letters("‖Paused", 76, 5))
    assert "‖ Paused" in reads(seen(SETUP._replace(paused=True), 40, 12))
    assert "‖ Paused   5 s more" in reads(seen(SETUP._replace(paused=True, note="5 s more"), 80, 24))


def parts_of(page, columns, rows, turns=40):
    """What stands on the screen at each turn, as words, each turn as long as the screen asks for."""
    emulator, moments = TerminalEmulator(columns, rows), [0.0]
    size = (columns, rows)
    screen = Screen(emulator, colour_system=None, unicode=True, size=lambda: size, clock=lambda: moments[-1])
    parts = []
    for _ in range(turns):
        wait = screen.show(page)
        parts.append(" ".join(reads(emulator).split()))
        if wait == math.inf:
            break
        moments.append(moments[-1] + wait)
    return parts, moments


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (40, 12), (24, 9)])
def test_lines_that_do_not_fit_take_turns_until_each_was_there(size):
    lines = [f"Line {number} of those that are to be read" for number in range(30)]
    parts, moments = parts_of(Page(Header(), "plan", "", "Today.", tuple(lines), keys=PAGE_KEYS), *size)
    assert all(any(line in part for part in parts) for line in lines)
    assert all("Today." in part for part in parts)
    count = int(parts[0].partition("… 1 of ")[2].split()[0])
    assert 1 < count < 40 and parts[count] == parts[0]
    assert moments == [10 * turn for turn in range(len(parts) + 1)]  # seconds: some six lines, read without haste


SIGNS = ("Numb between the legs, or new trouble with bladder or bowel", "Tingling in an arm or a leg", "None of these")


@pytest.mark.parametrize("size", [(40, 9), (30, 8), (24, 8), (40, 12)])
def test_answers_that_do_not_fit_are_wrapped_and_take_turns_until_each_was_there_whole(size):
    choices = tuple(Choice(str(number), words) for number, words in enumerate(SIGNS * 3, 1))
    parts, _ = parts_of(Page(HEADER, "choice", "", "Is one of these true right now?", choices=choices), *size)
    for choice in choices:
        assert any(f"{choice.key} {choice.label}" in part for part in parts), choice
    assert not any(word in part for part in parts for word in ("…r", "…s"))


def test_another_page_begins_with_its_first_part_and_a_tick_leaves_the_part_where_it_is():
    emulator, now = TerminalEmulator(40, 12), [0.0]
    screen = Screen(emulator, colour_system=None, unicode=True, size=lambda: (40, 12), clock=lambda: now[0])
    choices = tuple(Choice(str(number), f"{number} {SIGNS[0]}", True) for number in range(1, 7))
    page = Page(Header(), "choice", "Kit", "Untick.", choices=choices)
    screen.show(page)
    now[0] += SECONDS_TO_NEXT_PART
    screen.show(page)
    assert "… 2 of" in reads(emulator)
    screen.show(page._replace(choices=(*choices[:5], choices[5]._replace(on=False))))
    assert "… 2 of" in reads(emulator)
    screen.show(page._replace(title="Kit, 2 of 2"))
    assert "… 1 of" in reads(emulator)


def test_a_lead_that_is_a_paragraph_leaves_room_for_the_lines():
    page = Page(Header(), "plan", "Today", WHY, ("Line 1", "Line 2", "Line 3"), keys=PAGE_KEYS)
    assert "Line 1" in reads(seen(page, 40, 12))


LONG = Page(HEADER, "notice", "One thing to mend", f"{WHY} {WHY}", tuple(f"{WHY} {step}" for step in STEPS))


@pytest.mark.parametrize("size", [(40, 12), (24, 6), (20, 4)])
@pytest.mark.parametrize("page", [LONG, SETUP, CHECK, KIT, HELP, CHECK._replace(lead=WHY)], ids=lambda page: page.kind)
def test_every_word_of_a_page_can_be_turned_to(page, size):
    page = page._replace(keys=PAGE_KEYS, motion=None)
    words = {word for part in (page.lead, *page.lines, *(each.label for each in page.choices)) for word in part.split()}
    for turn in range(60):
        shown = reads(seen(page._replace(turn=turn), *size))
        words = {word for word in words if word not in shown}
        if not words:
            break
    assert not words


def test_the_key_that_turns_is_shown_only_where_the_page_does_not_fit_and_keys_are_pressed():
    assert "↓ more" in reads(seen(LONG._replace(keys=PAGE_KEYS), 40, 12)) and "↓" not in reads(seen(LONG, 40, 12))
    assert "↓" not in reads(seen(CHECK, 40, 12)) and "↓" in reads(seen(CHECK, 20, 4))


def test_a_page_that_was_turned_by_key_goes_on_from_there_and_is_not_turned_by_the_clock_any_more():
    emulator, now = TerminalEmulator(40, 12), [0.0]
    screen = Screen(emulator, colour_system=None, unicode=True, size=lambda: (40, 12), clock=lambda: now[0])
    screen.show(LONG)
    now[0] += SECONDS_TO_NEXT_PART
    screen.show(LONG)
    assert "… 2 of" in reads(emulator)
    for turn, part in ((1, "… 3 of"), (0, "… 2 of"), (-1, "… 1 of"), (2, "… 4 of")):
        assert screen.show(LONG._replace(turn=turn)) == math.inf and part in reads(emulator)


def test_the_step_that_is_done_now_can_be_turned_away_from():
    setup = SETUP._replace(current=0, motion=None, lines=LONG.lines)
    assert "… 1 of" in reads(seen(setup, 40, 12)) and "… 2 of" in reads(seen(setup._replace(turn=1), 40, 12))


def test_lines_that_fit_stand_still():
    page = Page(Header(), "plan", "", "Today.", tuple(f"Line {number}" for number in range(5)), keys=PAGE_KEYS)
    assert len(parts_of(page, 40, 12)[0]) == 1


def test_the_part_with_the_step_that_is_spoken_now_is_there_and_stays():
    for current in range(len(SETUP.lines)):
        parts, _ = parts_of(SETUP._replace(motion=None, current=current), 40, 9)
        assert len(parts) == 1 and SETUP.lines[current][:18] in parts[0]


def test_no_part_begins_or_ends_with_an_empty_line_or_is_one():
    lines = [f"Line {number}" for number in range(6)]
    for gap in range(3, 12):
        parts, _ = parts_of(Page(Header(), "plan", "", "", (*lines, *[""] * gap, "After a gap.")), 40, 8)
        assert sum("After a gap." in part for part in parts) == len(parts) // 2
        assert all("Line" in part or "After" in part for part in parts)


def test_a_line_that_fills_more_than_the_page_is_cut_with_an_ellipsis():
    assert "…" in reads(seen(SETUP, 20, 4))


def test_a_line_without_a_number_takes_the_whole_width_between_numbered_ones():
    lines = ("About 10 min in all.", "4½   Cable Pull-through", "     First Deadlift")
    drawn = [row.rstrip() for row in seen(Page(Header(), "plan", "", "Today.", lines), 40, 12).text]
    assert [row[1:] for row in drawn if row][-3:] == [
        "About 10 min in all.",
        "4½  Cable Pull-through",
        "    First Deadlift",
    ]


def test_lines_are_wrapped_by_words():
    words = set(" ".join((WHY, *STEPS, "1 2 3 4 5 -")).split())
    emulator = seen(SETUP._replace(motion=None, note="-"), 50, 30)
    body = [word for line in emulator.text[4:-1] for word in line.split()]
    assert body and set(body) <= words


def test_a_summary_is_large_and_calm():
    emulator = seen(SUMMARY, 80, 24)
    assert has(emulator, letters("You did 14 sets in 17 minutes.", 76, 15, centred=False))
    assert "Learned: the wall hinge" in reads(emulator)


@pytest.mark.parametrize("frame", [SETUP, SETUP._replace(current=2, note="Take your time"), CHECK, KIT, HELP, SUMMARY])
def test_no_size_breaks_a_page_or_lets_it_wrap(frame):
    dice = random.Random(11)
    emulator = TerminalEmulator()
    screens = [screen_on(emulator), screen_on(emulator, colour_system=None, unicode=False)]
    sizes = [(1, 1), (1, 9), (9, 1), (2, 2), (300, 100), (64, 22), (64, 21), (31, 9), (40, 3)]
    for number, size in enumerate(sizes + [(dice.randint(1, 300), dice.randint(1, 100)) for _ in range(16)]):
        emulator.resize(*size)
        screens[number % 2].show(frame)
        assert not emulator.scrolled or size == (1, 1)
        assert all(len(row) == size[0] for row in emulator.cells)
        emulator.scrolled = False
