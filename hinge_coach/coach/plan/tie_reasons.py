"""The coach's sentences on how drills relate: an optional drill, alternatives, the shortcut, a bridge.

What only the course can say stands in them as `course.yaml` words it; the numbers and names of the drills come from the
drills themselves, so that they are right wherever those stand.
"""

from collections.abc import Sequence

from hinge_coach.coach.amounts_in_words import ago, begun, listed, number
from hinge_coach.coach.drills_in_words import done_as, done_without, numbers, the
from hinge_coach.coach.plan.reasons import in_reserve, repeat
from hinge_coach.coach.practice_record import Past
from hinge_coach.coach.rules import learned_drills, ties
from hinge_coach.course.course import BridgeTest, Course, Felt, OptionalDrill, Shortcut
from hinge_coach.course.drill import Drill

SKILL = "the movement"  # what a course teaches, where it does not say so itself


def optional(tie: OptionalDrill, course: Course, past: Past, alone: bool, bridge: Drill | None) -> tuple[str, str]:
    """The reason and the question of an optional drill, for a person to whom its fault is foreign.

    `alone`: it is all that is left to learn, before the `bridge` where there is one.
    """
    drill = course.find(tie.drill)
    clean = f"{tie.clean} in {_shown_in(tie, course)}"
    ask = f"Take drill {drill.number} today?"
    if alone:
        return f"{begun(clean)}; this is the one drill left{f' before {the(bridge)}' if bridge else ''}.", ask
    if ties.had_fault(tie, past):
        return f"{begun(clean)} now; that was not always so, and a little of this may still help.", ask
    return f"It is for {tie.suits}, and {clean}, so take it only if you like.", ask


def _shown_in(tie: OptionalDrill, course: Course) -> str:
    return numbers(drill for drill in course.drills if drill.id in tie.after)


def not_needed(tie: OptionalDrill | None) -> str:
    """Why an optional drill is not offered again."""
    return f"{begun(tie.clean) if tie else 'You go on'} without it; it is there whenever you want it."


def unweighted(tie: OptionalDrill, drill: Drill) -> str:
    """Why an optional drill comes without its weight."""
    how, load = done_without(drill)
    return f"{begun(tie.failed)}, so first {how}; {load} comes after a yes."


def step_back_without_weight(tie: OptionalDrill, light: Drill, again: bool) -> str:
    """Why an optional drill is stepped back to without its weight; `again`: from that drill itself."""
    how, load = done_without(light)
    if again:
        return f"The same {how}, then back here; {load} comes after a yes."
    return f"Drill {light.number} is for {tie.suits}: one set {how}, then back here."


def shortcut(tie: Shortcut, course: Course) -> tuple[str, str]:
    """The reason and the question of a shortcut that is open."""
    enough = f", and {tie.because}" if tie.because else ""
    reason = f"{begun(the(course.find(tie.start)))} was clean on two days{enough}; one set here tells."
    return reason, f"Test straight into {the(course.find(tie.to))}?"


def shortcut_taken() -> str:
    """Why a drill that a shortcut skips is not needed any more."""
    return "With the shortcut you do not need it; it is there whenever you want it."


def alternative(course: Course, learned: Drill) -> str:
    """Why a drill is not needed whose alternative is learned."""
    count = 1 + len(course.alternatives_to(learned.id))
    return f"You have learned {the(learned)}, and of the {number(count)} one is enough."


def felt(place: Felt, steps: Sequence[tuple[Drill, bool]]) -> str:
    """Why the set goes back: where it was felt. A step is a drill, and whether at half its range."""
    names = [f"{the(drill)}{', half way down' if half else ''}" for drill, half in steps]
    return f"{begun(place.because)}: next {', then '.join(names)}, then back here."


def felt_twice(place: Felt, drill: Drill, light: Drill | None) -> str:
    """Why a drill ends: it was felt there a second time. With one set of the `light` drill, where there is one."""
    enough = f"{begun(place.because)} twice: no more of {the(drill)}, and no load, for today."
    return f"{enough} Now one easy set: {done_as(light).lower() or the(light)}." if light else enough


def uncued(test: BridgeTest) -> str:
    """Why a bridge test is done without a cue."""
    return f"{begun(test.name)} without a word from the coach: if they are clean, {test.skill} is yours."


def bridge_open(course: Course, drill: Drill, past: Past) -> str:
    """Why a bridge is there today."""
    skill = course.bridge_test.skill if course.bridge_test else SKILL
    if past.of(drill.id).last_day is None:
        return f"{begun(skill)} is yours and the week was quiet: this is what it was for."
    if learned_drills.learning_state(past.of(drill.id)).learned:
        return repeat(drill)
    return f"This is what {skill} was for{'; ' * bool(in_reserve(drill))}{in_reserve(drill)}."


def bridge_can_wait(bridge: Drill, drills: Sequence[Drill], past: Past) -> tuple[str, str]:
    """The reason and the question of a bridge that was planned before a test failed today."""
    names = listed([the(drill) for drill in drills if _slipped_today(drill, past)])
    reason = f"{begun(names)} slipped today, so {the(bridge)} can wait until that is back."
    return reason, f"Do {the(bridge)} today anyway?"


def _slipped_today(drill: Drill, past: Past) -> bool:
    now = learned_drills.learning_state(past.of(drill.id))
    return now.last == past.today and not now.clean


def bridge_waits(course: Course, drills: Sequence[Drill], past: Past) -> str:
    """What a bridge still waits for, one thing at a time; `drills` are those before it."""
    step = ties.bridge_step(course, drills, past)
    if step == ties.LEARN:
        what, each = _wanted_numbers(course, ties.still_to_learn(course, drills, past))
        return f"It waits until you have learned {what}, clean on two days{each}."
    if step == ties.TEST and course.bridge_test:
        return f"It waits for {course.bridge_test.name}, clean and without a cue."
    last = ago((past.today - past.stop_sign).days) if past.stop_sign else "lately"
    return f"It waits for a week without a stop-sign; the last one was {last}."


def _wanted_numbers(course: Course, drills: Sequence[Drill]) -> tuple[str, str]:
    """The numbers of drills, alternatives as one and, where any of them will do, last: 3, 5, and 4 or 4½. And the word
    that says of more than one that each of them is meant."""
    groups = [[drill for drill in drills if drill.id in group] for group in course.alternatives]
    either = [numbers(group, "or") for group in groups if len(group) > 1]
    grouped = {drill.id for group in groups if len(group) > 1 for drill in group}
    alone = [drill.number for drill in drills if drill.id not in grouped]
    each = " each" * (len(alone) + len(either) > 1)
    if not either:
        return listed(alone), each
    before = ", ".join([*alone, *either[:-1]])
    return f"{before}, and {either[-1]}" if before else either[-1], each
