"""The past as the coach asks for it: a few indexed queries, none of which reads every set."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from hinge_coach.coach.practice_record import NO_LOAD, NONE, YES, DrillPast, Past, Place
from hinge_coach.coach.rules.stop_signs import ENDS_SESSION
from hinge_coach.history.stored_dates import last_day, read_day

if TYPE_CHECKING:
    from sqlite3 import Connection, Cursor

_SETS = "FROM sets WHERE complete = 1 AND day <= :until"
_LAST_SETS = 40  # of a drill, for its blocks: what lies further back was done too long ago to be remembered [J]


def read_past(db: Connection, now: datetime, morning_of: date | None = None) -> Past:
    """Everything the coach looks back on, at this moment of the person's clock, or in the morning of a day before it.

    What bears a date still to come counts for nothing until then, as if it were not there.
    """
    if morning_of is not None:
        return _Reader(db, morning_of, morning_of - timedelta(days=1)).past()
    return _Reader(db, now.date(), last_day(db, now)).past()


class _Reader:
    """The questions. Each of them asks for the days up to `until`, and says `until` for nothing but `today`."""

    def __init__(self, db: Connection, today: date, until: date) -> None:
        self._db = db
        self._today = today
        self._until = until.isoformat()

    def past(self) -> Past:
        """All the answers."""
        stop, sign = self._row(
            "SELECT day, sign FROM pains WHERE (level >= :level OR sign IS NOT NULL OR ended) AND day <= :until "
            "ORDER BY day DESC, id DESC LIMIT 1",
            level=ENDS_SESSION,
        ) or (None, None)
        place, place_day = self._place()
        return Past(
            today=self._today,
            drills=self._drills(),
            sessions=self._one("SELECT count(*) FROM sessions WHERE sets > 0 AND day <= :until"),
            stop_sign=self._day(stop) if stop else None,
            sign=sign,
            place=place,
            place_day=place_day,
        )

    def _drills(self) -> dict[str, DrillPast]:
        parts: dict[str, dict[str, Any]] = defaultdict(dict)
        each: dict[str, dict[str, Any]] = {
            "judged": self._judged(),
            "measured": self._measured(),
            "cues": self._cues(),
            "faults": self._faults(),
            "uncued_yes": self._uncued(),
        }
        for name, found in each.items():
            for drill, part in found.items():
                parts[drill][name] = part
        for drill in set(parts) | set(self._practised()):
            last = self._one(f"SELECT max(day) {_SETS} AND drill = :drill", drill=drill)
            parts[drill] |= {
                "last_day": self._day(last) if last else None,
                "load": self._load(drill),
                **self._lately_in_hand(drill),
                "over": self._over(drill),
                "blocks": self._blocks(drill),
                "sessions_failed": self._sessions_failed(drill),
            }
        return {drill: DrillPast(**part) for drill, part in parts.items()}

    def _judged(self) -> dict[str, tuple[tuple[date, str], ...]]:
        """Each day's first graded check: two sessions at once may both have taken theirs for the first."""
        rows = self._rows(
            "SELECT drill, day, answer, min(id) FROM checks WHERE first = 1 AND answer <> 'none' AND day <= :until "
            "GROUP BY drill, day ORDER BY drill, day"
        )
        return _by_drill((drill, (self._day(day), answer)) for drill, day, answer, _ in rows)

    def _measured(self) -> dict[str, tuple[tuple[date, float], ...]]:
        rows = self._rows("SELECT drill, day, value FROM measures WHERE day <= :until ORDER BY day, id")
        return _by_drill((drill, (self._day(day), value)) for drill, day, value in rows)

    def _cues(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """The cues of sets that were judged yes, the best first."""
        rows = self._rows(
            "SELECT drill, cue, count(*) FROM checks WHERE answer = 'yes' AND cue IS NOT NULL AND day <= :until "
            "GROUP BY drill, cue ORDER BY 3 DESC, cue"
        )
        return _by_drill((drill, (cue, count)) for drill, cue, count in rows)

    def _faults(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """The faults that were named, the most frequent first."""
        rows = self._rows(
            "SELECT drill, fault, count(*) FROM checks WHERE fault IS NOT NULL AND day <= :until "
            "GROUP BY drill, fault ORDER BY 3 DESC, fault"
        )
        return _by_drill((drill, (fault, count)) for drill, fault, count in rows)

    def _uncued(self) -> dict[str, bool]:
        rows = self._rows("SELECT DISTINCT drill FROM checks WHERE answer = 'yes' AND cued = 0 AND day <= :until")
        return {drill: True for (drill,) in rows}

    def _practised(self) -> Iterator[str]:
        """The drills that have a completed set or an answered check, found by leaping from one to the next."""
        for rows in (_SETS, f"FROM checks WHERE answer <> '{NONE}' AND day <= :until"):
            drill = self._one(f"SELECT min(drill) {rows}")
            while drill is not None:
                yield drill
                drill = self._one(f"SELECT min(drill) {rows} AND drill > :drill", drill=drill)

    def _load(self, drill: str) -> tuple[str, str] | None:
        row = self._row(
            "SELECT load, load_unit FROM sets WHERE drill = :drill AND load IS NOT NULL AND day <= :until "
            "ORDER BY day DESC, id DESC LIMIT 1",
            drill=drill,
        )
        return (row[0], row[1] or "") if row else None

    def _lately_in_hand(self, drill: str) -> dict[str, date]:
        """The last day, today or yesterday, with a load, and the last with none in any set.

        What is not said is neither.
        """
        rows = self._rows(
            "SELECT day, min(coalesce(load_unit, '') = :none), max(coalesce(load_unit, :none) <> :none) "
            f"{_SETS} AND drill = :drill AND day >= :yesterday GROUP BY day ORDER BY day",
            drill=drill,
            none=NO_LOAD,
            yesterday=(self._today - timedelta(days=1)).isoformat(),
        )
        found = {}
        for day, without, some in rows:
            if some or without:
                found["loaded_day" if some else "weightless_day"] = self._day(day)
        return found

    def _over(self, drill: str) -> float:
        """Reps above the target in the drill's last completed set of reps; 0 where there were none to spare."""
        row = self._row(
            f"SELECT done - target {_SETS} AND drill = :drill AND unit = 'reps' ORDER BY day DESC, id DESC LIMIT 1",
            drill=drill,
        )
        return max(0.0, row[0]) if row else 0.0

    def _blocks(self, drill: str) -> frozenset[str]:
        """The names of the blocks that the drill's last completed sets were of."""
        rows = self._rows(
            f"SELECT block {_SETS} AND drill = :drill ORDER BY day DESC, id DESC LIMIT {_LAST_SETS}", drill=drill
        )
        return frozenset(block for (block,) in rows)

    def _sessions_failed(self, drill: str) -> int:
        """Sessions in a row, up to the last, whose last graded check was not yes."""
        failed: set[int] = set()
        rows = self._rows(
            "SELECT session, answer FROM checks WHERE answer <> 'none' AND drill = :drill AND day <= :until "
            "ORDER BY day DESC, id DESC",
            drill=drill,
        )
        for session, answer in rows:
            if session not in failed:
                if answer == YES:
                    break
                failed.add(session)
        return len(failed)

    def _place(self) -> tuple[Place | None, date | None]:
        row = self._row("SELECT stands, day FROM place WHERE day <= :until")
        if row is None:
            return None, None
        stands = {name: value for name, value in json.loads(row[0]).items() if name in Place._fields}
        doses = tuple(map(tuple, stands.get("doses", ())))
        return Place(**{**stands, "plan": tuple(stands.get("plan", ())), "doses": doses}), self._day(row[1])

    def _day(self, text: str) -> date:
        """A kept day; tomorrow's, after a journey west, is today."""
        return min(self._today, read_day(text))

    def _rows(self, query: str, **values: object) -> Cursor:
        return self._db.execute(query, {"until": self._until, **values})

    def _row(self, query: str, **values: object) -> Any:
        return self._rows(query, **values).fetchone()

    def _one(self, query: str, **values: object) -> Any:
        row = self._row(query, **values)
        return None if row is None else row[0]


def _by_drill(pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for drill, value in pairs:
        found[drill].append(value)
    return {drill: tuple(values) for drill, values in found.items()}
