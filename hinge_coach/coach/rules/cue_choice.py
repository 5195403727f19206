"""Which cue is in force in which set: the person's best one first, then the others in turn."""

from hinge_coach.coach.practice_record import Past
from hinge_coach.course.drill import Cue, Drill


def in_order(drill: Drill, past: Past) -> tuple[Cue, ...]:
    """The drill's cues for today: those that were in force when the check was yes first, most often first.

    One cue a set, taking turns [J]. A drill's cues may have changed since: words it no longer has count for nothing.
    """
    counts = dict(past.of(drill.id).cues)
    return tuple(sorted(drill.cues, key=lambda cue: -counts.get(cue.say, 0)))


def best_cue(drill: Drill, past: Past) -> Cue | None:
    """The cue that has helped most so far; None before any set with a cue was judged clean."""
    counts = dict(past.of(drill.id).cues)
    return next((cue for cue in in_order(drill, past) if counts.get(cue.say)), None)


def next_cue(drill: Drill, past: Past, in_force: str | None) -> Cue | None:
    """The cue for the set after a failed check: the best one that was not in force, for a new picture [J]."""
    cues = in_order(drill, past)
    return next((cue for cue in cues if cue.say != in_force), cues[0] if cues else None)
