"""How long looking back takes over many stored sets, and keeping one more: `python tests/bench/bench_history.py`.

It fills a history in a temporary folder with 1,000, 100,000 and 1,000,000 sets over ten years of practice, and prints
the milliseconds of each question that `progress` and `history` ask, and of the whole in a Python of its own.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from hinge_coach.coach.record import SetDone
from hinge_coach.memory.archive import Archive, read_history
from hinge_coach.memory.history import open_history
from hinge_coach.memory.home import HISTORY
from hinge_coach.memory.store import Store

TODAY = date(2026, 3, 2)
DAYS = 3650
SINCE = TODAY - timedelta(weeks=12)
DRILLS = ("wall-hinge", "hip-flexor-activation", "behind-the-head-hinge", "band-pull-through", "landmine-hinge")
LIMIT = 0.2  # seconds for all that `progress` reads; Python and the page it prints have the other 0.1


def fill(folder: Path, sets: int) -> None:
    """Write `sets` completed sets, and a check for every fourth, in one transaction."""
    store = Store(folder / HISTORY, lambda: TODAY)

    def rows() -> Iterator[tuple[object, ...]]:
        for n in range(sets):
            day = TODAY - timedelta(days=DAYS - 1 - n * DAYS // sets)
            at = datetime(day.year, day.month, day.day, 8, tzinfo=timezone.utc) + timedelta(seconds=n % 3600)
            drill = DRILLS[n % len(DRILLS)]
            held = n % len(DRILLS) == 1
            load = ("12", "kg") if drill == "landmine-hinge" else (None, None)
            when = 1 + n * DAYS // sets, at.isoformat(), 0, day.isoformat()
            dose = n % 3 + 1, None, 10, 10 + n % 5, "seconds" if held else "reps"
            yield (*when, drill, "Block", *dose, *load, f"Cue {n % 4}", 1)

    def write(db: object) -> None:
        db.executemany(
            "INSERT INTO sessions (token, at, offset, day, sets) VALUES (?, '', 0, '', 1)", ((n,) for n in range(DAYS))
        )
        db.executemany(
            "INSERT INTO sets (session, at, offset, day, drill, block, number, side, target, done, unit, load, "
            "load_unit, cue, complete) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            rows(),
        )
        db.execute(
            "INSERT INTO checks (session, at, offset, day, drill, answer, first, cue, cued, fault, felt, went_on) "
            "SELECT session, at, offset, day, drill, iif(id % 3, 'yes', 'no'), id % 8 = 0, cue, 1, "
            "iif(id % 3, NULL, 'squats'), NULL, 0 FROM sets WHERE id % 4 = 0"
        )

    store.write(write, 1.0)
    store.close()


def questions(archive: Archive) -> dict[str, Callable[[], object]]:
    """What `progress` asks, by name."""
    return {
        "past": lambda: archive.past(TODAY),
        "calendar": lambda: archive.days(SINCE),
        "streak": lambda: archive.streak(TODAY),
        "holds": lambda: archive.holds(SINCE),
        "faults": lambda: archive.faults(SINCE),
    }


def milliseconds(action: Callable[[], object], times: int = 5) -> float:
    """The median of `times` runs."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        action()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1000


def measure(folder: Path) -> dict[str, float]:
    """Milliseconds by question, for the history in `folder`."""
    with read_history(folder) as archive:
        found = {name: milliseconds(ask) for name, ask in questions(archive).items()}
        found["since"] = milliseconds(lambda: sum(1 for _ in archive.sets(SINCE)))
    history = open_history(folder)
    done = SetDone("wall-hinge", "Block", 1, None, 10, 10, "reps", cue="Cue 1")
    found["one set"] = milliseconds(lambda: history.set_done(done), 50)
    history.close()
    command = [sys.executable, __file__, "--read", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    found["whole"] = milliseconds(lambda: subprocess.run(command, check=True, env=environment))
    return found


def main() -> None:
    if sys.argv[1:2] == ["--read"]:
        with read_history(Path(sys.argv[2])) as archive:
            for ask in questions(archive).values():
                ask()
        return
    with tempfile.TemporaryDirectory() as temporary:
        for sets in (1_000, 100_000, 1_000_000):
            folder = Path(temporary) / str(sets)
            fill(folder, sets)
            found = measure(folder)
            print(f"{sets:>9,} sets: " + ", ".join(f"{name} {taken:.1f}" for name, taken in found.items()) + " ms")


if __name__ == "__main__":
    main()
