"""What films and photos show, as counted and read by hand,
beside what is found in them: `python tests/support/look_table.py`.

The films lie beside the pose model that HINGE_COACH_LOOK_MODEL names (`recordings/`, `photos/`, `clips/`); recordings
of landmarks need no more than that, photos and clips the extra `camera`.
"""

import gzip
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from hinge_coach.course.file.course_folder import read_course
from hinge_coach.look.angles import Angles
from hinge_coach.look.landmarks import Film, read_film, read_frame, read_sight
from hinge_coach.look.reps.rep import middle
from hinge_coach.look.verdict.verdict import in_general, judge
from hinge_coach.video import film_to_landmarks

MODEL = os.environ.get("HINGE_COACH_LOOK_MODEL", "")
FOLDER = Path(MODEL).parent if MODEL else None
REPS_WITHIN = 8.0  # degrees of a median over reps
PHOTO_WITHIN = {"trunk": 8.0, "knee": 12.0, "shank": 12.0}  # degrees, of angles read by hand
FRONTAL_WITHIN = 0.1


class Expected(NamedTuple):
    """What is to be found in the file that a pattern names. None: nothing is said of it.

    `bottom` is shank, knee and trunk: the median over the reps, or of a photo. `verdict`: whether there can be one.
    """

    pattern: str
    facing: str | None = None
    frontal: float | None = None
    reps: int | None = None
    movement: str | None = None
    bottom: tuple[float, float, float] | None = None
    verdict: bool | None = None


EXPECTED = (
    Expected("recordings/hinge_goodmorning_L_5reps*", "left", 0.04, 5, "hinge", (-5, 10, 78), True),
    Expected("recordings/hinge_banddeadlift_R_3reps*", "right", 0.04, 3, "hinge", (10, 46, 67), True),
    Expected("recordings/kbdl_correct_L_10reps*", "left", 0.03, 10, "hinge", (22, 85, 54), True),
    Expected("recordings/kbdl_kneedominant_L_10reps*", "left", 0.04, 10, "squat", (46, 123, 21), True),
    Expected("recordings/kbdl_correct_oblique_10reps*", None, 0.50, 10, None, (10, 57, 46), False),
    Expected("recordings/squat_R_6reps*", "right", 0.06, 6, "squat", (39, 138, 39), True),
    Expected("recordings/squat_walksinandout_oblique_2reps*", None, 0.32, 2, "squat", (35, 122, 28), True),
    Expected("recordings/squat_barbell_R_2reps*", "right", 0.17, 2, "squat", (28, 108, 38), True),
    Expected("recordings/kbswing_leanback_L_1rep*", "left", 0.12, 1, "hinge", (4, 39, 64), True),
    Expected("recordings/NOPERSON_rocks*", None, None, 0, None, None, False),
    Expected("clips/squat_barbell_R_2reps*", "right", 0.17, 2, "squat", (28, 108, 38), True),
    Expected("photos/Good_Morning-1.jpg", "left", 0.04, 0, "hinge", (5, 54, 66), True),  # read by hand
    Expected("photos/Good_Morning-0.jpg", "left", 0.17, 0, None, (3, 11, 5), True),
    Expected("photos/Band_Good_Morning-0.jpg", "right", 0.21, 0, "hinge", (5, 42, 61), True),
    Expected("photos/Band_Good_Morning-1.jpg", "right", 0.39, 0, None, (7, 6, -3), True),
    Expected("photos/Band_Good_Morning_Pull_Through-0.jpg", "left", 0.05, 0, "hinge", (1, 54, 69), True),
    Expected("photos/Band_Good_Morning_Pull_Through-1.jpg", "left", 0.30, 0, None, None, False),
    Expected("photos/Bodyweight_Squat-1.jpg", None, 0.79, 0, "squat", (23, 73, 10), False),
    Expected("photos/Barbell_Squat-1.jpg", None, 0.63, 0, "squat", (19, 85, 20), False),
    Expected("photos/Goblet_Squat-1.jpg", None, 1.08, 0, "squat", (0, 89, 15), False),
    Expected("photos/Pull_Through-0.jpg", None, 0.39, 0, "hinge", (20, 28, 53), True),
    Expected("photos/Stiff-Legged_Barbell_Deadlift-0.jpg", None, 0.93, 0, None, None, False),
    Expected("photos/Barbell_Deadlift-0.jpg", None, 1.06, 0, None, None, False),
    Expected("photos/Axle_Deadlift-0.jpg", None, 1.31, 0, None, None, False),
)


