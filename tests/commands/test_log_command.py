"""`hinge-coach log`: what was done without the program counts on its day as if it had been live."""

import json
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone

import pytest
from printed import COURSE, keep_kit, practise
from scripted import interface

from hinge_coach.cli import cli
from hinge_coach.coach.practice_record import Place
from hinge_coach.commands import history as history_command
from hinge_coach.commands import log as command
from hinge_coach.commands.shared import completion_candidates
from hinge_coach.commands.shared.log_options import LogOptions
from hinge_coach.errors import CoachError, Interrupted
from hinge_coach.history.history_reader import read_history
from hinge_coach.history.session_writer import open_history
from hinge_coach.settings.personal_folder import HISTORY
from hinge_coach.terminal.capabilities import Capabilities

TODAY, WALL = date(2026, 3, 12), "wall-hinge"
YESTERDAY, LAST_WEEK = TODAY - timedelta(days=1), TODAY - timedelta(days=7)


def now():
    return datetime(2026, 3, 12, 19, 30, tzinfo=timezone(timedelta(hours=2)))


@pytest.fixture
def log(home, capsys, monkeypatch):
    """One call of the command by its options; what it printed and what it said besides."""
    monkeypatch.setenv("COLUMNS", "200")
    keep_kit(home, "wall", "loop-band")

    def call(*names, **options):
        assert command.log(LogOptions(names=names, **options), now) == 0
        return capsys.readouterr()

    return call


@pytest.fixture
def asked(log, monkeypatch):
    """The same on a terminal with these keys, one a second."""

    def call(*names, keys, **options):
        floor, _, notebook = interface([(at, key) for at, key in enumerate(keys, 1)])

        @contextmanager
        def stage(view):
            yield floor

        monkeypatch.setattr(command, "capabilities", lambda: Capabilities(keys=True))
        monkeypatch.setattr(command, "live_stage", stage)
        return log(*names, **options), notebook

    return call


@pytest.fixture
def past(home):
    def read():
        with read_history(home, clock=now) as archive:
            return archive.past()

    return read


def judged(past, drill=WALL):
    return past().of(drill).judged


def test_one_command_says_what_was_done_and_hears_what_follows(log, past):
    said = log(WALL, sets="2", answer="yes").out
    assert said.splitlines() == [
        "Kept as done today: 2 sets.",
        "Wall Hinge: 2 sets of 10 reps: yes.",
        "The wall hinge was clean. After one more clean day it is learned.",
    ]
    assert judged(past) == ((TODAY, "yes"),)


def test_a_second_clean_day_makes_it_learned_also_where_it_is_an_earlier_one(log, past):
    log(WALL, answer="yes")
    said = log(WALL, answer="yes", day=LAST_WEEK).out
    assert "Kept as done on Thursday 5 March: 1 set." in said
    assert said.endswith("Now the wall hinge is learned.\n")
    assert judged(past) == ((LAST_WEEK, "yes"), (TODAY, "yes"))


def test_a_day_s_answer_stands_and_that_is_said(log, past, home):
    practise(home, YESTERDAY, answer="not-quite")
    said = log(WALL, answer="yes", day=YESTERDAY).out
    assert "The wall hinge had an answer that day already. The first one counts: not quite." in said
    assert judged(past) == ((YESTERDAY, "not-quite"),)


def test_a_live_set_after_a_logged_one_does_not_overwrite_it_either(log, past, home):
    log(WALL, answer="no", fault="squats")
    practise(home, TODAY, answer="yes")
    assert judged(past) == ((TODAY, "no"),)


def test_what_went_wrong_gives_one_thing_to_mend(log):
    said = log(WALL, answer="no", fault="squats").out
    fix = next(fault.fix for fault in COURSE[WALL].faults if fault.id == "squats")
    assert "no, your knees go first." in said and f"One thing to mend next time: {fix}." in said


def test_an_old_no_mends_nothing_today(log, home):
    practise(home, YESTERDAY, answer="yes")
    assert "mend" not in log(WALL, answer="no", fault="squats", day=LAST_WEEK).out


def test_without_an_answer_it_is_said_that_only_answers_make_learned(log):
    assert "learned by its answers only" in log(WALL, sets="1").out


