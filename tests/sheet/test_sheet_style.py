"""The style of the page: colours that can be told apart by day and by night, on paper, and by who wants no motion."""

import re
from importlib.resources import files

import pytest

CSS = files("hinge_coach.sheet").joinpath("sheet.css").read_text(encoding="ascii")
DARK = "@media (prefers-color-scheme: dark)"
TEXT = ("--ink", "--quiet", "--accent", "--wrong", "--right")


def colours(part):
    return dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{3,6})\b", part))


def luminance(colour):
    """Relative luminance by WCAG 2."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


BY_DAY = colours(CSS[: CSS.index(DARK)])
BY_NIGHT = BY_DAY | colours(CSS[CSS.index(DARK) : CSS.index("prefers-reduced-motion")])
PRINTED = BY_DAY | colours(CSS[CSS.index("@media print") :])


@pytest.mark.parametrize("scheme", [BY_DAY, BY_NIGHT, PRINTED], ids=["day", "night", "print"])
def test_all_words_can_be_read_and_all_of_a_figure_can_be_seen(scheme):
    for ground in ("--paper", "--panel") if scheme is not PRINTED else ("--paper",):
        assert {name: contrast(scheme[name], scheme[ground]) for name in TEXT}.keys() == set(TEXT)
        assert min(contrast(scheme[name], scheme[ground]) for name in TEXT) >= 4.5
    assert min(contrast(scheme[name], scheme["--paper"]) for name in ("--load", "--prop", "--working")) >= 2.5


def test_print_is_black_on_white():
    assert {PRINTED[name] for name in TEXT} == {"#000"} and PRINTED["--paper"] == "#fff"


def test_no_colour_stands_outside_the_lists_of_colours_and_nothing_could_close_the_style():
    rules = re.sub(r"--[\w-]+: #[0-9a-f]+", "", CSS)
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", rules)) <= {"#000", "#fff"}
    assert "<" not in CSS and "url(" not in CSS
