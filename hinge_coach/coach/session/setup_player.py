"""Playing a drill's setup: whether it is wanted, what is in hand, then its steps, until the person is ready."""

import math
from collections.abc import Sequence

from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.interface.camera import CAMERA_GONE, IN_VIEW
from hinge_coach.coach.interface.session_mode import SessionMode
from hinge_coach.coach.plan.plan import Chosen
from hinge_coach.coach.session.pacer import Pacer
from hinge_coach.coach.session.setup_script import SetupScript, best_cue_line, once_a_session, setup_script
from hinge_coach.coach.talk.before_drill import BeforeDrill
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.coach.timeline import SETUP, Span

IN_VIEW_WITHIN = 30.0  # seconds that a session in which nobody presses a key waits for the person to stand right
DECLINED = "declined"  # an offered drill that is not wanted today


class SetupPlayer:
    """Plays setups. `before` asks what a drill needs to know."""

    def __init__(self, pacer: Pacer, before: BeforeDrill, person: PersonToday, mode: SessionMode) -> None:
        self.interface = pacer.interface
        self.pacer = pacer
        self.before = before
        self.person = person
        self.mode = mode
        self._warned: set[str] = set()  # what is said once a session, and was

    def play(self, chosen: Chosen) -> str | None:
        """Ask what there is to ask, then tell the setup until it is done; what else was asked for, or None."""
        drill, header = chosen.drill, self.pacer.header
        if chosen.ask:
            answer = self.before.wanted(chosen, header)
            if answer != key_actions.YES:
                return DECLINED if answer == key_actions.NO else answer
        if asked := self.before.load(drill, header):
            return asked
        measured, asked = self.before.measure(drill, header)
        if asked:
            return asked
        best = self.person.best_cue(chosen)
        self.pacer.restart()
        return self._set_up(chosen, [line for line in (measured, best and best_cue_line(best)) if line])

    def _set_up(self, chosen: Chosen, more: Sequence[str]) -> str | None:
        lines = (*self._once(chosen), *more)
        camera = self.interface.camera
        seen: tuple[str, ...] = (IN_VIEW,)
        if self.mode.hands_free:
            script = setup_script(chosen, self.person, lines, key_actions.SPOKEN_SETUP_HINTS)._replace(camera=camera)
            waiting = Span(SETUP, IN_VIEW_WITHIN * camera.on, len(script.spans))
            keys, seen = key_actions.RUNNING, (*seen, CAMERA_GONE)
        else:
            script = setup_script(chosen, self.person, lines)._replace(camera=camera)
            waiting, keys = Span(SETUP, math.inf, len(script.spans)), key_actions.IN_SETUP
        over = keys | dict.fromkeys(seen, key_actions.NEXT)
        return self.pacer.run(script, keys).action or self._await_view(script._replace(spans=(waiting,)), over)

    def _await_view(self, script: SetupScript, keys: dict[str, str]) -> str | None:
        """Until a key, or until the camera sees the person stand right; without keys, also until it is gone."""
        if not script.spans[0].seconds:
            return None
        self.interface.camera.await_view(True)
        action = self.pacer.run(script, keys).action
        self.interface.camera.await_view(False)
        self.pacer.restart()
        return action

    def _once(self, chosen: Chosen) -> list[str]:
        """What is said once a session, as far as it was not."""
        lines = once_a_session(chosen, self.person, self.mode)
        fresh = [line for line in lines if line not in self._warned]
        self._warned.update(fresh)
        return fresh
