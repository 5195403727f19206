"""`hinge-coach show ID`: one drill whole, with its pictures, on any width and on a pipe."""

import json
import re

import pytest
from printed import COURSE, keep_kit, text

from hinge_coach.commands import show as command
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.errors import UnknownDrillError
from hinge_coach.printed.drill_page import show_page
from hinge_coach.printed.parts.printed_data import DrillWithState
from hinge_coach.printed.parts.printed_figures import compared


@pytest.fixture
def shown(home, capsys):
    def out(name, as_json=False):
        command.show(name, None, as_json)
        return capsys.readouterr().out

    return out


def page(name, columns=80, encoding="utf-8", **changes):
    """The page of a drill of the course, with some of what its file says changed."""
    drill = COURSE[name]._replace(**changes)
    shown = DrillWithState(drill, drill, "new", "")
    return text(lambda room: show_page(shown, room, course=read_course(), kit_said=False), columns, encoding)


def flat(printed):
    """The words alone, however they are wrapped."""
    return " ".join(printed.split())


@pytest.mark.parametrize("name", COURSE)
def test_everything_that_a_drill_says_is_on_its_page(name):
    work = tuple(block._replace(figure=None) for block in COURSE[name].work)
    drill = COURSE[name]
    printed = flat(page(name, figure=None, work=work))  # without pictures the words stand in one piece
    said = [drill.name, drill.id, drill.summary, drill.why, drill.feel, drill.check, drill.move_on]
    said += [each.say for each in (*drill.setup, *drill.get_in, *drill.get_out)]
    said += [cue.say for cue in drill.cues] + [block.name for block in (*drill.work, *drill.easier)]
    said += [part for fault in drill.faults for part in (fault.looks, fault.fix)]
    said += [source[:40] for source in drill.sources] + ([COURSE[drill.regress].name] if drill.regress else [])
    assert [each for each in said if flat(each) not in printed] == []


@pytest.mark.parametrize("name", ["4.5", "4½", "cable-pull-through"])
def test_a_drill_is_named_by_its_id_or_its_number(shown, name):
    assert shown(name).startswith("4½ Cable Pull-through")


def test_an_unknown_drill_is_answered_with_the_nearest(home):
    with pytest.raises(UnknownDrillError, match="did you mean wall-hinge"):
        command.show("wal-hinge", None, False)


@pytest.mark.parametrize("drill", COURSE.values(), ids=lambda drill: drill.id)
def test_top_and_bottom_stand_side_by_side_under_their_names(shown, drill):
    captions = [line.split() for line in shown(drill.id).splitlines() if re.fullmatch(r" +\S.*\S {4,}\S.*", line)]
    assert any(set(words) >= {"Top", "Bottom"} for words in captions)


def test_a_rep_that_begins_at_the_bottom_is_shown_from_there(shown):
    caption = next(line for line in shown("first-deadlift").splitlines() if "Top" in line and "Bottom" in line)
    assert caption.index("Bottom") < caption.index("Top")


def test_a_timed_hold_is_shown_beside_standing(shown):
    assert re.search(r"Stand {4,}Thigh press", shown("2"))


@pytest.mark.parametrize("drill", COURSE.values(), ids=lambda drill: drill.id)
def test_each_fault_with_a_wrong_pose_has_the_wrong_beside_the_right(drill):
    figures = {block.figure or drill.figure for block in drill.work}
    pictured = {name for figure in figures for name, _ in figure.wrong}
    for fault in drill.faults:
        assert bool(compared(drill, fault)) == (fault.id in pictured), fault.id
    assert bool(re.search("not so +but so", page(drill.id))) == bool(pictured)


def test_a_fault_tells_its_fix_and_the_drill_that_mends_it(shown):
    out = shown("wall-hinge")
    assert "Your back rounds" in out and "Practise: 3" in out and "Practise: this drill" in out


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("name", COURSE)
def test_the_page_fits_every_width(name, columns):
    assert max(map(len, page(name, columns).splitlines())) <= columns


@pytest.mark.parametrize("columns", [60, 104, 200])
def test_the_longest_page_fits_the_widths_between(columns):
    assert max(map(len, page("band-pull-through", columns).splitlines())) <= columns


@pytest.mark.parametrize("columns", [24, 40, 80])
def test_a_source_too_long_for_a_line_is_folded_and_never_cut(columns):
    printed = "".join(page("wall-hinge", columns).split())
    assert all("".join(source.split()) in printed for source in COURSE["wall-hinge"].sources)


def test_there_is_no_picture_where_there_is_no_room_for_one():
    assert "Bottom" not in page("wall-hinge", 24) and "⣿" not in page("wall-hinge", 24)


def test_a_drill_without_a_figure_has_its_words():
    words = page("wall-hinge", figure=None)
    assert "not so" not in words and "Your knees go first" in words and "Setup" in words


def test_two_columns_on_a_wide_terminal_are_shorter_than_one():
    assert len(page("wall-hinge", 120).splitlines()) < 0.75 * len(page("wall-hinge", 80).splitlines())


def test_without_utf8_the_page_is_ascii_and_still_has_its_pictures():
    plain = page("cable-pull-through", encoding="ascii")
    assert plain.startswith("4.5 Cable Pull-through") and "@" in plain and "?" not in plain.partition("Why")[0]


def test_the_kit_names_every_substitute_and_what_changes_with_it(shown):
    out = flat(shown("4"))
    assert "a loop band, a door-anchored tube or nothing" in out
    assert "With nothing: Floor bridge, 3 × 10; its own setup, way in, way out" in out


def test_with_a_kept_kit_the_page_shows_the_drill_as_this_person_does_it(shown, home):
    keep_kit(home, "wall")
    out = shown("4")
    assert "lie down on your back" in out and "Shown here as you would do it, with nothing in hand." in out
    keep_kit(home, "wall", "loop-band")
    assert "round a post" in shown("4")


def test_a_drill_that_the_kit_does_not_allow_says_so_and_is_shown_all_the_same(shown, home):
    keep_kit(home, "wall")
    out = flat(shown("4.5"))
    assert "It needs a cable machine; drill 4 teaches the same, so nothing is lost." in out
    assert "set the pulley to its lowest notch" in out


def test_json_is_one_object_with_everything_of_the_drill(shown):
    drill = json.loads(shown("band-pull-through", as_json=True))
    assert drill["id"] == "band-pull-through" and drill["number"] == "4" and drill["seconds"] == 345
    assert drill["cues"][0] == {
        "say": "Clench your seat like a fist",
        "short": "Seat",
        "when": "top",
        "from": "SEED",
    }
    assert drill["easier"][0]["tempo"] == [3, 0, 2, 4]
    assert {"id", "looks", "fix", "practise", "cue"} == set(drill["faults"][0])
    assert drill["variants"]["none"]["work"][0]["name"] == "Floor bridge"
    assert drill["figure"]["top"]["trunk"] == COURSE["band-pull-through"].figure.top.trunk
    assert "leans-back" in drill["figure"]["wrong"] and drill["sources"][0].startswith("[SEED]")


def test_json_keeps_measure_and_regress(shown):
    wall = json.loads(shown("1", as_json=True))
    assert wall["measure"] == {"what": "heels to the wall", "unit": "cm", "start": 15, "step": 2.5}
    assert wall["regress"] is None
    assert json.loads(shown("5", as_json=True))["regress"] == "band-pull-through"


def test_text_of_a_drill_is_never_taken_for_markup():
    why = "[bold]No[/bold] markup [link=x]here[/link], and :warning: is no sign."
    assert why in flat(page("wall-hinge", why=why))
