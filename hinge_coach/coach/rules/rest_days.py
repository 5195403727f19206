"""Which days are for rest: from a load, and from what hurt. Short functions, each with its figures' source.

[ACSM] Progression Models 2009, [FRE] So You Want to Deadlift, [PRO] Pain Traffic Light; [J] is our judgement.
"""

from collections.abc import Sequence
from datetime import date

from hinge_coach.coach.practice_record import Past
from hinge_coach.course.drill import Drill


def carries_load(drill: Drill) -> bool:
    """Whether the drill, with the kit used for it, has a load: some items are no load, and the floor is none."""
    return drill.loaded and not (drill.uses and all(map(drill.weightless, drill.uses)))


def loaded_since_yesterday(drills: Sequence[Drill], past: Past) -> date | None:
    """The day, today or yesterday, with a load: None where a loaded drill is welcome today.

    Where nobody said what was in hand, it is taken from what the drills are done with now.
    Loaded drills are for two or three days a week [ACSM], not consecutive [J]; unloaded ones for every day [FRE].
    """
    said = [own.loaded_day for own in past.drills.values()]
    own = [past.of(drill.id) for drill in drills if carries_load(drill)]
    days = (*said, *(each.last_day for each in own if each.last_day != each.weightless_day))
    return max((day for day in days if day is not None and is_near(day, past.today)), default=None)


def hurt_since_yesterday(past: Past) -> bool:
    """After pain of 4 or more no load is chosen for 24 hours [PRO]."""
    return past.stop_sign is not None and is_near(past.stop_sign, past.today)


def is_near(day: date, today: date) -> bool:
    """Today or yesterday."""
    return 0 <= (today - day).days <= 1


def week_without_stop_sign(past: Past) -> bool:
    """No stop-sign in the seven days up to today [J]."""
    return past.stop_sign is None or (past.today - past.stop_sign).days >= 7
