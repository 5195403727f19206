"""What `hinge-coach progress` looks back on: kit, past and rules put together, as values for a page or for JSON."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from hinge_coach.coach.plan import plan_maker
from hinge_coach.coach.plan.drill_states import drill_states
from hinge_coach.coach.plan.plan import Plan
from hinge_coach.coach.practice_record import Past
from hinge_coach.coach.timeline import paced_seconds
from hinge_coach.course.course import Course
from hinge_coach.course.drill import Drill
from hinge_coach.history.history_reader import Archive
from hinge_coach.history.practice_statistics import FaultSeen, Hold
from hinge_coach.printed.parts.chart_weeks import first_monday
from hinge_coach.printed.parts.printed_data import BestCue, FaultOverTime, Review, Series


def review(course: Course, owned: frozenset[str], archive: Archive) -> Review:
    """The past of a person with the kit `owned`, and what comes next. Raises HistoryError."""
    past = archive.past()
    since = first_monday(past.today)
    done = [drill.with_kit(owned) or drill for drill in course.drills]
    streak, agreement = archive.streak(), archive.agreement(since)
    return Review(
        today=past.today,
        states=drill_states(course, owned, past),
        plan=plan_maker.today(course, owned, past),
        sessions=past.sessions,
        days=tuple(archive.days(since)),
        weeks=streak.weeks,
        longest=streak.longest,
        measured=tuple(_measured(course.drills, past)),
        held=tuple(_held(course.drills, archive.holds(since))),
        faults=tuple(_faults([*done, *course.drills], archive.faults(since))),
        alike=agreement.alike,
        both=agreement.both,
        cues=tuple(_best_cue(drill, past) for drill in course.drills if past.of(drill.id).cues),
    )


def _measured(drills: Iterable[Drill], past: Past) -> Iterator[Series]:
    for drill in drills:
        points = past.of(drill.id).measured
        if drill.measure and points:
            yield Series(drill.id, drill.measure.what.capitalize(), drill.measure.unit, points)


def _held(drills: Iterable[Drill], holds: Iterable[Hold]) -> Iterator[Series]:
    """The longest hold of each day, drill by drill."""
    points = defaultdict(list)
    for hold in holds:
        points[hold.drill].append((hold.day, hold.longest))
    names = {drill.id: drill.name for drill in drills}
    for drill, days in points.items():
        yield Series(drill, f"Hold, {names.get(drill, drill)}", "s", tuple(days))


def _faults(drills: Sequence[Drill], seen: Iterable[FaultSeen]) -> list[FaultOverTime]:
    """Each fault over all the drills that know it, the most frequent first: a back that rounds is one thing.

    It looks as the first of `drills` that knows it says.
    """
    looks = {fault.id: fault.looks for drill in reversed(drills) for fault in drill.faults}
    days: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for each in seen:
        days[each.fault].append((each.day, each.times))
    often = sorted(days, key=lambda fault: -sum(times for _, times in days[fault]))
    return [FaultOverTime(fault, looks.get(fault, _words(fault)), tuple(days[fault])) for fault in often]


def _words(fault: str) -> str:
    """A fault's id as words, where no drill tells of it any more."""
    return fault.replace("-", " ").capitalize()


def _best_cue(drill: Drill, past: Past) -> BestCue:
    cue, sets = past.of(drill.id).cues[0]
    return BestCue(drill.id, drill.number, cue, sets)


def as_data(seen: Review) -> dict[str, Any]:
    """The same for JSON. Days are YYYY-MM-DD, seconds are paced; calendar, holds and faults go back twelve weeks."""
    return {
        "today": seen.today.isoformat(),
        "sessions": seen.sessions,
        "streak": {"weeks": seen.weeks, "longest": seen.longest},
        "next": _next(seen.plan),
        "drills": [
            {"id": each.drill.id, "number": each.drill.number, "name": each.drill.name}
            | {"state": each.state, "reason": each.reason, "bridge": each.drill.bridge}
            for each in seen.states
        ],
        "calendar": _by_day(seen.days, "sets"),
        "measured": [_series(series) for series in seen.measured],
        "holds": [_series(series) for series in seen.held],
        "faults": [
            {"id": fault.id, "looks": fault.looks, "days": _by_day(fault.seen, "times")} for fault in seen.faults
        ],
        "agreement": {"alike": seen.alike, "both": seen.both},
        "cues": [{"drill": best.drill, "cue": best.cue, "sets": best.sets} for best in seen.cues],
    }


def _next(plan: Plan) -> dict[str, Any]:
    chosen = [
        {"id": each.drill.id, "number": each.drill.number, "name": each.drill.name, "kind": each.kind}
        | {"reason": each.reason, "seconds": paced_seconds(each.blocks)}
        for each in plan.chosen
    ]
    left_out = [{"id": each.drill.id, "reason": each.reason} for each in plan.left_out]
    return {"headline": plan.headline, "drills": chosen, "left_out": left_out, "advice": plan.advice}


def _series(series: Series) -> dict[str, Any]:
    return {"drill": series.drill, "name": series.name, "unit": series.unit, "days": _by_day(series.points, "value")}


def _by_day(points: Iterable[tuple[date, float]], name: str) -> list[dict[str, Any]]:
    return [{"day": day.isoformat(), name: value} for day, value in points]
