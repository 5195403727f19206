"""The settings file: what a person writes in it, what the program writes in it, and where it lies."""

import os
import random
import stat
from pathlib import Path

import click
import pytest

from hinge_coach.errors import CoachError
from hinge_coach.settings.config_file import FILE, Settings, commented, read_settings, save
from hinge_coach.settings.personal_folder import home, make_folder
from hinge_coach.settings.settings_table import SETTINGS


@pytest.fixture
def write(tmp_path):
    def written(text):
        (tmp_path / FILE).write_bytes(text.encode() if isinstance(text, str) else text)
        return tmp_path

    return written


def text_in(folder):
    return (folder / FILE).read_bytes().decode()


def refused(folder):
    with pytest.raises(CoachError) as caught:
        read_settings(folder)
    message = str(caught.value)
    assert message.startswith(str(folder / FILE))
    assert "\n" not in message
    return message.removeprefix(str(folder / FILE))


def test_without_a_file_the_defaults_are_in_force_and_none_is_made(tmp_path):
    assert read_settings(tmp_path / "nowhere") == Settings(kit=None, voice="auto", sound="on", view="auto", pace=1.0)
    assert list(tmp_path.iterdir()) == []


def test_what_a_person_writes_is_in_force(write):
    folder = write("voice: Off\nsound: 'off'\nview: plain\npace: 1.2\nkit:\n  - wall\n  - loop-band\n")
    assert read_settings(folder) == Settings(frozenset({"wall", "loop-band"}), "off", "off", "plain", 1.2)


def test_one_item_is_a_kit_too_and_none_is_an_empty_one(write):
    assert read_settings(write("kit: wall")).kit == {"wall"}
    assert read_settings(write("kit: none")).kit == frozenset()
    assert read_settings(write("kit: []")).kit == frozenset()


def test_an_item_that_no_drill_of_the_course_names_is_kept_for_a_drill_of_ones_own(tmp_path):
    save(tmp_path, "kit", frozenset({"wall", "broom-stick"}))
    assert read_settings(tmp_path).kit == {"wall", "broom-stick"}


def test_the_commented_file_explains_every_setting_and_is_itself_all_defaults(write):
    assert read_settings(write(commented())) == Settings()
    assert list(Settings._fields) == list(SETTINGS)
    for key, setting in SETTINGS.items():
        assert f"# {setting.prose}\n# {key}: {setting.example}\n" in commented()
    assert all(len(line) <= 120 for line in commented().splitlines())


def test_every_example_of_the_commented_file_is_a_setting_once_its_mark_is_taken_away(write):
    lines = [f"{key}: {setting.example}" for key, setting in SETTINGS.items()]
    in_force = read_settings(write("\n".join(lines)))
    assert in_force == Settings(kit=frozenset({"wall", "plate", "loop-band"}))


def test_a_first_choice_writes_the_commented_file_and_takes_its_examples_place(tmp_path):
    save(tmp_path, "kit", frozenset({"wall", "plate"}))
    assert text_in(tmp_path) == commented().replace("# kit: [wall, plate, loop-band]", "kit: [plate, wall]")


def test_every_setting_can_be_kept_and_is_read_back_as_it_was(tmp_path):
    chosen = Settings(frozenset({"dowel"}), "espeak-ng", "off", "plain", 0.8)
    for name in Settings._fields:
        save(tmp_path, name, getattr(chosen, name))
    assert read_settings(tmp_path) == chosen
    save(tmp_path, "kit", frozenset())
    assert read_settings(tmp_path).kit == frozenset()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("voise: off", ":1:1: `voise` is not a setting; did you mean voice?"),
        ("pace: 1\ncolour: red", ":2:1: `colour` is not a setting; there are kit, voice, sound, view, pace and awake."),
        ("voice: espeek", ":1:8: `voice` can't be `espeek`; did you mean espeak?"),
        ("sound: loud", ":1:8: `sound` can't be `loud`; write on or off."),
        ("sound: no", ":1:8: `sound` can't be `no`; did you mean off?"),
        ("voice: true", ":1:8: `voice` can't be `true`; write auto, off, espeak-ng, espeak, spd-say or say."),
        ("view: [plain]", ":1:7: `view` takes one value; write `view: auto`."),
        ("voice:", ":1:1: `voice` has no value; write `voice: auto`, or delete the line."),
        ("pace: 0", ":1:7: `pace` can't be `0`; write a number from 0.5 to 2, as in 1.2."),
        ("pace: 1,2", ":1:7: `pace` can't be `1,2`; write a number from 0.5 to 2, as in 1.2."),
        ("pace: nan", ":1:7: `pace` can't be `nan`; write a number from 0.5 to 2, as in 1.2."),
        ("pace: ١", ":1:7: U+0661 (arabic-indic digit one) stands here in place of `1`; write `1`."),
        ("kit: {wall: 1}", ":1:6: `kit` takes one value; write `kit: [wall, plate, loop-band]`."),
        (
            "kit: [wall, Loop Band]",
            ":1:13: `Loop Band` is not an item of kit; write its name in small letters and hyphens, "
            "as in [wall, plate, loop-band].",
        ),
        ("voice: off\nvoice: auto", ":2:1: `voice` stands here twice, first in line 1; keep one of them."),
        ("- voice", ":1:1: these are not settings; write one on each line, as in `voice: auto`."),
        ("voice: [off", None),
        ("voice: &a off\nview: *a", None),
        ("voice: !!python/object:os.system off", None),
        (b"voice: \xff", None),
        (b"# \xff", None),
        ("# \x1b[31m", None),
        ("voice: off\n---\nvoice: auto", None),
        ("[" * 100_000, None),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_the_mend(write, text, message):
    told = refused(write(text))
    assert message is None or told == message
    assert "drill" not in told
    assert told.split(": ")[0].count(":") == 2 or told.startswith(":0")


