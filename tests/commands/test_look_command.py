"""`hinge-coach look` from end to end, but for the eye: recordings take its place, so that no library is needed."""

import gzip
import json
import os
import re

import pytest
from filmed import RECORDINGS

from hinge_coach.cli import run
from hinge_coach.commands import look
from hinge_coach.video import pose_process, seeing_libraries

MP4 = b"\0\0\0\x18ftypmp42" + bytes(100)


class Replay:
    """An eye that says what a recording says."""

    said = ()

    def __init__(self, *arguments, told=False):
        self.arguments = arguments
        self.over = False
        self.left = list(self.said)
        self.read, self.write = os.pipe()
        os.write(self.write, b"!")

    def fileno(self):
        return self.read

    def lines(self):
        self.over = True
        return self.left

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.read)
        os.close(self.write)


@pytest.fixture
def film(tmp_path, monkeypatch, home):
    """Puts the recording with this name in place of the eye, and gives the file that it is asked about."""
    home.mkdir()
    model = home / look.pose_model.NAME
    model.write_bytes(b"PK\x05\x06" + bytes(18))  # an empty archive
    monkeypatch.setattr(look, "Child", Replay)
    monkeypatch.setattr(look, "need_the_extra", lambda: None)
    path = tmp_path / "my set.mp4"
    path.write_bytes(MP4)

    def playing(name, *more):
        with gzip.open(next(RECORDINGS.glob(f"{name}*")), "rt") as lines:
            Replay.said = [*lines.read().splitlines(), *(more or ('{"end": true}',))]
        return str(path)

    return playing


@pytest.fixture
def typed(monkeypatch, capfd):
    """Runs a command line; gives the exit code, stdout and stderr."""

    def typing(*arguments):
        monkeypatch.setattr("sys.argv", ["hinge-coach", *arguments])
        code = run()
        said = capfd.readouterr()
        return code, said.out, said.err

    return typing


def test_the_json_is_one_object_with_the_promised_keys(film, typed):
    code, out, err = typed("look", film("hinge-good-morning"), "--json")
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert list(told) == [
        *("file", "kind", "drill", "seconds", "pictures", "facing", "frontal", "movement"),
        *("pose", "reps", "mend", "cannot"),
    ]
    assert (told["kind"], told["facing"], told["movement"], told["mend"]) == ("video", "left", "hinge", None)
    assert told["seconds"] == pytest.approx(19.4, abs=0.2)
    first, second = told["reps"][:2]
    assert list(first) == ["n", "from", "to", "down", "bottom", "up", "at_top", "at_bottom", "seen"]
    assert (first["down"], first["n"], second["n"]) == (None, 1, 2)
    assert list(second["at_bottom"]) == ["shank", "knee", "trunk", "hip"]
    assert all(isinstance(angle, int) for angle in second["at_bottom"].values())


def test_without_a_verdict_the_object_is_printed_all_the_same_and_the_exit_code_is_1(film, typed):
    code, out, _ = typed("look", film("deadlift-oblique"), "--json")
    told = json.loads(out)
    assert code == 1
    assert len(told["reps"]) == 10
    assert told["cannot"].startswith("You are turned too far to the camera")
    assert told["mend"] is None


def test_the_page_has_the_headline_the_one_mend_a_row_a_rep_and_the_figures(film, typed):
    code, out, _ = typed("look", film("squat-as-hinge"), "--drill", "first-deadlift")
    assert code == 0
    assert "Your hips sink low, like a squat, in every rep." in out
    assert "Correct this first: Seat back and up, shins nearly upright." in out
    assert "Think of: " in out and "Practise it in 1 Wall Hinge." in out
    rows = [line.split() for line in out.splitlines() if re.match(r" *\d+ +[\d.]+ ", line)]
    assert [row[0] for row in rows] == [str(number) for number in range(1, 11)]
    assert "You, rep" in out and "First Deadlift" in out
    assert out.count("back rounds") == 1


