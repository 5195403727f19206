"""`hinge-coach progress`: the ladder, what is next and why, twelve weeks of practice, what grew, faults, best cues."""

import json
import re
from datetime import date, datetime, timedelta
from functools import partial

import pytest
from printed import ZONE, practise, text

from hinge_coach.commands import progress as command
from hinge_coach.commands.shared.progress_data import as_data, review
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.history.history_reader import read_history
from hinge_coach.printed.parts import weekly_charts
from hinge_coach.printed.parts.chart_weeks import first_monday
from hinge_coach.printed.progress_report import progress_page

TODAY = date(2026, 3, 18)  # a Wednesday
COURSE = read_course()
KIT = frozenset(COURSE.items)


@pytest.fixture
def seen(home):
    def look(today=TODAY, kit=KIT):
        evening = datetime(today.year, today.month, today.day, 21, tzinfo=ZONE)
        with read_history(home, clock=lambda: evening) as archive:
            return review(COURSE, kit, archive)

    return look


@pytest.fixture
def page(seen):
    return lambda columns=80, encoding="utf-8": text(partial(progress_page, seen()), columns, encoding)


def ago(days):
    return TODAY - timedelta(days=days)


def section(page, head):
    return page.partition(f"\n{head}\n")[2].partition("\n\n")[0].splitlines()


def test_with_nothing_practised_the_page_is_the_ladder_and_how_to_begin(page):
    lines = page().splitlines()
    assert lines[0].startswith("Your practice") and lines[0].endswith("18 March 2026")
    assert "  hinge-coach start" in lines
    assert len([line for line in lines if line.endswith(" new")]) == 6
    assert "Twelve weeks" not in lines and len(lines) < 20


def test_each_drill_has_its_state_and_its_reason(home, page):
    practise(home, ago(9), answer="yes")
    practise(home, ago(2), answer="yes")
    practise(home, ago(2), "hip-flexor-activation", answer="no", fault="loose-start")
    ladder = section(page(), "The course")
    assert ladder[0].split() == ["●", "1", "Wall", "Hinge", "learned"]
    assert ladder[1].strip() == "Learned; the next test is due in five days."
    assert next(line for line in ladder if "Activation" in line).endswith("learning")
    assert "It waits until you have learned" in ladder[-2]


def test_what_is_next_comes_with_its_reason_and_the_ladder_does_not_repeat_it(home, page):
    practise(home, ago(2), answer="yes")
    out = page()
    assert any("Wall Hinge" in line for line in section(out, "Next"))
    assert out.count("It went well two days ago; do the same today") == 1


def test_the_calendar_shows_the_days_of_twelve_weeks(home, page):
    for day in (ago(0), ago(7), ago(76)):
        practise(home, day)
    practise(home, ago(200))
    calendar = section(page(), "Twelve weeks")
    assert [line.split()[0] for line in calendar[1:8]] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    wednesdays = calendar[3].split()[1:]
    assert wednesdays == ["·"] * 10 + ["■", "■"]
    assert "".join(calendar[1:8]).count("■") == 3 and calendar[4].split()[1] == "■"
    assert all(len(line.split()) == 12 for line in calendar[4:8])  # this week's days to come are empty


def test_the_months_stand_above_the_weeks_that_they_begin_in(home, page):
    practise(home, TODAY)
    months, monday = section(page(), "Twelve weeks")[:2]
    assert months.split() == ["Dec", "Jan", "Feb", "Mar"]
    assert monday[months.index("Feb")] == monday[months.index("Mar")] == "·"


def test_streaks_count_weeks_so_that_rest_days_never_break_them(home, page):
    for weeks in (0, 1, 2):
        practise(home, ago(7 * weeks))
    assert "Three weeks in a row" in page()


def test_a_week_that_is_still_open_breaks_no_streak(home, page):
    practise(home, ago(8))
    practise(home, ago(15))
    assert "Two weeks in a row" in page()


def test_a_streak_that_ended_is_told_without_blame(home, page):
    practise(home, ago(60))
    practise(home, ago(67))
    assert "Two weeks in a row at the longest; any week can begin the next" in page()


def test_the_measured_skill_and_the_hold_grow_as_bars_from_zero(home, page):
    for days, heels, held in ((14, 10, 4), (7, 15, 6), (0, 20, 8)):
        practise(home, ago(days), measured=heels)
        practise(home, ago(days), "hip-flexor-activation", done=held)
    out = page()
    upper, lower = section(out, "What has increased")[:2]
    assert upper.startswith("Heels to the wall") and upper.split()[-2:] == ["▄▄▄", "███"]
    assert lower.startswith("10 → 20 cm") and lower.split()[-3:] == ["███", "███", "███"]
    assert "Hold, Hip Flexor Activation" in out and "4 → 8 s" in out


