"""What follows a check within the session: one fix, one cue and an easier set; then a step back; then another day."""

from collections.abc import Sequence
from typing import NamedTuple

from hinge_coach.coach.amounts_in_words import begun
from hinge_coach.coach.drills_in_words import load_word, the
from hinge_coach.coach.plan import tie_reasons
from hinge_coach.coach.plan.kit_and_dose import eased_first, one_set, one_set_half_way, unweighted
from hinge_coach.coach.plan.plan import Chosen
from hinge_coach.coach.practice_record import YES, Past
from hinge_coach.coach.rules import learned_drills, rest_days
from hinge_coach.coach.rules.cue_choice import next_cue
from hinge_coach.course.course import Course, Felt
from hinge_coach.course.drill import Cue, Drill

GO_ON, EASIER, STEP_BACK, ENOUGH = "go-on", "easier", "step-back", "enough"
MEND = "mend"  # the kind of what a correction chooses
FAILS_TO_STEP_BACK = 2  # failed checks in a row before going back a drill [J]


class Correction(NamedTuple):
    """What comes after an answer: go-on, easier, step-back or enough, and the one sentence why.

    `fix` is the one thing to mend. `chosen` is done now, one set each with its own of `cues` to think of; the last of a
    step back is the drill itself once more. Enough: the rest of the drill is for another day, and any load where it
    ends with one that is chosen.
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
    course: Course,
    owned: frozenset[str],
    past: Past,
    fault: str | None = None,
    felt: str | None = None,
    in_force: str | None = None,
    twice: bool = False,
) -> Correction:
    """What follows the latest of a drill's `answers` in this session, oldest first.

    `fault` is the id of what went wrong, `felt` that of where it was felt, `in_force` the cue of the set. One failed
    check asks for the easier dose, two in a row for a step back, three for another day [J]; and so does a wrong place
    in which it was felt `twice` [J].
    """
    graded = [answer for answer in answers if answer == YES or learned_drills.failed(answer)]
    if not answers or answers[-1] not in graded[-1:]:
        return Correction(GO_ON, "Left open.")
    fails = _in_a_row(graded)
    if not fails:
        return Correction(GO_ON, "Good: keep it like that." if len(graded) > 1 else "Clean, so you go on.")
    named = next((each for each in drill.faults if each.id == fault), None)
    fix = named.fix if named else ""
    place = dict(course.felt).get(felt or "", Felt(""))
    if twice and place.twice:
        return _ended(drill, place, fix, past, _at_hand(course, owned, past))
    if fails > FAILS_TO_STEP_BACK:
        return Correction(ENOUGH, f"Enough of {the(drill)} for today: a day of rest helps more than another set.", fix)
    cue = named.cue if named and named.cue else next_cue(drill, past, in_force)
    back = _steps_back(drill, fault, place, fails, _at_hand(course, owned, past))
    if back:
        return _stepped_back(drill, back, fix, past, cue)
    half = _half_way_first(place, drill) or (named is not None and named.range == "half")
    return _easier(drill, fix, half, fails, cue)


def _stepped_back(drill: Drill, back: tuple[Chosen, ...], fix: str, past: Past, cue: Cue | None) -> Correction:
    """One set of each drill to step back to, then of the drill itself, each with its own cue."""
    (block,) = one_set(drill.work)
    again = Chosen(drill, (block._replace(setup=(*block.setup, eased_first(block))),), back[0].reason, MEND)
    cues = (*(next_cue(each.drill, past, None) for each in back), cue)
    return Correction(STEP_BACK, back[0].reason, fix, (*back, again), cues)


def _ended(drill: Drill, place: Felt, fix: str, past: Past, at_hand: "_AtHand") -> Correction:
    """The drill is over, and an easy one follows: without a load, and never what was just done."""
    as_read = at_hand.as_read(place.twice)
    light = unweighted(as_read, at_hand.owned) if as_read else None
    if light and (rest_days.carries_load(light) or (light.id, light.uses) == (drill.id, drill.uses)):
        light = None
    reason = tie_reasons.felt_twice(place, drill, light)
    if light is None:
        return Correction(ENOUGH, reason, fix)
    easy = Chosen(light, one_set(light.work), reason, MEND)
    return Correction(ENOUGH, reason, fix, (easy,), (next_cue(light, past, None),))


def after_step_back(drill: Drill, answer: str, then: Drill | None = None) -> Correction:
    """What follows the set that a step back asked for: `then`, where that is another such set; else back to the drill,
    and to its weight only after a yes.
    """
    if learned_drills.failed(answer):
        return Correction(ENOUGH, f"Good to know: {the(drill)} waits for another day.")
    if answer != YES and rest_days.carries_load(drill):
        left_open = f"Left open, and {load_word(drill)} comes after a yes"
        return Correction(ENOUGH, f"{left_open}: {the(drill)} waits for another day.")
    return Correction(GO_ON, f"On to {the(then)}." if then else f"Back to {the(drill)}.")


def _in_a_row(graded: Sequence[str]) -> int:
    """How many of the latest answers failed."""
    return next((count for count, answer in enumerate(reversed(graded)) if answer == YES), len(graded))


class _AtHand(NamedTuple):
    """The course and the kit. `resting`: no correction puts a load in hand today."""

    course: Course
    owned: frozenset[str]
    resting: bool = False

    def as_read(self, id: str | None) -> Drill | None:
        return next((drill for drill in self.course.drills if drill.id == id), None)

    def fitted(self, id: str | None) -> Drill | None:
        drill = self.as_read(id)
        fit = drill.with_kit(self.owned) if drill else None
        if not (drill and fit and self.resting and rest_days.carries_load(fit)):
            return fit
        light = unweighted(drill, self.owned)
        return None if rest_days.carries_load(light) else light


def _at_hand(course: Course, owned: frozenset[str], past: Past) -> _AtHand:
    doable = [fit for drill in course.drills if (fit := drill.with_kit(owned))]
    resting = rest_days.hurt_since_yesterday(past) or rest_days.loaded_since_yesterday(doable, past) is not None
    return _AtHand(course, owned, resting)


def _half_way_first(place: Felt, drill: Drill) -> bool:
    """Whether a set that was felt there is mended by half the range of the same drill."""
    return any(step.half and step.drill == drill.id for step in place.practise)


def _easier(drill: Drill, fix: str, half: bool, fails: int, cue: Cue | None) -> Correction:
    """One set of the drill's easier dose, or at half its range."""
    blocks = one_set_half_way(drill) if half else one_set(drill.easier or drill.work)
    reason = (
        "One easier set, with just one thing to correct." if fails == 1 else "The easier set once more, and no hurry."
    )
    return Correction(EASIER, reason, fix, (Chosen(drill, blocks, reason, MEND),), (cue,))


