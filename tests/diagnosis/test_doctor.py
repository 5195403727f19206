"""`hinge-coach doctor`: what it finds, the report, and the command in a terminal and without one."""

import pytest
from doctor_parts import DESK

from hinge_coach.audio.silence import Silence
from hinge_coach.audio.sound_player import Sounds
from hinge_coach.audio.voice import Voice
from hinge_coach.coach.interface.events import Event
from hinge_coach.diagnosis import findings
from hinge_coach.diagnosis.findings import told
from hinge_coach.diagnosis.trial_session import SPOKEN, Outcome
from hinge_coach.printed.parts.printed_data import Finding
from hinge_coach.terminal.capabilities import Capabilities

PIPE = Capabilities("xterm-256color")


NOTHING = Outcome()


@pytest.mark.parametrize(
    ("size", "says", "state"),
    [
        ((120, 40), "the grand layout", "fine"),
        ((80, 24), "the normal layout", "fine"),
        ((40, 12), "the small layout", "look"),
        ((20, 4), "the one-line layout", "look"),
    ],
)
def test_the_size_of_the_terminal_says_how_a_session_looks_there(size, says, state):
    found = findings.terminal(DESK._replace(window=size), "screen", NOTHING)
    assert found.found == f"xterm-256color, {size[0]}×{size[1]} cells: {says}"
    assert found.state == state
    assert ("64×22 cells" in found.do) == (state == "look")


def test_seconds_that_could_not_be_read_ask_for_a_larger_window():
    found = findings.terminal(DESK, "screen", Outcome(read_seconds=False))
    assert found.state == "look" and "could not read the seconds" in found.found and "larg" in found.do
    assert findings.terminal(DESK, "screen", Outcome(read_seconds=True)).state == "fine"


@pytest.mark.parametrize(
    ("can", "says", "state"),
    [
        (PIPE, "stdout is not a terminal, so a session writes plain lines", "fine"),
        (DESK._replace(term="dumb", moves_cursor=False), "TERM is dumb, so a session writes plain lines", "look"),
        (DESK._replace(term="", moves_cursor=False), "TERM is not set, so a session writes plain lines", "look"),
        (DESK._replace(posix=False, moves_cursor=False), "a session writes plain lines on this system", "fine"),
    ],
)
def test_where_no_screen_can_be_driven_the_terminal_says_so(can, says, state):
    found = findings.terminal(can, "plain", NOTHING)
    assert (found.found, found.state) == (says, state)


def test_a_plain_view_that_was_chosen_is_fine_in_any_size():
    assert findings.terminal(DESK._replace(window=(20, 4)), "plain", NOTHING).state == "fine"


def test_the_keys_that_were_tried_are_listed_and_a_presenter_is_known_by_its_own():
    found = findings.keys(DESK, Outcome(keys=["PgDn", "PgUp", "."], tried_keys=True))
    assert found.found == "read one at a time: PgDn, PgUp and “.”; a presenter works as the remote"
    assert findings.keys(DESK, Outcome(tried_keys=True)).found == "read one at a time; none was tried"
    assert findings.keys(PIPE, NOTHING).state == "look"
    assert findings.keys(PIPE._replace(posix=False), NOTHING).state == "fine"


@pytest.mark.parametrize(
    ("can", "says"),
    [
        (DESK, "256 colours"),
        (DESK._replace(colours="truecolor"), "16 million colours"),
        (
            DESK._replace(colours=None, no_color=True),
            "none, because NO_COLOR is set: shapes, words and bold show the same",
        ),
        (DESK._replace(colours=None), "none: shapes and words show the same"),
        (PIPE, "none, because there is no terminal"),
    ],
)
def test_few_colours_are_no_fault(can, says):
    assert findings.colours(can) == Finding("colours", says)


def test_a_terminal_without_utf_8_or_braille_gets_the_mend():
    ascii_only = findings.characters(DESK._replace(unicode=False, encoding="ascii"), NOTHING)
    assert ascii_only.state == "look" and "UTF-8" in ascii_only.do
    unseen = findings.characters(DESK, Outcome(saw_figure=False))
    assert unseen.state == "look" and "font" in unseen.do
    assert findings.characters(DESK, Outcome(saw_figure=True)).found == "UTF-8 with braille; you saw the figure"


def test_signs_that_are_two_cells_wide_get_the_mend_and_a_terminal_that_does_not_say_is_told():
    wide = findings.characters(DESK._replace(wide=True), NOTHING)
    assert wide.state == "look" and "two cells" in wide.found and "ambiguous-width" in wide.do
    assert not findings.shows_figure(DESK._replace(wide=True)) and findings.shows_figure(DESK)
    silent = findings.characters(DESK, Outcome(said_width=False))
    assert silent.state == "fine" and "does not report" in silent.found
    assert findings.characters(DESK, Outcome(said_width=True)).found == "UTF-8 with braille"


class Speaker:
    """A speaker that is refused by the system each time."""

    name = "espeak-ng"
    wpm = 160
    by_hand = "espeak-ng hello"
    ready = True

    def prepare(self, language): ...

    def speaks(self, language):
        return True

    def speak(self, words):
        raise OSError(24, "Too many open files")

    def close(self): ...


def test_a_voice_that_was_not_heard_gets_the_mend():
    voice = Voice(Speaker())
    assert findings.voice(voice, NOTHING) == Finding("voice", "espeak-ng, 160 words a minute")
    assert findings.voice(voice, Outcome(heard_voice=True)).found == "espeak-ng, 160 words a minute; you heard it"
    found = findings.voice(voice, Outcome(heard_voice=False))
    assert found.found == "espeak-ng, 160 words a minute; you did not hear it"
    assert found.do == "check the volume and the output device, or use `hinge-coach start --voice off`"


def test_a_voice_that_failed_in_the_trial_tells_why():
    voice = Voice(Speaker(), clock=lambda: 0.0)
    for _ in range(3):
        voice.tell(Event("trial", say=SPOKEN, urgent=True))
        voice.tend()
    found = findings.voice(voice, Outcome(heard_voice=False))
    assert "Too many open files" in found.found and "--voice off" in found.do


def test_no_voice_and_no_player_say_what_to_install():
    silence = Silence("none found", "No voice was found: install espeak-ng.")
    assert findings.voice(silence, NOTHING) == Finding("voice", "No voice was found", "install espeak-ng")
    nothing = Sounds([])
    assert "alsa-utils" in findings.sounds(nothing, NOTHING).do
    assert not findings.plays(nothing)
    assert findings.plays(Sounds([], bell=lambda: None))


def test_what_was_turned_off_is_fine():
    assert findings.voice(Silence("off"), NOTHING) == Finding("voice", "off")
    assert findings.sounds(Silence("off"), NOTHING) == Finding("sounds", "off")
    assert not findings.plays(Silence("off"))


@pytest.mark.parametrize(
    ("sentence", "thing", "mend"),
    [
        ("/c.yaml:2:1: `veiw` is no word; did you mean view?", "/c.yaml:2:1: `veiw` is no word", "did you mean view?"),
        ("“say” is not on this machine: install it.", "“say” is not on this machine", "install it"),
    ],
)  # fmt: skip
def test_an_errors_sentence_is_told_as_the_thing_and_the_mend(sentence, thing, mend):
    assert told(sentence) == (thing, mend)
