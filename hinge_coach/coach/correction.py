"""What follows a check within the session: one fix, one cue and an easier set; then a step back; then another day."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hinge_coach.coach import rules
from hinge_coach.coach.cueing import next_cue
from hinge_coach.coach.fitting import one_set, unweighted
from hinge_coach.coach.phrases import begun, the
from hinge_coach.coach.plan import Chosen
from hinge_coach.coach.record import YES, Past
from hinge_coach.course.drill import Block, Cue, Drill

GO_ON, EASIER, STEP_BACK, ENOUGH = "go-on", "easier", "step-back", "enough"
MEND = "mend"  # the kind of what a correction chooses
LOW_BACK = "low-back"
FELT = {"legs": "Hamstrings or glutes", LOW_BACK: "Low back", "elsewhere": "Somewhere else"}  # where it was felt


class Correction(NamedTuple):
    """What comes after an answer: go-on, easier, step-back or enough, and the one sentence why.

    `fix` is the one thing to mend. `chosen` is done now, one set each with its own of `cues` to think of; the last of a
    step back is the drill itself once more. Enough: the rest of the drill is for another day.
    """

    kind: str
    reason: str
    fix: str = ""
    chosen: tuple[Chosen, ...] = ()
    cues: tuple[Cue | None, ...] = ()

    @property
    def cue(self) -> Cue | None:
        """What to think of in the next set."""
        return next(iter(self.cues), None)


def after_check(
    drill: Drill,
    answers: Sequence[str],
    *,
    drills: Iterable[Drill],
    owned: frozenset[str],
    past: Past,
    fault: str | None = None,
    felt: str | None = None,
    in_force: str | None = None,
) -> Correction:
    """What follows the latest of a drill's `answers` in this session, oldest first.

    `fault` is the id of what went wrong, `felt` where it was felt, `in_force` the cue of the set; `drills` come as
    their files say them. One failed check asks for the easier dose, two in a row for a step back, three for another
    day [J].
    """
    graded = [answer for answer in answers if answer == YES or rules.failed(answer)]
    if not answers or answers[-1] not in graded[-1:]:
        return Correction(GO_ON, "Left open.")
    fails = _in_a_row(graded)
    if not fails:
        return Correction(GO_ON, "That is it: now keep it." if len(graded) > 1 else "Clean, so on it goes.")
    fix = next((each.fix for each in drill.faults if each.id == fault), "")
    if fails > rules.FAILS_TO_STEP_BACK:
        return Correction(ENOUGH, f"Enough of {the(drill)} for today: a day between does more than another set.", fix)
    at_hand = _at_hand({each.id: each for each in drills}, owned, past)
    back = _steps_back(drill, fault, felt, fails, at_hand)
    if back:
        return _stepped_back(drill, back, fix, past, in_force)
    return _easier(drill, fix, felt, fails, next_cue(drill, past, in_force))


def _stepped_back(drill: Drill, back: tuple[Chosen, ...], fix: str, past: Past, in_force: str | None) -> Correction:
    """One set of each drill to step back to, then of the drill itself, each with its own cue."""
    again = Chosen(drill, one_set(drill.work), back[0].reason, MEND)
    cues = (*(next_cue(each.drill, past, None) for each in back), next_cue(drill, past, in_force))
    return Correction(STEP_BACK, back[0].reason, fix, (*back, again), cues)


def after_step_back(drill: Drill, answer: str, then: Drill | None = None) -> Correction:
    """What follows the set that a step back asked for: `then`, where that is another such set; else back to the drill,
    and to its weight only after a yes.
    """
    if rules.failed(answer):
        return Correction(ENOUGH, f"Good to know: {the(drill)} waits for another day.")
    if answer != YES and rules.carries_load(drill):
        return Correction(ENOUGH, f"Left open, and the weight comes after a yes: {the(drill)} waits for another day.")
    return Correction(GO_ON, f"On to {the(then)}." if then else f"Back to {the(drill)}.")


def _in_a_row(graded: Sequence[str]) -> int:
    """How many of the latest answers failed."""
    return next((count for count, answer in enumerate(reversed(graded)) if answer == YES), len(graded))


class _AtHand(NamedTuple):
    """The drills as their files say them, by id, and the kit. `resting`: no correction puts a load in hand today."""

    drills: dict[str, Drill]
    owned: frozenset[str]
    resting: bool = False

    def fitted(self, name: str | None) -> Drill | None:
        drill = self.drills.get(name or "")
        fit = drill.with_kit(self.owned) if drill else None
        if not (drill and fit and self.resting and rules.carries_load(fit)):
            return fit
        light = unweighted(drill, self.owned)
        return None if rules.carries_load(light) else light


def _at_hand(drills: dict[str, Drill], owned: frozenset[str], past: Past) -> _AtHand:
    doable = [fit for drill in drills.values() if (fit := drill.with_kit(owned))]
    resting = rules.hurt_since_yesterday(past) or rules.loaded_since_yesterday(doable, past) is not None
    return _AtHand(drills, owned, resting)


def _easier(drill: Drill, fix: str, felt: str | None, fails: int, cue: Cue | None) -> Correction:
    """One set of the drill's easier dose; of the wall hinge half way down, where it was felt in the low back only."""
    half = felt == LOW_BACK and drill.id == rules.WALL_HINGE
    blocks = _half_way(drill) if half else one_set(drill.easier or drill.work)
    reason = "One easier set, with just one thing to mend." if fails == 1 else "The easier set once more, and no hurry."
    return Correction(EASIER, reason, fix, (Chosen(drill, blocks, reason, MEND),), (cue,))


