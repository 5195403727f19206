"""A clock that was ahead once: what bears a date still to come counts for nothing until then, and is told once."""

from datetime import date, datetime, timedelta, timezone
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from hinge_coach.coach.practice_record import Answer, Measured, Pain, Place, SetDone
from hinge_coach.diagnosis import personal_data
from hinge_coach.history.history_reader import read_history
from hinge_coach.history.session_writer import open_history

NOW = datetime(2026, 3, 10, 18, 30, tzinfo=timezone.utc)
SET = SetDone("wall-hinge", "Wall hinge", 1, None, 10, 12, "reps", cue="Tap it", load="12", load_unit="kg")
HOLD = SetDone("hip-flexor-activation", "Thigh press", 1, "left", 5, 5, "seconds", cue="Brace")
YES = Answer("wall-hinge", "yes", first=True, cue="Tap it", cued=False)
NO = Answer("wall-hinge", "no", first=True, fault="squats", felt="low-back")
EVERYTHING = (SET, YES, HOLD, NO, Measured("wall-hinge", 25), Pain("wall-hinge", 6, "sharp", ended=True))
AHEAD = [timedelta(days=1), timedelta(days=3), timedelta(weeks=2), timedelta(days=1400)]


@pytest.fixture
def clock():
    wall = SimpleNamespace(now=NOW)
    wall.read = lambda: wall.now
    return wall


@pytest.fixture
def practise(clock):
    """Keeps facts in a session of its own while the clock is wrong by so much; afterwards it is right again."""
    keepers = {SetDone: "set_done", Answer: "answered", Measured: "measured", Pain: "pain", Place: "stands_at"}

    def keep(folder, *facts, wrong=timedelta(0)):
        clock.now = NOW + wrong
        with open_history(folder, clock=clock.read) as history:
            assert all(getattr(history, keepers[type(fact)])(fact) for fact in facts)
        clock.now = NOW

    return keep


def looked_at(folder, clock):
    """Every answer that the history gives about the person's days."""
    since = date(2025, 12, 1)
    with read_history(folder, clock=clock.read) as archive:
        series = [ask(since) for ask in (archive.days, archive.holds, archive.faults)]
        return [archive.past(), archive.streak(), *series]


@pytest.mark.parametrize("wrong", AHEAD, ids=str)
def test_what_was_kept_while_the_clock_was_ahead_counts_for_nothing(tmp_path, clock, practise, wrong):
    for folder in ("right", "wrong"):
        practise(tmp_path / folder, SET, YES, Place("wall-hinge"), wrong=timedelta(days=-9))
        practise(tmp_path / folder, HOLD, wrong=timedelta(days=-8))
    practise(tmp_path / "wrong", *EVERYTHING, SET._replace(drill="landmine-hinge"), wrong=wrong)
    assert looked_at(tmp_path / "wrong", clock) == looked_at(tmp_path / "right", clock)
    practise(tmp_path / "wrong", Place("landmine-hinge"), wrong=wrong)
    assert looked_at(tmp_path / "wrong", clock)[0].place is None


@pytest.mark.parametrize("wrong", AHEAD, ids=str)
def test_where_all_of_it_lies_ahead_the_person_is_new(tmp_path, clock, practise, wrong):
    practise(tmp_path, *EVERYTHING, Place("wall-hinge"), wrong=wrong)
    past, streak, *series = looked_at(tmp_path, clock)
    assert (past.sessions, past.drills, past.place, past.stop_sign, streak) == (0, {}, None, None, (0, 0))
    assert series == [[], [], []]


def test_it_is_kept_all_the_same_and_counts_from_its_day_on(tmp_path, clock, practise):
    practise(tmp_path, SET, YES, wrong=timedelta(days=30))
    with read_history(tmp_path, clock=clock.read) as archive:
        assert (archive.count(), archive.ahead(), len(list(archive.sets()))) == (1, 1, 1)
        clock.now = NOW + timedelta(days=30)
        past = archive.past()
        assert (archive.ahead(), past.sessions) == (0, 1)
        assert past.of("wall-hinge").judged == ((clock.now.date(), "yes"),)


