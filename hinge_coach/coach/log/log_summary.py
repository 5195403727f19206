"""What is said once a log is kept: how much, what, and what follows from it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from hinge_coach.coach.amounts_in_words import begun, listed
from hinge_coach.coach.drills_in_words import the
from hinge_coach.coach.log.logged_day import LoggedDay
from hinge_coach.coach.log.logged_drill import LoggedDrill
from hinge_coach.coach.practice_record import NONE, NOT_QUITE, YES, Past
from hinge_coach.coach.rules.learned_drills import learning_state
from hinge_coach.course.drill import Drill

NOTHING_KEPT = "Nothing was kept."
_UNANSWERED = "You answered no question. A drill is learned by its answers only: give one for each drill."
_NEXT = "`hinge-coach progress` shows what comes next."
_WORDS = {NOT_QUITE: "not quite"}


class Kept(NamedTuple):
    """What was told and is kept now, of the `day` that is `when` inside a sentence: so many completed `sets`.

    `before` and `after` are the pasts without and with it; `already` are the drills of its plan that were kept before
    and not asked again.
    """

    told: LoggedDay
    sets: int
    day: date
    when: str
    before: Past
    after: Past
    already: tuple[Drill, ...] = ()


def summary_lines(kept: Kept) -> list[str]:
    """What is kept, and what follows from it."""
    on = kept.when.removeprefix("on ")
    lines = [f"Kept as done {kept.when}: {_sets(kept.sets)}." if kept.sets else f"Kept for {on}."]
    lines += [f"{each.named}." for each in kept.told.drills]
    lines += [f"Kept before: {_names(kept.already)}."] * bool(kept.already)
    for pain in kept.told.pains:
        lines += [f"Pain: {pain.words}.", *pain.advice]
    return [*lines, *_stood_before(kept), consequence(kept)]


def _stood_before(kept: Kept) -> Iterator[str]:
    """Answers that do not count, as the day had one already."""
    for each in kept.told.drills:
        first = dict(kept.before.of(each.chosen.drill.id).judged).get(kept.day)
        if first and each.answer != NONE:
            said = _WORDS.get(first, first)
            yield f"{begun(the(each.chosen.drill))} had an answer that day already. The first one counts: {said}."


def consequence(kept: Kept) -> str:
    """The one line on what it changes: what is learned now or slipped, and what to mend; else what was clean."""
    graded = [each for each in kept.told.drills if each.answer != NONE]
    if kept.told.drills and not (graded or kept.told.pains):
        return _UNANSWERED
    counts = [each for each in graded if _judged(each, kept.before) != _judged(each, kept.after)]
    last = [each for each in counts if _judged(each, kept.after)[-1][0] == kept.day]
    changed = " ".join(filter(None, (_learned_or_slipped(kept, counts), _to_mend(last))))
    return changed or _clean(kept, last) or _NEXT


def _learned_or_slipped(kept: Kept, counts: Sequence[LoggedDrill]) -> str:
    drills = [each.chosen.drill for each in counts]
    before, after = ([drill for drill in drills if _is_learned(drill, past)] for past in (kept.before, kept.after))
    learned = [drill for drill in after if drill not in before]
    if learned:
        return f"Now {_names(learned)} {'is' if len(learned) == 1 else 'are'} learned."
    slipped = [drill for drill in before if drill not in after]
    if slipped:
        is_, it = ("is", "it") if len(slipped) == 1 else ("are", "them")
        return f"{begun(_names(slipped))} {is_} no longer learned. Two clean days make {it} learned again."
    return ""


def _to_mend(last: Sequence[LoggedDrill]) -> str:
    """Of the drills for which this was the last day that was judged, as what follows."""
    fixes = [fault.fix for each in last for fault in each.chosen.drill.faults if fault.id == each.fault]
    return f"One thing to mend next time: {fixes[0].rstrip('.')}." if fixes else ""


def _clean(kept: Kept, last: Sequence[LoggedDrill]) -> str:
    clean = [each.chosen.drill for each in last if each.answer == YES]
    stayed = [drill for drill in clean if _is_learned(drill, kept.after)]
    fresh = [drill for drill in clean if drill not in stayed]
    if fresh:
        were, they, are = ("was", "it", "is") if len(fresh) == 1 else ("were", "they", "are")
        return f"{begun(_names(fresh))} {were} clean. After one more clean day {they} {are} learned."
    return f"{begun(_names(stayed))} {'is' if len(stayed) == 1 else 'are'} still learned." if stayed else ""


def _judged(told: LoggedDrill, past: Past) -> tuple[tuple[date, str], ...]:
    return past.of(told.chosen.drill.id).judged


def _is_learned(drill: Drill, past: Past) -> bool:
    return learning_state(past.of(drill.id)).learned


def _names(drills: Sequence[Drill]) -> str:
    return listed([the(drill) for drill in drills])


def _sets(count: int) -> str:
    return f"{count} set{'s' * (count != 1)}"
