"""The doctor's trial: what a session needs, tried as a session would, and what the person says of it."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.interface.events import Event
from hinge_coach.coach.interface.question_page import ask
from hinge_coach.coach.interface.screen_frames import Choice, Header, KeyHint, Page
from hinge_coach.coach.interface.session_interface import Interface, View
from hinge_coach.coach.session.pacer import Pacer
from hinge_coach.coach.session.set_script import SetScript
from hinge_coach.coach.timeline import SetStep, spans
from hinge_coach.course.drill import Cue, Drill

SPOKEN = "This is your coach. Can you hear me?"
STEP_BACK = "Step back and read the seconds"
ASK_CAMERA = "Switch the camera on for two seconds?"
TRIED = "trial"  # the event that the sentence is told with; no other listener knows it
_SOUND = 1.6  # seconds for each sound: long enough to read its name
_COUNT_IN = 6.0  # seconds to step back in

# Each sound by what makes it in a session.
SOUNDS = (
    ("tick", "The last three seconds", (Event("tick"),)),
    ("phase", "The next phase of a rep", (Event("phase"),)),
    ("done", "The set is done", (Event("set"),)),
    ("over", "The rest is over", (Event("rest"), Event("phase"))),
)
NAMES = {
    "pgdn": "PgDn", "pgup": "PgUp", "esc": "Esc", "f5": "F5", "enter": "Enter", "home": "Home", "end": "End",
    "tab": "Tab", "backspace": "Backspace", "left": "←", "right": "→", "up": "↑", "down": "↓",
}  # fmt: skip
_DOES = {
    key_actions.NEXT: "end this step, go on",
    key_actions.BACK: "start this step again",
    key_actions.PAUSE: "pause, or go on",
    key_actions.AGAIN: "this set again",
    key_actions.MORE: "5 s more",
    key_actions.LESS: "5 s less",
    key_actions.OUCH: "ouch: something hurts",
    key_actions.MUTE: "sound off, sound on",
    key_actions.HELP: "every key and what it does",
    key_actions.STOP: "stop calmly",
    key_actions.YES: "yes",
    key_actions.NOT_QUITE: "not quite",
    key_actions.NO: "no",
    key_actions.UNANSWERED: "leave it open",
}
_QUIET = (key_actions.MUTE, key_actions.HELP)  # of no use where hearing is what is tried
_ANSWERS = {key: action for key, action in key_actions.YES_NO.items() if action not in _QUIET} | {
    "r": key_actions.AGAIN
}
_YES_NO = (Choice("y", "yes"), Choice("x", "no"))
_HINTS = (KeyHint("r", "once more"), KeyHint("q", "to the report"))


@dataclass(slots=True)
class Outcome:
    """What came of it: None where something was not tried, or was left open. `keys` are those pressed, by name.

    `said_width`: whether the terminal said how wide it shows signs of ambiguous width.
    """

    heard_voice: bool | None = None
    heard_sounds: bool | None = None
    read_seconds: bool | None = None
    saw_figure: bool | None = None
    try_camera: bool | None = None
    keys: list[str] = field(default_factory=list)
    tried_keys: bool = False
    said_width: bool | None = None


class Trial:
    """What is tried, one thing after the other. `q` goes to the report from anywhere.

    `voice` says whether there is one; `sounds` plays the four sounds, and `rep` is the one to look at: None where there
    is nothing to try. `pictured` says whether the rep's figure can be seen, `camera` whether one might be tried.
    """

    def __init__(
        self,
        interface: Interface,
        *,
        voice: bool,
        sounds: View | None,
        rep: SetScript | None,
        pictured: bool = False,
        camera: bool = False,
    ) -> None:
        self.interface = interface
        self.outcome = Outcome()
        self._voice = voice
        self._sounds = sounds
        self._rep = rep
        self._pictured = pictured
        self._camera = camera

    def run(self) -> Outcome:
        """Try everything there is, until the person has had enough."""
        if self._hear() and self._listen() and self._watch() and self._look():
            self._press()
        return self.outcome

    def _hear(self) -> bool:
        """The voice. Answers whether the trial goes on, as the other parts do."""
        if not self._voice:
            return True
        answer = self._asked("The voice", "Can you hear the coach?", self._speak)
        self.interface.tell(TRIED, urgent=True)  # whatever is still being said
        self.outcome.heard_voice = _said(answer)
        return answer != key_actions.STOP

    def _speak(self) -> bool:
        self.interface.tell(TRIED, say=SPOKEN, urgent=True)
        return True

    def _listen(self) -> bool:
        """The four sounds."""
        if self._sounds is None:
            return True
        answer = self._asked("The sounds", "Did you hear all four?", self._play)
        self.outcome.heard_sounds = _said(answer)
        return answer != key_actions.STOP

    def _play(self) -> bool:
        assert self._sounds is not None
        for number, (name, what, events) in enumerate(SOUNDS, 1):
            for event in events:
                self._sounds.tell(event)
            page = Page(Header(), "notice", f"Sound {number} of {len(SOUNDS)}: {name}", lead=what, keys=_HINTS[1:])
            if not self._stays(page, _SOUND):
                return False
        return True

    def _stays(self, page: Page, seconds: float) -> bool:
        """The page for so long. False where the person asks to stop."""
        until = self.interface.now() + seconds
        while (key := self.interface.wait(lambda now: page, until)) is not None:
            if key_actions.ALWAYS.get(key) == key_actions.STOP:
                return False
        return True

    def _watch(self) -> bool:
        """One rep, with the countdown at the size that it has in a session, and the figure beside it."""
        if self._rep is None:
            return True
        answer = self._asked("The screen", "Could you read the seconds?", self._pace)
        self.outcome.read_seconds = _said(answer)
        if answer != key_actions.STOP and self._pictured:
            answer = self._asked("The picture", "Did you see a body bend and rise?", lambda: True, again=self._pace)
            self.outcome.saw_figure = _said(answer)
        return answer != key_actions.STOP

    def _look(self) -> bool:
        """The camera: nobody is looked at who did not say yes."""
        if not self._camera:
            return True
        lines = ("It says what it sees of you. No picture is kept, and none leaves this machine.",)
        page = Page(Header(), "check", "The camera", lead=ASK_CAMERA, lines=lines, choices=_YES_NO, keys=_HINTS[1:])
        answers = {key: action for key, action in _ANSWERS.items() if action != key_actions.AGAIN}
        answer = ask(self.interface, page, answers)
        self.outcome.try_camera = _said(answer)
        return answer != key_actions.STOP

    def _pace(self) -> bool:
        """The rep; whatever a key does in a session it does here."""
        assert self._rep is not None
        pacer = Pacer(self.interface)
        pacer.header = Header("One rep, to look at")
        while (action := pacer.run(self._rep).action) in (key_actions.BACK, key_actions.AGAIN):
            pacer.restart()
        return action != key_actions.STOP

    def _asked(
        self, title: str, question: str, shown: Callable[[], bool], again: Callable[[], bool] | None = None
    ) -> str | None:
        """Show something, and ask about it until there is an answer other than once more."""
        page = Page(Header(), "check", title, lead=question, choices=_YES_NO, keys=_HINTS)
        while shown():
            answer = ask(self.interface, page, _ANSWERS)
            if answer != key_actions.AGAIN:
                return answer
            shown = again or shown
        return key_actions.STOP

    def _press(self) -> None:
        """Every key by its name, until Enter or q."""
        self.outcome.tried_keys = True
        page = key_page(None)
        while (key := self.interface.wait(lambda now: page, math.inf)) not in ("enter", "q"):  # noqa: B023 - called within
            if key is None or key == key_actions.AWAKE:
                continue
            page = key_page(key)
            if (name := called(key)) not in self.outcome.keys:
                self.outcome.keys.append(name)


def rep_of(drills: Iterable[Drill]) -> SetScript | None:
    """One rep as it is in a session, of the first drill with any, with time to step back; None where none has."""
    blocks = ((drill, block) for drill in drills for block in drill.work if block.reps)
    for drill, block in blocks:
        once = block._replace(sets=1, reps=1, both_sides=False, count_in=_COUNT_IN)
        cue = Cue(STEP_BACK)
        return SetScript(SetStep(drill, once, 0, set=1, side=None, number=1, cue=cue, spans=spans(once)))
    return None


def called(key: str) -> str:
    """A key's name as it stands on the key."""
    return NAMES.get(key, key)


