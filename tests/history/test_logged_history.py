"""What is told afterwards counts on the day that it was done, whatever was kept since."""

import sqlite3
from datetime import date, timedelta

import pytest
from history_parts import HINGE, MONDAY, NO, YES

from hinge_coach.coach.practice_record import Answer, Measured, Pain, Place, SetDone
from hinge_coach.coach.rules.learned_drills import learning_state
from hinge_coach.errors import CoachError
from hinge_coach.history import migrations, open_database
from hinge_coach.history.history_reader import read_history
from hinge_coach.history.logged_practice import open_log
from hinge_coach.history.session_writer import open_history

PULL = HINGE._replace(drill="band-pull-through", load="8", load_unit="kg")


@pytest.fixture
def told(tmp_path, clock):
    """Tells facts of a day, `days` after the first Monday, as late as the clock says; what is kept of the sets."""

    def tell(*facts, days=0):
        with open_log(tmp_path, clock=clock.read) as log:
            return log.keep(facts, MONDAY.date() + timedelta(days=days))

    return tell


def test_what_was_told_of_tuesday_stands_between_monday_and_wednesday(practise, told, archive):
    practise(HINGE)
    practise(HINGE, days=2)
    kept = told(HINGE._replace(set=1), HINGE._replace(set=2), days=1)
    assert [(each.at, each.set, each.logged) for each in kept] == [
        ("2026-03-03T12:00:00+00:00", 1, True),
        ("2026-03-03T12:00:00+00:00", 2, True),
    ]
    listed = list(archive.sets())
    assert [each.at[:10] for each in listed] == ["2026-03-02", "2026-03-03", "2026-03-03", "2026-03-04"]
    assert [each.logged for each in listed] == [False, True, True, False]
    assert list(archive.sets(date(2026, 3, 4))) == listed[-1:]


def test_what_was_told_of_today_bears_the_moment_of_telling(told):
    (kept,) = told(HINGE)
    assert kept.at == "2026-03-02T18:30:00+00:00"


def test_what_was_told_is_judged_in_the_order_of_the_days(practise, told, archive):
    practise(HINGE, YES)
    practise(HINGE, YES, days=4)
    told(HINGE, NO, days=2)
    own = archive.past().of("wall-hinge")
    assert [answer for _, answer in own.judged] == ["yes", "no", "yes"]
    assert own.sessions_failed == 0
    told(HINGE, NO, days=3)
    assert archive.past().of("wall-hinge").sessions_failed == 0
    assert learning_state(archive.past().of("wall-hinge")).passes == 2


def test_a_day_s_answer_that_was_given_before_stands(practise, told, archive):
    practise(HINGE, NO)
    told(HINGE, YES)
    assert [answer for _, answer in archive.past().of("wall-hinge").judged] == ["no"]
    told(HINGE, YES, days=-1)
    told(HINGE, NO, days=-1)
    assert [answer for _, answer in archive.past().of("wall-hinge").judged] == ["yes", "no"]


def test_a_live_answer_that_was_left_open_leaves_the_day_to_be_told(practise, told, archive):
    practise(HINGE, YES._replace(answer="none"))
    told(HINGE, YES)
    assert [answer for _, answer in archive.past().of("wall-hinge").judged] == ["yes"]


def test_the_last_load_measure_and_pain_are_those_of_the_last_day(practise, told, on):
    practise(PULL, Measured("wall-hinge", 20), Pain(None, 5, ended=True), days=5)
    told(PULL._replace(load="4"), Measured("wall-hinge", 15), Pain(None, None, sign="faint", ended=True), days=2)
    past = on(date(2026, 3, 9)).past()
    assert past.of("band-pull-through").load == ("8", "kg")
    assert [value for _, value in past.of("wall-hinge").measured] == [15, 20]
    assert (past.stop_sign, past.sign) == (date(2026, 3, 7), None)