@pytest.mark.parametrize("columns", [120, 80, 40])
def test_the_page_fits_any_window(film, typed, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    _, out, _ = typed("look", film("deadlift-knees-forward"))
    assert max(map(len, out.splitlines())) <= columns


def test_a_drill_is_named_by_its_number_too_and_one_that_is_none_is_wrong_usage(film, typed):
    _, out, _ = typed("look", film("swing-leans-back"), "--drill", "4", "--json")
    assert (json.loads(out)["drill"], json.loads(out)["mend"]) == ("band-pull-through", "leans-back")
    code, _, err = typed("look", film("swing-leans-back"), "--drill", "band-pull")
    assert code == 2
    assert "did you mean band-pull-through?" in err


def test_a_drill_without_a_list_is_judged_as_a_hinge_in_general_and_that_is_said(film, typed):
    code, out, err = typed("look", film("squat-right"), "--drill", "2", "--json")
    assert code == 0
    assert "no fault that a camera can judge" in err
    assert json.loads(out)["mend"] == "squats"


def test_several_files_are_a_list_and_a_broken_one_among_them_is_told(film, typed, tmp_path):
    good, missing = film("squat-right"), str(tmp_path / "gone.mp4")
    code, out, err = typed("look", good, missing, good, "--json")
    assert code == 1
    assert [each["file"] for each in json.loads(out)] == [good, good]
    assert err == f"hinge-coach: There is no file {missing}: check the name.\n"


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ('{"trouble": "unreadable"}', "can't be read as a photo or film"),
        ('{"trouble": "too-large"}', "are too large"),
        ('{"trouble": "no-model"}', "The pose model can't be loaded"),
        ('{"t": 20.0, "points": null}', "The film decoder failed at"),
    ],
)
def test_an_eye_in_trouble_and_one_that_is_gone_are_one_sentence(film, typed, last, said):
    code, out, err = typed("look", film("squat-right", last), "--json")
    assert (code, out) == (1, "")
    assert said in err and len(err.splitlines()) == 1


def test_of_a_long_film_it_is_said_which_part_was_looked_at(film, typed):
    code, _, err = typed("look", film("squat-right", '{"end": true, "left": true}'))
    assert code == 0
    assert "longer than 10 minutes: only its first 10 minutes were measured." in err


def test_what_is_read_of_a_broken_film_is_judged_and_that_is_said(film, typed):
    code, _, err = typed("look", film("squat-right", '{"end": true, "broken": true}'))
    assert code == 0
    assert "is broken: only its first 13 seconds can be read." in err


def test_without_the_extra_one_sentence_says_what_to_install(typed, tmp_path, monkeypatch):
    monkeypatch.setattr(seeing_libraries, "lacking", lambda: ["mediapipe"])
    code, out, err = typed("look", str(tmp_path / "any.mp4"))
    assert (code, out) == (1, "")
    assert err == "hinge-coach: Looking at films needs an extra: install it with pip install 'hinge-coach[camera]'.\n"


def test_without_the_model_one_sentence_says_how_to_fetch_it(typed, tmp_path, monkeypatch, home):
    monkeypatch.setattr(look, "need_the_extra", lambda: None)
    code, _, err = typed("look", str(tmp_path / "any.mp4"))
    assert code == 1
    assert (
        f"There is no pose model at {home / look.pose_model.NAME}: `hinge-coach look --get-model` downloads it" in err
    )
    (tmp_path / "own.task").write_text("no model")
    code, _, err = typed("look", str(tmp_path / "any.mp4"), "--model", str(tmp_path / "own.task"))
    assert "own.task is not a pose model" in err


def test_the_model_is_named_by_the_environment_too(film, typed, tmp_path, monkeypatch, home):
    (home / look.pose_model.NAME).rename(tmp_path / "elsewhere.task")
    monkeypatch.setenv("HINGE_COACH_LOOK_MODEL", str(tmp_path / "elsewhere.task"))
    assert typed("look", film("squat-right"))[0] == 0


def test_no_file_at_all_is_wrong_usage(typed):
    code, _, err = typed("look")
    assert code == 2
    assert "Name a photo or a video" in err


def test_the_child_reads_whole_lines_and_its_end(tmp_path, monkeypatch):
    script = tmp_path / "say"
    script.write_text("printf 'one\\ntw'; printf 'o\\nthree'")
    monkeypatch.setattr(pose_process, "COMMAND", ("/bin/sh", str(script)))
    said = []
    with pose_process.Child() as running:
        while not running.over:
            said += running.lines()
    assert said == ["one", "two"]
