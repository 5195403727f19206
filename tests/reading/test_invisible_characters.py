"""Characters that can't be seen, or that look like a sign of YAML's own: told by code point, at their own place."""

import pytest
import yaml

from hinge_coach.course.file.validation import check
from hinge_coach.errors import CoachError
from hinge_coach.reading import yaml_nodes
from hinge_coach.settings.config_file import FILE, read_settings

LINES = """\
format: 1
id: mine
order: 90
name: Mine
summary: A drill of mine
why: It is mine
kit: [wall, plate]
setup:
  - Stand tall
  - Soften your knees
cues:
  - {say: Seat back, short: Back, when: hold}
feel: Hamstrings
work:
  - name: Hold
    hold: 10
check: Was it mine?
loaded: false
move_on: one set
"""
NBSP, ZERO, SOFT, MARK = "\u00a0", "\u200b", "\u00ad", "\ufeff"
NO_BREAK = "U+00A0 (no-break space) stands here, which is no space to YAML; write an ordinary space"
NOTHING = "U+200B (zero width space) stands here, which nobody sees; delete it"


@pytest.fixture(params=["libyaml", "pure"])
def told(request, tmp_path, monkeypatch):
    """All that is said of the drill with one piece of it written differently, without its path."""
    if request.param == "pure":
        monkeypatch.setattr(yaml_nodes, "_Parser", yaml.SafeLoader)

    def saying(right: str, wrong: str) -> list[str]:
        assert LINES.count(right) == 1
        path = tmp_path / "90-mine.yaml"
        path.write_text(LINES.replace(right, wrong), encoding="utf-8")
        return [str(problem).removeprefix(f"{path}:") for problem in check([path])]

    return saying


