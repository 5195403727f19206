"""What is kept of a session, and what is found when looking back."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from history_parts import HINGE, MONDAY, NO, PRESS, UTC, YES

from hinge_coach.coach.practice_record import Measured, Pain, Place
from hinge_coach.history.session_writer import open_history


def test_a_set_that_was_kept_is_found_by_the_next_program_that_looks(tmp_path, clock, archive):
    session = open_history(tmp_path, clock=clock.read)
    assert session.set_done(HINGE._replace(load="12", load_unit="kg")) is True
    (found,) = archive.sets()  # the session is still running
    assert found._asdict() == {
        "id": 1, "session": 1, "at": "2026-03-02T18:30:00+00:00", "offset": "+00:00", "drill": "wall-hinge",
        "block": "Wall hinge", "set": 1, "side": None, "target": 10, "done": 10, "unit": "reps", "load": "12",
        "load_unit": "kg", "cue": "Long, straight back", "seen_reps": None, "seen_faults": None, "logged": False,
    }  # fmt: skip
    session.close()


def test_a_set_cut_short_is_kept_but_is_no_completed_set(practise, archive, tmp_path):
    practise(HINGE, HINGE._replace(set=2, done=4, complete=False))
    assert [found.done for found in archive.sets()] == [10]
    short = archive._store.read(lambda db: db.execute("SELECT done FROM sets WHERE NOT complete").fetchall(), 1)
    assert short == [(4,)]


def test_reps_can_be_put_right_in_the_rest_that_follows(tmp_path, clock, archive):
    with open_history(tmp_path, clock=clock.read) as history:
        history.set_done(HINGE)
        history.set_done(HINGE._replace(set=2))
        history.set_done(HINGE._replace(set=3, done=2, complete=False))
        assert history.correct_last(7) is True
    assert [found.done for found in archive.sets()] == [10, 7]


def test_putting_right_touches_no_set_of_another_session(practise, archive, tmp_path, clock, on):
    practise(HINGE)
    with open_history(tmp_path, clock=clock.read) as history:
        history.correct_last(3)
    assert [found.done for found in archive.sets()] == [10]


def test_a_time_zone_with_half_hours_is_kept_with_its_offset(tmp_path, clock, archive):
    clock.now = MONDAY.astimezone(ZoneInfo("America/St_Johns"))
    with open_history(tmp_path, clock=clock.read) as history:
        history.set_done(HINGE)
    (found,) = archive.sets()
    assert (found.at, found.offset) == ("2026-03-02T18:30:00+00:00", "-03:30")
    assert datetime.fromisoformat(found.at) == MONDAY


def test_a_set_after_midnight_belongs_to_the_persons_new_day_not_to_that_of_greenwich(tmp_path, clock, archive):
    clock.now = datetime(2026, 3, 2, 23, 30, tzinfo=UTC).astimezone(ZoneInfo("Asia/Tokyo"))
    with open_history(tmp_path, clock=clock.read) as history:
        history.set_done(HINGE)
    assert archive.days(date(2026, 1, 1)) == [(date(2026, 3, 3), 1)]


def test_the_past_knows_which_blocks_of_a_drill_were_done(practise, archive):
    practise(HINGE, PRESS, HINGE._replace(block="Wall hinge, heels closer", complete=False))
    assert archive.past().of("wall-hinge").blocks == {"Wall hinge"}
    assert archive.past().of("hip-flexor-activation").blocks == {"Thigh press"}


def test_flying_west_over_the_date_line_gives_the_day_that_the_person_lives(tmp_path, clock, archive):
    with open_history(tmp_path, clock=clock.read) as history:
        clock.now = datetime(2026, 3, 3, 8, 0, tzinfo=ZoneInfo("Pacific/Auckland"))
        history.set_done(HINGE)
        clock.now = (clock.now + timedelta(hours=10)).astimezone(ZoneInfo("Pacific/Honolulu"))
        history.set_done(HINGE)
    assert [day for day, _ in archive.days(date(2026, 1, 1))] == [date(2026, 3, 2), date(2026, 3, 3)]
    assert [found.at for found in archive.sets()] == ["2026-03-02T19:00:00+00:00", "2026-03-03T05:00:00+00:00"]


def test_the_hour_that_summer_time_gives_back_is_told_apart_by_its_offset(tmp_path, clock, archive):
    berlin = ZoneInfo("Europe/Berlin")
    with open_history(tmp_path, clock=clock.read) as history:
        for fold in (0, 1):
            clock.now = datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=fold)
            history.set_done(HINGE)
    assert [(found.at, found.offset) for found in archive.sets()] == [
        ("2026-10-25T00:30:00+00:00", "+02:00"),
        ("2026-10-25T01:30:00+00:00", "+01:00"),
    ]
    assert archive.days(date(2026, 1, 1)) == [(date(2026, 10, 25), 2)]


def test_every_fact_that_a_session_can_tell_has_its_place(practise):
    told = (HINGE, HINGE._replace(complete=False), YES, NO, Measured("wall-hinge", 15), Pain(None, None), Place("a"))
    assert practise(*told) == [True] * len(told)
