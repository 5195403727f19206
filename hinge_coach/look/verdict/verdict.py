"""The verdict on a film or a photo: what was measured, the one thing to correct first, or why nothing can be said."""

from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from hinge_coach.course.drill import Drill, Fault, Watch
from hinge_coach.look.angles import LEGS_AND_TRUNK, Angles, angles, fold, forward, limbs
from hinge_coach.look.landmarks import Film, Point, Sight
from hinge_coach.look.reps.find_reps import LEAST_FOLD, find_reps
from hinge_coach.look.reps.rep import Rep
from hinge_coach.look.smoothing import stretches
from hinge_coach.look.verdict import visibility
from hinge_coach.look.verdict.camera_tilt import levelled, tilt_of
from hinge_coach.look.verdict.fault_watch import Seen, beyond, faults, hand_at, height_of, measures
from hinge_coach.look.verdict.hinge_or_squat import OTHER, most, movement, on_both_feet

NO_REP = "I see you, but no complete rep: film from standing tall, down, and up again."
NO_HINGE = "I see you move, but one foot is far from the other: I can judge only drills with both feet side by side."
_OF_ARMS = ("elbow", "hands")


class Criteria(NamedTuple):
    """What a film is held against: a drill (its id; None for a hinge in general), its faults, what it watches for."""

    drill: str | None = None
    faults: tuple[Fault, ...] = ()
    watched: tuple[Watch, ...] = ()


class Judged(NamedTuple):
    """One rep, what it is (None where its bottom was not seen), the faults seen in it, and the hand at the bottom."""

    rep: Rep
    movement: str | None
    seen: tuple[Seen, ...] = ()
    hand: Point | None = None

    @property
    def badness(self) -> tuple[int, float]:
        """What sorts reps from the best to the worst: how many faults, how far out."""
        return len(self.seen), sum(seen.excess for seen in self.seen)


class Verdict(NamedTuple):
    """All that is said of a film; `pose` and `hand` (as a figure has it) of a photo.

    `facing` is 1 (right) or -1; `cannot` the sentence why there is no verdict; `tilt` the degrees, + to the right, by
    which the picture leaned and that were allowed for.
    """

    facing: int | None
    frontal: float | None
    movement: str | None
    pose: Angles | None
    hand: Point | None
    reps: tuple[Judged, ...]
    seen: tuple[str, ...]  # the faults seen, what to mend first at the front
    cannot: str | None
    tilt: float = 0.0

    @property
    def mend(self) -> str | None:
        """The fault to correct first."""
        return self.seen[0] if self.seen and self.cannot is None else None

    @property
    def worst(self) -> Judged | None:
        """The rep with the most faults."""
        return max(self.reps, key=lambda judged: judged.badness, default=None)

    @property
    def best(self) -> Judged | None:
        """The rep with the fewest faults."""
        return min(self.reps, key=lambda judged: judged.badness, default=None)


def in_general(drills: Iterable[Drill]) -> Criteria:
    """A hinge in general: the faults that more than one drill watches for, with all that one of them allows.

    What arms do tells nothing where nobody knows what they hold.
    """
    faults: dict[str, Fault] = {}
    watched: dict[tuple[str, str, str | None], list[Watch]] = {}
    for drill in drills:
        faults = {fault.id: fault for fault in drill.faults} | faults
        for watch in drill.watch:
            watched.setdefault((watch.fault, watch.at, watch.order), []).append(watch)
    widest = [_widest(each) for each in watched.values() if len(each) > 1]
    shared = [watch for watch in widest if watch.ranges or watch.order]
    named = {watch.fault for watch in shared}
    return Criteria(None, tuple(fault for fault in faults.values() if fault.id in named), tuple(shared))


def _widest(watches: Sequence[Watch]) -> Watch:
    """What every one of the watches would call a fault."""
    spans = [{name: (least, most) for name, least, most in watch.ranges} for watch in watches]
    shared = [name for name in spans[0] if name not in _OF_ARMS and all(name in span for span in spans)]
    ranges = [(name, min(span[name][0] for span in spans), max(span[name][1] for span in spans)) for name in shared]
    return watches[0]._replace(ranges=tuple(ranges))


