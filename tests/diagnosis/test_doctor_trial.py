"""The doctor's trial: what is spoken, played, shown and asked, and what comes of each key."""

import pytest
from little_course import WALL
from scripted import interface

from hinge_coach.audio.sound_player import Sounds
from hinge_coach.audio.tone_waveforms import SOUNDS as WAVES
from hinge_coach.audio.tone_waveforms import wav
from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.interface.screen_frames import TimedFrame
from hinge_coach.course.drill import Block
from hinge_coach.diagnosis.trial_session import ASK_CAMERA, SOUNDS, SPOKEN, STEP_BACK, Outcome, Trial, meanings, rep_of

pytestmark = pytest.mark.usefixtures("read_at_once")


class Listener:
    """A view that notes what it is told, and when it was last shown anything."""

    def __init__(self):
        self.heard = []

    def tell(self, event):
        self.heard.append(event.name)

    def show(self, frame):
        return float("inf")


class Visit:
    """A trial that was run to its end: `keys` holds for each page, by its lead, the keys pressed on it in turn."""

    def __init__(self, keys=(), script=(), voice=True, sounds=None, rep=None, pictured=False, camera=False):
        waiting = {lead: list(pressed) for lead, pressed in dict(keys).items()}

        def answer(frame):
            pressed = waiting.get(getattr(frame, "lead", ""))
            return pressed.pop(0) if pressed else None

        self.interface, self.clock, self.notebook = interface(script, answer)
        self.sounds = Listener()
        heard = self.sounds if sounds else None
        trial = Trial(self.interface, voice=voice, sounds=heard, rep=rep, pictured=pictured, camera=camera)
        self.outcome = trial.run()

    @property
    def leads(self):
        return [page.lead for page in self.notebook.pages]

    @property
    def said(self):
        return [event.say for event in self.notebook.events if event.say]


HEARD, ALL_FOUR, READ, SAW = (
    *("Can you hear the coach?", "Did you hear all four?"),
    *("Could you read the seconds?", "Did you see a body bend and rise?"),
)
KEYS = "Press any key, also on a presenter"


@pytest.mark.parametrize(("key", "heard"), [("y", True), ("x", False), ("pgdn", True), ("pgup", False)])
def test_one_sentence_is_spoken_and_one_key_says_whether_it_was_heard(key, heard):
    visit = Visit({HEARD: [key], KEYS: ["q"]})
    assert visit.said == [SPOKEN]
    assert visit.outcome.heard_voice is heard


def test_the_sentence_is_spoken_once_more_on_r():
    visit = Visit({HEARD: ["r"], KEYS: ["q"]}, script=[(3, "y"), (4, "q")])
    assert visit.said == [SPOKEN, SPOKEN]
    assert visit.outcome.heard_voice is True


def test_without_a_voice_or_a_player_nobody_is_asked_what_they_heard():
    visit = Visit({KEYS: ["enter"]}, voice=False)
    assert visit.leads == [KEYS]
    assert visit.outcome == Outcome(tried_keys=True)


def test_the_four_sounds_are_named_one_by_one_and_then_asked_about():
    visit = Visit({ALL_FOUR: ["y"], KEYS: ["q"]}, voice=False, sounds=True)
    assert visit.leads == [*(what for _, what, _ in SOUNDS), ALL_FOUR, KEYS]
    assert [page.title for page in visit.notebook.pages[:4]] == [
        "Sound 1 of 4: tick", "Sound 2 of 4: phase", "Sound 3 of 4: done", "Sound 4 of 4: over",
    ]  # fmt: skip
    assert visit.outcome.heard_sounds is True


def test_each_sound_that_is_named_is_the_one_that_is_played():
    class Player:
        named = False
        program = "stand-in"
        files = []

        def play(self, file):
            file.seek(0)
            self.files.append(file.read())
            return type("Ended", (), {"poll": lambda self: 0, "kill": lambda self: None})()

    player = Player()
    sounds = Sounds([player])
    for _, _, events in SOUNDS:
        for event in events:
            sounds.tell(event)
        sounds.tend()
        sounds.tend()  # notices the end
    sounds.close()
    assert player.files == [wav(WAVES[name]) for name, _, _ in SOUNDS]


def test_a_rep_is_seen_with_its_countdown_as_in_a_session_after_time_to_step_back():
    rep = rep_of([WALL])
    visit = Visit({READ: ["y"], KEYS: ["q"]}, voice=False, rep=rep)
    seen = [frame for _, frame in visit.notebook.frames if isinstance(frame, TimedFrame)]
    assert list(dict.fromkeys((frame.phase, frame.seconds) for frame in seen)) == [
        ("ready", 6), ("lower", 2), ("bottom", 1), ("rise", 1), ("top", 1),
    ]  # fmt: skip
    assert {frame.cue for frame in seen} == {STEP_BACK}
    assert visit.clock.time - visit.clock.start == 6 + 5
    assert visit.outcome.read_seconds is True and visit.outcome.saw_figure is None


