"""The shape of the history, as numbered steps that are only ever added to. They are taken whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

APPLICATION = 0x48494E47  # "HING": tells this file from any other SQLite database

# When, by UTC (ISO 8601), by minutes east of it, and by the person's own date at that moment.
_WHEN = "session INTEGER NOT NULL, at TEXT NOT NULL, offset INTEGER NOT NULL, day TEXT NOT NULL"

STEPS: tuple[tuple[str, ...], ...] = (
    (
        # `kept` counts what a session has written, so that nothing is written twice when it must try again.
        """CREATE TABLE sessions (id INTEGER PRIMARY KEY AUTOINCREMENT, token TEXT NOT NULL UNIQUE, at TEXT NOT NULL,
           offset INTEGER NOT NULL, day TEXT NOT NULL, kept INTEGER NOT NULL DEFAULT 0,
           sets INTEGER NOT NULL DEFAULT 0)""",
        f"""CREATE TABLE sets (id INTEGER PRIMARY KEY, {_WHEN}, drill TEXT NOT NULL, block TEXT NOT NULL,
            number INTEGER NOT NULL, side TEXT, target REAL NOT NULL, done REAL NOT NULL, unit TEXT NOT NULL,
            load TEXT, load_unit TEXT, cue TEXT, complete INTEGER NOT NULL)""",
        f"""CREATE TABLE checks (id INTEGER PRIMARY KEY, {_WHEN}, drill TEXT NOT NULL, answer TEXT NOT NULL,
            first INTEGER NOT NULL, cue TEXT, cued INTEGER NOT NULL, fault TEXT, felt TEXT,
            went_on INTEGER NOT NULL)""",
        f"CREATE TABLE measures (id INTEGER PRIMARY KEY, {_WHEN}, drill TEXT NOT NULL, value REAL NOT NULL)",
        f"CREATE TABLE pains (id INTEGER PRIMARY KEY, {_WHEN}, drill TEXT, level INTEGER, sign TEXT, ended INTEGER)",
        # One row: where the last session stands, as JSON; none once it has come to its end.
        "CREATE TABLE place (id INTEGER PRIMARY KEY, day TEXT NOT NULL, stands TEXT NOT NULL)",
        "CREATE INDEX sets_by_day ON sets (day, drill, complete) WHERE complete = 1",
        "CREATE INDEX sets_by_drill ON sets (drill, day, complete) WHERE complete = 1",
        "CREATE INDEX holds_by_day ON sets (day, drill, done, complete, unit) WHERE complete = 1 AND unit = 'seconds'",
        "CREATE INDEX loads_by_drill ON sets (drill) WHERE load IS NOT NULL",
        # These hold every column that is asked for, those of their own condition too: else each row is looked up.
        "CREATE INDEX first_checks ON checks (drill, day, id, answer, first) WHERE first = 1 AND answer <> 'none'",
        "CREATE INDEX checks_by_drill ON checks (drill, id, session, answer) WHERE answer <> 'none'",
        "CREATE INDEX good_cues ON checks (drill, cue, answer) WHERE answer = 'yes'",
        "CREATE INDEX good_uncued ON checks (drill, cued, answer) WHERE answer = 'yes' AND cued = 0",
        "CREATE INDEX faults_named ON checks (drill, fault, day) WHERE fault IS NOT NULL",
    ),
    (
        # One row: the last set that was told to bear a date still to come. It is told once, and not until that day.
        "CREATE TABLE told (id INTEGER PRIMARY KEY, ahead INTEGER NOT NULL)",
        # Every question asks for the days up to now, so that the day is looked at, too.
        "DROP INDEX good_cues",
        "CREATE INDEX good_cues ON checks (drill, cue, day, answer) WHERE answer = 'yes' AND cue IS NOT NULL",
        "DROP INDEX good_uncued",
        "CREATE INDEX good_uncued ON checks (drill, day, cued, answer) WHERE answer = 'yes' AND cued = 0",
    ),
    (
        # What a camera saw: of a set the reps, and the faults as ids with a space between, `clean` for none; of a check
        # what the person said before they were told (`answer` is what counts), and the fault to mend first, or `clean`.
        "ALTER TABLE sets ADD COLUMN seen_reps INTEGER",
        "ALTER TABLE sets ADD COLUMN seen_faults TEXT",
        "ALTER TABLE checks ADD COLUMN said TEXT",
        "ALTER TABLE checks ADD COLUMN seen TEXT",
        "CREATE INDEX seen_checks ON checks (day, said, seen) WHERE seen IS NOT NULL",
    ),
    (
        # Told afterwards, of a day that may lie before those kept already: what was last goes by the day, then by id.
        "ALTER TABLE sets ADD COLUMN logged INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX sets_by_moment ON sets (at) WHERE complete = 1",
        "DROP INDEX loads_by_drill",
        "CREATE INDEX loads_by_drill ON sets (drill, day) WHERE load IS NOT NULL",
        "DROP INDEX checks_by_drill",
        "CREATE INDEX checks_by_drill ON checks (drill, day, id, session, answer) WHERE answer <> 'none'",
    ),
)
LATEST = len(STEPS)


def migrate(db: Connection) -> None:
    """Bring `db` to the latest shape, in one transaction, so that a pulled plug leaves it as it was.

    Two programs may do so at once: the version is read again under the lock.
    """
    if _version(db) >= LATEST:
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        for version in range(_version(db), LATEST):
            for statement in STEPS[version]:
                db.execute(statement)
            db.execute(f"PRAGMA application_id = {APPLICATION}")
            db.execute(f"PRAGMA user_version = {version + 1}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _version(db: Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])
