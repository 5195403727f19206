"""What is kept of a session, and what is found when looking back."""

from datetime import date, datetime, timedelta, timezone
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from hinge_coach.coach.practice_record import NEVER, Answer, Measured, Pain, Place, SetDone
from hinge_coach.history.read import read_history
from hinge_coach.history.write import open_history

UTC = timezone.utc
MONDAY = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
HINGE = SetDone("wall-hinge", "Wall hinge", 1, None, 10, 10, "reps", cue="Long, straight back")
PRESS = SetDone("hip-flexor-activation", "Thigh press", 1, "left", 5, 5, "seconds", cue="Brace before you move")
YES = Answer("wall-hinge", "yes", first=True, cue="Long, straight back")
NO = Answer("wall-hinge", "no", first=True, fault="squats", felt="low-back")


@pytest.fixture
def clock():
    """The person's wall clock: `clock.now` is theirs to change."""
    wall = SimpleNamespace(now=MONDAY)
    wall.read = lambda: wall.now
    return wall


@pytest.fixture
def practise(tmp_path, clock):
    """Keeps facts in a session of its own, `days` after the first Monday, and answers whether each was kept."""
    keepers = {SetDone: "set_done", Answer: "answered", Measured: "measured", Pain: "pain", Place: "stands_at"}

    def keep(*facts, days=0):
        clock.now = MONDAY + timedelta(days=days)
        with open_history(tmp_path, clock=clock.read) as history:
            return [getattr(history, keepers[type(fact)])(fact) for fact in facts]

    return keep


@pytest.fixture
def on(clock, archive):
    """The archive as it is looked at on a day, at noon."""

    def looked_at(day):
        clock.now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        return archive

    return looked_at


@pytest.fixture
def archive(tmp_path, clock):
    with read_history(tmp_path, clock=clock.read) as found:
        yield found