def _steps_back(drill: Drill, fault: str | None, felt: str | None, fails: int, at_hand: _AtHand) -> tuple[Chosen, ...]:
    """The drills to step back to: none after a first failed check, but at once where the low back did the work."""
    if felt == LOW_BACK and (fails > 1 or drill.id != rules.WALL_HINGE):
        steps = _for_the_low_back(drill, at_hand)
        if steps:
            return steps
    if fails < rules.FAILS_TO_STEP_BACK:
        return ()
    named = next((each.practise for each in drill.faults if each.id == fault), None)
    steps_back = (_step_to(name, drill, at_hand) for name in (named, drill.regress))
    return next(((step,) for step in steps_back if step), ())


def _step_to(name: str | None, drill: Drill, at_hand: _AtHand) -> Chosen | None:
    """One set of the named drill; None where that is no step. Drill 3 comes with a dowel or empty hands [J]."""
    target = at_hand.fitted(name)
    if target is None:
        return None
    if name == rules.BEHIND_THE_HEAD:
        return _without_its_weight(at_hand.drills[name], drill, at_hand.owned)
    reason = f"{begun(the(target))} is where this is mended: one set of it, then back here."
    return Chosen(target, one_set(target.work), reason, MEND) if name != drill.id else None


def _without_its_weight(as_read: Drill, drill: Drill, owned: frozenset[str]) -> Chosen | None:
    light = unweighted(as_read, owned)
    if light.id == drill.id and light.uses == drill.uses:
        return None
    hands = "with a dowel" if "dowel" in light.uses else "with empty hands"
    reason = f"The same {hands}, then back here; the weight comes after a yes."
    if light.id != drill.id:
        reason = f"Drill 3 is for a back that gives: one set {hands}, then back here."
    return Chosen(light, one_set(light.work), reason, MEND)


def _for_the_low_back(drill: Drill, at_hand: _AtHand) -> tuple[Chosen, ...]:
    """Felt in the low back only: the wall hinge half way down, then the pull-through, and back [BAL][J]."""
    wall, pull = at_hand.fitted(rules.WALL_HINGE), at_hand.fitted(rules.BAND_PULL_THROUGH)
    steps = [(wall, _half_way(wall))] if wall and wall.id != drill.id else []
    steps += [(pull, one_set(pull.work))] if pull and pull.id != drill.id else []
    names = [f"{the(each)}{', half way down' if each is wall else ''}" for each, _ in steps]
    reason = f"Your low back did the work there: {', then '.join(names)}, then back here."
    return tuple(Chosen(each, blocks, reason, MEND) for each, blocks in steps)


def _half_way(wall: Drill) -> tuple[Block, ...]:
    """One set of the wall hinge, half way down."""
    return tuple(block._replace(name=f"{wall.name}, half way down") for block in one_set(wall.easier or wall.work))