def _steps_back(drill: Drill, fault: str | None, place: Felt, fails: int, at_hand: _AtHand) -> tuple[Chosen, ...]:
    """The drills to step back to: none after a first failed check, but at once where it was felt in a wrong place."""
    if place.practise and (fails > 1 or not _half_way_first(place, drill)):
        steps = _from_where_it_was_felt(place, drill, at_hand)
        if steps:
            return steps
    if fails < FAILS_TO_STEP_BACK:
        return ()
    named = next((each.practise for each in drill.faults if each.id == fault), None)
    steps_back = (_step_to(id, drill, at_hand) for id in (named, drill.regress))
    return next(((step,) for step in steps_back if step), ())


def _step_to(id: str | None, drill: Drill, at_hand: _AtHand) -> Chosen | None:
    """One set of the drill with this id; None where that is no step. An optional one comes without its weight [J]."""
    target, as_read = at_hand.fitted(id), at_hand.as_read(id)
    if target is None or as_read is None:
        return None
    tie, light = at_hand.course.optional_of(target.id), unweighted(as_read, at_hand.owned)
    if tie and as_read.loaded and not rest_days.carries_load(light):
        if light.id == drill.id and light.uses == drill.uses:
            return None
        reason = tie_reasons.step_back_without_weight(tie, light, light.id == drill.id)
        return Chosen(light, one_set(light.work), reason, MEND)
    reason = f"{begun(the(target))} corrects this: one set of it, then back here."
    return Chosen(target, one_set(target.work), reason, MEND) if target.id != drill.id else None


def _from_where_it_was_felt(place: Felt, drill: Drill, at_hand: _AtHand) -> tuple[Chosen, ...]:
    """The drills that mend a set felt in a wrong place, such as the low back only, and back [BAL][J]."""
    found = [(at_hand.fitted(step.drill), step.half) for step in place.practise if step.drill != drill.id]
    steps = [(fit, half) for fit, half in found if fit]
    reason = tie_reasons.felt(place, steps)
    doses = [(each, one_set_half_way(each) if half else one_set(each.work)) for each, half in steps]
    return tuple(Chosen(each, blocks, reason, MEND) for each, blocks in doses)
