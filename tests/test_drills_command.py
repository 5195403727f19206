"""`hinge-coach drills`: the course as a table that fits, and as JSON."""

import json
import re
import subprocess
import sys
from datetime import date, timedelta

import pytest
from printed import keep_kit, practise, text

from hinge_coach.coach.ladder import ladder
from hinge_coach.coach.record import Past
from hinge_coach.coach.timeline import paced_seconds
from hinge_coach.commands import course as command
from hinge_coach.commands.standing import standings
from hinge_coach.course.library import read_course
from hinge_coach.errors import CoachError
from hinge_coach.stage.course_table import Entry, Listing, course_page
from hinge_coach.stage.paper import width
from hinge_coach.stage.printing import Paper, painted

IN_ORDER = [
    "wall-hinge",
    "hip-flexor-activation",
    "behind-the-head-hinge",
    "band-pull-through",
    "cable-pull-through",
    "landmine-hinge",
]


@pytest.fixture
def printed(capsys):
    def out(folder=None, as_json=False):
        command.drills(folder, as_json)
        return capsys.readouterr().out

    return out


def test_the_table_names_number_name_teaching_kit_dose_and_time(home, printed):
    head, row = (line for line in printed().splitlines() if "Drill" in line or line.startswith("1 "))
    assert re.split("  +", head.strip()) == ["Drill", "What it teaches", "Kit", "Dose", "Time"]
    assert re.split("  +", row) == ["1", "Wall Hinge", "Your seat travels back to a", "wall", "2 × 10", "2:55"]


