"""What the tests of history share."""

from datetime import date, datetime, timezone

from hinge_coach.coach.practice_record import Answer, SetDone
from hinge_coach.history.history_reader import read_history

UTC = timezone.utc


TODAY = date(2026, 3, 2)


SET = SetDone("wall-hinge", "Wall hinge", 1, None, 10, 10, "reps")


MONDAY = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)


HINGE = SetDone("wall-hinge", "Wall hinge", 1, None, 10, 10, "reps", cue="Long, straight back")


PRESS = SetDone("hip-flexor-activation", "Thigh press", 1, "left", 5, 5, "seconds", cue="Brace before you move")


YES = Answer("wall-hinge", "yes", first=True, cue="Long, straight back")


NO = Answer("wall-hinge", "no", first=True, fault="squats", felt="low-back")


def noon():
    return datetime(2026, 3, 2, 12, tzinfo=UTC)


def kept(folder):
    """The completed sets in a folder's history, each as its block and its number."""
    with read_history(folder) as archive:
        return [(found.block, found.set) for found in archive.sets()]