def test_a_learned_drill_that_was_not_clean_is_open_again(log, home):
    for days in (10, 9):
        practise(home, TODAY - timedelta(days=days), answer="yes")
    said = log(WALL, answer="no", fault="squats").out
    assert (
        "The wall hinge is no longer learned. Two clean days make it learned again. One thing to mend next time:"
        in said
    )


def test_history_marks_what_was_logged_on_its_page_in_json_and_in_csv(log, home, capsys):
    practise(home, YESTERDAY)
    kept = json.loads(log(WALL, sets="2", as_json=True).out)
    history_command.history(True, False, None)
    every = json.loads(capsys.readouterr().out)
    assert [each["logged"] for each in every] == [False, True, True] and kept == every[1:]
    history_command.history(False, True, None)
    assert [line.rpartition(",")[2] for line in capsys.readouterr().out.splitlines()] == ["logged", "False"] + [
        "True"
    ] * 2
    history_command.history(False, False, None)
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("18:30 ") and lines[4].startswith("logged ")


def test_several_drills_can_be_told_in_one_call(log, past):
    log("1", "4", answer="yes", load=None)
    assert judged(past) == judged(past, "band-pull-through") == ((TODAY, "yes"),)


def test_sets_and_reps_are_those_of_the_command(log):
    def kept(*names, **options):
        return [(each["block"], each["done"]) for each in json.loads(log(*names, as_json=True, **options).out)]

    assert kept(WALL, reps="10,10,7") == [("Wall hinge", 10), ("Wall hinge", 10), ("Wall hinge", 7)]
    assert kept(WALL, sets="2", reps="8") == [("Wall hinge", 8)] * 2
    assert kept("2", sets="0,1", reps="4") == [("Braced hinge", 4)]
    assert len(kept("2", sets="2")) == 2 * 2 + 2  # each side of a hold is a set


@pytest.mark.parametrize(
    ("names", "options", "told"),
    [
        ((), {"answer": "yes"}, "Name the drill"),
        (("wall-hing",), {"sets": "1"}, "did you mean wall-hinge"),
        ((WALL,), {"sets": "0"}, "keeps no set of Wall Hinge"),
        ((WALL,), {"sets": "many"}, "--sets many: write whole numbers"),
        ((WALL,), {"sets": "100"}, "write numbers up to 99"),
        ((WALL,), {"sets": "2", "reps": "1,2,3"}, "3 numbers for 2 sets"),
        ((WALL,), {"load": "12kg"}, "leave --load out"),
        (("4",), {"measure": 12.0}, "leave --measure out"),
        ((WALL,), {"answer": "yes", "fault": "squats"}, "give --answer not-quite or --answer no"),
        ((WALL,), {"answer": "no", "fault": "squat"}, "did you mean squats"),
        ((WALL,), {"answer": "no", "fault": "x\x1b[2J"}, "write squats"),
        ((WALL,), {"pain": "11"}, "0 to 10, or .*saddle"),
        (("2",), {"sets": "1,0", "answer": "yes"}, "but you gave no set of it"),
        ((WALL,), {"sets": "1", "day": TODAY + timedelta(days=1)}, "2026-03-13 is in the future"),
        ((WALL,), {"kit": ("wal",), "sets": "1"}, "wall"),
        ((WALL,), {}, "No key can be read here"),
        (("wal-hinge",), {}, "wal-hinge"),
    ],
)
def test_what_does_not_fit_is_one_sentence_and_nothing_is_kept(log, home, names, options, told):
    with pytest.raises(CoachError, match=told.replace("(", r"\(")) as error:
        log(*names, **options)
    assert error.value.exit_code == 2 and "\n" not in str(error.value) and "\x1b" not in str(error.value)
    assert not (home / HISTORY).exists()


def test_a_load_is_kept_with_its_unit_and_rests_the_next_day(log, past):
    assert "with the light band" in log("4", load="light band").out
    assert past().of("band-pull-through").load == ("light", "band")
    assert past().of("band-pull-through").loaded_day == TODAY


def test_what_is_no_load_of_the_drill_is_told(log):
    with pytest.raises(CoachError, match="write 12kg, 26lb or none"):
        log("5", load="heavy", kit=("landmine",))