@pytest.mark.parametrize("columns", [20, 33, 46, 71, 72, 80, 104, 120, 300])
def test_no_line_is_wider_than_the_terminal_but_for_a_command_that_must_not_break(home, printed, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = [line for line in printed().splitlines() if "hinge-coach kit" not in line]
    assert max(map(len, lines)) <= columns


def test_below_a_table_there_are_fewer_columns_and_then_a_list(home, printed, monkeypatch):
    monkeypatch.setenv("COLUMNS", "50")
    assert "What it teaches" not in printed()
    monkeypatch.setenv("COLUMNS", "30")
    assert "1 Wall Hinge\n  2 × 10\n" in printed()


def test_the_deadlift_stands_apart_as_what_the_course_leads_to(home, printed):
    course, _, onward = printed().partition("And where it leads")
    assert "First Deadlift" in onward and "First Deadlift" not in course
    assert "five and a half drills" in course


def test_without_a_kept_kit_the_table_says_how_to_keep_one(home, printed):
    assert "hinge-coach kit wall kettlebell" in printed()
    keep_kit(home, "wall")
    assert "hinge-coach kit" not in printed()


def test_with_a_kit_the_table_shows_the_substitutes_and_says_what_is_left_out(home, printed, monkeypatch):
    keep_kit(home, "wall", "kettlebell")
    monkeypatch.setenv("COLUMNS", "120")
    out = printed()
    assert "Floor bridge, for want of a loop band" in out and "Kettlebell hinge, for want of a landmine" in out
    assert "It needs a cable machine" in out and "left out" in out
    assert "five with your kit" in out


def test_what_was_practised_shows_as_a_state(home, printed):
    today = date.today()
    practise(home, today - timedelta(days=3), answer="yes")
    assert "clean once" in printed()
    practise(home, today - timedelta(days=1), answer="yes")
    assert "learned" in printed()


def test_json_is_the_course_in_order_with_every_promised_key(home, printed):
    course = json.loads(printed(as_json=True))
    assert [drill["id"] for drill in course] == IN_ORDER
    assert [drill["number"] for drill in course] == ["1", "2", "3", "4", "4½", "5"]
    keys = ["id", "order", "number", "name", "summary", "loaded", "kit", "work", "seconds", "source", "state"]
    assert all(list(drill) == keys for drill in course)
    assert course[0]["kit"] == [["wall"]] and course[0]["source"] == "shipped" and course[0]["state"] == "new"
    press, hinge = course[1]["work"]
    assert (press["sets"], press["hold"], press["sides"], press["rest"]) == (3, 5, "both", 15) and "reps" not in press
    assert (hinge["sets"], hinge["reps"], hinge["tempo"]) == (2, 6, [4, 2, 1, 1]) and "sides" not in hinge


def test_json_counts_the_paced_seconds_of_the_kit_at_hand(home, printed):
    keep_kit(home, "wall")
    owned = read_course().find("4").with_kit(frozenset({"wall"}))
    band = json.loads(printed(as_json=True))[3]
    assert band["work"][0]["name"] == "Floor bridge"
    assert band["seconds"] == paced_seconds(owned.work)


@pytest.mark.parametrize("owned", [frozenset(), frozenset({"wall", "kettlebell"}), frozenset(read_course().items)])
def test_with_nothing_practised_the_quick_states_are_the_ladder_s(home, owned):
    course = read_course()
    quick = [(each.drill.id, each.state) for each in standings(course, owned)]
    assert quick == [(rung.drill.id, rung.state) for rung in ladder(course.drills, owned, Past(date.today()))]


def test_a_history_that_cannot_be_read_is_told_once_and_the_course_is_shown(home, printed, capsys):
    home.mkdir()
    (home / "history.db").write_bytes(b"no database" * 100)
    command.drills(None, False)
    shown = capsys.readouterr()
    assert "Wall Hinge" in shown.out
    assert shown.err.count("\n") == 1 and "can't be read" in shown.err


def test_a_folder_that_is_missing_is_one_sentence(home, tmp_path):
    with pytest.raises(CoachError, match="There is no folder"):
        command.drills(tmp_path / "nowhere", False)


def test_text_of_a_drill_is_never_taken_for_markup():
    entry = Entry("1", "[red]Bold[/red]", "[link=x]y[/link]", ("[b]",), ("2 × 8",), 60, "new")
    page = course_page(Listing("The course", "", (entry,)), 80)
    assert "[red]Bold[/red]" in text(page).replace("\n    ", "") and "[link=x]y[/link]" in text(page)


def test_wide_characters_keep_the_columns_in_place():
    entry = Entry("1", "壁のヒンジ", "お尻を壁へ、背中はまっすぐ" * 3, ("壁",), ("2 × 8",), 60, "new")
    page = course_page(Listing("The course", "", (entry,)), 80)
    assert {width(line) for line in page[4:]} == {80 + 2}  # each row as wide as the table, and the gap behind it


def test_in_ascii_the_columns_stay_under_their_heads():
    entries = (Entry(number, "Name", "What", ("wall",), ("2 × 8",), 60, "new") for number in ("4", "4½"))
    listing = Listing("The course", "", tuple(entries))
    plain = list(painted(course_page(listing, 80), Paper(80, unicode=False)))
    assert all(line.isascii() for line in plain)
    assert plain[-1].startswith("4.5 Name") and plain[-1][4:] == plain[-2][4:]


def test_colour_goes_to_a_terminal_only_and_no_colour_keeps_bold():
    line = (("Wall Hinge", "strong"), (" ", ""), ("learned", "rise"))
    assert list(painted([line], Paper())) == ["Wall Hinge learned"]
    assert list(painted([line], Paper(styled=True, colours="256")))[0].count("38;5;") == 1
    bold = list(painted([line], Paper(styled=True, colours=None)))[0]
    assert "\x1b[1mWall Hinge" in bold and "38;" not in bold and "[32m" not in bold


def test_on_a_pipe_neither_rich_nor_sqlite_is_imported(home):
    program = (
        "import sys; from pathlib import Path; from hinge_coach.commands.course import drills;"
        "drills(None, False); print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30, encoding="utf-8")
    assert done.returncode == 0 and "Wall Hinge" in done.stdout
    assert not {"rich", "sqlite3", "json"} & set(done.stderr.split())
