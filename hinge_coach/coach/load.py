"""What is in hand: the question once a session, its one-key answers, and the next step where there is one."""

from typing import NamedTuple

from hinge_coach.coach import rules
from hinge_coach.coach.record import NO_LOAD, Past
from hinge_coach.course.drill import Drill

KG, LB, BAND = "kg", "lb", "band"
MOST_CHOICES = 9  # one key each

# What is usual for an item of kit, lightest first, in kg and in lb; a drill with limits of its own has its own row.
# Behind the head 2.5 to 5 kg or a 4 to 8 kg bell and no more [NEW][J]; a cable from 9 to 18 kg [MOD]; the bar of the
# landmine empty, then with 5 to 10 kg on it [J]; a bell from 9 kg [MJ] to 12 to 24 kg [MOD].
_USUAL: dict[tuple[str | None, str], tuple[tuple[str, ...], tuple[str, ...]]] = {
    (rules.BEHIND_THE_HEAD, "plate"): (("2.5", "5"), ("5", "10")),
    (rules.BEHIND_THE_HEAD, "kettlebell"): (("4", "6", "8"), ("9", "13", "18")),
    (rules.BEHIND_THE_HEAD, "backpack"): (("2.5", "4", "5"), ("5", "8", "10")),
    (None, "plate"): (("2.5", "5", "10"), ("5", "10", "25")),
    (None, "kettlebell"): (("9", "10", "12", "16", "20", "24"), ("20", "22", "26", "35", "44", "53")),
    (None, "backpack"): (("5", "7.5", "10"), ("10", "15", "20")),
    (None, "cable"): (("9", "11", "14", "16", "18"), ("20", "25", "30", "35", "40")),
    (None, "landmine"): (("20", "25", "30"), ("45", "55", "65")),
    (None, "barbell"): (("20", "30", "40", "50", "60"), ("45", "65", "85", "105", "135")),
}
_BANDS = ("loop-band", "door-tube")
_STRENGTHS = ("light", "medium", "heavy")
_PAIRS = (2.5, 5.0, 10.0, 1.0)  # what two plates of one kind add to a bar, in kg or lb, the most usual first


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


def load_question(drill: Drill, past: Past, unit: str = KG) -> LoadQuestion | None:
    """What to ask about the load of a drill with its kit applied; None where it has none.

    `unit` (kg or lb) is what the choices are in, unless the person used the other one last time.
    """
    if not rules.carries_load(drill):
        return None
    last = _last(drill, past)
    if last and last.unit in (KG, LB):
        unit = last.unit
    proposal = next_load(drill, past)
    first = [load for load in (last, proposal.load if proposal else None) if load]
    usual = [load for load in _usual(drill, unit) if load not in first]
    choices = tuple(dict.fromkeys((*first, *usual)))[: MOST_CHOICES - 1]
    nothing = () if NOTHING in choices else (NOTHING,)
    return LoadQuestion("What is in your hands today?", (*choices, *nothing), last, proposal)


def _last(drill: Drill, past: Past) -> Load | None:
    load = past.of(drill.id).load
    return Load(*load) if load else None


def _usual(drill: Drill, unit: str) -> list[Load]:
    for item in drill.uses:
        if item in _BANDS:
            return [Load(strength, BAND) for strength in _STRENGTHS]
        rows = _USUAL.get((drill.id, item)) or _USUAL.get((None, item))
        if rows:
            return [Load(value, unit) for value in rows[unit == LB]]
    return []


def next_load(drill: Drill, past: Past) -> Proposal | None:
    """The next step up, for a drill whose last judged day was passed; None where no source gives one."""
    last = _last(drill, past)
    if last is None or last.weight is None or not rules.standing(past.of(drill.id)).clean:
        return None
    if drill.id == rules.LANDMINE and "landmine" in drill.uses:
        return _onto_the_bar(last, last.weight)
    if drill.bridge and "barbell" in drill.uses:
        return _a_little_more(last, last.weight, past.of(drill.id).over)
    return None


def _onto_the_bar(last: Load, weight: float) -> Proposal | None:
    """The landmine's empty bar, then 5 to 10 kg on it [J]."""
    values = _USUAL[None, "landmine"][last.unit == LB]
    more = next((value for value in values if float(value) > weight), None)
    if more is None:
        return None
    plate = f"{float(more) - float(values[0]):g} {last.unit}"
    return Proposal(Load(more, last.unit), f"All clean with {last.words}, so {plate} may go on the bar.")


def _a_little_more(last: Load, weight: float, over: float) -> Proposal | None:
    """2 to 10 % more, once a set had one or two reps over its target [ACSM], as a pair of plates makes it."""
    if over < 1:
        return None
    step = next((step for step in _PAIRS if 0.02 * weight <= step <= 0.1 * weight), None)
    if step is None:
        return None
    reason = f"You had {'a rep' if over == 1 else 'reps'} to spare, so {step:g} {last.unit} more is the next step."
    return Proposal(Load(f"{weight + step:g}", last.unit), reason)


def load_from(text: str, unit: str = KG) -> Load:
    """A load as a person types it: 12, 12.5 kg, 26 lb, nothing, or a band's name. A bare number is in `unit`."""
    words = text.strip().lower()
    number, _, rest = words.replace(",", ".").partition(" ")
    for known in (KG, LB):
        if words.endswith(known) and words[: -len(known)].strip().replace(",", ".").replace(".", "", 1).isdecimal():
            return Load(words[: -len(known)].strip().replace(",", "."), known)
    if words in ("", "0", "none", "nothing"):
        return NOTHING
    if not rest and number.replace(".", "", 1).isdecimal():
        return Load(number, unit if unit in (KG, LB) else KG)
    return Load(words.removesuffix(" band"), BAND)
