"""Where things lie in a checkout."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
DRILLS = ROOT / "drills"
RECORDINGS = ROOT / "tests" / "recordings"
SQUAT_COURSE = ROOT / "tests" / "squat_course"
