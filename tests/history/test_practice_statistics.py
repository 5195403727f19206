"""What is asked of many sets: since when, weeks in a row, holds and faults; and deleting all."""

from datetime import date

from history_parts import HINGE, MONDAY, NO, PRESS, YES

from hinge_coach.coach.practice_record import Measured, Pain
from hinge_coach.history.session_writer import open_history


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
