"""What a camera saw stands in the history beside what the person did and said."""

import json
from datetime import date, datetime, timezone
from functools import partial

import pytest
from printed import text

from hinge_coach.coach.practice_record import Answer, SeenSet, SetDone
from hinge_coach.commands import history as history_command
from hinge_coach.commands.shared.progress_data import as_data, review
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.history import migrations, open_database
from hinge_coach.history.history_reader import read_history
from hinge_coach.history.session_writer import open_history
from hinge_coach.printed.progress_report import progress_page

HINGE = SetDone("wall-hinge", "Wall hinge", 1, None, 10, 10, "reps")
SQUATS = SeenSet(9, (("squats", (4, 5)), ("low-back", (5,))))
YES = Answer("wall-hinge", "yes", said="yes", seen="clean")


def noon():
    return datetime(2026, 3, 4, 12, tzinfo=timezone.utc)


@pytest.fixture
def kept(home):
    """Keeps sets with what was seen of them, and checks; gives the archive."""

    def keep(*facts):
        with open_history(home, clock=noon) as history:
            for fact in facts:
                keeper = {SetDone: "set_done", SeenSet: "seen_last", Answer: "answered"}[type(fact)]
                assert getattr(history, keeper)(fact) is True
        return read_history(home, clock=noon)

    return keep


def seen(archive):
    with archive:
        return [(each.seen_reps, each.seen_faults) for each in archive.sets()]


def test_what_was_seen_stands_with_the_last_completed_set(kept):
    cut_short = HINGE._replace(set=2, done=3, complete=False)
    clean, unjudged = SeenSet(10), SeenSet(4, cannot="I can't see your feet: step back.")
    facts = (HINGE, SQUATS, HINGE, cut_short, clean, HINGE, unjudged, HINGE)
    assert seen(kept(*facts)) == [(9, "squats low-back"), (10, "clean"), (4, None), (None, None)]


def test_json_and_csv_say_what_was_seen(kept, capsys):
    kept(HINGE, SQUATS).close()
    history_command.history(True, False, None)
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["seen_reps"], told["seen_faults"]) == (9, "squats low-back")
    history_command.history(False, True, None)
    head, row = capsys.readouterr().out.splitlines()
    assert head.endswith("seen_reps,seen_faults,logged") and row.endswith("9,squats low-back,False")


def test_a_history_from_before_there_was_a_camera_keeps_every_set(home, monkeypatch):
    with monkeypatch.context() as before:
        before.setattr(migrations, "STEPS", migrations.STEPS[:2])
        before.setattr(migrations, "LATEST", 2)
        before.setattr(open_database, "LATEST", 2)
        with open_history(home, clock=noon) as history:
            assert history.set_done(HINGE)
    assert seen(read_history(home, clock=noon)) == [(None, None)]
    with open_history(home, clock=noon) as history:
        assert history.set_done(HINGE) and history.seen_last(SQUATS)
    assert seen(read_history(home, clock=noon)) == [(None, None), (9, "squats low-back")]


def test_progress_says_how_often_eye_and_camera_agree(kept):
    overruled = YES._replace(seen="squats")
    facts = (YES, HINGE, YES, HINGE, overruled, HINGE, YES._replace(answer="none", said="none"))
    blind = Answer("wall-hinge", "yes")
    with kept(*facts, HINGE, blind, HINGE, YES._replace(answer="no", said="no", seen="squats")) as archive:
        found = review(read_course(), frozenset(), archive)
    assert as_data(found)["agreement"] == {"alike": 3, "both": 4}
    page = text(partial(progress_page, found), 80)
    assert "You agreed in 3 of 4 checks that both of you judged" in page


def test_progress_says_nothing_of_it_where_no_camera_was(kept):
    with kept(HINGE, Answer("wall-hinge", "yes")) as archive:
        found = review(read_course(), frozenset(), archive)
    assert "camera" not in text(partial(progress_page, found), 80)
    assert found.today == date(2026, 3, 4)
