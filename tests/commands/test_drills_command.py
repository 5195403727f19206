"""`hinge-coach drills`: the course as a table that fits, and as JSON."""

import json
import re
import subprocess
import sys
from datetime import date, timedelta

import pytest
from printed import COURSE, keep_kit, practise, text
from rich.cells import cell_len

from hinge_coach.coach.timeline import paced_seconds
from hinge_coach.commands import drills as command
from hinge_coach.course.course import Course
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.errors import CoachError
from hinge_coach.printed.drills_table import drills_page
from hinge_coach.printed.parts import console
from hinge_coach.printed.parts.printed_data import DrillWithState
from hinge_coach.terminal.capabilities import Capabilities

IN_ORDER = [
    "wall-hinge",
    "hip-flexor-activation",
    "behind-the-head-hinge",
    "band-pull-through",
    "cable-pull-through",
    "landmine-hinge",
]


@pytest.fixture
def wall_hinge():
    """The lines of the table whose one drill is the wall hinge, with some of what its file says changed."""

    def lines(columns=80, encoding="utf-8", **changes):
        drill = COURSE["wall-hinge"]._replace(**changes)
        table = [DrillWithState(drill, drill, "new", "")]
        return text(lambda room: drills_page(table, room, course=Course(()), unsaid=""), columns, encoding).splitlines()

    return lines


@pytest.fixture
def printed(capsys):
    def out(folder=None, as_json=False):
        command.drills(folder, as_json)
        return capsys.readouterr().out

    return out


def test_the_table_names_number_name_teaching_kit_dose_and_time(home, printed):
    head, row = (line for line in printed().splitlines() if "Drill" in line or line.startswith("1 "))
    assert re.split("  +", head.strip()) == ["Drill", "What it teaches", "Kit", "Dose", "Time"]
    assert re.split("  +", row) == ["1", "Wall Hinge", "Your seat travels back to a", "wall", "2 × 10", "3:15"]


@pytest.mark.parametrize("columns", [20, 33, 46, 71, 72, 80, 104, 120, 300])
def test_no_line_is_wider_than_the_terminal(home, printed, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    out = printed()
    assert max(map(len, out.splitlines())) <= columns
    assert "hinge-coach kit wall step" in (out if columns > 33 else " ".join(out.split()))


def test_no_line_ends_in_blanks_which_a_narrower_window_would_wrap(home, printed):
    assert not any(line.endswith(" ") for line in printed().splitlines())


def test_below_a_table_there_are_fewer_columns_and_then_a_list(home, printed, monkeypatch):
    monkeypatch.setenv("COLUMNS", "50")
    assert "What it teaches" not in printed()
    monkeypatch.setenv("COLUMNS", "30")
    assert [line.split() for line in printed().splitlines()[4:6]] == [["1", "Wall", "Hinge"], ["2", "×", "10"]]


@pytest.mark.parametrize(("columns", "airy"), [(80, False), (104, True), (120, True)])
def test_where_there_is_room_the_drills_have_air_between_them(home, printed, monkeypatch, columns, airy):
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = printed().splitlines()
    second = next(number for number, line in enumerate(lines) if line.startswith("2 "))
    assert (lines[second - 1] == "") == airy


def test_the_deadlift_stands_apart_as_what_the_course_leads_to(home, printed):
    course, _, onward = printed().partition("And where it leads")
    assert "First Deadlift" in onward and "First Deadlift" not in course
    assert "five and a half drills" in course


def test_without_a_kept_kit_the_table_says_how_to_keep_one(home, printed):
    assert "hinge-coach kit wall step" in printed()
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
    assert (hinge["sets"], hinge["reps"], hinge["tempo"]) == (2, 6, [4, 2, 2, 1]) and "sides" not in hinge


def test_json_counts_the_paced_seconds_of_the_kit_at_hand(home, printed):
    keep_kit(home, "wall")
    owned = read_course().find("4").with_kit(frozenset({"wall"}))
    band = json.loads(printed(as_json=True))[3]
    assert band["work"][0]["name"] == "Floor bridge"
    assert band["seconds"] == paced_seconds(owned.work)


def test_a_history_that_cannot_be_read_is_told_once_and_the_course_is_shown(home, printed, capsys):
    home.mkdir()
    (home / "history.db").write_bytes(b"no database" * 100)
    command.drills(None, False)
    shown = capsys.readouterr()
    assert "Wall Hinge" in shown.out
    assert shown.err.count("\n") == 1 and "can't be read" in shown.err


def test_a_folder_that_is_missing_is_one_sentence(home, tmp_path):
    with pytest.raises(CoachError, match="There is not a folder"):
        command.drills(tmp_path / "nowhere", False)


@pytest.mark.parametrize("written", ["[red]Bold[/red]", "[b]x[/]", ":boom: 10", "[/]", "\\\\[x]", "1e3 'a' 0x1f"])
def test_text_of_a_drill_is_text_and_nothing_else(wall_hinge, written):
    assert written in "\n".join(wall_hinge(summary=written))


def test_what_moves_the_cursor_is_left_away(wall_hinge):
    page = "\n".join(wall_hinge(summary="up\x1b[2J\x07\r\x9b1Adown \u202eleft"))
    assert "up[2J 1Adown left" in page and page.replace("\n", "").isprintable()


def test_wide_characters_keep_the_columns_in_place(wall_hinge):
    page = wall_hinge(name="壁のヒンジ", summary="お尻を壁へ、背中はまっすぐ" * 2)
    head = next(line for line in page if "Time" in line)
    row = next(line for line in page if line.startswith("1 "))
    assert cell_len(row.partition("nothing")[0]) == head.index("Kit") and cell_len(row) == len(head)
    assert all(cell_len(line) <= 80 for line in page)


def test_in_ascii_the_columns_stay_under_their_heads(wall_hinge):
    tables = ["\n".join(wall_hinge(encoding="ascii", order=order)) for order in (4, 4.5)]
    whole, half = (re.search(r"^4.*Wall Hinge.*$", table, re.M)[0] for table in tables)
    assert whole.startswith("4 ") and half.startswith("4.5 ") and whole[4:] == half[4:]


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_without_utf_8_the_whole_table_is_ascii(wall_hinge, columns):
    page = wall_hinge(columns, "ascii", name="Zoë’s Hinge")
    assert any("Zoe's" in line for line in page) and not any({"?", "|", "+"} & set(line) for line in page)


@pytest.mark.parametrize(
    ("can", "coloured", "bold"),
    [
        (Capabilities(styled=True, colours="256"), True, True),
        (Capabilities(styled=True, colours="standard"), True, True),
        (Capabilities(styled=True, no_color=True), False, True),
        (Capabilities(), False, False),
    ],
)
def test_colour_goes_to_a_terminal_only_and_no_color_keeps_bold(home, printed, monkeypatch, can, coloured, bold):
    practise(home, date.today(), answer="yes")
    monkeypatch.setenv("FORCE_COLOR", "1")  # what rich itself would read is not asked
    monkeypatch.setattr(console, "capabilities", lambda: can)
    sequences = set(re.findall("\x1b\\[([0-9;]*)m", printed()))
    assert ("1" in sequences) == bold
    assert any(re.search("(^|;)(3[0-8]|9[0-7])(;|$)", each) for each in sequences) == coloured


def test_json_pays_for_neither_rich_nor_sqlite(home):
    program = (
        "import sys; from pathlib import Path; from hinge_coach.commands.drills import drills;"
        "drills(None, True); print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30, encoding="utf-8")
    assert done.returncode == 0 and "Wall Hinge" in done.stdout
    assert not {"rich", "sqlite3"} & set(done.stderr.split())
