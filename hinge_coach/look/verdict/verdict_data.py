"""The verdict as plain data, for JSON: whole degrees, seconds to the hundredth."""

from typing import Any

from hinge_coach.look.angles import Angles
from hinge_coach.look.landmarks import Film
from hinge_coach.look.verdict.verdict import Criteria, Judged, Verdict

_SIDES = {1: "right", -1: "left"}


def document(file: str, film: Film, criteria: Criteria, verdict: Verdict) -> dict[str, Any]:
    """The object of one file."""
    return {
        "file": file,
        "kind": "photo" if film.photo else "video",
        "drill": criteria.drill,
        "seconds": round(film.seconds, 2),
        "pictures": len(film.sights),
        "facing": _SIDES.get(verdict.facing or 0),
        "frontal": None if verdict.frontal is None else round(verdict.frontal, 2),
        "movement": verdict.movement,
        "pose": _degrees(verdict.pose),
        "reps": [_rep(number, judged) for number, judged in enumerate(verdict.reps, 1)],
        "mend": verdict.mend,
        "cannot": verdict.cannot,
    }


def _rep(number: int, judged: Judged) -> dict[str, Any]:
    rep = judged.rep
    return {
        "n": number,
        "from": round(rep.start, 2),
        "to": round(rep.end, 2),
        "down": _seconds(rep.down),
        "bottom": _seconds(rep.bottom),
        "up": _seconds(rep.up),
        "at_top": _degrees(rep.at_top),
        "at_bottom": _degrees(rep.at_bottom if rep.bottoms else None),
        "seen": [seen.fault for seen in judged.seen],
    }


def _seconds(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _degrees(pose: Angles | None) -> dict[str, int] | None:
    return None if pose is None else {name: round(angle) for name, angle in pose._asdict().items()}
