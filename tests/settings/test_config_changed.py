"""The settings file when one setting is changed: nothing else in it changes, and what can't be changed is said."""

import pytest

from hinge_coach.errors import CoachError
from hinge_coach.settings.config_file import FILE, read_settings, save


@pytest.fixture
def write(tmp_path):
    def written(text):
        (tmp_path / FILE).write_bytes(text.encode() if isinstance(text, str) else text)
        return tmp_path

    return written


def text_in(folder):
    return (folder / FILE).read_bytes().decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("voice: off   # she is too loud\npace: 1.2\n", "voice: auto  # she is too loud\npace: 1.2\n"),
        ("# mine\n\npace: 1.2", "# mine\n\npace: 1.2\nvoice: auto\n"),
        ("pace: 1.2\r\nvoice: off\r\n", "pace: 1.2\r\nvoice: auto\r\n"),
        ("voice:\n  off\n\n# slow\npace: 1.2\n", "voice: auto\n\n# slow\npace: 1.2\n"),
        ("\ufeffvoice: off\n", "voice: auto\n"),
        ("---\npace: 1.2\n#voice: say\nkit: wall\n", "---\npace: 1.2\nvoice: auto\nkit: wall\n"),
        ("'voice': 'off' # quoted\n", "voice: auto  # quoted\n"),
    ],
)
def test_one_choice_changes_its_own_line_and_no_other(write, before, after):
    folder = write(before)
    save(folder, "voice", "auto")
    assert text_in(folder) == after


def test_the_comments_inside_a_list_that_is_replaced_stay(write):
    folder = write("kit:  # at home\n  - wall\n  # the red one\n  - loop-band # nicked\n\n# loud\nvoice: off\n")
    save(folder, "kit", frozenset({"wall"}))
    assert text_in(folder) == "# at home\n# the red one\n# nicked\nkit: [wall]\n\n# loud\nvoice: off\n"


@pytest.mark.parametrize(
    ("text", "by_hand"),
    [
        ("{voice: off}\n", "between its braces yourself."),
        ("{voice: off}", "between its braces yourself."),
        ("{}\n", "between its braces yourself."),
        ("--- {voice: off}\n", "between its braces yourself."),
        ("\ufeff{voice: off,\r\n pace: 1.2}\r\n", "between its braces yourself."),
        ("# mine\n{\n  voice: off,\n}\n", "between its braces yourself."),
        ('{"kit": [plate], voice: off}\n', "between its braces yourself, in place of its kit."),
        ("---\nvoice: off\n...\n", "in a line of its own yourself."),
        ("voice: off\n... # the end\n", "in a line of its own yourself."),
    ],
)
def test_a_form_that_cannot_be_changed_is_said_to_be_one_with_what_to_write_by_hand(write, text, by_hand):
    folder = write(text)
    with pytest.raises(CoachError) as caught:
        save(folder, "kit", frozenset({"wall"}))
    assert str(caught.value) == (
        f"{folder / FILE} has a form that hinge-coach can't change; write `kit: [wall]` {by_hand}"
    )
    assert text_in(folder) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\nvoice: off\n", "---\nvoice: off\nkit: [wall]\n"),
        ("  voice: off\n  pace: 1\n", "  voice: off\n  pace: 1\n  kit: [wall]\n"),
        ("? voice\n: off\n", "? voice\n: off\nkit: [wall]\n"),
        ("\ufeffvoice: off\n", "\ufeffvoice: off\nkit: [wall]\n"),
        ("voice: off\rpace: 1\r", "voice: off\rpace: 1\r\nkit: [wall]\n"),
        ("kit: >\n  plate\nvoice: off\n", "kit: [wall]\nvoice: off\n"),
        ('kit: "pla\\\n  te"\nvoice: off\n', "kit: [wall]\nvoice: off\n"),
        ("# a\u2028# kit: none\nvoice: off\n", "# a\u2028# kit: none\nvoice: off\nkit: [wall]\n"),
        ("kit:\r\n- plate\r\npace: 1\r\n", "kit: [wall]\r\npace: 1\r\n"),
        ("{kit: [plate]}\n", "kit: [wall]\n"),
    ],
)
def test_every_other_form_is_changed_in_its_own_way(write, before, after):
    folder = write(before)
    save(folder, "kit", frozenset({"wall"}))
    assert text_in(folder) == after
    assert read_settings(folder).kit == {"wall"}
