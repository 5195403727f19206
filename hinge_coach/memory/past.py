"""The past as the coach asks for it: a few indexed queries, none of which reads every set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hinge_coach.coach.record import NO_LOAD, NONE, YES, DrillPast, Past, Place
from hinge_coach.coach.stop_signs import ENDS_SESSION

if TYPE_CHECKING:
    from sqlite3 import Connection


def read_past(db: Connection, today: date) -> Past:
    """Everything the coach looks back on.

    After a clock was set back there may be days later than `today`: single days are then taken for today, and only
    `judged` and `measured` keep them, in the order in which they happened.
    """
    hurt = "SELECT day, sign FROM pains WHERE level >= ? OR sign IS NOT NULL OR ended ORDER BY id DESC LIMIT 1"
    stop, sign = db.execute(hurt, (ENDS_SESSION,)).fetchone() or (None, None)
    place, place_day = _place(db)
    return Past(
        today=today,
        drills=_drills(db, today),
        sessions=_one(db, "SELECT count(*) FROM sessions WHERE sets > 0"),
        stop_sign=_not_after(today, stop),
        sign=sign,
        place=place,
        place_day=place_day,
    )


def _drills(db: Connection, today: date) -> dict[str, DrillPast]:
    parts: dict[str, dict[str, Any]] = defaultdict(dict)
    for name, read in _PARTS.items():
        for drill, part in read(db).items():
            parts[drill][name] = part
    for drill in set(parts) | set(_practised(db)):
        parts[drill] |= {
            "last_day": _not_after(today, _one(db, f"SELECT max(day) {_SETS} AND drill = ?", drill)),
            "load": _load(db, drill),
            **_lately_in_hand(db, drill, today),
            "over": _over(db, drill),
            "blocks": _blocks(db, drill),
            "sessions_failed": _sessions_failed(db, drill),
        }
    return {drill: DrillPast(**part) for drill, part in parts.items()}


_SETS = "FROM sets WHERE complete = 1"
_LAST_SETS = 40  # of a drill, for its blocks: what lies further back was done too long ago to be remembered [J]


def _judged(db: Connection) -> dict[str, tuple[tuple[date, str], ...]]:
    """Each day's first graded check: two sessions at once may both have taken theirs for the first."""
    rows = db.execute(
        "SELECT drill, day, answer, min(id) FROM checks WHERE first = 1 AND answer <> 'none' "
        "GROUP BY drill, day ORDER BY drill, 4"
    )
    return _by_drill((drill, (date.fromisoformat(day), answer)) for drill, day, answer, _ in rows)


def _measured(db: Connection) -> dict[str, tuple[tuple[date, float], ...]]:
    rows = db.execute("SELECT drill, day, value FROM measures ORDER BY id")
    return _by_drill((drill, (date.fromisoformat(day), value)) for drill, day, value in rows)


def _cues(db: Connection) -> dict[str, tuple[tuple[str, int], ...]]:
    """The cues of sets that were judged yes, the best first."""
    rows = db.execute(
        "SELECT drill, cue, count(*) FROM checks WHERE answer = 'yes' AND cue IS NOT NULL "
        "GROUP BY drill, cue ORDER BY 3 DESC, cue"
    )
    return _by_drill((drill, (cue, count)) for drill, cue, count in rows)


def _faults(db: Connection) -> dict[str, tuple[tuple[str, int], ...]]:
    """The faults that were named, the most frequent first."""
    rows = db.execute(
        "SELECT drill, fault, count(*) FROM checks WHERE fault IS NOT NULL GROUP BY drill, fault ORDER BY 3 DESC, fault"
    )
    return _by_drill((drill, (fault, count)) for drill, fault, count in rows)


def _uncued(db: Connection) -> dict[str, bool]:
    rows = db.execute("SELECT DISTINCT drill FROM checks WHERE answer = 'yes' AND cued = 0")
    return {drill: True for (drill,) in rows}


