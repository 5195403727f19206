"""One call of `start` on a scripted terminal: its options, keys and answers, and what is kept and said."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from scripted import Notebook, ScriptedClock

from hinge_coach.coach.interface.screen_frames import Page
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.commands import start
from hinge_coach.commands.shared.session_options import SessionOptions
from hinge_coach.history.session_writer import open_history
from hinge_coach.terminal.capabilities import Capabilities

HINGE = """\
format: 1
id: tiny
order: 1
name: Tiny Hinge
summary: A hinge of two reps
why: It is short.
kit: [[wall, none]]
setup: [Stand tall.]
cues: [{say: Send your seat back}]
feel: hamstrings
work: [{name: Hinge, sets: 2, reps: 2, tempo: [2, 0, 2, 0], rest: 10, count_in: 2}]
check: Did your back stay long?
move_on: 2 of 2
"""


@pytest.fixture
def course(tmp_path):
    folder = tmp_path / "course"
    folder.mkdir()
    (folder / "1-tiny.yaml").write_text(HINGE)
    (folder / "2-second.yaml").write_text(HINGE.replace("tiny", "second").replace("order: 1", "order: 2"))
    return folder


class StartRun:
    """One call of `start` on a scripted stage. `press` are keys by the words of a page; all else goes on."""

    def __init__(self, monkeypatch, folder, press=None, view="screen", keys=True, script=(), **options):
        self.press = dict(press or {})
        self.clock = ScriptedClock(script)
        self.notebook = Notebook(self.clock, self._answer)
        monkeypatch.setattr(start, "capabilities", lambda: Capabilities(keys=keys))
        monkeypatch.setattr(start, "choose_view", lambda wish: view)
        monkeypatch.setattr(start, "live_stage", self._stage)
        self.code = start.start(SessionOptions(folder=folder, voice="off", sound="off", **options))

    @contextmanager
    def _stage(self, view, heard, bell, camera=None):
        yield Interface(self.clock, [self.notebook])

    def _answer(self, frame):
        if not isinstance(frame, Page):
            return None
        said = f"{frame.title} {frame.lead}"
        default = "y" if frame.kind == "check" else "enter"
        key = next((key for words, key in self.press.items() if words in said), default)
        return next(key) if isinstance(key, Iterator) else key

    @property
    def titles(self):
        return [page.title for page in self.notebook.pages]

    @property
    def drills(self):
        return [event.drill for event in self.notebook.named("drill")]


def completed(course):
    with open_history() as memory:
        return memory.past()
