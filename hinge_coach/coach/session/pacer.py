"""Pacing: spans of time at absolute deadlines, with everything a person can do to time while it runs.

`mark` is the moment at which the running span began on paper. A span that ends by the clock hands the next one its
deadline, not the moment at which somebody looked: so nothing drifts, however late a look was.
"""

import math
from collections.abc import Callable, Sequence

from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.interface.question_page import show_help
from hinge_coach.coach.interface.screen_frames import Frame, Header, Page
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.coach.session.results import Outcome
from hinge_coach.coach.session.spans_and_ticks import Call, Look, Script
from hinge_coach.coach.timeline import SETUP, Span, seconds

GET_BACK_WORD = "Get ready"
GET_BACK = 3.0  # seconds to get back into position after a pause, as Feeel's users have come to like
SHORTEST = 1.0  # seconds that - always leaves
_PAUSING = (key_actions.PAUSE, key_actions.AWAKE, key_actions.HELP)


class Pacer:
    """Runs scripts with an interface. `keyless`: nobody can press a key, so nothing waits for one."""

    def __init__(self, interface: Interface, *, keyless: bool = False) -> None:
        self.interface = interface
        self.mark = interface.now()
        self.header = Header()  # its `left` is the paced time of all that comes after this script
        self.keyless = keyless
        self.remark = ""  # shown in the next span
        self.broken_off: Outcome | None = None  # how far a script had come that a signal ended
        self.once_begun: Callable[[], None] | None = None  # done when the next span has been told: it may take a moment

    def restart(self) -> None:
        """The clock of the next script starts now: a person was waited for, or chose to move on."""
        self.mark = self.interface.now()

    def run(self, script: Script, allowed: dict[str, str] | None = None) -> Outcome:
        """Run the script to its end or to the first key that asks for something else. `allowed` overrides the keys."""
        whole: list[Span] = []
        self.broken_off = None
        ahead = seconds(script.spans)
        for span in script.spans:
            ahead = max(0.0, ahead - span.seconds)
            running = _Running(self, script, span, ahead, allowed)
            try:
                action = running.run()
            except BaseException:
                self.broken_off = self._cut_short(key_actions.STOP, whole, running)
                raise
            if action:
                return self._cut_short(action, whole, running)
            whole.append(Span(span.phase, running.length, span.rep))
        return Outcome(None, tuple(whole))

    def _cut_short(self, action: str, whole: Sequence[Span], running: "_Running") -> Outcome:
        part = max(0.0, (running.stopped or self.interface.now()) - self.mark)
        return Outcome(action, tuple(whole), min(part, running.length))


