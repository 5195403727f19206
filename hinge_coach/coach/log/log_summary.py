"""What is said once a log is kept: how much, what, and what follows from it."""

from collections.abc import Sequence
from datetime import date

from hinge_coach.coach.amounts_in_words import begun, listed
from hinge_coach.coach.drills_in_words import the
from hinge_coach.coach.log.told_day import ToldDay
from hinge_coach.coach.practice_record import NONE, NOT_QUITE, YES, Past
from hinge_coach.coach.rules.learned_drills import failed, learning_state
from hinge_coach.course.drill import Drill

NOTHING_KEPT = "Nothing was kept."
_WORDS = {NOT_QUITE: "not quite"}


def summary_lines(told: ToldDay, sets: int, when: str, before: Past, after: Past, day: date) -> list[str]:
    """What is kept: `sets` of the day that is `when` inside a sentence; and what follows. `before` and `after` are the
    pasts without and with it.
    """
    lines = [
        f"Kept as done {when}: {sets} set{'s' * (sets != 1)}." if sets else f"Kept for {when.removeprefix('on ')}."
    ]
    lines += [f"{each.named}." for each in told.drills]
    for pain in told.pains:
        lines += [f"Pain: {pain.words}.", *pain.advice]
    lines += _stood_before(told, before, day)
    return [*lines, consequence(told, before, after)]


def _stood_before(told: ToldDay, before: Past, day: date) -> list[str]:
    """Answers that do not count, as the day had one already."""
    lines = []
    for each in told.drills:
        drill = each.chosen.drill
        first = dict(before.of(drill.id).judged).get(day)
        if first and each.answer != NONE:
            said = _WORDS.get(first, first)
            lines.append(f"{begun(the(drill))} had an answer that day already, and the first one counts: {said}.")
    return lines


def consequence(told: ToldDay, before: Past, after: Past) -> str:
    """The one sentence on what it changes: what is learned now, what slipped, what comes next."""
    graded = [each for each in told.drills if each.answer != NONE]
    moved = [each for each in graded if before.of(each.chosen.drill.id).judged != after.of(each.chosen.drill.id).judged]
    drills = [each.chosen.drill for each in moved]
    learned = [drill for drill in drills if _learned(drill, after) and not _learned(drill, before)]
    slipped = [drill for drill in drills if _learned(drill, before) and not _learned(drill, after)]
    if learned:
        return f"With that {_are(learned, 'learned')}."
    if slipped:
        return f"{begun(_names(slipped))} slipped, as skills do; two clean days bring {_it(slipped)} back."
    if mend := next(
        (fix for each in moved if failed(each.answer) and (fix := _fix(each.chosen.drill, each.fault))), ""
    ):
        return f"One thing to mend next time: {mend.rstrip('.')}."
    clean = [drill for drill in drills if learning_state(after.of(drill.id)).clean and not _learned(drill, after)]
    if len(clean) == 1:
        return f"{begun(the(clean[0]))} was clean: once more on another day, and it is learned."
    if clean:
        return f"{begun(_names(clean))} were clean: each once more on another day, and it is learned."
    stayed = [each.chosen.drill for each in moved if each.answer == YES and _learned(each.chosen.drill, after)]
    if stayed:
        return f"{begun(_names(stayed))} {'has' if len(stayed) == 1 else 'have'} stayed with you."
    if told.drills and not graded:
        return "No question was answered, and only an answer moves you on: one after each drill is enough."
    return "`hinge-coach progress` shows what comes next."


def _learned(drill: Drill, past: Past) -> bool:
    return learning_state(past.of(drill.id)).learned


def _fix(drill: Drill, fault: str | None) -> str:
    return next((each.fix for each in drill.faults if each.id == fault), "")


def _names(drills: Sequence[Drill]) -> str:
    return listed([the(drill) for drill in drills])


def _are(drills: Sequence[Drill], what: str) -> str:
    return f"{_names(drills)} {'is' if len(drills) == 1 else 'are'} {what}"


def _it(drills: Sequence[Drill]) -> str:
    return "it" if len(drills) == 1 else "them"