def test_the_streak_and_the_rest_days_see_what_was_told(practise, told, on):
    practise(HINGE)
    practise(HINGE, days=14)
    assert on(date(2026, 3, 16)).streak() == (1, 1)
    told(PULL, days=7)
    assert on(date(2026, 3, 16)).streak() == (3, 3)
    told(PULL, days=13)
    assert on(date(2026, 3, 16)).past().of("band-pull-through").loaded_day == date(2026, 3, 15)


def test_the_past_of_a_morning_knows_nothing_of_that_day_or_later(practise, told, on):
    practise(HINGE, YES)
    practise(HINGE, NO, days=1)
    past = on(date(2026, 3, 6)).past(morning_of=date(2026, 3, 3))
    assert (past.today, past.sessions) == (date(2026, 3, 3), 1)
    assert [answer for _, answer in past.of("wall-hinge").judged] == ["yes"]
    assert on(date(2026, 3, 6)).practised_on(date(2026, 3, 3)) == {"wall-hinge"}


def test_days_told_in_any_order_make_the_same_past_as_live_ones(tmp_path, clock):
    bare = Answer("wall-hinge", "yes", first=True)
    days = {
        0: (Measured("wall-hinge", 15), HINGE._replace(cue=None), bare),
        3: (PULL._replace(cue=None), NO._replace(felt=None, cue=None), Pain("wall-hinge", 5, ended=True)),
        4: (HINGE._replace(done=12, cue=None), bare._replace(answer="not-quite", cued=False)),
        9: (Measured("wall-hinge", 20), PULL._replace(load="10", cue=None), bare._replace(cued=False)),
    }
    keepers = {SetDone: "set_done", Answer: "answered", Measured: "measured", Pain: "pain"}
    for day, facts in days.items():
        clock.now = MONDAY + timedelta(days=day)
        with open_history(tmp_path / "live", clock=clock.read) as history:
            assert all(getattr(history, keepers[type(fact)])(fact) for fact in facts)
    clock.now = MONDAY + timedelta(days=10)
    for day in (4, 0, 9, 3):
        with open_log(tmp_path / "told", clock=clock.read) as log:
            log.keep(days[day], MONDAY.date() + timedelta(days=day))
    pasts = []
    for name in ("live", "told"):
        with read_history(tmp_path / name, clock=clock.read) as archive:
            pasts.append((archive.past(), archive.past(morning_of=MONDAY.date() + timedelta(days=4)), archive.streak()))
    assert pasts[0] == pasts[1]


def test_what_an_interrupted_session_had_left_is_not_gone_on_with_once_it_is_told(practise, tmp_path, clock, archive):
    practise(HINGE, Place("wall-hinge"))
    with open_log(tmp_path, clock=clock.read) as log:
        log.keep([PULL], MONDAY.date())
        assert archive.past().place == Place("wall-hinge")
        log.keep([HINGE], MONDAY.date(), ends_session=True)
    assert archive.past().place is None


def test_all_of_it_is_kept_or_nothing(told, archive, tmp_path, clock):
    with open_log(tmp_path, clock=clock.read) as log, pytest.raises(CoachError):
        log.keep([HINGE, YES, HINGE._replace(drill=None)], MONDAY.date())
    assert archive.past().drills == {} and list(archive.sets()) == []


def test_where_nothing_can_be_kept_that_is_said_before_anything_is_asked(tmp_path, clock, told):
    told(HINGE)
    holder = sqlite3.connect(tmp_path / "history.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(CoachError, match="Another program is using your history"):
        open_log(tmp_path, clock=clock.read)
    holder.close()


def test_a_history_from_before_anything_was_logged_keeps_every_set(practise, told, archive, monkeypatch):
    with monkeypatch.context() as before:
        before.setattr(migrations, "STEPS", migrations.STEPS[:3])
        for module in (migrations, open_database):
            before.setattr(module, "LATEST", 3)
        practise(PULL, NO)
    told(PULL, YES, days=1)
    assert [each.logged for each in archive.sets()] == [False, True]
    assert archive.past().of("wall-hinge").sessions_failed == 1
