"""The load: the question once a session, its one-key answers, and the next step if there is one."""

from typing import NamedTuple

from hinge_coach.coach.practice_record import NO_LOAD, Past
from hinge_coach.coach.rules import learned_drills, rest_days
from hinge_coach.course.drill import Drill
from hinge_coach.course.kit import AFTER_CLEAN, AFTER_SPARE_REPS, Loads

KG, LB, BAND = "kg", "lb", "band"
MOST_CHOICES = 9  # one key each


class Load(NamedTuple):
    """What is in hand: "12" kg or lb, a band's name, or nothing."""

    value: str
    unit: str

    @property
    def weight(self) -> float | None:
        """The value in kg or lb; None for a band, for nothing, and for what is no number."""
        if self.unit not in (KG, LB) or not self.value.replace(".", "", 1).isdecimal():
            return None
        return float(self.value)

    @property
    def words(self) -> str:
        """As a person says it: 12 kg, the light band, nothing."""
        if self.unit == NO_LOAD:
            return "nothing"
        return f"the {self.value} band" if self.unit == BAND else f"{self.value} {self.unit}"


NOTHING = Load("0", NO_LOAD)


class Proposal(NamedTuple):
    """A next load, and the one sentence why."""

    load: Load
    reason: str


class LoadQuestion(NamedTuple):
    """Asked once a session of a loaded drill. `choices` are one key each: last time's first, then the proposal."""

    ask: str
    choices: tuple[Load, ...]
    last: Load | None = None
    proposal: Proposal | None = None


def load_question(drill: Drill, past: Past) -> LoadQuestion | None:
    """What to ask about the load of a drill with its kit applied, in the unit of last time; None where it has none."""
    if not rest_days.carries_load(drill):
        return None
    last = _last(drill, past)
    unit = last.unit if last and last.unit in (KG, LB) else KG
    proposal = next_load(drill, past)
    first = [load for load in (last, proposal.load if proposal else None) if load]
    usual = [load for load in _usual(drill, unit) if load not in first]
    choices = tuple(dict.fromkeys((*first, *usual)))[: MOST_CHOICES - 1]
    nothing = () if NOTHING in choices else (NOTHING,)
    return LoadQuestion("Which load do you take today?", (*choices, *nothing), last, proposal)


def _last(drill: Drill, past: Past) -> Load | None:
    load = past.of(drill.id).load
    return Load(*load) if load else None


def _usual(drill: Drill, unit: str) -> list[Load]:
    loads = drill.usual_loads() or Loads()
    weights = loads.lb if unit == LB else loads.kg
    return [Load(strength, BAND) for strength in loads.band] + [Load(f"{weight:g}", unit) for weight in weights]


def next_load(drill: Drill, past: Past) -> Proposal | None:
    """The next step up, for a drill whose last judged day was passed; None where its kit has none."""
    last, loads, own = _last(drill, past), drill.usual_loads(), past.of(drill.id)
    if last is None or last.weight is None or loads is None or not learned_drills.learning_state(own).clean:
        return None
    if loads.increase == AFTER_CLEAN:
        return _next_usual(last, last.weight, loads)
    if loads.increase == AFTER_SPARE_REPS:
        return _a_little_more(last, last.weight, loads, own.over)
    return None


def _next_usual(last: Load, weight: float, loads: Loads) -> Proposal | None:
    """The next of the usual loads; where they are put on something, what is then on it."""
    weights = loads.lb if last.unit == LB else loads.kg
    more = next((each for each in weights if each > weight), None)
    if more is None:
        return None
    what = f"{more:g} {last.unit} is the next step"
    if loads.onto:
        what = f"{more - weights[0]:g} {last.unit} may go on {loads.onto}"
    return Proposal(Load(f"{more:g}", last.unit), f"All clean with {last.words}, so {what}.")


def _a_little_more(last: Load, weight: float, loads: Loads, over: float) -> Proposal | None:
    """2 to 10 % more, once a set had one or two reps over its target [ACSM], by one of the steps there are."""
    steps = (loads.steps.lb if last.unit == LB else loads.steps.kg) if loads.steps else ()
    step = next((step for step in steps if 0.02 * weight <= step <= 0.1 * weight), None)
    if over < 1 or step is None:
        return None
    reason = f"You had {'a rep' if over == 1 else 'reps'} to spare, so {step:g} {last.unit} more is the next step."
    return Proposal(Load(f"{weight + step:g}", last.unit), reason)


def load_from(text: str, unit: str = KG) -> Load:
    """A load as a person types it: 12, 12.5 kg, 26 lb, nothing, or a band's name. A bare number is in `unit`."""
    words = " ".join(text.lower().split())  # a name is the same however many spaces are typed in it
    number, _, rest = words.replace(",", ".").partition(" ")
    for known in (KG, LB):
        if words.endswith(known) and words[: -len(known)].strip().replace(",", ".").replace(".", "", 1).isdecimal():
            return Load(words[: -len(known)].strip().replace(",", "."), known)
    if words in ("", "0", "none", "nothing"):
        return NOTHING
    if not rest and number.replace(".", "", 1).isdecimal():
        return Load(number, unit if unit in (KG, LB) else KG)
    return Load(words.removesuffix(" band"), BAND)