class _Running:
    """One span while it runs. `length` may be stretched; `stopped` is when it was last paused.

    What lies up to `heard`, in seconds from its start, was told or has passed.
    """

    def __init__(self, pacer: Pacer, script: Script, span: Span, ahead: float, allowed: dict[str, str] | None) -> None:
        self.pacer = pacer
        self.interface = pacer.interface
        self.script = script
        self.span = span
        self.ahead = ahead
        self.length = span.seconds
        self.heard = 0.0
        self.note, pacer.remark = pacer.remark, ""
        self.stopped: float | None = None
        stretchable = span.phase in ("hold", "rest")
        self.keys = allowed or (key_actions.STRETCHABLE if stretchable else key_actions.RUNNING)

    def run(self) -> str | None:
        """To the end of the span, or to an action that ends the script."""
        if opening := self.script.opens(self.span):
            self.interface.tell(**opening)
        once, self.pacer.once_begun = self.pacer.once_begun, None
        if once:
            once()
        while True:
            call = self._next_call()
            key = self.interface.wait(self._frame, self.pacer.mark + (call.at if call else self.length), self.keys)
            if key is None:
                if call is None:
                    self.pacer.mark += self.length
                    return None
                self.heard = call.at
                self.interface.tell(**call.fields)
            elif action := self._asked(key):
                return action

    def _next_call(self) -> Call | None:
        """The next threshold that was not crossed yet; one that is crossed late still fires, once."""
        return next((call for call in self.script.calls(self.span, self.length) if call.at > self.heard), None)

    def _asked(self, key: str) -> str | None:
        """Do what the key asks for within the span; answer what ends the script."""
        action = key_actions.AWAKE if key == key_actions.AWAKE else self.keys.get(key)
        if action in _PAUSING:
            return self._pause(action)
        if action in (key_actions.MORE, key_actions.LESS):
            self._stretch(key_actions.STRETCH if action == key_actions.MORE else -key_actions.STRETCH)
        elif action == key_actions.MUTE:
            self.note = self.interface.mute()
        elif action:
            return action
        else:
            self.note = self.script.typed(key) or self.note
        return None

    def _stretch(self, change: float) -> None:
        elapsed = self.interface.now() - self.pacer.mark
        self.heard = max(self.heard, elapsed)  # a threshold that is moved behind us was not crossed
        shortest = min(self.length, math.ceil(elapsed) + SHORTEST)  # the end never jumps into what has passed
        self.length = max(self.length + change, shortest)
        self.note = f"{abs(change):g} s {'more' if change > 0 else 'less'}"

    def _frame(self, now: float) -> Frame:
        elapsed = max(0.0, (now if self.stopped is None else self.stopped) - self.pacer.mark)
        left = self.ahead + self.length - elapsed if self.span.phase != SETUP else 0.0
        look = Look(_with_left(self.pacer.header, left), paused=self.stopped is not None, note=self.note)
        frame = self.script.frame(self.span, min(elapsed, self.length), self.length, look)
        return frame._replace(keys=()) if self.pacer.keyless else frame

    def _pause(self, why: str) -> str | None:
        """Stand still until the person goes on, then give them time to get back into position."""
        self.stopped = self.interface.seen if why == key_actions.AWAKE else self.interface.now()
        self.interface.tell("pause", say="Paused", urgent=True)
        if why == key_actions.HELP:
            self._help()
        action: str | None = key_actions.PAUSE
        while action == key_actions.PAUSE:
            action = self._stand_still() or self._get_back(self.stopped)
        if action is None:
            self.stopped = None
        return action

    def _stand_still(self) -> str | None:
        """Wait for the key that goes on, or answer another action. Where there are no keys, go on at once."""
        while not self.pacer.keyless:
            action = key_actions.PAUSED.get(self.interface.wait(self._frame, math.inf, key_actions.PAUSED) or "")
            if action == key_actions.PAUSE:
                return None
            if action == key_actions.HELP:
                self._help()
            elif action == key_actions.MUTE:
                self.note = self.interface.mute()
            elif action:
                return action
        return None

    def _help(self) -> None:
        show_help(self.interface, self._frame(self.interface.now()).header)

    def _get_back(self, stopped: float) -> str | None:
        """Count the person back in, and move the mark on from when it stopped to the end of that on paper.

        Answers None then, or what was asked for meanwhile, pause among it.
        """
        until = self.interface.now() + GET_BACK
        self.interface.tell("resume", seconds=GET_BACK, say="Get back into position", brief="Ready", urgent=True)
        while (
            key := self.interface.wait(lambda now: self._returning(until - now), until, key_actions.RUNNING)
        ) is not None:
            action = key_actions.PAUSE if key == key_actions.AWAKE else key_actions.RUNNING.get(key)
            if action == key_actions.MUTE:
                self.note = self.interface.mute()
            elif action and action != key_actions.HELP:
                return action
        self.pacer.mark += until - stopped
        return None

    def _returning(self, left: float) -> Frame:
        """The count back in, in front of the frame that was left."""
        frame = self._frame(self.interface.now())
        keys = () if self.pacer.keyless else key_actions.RUNNING_HINTS
        if isinstance(frame, Page):
            return frame._replace(paused=False, keys=keys)
        return frame._replace(
            phase="ready",
            word=GET_BACK_WORD,
            seconds=GET_BACK,
            elapsed=GET_BACK - left,
            paused=False,
            motion=None,
            keys=keys,
        )


def _with_left(header: Header, seconds: float) -> Header:
    """The header of a script that has so many paced seconds to go."""
    return header._replace(left=(header.left or 0.0) + max(0.0, seconds))
