"""Text from files: words stay, whatever could act outside its own cell goes."""

import pytest

from hinge_coach.reading.clean_text import clean, hidden, shown


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Send your seat\n  to the wall ", "Send your seat to the wall"),
        ("[red]not red[/]", "[red]not red[/]"),
        ("\x1b]0;title\x07Tall", "]0;titleTall"),
        ("\x9b31mTall\x85", "31mTall"),
        ("\x1b]8;;http://x\x1b\\link", "]8;;http://x\\link"),
        ("left\u202eright\u2066", "leftright"),
        ("zero\u200bwidth\u200d\ufeff\u00ad", "zerowidth"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("Cafe\u0301", "Café"),
        ("\u0301Tall", "Tall"),
        ("a" + "\u0335" * 40, "a\u0335\u0335"),
        ("Heart \u2764\ufe0f", "Heart \u2764"),
        ("\U0001f1e9\U0001f1ea flag", "flag"),
        ("深い屈み", "深い屈み"),
        ("tag\U000e0041s", "tags"),
        ("blank\u3164\u2800 letters", "blank letters"),
    ],
)
def test_only_what_keeps_to_its_own_cell_is_read(written, read):
    assert clean(written) == read
    assert clean(read) == read


def test_what_is_left_out_is_known():
    assert hidden("left\u202eright\u200b") == "\u202e"
    assert hidden("Café, 深い, [red], half ½") is None
    assert hidden("two  spaces\nand a line") is None


def test_a_file_name_shows_where_something_was_that_cannot_be_shown():
    assert shown("a\x1b]0;b\x07\udcff.yaml") == "a�]0;b��.yaml"
    assert shown("two  spaces.yaml") == "two  spaces.yaml"
