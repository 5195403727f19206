"""Promises: no more is said to be kept than is kept, whatever the disk does; and who loses something is told what."""

import signal
from datetime import date, datetime, timezone

import pytest
from held_session import Answers, Held
from scripted import Notes
from small_drills import HINGE, PRESS
from start_run import HINGE as TINY
from start_run import StartRun

from hinge_coach.coach.interface.screen_frames import Page
from hinge_coach.coach.practice_record import Answer, DrillPast, Measured, Pain, Past, Place, SetDone
from hinge_coach.coach.talk.after_session import farewell
from hinge_coach.coach.talk.pain import NOT_KEPT
from hinge_coach.errors import CoachError, Interrupted
from hinge_coach.history.session_writer import open_history
from hinge_coach.settings import config_file as config
from hinge_coach.settings.config_file import read_settings

pytestmark = pytest.mark.usefixtures("read_at_once")
AGAIN = "Next time we go on from here."
SET = SetDone("wall-hinge", "Wall hinge", 1, None, 10, 10, "reps")
SAID = {"How much": ["5"], "Is one of these": ["6"]}


@pytest.fixture
def two_drills(tmp_path):
    folder = tmp_path / "course"
    folder.mkdir()
    (folder / "1-tiny.yaml").write_text(TINY)
    (folder / "2-second.yaml").write_text(TINY.replace("tiny", "second").replace("order: 1", "order: 2"))
    return folder


class Failing(Notes):
    """A memory that fails to keep what `what` names, and nothing else; with `heals` it is kept by the end."""

    def __init__(self, *what, heals=False):
        super().__init__()
        for name in what:
            setattr(self, name, lambda fact: False)
        self.heals = heals

    def settle(self):
        return self.heals


def held(*what, heals=False, script=(), answers=None, drills=(HINGE, PRESS), **more):
    return Held(*drills, answers=answers or Answers(), notes=Failing(*what, heals=heals), script=script, **more)


def notes_of(session):
    return [frame.note for _, frame in session.notebook.frames if frame.note]


# The last words.


def test_to_go_on_from_here_is_promised_only_where_the_place_is_kept():
    stopped = [(12, "q")]
    assert AGAIN in farewell(Held(HINGE, PRESS, answers=Answers(), script=stopped).ending)
    assert AGAIN not in farewell(held("stands_at", script=stopped).ending)
    assert AGAIN in farewell(held("stands_at", heals=True, script=stopped).ending), "it was kept in the end"


def test_a_place_of_last_time_is_no_promise_for_this_one():
    place = Place("little-hinge", set=1, plan=("little-hinge", "little-press"))
    assert AGAIN in farewell(Held(HINGE, PRESS, answers=Answers(), place=place, script=[(1, "q")]).ending)
    assert AGAIN not in farewell(held("stands_at", place=place, script=[(12, "q")]).ending)


def test_no_key_promises_what_the_disk_may_not_hold():
    session = Held(HINGE, PRESS, answers=Answers(), script=[(6, "?"), (7, "z"), (8, "space")])
    pages = session.notebook.pages
    said = [*(line for page in pages for line in page.lines), *(hint.does for page in pages for hint in page.keys)]
    assert any("stop" in words for words in said)
    assert not any("next time" in words.lower() or "is kept" in words for words in said)


@pytest.mark.parametrize("reason", ["done", "stopped"])
def test_the_end_says_to_programs_whether_all_is_saved(reason):
    script = [] if reason == "done" else [(12, "q")]
    for notes in (Notes(), Failing("answered")):
        (end,) = Held(HINGE, answers=Answers(), notes=notes, script=script).notebook.named("end")
        assert (end.more["reason"], end.more["saved"]) == (reason, notes.settle())


# Every answer of the memory is looked at.


@pytest.mark.parametrize(
    ("what", "press", "answers"),
    [
        ("set_done", [], {}),
        ("set_done", [(8, "n")], {}),  # of which a part was done
        ("answered", [], {}),
        ("pain", [(8, "o")], {"How much": ["1"], "Is one of these": ["6"]}),
    ],
)
def test_whatever_is_not_saved_the_next_span_says_so(what, press, answers):
    assert "not saved" in notes_of(held(what, script=press, answers=Answers(answers)))
    assert "not saved" not in notes_of(Held(HINGE, PRESS, answers=Answers(answers), script=press))


def test_a_measure_that_is_not_saved_is_said_while_the_drill_is_set_up():
    known = DrillPast(
        judged=((date(2026, 3, 1), "yes"),), last_day=date(2026, 3, 1), measured=((date(2026, 3, 1), 15),)
    )
    past = Past(date(2026, 3, 10), {"wall-hinge": known}, sessions=1)
    session = held("measured", drills=("wall-hinge",), past=past, full=False)
    assert any(page.note == "not saved" for page in session.notebook.pages if page.kind == "setup")


