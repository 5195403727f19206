"""`start` from its options to its last line, on a scripted stage: what is asked when, what is kept, what is said."""

import pytest
from start_run import StartRun, completed

from hinge_coach.coach.practice_record import Place
from hinge_coach.commands import start
from hinge_coach.commands.shared import own_course
from hinge_coach.commands.shared.session_options import SessionOptions
from hinge_coach.errors import UnknownDrillError
from hinge_coach.history.session_writer import open_history
from hinge_coach.settings.config_file import read_settings


def test_the_first_evening_asks_for_the_clinician_the_kit_and_the_plan_in_this_order(monkeypatch, course, home):
    run = StartRun(monkeypatch, course)
    assert run.titles[:3] == ["Before you begin", "Your kit", "Today"]
    assert run.drills == ["tiny", "second"] and run.code == 0
    assert read_settings(home).kit == {"wall"}


@pytest.mark.parametrize(("page", "kept"), [("Before you begin", None), ("Your kit", None), ("Today", {"wall"})])
def test_stopping_on_any_first_page_starts_nothing_and_keeps_what_was_said(monkeypatch, course, home, page, kept):
    run = StartRun(monkeypatch, course, press={page: "q"})
    assert run.code == 0 and run.titles[-1] == page and not run.notebook.events
    assert (read_settings(home).kit if (home / "config.yaml").exists() else None) == kept


def test_the_second_evening_asks_for_nothing_but_the_plan(monkeypatch, course):
    StartRun(monkeypatch, course)
    assert StartRun(monkeypatch, course).titles[0] == "Today"


def test_a_kit_named_today_is_not_asked_for_and_not_kept(monkeypatch, course, home):
    run = StartRun(monkeypatch, course, kit=("none",))
    assert "Your kit" not in run.titles and not (home / "config.yaml").exists()


def test_nobody_at_the_keys_is_asked_nothing_and_the_assumed_kit_is_said_once(monkeypatch, course, capsys):
    run = StartRun(monkeypatch, course, keys=False, view="json")
    assert {page.kind for page in run.notebook.pages} <= {"plan", "setup", "check", "notice", "summary"}
    assert capsys.readouterr().err.count("all equipment is assumed") == 1
    assert run.drills == ["tiny", "second"]


def test_the_json_view_shows_no_page_before_the_session(monkeypatch, course):
    run = StartRun(monkeypatch, course, view="json")
    assert run.notebook.pages[0].kind == "setup"


def test_hands_free_waits_for_no_key(monkeypatch, course):
    run = StartRun(monkeypatch, course, press={"": None}, hands_free=True)
    assert run.drills == ["tiny", "second"] and run.notebook.named("end")[0].more["reason"] == "done"


def test_a_session_that_was_stopped_is_gone_on_with_at_the_set_it_stood_in(monkeypatch, course):
    StartRun(monkeypatch, course, press={"Tiny Hinge: done": "q"})
    run = StartRun(monkeypatch, course, press={"Go on where": "y"})
    assert "Go on where you stopped?" in [page.lead for page in run.notebook.pages]
    assert run.drills == ["second"] and "Today" not in run.titles[:1]


def test_who_would_rather_not_go_on_there_gets_todays_plan(monkeypatch, course):
    StartRun(monkeypatch, course, press={"Tiny Hinge: done": "q"})
    run = StartRun(monkeypatch, course, press={"Go on where": "x"})
    assert run.titles[1] == "Today" and "tiny" in run.drills


def test_stopping_at_that_question_keeps_the_place(monkeypatch, course):
    StartRun(monkeypatch, course, press={"Tiny Hinge: done": "q"})
    run = StartRun(monkeypatch, course, press={"Go on where": "q"})
    assert not run.drills and completed(course).place.drill == "second"


@pytest.mark.parametrize("wish", [{"only": ("tiny",)}, {"start_from": "1"}])
def test_who_asks_for_a_drill_is_not_asked_to_go_on_elsewhere(monkeypatch, course, wish):
    StartRun(monkeypatch, course, press={"Tiny Hinge: done": "q"})
    run = StartRun(monkeypatch, course, **wish)
    assert "Go on where you stopped?" not in [page.lead for page in run.notebook.pages]
    assert run.drills[0] == "tiny"


def test_a_place_in_a_drill_that_is_gone_leads_to_todays_plan(monkeypatch, course):
    with open_history() as memory:
        memory.stands_at(Place("long-gone", plan=("long-gone",)))
    run = StartRun(monkeypatch, course)
    assert run.drills == ["tiny", "second"]


def test_the_pace_stretches_the_reps_and_nothing_else(monkeypatch, course):
    run = StartRun(monkeypatch, course, only=("tiny",), pace=1.5)
    assert [event.seconds for event in run.notebook.named("ready", "phase")] == [2, 3, 3, 3, 3]


def test_all_takes_full_doses(monkeypatch, course):
    run = StartRun(monkeypatch, course, everything=True)
    assert [event.set for event in run.notebook.named("set")] == [1, 2, 1, 2]