def test_a_fault_looks_as_it_does_in_the_drill_that_the_kit_makes_of_it(home, seen):
    practise(home, ago(2), "band-pull-through", answer="no", fault="stops-short")
    told = [seen(kit=kit).faults[0].looks for kit in (KIT, frozenset())]
    drill = COURSE.find("band-pull-through")
    assert told == [
        next(fault.looks for fault in each.faults if fault.id == "stops-short")
        for each in (drill, drill.with_kit(frozenset()))
    ]
    assert told[0] != told[1]


def test_faults_are_counted_week_by_week_over_all_drills_the_most_frequent_first(home, page):
    practise(home, ago(14), answer="no", fault="squats")
    practise(home, ago(7), answer="no", fault="back-rounds")
    practise(home, ago(0), "landmine-hinge", answer="no", fault="back-rounds")
    first, second = section(page(), "What went wrong, week by week")
    assert first.split() == ["Your", "back", "rounds", *"·········", "·", "1", "1"]
    assert second.split()[-3:] == ["1", "·", "·"] and second.startswith("Your knees go first")


def test_the_best_cue_of_each_drill_is_the_one_of_the_most_clean_sets(home, page):
    for days in (9, 6, 3):
        practise(home, ago(days), answer="yes", cue="Pinch the fold at your hips" if days > 3 else "Stay long")
    assert section(page(), "Your best cues") == ["1   Pinch the fold at your hips: two clean sets"]


def a_quarter(home):
    for days in range(84, -1, -5):
        drill = list(COURSE.drills)[days % 6]
        fault = drill.faults[days % len(drill.faults)].id
        practise(home, ago(days), drill.id, answer=("yes", "no")[days % 2], fault=fault if days % 2 else None)
        practise(home, ago(days), measured=10 + days % 7)


def test_the_page_fits_every_width(home, page):
    a_quarter(home)
    for columns in (20, 28, 40, 56, 72, 80, 109, 110, 120, 200):
        lines = page(columns).splitlines()
        assert max(map(len, lines)) <= columns
        days = [line for line in lines if re.search("(^|  )(Mon|Tue|Wed|Thu|Fri|Sat|Sun) ", line)]
        assert len(days) == 7, f"a chart is wrapped at {columns}"


def test_a_fault_that_is_longer_than_its_label_is_told_whole(home, page):
    practise(home, ago(0), "hip-flexor-activation", answer="no", fault="hip-pinch")
    first, second, *_ = section(page(), "What went wrong, week by week")
    assert (first.split()[:5], second.strip()) == (["The", "front", "of", "your", "hip"], "pinches")


def test_a_wide_terminal_has_two_columns(home, page):
    a_quarter(home)
    wide, narrow = page(120).splitlines(), page(80).splitlines()
    assert wide[2].split() == ["Next", "Twelve", "weeks"]
    assert len(wide) < 0.75 * len(narrow)


def test_without_utf8_everything_is_ascii_and_the_columns_hold(home, page):
    a_quarter(home)
    lines = page(encoding="ascii").splitlines()
    days = [line for line in lines if line[:3] in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")]
    assert len(days) == 7 and set("".join(day[3:] for day in days)) == {" ", ".", "#"}


def test_an_axis_ends_with_this_week_and_begins_eleven_before_it():
    on = weekly_charts.axis(TODAY, 76)
    assert on.mondays[-1] == date(2026, 3, 16) and on.mondays[0] == first_monday(TODAY) == date(2025, 12, 29)
    assert (on.week(on.first), on.week(TODAY), on.week(on.first - timedelta(days=1))) == (0, 11, -1)


def test_json_has_all_that_the_page_has(home, seen):
    practise(home, ago(7), answer="no", fault="squats", measured=15)
    practise(home, ago(0), answer="yes")
    data = json.loads(json.dumps(as_data(seen())))
    assert data["today"] == "2026-03-18" and data["sessions"] == 2
    assert data["streak"] == {"weeks": 2, "longest": 2}
    assert data["calendar"] == [{"day": "2026-03-11", "sets": 1}, {"day": "2026-03-18", "sets": 1}]
    assert data["drills"][0]["state"] == "passed-once" and data["drills"][-1]["bridge"] is True
    assert data["next"]["headline"] and {"id", "kind", "reason", "seconds"} <= set(data["next"]["drills"][0])
    assert data["measured"][0]["days"] == [{"day": "2026-03-11", "value": 15}]
    assert data["faults"] == [
        {"id": "squats", "looks": "Your knees go first", "days": [{"day": "2026-03-11", "times": 1}]}
    ]
    assert data["cues"] == [{"drill": "wall-hinge", "cue": "Reach your seat back to the wall", "sets": 1}]


def test_the_command_prints_the_page_and_the_json(home, capsys):
    practise(home, date.today())
    command.progress(None, False)
    assert "One week in a row" in capsys.readouterr().out
    command.progress(None, True)
    assert json.loads(capsys.readouterr().out)["streak"]["weeks"] == 1
