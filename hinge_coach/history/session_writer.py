"""The memory of one session: every set, check, measure and pain stop is kept before anybody is told that it is."""

import json
import os
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from hinge_coach.coach.amounts_in_words import begun, listed
from hinge_coach.coach.practice_record import CLEAN, Answer, Measured, Pain, Past, Place, SeenSet, SetDone
from hinge_coach.errors import CoachError
from hinge_coach.history.database import AFTER, BEFORE, BETWEEN, STILL_LOCKED, Statement, Store, insert
from hinge_coach.history.missing_sqlite import sqlite3
from hinge_coach.history.open_database import nowhere
from hinge_coach.history.past_queries import read_past
from hinge_coach.history.practice_statistics import ahead
from hinge_coach.history.stored_dates import last_day, local_now, when
from hinge_coach.settings.personal_folder import HISTORY, home

_LAST_SET = "SELECT id FROM sets WHERE session = :session AND complete = 1 ORDER BY id DESC LIMIT 1"
_ONE_MORE = Statement("UPDATE sessions SET sets = sets + 1 WHERE id = :session", {})  # follows each completed set
_PLACE, _END = "the place", "the end"  # of the session: what there is one of
_WHAT = {"checks": "answer", "measures": "measure", "pains": "pain stop"}


class History:
    """What this session adds to the history, and the past that it starts from. Nothing here raises.

    A fact that can't be written is written together with the next one, or at the end. Until then the answer is False,
    and `trouble` says why. A session without any file goes the same way, and remembers itself until it ends.
    """

    def __init__(self, store: Store | None, clock: Callable[[], datetime], trouble: str | None = None) -> None:
        self._store = store
        self._clock = clock
        self._trouble = trouble
        self._token = os.urandom(8).hex()
        self._began = self._when()
        self._unsaved: list[Statement] = []
        self._kept = 0
        self._amendable: set[tuple[str, str]] = set()  # tables and drills of what no whole set has followed yet

    @property
    def trouble(self) -> str | None:
        """One sentence to tell the person once: what is the matter with the memory now. None while all is well."""
        return self._trouble

    def set_done(self, done: SetDone) -> bool:
        """Keep a set. True means durably on disk: neither kill -9 nor a power cut takes it back."""
        if done.complete:
            self._amendable.clear()
        values = done._asdict()
        row = self._row("sets", number=values.pop("set"), **values)
        facts = [row._replace(what="set" if done.complete else "part of a set")]
        if done.complete:
            facts.append(_ONE_MORE)
        return self._keep(*facts)

    def correct_last(self, done: float) -> bool:
        """Put right what was done in this session's last completed set, in that set's unit."""
        statement = f"UPDATE sets SET done = :done WHERE id = ({_LAST_SET})"
        return self._keep(Statement(statement, {"done": done}, "correction"))

    def seen_last(self, seen: SeenSet) -> bool:
        """Keep what a camera saw of this session's last completed set."""
        faults = None if seen.verdict is None else " ".join(fault for fault, _ in seen.faults) or CLEAN
        statement = f"UPDATE sets SET seen_reps = :reps, seen_faults = :faults WHERE id = ({_LAST_SET})"
        return self._keep(Statement(statement, {"reps": seen.reps, "faults": faults}, "sight"))

    def answered(self, answer: Answer) -> bool:
        """Keep a check and its answer. A second answer with no whole set between them puts the first one right."""
        return self._keep(self._put_right("checks", answer))

    def measured(self, measured: Measured) -> bool:
        """Keep a measured skill, in its drill's unit. A second one with no whole set between puts the first right."""
        return self._keep(self._put_right("measures", measured))

    def pain(self, pain: Pain) -> bool:
        """Keep a pain stop."""
        return self._keep(self._row("pains", **pain._asdict()))

    def stands_at(self, place: Place | None) -> bool:
        """Keep where the session stands, in the place of what was kept before; None when it has come to its end."""
        if place is None:
            return self._keep(Statement("DELETE FROM place", {}, _END))
        values = {"day": self._when()["day"], "stands": json.dumps(place._asdict())}
        place_row = "INSERT OR REPLACE INTO place (id, day, stands) VALUES (1, :day, :stands)"
        return self._keep(Statement(place_row, values, _PLACE))

    def settle(self) -> bool:
        """Write what is not written yet; whether all of this session is on disk now."""
        return not self._unsaved or self._flush(BETWEEN)

    def past(self) -> Past:
        """What the coach looks back on, this session included. Where no file can be read: this session alone."""
        now = self._clock()
        if self._store is not None:
            try:
                past = self._store.read(lambda db: read_past(db, now), BEFORE)
            except CoachError as error:
                self._trouble = str(error)
            else:
                self._trouble = self._store.news or self._trouble
                return past
        try:
            scratch = nowhere()
        except CoachError:  # there is not even that: then the session begins from nothing
            return Past(now.date())
        try:
            self._write(scratch)
            return read_past(scratch, now)
        finally:
            scratch.close()

    def still_to_come(self) -> str | None:
        """One sentence on completed sets that bear a date in the future, None where it was told before. Tell it."""
        if self._store is None:
            return None
        try:
            sets, last, told = self._store.read(self._ahead, BEFORE)
        except CoachError:  # then there are none to be seen, and `trouble` says why
            return None
        if last <= told:
            return None
        self._keep(Statement("INSERT OR REPLACE INTO told (id, ahead) VALUES (1, :last)", {"last": last}))
        them = "1 set of your history bears" if sets == 1 else f"{sets} sets of your history bear"
        theirs = "it counts" if sets == 1 else "they count"
        today = self._clock().date()
        return (
            f"{them} a date in the future, so {theirs} from that day on; "
            f"if today is not {today.day} {today:%B %Y}, set the clock."
        )

    def _ahead(self, db: sqlite3.Connection) -> tuple[int, int, int]:
        """How many completed sets bear a date in the future, the last of them, and the last that was told."""
        told = db.execute("SELECT max(ahead) FROM told").fetchone()[0]
        return *ahead(db, last_day(db, self._clock())), told or 0

    def close(self) -> None:
        """Write what is not written yet, waiting up to 10 seconds for it, and let go of the file.

        What could not be kept then is lost with the program: `trouble` says how much that is, and why.
        """
        if self._unsaved and not self._flush(AFTER) and (lost := self.lost):
            self._trouble = f"{lost} not saved: {self._trouble}"
        if self._store is not None:
            self._store.close()
        self._store = None

    @property
    def lost(self) -> str:
        """What of this session is not on disk, as the beginning of a sentence; empty where all of it is."""
        whats = [fact.what for fact in self._unsaved if fact.what]
        counts = Counter(what for what in whats if what not in (_PLACE, _END))
        things = [_several(count, what) for what, count in counts.items()]
        things += [what for what in whats if what in (_PLACE, _END)][-1:]
        many = len(things) > 1 or max(counts.values(), default=1) > 1
        return f"{begun(listed(things))} of this session {'are' if many else 'is'}" if things else ""

    def look(self) -> None:
        """Open the file before the session begins, so that any trouble with it is known and told now."""
        self._flush(BEFORE)

    def __enter__(self) -> "History":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _keep(self, *facts: Statement) -> bool:
        waiting = bool(self._unsaved)
        self._unsaved += facts
        return self._flush(STILL_LOCKED if waiting else BETWEEN)

    def _flush(self, wait: float) -> bool:
        if self._store is None:
            return False
        try:
            self._store.write(self._write, wait)
        except CoachError as error:
            self._trouble = str(error)
            return False
        self._kept += len(self._unsaved)
        self._unsaved.clear()
        self._trouble, self._store.news = self._store.news, None
        return True

    def _write(self, db: sqlite3.Connection) -> None:
        """Write what is not written yet. The session's own row says how far that is: a commit may fail in its last
        moment and be there all the same, and trying again must not write anything twice."""
        if not self._unsaved:
            return
        own = "SELECT id, kept FROM sessions WHERE token = :token"
        values = {"token": self._token, **self._began}
        row = db.execute(own, values).fetchone()
        if row is None:
            db.execute("INSERT INTO sessions (token, at, offset, day) VALUES (:token, :at, :offset, :day)", values)
            row = db.execute(own, values).fetchone()
        session, kept = row
        for fact in self._unsaved[max(0, kept - self._kept) :]:
            db.execute(fact.sql, {**fact.values, "session": session})
        db.execute("UPDATE sessions SET kept = ? WHERE id = ?", (self._kept + len(self._unsaved), session))

    def _put_right(self, table: str, fact: Answer | Measured) -> Statement:
        """A row of `table`; in the place of this session's last one where that was taken back."""
        row = self._row(table, **fact._asdict())
        if (table, fact.drill) not in self._amendable:
            self._amendable.add((table, fact.drill))
            return row
        last = f"SELECT max(id) FROM {table} WHERE session = :session AND drill = :drill"
        changes = ", ".join(f"{name} = :{name}" for name in fact._fields)
        return Statement(f"UPDATE {table} SET {changes} WHERE id = ({last})", row.values)

    def _row(self, table: str, **values: Any) -> Statement:
        """A row of `table` at this moment."""
        return insert(table, {"session": None, **self._when(), **values}, _WHAT.get(table, ""))

    def _when(self) -> dict[str, Any]:
        """Now: in UTC, as minutes east of it, and as the person's own day."""
        return when(self._clock())


def _several(count: int, what: str) -> str:
    """1 set, 2 sets, 2 parts of a set."""
    thing, of, whole = what.partition(" of ")
    return f"{count} {thing}{'s' * (count != 1)}{of}{whole}"


def open_history(folder: Path | None = None, *, clock: Callable[[], datetime] = local_now) -> History:
    """The history in `folder` (the personal one), for a session. Never raises: a session goes on without a file.

    `clock` tells the person's time and zone. Close it when the session has ended, whichever way it did.
    """
    try:
        store = Store((folder or home()) / HISTORY, lambda: clock().date())
    except CoachError as error:
        return History(None, clock, str(error))
    history = History(store, clock)
    history.look()
    return history