class Row(NamedTuple):
    """One file: what was expected, what was found, and in which of these they differ."""

    name: str
    expected: Expected
    facing: str | None
    frontal: float | None
    reps: int
    movement: str | None
    bottom: Angles | None
    cannot: str | None

    @property
    def differs(self) -> list[str]:
        wanted, photo = self.expected, self.expected.pattern.startswith("photos")
        wrong = [name for name in ("facing", "reps") if getattr(wanted, name) not in (None, getattr(self, name))]
        if wanted.verdict is not None and wanted.verdict == bool(self.cannot):
            wrong.append("verdict")
        if (wanted.movement or wanted.verdict) and wanted.movement != self.movement:
            wrong.append("movement")
        if wanted.frontal is not None and abs(wanted.frontal - (self.frontal or 0.0)) > FRONTAL_WITHIN:
            wrong.append("frontal")
        for name, angle in zip(("shank", "knee", "trunk"), wanted.bottom or (), strict=False):
            within = PHOTO_WITHIN[name] if photo else REPS_WITHIN
            if self.bottom is None or abs(getattr(self.bottom, name) - angle) > within:
                wrong.append(name)
        return wrong


def rows(patterns: tuple[str, ...] = ("recordings", "clips", "photos")) -> list[Row]:
    """A row for each file of these folders that is there."""
    assert FOLDER is not None
    general = in_general(read_course().drills)
    found = []
    for expected in EXPECTED:
        for path in FOLDER.glob(expected.pattern) if expected.pattern.startswith(patterns) else ():
            verdict = judge(_film(path), general)
            poses = [judged.rep.at_bottom for judged in verdict.reps] or [pose for pose in (verdict.pose,) if pose]
            side = {1: "right", -1: "left"}.get(verdict.facing or 0)
            bottom = middle(poses) if poses else None
            found.append(
                Row(
                    path.name,
                    expected,
                    side,
                    verdict.frontal,
                    len(verdict.reps),
                    verdict.movement,
                    bottom,
                    verdict.cannot,
                )
            )
    return found


def _film(path: Path) -> Film:
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return read_film(lines)
    head, *lines = film_to_landmarks.looked(str(path), MODEL, 600.0)
    frame = read_frame(head)
    return Film(frame, tuple(read_sight(line, frame) for line in lines if "t" in line), bool(head.get("photo")))


_HEADS = ("each time: expected, found", "facing", "frontal", "reps", "movement", "bottom S/K/T", "verdict")
_WIDE = (42, 11, 10, 6, 11, 22, 8)


def _said(row: Row) -> str:
    wanted, yes = row.expected, {True: "yes", False: "no", None: "-"}
    bottoms = [
        f"{s:.0f}/{k:.0f}/{t:.0f}" if bottom else "-"
        for bottom in (wanted.bottom, row.bottom)
        for s, k, t in [(bottom or (0, 0, 0))[:3]]
    ]
    cells = (
        row.name[: _WIDE[0]],
        f"{wanted.facing or '-'} {row.facing or '-'}",
        f"{'-' if wanted.frontal is None else wanted.frontal} {'-' if row.frontal is None else round(row.frontal, 2)}",
        f"{wanted.reps} {row.reps}",
        f"{wanted.movement or '-'} {row.movement or '-'}",
        " ".join(bottoms),
        f"{yes[wanted.verdict]} {yes[row.cannot is None]}",
    )
    return f"{_line(cells)} {', '.join(row.differs) or 'as expected'}"


def _line(cells: Sequence[str]) -> str:
    return " ".join(f"{cell:{wide}}" for cell, wide in zip(cells, _WIDE, strict=True))


def main() -> int:
    """Print the table; 1 where something is not as expected."""
    if FOLDER is None:
        print("HINGE_COACH_LOOK_MODEL names no model, beside which the films would lie.")
        return 1
    print(_line(_HEADS))
    every = rows()
    for row in every:
        print(_said(row))
        if row.cannot:
            print(" " * _WIDE[0], row.cannot)
    wrong = [row for row in every if row.differs]
    print(json.dumps({"files": len(every), "not as expected": [row.name for row in wrong]}))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
