"""Pacing: spans of time at absolute deadlines, with everything a person can do to time while it runs.

`mark` is the moment at which the running span began on paper. A span that ends by the clock hands the next one its
deadline, not the moment at which somebody looked: so nothing drifts, however late a look was.
"""

import math
from collections.abc import Callable

from hinge_coach.coach import controls
from hinge_coach.coach.asking import show_help
from hinge_coach.coach.floor import Floor
from hinge_coach.coach.scene import Header, Page, Scene
from hinge_coach.coach.script import Call, Look, Script
from hinge_coach.coach.tally import Outcome
from hinge_coach.coach.timeline import SETUP, Span, seconds

GET_BACK_WORD = "Get ready"
GET_BACK = 3.0  # seconds to get back into position after a pause, as Feeel's users have come to like
STRETCH = 5.0  # seconds that one + or - gives or takes
SHORTEST = 1.0  # seconds that - always leaves
_PAUSING = (controls.PAUSE, controls.AWAKE, controls.HELP)


class Pacer:
    """Runs scripts on a floor. `keyless`: nobody can press a key, so nothing waits for one."""

    def __init__(self, floor: Floor, *, keyless: bool = False) -> None:
        self.floor = floor
        self.mark = floor.now()
        self.header = Header()  # its `left` is the paced time of all that comes after this script
        self.keyless = keyless
        self.remark = ""  # shown in the next span
        self.once_begun: Callable[[], None] | None = None  # done when the next span has been told: it may take a moment

    def restart(self) -> None:
        """The clock of the next script starts now: a person was waited for, or chose to move on."""
        self.mark = self.floor.now()

    def run(self, script: Script, allowed: dict[str, str] | None = None) -> Outcome:
        """Run the script to its end or to the first key that asks for something else. `allowed` overrides the keys."""
        whole: list[Span] = []
        ahead = seconds(script.spans)
        for span in script.spans:
            ahead = max(0.0, ahead - span.seconds)
            running = _Running(self, script, span, ahead, allowed)
            action = running.run()
            if action:
                part = max(0.0, (running.stopped or self.floor.now()) - self.mark)
                return Outcome(action, tuple(whole), min(part, running.length))
            whole.append(Span(span.phase, running.length, span.rep))
        return Outcome(None, tuple(whole))


class _Running:
    """One span while it runs. `length` may be stretched; `stopped` is when it was last paused.

    What lies up to `heard`, in seconds from its start, was told or has passed.
    """

    def __init__(self, pacer: Pacer, script: Script, span: Span, ahead: float, allowed: dict[str, str] | None) -> None:
        self.pacer = pacer
        self.floor = pacer.floor
        self.script = script
        self.span = span
        self.ahead = ahead
        self.length = span.seconds
        self.heard = 0.0
        self.note, pacer.remark = pacer.remark, ""
        self.stopped: float | None = None
        stretchable = span.phase in ("hold", "rest")
        self.keys = allowed or (controls.STRETCHABLE if stretchable else controls.RUNNING)

    def run(self) -> str | None:
        """To the end of the span, or to an action that ends the script."""
        if opening := self.script.opens(self.span):
            self.floor.tell(**opening)
        once, self.pacer.once_begun = self.pacer.once_begun, None
        if once:
            once()
        while True:
            call = self._next_call()
            key = self.floor.wait(self._scene, self.pacer.mark + (call.at if call else self.length), self.keys)
            if key is None:
                if call is None:
                    self.pacer.mark += self.length
                    return None
                self.heard = call.at
                self.floor.tell(**call.fields)
            elif action := self._asked(key):
                return action

    def _next_call(self) -> Call | None:
        """The next threshold that was not crossed yet; one that is crossed late still fires, once."""
        return next((call for call in self.script.calls(self.span, self.length) if call.at > self.heard), None)

    def _asked(self, key: str) -> str | None:
        """Do what the key asks for within the span; answer what ends the script."""
        action = controls.AWAKE if key == controls.AWAKE else self.keys.get(key)
        if action in _PAUSING:
            return self._pause(action)
        if action in (controls.MORE, controls.LESS):
            self._stretch(STRETCH if action == controls.MORE else -STRETCH)
        elif action == controls.MUTE:
            self.note = self.floor.mute()
        elif action:
            return action
        else:
            self.note = self.script.typed(key) or self.note
        return None

    def _stretch(self, change: float) -> None:
        elapsed = self.floor.now() - self.pacer.mark
        self.heard = max(self.heard, elapsed)  # a threshold that is moved behind us was not crossed
        shortest = min(self.length, math.ceil(elapsed) + SHORTEST)  # the end never jumps into what has passed
        self.length = max(self.length + change, shortest)
        self.note = f"{abs(change):g} s {'more' if change > 0 else 'less'}"

    def _scene(self, now: float) -> Scene:
        elapsed = max(0.0, (now if self.stopped is None else self.stopped) - self.pacer.mark)
        left = self.ahead + self.length - elapsed if self.span.phase != SETUP else 0.0
        look = Look(_with_left(self.pacer.header, left), paused=self.stopped is not None, note=self.note)
        scene = self.script.scene(self.span, min(elapsed, self.length), self.length, look)
        return scene._replace(keys=()) if self.pacer.keyless else scene

    def _pause(self, why: str) -> str | None:
        """Stand still until the person goes on, then give them time to get back into position."""
        self.stopped = self.floor.seen if why == controls.AWAKE else self.floor.now()
        self.floor.tell("pause", say="Paused", urgent=True)
        if why == controls.HELP:
            self._help()
        action: str | None = controls.PAUSE
        while action == controls.PAUSE:
            action = self._stand_still() or self._get_back(self.stopped)
        if action is None:
            self.stopped = None
        return action

    def _stand_still(self) -> str | None:
        """Wait for the key that goes on, or answer another action. Where there are no keys, go on at once."""
        while not self.pacer.keyless:
            action = controls.PAUSED.get(self.floor.wait(self._scene, math.inf, controls.PAUSED) or "")
            if action == controls.PAUSE:
                return None
            if action == controls.HELP:
                self._help()
            elif action == controls.MUTE:
                self.note = self.floor.mute()
            elif action:
                return action
        return None

    def _help(self) -> None:
        show_help(self.floor, self._scene(self.floor.now()).header)

    def _get_back(self, stopped: float) -> str | None:
        """Count the person back in, and move the mark on from when it stopped to the end of that on paper.

        Answers None then, or what was asked for meanwhile, pause among it.
        """
        until = self.floor.now() + GET_BACK
        self.floor.tell("resume", seconds=GET_BACK, say="Get back into position", brief="Ready", urgent=True)
        while (key := self.floor.wait(lambda now: self._returning(until - now), until, controls.RUNNING)) is not None:
            action = controls.PAUSE if key == controls.AWAKE else controls.RUNNING.get(key)
            if action == controls.MUTE:
                self.note = self.floor.mute()
            elif action and action != controls.HELP:
                return action
        self.pacer.mark += until - stopped
        return None

    def _returning(self, left: float) -> Scene:
        """The count back in, in front of the scene that was left."""
        scene = self._scene(self.floor.now())
        keys = () if self.pacer.keyless else controls.RUNNING_HINTS
        if isinstance(scene, Page):
            return scene._replace(paused=False, keys=keys)
        return scene._replace(
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