def test_a_wrong_file_is_not_written_over(write):
    folder = write("voice: [off\n")
    with pytest.raises(CoachError):
        save(folder, "pace", 1.2)
    assert text_in(folder) == "voice: [off\n"


def test_a_wrong_value_elsewhere_does_not_keep_a_choice_from_being_kept(write):
    folder = write("pace: fast\n")
    save(folder, "voice", "off")
    assert text_in(folder) == "pace: fast\nvoice: off\n"


def test_a_folder_or_a_pipe_in_the_files_place_is_told(tmp_path):
    (tmp_path / FILE).mkdir()
    assert refused(tmp_path).startswith(" is a folder; correct that")
    with pytest.raises(CoachError, match="is a folder"):
        save(tmp_path, "voice", "off")
    (tmp_path / "b").mkdir()
    os.mkfifo(tmp_path / "b" / FILE)
    assert refused(tmp_path / "b").startswith(" is a pipe")


def test_where_the_disk_fails_the_old_file_stays_and_nothing_lies_about(write, monkeypatch):
    folder = write("voice: off\n")
    monkeypatch.setattr(os, "fsync", lambda handle: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(CoachError, match="can't be changed .No space left on device."):
        save(folder, "voice", "auto")
    assert text_in(folder) == "voice: off\n"
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_a_file_that_is_a_link_stays_one_and_keeps_its_mode(tmp_path):
    real = tmp_path / "dotfiles.yaml"
    real.write_text("voice: off\n")
    real.chmod(0o640)
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / FILE).symlink_to(real)
    save(tmp_path / "home", "voice", "auto")
    assert (tmp_path / "home" / FILE).is_symlink()
    assert real.read_text() == "voice: auto\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_new_personal_folder_is_for_its_person_alone(tmp_path):
    save(tmp_path / "a" / "b", "voice", "off")
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "a" / "b" / FILE).stat().st_mode) == 0o600


def test_random_files_end_in_settings_or_in_one_sentence(write):
    chance = random.Random(7)
    marks = [": ", "\n", "  ", "[", "]", "{", "}", "#", "'", '"', "&a", "*a", "|", ">", "\t", ",", "!!", "?", "<<"]
    pieces = [*marks, "- ", "kit", "voice", "off", "1.2", "wall", "\r\n", "---", "é", "\x00", "sound: on\n", "\u2028"]
    read = 0
    for _ in range(300):
        folder = write("".join(chance.choice(pieces) for _ in range(chance.randrange(1, 14))))
        before = text_in(folder)
        try:
            settings = read_settings(folder)
        except CoachError as error:
            assert len(str(error).splitlines()) == 1
        else:
            read += isinstance(settings, Settings)
        try:
            save(folder, "view", "plain")
        except CoachError:
            assert text_in(folder) == before
        else:
            assert "view: plain" in text_in(folder)
    assert read > 5


@pytest.fixture
def person(monkeypatch):
    """Sets the environment that says where home is."""

    def set_to(**environment):
        for name in ("HINGE_COACH_HOME", "XDG_CONFIG_HOME", "HOME"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, str(value))

    return set_to


def test_home_is_where_the_platform_keeps_settings(person, tmp_path):
    person(HOME=tmp_path)
    assert home() == Path(click.get_app_dir("hinge-coach"))
    person(HOME=tmp_path, XDG_CONFIG_HOME=tmp_path / "x")
    assert home() == Path(click.get_app_dir("hinge-coach"))


def test_a_home_of_ones_own_goes_before_all_others(person, tmp_path, monkeypatch):
    person(HOME="", HINGE_COACH_HOME=tmp_path / "mine")
    assert home() == tmp_path / "mine"
    monkeypatch.chdir(tmp_path)
    person(HOME=tmp_path, HINGE_COACH_HOME="here")
    assert home() == tmp_path / "here"
    person(HOME=tmp_path, HINGE_COACH_HOME="~/there")
    assert home() == tmp_path / "there"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("xdg", ["", "relative/config"])
def test_an_invalid_config_home_is_no_home(person, tmp_path, xdg):
    person(HOME=tmp_path, XDG_CONFIG_HOME=xdg)
    assert home() == tmp_path / ".config" / "hinge-coach" or "Library" in str(home())


def test_without_a_home_one_sentence_says_so(person, tmp_path):
    for environment in ({}, {"HOME": ""}):
        person(**environment)
        with pytest.raises(CoachError, match="HOME is not set, so .* set HOME or HINGE_COACH_HOME"):
            home()
    file = tmp_path / "file"
    file.write_text("")
    for wrong in (file, tmp_path / "nowhere"):
        person(HOME=wrong)
        with pytest.raises(CoachError, match="which is not a folder"):
            home()


def test_a_file_in_the_way_of_the_personal_folder_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    for wrong in ("file", "file/below"):
        with pytest.raises(CoachError, match="HINGE_COACH_HOME"):
            make_folder(tmp_path / wrong)
        assert read_settings(tmp_path / wrong) == Settings()
