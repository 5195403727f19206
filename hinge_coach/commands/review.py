"""What `hinge-coach progress` looks back on: kit, past and rules put together, as values for a page or for JSON."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from hinge_coach.coach import progression
from hinge_coach.coach.ladder import ladder
from hinge_coach.coach.record import Past
from hinge_coach.coach.timeline import paced_seconds
from hinge_coach.course.drill import Drill
from hinge_coach.course.library import Course
from hinge_coach.memory.archive import Archive
from hinge_coach.memory.history import local_now
from hinge_coach.memory.looking_back import FaultSeen, Hold
from hinge_coach.stage.charts import Series, first_monday
from hinge_coach.stage.progress_page import BestCue, FaultOverTime, Review


def review(course: Course, owned: frozenset[str], archive: Archive) -> Review:
    """The past of a person with the kit `owned`, and what comes next. Raises HistoryError."""
    today = local_now().date()
    since = first_monday(today)
    past = archive.past(today)
    streak = archive.streak(today)
    return Review(
        today=today,
        rungs=ladder(course.drills, owned, past),
        plan=progression.today(course.drills, owned, past),
        sessions=past.sessions,
        days=tuple(archive.days(since)),
        weeks=streak.weeks,
        longest=streak.longest,
        measured=tuple(_measured(course.drills, past)),
        held=tuple(_held(course.drills, archive.holds(since))),
        faults=tuple(_faults(course.drills, archive.faults(since))),
        cues=tuple(_best_cue(drill, past) for drill in course.drills if past.of(drill.id).cues),
    )


def _measured(drills: Iterable[Drill], past: Past) -> Iterable[Series]:
    for drill in drills:
        points = past.of(drill.id).measured
        if drill.measure and points:
            yield Series(drill.measure.what.capitalize(), drill.measure.unit, points)


def _held(drills: Iterable[Drill], holds: Iterable[Hold]) -> Iterable[Series]:
    """The longest hold of each day, drill by drill."""
    points = defaultdict(list)
    for hold in holds:
        points[hold.drill].append((hold.day, hold.longest))
    names = {drill.id: drill.name for drill in drills}
    for drill, days in points.items():
        yield Series(f"Longest hold in {names.get(drill, drill)}", "s", tuple(days))


def _faults(drills: Iterable[Drill], seen: Iterable[FaultSeen]) -> Iterable[FaultOverTime]:
    """Each fault over all the drills that know it: a back that rounds is one thing, wherever it does."""
    looks = {fault.id: fault.looks for drill in reversed(list(drills)) for fault in drill.faults}
    days: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for each in seen:
        days[each.fault].append((each.day, each.times))
    for fault, points in days.items():
        yield FaultOverTime(looks.get(fault, fault.replace("-", " ").capitalize()), tuple(points))


def _best_cue(drill: Drill, past: Past) -> BestCue:
    cue, sets = past.of(drill.id).cues[0]
    return BestCue(drill.name, cue, sets)


def as_data(seen: Review, past: Past) -> dict[str, Any]:
    """The same for JSON: days as YYYY-MM-DD, seconds paced."""
    return {
        "today": seen.today.isoformat(),
        "headline": seen.plan.headline,
        "advice": seen.plan.advice,
    }
