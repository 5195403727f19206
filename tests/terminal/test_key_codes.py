"""From bytes to keys: whole, cut anywhere, half, foreign or noise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hinge_coach.terminal.key_codes import NAMED, KeyDecoder


def keys(*reads, settle=False):
    """The keys of these reads, and of the silence after them."""
    decoder = KeyDecoder()
    found = [key for data in reads for key in decoder.feed(data)]
    return found + decoder.settle() if settle else found


def test_a_letter_is_its_own_key_also_with_caps_lock():
    assert keys(b"nN?+") == ["n", "n", "?", "+"]


def test_enter_space_and_backspace_have_names():
    assert keys(b"\r\n \x7f\x08\t") == ["enter", "enter", "space", "backspace", "backspace", "tab"]


@pytest.mark.parametrize(("sequence", "name"), NAMED.items())
def test_every_named_sequence_is_one_key_however_it_is_cut(sequence, name):
    for cut in range(len(sequence) + 1):
        assert keys(sequence[:cut], sequence[cut:]) == [name]


def test_a_wireless_presenter_is_understood():
    assert keys(b"\x1b[6~\x1b[5~.\x1b[15~\x1b[15;2~\x1b", settle=True) == ["pgdn", "pgup", ".", "f5", "f5", "esc"]


def test_escape_alone_is_a_key_once_nothing_follows_it():
    decoder = KeyDecoder()
    assert decoder.feed(b"\x1b") == [] and decoder.patience
    assert decoder.settle() == ["esc"] and not decoder.patience


def test_escape_twice_is_escape_at_once_and_then_once_more():
    assert keys(b"\x1b\x1b") == ["esc"]
    assert keys(b"\x1b\x1b", settle=True) == ["esc", "esc"]


def test_a_letter_with_alt_is_no_key_of_ours():
    assert keys(b"\x1bqn") == ["n"]


@pytest.mark.parametrize(
    "foreign",
    [
        b"\x1b[1;5C",  # an arrow with Ctrl
        b"\x1b[<0;12;7M",  # a mouse
        b"\x1b[?1;2c",  # what a terminal is
        b"\x1b]11;rgb:0000/0000/0000\x07",  # its background, closed by BEL
        b"\x1b]11;rgb:0000/0000/0000\x1b\\",  # and by ST
        b"\x1bP1+r436f=323536\x1b\\",
        b"\x1b[201~",  # a paste ends that had no beginning
        b"\x1b[5;1R",  # where the cursor is
        b"\x1bOP",
    ],
)
def test_what_is_no_key_of_ours_is_passed_over_whole(foreign):
    assert keys(foreign + b"q") == ["q"]


@pytest.mark.parametrize("half", [b"\x1b[", b"\x1b[1;", b"\x1bO", b"\x1b]0;title", b"\x1b[["])
def test_half_a_sequence_is_forgotten_when_nothing_follows_it(half):
    decoder = KeyDecoder()
    assert decoder.feed(half) == [] and decoder.settle() == []
    assert decoder.feed(b"q") == ["q"]


def test_a_sequence_that_never_ends_holds_nothing_back_for_long():
    decoder = KeyDecoder()
    assert decoder.feed(b"\x1b]0;" + b"x" * 2000) == []
    assert decoder.feed(b"q") == ["q"]


PASTE, PASTED = b"\x1b[200~", b"\x1b[201~"


@pytest.mark.parametrize("text", [b"to quit", b"", b"oqo\r\n\x1b[6~\x1b", "½ ü".encode(), b"\x1b[20", b"q" * 100_000])
def test_what_is_pasted_is_no_key(text):
    assert keys(b"n" + PASTE + text + PASTED + b"b") == ["n", "b"]


def test_a_paste_may_be_cut_anywhere():
    pasted = PASTE + b"to \x1b[2 quit" + PASTED + b"b"
    for cut in range(len(pasted) + 1):
        assert keys(pasted[:cut], pasted[cut:]) == ["b"]
    assert keys(*(pasted[at : at + 1] for at in range(len(pasted)))) == ["b"]


def test_a_paste_whose_end_is_lost_is_over_when_nothing_more_comes():
    decoder = KeyDecoder()
    assert decoder.feed(PASTE + b"to quit") == [] and decoder.patience >= 1
    assert decoder.feed(b" and more") == []
    assert decoder.settle() == [] and decoder.patience is None
    assert decoder.feed(b"q") == ["q"]


@pytest.mark.parametrize("text", [b"to quit", b"Quit\r", "spüren".encode(), b"one\x1b[A two", b"to quit " * 1000])
def test_so_many_letters_at_once_are_pasted_also_where_the_terminal_does_not_mark_them(text):
    decoder = KeyDecoder()
    assert not {"q", "o", "t", "enter", "space"} & set(decoder.feed(text) + decoder.feed(b"o q"))
    assert decoder.patience and decoder.settle() == [] and decoder.patience is None
    assert decoder.feed(b"q") == ["q"]


@pytest.mark.parametrize("typed", [b"nnnnnnnn", b"ynyn", b"22.5\r", b"n \x1b[6~q", b"++--r"])
def test_what_a_slow_line_brings_at_once_is_typed(typed):
    assert len(keys(typed)) == len(typed.replace(b"\x1b[6~", b"p"))


def test_a_fast_typist_is_understood_key_by_key():
    assert keys(b"q", b"u", b"i", b"t") == ["q", "u", "i", "t"]


def test_where_the_cursor_is_was_asked_and_is_no_key_however_it_is_cut():
    answer = b"\x1b[2;5R"
    for cut in range(len(answer) + 1):
        decoder = KeyDecoder()
        decoder.await_cursor()
        assert decoder.feed(b"n" + answer[:cut]) + decoder.feed(answer[cut:] + b"b") == ["n", "b"]
        assert decoder.cursor == (2, 5) and not decoder.awaited


def test_an_escape_may_begin_an_answer_as_long_as_one_is_awaited_and_none_came_alone():
    decoder = KeyDecoder()
    alone = decoder.feed(b"\x1b") or decoder.patience
    decoder = KeyDecoder()
    decoder.await_cursor()
    assert decoder.feed(b"\x1b") == [] and decoder.patience > 5 * alone
    assert decoder.settle() == ["esc"] and decoder.awaited
    assert decoder.feed(b"\x1b") == [] and decoder.patience == alone


def test_f3_with_shift_is_no_answer():
    decoder = KeyDecoder()
    decoder.await_cursor()
    assert decoder.feed(b"\x1b[1;2R") == [] and decoder.awaited and decoder.cursor is None


def test_broken_utf_8_is_passed_over():
    assert keys(b"\xff\xfe\xc3q\xe2\x82n\xf0\x9f", b"b") == ["q", "n", "b"]


def test_a_letter_of_many_bytes_is_one_key_however_it_is_cut():
    assert keys(b"\xc3", b"\xa4") == ["ä"]


def test_control_characters_are_no_keys():
    assert keys(b"\x00\x01\x05\x1f") == []


@given(st.binary(max_size=400), st.lists(st.integers(0, 400), max_size=5))
def test_after_any_noise_however_cut_a_key_still_works(noise, cuts):
    decoder = KeyDecoder()
    places = sorted({0, len(noise), *(min(cut, len(noise)) for cut in cuts)})
    for start, stop in zip(places, places[1:], strict=False):
        decoder.feed(noise[start:stop])
    decoder.settle()
    assert decoder.feed(b"q") == ["q"]