def test_pain_is_kept_and_the_advice_is_that_of_a_session(log, past):
    assert "Stop here for today." in log(WALL, pain="5").out
    assert past().stop_sign == TODAY
    heard = log(pain="chest-pain", as_json=True)
    assert json.loads(heard.out) == [] and "call the emergency services now" in heard.err
    assert past().sign == "chest-pain"


def test_today_s_plan_is_asked_on_a_terminal(asked, past):
    heard, _ = asked(keys=["y", "enter", "y", *"xxxx", "enter", "enter"])
    assert heard.out.startswith("Kept as done today: 1 set.\nWall Hinge: 1 set of 10 reps")
    assert judged(past) == ((TODAY, "yes"),)


def test_what_is_kept_for_the_day_already_is_not_asked_again(asked):
    asked(keys=["y", "enter", "y", "q", "enter"])
    _, notebook = asked(keys=["q"])
    assert notebook.pages[0].header.drill == "Hip Flexor Activation"
    assert notebook.pages[0].header.way[0].state == "done"
    heard, _ = asked(keys=["y", "y", "q", "enter"])
    assert "Kept before: the wall hinge." in heard.out


def test_the_drill_that_a_session_was_interrupted_in_is_asked_all_the_same(asked, home, past):
    practise(home, TODAY)
    with open_history(home, clock=now) as memory:
        memory.stands_at(Place(WALL, set=2, plan=(WALL,)))
    heard, notebook = asked(keys=["k", "1", "enter", "enter", "y", "q", "enter"])
    assert "adds to them" in notebook.pages[0].lines[1]
    assert heard.out.startswith("Kept as done today: 1 set.") and past().place is None


def test_a_day_that_is_kept_whole_is_told(asked, log, home):
    keep_kit(home, "wall")
    log(*[drill for drill in COURSE if drill != "first-deadlift"], sets="1")
    with pytest.raises(CoachError, match="All that was planned today is kept already"):
        asked(keys=[])


def test_an_earlier_day_is_asked_as_it_was_planned_then(asked, home, past):
    practise(home, TODAY - timedelta(days=9), answer="yes")
    practise(home, YESTERDAY, answer="yes")
    _, notebook = asked(keys=["q"], day=LAST_WEEK)
    assert notebook.pages[0].lead == "Did you do it on Thursday 5 March?"
    assert notebook.pages[0].lines[0] == "Planned: 2 sets of 10 reps."  # once clean by then, and not yet learned


def test_where_nothing_is_told_nothing_is_kept(asked, home, past):
    heard, _ = asked(keys=["q"])
    assert heard.err == "hinge-coach: Nothing was kept.\n" and past().sessions == 0


def test_a_signal_keeps_nothing_and_says_so(asked, capsys, past):
    with pytest.raises(Interrupted):
        asked(keys=["y", "enter", Interrupted(2)])
    assert "Nothing was kept." in capsys.readouterr().err and past().sessions == 0


def test_a_history_that_cannot_be_read_afterwards_is_told_and_what_is_kept_is_said(log, past, monkeypatch):
    readings = []

    def read(**options):
        readings.append(options)
        if len(readings) > 1:
            raise CoachError("Your history can't be read.")
        return read_history(**options)

    monkeypatch.setattr(command, "read_history", read)
    said = log(WALL, sets="2", answer="yes")
    assert said.out.startswith("Kept as done today: 2 sets.\n") and "Your history can't be read." in said.err
    assert judged(past) == ((TODAY, "yes"),)


def test_options_of_the_command_line_arrive(monkeypatch):
    heard = []
    monkeypatch.setattr(command, "log", lambda options: heard.append(options) or 0)
    arguments = [
        "log",
        WALL,
        "4",
        "--date",
        "2026-03-02",
        "--sets",
        "2",
        "--answer",
        "no",
        "--measure",
        "17,5",
        "--json",
    ]
    assert cli.main(arguments, standalone_mode=False) == 0
    (said,) = heard
    assert (said.names, said.day, said.measure, said.scripted) == ((WALL, "4"), date(2026, 3, 2), 17.5, True)


def test_faults_are_completed_for_the_drills_named_before():
    assert completion_candidates.faults("sq", [WALL]) == ["squats"]
    assert completion_candidates.faults("", ["4"])[0] in [fault.id for fault in COURSE["band-pull-through"].faults]
    assert completion_candidates.signs("ch") == ["chest-pain"]
