"""What is remembered of a person's practice: the facts as they happen, and the past as the coach asks for it.

Days are the person's own: the local date at the moment of the set, whatever zone that was.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, Protocol

YES, NOT_QUITE, NO, NONE = "yes", "not-quite", "no", "none"
NO_LOAD = "none"  # the unit of a load that is nothing


class SetDone(NamedTuple):
    """One set (of one side). `target` and `done` are in `unit` (reps or seconds). Not `complete`: it was cut short."""

    drill: str
    block: str
    set: int
    side: str | None
    target: float
    done: float
    unit: str
    cue: str | None = None
    load: str | None = None  # "12", or a band's name
    load_unit: str | None = None  # "kg", "lb", "band"
    complete: bool = True


class SeenSet(NamedTuple):
    """What a camera saw of a set: the reps it counted, and each fault with the reps it was seen in, the worst first.

    `cannot` is the sentence why it can't judge; then no fault is said. Not `judged`: nothing was watched for.
    """

    reps: int
    faults: tuple[tuple[str, tuple[int, ...]], ...] = ()
    cannot: str | None = None
    judged: bool = True

    @property
    def verdict(self) -> str | None:
        """The fault to correct first; `clean` if none was seen; None if nothing was judged."""
        if self.cannot or not self.judged:
            return None
        return self.faults[0][0] if self.faults else CLEAN


CLEAN = "clean"


class Answer(NamedTuple):
    """One check and its answer. `first` is True for the check after the drill's first set of that day, which counts.

    `answer` is what counts. Where a camera saw the set, `said` is what the person answered, before anything was told,
    and `seen` what the camera saw: the id of a fault, or `clean`.
    """

    drill: str
    answer: str
    first: bool = False
    cue: str | None = None
    fault: str | None = None  # the id of the fault named
    felt: str | None = None  # the id of the place where it was felt
    cued: bool = True
    went_on: bool = False  # a correction was proposed, and the person went on as planned
    said: str | None = None
    seen: str | None = None


class Measured(NamedTuple):
    """A measured skill on a day, in the drill's own unit."""

    drill: str
    value: float


class Pain(NamedTuple):
    """A pain stop: 0 to 9 (9 means 9 or 10), the stop-sign if there was one, and whether the session ended by it."""

    drill: str | None
    level: int | None
    sign: str | None = None
    ended: bool = False


class Place(NamedTuple):
    """Where a session stood: enough to go on at the same set. A drill that was not begun stands at set 0."""

    drill: str
    block: int = 0
    set: int = 1
    side: str | None = None
    plan: tuple[str, ...] = ()  # the ids that were still to come, this one first
    doses: tuple[tuple[int, ...], ...] = ()  # of each of these, the sets of its blocks: cut to the minutes, or whole


class Memory(Protocol):
    """What the session writes. Nothing here raises: a failed write answers False, and what failed is tried again.

    `trouble` is the one sentence on it, to be told once. It may stand there from the start (no home, a damaged file
    that was set aside) and is None as long as, or as soon as, all is well.
    """

    def set_done(self, done: SetDone) -> bool: ...
    def answered(self, answer: Answer) -> bool: ...
    def measured(self, measured: Measured) -> bool: ...
    def pain(self, pain: Pain) -> bool: ...
    def stands_at(self, place: Place | None) -> bool: ...
    def correct_last(self, done: float) -> bool: ...
    def seen_last(self, seen: SeenSet) -> bool: ...
    def settle(self) -> bool:
        """Write what could not be written so far; whether all that was told is kept now."""
        ...

    @property
    def trouble(self) -> str | None: ...


class DrillPast(NamedTuple):
    """A drill's past, as far as choosing needs it.

    `judged` holds each day's first check that had an answer (yes, not-quite, no), oldest first.
    `cues` counts, for each cue, the sets with it whose check was yes. `sessions_failed` counts the sessions in a row,
    up to the last one, in which the drill's last check was not yes.
    """

    judged: tuple[tuple[date, str], ...] = ()
    last_day: date | None = None
    sessions_failed: int = 0
    cues: tuple[tuple[str, int], ...] = ()
    faults: tuple[tuple[str, int], ...] = ()
    load: tuple[str, str] | None = None  # value, unit
    measured: tuple[tuple[date, float], ...] = ()
    uncued_yes: bool = False  # ten light reps judged clean in a set without a cue
    loaded_day: date | None = None  # today or yesterday, if a load was said to be in hand
    weightless_day: date | None = None  # today or yesterday, if every set then was said to be with nothing in hand
    over: float = 0.0  # reps above the target in its last set of reps
    blocks: frozenset[str] = frozenset()  # the names of the blocks that its last sets were of


class Past(NamedTuple):
    """Everything the coach looks back on. `today` is the person's own date now; no other day here lies after it."""

    today: date
    drills: Mapping[str, DrillPast] = MappingProxyType({})
    sessions: int = 0
    stop_sign: date | None = None  # the last day with a stop-sign, with pain at 4 or above, or ended by pain
    sign: str | None = None  # the id of the stop-sign that it was then; None for pain
    place: Place | None = None  # where an interrupted session stood
    place_day: date | None = None

    def of(self, drill: str) -> DrillPast:
        return self.drills.get(drill, NEVER)


NEVER = DrillPast()
