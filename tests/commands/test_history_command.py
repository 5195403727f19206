"""`hinge-coach history`: every completed set as a table, as JSON and for a spreadsheet; and deleting all of it."""

import csv
import io
import json
import sqlite3
from datetime import date, timedelta

import pytest
from printed import keep_kit, practise, text
from rich.console import Group

from hinge_coach.commands import history as command
from hinge_coach.errors import CoachError
from hinge_coach.history import history_reader
from hinge_coach.history.history_reader import read_history
from hinge_coach.history.practice_statistics import StoredSet
from hinge_coach.history.stored_dates import read_day
from hinge_coach.printed.history_table import history_page, local
from hinge_coach.settings.personal_folder import HISTORY

MONDAY, WEDNESDAY = date(2026, 3, 2), date(2026, 3, 4)
KEYS = [
    *("id", "session", "at", "offset", "drill", "block", "set", "side"),
    *("target", "done", "unit", "load", "load_unit", "cue", "seen_reps", "seen_faults", "logged"),
]
SET = StoredSet(
    1, 1, "2026-03-02T16:30:00+00:00", "+02:00", "wall-hinge", "Wall hinge", 1, None, 10, 10, "reps", None, None, None
)


@pytest.fixture
def printed(home, capsys):
    def out(as_json=False, as_csv=False, since=None):
        command.history(as_json, as_csv, since)
        return capsys.readouterr().out

    return out


@pytest.fixture
def rows(printed):
    return lambda **how: list(csv.reader(io.StringIO(printed(as_csv=True, **how), newline="")))


def test_the_table_goes_day_by_day_by_the_person_s_own_clock(home, printed):
    practise(home, MONDAY)
    practise(home, WEDNESDAY, "landmine-hinge", done=6, load="12", load_unit="kg")
    lines = [line.split() for line in printed().splitlines()]
    assert lines[0] == ["Monday", "2", "March", "2026"]
    assert lines[1] == ["18:30", "Wall", "Hinge", "set", "1", "10", "reps"]
    assert lines[3:5] == [
        ["Wednesday", "4", "March", "2026"],
        ["18:30", "Landmine", "Hinge", "set", "1", "6", "of", "8", "reps", "12", "kg"],
    ]
    assert " ".join(lines[-1]) == "2 sets on 2 days"


