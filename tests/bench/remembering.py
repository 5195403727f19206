"""Keeping a set for good, and looking back on many: `progress` with a thousand, a hundred thousand and a million sets.

The peer of a durable set is a line appended to a file and synced, on the same disk by turns. The syncs of a set are
counted by strace, as the difference between a session of many sets and one of none, where there is a strace.
"""

import os
import shutil
import statistics
import subprocess
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from runs import interleaved, now, plain
from table import Row, at_most, ms
from workshop import Workshop

from hinge_coach.coach.practice_record import SetDone
from hinge_coach.history.database import Store
from hinge_coach.history.session_writer import open_history
from hinge_coach.settings.personal_folder import HISTORY

_ASKED = "the history's questions; each would have to be answered from an index, or from sums that are kept."
SET = SetDone("wall-hinge", "Wall hinge", 1, None, 10, 10, "reps", cue="Send your seat to the wall")
LINE = b"2026-03-02T08:00:00+00:00 wall-hinge 10 reps, Send your seat to the wall\n"
DAYS = 3650  # of practice, over which the sets are spread
DRILLS = ("wall-hinge", "hip-flexor-activation", "behind-the-head-hinge", "band-pull-through", "landmine-hinge")
_SESSION = "INSERT INTO sessions (token, at, offset, day, sets) VALUES (?, '', 0, '', 1)"
_SET = (
    "INSERT INTO sets (session, at, offset, day, drill, block, number, side, target, done, unit, load, load_unit, cue, "
    "complete) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
)
_CHECKS = (
    "INSERT INTO checks (session, at, offset, day, drill, answer, first, cue, cued, fault, felt, went_on) "
    "SELECT session, at, offset, day, drill, iif(id % 3, 'yes', 'no'), id % 8 = 0, cue, 1, "
    "iif(id % 3, NULL, 'squats'), NULL, 0 FROM sets WHERE id % 4 = 0"
)


def measure(shop: Workshop) -> list[Row]:
    return [_one_set(shop), _syncs(shop), *_looking_back(shop)]


def _one_set(shop: Workshop) -> Row:
    home = shop.home("keeping")
    ours, line = [], []
    with open_history(home) as history, (home / "lines").open("ab", buffering=0) as file:
        for _ in range(shop.few(300, 30)):
            began = now()
            history.set_done(SET)
            ours.append(now() - began)
            began = now()
            file.write(LINE)
            os.fsync(file.fileno())
            line.append(now() - began)
    kept, appended = statistics.median(ours), statistics.median(line)
    beside = f"a line appended and synced {ms(appended)}"
    why = (
        f"the sync is the same one, and here it takes only about {ms(appended)}; the rest is Python's and SQLite's own "
        "work, which a slower disk hides. It would take a file of lines in place of a database."
    )
    return at_most("a durable set", ms(kept), beside, kept / appended, 2, missed=why)


def _syncs(shop: Workshop) -> Row:
    strace, sets = shutil.which("strace"), 40
    if strace is None:
        return at_most("syncs of a durable set", "", "a line: 1", float("nan"), 1, unit="")
    counts = []
    for count in (0, sets):
        home, report = shop.home(f"syncs{count}"), shop.folder / "syncs"
        command = [strace, "-f", "-e", "trace=fsync,fdatasync", "-o", str(report), *shop.child("keep_sets.py", count)]
        subprocess.run(command, check=True, env=plain(home))
        counts.append(report.read_text().count("sync("))
    each = (counts[1] - counts[0]) / sets
    return at_most("syncs of a durable set", f"{each:g}", "a line: 1", each, 1, unit="", missed="a log is folded in.")


def _looking_back(shop: Workshop) -> list[Row]:
    amounts = (1_000, 100_000) if shop.quick else (1_000, 100_000, 1_000_000)
    rows = []
    for sets in amounts:
        home = shop.home(f"sets{sets}")
        fill(home, sets)
        took = interleaved({name: [shop.hinge, name] for name in ("progress", "drills")}, shop.few(7, 3), home)
        told, beside = ms(took["progress"]), f"`drills` {ms(took['drills'])}"
        rows.append(at_most(f"`progress` at {sets:,} sets", told, beside, took["progress"], 0.3, " s", _ASKED))
    return rows


def fill(folder: Path, sets: int) -> None:
    """Write `sets` completed sets up to today, and a check for every fourth, in one transaction."""
    today = date.today()
    store = Store(folder / HISTORY, lambda: today)

    def rows() -> Iterator[tuple[object, ...]]:
        for n in range(sets):
            day = today - timedelta(days=DAYS - 1 - n * DAYS // sets)
            at = datetime(day.year, day.month, day.day, 8, tzinfo=timezone.utc) + timedelta(seconds=n % 3600)
            drill = DRILLS[n % len(DRILLS)]
            held = n % len(DRILLS) == 1
            load = ("12", "kg") if drill == "landmine-hinge" else (None, None)
            when = 1 + n * DAYS // sets, at.isoformat(), 0, day.isoformat()
            dose = n % 3 + 1, None, 10, 10 + n % 5, "seconds" if held else "reps"
            yield (*when, drill, "Block", *dose, *load, f"Cue {n % 4}", 1)

    def write(db) -> None:
        db.executemany(_SESSION, ((n,) for n in range(DAYS)))
        db.executemany(_SET, rows())
        db.execute(_CHECKS)

    store.write(write, 1.0)
    store.close()
