"""What the tests of history share."""

from datetime import datetime, timezone

from hinge_coach.coach.practice_record import Answer, SetDone

UTC = timezone.utc


MONDAY = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)


HINGE = SetDone("wall-hinge", "Wall hinge", 1, None, 10, 10, "reps", cue="Long, straight back")


PRESS = SetDone("hip-flexor-activation", "Thigh press", 1, "left", 5, 5, "seconds", cue="Brace before you move")


YES = Answer("wall-hinge", "yes", first=True, cue="Long, straight back")


NO = Answer("wall-hinge", "no", first=True, fault="squats", felt="low-back")