def test_what_was_done_stays_on_the_terminal_after_the_screen_is_gone(monkeypatch, course, capsys):
    StartRun(monkeypatch, course)
    assert "2 sets done" in capsys.readouterr().out


def test_what_was_done_is_on_the_screen_until_a_key_and_told_once_in_plain_lines(monkeypatch, course, capsys):
    run = StartRun(monkeypatch, course, script=[(1000, "z")], press={"2 sets done": None})
    assert run.clock.now() - run.clock.start == 1000 and run.notebook.pages[-1].keys
    capsys.readouterr()
    run = StartRun(monkeypatch, course, view="plain")
    assert run.notebook.pages[-1].kind == "summary" and not run.notebook.pages[-1].keys
    assert not capsys.readouterr().out


def test_a_stopped_session_shows_no_page_after_it_and_says_what_was_done(monkeypatch, course, capsys):
    run = StartRun(monkeypatch, course, view="plain", press={"Tiny Hinge: done": "q"})
    assert run.notebook.pages[-1].kind != "summary"
    assert "Next time we go on from here" in capsys.readouterr().out


def test_trouble_with_the_memory_is_told_once(monkeypatch, course, home, capsys):
    home.write_text("a file where the folder should be")
    run = StartRun(monkeypatch, course, kit=("none",))
    assert run.code == 1 and len(run.notebook.named("set")) == 2
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 1 and errors[0].startswith("hinge-coach: ")


def test_a_dry_run_prints_the_plan_and_touches_neither_terminal_nor_history(monkeypatch, course, home, capsys):
    run = StartRun(monkeypatch, course, dry_run=True)
    printed = capsys.readouterr().out
    assert "Tiny Hinge" in printed and "min" in printed
    assert not run.notebook.events and not home.exists()


def test_a_dry_run_says_that_all_kit_is_assumed_where_none_was_ever_kept(monkeypatch, course, capsys):
    StartRun(monkeypatch, course, dry_run=True)
    assert own_course.KIT_ASSUMED in capsys.readouterr().err
    StartRun(monkeypatch, course, dry_run=True, kit=("none",))
    assert not capsys.readouterr().err


def test_a_dry_run_fits_the_terminal_and_tells_of_an_interrupted_session(monkeypatch, course, capsys):
    StartRun(monkeypatch, course, everything=True, script=[(11, "q")])
    capsys.readouterr()
    monkeypatch.setenv("COLUMNS", "40")
    StartRun(monkeypatch, course, dry_run=True)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 40 and len(lines) > 6
    assert "It stopped at the tiny hinge" in " ".join(lines)


def test_a_dry_run_tells_how_much_is_left_and_nothing_of_it_hands_free_or_where_there_is_no_screen(
    monkeypatch, course, capsys
):
    StartRun(monkeypatch, course, everything=True, script=[(11, "q")])
    monkeypatch.setattr(start, "choose_view", lambda wish: pytest.fail("a dry run shows nothing live"))
    capsys.readouterr()
    StartRun(monkeypatch, course, dry_run=True, everything=True)
    whole, left = (words.partition(" min")[0] for words in capsys.readouterr().out.split("about ", 1))
    assert "First the coach asks whether to go on where you stopped." in whole and left.isdecimal()
    StartRun(monkeypatch, course, dry_run=True, hands_free=True)
    assert "It stopped" not in capsys.readouterr().out


def test_a_wrong_name_is_said_before_the_terminal_is_touched(monkeypatch, course):
    monkeypatch.setattr(start, "live_stage", lambda *_: pytest.fail("the terminal was touched"))
    with pytest.raises(UnknownDrillError, match="tiny"):
        start.start(SessionOptions(folder=course, only=("tinny",)))


def test_a_setting_gives_way_to_what_is_asked_for_now(home):
    home.mkdir()
    (home / "config.yaml").write_text("voice: espeak-ng\npace: 1.2\n")
    settings = SessionOptions(voice="off").over(read_settings(home))
    assert (settings.voice, settings.pace) == ("off", 1.2)


def test_a_drill_that_was_begun_is_gone_on_with_at_its_next_set(monkeypatch, course):
    stopped = StartRun(monkeypatch, course, everything=True, script=[(11, "q")])
    assert stopped.notebook.named("end")[0].more["reason"] == "stopped"
    run = StartRun(monkeypatch, course, press={"Go on where": "y"})
    assert [(event.drill, event.set) for event in run.notebook.named("set")][0] == ("tiny", 2)


def test_a_digit_unticks_an_item_of_the_kit_and_ticks_it_again(monkeypatch, course, home):
    for keys, kept in (("1", frozenset()), ("11", {"wall"})):
        pressed = iter([*keys, "enter"])
        StartRun(monkeypatch, course, press={"Your kit": pressed})
        assert read_settings(home).kit == kept
        (home / "config.yaml").unlink()


def test_fewer_minutes_hold_fewer_drills(monkeypatch, course):
    assert StartRun(monkeypatch, course, minutes=0.3).drills == ["tiny"]