def test_who_stops_for_pain_that_cannot_be_kept_is_asked_to_remember_it():
    session = held("pain", script=[(8, "o")], answers=Answers(SAID))
    assert NOT_KEPT in session.ending.advice
    assert any(NOT_KEPT in page.lines for page in session.notebook.pages)
    kept = Held(HINGE, answers=Answers(SAID), script=[(8, "o")])
    assert kept.ending.reason == "pain" and NOT_KEPT not in kept.ending.advice


# What a signal breaks off is kept as far as it came.


def broken_off(script, answers=None):
    notes = Notes()
    with pytest.raises(Interrupted):
        Held(HINGE, answers=answers or Answers(), notes=notes, script=script)
    return notes


def test_what_was_done_of_a_set_that_a_signal_ends_is_kept():
    notes = broken_off([(12, Interrupted(signal.SIGHUP))])
    (part,) = notes.sets
    assert not part.complete and 0 < part.done < part.target
    assert broken_off([(0.1, Interrupted(signal.SIGHUP))]).sets == []


@pytest.mark.parametrize(("page", "level"), [("How much", None), ("Is one of these", 5)])
def test_pain_is_kept_also_where_a_signal_ends_the_page_that_asks(page, level):
    answers = Answers({"How much": ["5"]})

    def answered(scene):
        ends = isinstance(scene, Page) and page in scene.lead
        return Interrupted(signal.SIGHUP) if ends else answers(scene)

    (pain,) = broken_off([(8, "o")], answered).pains
    assert (pain.level, pain.ended) == (level, True)


# What is lost is told, with an exit code of 1.


def test_everything_that_is_lost_is_counted_in_words(tmp_path):
    (tmp_path / "file").write_text("in the way of the folder")
    clock = lambda: datetime(2026, 3, 2, 12, tzinfo=timezone.utc)  # noqa: E731
    with open_history(tmp_path / "file", clock=clock) as history:
        for keep, fact, lost in (
            (history.stands_at, Place("a"), "The place of this session is"),
            (history.set_done, SET, "1 set and the place of this session are"),
            (history.stands_at, None, "1 set and the end of this session are"),
            (history.set_done, SET, "2 sets and the end of this session are"),
            (history.answered, Answer("a", "yes"), "2 sets, 1 answer and the end of this session are"),
        ):
            assert keep(fact) is False
            assert history.lost == lost
        history.answered(Answer("a", "no"))  # puts the answer right
        history.set_done(SET._replace(complete=False))
        history.set_done(SET._replace(complete=False))
        history.measured(Measured("a", 3))
        history.pain(Pain("a", 3))
        history.correct_last(7)
        assert history.settle() is False
    assert history.trouble.startswith(
        "2 sets, 1 answer, 2 parts of a set, 1 measure, 1 pain stop, 1 correction and the end of this session are "
        "not saved: "
    )


def test_what_was_kept_late_is_not_lost(home):
    home.write_text("in the way of the folder")
    with open_history(home) as history:
        assert history.set_done(SET) is False
        home.unlink()
        assert history.settle() is True
        assert (history.lost, history.trouble) == ("", None)


def test_the_exit_code_is_1_where_anything_is_lost(monkeypatch, two_drills, home, capsys):
    home.write_text("a file where the folder should be")
    run = StartRun(monkeypatch, two_drills, kit=("none",))
    assert run.code == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("hinge-coach: 2 sets, 2 answers and the end of this session are not saved: ")
    assert line.endswith("is a file, not a folder; move it away or set HINGE_COACH_HOME.")


def test_a_session_that_kept_all_or_did_nothing_ends_with_0(monkeypatch, two_drills, home):
    assert StartRun(monkeypatch, two_drills).code == 0
    (home / "history.db").unlink()
    (home / "history.db").mkdir()
    assert StartRun(monkeypatch, two_drills, press={"Before you begin": "q"}).code == 0


def test_what_is_lost_is_told_also_where_a_signal_ends_the_session(monkeypatch, two_drills, home, capsys):
    home.write_text("a file where the folder should be")
    with pytest.raises(Interrupted):
        StartRun(monkeypatch, two_drills, kit=("none",), script=[(13, Interrupted(signal.SIGTERM))])
    assert "of this session are not saved" in capsys.readouterr().err


def test_a_kit_that_cannot_be_kept_is_told_once_with_the_mend_and_the_session_goes_on_with_it(
    monkeypatch, two_drills, home, capsys
):
    def refuses(folder, key, value):
        raise CoachError(f"{folder}/config.yaml can't be changed (Permission denied); mend that.")

    monkeypatch.setattr("hinge_coach.commands.start.save", refuses)
    keys = iter(["1", "enter"])
    run = StartRun(monkeypatch, two_drills, press={"Your kit": keys})
    assert len(run.notebook.named("set")) == 2 and run.code == 1
    assert capsys.readouterr().err.splitlines() == [
        f"hinge-coach: Your kit is not saved: {home}/config.yaml can't be changed (Permission denied); mend that."
    ]
    assert read_settings(home).kit is None


def test_the_kit_is_not_kept_by_a_word_alone(monkeypatch, two_drills, home):
    assert StartRun(monkeypatch, two_drills).code == 0
    assert read_settings(home).kit == {"wall"} and config.FILE in [path.name for path in home.iterdir()]