def key_page(key: str | None) -> Page:
    """A key, large, and what it does in a session; before the first one what there is to do."""
    hints = (KeyHint("Enter q", "to the report"),)
    if key is None:
        lines = ("If nothing changes here, a session does not know the key.",)
        return Page(Header(), "notice", "The keys", lead="Press any key, also on a presenter", lines=lines, keys=hints)
    return Page(Header(), "notice", "The keys", lead=called(key), lines=meanings(key), keys=hints)


def meanings(key: str) -> tuple[str, ...]:
    """What a key does in a session, where and what."""
    running, paused = _action(key, key_actions.STRETCHABLE), _action(key, key_actions.PAUSED)
    checked = _action(key, key_actions.CHECK)
    if len(key) == 1 and key in "0123456789":
        checked = "the answer with this number"
    found = [("while something runs", running)] if running else []
    found += [("while paused", paused)] if paused and paused != running else []
    found += [("at a check", checked)] if checked else []
    return tuple(f"{where}   {does}" for where, does in found) or ("It does nothing in a session.",)


def _action(key: str, keys: Mapping[str, str]) -> str:
    return _DOES[keys[key]] if key in keys else ""


def _said(answer: str | None) -> bool | None:
    return {key_actions.YES: True, key_actions.NO: False}.get(answer or "")
