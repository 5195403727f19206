"""The past as the coach asks for it."""

from datetime import date, timedelta

from history_parts import HINGE, MONDAY, NO, YES

from hinge_coach.coach.practice_record import NEVER, Measured, Pain, Place
from hinge_coach.history.session_writer import open_history


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


def test_an_answer_is_put_right_over_a_set_that_was_cut_short_and_over_no_whole_one(practise, archive):
    practise(HINGE, YES, HINGE._replace(set=2, done=3, complete=False), NO)
    practise(HINGE, YES, HINGE, NO, days=1)
    assert [answer for _, answer in archive.past().of("wall-hinge").judged] == ["no", "yes"]


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
    practise(Pain("wall-hinge", 4), days=1)
    assert on(date(2026, 4, 1)).past().stop_sign == date(2026, 3, 3)
    practise(Pain(None, None, sign="dizzy", ended=True), Pain(None, 1), days=3)
    assert on(date(2026, 4, 1)).past().stop_sign == date(2026, 3, 5)


def test_a_clean_set_without_a_cue_is_remembered(practise, archive):
    practise(YES._replace(cued=False, answer="no", cue=None))
    assert archive.past().of("wall-hinge").uncued_yes is False
    practise(YES._replace(cued=False, cue=None))
    assert archive.past().of("wall-hinge").uncued_yes is True


def test_an_interrupted_session_leaves_its_place_and_a_whole_one_none(tmp_path, clock, practise, on):
    place = Place("band-pull-through", 1, 2, "left", ("band-pull-through", "landmine-hinge"), ((1, 2), (3,)))
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