_PARTS: dict[str, Callable[[Connection], dict[str, Any]]] = {
    "judged": _judged,
    "measured": _measured,
    "cues": _cues,
    "faults": _faults,
    "uncued_yes": _uncued,
}


def _practised(db: Connection) -> list[str]:
    """The drills that have a completed set or an answered check, found by leaping from one to the next."""
    drills = []
    for table in (_SETS, f"FROM checks WHERE answer <> '{NONE}'"):
        drill = _one(db, f"SELECT min(drill) {table}")
        while drill is not None:
            drills.append(drill)
            drill = _one(db, f"SELECT min(drill) {table} AND drill > ?", drill)
    return drills


def _load(db: Connection, drill: str) -> tuple[str, str] | None:
    row = db.execute(
        "SELECT load, load_unit FROM sets WHERE drill = ? AND load IS NOT NULL ORDER BY id DESC LIMIT 1", (drill,)
    ).fetchone()
    return (row[0], row[1] or "") if row else None


def _lately_in_hand(db: Connection, drill: str, today: date) -> dict[str, date]:
    """The last day, today or yesterday, with a load, and the last with none in any set. What is not said is neither."""
    rows = db.execute(
        f"SELECT day, min(coalesce(load_unit, '') = '{NO_LOAD}'), max(coalesce(load_unit, '{NO_LOAD}') <> '{NO_LOAD}') "
        f"{_SETS} AND drill = ? AND day >= ? GROUP BY day ORDER BY day",
        (drill, (today - timedelta(days=1)).isoformat()),
    )
    found = {}
    for day, without, some in rows:
        if some or without:
            found["loaded_day" if some else "weightless_day"] = min(today, date.fromisoformat(day))
    return found


def _over(db: Connection, drill: str) -> float:
    """Reps above the target in the drill's last completed set of reps; 0 where there were none to spare."""
    row = db.execute(
        "SELECT done - target FROM sets WHERE drill = ? AND complete = 1 AND unit = 'reps' "
        "ORDER BY day DESC, id DESC LIMIT 1",  # in the order of an index
        (drill,),
    ).fetchone()
    return max(0.0, row[0]) if row else 0.0


def _blocks(db: Connection, drill: str) -> frozenset[str]:
    """The names of the blocks that the drill's last completed sets were of."""
    rows = db.execute(
        f"SELECT block {_SETS} AND drill = ? ORDER BY day DESC, id DESC LIMIT {_LAST_SETS}",
        (drill,),
    )
    return frozenset(block for (block,) in rows)


def _sessions_failed(db: Connection, drill: str) -> int:
    """Sessions in a row, up to the last, whose last graded check was not yes."""
    failed: set[int] = set()
    rows = db.execute(
        f"SELECT session, answer FROM checks WHERE answer <> '{NONE}' AND drill = ? ORDER BY id DESC", (drill,)
    )
    for session, answer in rows:
        if session not in failed:
            if answer == YES:
                break
            failed.add(session)
    return len(failed)


def _place(db: Connection) -> tuple[Place | None, date | None]:
    row = db.execute("SELECT stands, day FROM place").fetchone()
    if row is None:
        return None, None
    import json

    stands = {name: value for name, value in json.loads(row[0]).items() if name in Place._fields}
    return Place(**{**stands, "plan": tuple(stands.get("plan", ()))}), date.fromisoformat(row[1])


def _not_after(today: date, day: str | None) -> date | None:
    return None if day is None else min(today, date.fromisoformat(day))


def _one(db: Connection, query: str, *values: object) -> Any:
    row = db.execute(query, values).fetchone()
    return None if row is None else row[0]


def _by_drill(pairs: Any) -> dict[str, Any]:
    found: dict[str, list[Any]] = defaultdict(list)
    for drill, value in pairs:
        found[drill].append(value)
    return {drill: tuple(values) for drill, values in found.items()}
