"""Judges one set. It runs as a program of its own, which takes a moment that the session's clock does not have.

    python -m hinge_coach.camera.set_judge

Its stdin: a line of what is watched for (`asked`), the head line of a film, the lines of its pictures as they come.
Once that ends it says what was seen, in one line.
"""

import json
import sys
from collections.abc import Iterable
from typing import Any

from hinge_coach.coach.practice_record import SeenSet
from hinge_coach.course.drill import Drill, Fault, Watch
from hinge_coach.look.landmarks import Film, read_film
from hinge_coach.look.verdict.verdict import Criteria, Verdict, judge


def asked(drill: Drill) -> str:
    """What is to be watched for in a drill, as the first line."""
    known = [fault.id for fault in drill.faults]
    return json.dumps({"faults": known, "watch": [watch for watch in drill.watch if watch.fault in known]})


def judged(lines: Iterable[str]) -> dict[str, Any]:
    """What was seen, of these lines."""
    each = iter(lines)
    told = json.loads(next(each))
    watched = tuple(
        Watch(fault, at, tuple((name, least, most) for name, least, most in ranges), order)
        for fault, at, ranges, order in told["watch"]
    )
    faults = tuple(Fault(id, "", "", None) for id in told["faults"])
    return _as_data(judge(_from_its_start(read_film(each)), Criteria(None, faults, watched)), bool(watched))


def _from_its_start(film: Film) -> Film:
    """The film in seconds since it began, which is what a person is told. A camera is never cut, whatever changes."""
    began = film.sights[0].seconds if film.sights else 0.0
    sights = (sight._replace(seconds=sight.seconds - began, change=None) for sight in film.sights)
    return film._replace(sights=tuple(sights))


def _as_data(verdict: Verdict, watched: bool) -> dict[str, Any]:
    found = [[id, _reps_with(verdict, id)] for id in (() if verdict.cannot else verdict.seen)]
    return {"reps": len(verdict.reps), "faults": found, "cannot": verdict.cannot, "judged": watched}


def _reps_with(verdict: Verdict, fault: str) -> list[int]:
    numbered = enumerate(verdict.reps, 1)
    return [number for number, rep in numbered if any(seen.fault == fault for seen in rep.seen)]


def seen_set(line: str) -> SeenSet:
    """What was seen, of the program's line. Raises ValueError where it is none."""
    told = json.loads(line)
    faults = tuple((fault, tuple(reps)) for fault, reps in told["faults"])
    return SeenSet(told["reps"], faults, told["cannot"], told["judged"])


if __name__ == "__main__":
    print(json.dumps(judged(sys.stdin)), flush=True)
