"""A voice that fails, as each view and the doctor tell it: once, with what to do."""

import json
import math
import signal
from contextlib import contextmanager

import pytest
from scripted import Notebook, ScriptedClock
from voice_troubles_told_parts import DO, GONE, posix, program_in

from hinge_coach.audio.sound_player import find_sounds
from hinge_coach.audio.speech_engines import find_voice
from hinge_coach.coach.interface.events import Event
from hinge_coach.coach.interface.screen_frames import Header, Page
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.commands import start
from hinge_coach.commands.shared.session_options import SessionOptions
from hinge_coach.diagnosis import findings
from hinge_coach.diagnosis.trial_session import Outcome
from hinge_coach.errors import Interrupted
from hinge_coach.terminal.capabilities import Capabilities
from hinge_coach.views.json_view import as_dict
from hinge_coach.views.plain_view import PlainLines

SCENE = Page(Header(), "notice", "")


class Failing:
    """A listener that complains once, right away or at the last."""

    def __init__(self, *, last=False):
        self.left = [GONE]
        self.last = last

    def tell(self, event): ...

    def show(self, frame):
        return math.inf

    def hush(self): ...
    def close(self): ...

    def complain(self, last=False):
        told, self.left = (self.left, []) if last or not self.last else ([], self.left)
        return told


def test_the_floor_tells_it_once_as_an_event_and_the_header_says_that_there_is_no_voice():
    clock = ScriptedClock()
    notebook = Notebook(clock)
    interface = Interface(clock, [notebook], [Failing()])
    for _ in range(3):
        interface.wait(lambda now: SCENE, clock.time + 1)
    (told,) = notebook.named("trouble")
    assert told.more == GONE._asdict()
    assert notebook.pages[-1].header.quiet == "no voice"


def test_the_json_view_has_it_with_what_to_do():
    line = as_dict(Event("trouble", t=1.0, more=GONE._asdict()))
    assert json.loads(json.dumps(line)) == {"t": 1.0, "event": "trouble"} | GONE._asdict()


def test_the_plain_view_has_it_as_a_line():
    class Out:
        text = b""

        def add(self, data):
            self.text += data

    out = Out()
    PlainLines(out).tell(Event("trouble", more=GONE._asdict()))
    assert out.text.decode() == f"{GONE.found}: {DO}.\n"


@pytest.fixture
def session(tmp_path, monkeypatch):
    """Holds a session with a listener that fails, in a view; the events told in it."""
    from pty_stage import short_course

    course = short_course(tmp_path / "course")

    def hold(view, failing, script=()):
        clock = ScriptedClock(script)
        notebook = Notebook(clock)

        @contextmanager
        def stage(*_):
            yield Interface(clock, [notebook], [failing])

        monkeypatch.setattr(start, "live_stage", stage)
        monkeypatch.setattr(start, "choose_view", lambda wish: view)
        monkeypatch.setattr(start, "capabilities", lambda: Capabilities(keys=False))
        monkeypatch.setattr(start.Visit, "_heard", lambda *_: [failing])
        start.start(SessionOptions(folder=course, kit=("none",), hands_free=True))
        return notebook.events

    return hold


@pytest.mark.parametrize(("view", "on_stderr"), [("screen", 1), ("plain", 0), ("json", 0)])
@pytest.mark.parametrize("last", [False, True])
def test_each_view_tells_it_once(view, on_stderr, last, session, capsys):
    names = [event.name for event in session(view, Failing(last=last))]
    assert names.count("trouble") == 1 and names[-1] == "end"
    assert capsys.readouterr().err.count(GONE.sentence) == on_stderr


def test_also_a_session_that_a_signal_ends_tells_it(session, capsys):
    with pytest.raises(Interrupted):
        session("screen", Failing(), ((1, Interrupted(signal.SIGINT)),))
    assert capsys.readouterr().err.count(GONE.sentence) == 1


@posix
@pytest.mark.parametrize(
    ("script", "why"), [("exit 1", "exit code 1"), ("kill -SEGV $$", "ended by SIGSEGV"), ("cat > /dev/null", "")]
)
def test_the_doctor_finds_a_voice_that_fails_without_a_word_said(script, why, tmp_path):
    program_in(tmp_path, "espeak-ng", script)
    voice = find_voice(path=str(tmp_path), platform="linux")
    voice.try_out()
    found = findings.voice(voice, Outcome())
    if why:
        assert found.found == f"espeak-ng failed ({why}), so the voice will stay silent"
        assert found.do == "see what `espeak-ng hello` says in a terminal, or use `hinge-coach start --voice off`"
    else:
        assert (found.found, found.do) == ("espeak-ng, 160 words a minute", "")


@posix
def test_the_doctor_passes_over_players_that_fail_and_tells_when_all_do(tmp_path):
    program_in(tmp_path, "paplay", "exit 1"), program_in(tmp_path, "aplay", "cat > /dev/null")
    sounds = find_sounds(path=str(tmp_path), platform="linux")
    sounds.try_out()
    assert findings.sounds(sounds, Outcome()).found == "aplay"
    program_in(tmp_path, "aplay", "exit 2")
    sounds = find_sounds(bell=lambda: None, path=str(tmp_path), platform="linux")
    sounds.try_out()
    found = findings.sounds(sounds, Outcome())
    assert (
        found.found == "paplay fails (exit code 1) and aplay fails (exit code 2), so the terminal's bell rings instead"
    )
    assert found.state == "look"