def test_what_a_key_does_in_a_session_it_does_in_the_rep():
    paused = Visit({READ: ["y"], KEYS: ["q"]}, [(1, "space"), (21, "space")], voice=False, rep=rep_of([WALL]))
    assert [event.name for event in paused.notebook.named("pause", "resume")] == ["pause", "resume"]
    assert paused.clock.time - paused.clock.start == 20 + 3 + 6 + 5
    again = Visit({READ: ["y"], KEYS: ["q"]}, [(4, "r")], voice=False, rep=rep_of([WALL]))
    assert again.clock.time - again.clock.start == 4 + 6 + 5
    skipped = Visit({READ: ["x"], KEYS: ["q"]}, [(2, "n")], voice=False, rep=rep_of([WALL]))
    assert skipped.clock.time - skipped.clock.start == 2
    assert skipped.outcome.read_seconds is False


def test_where_the_figure_can_be_seen_there_is_a_question_about_it_too():
    visit = Visit({READ: ["y"], SAW: ["x"], KEYS: ["q"]}, voice=False, rep=rep_of([WALL]), pictured=True)
    assert visit.leads == [READ, SAW, KEYS]
    assert (visit.outcome.read_seconds, visit.outcome.saw_figure) == (True, False)


@pytest.mark.parametrize(("key", "wanted"), [("y", True), ("x", False), ("right", False)])
def test_a_camera_is_asked_about_before_it_is_switched_on(key, wanted):
    visit = Visit({ASK_CAMERA: [key], KEYS: ["q"]}, voice=False, camera=True)
    assert visit.leads == [ASK_CAMERA, KEYS] and visit.outcome.try_camera is wanted
    assert Visit({ASK_CAMERA: ["q"]}, voice=False, camera=True).outcome == Outcome()


def test_a_course_of_holds_alone_has_no_rep_to_look_at():
    assert rep_of([]) is None
    press = WALL._replace(work=(Block("Press", hold=10),))
    assert rep_of([press]) is None
    assert rep_of([press, WALL]).step.drill is WALL


def test_every_key_is_named_with_what_it_does_until_enter():
    script = [(1, "pgdn"), (2, "."), (3, "f5"), (4, "j"), (5, "pgdn"), (6, ("awake", 60)), (70, "enter")]
    visit = Visit(voice=False, script=script)
    assert visit.leads == [KEYS, "PgDn", ".", "F5", "j", "PgDn"]
    assert visit.notebook.pages[1].lines == ("while something runs   end this step, go on", "at a check   yes")
    assert visit.notebook.pages[4].lines == ("It does nothing in a session.",)
    assert visit.outcome.keys == ["PgDn", ".", "F5", "j"]


@pytest.mark.parametrize(
    ("key", "lines"),
    [
        (
            "pgup",
            ("while something runs   start this step again", "while paused   ouch: something hurts", "at a check   no"),
        ),
        ("esc", ("while something runs   pause, or go on",)),
        ("+", ("while something runs   5 s more",)),
        ("3", ("at a check   the answer with this number",)),
        ("o", ("while something runs   ouch: something hurts", "at a check   ouch: something hurts")),
    ],
)
def test_a_key_does_what_the_session_makes_of_it(key, lines):
    assert meanings(key) == lines


def test_every_key_of_a_session_has_a_meaning():
    for key in key_actions.STRETCHABLE | key_actions.PAUSED | key_actions.CHECK:
        assert meanings(key) != ("It does nothing in a session.",)


@pytest.mark.parametrize(
    ("keys", "script", "leads"),
    [
        ({HEARD: ["q"]}, [], [HEARD]),
        ({HEARD: ["y"]}, [(0.5, "q")], [HEARD, "The last three seconds"]),
        ({HEARD: ["y"], ALL_FOUR: ["q"]}, [], [HEARD, *(what for _, what, _ in SOUNDS), ALL_FOUR]),
        ({HEARD: ["y"], ALL_FOUR: ["y"]}, [(8, "q")], [HEARD, *(what for _, what, _ in SOUNDS), ALL_FOUR]),
        ({HEARD: ["y"], ALL_FOUR: ["y"], READ: ["q"]}, [], [HEARD, *(what for _, what, _ in SOUNDS), ALL_FOUR, READ]),
    ],
)
def test_q_goes_to_the_report_from_anywhere_and_what_was_left_is_not_answered(keys, script, leads):
    visit = Visit(keys, script, sounds=True, rep=rep_of([WALL]), pictured=True)
    assert visit.leads == leads
    assert (visit.outcome.read_seconds, visit.outcome.saw_figure, visit.outcome.tried_keys) == (None, None, False)


def test_what_is_still_being_said_is_cut_before_the_sounds():
    visit = Visit({HEARD: ["y"], ALL_FOUR: ["y"], KEYS: ["q"]}, sounds=True)
    assert [(event.say, event.urgent) for event in visit.notebook.events] == [(SPOKEN, True), (None, True)]
