"""The verdict in words: one headline, and what else a person should know of it."""

from hinge_coach.course.drill import Fault
from hinge_coach.look.verdict.hinge_or_squat import SQUAT
from hinge_coach.look.verdict.verdict import Criteria, Judged, Verdict

UNSEEN = "A camera can't see whether your back rounds: judge that yourself."
_ANGLED = 0.25  # shoulders over trunk
ANGLED = "You do not stand side on, so a knee may look 15 degrees straighter than it is: turn your side to the camera."
_CLEAN = "a camera sees nothing to correct"


def headline(verdict: Verdict, criteria: Criteria) -> str:
    """The verdict in one sentence."""
    if verdict.cannot:
        return verdict.cannot
    fault = to_mend(verdict, criteria)
    if not verdict.reps:
        return _of_a_photo(verdict, fault)
    count = len(verdict.reps)
    if fault:
        seen = sum(any(each.fault == fault.id for each in judged.seen) for judged in verdict.reps)
        return f"{fault.looks}{_often(seen, count)}."
    what = "squat" if verdict.movement == SQUAT else "rep"
    reps = f"{count} {what}{'s' * (count != 1)}"
    return f"{reps}, which bend the knees more than they fold the hips." if what == "squat" else f"{reps}: {_CLEAN}."


def _of_a_photo(verdict: Verdict, fault: Fault | None) -> str:
    if fault:
        return f"{fault.looks}."
    if verdict.movement is None:
        return f"You stand: {_CLEAN}. Take the photo at the bottom of a rep to see more."
    return (
        "That is a squat: it bends the knees more than it folds the hips."
        if verdict.movement == SQUAT
        else (f"That is a hinge: {_CLEAN}.")
    )


def _often(seen: int, count: int) -> str:
    """In how many of the reps."""
    if count == 1:
        return ""
    return ", in every rep" if seen == count else f", in {seen} of {count} reps"


def to_mend(verdict: Verdict, criteria: Criteria) -> Fault | None:
    """The fault that is to be mended first."""
    return next((fault for fault in criteria.faults if fault.id == verdict.mend), None)


def seen_in(judged: Judged, criteria: Criteria) -> str:
    """What was seen in a rep, as a person would see it."""
    looks = {fault.id: fault.looks for fault in criteria.faults}
    return "; ".join(looks.get(each.fault, each.fault) for each in judged.seen)


def remarks(verdict: Verdict) -> list[str]:
    """What limits the verdict."""
    if verdict.cannot:
        return []
    angled = verdict.frontal is not None and verdict.frontal > _ANGLED
    leans = f"The picture leans by about {abs(verdict.tilt):.0f} degrees (the angles allow for it): hold it upright."
    return [leans] * bool(verdict.tilt) + [ANGLED] * angled + [UNSEEN]