def test_the_drill_is_right(told):
    assert told("one set", "one set") == []


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        # behind, before and inside a value
        ("hold: 10", f"hold: 10{ZERO}", f"16:13: {NOTHING}"),
        ("order: 90", f"order: 90{NBSP}", f"3:10: {NO_BREAK}"),
        ("order: 90", f"order: {ZERO}90", f"3:8: {NOTHING}"),
        ("order: 90", f"order: 9{SOFT}0", "3:9: U+00AD (soft hyphen) stands here, which nobody sees; delete it"),
        ("id: mine", f"id: mi{ZERO}ne", f"2:7: {NOTHING}"),
        ("order: 90", f'order: "90{ZERO}"', f"3:11: {NOTHING}"),
        ("hold}", f"hold{ZERO}}}", f"12:45: {NOTHING}"),
        ("loaded: false", "loaded: false\u200f", "18:14: U+200F (right-to-left mark) stands here, which nobody sees"),
        ("loaded: false", "loaded: \u202efalse", "18:9: U+202E (right-to-left override) stands here, which nobody"),
        ("order: 90", "order: 90\ufe0f", "3:10: U+FE0F (variation selector-16) stands here, which nobody sees"),
        ("order: 90", "order: 90\U000e0041", "3:10: U+E0041 (tag latin capital letter a) stands here, which nobody"),
        ("order: 90", f"order: 90{MARK}", "3:10: U+FEFF (zero width no-break space) stands here, which nobody sees"),
        ("hold: 10", "hold: 10\u2009s", "16:13: U+2009 (thin space) stands here, which is no space to YAML"),
        ("name: Mine", f"name: {ZERO}", f"4:7: {NOTHING}"),
        # in an item of a list
        ("[wall, plate]", f"[wall, pla{ZERO}te]", f"7:16: {NOTHING}"),
        ("[wall, plate]", f"[wall,{NBSP}plate]", f"7:12: {NO_BREAK}"),
        # in a key
        ("hold: 10", f"ho{ZERO}ld: 10", f"16:7: {NOTHING}"),
        ("hold: 10", f"{ZERO}hold: 10", f"16:5: {NOTHING}"),
        ("hold: 10", f"hold{NBSP}: 10", f"16:9: {NO_BREAK}"),
        ("name: Mine", f"{MARK}name: Mine", "4:1: U+FEFF (zero width no-break space) stands here, which nobody sees"),
        (
            "name: Mine",
            "n\u0430me: Mine",
            "4:2: U+0430 (cyrillic small letter a) stands here in place of `a`; write `a`",
        ),
        ("short: Back", f"short{ZERO}: Back", f"12:27: {NOTHING}"),
        # where YAML's own signs are meant
        ("name: Mine", f"name:{NBSP}Mine", f"4:6: {NO_BREAK}"),
        ("name: Mine", "name:\u3000Mine", "4:6: U+3000 (ideographic space) stands here, which is no space to YAML"),
        ("- name: Hold", f"- name:{NBSP}Hold", f"15:10: {NO_BREAK}"),
        ("say: Seat", f"say:{NBSP}Seat", f"12:10: {NO_BREAK}"),
        ("name: Mine", "name\uff1a Mine", "4:5: U+FF1A (fullwidth colon) stands here in place of `:`; write `:`"),
        ("name: Mine", "name\uff1aMine", "4:5: U+FF1A (fullwidth colon) stands here in place of `:`; write `:`"),
        ("    hold: 10", "    hold\u2236 10", "16:9: U+2236 (ratio) stands here in place of `:`; write `:`"),
        ("  - Soften", f"  -{NBSP}Soften", f"10:4: {NO_BREAK}"),
        ("  - Stand", f"  -{NBSP}Stand", f"9:4: {NO_BREAK}"),
        ("  - Soften", "  \u2013 Soften", "10:3: U+2013 (en dash) stands here in place of `-`; write `-`"),
        ("  - Stand", "  \u2013 Stand", "9:3: U+2013 (en dash) stands here in place of `-`; write `-`"),
        ("  - name", "  \u2212 name", "15:3: U+2212 (minus sign) stands here in place of `-`; write `-`"),
        ("  - Soften", f"  {ZERO}- Soften", f"10:3: {NOTHING}"),
        # in the indentation
        ("  - Soften", f"{NBSP}{NBSP}- Soften", f"10:1: {NO_BREAK}"),
        ("    hold: 10", f"  {NBSP} hold: 10", f"16:3: {NO_BREAK}"),
        ("    hold: 10", "\u3000hold: 10", "16:1: U+3000 (ideographic space) stands here, which is no space to YAML"),
        # between a comma and the comment or the line behind it, and in place of what opens a quote
        ("short: Back, when", f"short: Back,{ZERO}  # one word\n     when", f"12:34: {NOTHING}"),
        ("short: Back, when", f"short: Back, {NBSP}# one word\n     when", f"12:35: {NO_BREAK}"),
        ("short: Back, when", f"short: Back,{ZERO}\n     when", f"12:34: {NOTHING}"),
        ("say: Seat back", f'say: {ZERO}"Seat, back"', f"12:11: {NOTHING}"),
        ("say: Seat back", f'say: {NBSP}"Seat, back, all"', f"12:11: {NO_BREAK}"),
        # in what another key refers to
        ("kit: [wall, plate]", f"kit: [wall, pla{ZERO}te]\nvariants: {{plate: {{feel: Hips}}}}", f"7:16: {NOTHING}"),
        # signs inside a value
        ("id: mine", "id: mi\u2011ne", "2:7: U+2011 (non-breaking hyphen) stands here in place of `-`; write `-`"),
        ("order: 90", "order: \uff19\uff10", "3:8: U+FF19 (fullwidth digit nine) stands here in place of `9`; write"),
        ("order: 90", "order: \u0669\u0660", "3:8: U+0669 (arabic-indic digit nine) stands here in place of `9`"),
        ("order: 90", "order: \u221290", "3:8: U+2212 (minus sign) stands here in place of `-`; write `-`"),
        ("hold: 10", "hold: 1\uff1a30", "16:12: U+FF1A (fullwidth colon) stands here in place of `:`; write `:`"),
        ("[wall, plate]", "[wall\uff0c plate]", "7:11: U+FF0C (fullwidth comma) stands here in place of `,`; write"),
        ("[wall, plate]", "\uff3bwall, plate\uff3d", "7:6: U+FF3B (fullwidth left square bracket) stands here in"),
        ("[wall, plate]", "[wall, plate\uff3d", "7:18: U+FF3D (fullwidth right square bracket) stands here in"),
        (
            "Was it mine?",
            "\u201cWas it: mine?\u201d",
            '17:8: U+201C (left double quotation mark) stands here in place of `"`',
        ),
        ("Was it mine?", '"Was it mine?\u201d', "17:21: U+201D (right double quotation mark) stands here in place of"),
        ("Was it mine?", f'"Was it mine?"{ZERO}', f"17:22: {NOTHING}"),
        ("{say: Seat back,", "{say: Seat back\uff0c", "12:20: U+FF0C (fullwidth comma) stands here in place of `,`"),
    ],
)
def test_what_cannot_be_seen_is_told_before_anything_else_and_alone(told, right, wrong, said):
    first, *more = told(right, wrong)
    assert first.startswith(said)
    assert more == []


