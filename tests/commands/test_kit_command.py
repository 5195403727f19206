"""`hinge-coach kit`: it is kept, and said to be, whatever is wrong elsewhere in the settings."""

import json

import pytest
from start_run import HINGE

from hinge_coach.cli import run
from hinge_coach.settings.config_file import FILE, read_settings

WRONG = "voice: auto\npace: 9\n"


@pytest.fixture
def kit(home, monkeypatch, capfd):
    """One call of the command beside these settings: its exit code, stdout and stderr."""

    def call(settings, *words):
        home.mkdir(exist_ok=True)
        (home / FILE).write_text(settings)
        monkeypatch.setattr("sys.argv", ["hinge-coach", "kit", *words])
        code = run()
        return code, *capfd.readouterr()

    return call


def test_a_kit_is_kept_beside_another_setting_that_is_wrong_and_both_are_said(home, kit):
    code, out, err = kit(WRONG, "plate")
    assert code == 0 and "plate" in out
    assert read_settings(home, "kit").kit == {"plate"}
    assert err.startswith("hinge-coach: Your kit is kept, but no session can start yet: ")
    assert f"{FILE}:2:7: `pace` can't be `9`" in err and err.count("\n") == 1


def test_json_is_one_document_there_too(kit):
    code, out, err = kit(WRONG, "plate", "--json")
    assert code == 0 and json.loads(out)["kit"] == ["plate"] and json.loads(out)["saved"]
    assert "pace" in err


def test_the_kit_of_another_course_stays_whatever_else_is_wrong(home, kit, tmp_path):
    folder = tmp_path / "course"
    folder.mkdir()
    (folder / "1-wall.yaml").write_text(HINGE)
    assert kit(f"{WRONG}kit: [plate]\n", "wall", "--drills", str(folder))[0] == 0
    assert read_settings(home, "kit").kit == {"plate", "wall"}


@pytest.mark.parametrize("settings", ["pace: [1\n", "kit: plate: 2\n"])
def test_settings_that_cannot_be_read_at_all_keep_no_kit_and_stay_as_they_are(home, kit, settings):
    code, out, err = kit(settings, "plate")
    assert (code, out) == (1, "") and FILE in err and "kept" not in err
    assert (home / FILE).read_text() == settings


def test_with_all_in_order_nothing_else_is_said(home, kit):
    code, out, err = kit("pace: 1.2\n", "plate")
    assert (code, err) == (0, "") and "plate" in out
