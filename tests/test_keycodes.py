"""From bytes to keys: whole, cut anywhere, half, foreign or noise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hinge_coach.stage.keycodes import NAMED, KeyDecoder


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
    assert decoder.feed(b"\x1b") == [] and decoder.pending
    assert decoder.settle() == ["esc"] and not decoder.pending


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
        b"\x1b[200~",  # a paste begins
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
    assert decoder.feed(b"\x1b]0;" + b"x" * 100) == []
    assert decoder.feed(b"q") == ["q"]


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