def test_a_clock_that_was_hours_ahead_on_the_same_day_changes_nothing(tmp_path, clock, practise):
    practise(tmp_path, SET, Pain("wall-hinge", 6, ended=True), wrong=timedelta(hours=5))
    past = looked_at(tmp_path, clock)[0]
    assert past.of("wall-hinge").last_day == past.stop_sign == NOW.date()


def test_a_journey_west_over_the_date_line_takes_nothing_away(tmp_path, clock, practise):
    auckland, honolulu = ZoneInfo("Pacific/Auckland"), ZoneInfo("Pacific/Honolulu")
    clock.now = datetime(2026, 3, 11, 8, 0, tzinfo=auckland)
    with open_history(tmp_path, clock=clock.read) as history:
        for keep, fact in (
            (history.set_done, SET), (history.answered, YES), (history.measured, Measured("wall-hinge", 25)),
            (history.pain, Pain("wall-hinge", 6, ended=True)), (history.stands_at, Place("wall-hinge")),
        ):  # fmt: skip
            assert keep(fact)
    clock.now = (clock.now + timedelta(hours=10)).astimezone(honolulu)
    today = date(2026, 3, 10)
    assert clock.now.date() == today
    past, streak, days, *_ = looked_at(tmp_path, clock)
    wall = past.of("wall-hinge")
    assert (past.sessions, past.stop_sign, past.place_day, wall.last_day, wall.loaded_day) == (1, *[today] * 4)
    assert (wall.judged, wall.measured) == (((today, "yes"),), ((today, 25),))
    assert (streak, days) == ((1, 1), [(date(2026, 3, 11), 1)])


def test_a_session_after_midnight_counts_for_whoever_flew_west_then(tmp_path, clock):
    clock.now = datetime(2026, 3, 10, 23, 50, tzinfo=ZoneInfo("Pacific/Auckland"))
    with open_history(tmp_path, clock=clock.read) as history:
        clock.now += timedelta(minutes=20)
        history.set_done(SET)
    clock.now = (clock.now + timedelta(hours=9)).astimezone(ZoneInfo("Pacific/Honolulu"))
    assert looked_at(tmp_path, clock)[0].of("wall-hinge").last_day == clock.now.date() == date(2026, 3, 10)


def test_it_is_told_once_with_how_many_sets(tmp_path, clock, practise):
    def told():
        with open_history(tmp_path, clock=clock.read) as history:
            return history.still_to_come()

    practise(tmp_path, SET)
    assert told() is None
    practise(tmp_path, SET, YES, SET._replace(complete=False), SET, wrong=timedelta(days=500))
    assert told() == (
        "2 sets of your history bear a date in the future, so they count from that day on; "
        "if today is not 10 March 2026, set the clock."
    )
    assert told() is None
    practise(tmp_path, SET, wrong=timedelta(days=2))  # once more
    assert told().startswith("3 sets ")
    assert told() is None
    with read_history(tmp_path) as archive:
        archive.delete_all()
    practise(tmp_path, SET, wrong=timedelta(days=1))
    assert told().startswith("1 set of your history bears a date in the future, so it counts ")


def test_facts_without_a_set_are_no_news(tmp_path, clock, practise):
    practise(tmp_path, YES, SET._replace(complete=False), wrong=timedelta(days=500))
    with open_history(tmp_path, clock=clock.read) as history:
        assert history.still_to_come() is None


def test_the_doctor_tells_them_apart_and_asks_for_the_clock_where_all_lies_ahead(tmp_path, practise):
    practise(tmp_path, SET)
    assert personal_data.history(tmp_path).found == "1 set saved, from one day of practice"
    years = timedelta(days=365 * 300)
    practise(tmp_path, SET, SET, wrong=years)
    found = personal_data.history(tmp_path)
    assert found.found.endswith("; 2 more with a date in the future, which count from that day on")
    assert found.state == "fine"
    practise(tmp_path / "b", SET, wrong=years)
    found = personal_data.history(tmp_path / "b")
    assert "1 more with a date in the future, which counts from that day on" in found.found
    assert found.do.startswith("set the clock, if today is not ")