def judge(film: Film, criteria: Criteria) -> Verdict:
    """The verdict on a film or a photo."""
    return _photo(film, criteria) if film.photo else _film(film, criteria)


def _film(film: Film, criteria: Criteria) -> Verdict:
    parts = stretches(film)
    found = find_reps(parts)
    tilt = tilt_of(parts, found)
    if tilt:
        film = levelled(film, tilt)
        parts = stretches(film)
        found = find_reps(parts)
    reps = tuple(_judged(rep, parts[rep.stretch], criteria.watched) for rep in found)
    seen = visibility.view(film, parts, [each.rep for each in reps])
    if not seen.sights:
        return Verdict(None, None, None, None, None, (), (), visibility.obstacle(seen) or visibility.NOBODY)
    facing = [each.rep.facing for each in reps]
    what = most(each.movement for each in reps)
    cannot = visibility.obstacle(seen) or _nothing(what)
    return Verdict(
        facing=(1 if sum(facing) > 0 else -1) if facing else _faces([sight for sight, _ in seen.sights]),
        frontal=visibility.frontal_view(seen),
        movement=what,
        pose=None,
        hand=None,
        reps=reps,
        seen=_in_order([each.seen for each in reps], criteria),
        cannot=cannot,
        tilt=tilt,
    )


def _judged(rep: Rep, part: Sequence[Sight], watched: Sequence[Watch]) -> Judged:
    what: str | None = OTHER
    if on_both_feet(part[rep.lowest], rep.side):
        what = movement(rep.at_bottom, rep.at_top) if rep.bottoms else None
    hand = hand_at([part[at] for at in rep.bottoms or (rep.lowest,)], rep.side, rep.facing, height_of(rep, part))
    return Judged(rep, what, tuple(faults(rep, part, watched)), hand)


def _nothing(what: str | None) -> str | None:
    return {None: NO_REP, OTHER: NO_HINGE}.get(what)


def _photo(film: Film, criteria: Criteria) -> Verdict:
    sights = [sight for sight in film.sights if sight.points is not None]
    seen = visibility.view(film, [sights], [])
    if not sights:
        return Verdict(None, None, None, None, None, (), (), visibility.obstacle(seen) or visibility.NOBODY)
    (sight, side), facing = seen.sights[0], _faces(sights)
    pose = angles(sight, side, facing)
    what = movement(pose)
    height = limbs(sight, side).size / LEGS_AND_TRUNK
    found = measures(sight, side, facing, height)
    at = "top" if what is None else "bottom"
    broken = [Seen(watch.fault, beyond(watch, found)) for watch in criteria.watched if watch.at == at]
    broken = [each for each in broken if each.excess > 0]
    return Verdict(
        facing=facing,
        frontal=visibility.frontal_view(seen),
        movement=what,
        pose=pose,
        hand=hand_at([sight], side, facing, height),
        reps=(),
        seen=_in_order([broken], criteria),
        cannot=visibility.obstacle(seen) or (None if on_both_feet(sight, side) else NO_HINGE),
    )


def _faces(sights: Sequence[Sight]) -> int:
    """Which way a body faces: by feet and head, and the way its hips fold where they do."""
    told = median(forward(sight) for sight in sights)
    folded = [angles(sight, visibility.nearer([sight]), 1).hip for sight in sights if fold(sight) > LEAST_FOLD]
    return 1 if told + (median(folded) / 90 if folded else 0.0) >= 0 else -1


def _in_order(reps: Sequence[Sequence[Seen]], criteria: Criteria) -> tuple[str, ...]:
    """The faults seen, that of the most reps first; of as many, the one that the drill names first."""
    counts: dict[str, int] = {}
    for seen in reps:
        for each in seen:
            counts[each.fault] = counts.get(each.fault, 0) + 1
    named = [fault.id for fault in criteria.faults]
    rank = {fault: named.index(fault) if fault in named else len(named) for fault in counts}
    return tuple(sorted(counts, key=lambda fault: (-counts[fault], rank[fault])))