def test_a_wide_terminal_shows_the_cue_as_well(home, printed, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    practise(home, MONDAY, "hip-flexor-activation")
    line = next(line for line in printed().splitlines() if "18:30" in line)
    assert "Thigh press" in line and "1 left" in line and "5 s" in line and "Belly firm first, then move" in line


def table(sets, columns=80, **names):
    return text(lambda room: Group(*history_page(sets, names, room)), columns)


@pytest.mark.parametrize("columns", [20, 41, 60, 61, 78, 80, 110, 120])
def test_every_line_fits_and_is_one_line(columns):
    long = SET._replace(block="B" * 90, load="9" * 40, load_unit="kg", cue="C" * 90, drill="d")
    lines = table([long], columns, d="A drill with a long name").splitlines()
    assert len(lines) == 4 and all(len(line) <= columns for line in lines)


def test_a_band_s_name_is_whole_from_eighty_columns_on():
    assert "medium band" in table([SET._replace(load="medium", load_unit="band")])


def test_a_drill_that_is_gone_keeps_its_id():
    assert "tail-wag" in table([SET._replace(drill="tail-wag")])


def test_what_was_kept_is_text_and_nothing_else():
    kept = SET._replace(drill="[red]", block="[/]", load=":boom:", load_unit="\x1b[2J", cue="壁\n[b]wall[/b]")
    (line,) = [line for line in table([kept], 120).splitlines() if "18:30" in line]
    assert line.split() == ["18:30", "[red]", "[/]", "set", "1", "10", "reps", ":boom:", "[2J", "壁", "[b]wall[/b]"]


@pytest.mark.parametrize(
    ("offset", "clock"), [("+00:00", "16:30"), ("+02:00", "18:30"), ("-09:30", "07:00"), ("+05:45", "22:15")]
)
def test_local_time_is_utc_and_the_offset(offset, clock):
    assert f"{local(SET.at, offset):%H:%M}" == clock


def test_where_nothing_is_kept_the_table_says_how_to_begin(home, printed):
    assert printed() == "No completed set yet. The first session begins with: hinge-coach start\n"
    assert printed(since=MONDAY) == "No completed set since 2 March 2026.\n"
    assert not home.exists()


def test_json_is_an_array_of_the_promised_keys_oldest_first(home, printed):
    practise(home, MONDAY)
    practise(home, WEDNESDAY, "landmine-hinge", load="12", load_unit="kg", cue=None)
    first, last = json.loads(printed(as_json=True))
    assert list(first) == KEYS
    assert (first["at"], first["offset"]) == ("2026-03-02T16:30:00+00:00", "+02:00")
    assert (first["drill"], first["target"], first["done"], first["unit"]) == ("wall-hinge", 10, 10, "reps")
    assert (last["load"], last["load_unit"], last["cue"], last["side"]) == ("12", "kg", None, None)


def test_json_of_nothing_is_an_empty_array(printed):
    assert printed(as_json=True) == "[]\n"


def test_csv_opens_with_a_head_and_has_a_line_a_set(home, printed, rows):
    practise(home, MONDAY, cue="Reach back, far")
    assert printed(as_csv=True).count("\r\n") == 2
    head, row = rows()
    assert head == KEYS
    cells = dict(zip(head, row, strict=True))
    assert cells["cue"] == "Reach back, far"
    assert cells["offset"].startswith("UTC")  # a spreadsheet would reckon with +02:00


def test_csv_of_nothing_is_its_head(rows):
    assert rows() == [KEYS]


@pytest.mark.parametrize("sign", "=+-@")
def test_csv_never_begins_a_cell_as_a_formula(home, rows, sign):
    practise(home, MONDAY, cue=f"{sign}1+1", load=f"{sign}cmd", load_unit="band")
    cells = dict(zip(*rows(), strict=True))
    assert cells["cue"] == f"'{sign}1+1" and cells["load"] == f"'{sign}cmd"
    assert not any(cell.startswith(tuple("=+-@\t\r")) for cell in cells.values())


def test_since_counts_by_the_person_s_own_day(home, printed, rows):
    practise(home, MONDAY)
    practise(home, WEDNESDAY)
    assert len(json.loads(printed(as_json=True, since=WEDNESDAY))) == 1
    assert len(rows(since=MONDAY)) == 3
    assert "Monday" not in printed(since=WEDNESDAY)


def test_a_million_sets_are_written_as_they_are_read():
    """The next day is asked for only after the one before it is drawn."""
    asked = []

    def sets():
        for number in range(1_000_000):
            asked.append(number)
            yield SET._replace(at=f"{MONDAY + timedelta(days=number // 3)}T16:30:00+00:00")

    days = history_page(sets(), {}, 80)
    for _ in range(10):
        next(days)
    assert len(asked) == 31


def test_everything_is_deleted_once_the_person_says_so(home, printed, capsys):
    practise(home, MONDAY, answer="yes")
    questions = []
    command.delete_all(lambda question: questions.append(question) or True)
    assert questions == ["This deletes 1 completed set and all that is saved with it, permanently. Delete it?"]
    assert "deleted" in capsys.readouterr().out
    assert printed(as_json=True) == "[]\n"


def test_where_a_reader_keeps_traces_on_the_disk_that_is_told(home, monkeypatch, capsys):
    monkeypatch.setattr(history_reader, "BEFORE", 0.05)
    practise(home, MONDAY)
    reader = sqlite3.connect(home / HISTORY, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM sets").fetchone()
    command.delete_all(lambda question: True)
    assert "the last traces leave the disk when it ends" in capsys.readouterr().out
    reader.close()


def test_a_damaged_file_that_cannot_be_deleted_is_told_with_what_is_deleted(home, monkeypatch, printed):
    practise(home, MONDAY)
    damaged = home / "history-damaged-2026-01-01.db"
    damaged.mkdir()  # as nobody can delete a folder like a file
    with pytest.raises(CoachError, match=f"Your history is deleted, but the damaged file {damaged} can't be"):
        command.delete_all(lambda question: True)
    assert read_history().count() == 0


def test_a_no_deletes_nothing(home, printed, capsys):
    practise(home, MONDAY)
    practise(home, WEDNESDAY)
    questions = []
    command.delete_all(lambda question: questions.append(question))
    assert questions[0].startswith("This deletes 2 completed sets")
    assert capsys.readouterr().out == "Nothing was deleted.\n"
    assert len(json.loads(printed(as_json=True))) == 2


def test_where_nothing_is_kept_nobody_is_asked(home, capsys):
    keep_kit(home, "wall")
    command.delete_all(lambda question: pytest.fail("asked"))
    assert "nothing to delete" in capsys.readouterr().out


@pytest.mark.parametrize(
    "typed", ["20261122", "2026-W10-1", "2026-326", "2026-1-2", "2026-11-22T10:00", "٢٠٢٦-11-22", "2026-02-30", ""]
)
def test_a_day_has_one_form_whatever_the_python(typed):
    assert read_day("2026-11-22") == date(2026, 11, 22)
    with pytest.raises(ValueError):
        read_day(typed)


@pytest.mark.parametrize(("column", "text"), [("day", "20250302"), ("day", "2025-W10-1"), ("at", "20260302T163000Z")])
def test_a_day_or_a_moment_that_somebody_wrote_otherwise_is_told_whatever_the_python(home, printed, column, text):
    practise(home, MONDAY)
    db = sqlite3.connect(home / HISTORY)
    db.execute(f"UPDATE sets SET {column} = ?", (text,))
    db.commit()
    db.close()
    with pytest.raises(CoachError, match="holds something unreadable"), read_history(home) as archive:
        list(archive.sets()), archive.days(date.min)
