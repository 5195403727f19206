"""All that is logged of one day: the drills that were done, and what hurt."""

from collections.abc import Iterator
from typing import NamedTuple

from hinge_coach.coach.log.logged_drill import LoggedDrill
from hinge_coach.coach.practice_record import Answer, Measured, Pain, SetDone
from hinge_coach.coach.rules.stop_signs import (
    AN_EMERGENCY,
    EMERGENCY_SIGNS,
    END_SESSION,
    PainStep,
    pain_rule,
    sign_of,
    stopped_for_pain,
)

_URGENT = {sign.id for sign in (*EMERGENCY_SIGNS, AN_EMERGENCY)}
NEXT_TIME = "Go gently next time."
NOTHING = "Good: nothing follows from it."


class LoggedPain(NamedTuple):
    """What hurt: in which drill, as far as that is known; 0 to 9; the id of a stop-sign.

    Not `asked` for a stop-sign: the person stopped on a page that asked, and is taken to have stopped for pain.
    """

    drill: str | None
    level: int | None
    sign: str | None = None
    asked: bool = True

    @property
    def follows(self) -> PainStep:
        """What the rule of a session says to it."""
        return pain_rule(self.level, self.sign) if self.asked else stopped_for_pain()

    @property
    def advice(self) -> tuple[str, ...]:
        """What to say to it afterwards: a session's own words, where it would have ended."""
        step = self.follows
        if step.kind == END_SESSION:
            return step.lines
        return (NEXT_TIME, step.last) if step.last else (NOTHING,)

    @property
    def urgent(self) -> bool:
        """Whether it is no time for further questions."""
        return self.sign in _URGENT

    @property
    def fact(self) -> Pain:
        return Pain(self.drill, self.level, self.sign, ended=self.follows.kind == END_SESSION)

    @property
    def words(self) -> str:
        """In one line: how much it hurt, or the stop-sign."""
        found = sign_of(self.sign)
        if found:
            return f"{found.looks[:1].lower()}{found.looks[1:]}"
        return "not rated" if self.level is None else f"{self.level} of 10"


class LoggedDay(NamedTuple):
    """The drills that were done, and what hurt."""

    drills: tuple[LoggedDrill, ...] = ()
    pains: tuple[LoggedPain, ...] = ()

    @property
    def emergency(self) -> bool:
        """Whether it is no time for further questions."""
        return any(pain.urgent for pain in self.pains)

    @property
    def something(self) -> bool:
        return bool(self.drills or self.pains)

    def facts(self) -> Iterator[Measured | SetDone | Answer | Pain]:
        """What is kept of it, in order."""
        for drill in self.drills:
            yield from drill.facts()
        yield from (pain.fact for pain in self.pains)
