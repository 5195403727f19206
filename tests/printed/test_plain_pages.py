"""What a reader of lines gets under TERM=dumb: every word of a page, and no picture, chart, table or sign."""

from datetime import date, timedelta

import pytest
from printed import keep_kit, practise

from hinge_coach.commands import drills, kit, progress, show

SIGNS = "─○◔◑●◇◆■·▁▂▃▄▅▆▇█→"


@pytest.fixture
def read_aloud(home, monkeypatch, capsys):
    """Two weeks of practice with some of the kit; the lines of what a command prints."""
    keep_kit(home, "wall", "loop-band")
    practise(home, date.today() - timedelta(days=9), answer="no", fault="squats", measured=15)
    practise(home, date.today() - timedelta(days=3), answer="yes", measured=20)
    monkeypatch.setenv("TERM", "dumb")

    def lines(command):
        command()
        page = capsys.readouterr().out
        assert not [sign for sign in page if sign in SIGNS or 0x2800 <= ord(sign) < 0x2900]
        return page.splitlines()

    return lines


def test_a_drill_of_the_list_is_sentences(read_aloud):
    text = " ".join(read_aloud(lambda: drills.drills(None, False)))
    assert "2 sets of 10 reps, 3 min 15 s. State: clean once. 2 Hip" in text
    assert "Cable Pull-through: left out. It needs" in text


def test_each_item_of_the_kit_is_a_yes_or_a_no(read_aloud):
    lines = read_aloud(lambda: kit.kit((), None, False))
    assert lines[:2] == ["wall: yes. For drill 1", "step: no. For drill 2 (or nothing)"]


def test_progress_says_in_words_what_it_draws_elsewhere(read_aloud):
    lines = read_aloud(lambda: progress.progress(None, False))
    first, last = (date.today() - timedelta(days=days) for days in (9, 3))
    assert "1 Wall Hinge: clean once." in " ".join(lines)
    assert f"You practised on {first.day} {first:%B} and {last.day} {last:%B}." in lines
    assert "Heels to the wall: 15 to 20 cm." in lines
    assert f"Your knees go first: one time, last on {first.day} {first:%B}." in lines


def test_a_drill_s_page_has_its_words_and_no_pictures(read_aloud):
    lines = read_aloud(lambda: show.show("1", None, False))
    assert "Your knees go first" in lines and "not so" not in " ".join(lines)