@pytest.mark.parametrize(
    "prose",
    [
        f"Knees{NBSP}soft, 10{NBSP}kg at most",
        f"Attention{NBSP}; le dos",
        "It\u2019s \u201clong\u201d \u2013 not stiff\u2026",
        "\u201cLong\u201d is the word",
        "\u6df1\u3044\u5c48\u307f\uff1a\u80cc\u4e2d\uff0c\u9577\u304f",
        "\u0421\u043f\u0438\u043d\u0430 \u0440\u043e\u0432\u043d\u0430\u044f",
    ],
)
def test_what_a_language_needs_is_no_problem_in_prose(told, prose):
    assert told("Stand tall", prose) == []


def test_nor_in_a_comment_nor_in_text_of_several_lines(told):
    assert told("one set", f"one set  # 10{NBSP}kg\n#{NBSP}Kommentar{ZERO}") == []
    assert told("why: It is mine", f"why: >\n  It is{NBSP}mine:\n  \u2013 always\n  name:{NBSP}no key") == []


def test_what_prose_would_lose_is_warned_of_at_its_place(told):
    assert told("Stand tall", f"Stand{ZERO} tall") == [
        "9:10: warning: `setup` holds U+200B, which is left out; write it without"
    ]


def test_an_error_of_another_kind_is_not_laid_to_harmless_characters(told):
    assert told("feel: Hamstrings", f"feel: Knees{NBSP}soft: always") == [
        "13:17: a colon is in a place where no key can be; put such text in quotes"
    ]
    too_long = f"{'Knees' + NBSP:s}" * 60
    (said,) = told("feel: Hamstrings", f"feel: {too_long}")
    assert "has 359 characters" in said


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_what_only_yaml_takes_for_the_end_of_a_line_ends_none(told, end):
    assert told("one set", f"one{end}set # a{end}b") == []
    (said,) = told("feel: Hamstrings", f"feel: Hamstrings # a{end}b\nfeal: x")
    assert said.startswith("14:1: a drill has no key `feal`")


def test_an_escape_is_told_where_its_value_stands(told):
    (said,) = told("order: 90", 'order: "90\\u200b"')
    assert said.startswith(f"3:8: {NOTHING}")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"voice:{NBSP}off\n", f":1:7: {NO_BREAK}."),
        (f"sound: on\nvoice:{NBSP}off\nview: plain\n", f":2:7: {NO_BREAK}."),
        (f"sound: on\n{NBSP}voice: off\n", f":2:1: {NO_BREAK}."),
        (f"vo{ZERO}ice: off\n", f":1:3: {NOTHING}."),
        ("voice\uff1a off\n", ":1:6: U+FF1A (fullwidth colon) stands here in place of `:`; write `:`."),
        (
            "pace: 1\u20090\n",
            ":1:8: U+2009 (thin space) stands here, which is no space to YAML; write an ordinary space.",
        ),
        (
            "kit: [wall, loop\u2011band]\n",
            ":1:17: U+2011 (non-breaking hyphen) stands here in place of `-`; write `-`.",
        ),
        ("kit:\n  - wall\n  \u2013 plate\n", ":3:3: U+2013 (en dash) stands here in place of `-`; write `-`."),
    ],
)
def test_the_settings_are_told_in_the_same_words(tmp_path, content, said):
    (tmp_path / FILE).write_text(content, encoding="utf-8")
    with pytest.raises(CoachError) as caught:
        read_settings(tmp_path)
    assert str(caught.value) == f"{tmp_path / FILE}{said}"


def test_a_setting_that_is_understood_all_the_same_is_taken(tmp_path):
    (tmp_path / FILE).write_text(f"voice: off{ZERO}\nkit: [wall{NBSP}]\n", encoding="utf-8")
    assert read_settings(tmp_path).voice == "off" and read_settings(tmp_path).kit == {"wall"}


@pytest.mark.parametrize("letter", [NBSP, ZERO, "\u2028"], ids=ascii)
def test_wherever_one_slips_in_it_is_harmless_or_the_one_thing_that_is_said(told, letter):
    for at in range(0, len(LINES), 1 if yaml_nodes._Parser is not yaml.SafeLoader else 3):  # the pure parser is slow
        said = [each for each in told(LINES, LINES[:at] + letter + LINES[at:]) if "warning" not in each]
        assert not said or (len(said) == 1 and f"U+{ord(letter):04X} (" in said[0]), (at, said)
