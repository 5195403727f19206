"""How much a session holds, and what a drill takes beside its sets. [J] is our judgement."""

from hinge_coach.coach.rules.rest_days import carries_load
from hinge_coach.course.drill import Drill

MOST_DRILLS = 4  # a session holds at most four drills [J]
SESSION_SECONDS = 15 * 60.0  # a session is 10 to 15 minutes in all [J]
BESIDES, WITH_LOAD = 60.0, 45.0  # of these a drill takes so many beside its sets, and so many more with a load [J]


def besides(drill: Drill) -> float:
    """Seconds that a drill takes beside its paced time: setting up, getting in and out, the question."""
    return BESIDES + WITH_LOAD * carries_load(drill)
