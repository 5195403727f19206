"""What the pages and their JSON are made from, as plain values. How each page looks stands in its own module."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hinge_coach.coach.plan.drill_states import DrillState
    from hinge_coach.coach.plan.plan import Plan
    from hinge_coach.course.drill import Drill

FINE, LOOK = "fine", "look"


class DrillWithState(NamedTuple):
    """A drill as its file says it and as this person does it (the same where the kit does not allow it), and its state.

    `state` is one of `drill_states.STATES`; `reason` says in a sentence why, "" where nothing was practised yet.
    """

    as_read: Drill
    drill: Drill
    state: str
    reason: str

    @property
    def out(self) -> bool:
        """Whether the kit does not allow it."""
        return self.state == "left-out"


class Series(NamedTuple):
    """A quantity of a drill over time, in `unit`, oldest first."""

    drill: str
    name: str
    unit: str
    points: tuple[tuple[date, float], ...]


class BestCue(NamedTuple):
    """The cue with the most sets that were judged a yes, and how many these are."""

    drill: str
    number: str
    cue: str
    sets: int


class FaultOverTime(NamedTuple):
    """A fault as the person would see it, and how often it was named, by day."""

    id: str
    looks: str
    seen: tuple[tuple[date, int], ...]


class Review(NamedTuple):
    """What `progress` looks back on. `weeks` and `longest` are weeks with practice in a row: up to now, and ever."""

    today: date
    states: tuple[DrillState, ...]
    plan: Plan
    sessions: int
    days: tuple[tuple[date, int], ...]
    weeks: int
    longest: int
    measured: tuple[Series, ...]
    held: tuple[Series, ...]
    faults: tuple[FaultOverTime, ...]
    cues: tuple[BestCue, ...]
    alike: int = 0  # checks that the person and a camera answered alike, of `both` that both of them judged
    both: int = 0


class Finding(NamedTuple):
    """One thing that a session needs: what the doctor found, and what to do about it.

    `stops`: no session starts like this.
    """

    what: str
    found: str
    do: str = ""
    stops: bool = False

    @property
    def state(self) -> str:
        return LOOK if self.do else FINE
