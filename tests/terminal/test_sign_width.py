"""Signs that a terminal may show in one cell or in two: asked for, drawn around, and kept for what prints."""

from unicodedata import east_asian_width

import pytest
from drawn_screens import HOLD, LOWER, REST, SIDE, SIZES
from on_a_terminal import PRINTING, sent_by
from printed import keep_kit
from terminal_emulator import TerminalEmulator

from hinge_coach.cli import run
from hinge_coach.coach.interface.screen_frames import Choice, Header, Page
from hinge_coach.screen.screen import Screen
from hinge_coach.screen.styled_cells import cells, clean
from hinge_coach.settings import remembered_sign_widths
from hinge_coach.terminal import sign_width
from hinge_coach.terminal.capabilities import capabilities
from hinge_coach.terminal.painter import Painter

CHECK = Page(Header("Wall Hinge", "1"), "check", "Wall Hinge", lead="Did it?", choices=(Choice("y", "yes"),), keys=())
SCENES = (LOWER, HOLD, REST, SIDE, CHECK)
OWN = """\
format: 1
id: own
order: 9
name: Наклон と ½
summary: Мой наклон
why: It is short.
setup: [Stand tall.]
cues: [{say: Send your seat back}]
feel: hamstrings
work: [{name: Наклон, sets: 2, reps: 2, tempo: [2, 0, 2, 0], rest: 10}]
check: Did your back stay long?
move_on: 2 of 2
"""


def ambiguous(text):
    """The characters of ambiguous width that are no letters: what has to be spelled otherwise."""
    return {char for char in text if east_asian_width(char) == "A" and not char.isalpha()}


def screen_on(emulator, wide):
    return Screen(emulator, colour_system="256", unicode=True, wide=wide, size=emulator.size)


@pytest.mark.parametrize(("column", "wide"), [(5, False), (9, True), (7, True), (12, True), (1, True)])
def test_only_a_terminal_that_shows_each_in_one_cell_has_them_narrow(column, wide):
    assert sign_width.is_wide((2, column)) == wide


def test_the_question_leaves_nothing_to_be_seen():
    emulator = TerminalEmulator(20, 4)
    emulator.send(b"\x1b[2J" + sign_width.QUESTION)
    assert emulator.text == [""] * 4


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("frame", SCENES, ids=lambda frame: getattr(frame, "phase", "page"))
def test_where_they_are_wide_all_is_drawn_with_plain_signs_in_their_places(frame, size):
    wide, narrow = TerminalEmulator(*size, wide=True), TerminalEmulator(*size)
    for emulator in (wide, narrow):
        screen_on(emulator, wide=True).show(frame)
    assert wide.text == narrow.text and not ambiguous("".join(wide.text)) and "".join(wide.text).strip()


def test_a_letter_without_a_plain_spelling_remains_and_has_its_two_cells():
    assert [text for text, _ in cells(clean("Яü▲と", True, wide=True), "")] == ["Я", "", "u", "▲", "", "と", ""]
    assert clean("¾ café × 3 → “ü”", True, wide=True) == '3/4 cafe x 3 -> "u"'


def test_a_wrong_guess_shifts_nothing_that_stands_behind():
    wide = TerminalEmulator(14, 1, wide=True)
    row = [(char, "") for char in "██ Rest ½ ok  "]
    Painter(wide, trusts=False).paint([row])
    shown = [text for text, _ in wide.cells[0]]
    assert shown[3:7] == list("Rest") and shown[10:12] == ["o", "k"]


@pytest.mark.parametrize("frame", SCENES, ids=lambda frame: getattr(frame, "phase", "page"))
def test_before_it_is_known_no_word_stands_elsewhere_than_in_a_narrow_terminal(frame):
    wide, narrow = TerminalEmulator(80, 24, wide=True), TerminalEmulator(80, 24)
    for emulator in (wide, narrow):
        screen_on(emulator, wide=None).show(frame)
    for there, here in zip(wide.cells, narrow.cells, strict=True):
        for (text, _), (meant, _) in zip(there, here, strict=True):
            assert not meant.isascii() or text == meant or not text.isascii() or text in (" ", "")


def test_an_answer_that_comes_late_paints_the_picture_anew_and_one_that_confirms_does_not():
    emulator = TerminalEmulator(80, 24)
    screen = screen_on(emulator, wide=None)
    screen.show(LOWER)
    assert ambiguous("".join(emulator.text))
    screen.learn(False)
    screen.show(LOWER)
    assert len(emulator.sent) == 1
    screen.learn(True)
    screen.show(LOWER)
    assert not ambiguous("".join(emulator.text))


@pytest.fixture
def own(home):
    """A person with a kit and a drill whose name is in letters that such a terminal shows wide."""
    keep_kit(home, "wall")
    (home / "drills").mkdir()
    (home / "drills" / "9-own.yaml").write_text(OWN, encoding="utf-8")
    return home


@pytest.mark.parametrize("name", PRINTING)
def test_what_prints_has_plain_signs_there_and_every_letter(own, monkeypatch, name):
    monkeypatch.setenv("TERM", "xterm")
    remembered_sign_widths.keep(own, "xterm", True)
    page = sent_by(PRINTING[name], monkeypatch).decode()
    if name not in ("validate", "help", "an error"):  # prose, in which no column stands under another
        assert not ambiguous(page)
    assert "\ue000" not in page and ("Наклон" in page or name != "drills")


def test_the_columns_of_a_table_stand_under_each_other_there(own, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    remembered_sign_widths.keep(own, "xterm", True)
    emulator = TerminalEmulator(80, 60, wide=True)
    for number, line in enumerate(sent_by(["drills"], monkeypatch).decode().splitlines(), 1):
        emulator.send(f"\x1b[{number};1H{line}".encode())
    rows = ["".join(text or " " for text, _ in row) for row in emulator.cells]
    (own_row,) = (row for row in rows if "Н" in row)
    (other,) = (row for row in rows if "Wall Hinge" in row)
    assert own_row.index("2 x 2") == other.index("2 x 10")
    assert len(own_row.rstrip()) == len(other.rstrip())


def test_what_a_terminal_answered_is_kept_for_its_kind_until_it_answers_otherwise(home, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    home.mkdir()
    remembered_sign_widths.keep(home, "xterm", True)
    remembered_sign_widths.keep(home, "mlterm", True)
    remembered_sign_widths.keep(home, "xterm", True)
    assert remembered_sign_widths.is_wide(home, "xterm") and remembered_sign_widths.is_wide(home, "mlterm")
    remembered_sign_widths.keep(home, "xterm", False)
    assert not remembered_sign_widths.is_wide(home, "xterm") and remembered_sign_widths.is_wide(home, "mlterm")


def test_a_narrow_terminal_leaves_nothing_to_be_kept(home):
    remembered_sign_widths.keep(home, "xterm", False)
    assert not home.exists()


def test_a_folder_that_takes_nothing_is_no_trouble(home):
    home.parent.mkdir(exist_ok=True)
    home.write_text("a file", encoding="utf-8")
    remembered_sign_widths.keep(home, "xterm", True)
    assert not remembered_sign_widths.is_wide(home, "xterm")


def test_on_a_pipe_nothing_is_recalled(home, monkeypatch, capfd):
    monkeypatch.setenv("TERM", "xterm")
    remembered_sign_widths.keep(home, "xterm", True)
    monkeypatch.setattr("sys.argv", ["hinge-coach", "drills"])
    assert run() == 0 and capabilities().wide is None
    assert "×" in capfd.readouterr().out