def test_a_set_that_was_kept_is_found_by_the_next_program_that_looks(tmp_path, clock, archive):
    session = open_history(tmp_path, clock=clock.read)
    assert session.set_done(HINGE._replace(load="12", load_unit="kg")) is True
    (found,) = archive.sets()  # the session is still running
    assert found._asdict() == {
        "id": 1, "session": 1, "at": "2026-03-02T18:30:00+00:00", "offset": "+00:00", "drill": "wall-hinge",
        "block": "Wall hinge", "set": 1, "side": None, "target": 10, "done": 10, "unit": "reps", "load": "12",
        "load_unit": "kg", "cue": "Long, straight back", "seen_reps": None, "seen_faults": None,
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


def test_somebody_new_has_no_past(archive, tmp_path):
    past = archive.past()
    assert (past.sessions, past.drills, past.place, past.stop_sign) == (0, {}, None, None)
    assert list(archive.sets()) == []
    assert list(tmp_path.iterdir()) == []  # and looking makes nothing


def test_an_answer_that_is_taken_back_is_put_right(practise, archive):
    practise(HINGE, NO, YES)  # nothing was done between the two: the first was the wrong key
    practise(HINGE, NO, YES._replace(drill="band-pull-through"), days=1)
    past = archive.past()
    wall, pull = past.of("wall-hinge"), past.of("band-pull-through")
    assert [answer for _, answer in wall.judged] == ["yes", "no"]
    assert [answer for _, answer in pull.judged] == ["yes"]
    assert wall.faults == (("squats", 1),) and wall.cues == (("Long, straight back", 1),)


def test_only_the_first_graded_check_of_a_day_counts(practise, archive):
    practise(YES._replace(answer="none"), HINGE, YES._replace(first=False))
    practise(NO, HINGE, YES, days=1)
    practise(YES, HINGE, NO, days=2)
    judged = archive.past().of("wall-hinge").judged
    assert judged == ((date(2026, 3, 3), "no"), (date(2026, 3, 4), "yes"))


def test_sessions_that_failed_in_a_row_are_counted_by_their_last_check(practise, archive):
    def failed():
        return archive.past().of("wall-hinge").sessions_failed

    practise(NO)
    practise(NO, HINGE, YES._replace(first=False), days=1)
    assert failed() == 0
    practise(YES, HINGE, NO._replace(first=False), days=2)
    practise(NO._replace(answer="not-quite"), HINGE, NO._replace(answer="none"), days=3)
    practise(NO._replace(answer="none"), days=4)  # an open answer grades nothing
    assert failed() == 2


def test_the_cue_that_worked_most_often_comes_first_and_so_does_the_most_frequent_fault(practise, archive):
    tapping = YES._replace(cue="Tap it")
    practise(YES, HINGE, tapping, HINGE, tapping, HINGE, NO._replace(cue="Tap it"))
    practise(NO, HINGE, NO._replace(fault="leans"), HINGE, NO)
    past = archive.past().of("wall-hinge")
    assert past.cues == (("Tap it", 2), ("Long, straight back", 1))
    assert past.faults == (("squats", 3), ("leans", 1))


def test_reps_beyond_the_target_of_the_last_set_are_known(practise, archive):
    practise(HINGE._replace(done=9), HINGE._replace(set=2, done=12))
    assert archive.past().of("wall-hinge").over == 2
    practise(HINGE._replace(done=8), days=1)
    assert archive.past().of("wall-hinge").over == 0


def test_the_last_load_is_remembered_with_its_unit(practise, archive):
    pull = HINGE._replace(drill="band-pull-through")
    practise(pull._replace(load="red", load_unit="band"), pull._replace(load="blue", load_unit="band"), pull, HINGE)
    past = archive.past()
    assert (past.of("band-pull-through").load, past.of("wall-hinge").load) == (("blue", "band"), None)


def test_what_was_lately_in_hand_is_told_apart_from_nothing_and_from_what_nobody_said(practise, on):
    def lately(today):
        past = on(today).past().of("band-pull-through")
        return past.loaded_day, past.weightless_day

    pull = HINGE._replace(drill="band-pull-through")
    practise(pull)
    assert lately(MONDAY.date()) == (None, None)
    nothing = pull._replace(load="0", load_unit="none")
    practise(nothing, days=1)
    tuesday = MONDAY.date() + timedelta(days=1)
    assert lately(tuesday) == (None, tuesday)
    practise(nothing, pull._replace(load="red", load_unit="band"), days=2)
    wednesday = tuesday + timedelta(days=1)
    assert lately(wednesday) == (wednesday, tuesday)
    assert lately(wednesday + timedelta(days=2)) == (None, None)


def test_a_session_that_was_ended_for_pain_is_a_stop_also_where_nobody_said_how_much(practise, archive, on):
    practise(Pain("wall-hinge", None, ended=True))
    assert (archive.past().stop_sign, archive.past().sign) == (MONDAY.date(), None)
    practise(Pain("wall-hinge", 2, sign="faint", ended=True), days=1)
    assert on(date(2026, 4, 1)).past().sign == "faint"


def test_a_measure_that_is_taken_back_is_put_right(practise, archive):
    practise(Measured("wall-hinge", 17.5), Measured("wall-hinge", 15), HINGE, Measured("wall-hinge", 20))
    assert [value for _, value in archive.past().of("wall-hinge").measured] == [15, 20]


def test_another_session_at_the_same_time_is_put_right_by_nobody_else(tmp_path, clock, archive):
    with open_history(tmp_path, clock=clock.read) as one, open_history(tmp_path, clock=clock.read) as other:
        one.answered(YES)
        other.answered(YES._replace(drill="band-pull-through"))
        one.answered(NO)
    past = archive.past()
    assert [answer for _, answer in past.of("wall-hinge").judged] == ["no"]
    assert [answer for _, answer in past.of("band-pull-through").judged] == ["yes"]


def test_a_measured_skill_is_kept_day_by_day(practise, archive):
    practise(Measured("wall-hinge", 15))
    practise(Measured("wall-hinge", 17.5), days=2)
    measured = archive.past().of("wall-hinge").measured
    assert measured == ((date(2026, 3, 2), 15), (date(2026, 3, 4), 17.5))


def test_only_pain_at_four_or_above_or_a_sign_is_a_stop_sign(practise, on):
    practise(Pain("wall-hinge", 3))
    assert on(date(2026, 4, 1)).past().stop_sign is None
    practise(Pain("wall-hinge", 4, ended=True), days=1)
    assert on(date(2026, 4, 1)).past().stop_sign == date(2026, 3, 3)
    practise(Pain(None, None, sign="dizzy", ended=True), Pain(None, 1), days=3)
    assert on(date(2026, 4, 1)).past().stop_sign == date(2026, 3, 5)


def test_a_clean_set_without_a_cue_is_remembered(practise, archive):
    practise(YES._replace(cued=False, answer="no", cue=None))
    assert archive.past().of("wall-hinge").uncued_yes is False
    practise(YES._replace(cued=False, cue=None))
    assert archive.past().of("wall-hinge").uncued_yes is True


def test_an_interrupted_session_leaves_its_place_and_a_whole_one_none(tmp_path, clock, practise, on):
    place = Place("band-pull-through", 1, 2, "left", ("band-pull-through", "landmine-hinge"), full=True)
    practise(Place("wall-hinge"), place)
    past = on(date(2026, 3, 3)).past()
    assert (past.place, past.place_day) == (place, date(2026, 3, 2))
    with open_history(tmp_path, clock=clock.read) as history:
        assert history.stands_at(None) is True
    assert on(date(2026, 3, 3)).past().place is None


def test_only_sessions_with_a_completed_set_count_as_practice(practise, archive):
    practise(Place("wall-hinge"))
    practise(HINGE._replace(complete=False))
    practise(HINGE, HINGE)
    past = archive.past()
    assert past.sessions == 1
    assert past.of("wall-hinge").last_day == MONDAY.date()
    assert past.of("landmine-hinge") == NEVER


def test_since_gives_the_sets_from_the_persons_own_day_on(practise, archive, on):
    for day in range(5):
        practise(HINGE._replace(set=day), days=day)
    assert [found.set for found in archive.sets(date(2026, 3, 4))] == [2, 3, 4]
    assert list(archive.sets(date(2027, 1, 1))) == []


def test_since_goes_by_days_and_not_by_order_after_a_clock_was_set_back(practise, archive):
    for days in (0, 10, 2, 11):
        practise(HINGE._replace(set=days), days=days)
    assert [found.set for found in archive.sets(date(2026, 3, 12))] == [10, 11]


def test_weeks_in_a_row_are_counted_and_an_open_week_breaks_nothing(practise, on):
    for days in (0, 3, 9, 20):  # three weeks in a row, Monday to Sunday
        practise(HINGE, days=days)
    assert on(date(2026, 3, 22)).streak() == (3, 3)
    assert on(date(2026, 3, 29)).streak() == (3, 3)  # Sunday of the week after: it could still be kept
    assert on(date(2026, 3, 30)).streak() == (0, 3)
    practise(HINGE, days=35)
    assert on(date(2026, 4, 6)).streak() == (1, 3)


def test_a_streak_runs_on_over_new_year(practise, on):
    for days in range(294, 322, 7):
        practise(HINGE, days=days)
    assert on(date(2027, 1, 17)).streak() == (4, 4)


def test_nobody_new_has_a_streak(archive):
    assert archive.streak() == (0, 0)


def test_holds_and_faults_are_told_day_by_day(practise, archive):
    practise(PRESS, PRESS._replace(side="right", done=8), HINGE, NO)
    practise(PRESS, PRESS._replace(complete=False, done=60), NO, HINGE, NO, days=1)
    assert [tuple(hold) for hold in archive.holds(date(2026, 1, 1))] == [
        (date(2026, 3, 2), "hip-flexor-activation", 8, 13),
        (date(2026, 3, 3), "hip-flexor-activation", 5, 5),
    ]
    (fault,) = archive.faults(date(2026, 3, 3))
    assert fault == (date(2026, 3, 3), "wall-hinge", "squats", 2)


def test_deleting_all_leaves_nothing_to_be_found_in_the_files(practise, archive, tmp_path):
    practise(HINGE._replace(load="heirloom kettlebell"), Pain("wall-hinge", 2), NO, Measured("wall-hinge", 15))
    (tmp_path / "history-damaged-2026-01-01.db").write_text("heirloom kettlebell")
    assert archive.delete_all() is True
    assert list(archive.sets()) == []
    assert archive.past().sessions == 0
    assert not any(b"heirloom" in path.read_bytes() for path in tmp_path.iterdir())


def test_a_session_goes_on_while_all_is_deleted_beside_it(tmp_path, clock, archive):
    with open_history(tmp_path, clock=clock.read) as history:
        history.set_done(HINGE)
        archive.delete_all()
        assert history.set_done(HINGE._replace(set=2)) is True
    assert [found.set for found in archive.sets()] == [2]
    assert archive.past().sessions == 1


def test_what_a_person_types_for_a_load_can_neither_break_nor_paint_anything(practise, archive):
    practise(HINGE._replace(load="red'); DROP TABLE sets;--", load_unit="band"))
    practise(HINGE._replace(load="\x1b[31mred\udcff\n", load_unit="band"))
    assert [found.load for found in archive.sets()] == ["red'); DROP TABLE sets;--", "[31mred"]


def test_no_question_reads_every_set(practise, archive):
    """Each of them finds its rows by an index; a scan of a whole table would show with a million sets."""
    practise(HINGE, YES, NO)
    asked = []
    archive._store.read(lambda db: db.set_trace_callback(asked.append), 1)
    for ask in (archive.past, archive.streak, archive.count, archive.ahead):
        ask()
    for ask in (archive.days, archive.holds, archive.faults, archive.sets):
        list(ask(MONDAY.date()))
    archive._store.read(lambda db: db.set_trace_callback(None), 1)
    questions = [query for query in asked if query.startswith("SELECT")]
    plans = [archive._store.read(lambda db, q=query: db.execute(f"EXPLAIN QUERY PLAN {q}").fetchall(), 1)
             for query in questions]  # fmt: skip
    scans = {row[3] for plan in plans for row in plan if row[3].startswith("SCAN") and "INDEX" not in row[3]}
    assert len(questions) > 15
    assert scans <= {"SCAN sessions", "SCAN measures", "SCAN pains", "SCAN place"}  # a row a session, or fewer
