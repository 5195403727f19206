"""The coach's sentences on what comes next: why a drill is chosen, why another is not, and what to say about the day.

One sentence each, about the person's own past, with no blame and no fear.
"""

from collections.abc import Sequence

from hinge_coach.coach import rules
from hinge_coach.coach.phrases import ago, begun, counted, item, listed, number, span, the
from hinge_coach.coach.record import Past
from hinge_coach.course.drill import NO_KIT, Drill

# By drill, and by the items of kit that a reason speaks of; where none of them is used, the other one holds.
_FIRST_TIME: dict[str, tuple[frozenset[str], str, str]] = {
    rules.WALL_HINGE: (
        frozenset(),
        "",
        "Everything starts here: the wall shows your hips the way, and for most people that is enough.",
    ),
    rules.ACTIVATION: (
        frozenset(),
        "",
        "Now the brace: abs and hip flexors switched on before you move keep your back in one piece.",
    ),
    rules.BEHIND_THE_HEAD: (
        frozenset({"plate", "kettlebell", "backpack"}),
        "A small weight up high tells you at once when your chest gives way.",
        "Now your chest: it stays open while you fold, so that your back stays long.",
    ),
    rules.BAND_PULL_THROUGH: (
        frozenset({"loop-band", "door-tube"}),
        "The band pulls hardest at the top, so your glutes learn to finish, not your back.",
        "Now the finish: your glutes bring your hips up, and your low back stays out of it.",
    ),
    rules.CABLE_PULL_THROUGH: (
        frozenset(),
        "",
        "The half drill: the same pull-through on a cable, with one even pull all the way.",
    ),
    rules.LANDMINE: (
        frozenset({"landmine"}),
        "The bar can only go up and down, so your hips can only go back and forward.",
        "Now a load in front of you: shoulders packed, it stays close, and your hips do the work.",
    ),
}


def first_time(drill: Drill) -> str:
    """Why a drill stands where it stands in the introduction."""
    if drill.id not in _FIRST_TIME:
        return "New to you, so today you meet it with one set."
    items, with_items, otherwise = _FIRST_TIME[drill.id]
    return with_items if items & set(drill.uses) else otherwise


def learning(drill: Drill, past: Past) -> str:
    """Why a drill that is not learned is practised today."""
    own = past.of(drill.id)
    now = rules.standing(own)
    if rules.is_stuck(own):
        sessions = counted(own.sessions_failed, "session")
        return f"{begun(sessions)} without a clean set: keep it small today, and let a coach in person see it."
    if now.last is None:
        return _unjudged(drill, own.last_day is not None)
    when = ago((past.today - now.last).days)
    if now.last == past.today and not now.clean:
        return "Not there yet today, so this is for practice; the next grade comes with another day's first set."
    if now.reopened and not now.clean:
        return f"It slipped when you tested it {when}, as skills do; two clean days bring it back."
    if now.clean and now.last == past.today:
        return "Clean today already; the next grade comes with the first set of another day."
    if now.clean:
        return f"Clean {when}: one more clean first set today, and it is learned."
    if now.passes:
        return f"Clean once, and {when} not quite; a clean first set today, and it is learned."
    return f"{begun(when)} it was not there yet; today's first set is a fresh start."


def _unjudged(drill: Drill, practised: bool) -> str:
    if practised:
        return "You have met it; from today its first set of the day is the one that counts."
    return first_time(drill) if drill.id in _FIRST_TIME else "New today, and next in the course."


def unweighted(drill: Drill) -> str:
    """Why drill 3 comes without its weight."""
    hands = "a dowel" if "dowel" in drill.uses else "empty hands"
    return f"Your back still gives a little, so first with {hands}; the weight comes after a yes."


def test(drill: Drill, past: Past) -> str:
    """Why a learned drill is tested with one set."""
    now = rules.standing(past.of(drill.id))
    days = (past.today - now.last).days if now.last else 0
    if rules.is_due(now, past.today):
        return f"You last showed it {span(days)} ago; one clean set says that it has stayed."
    return f"One set of it to begin with; you last showed it {ago(days)}."


def repeat(drill: Drill) -> str:
    """Why a learned drill is practised again."""
    if rules.carries_load(drill):
        return "You have it; this keeps it."
    return "You have it, and with nothing in hand it does you good every day."


def early_way() -> tuple[str, str]:
    """The reason and the question of the early way out."""
    reason = "The wall hinge was clean on two days, and for most people that drill is enough; one set here tells."
    return reason, "Test straight into the landmine hinge?"


def behind_the_head(last_one: bool, rounded: bool) -> tuple[str, str]:
    """The reason and the question of drill 3, for a person whose back holds."""
    ask = "Take drill 3 today?"
    if last_one:
        return "Your back holds in 1 and 2; this is the one drill left before the first deadlift.", ask
    if rounded:
        return "Your back holds in 1 and 2 now; it has rounded before, so a little of this may still help.", ask
    return "It is for backs that still give, and yours holds in 1 and 2, so take it only if you like.", ask


def load_anyway(drill: Drill, past: Past) -> tuple[str, str]:
    """The reason and the question of a loaded drill on a day when it is advised against."""
    ask = f"Do {the(drill)} today anyway?"
    if rules.hurt_since_yesterday(past):
        return "It is loaded, and pain is given a day to go before a load comes back.", ask
    return "It is loaded, and a day between two loaded sessions does more for you than the second.", ask


def uncued() -> str:
    """Why ten light hinges are done without a cue."""
    return "Ten light hinges with nobody telling you anything: if they are clean, the hinge is yours."


def first_deadlift(drill: Drill, past: Past) -> str:
    """Why the deadlift is open."""
    if past.of(drill.id).last_day is None:
        return "The hinge is yours and the week was quiet: this is what it was for."
    if rules.standing(past.of(drill.id)).learned:
        return "You have it; stop each set with four more good reps in you."
    return "This is what the hinge was for; stop each set with four more good reps in you."


def deadlift_can_wait(deadlift: Drill, drills: Sequence[Drill], past: Past) -> tuple[str, str]:
    """The reason and the question of a deadlift that was planned before a test failed today."""
    names = listed([the(drill) for drill in drills if _slipped_today(drill, past)])
    reason = f"{begun(names)} slipped today, so {the(deadlift)} can wait until that is back."
    return reason, f"Do {the(deadlift)} today anyway?"


def _slipped_today(drill: Drill, past: Past) -> bool:
    now = rules.standing(past.of(drill.id))
    return now.last == past.today and not now.clean


def deadlift_waits(drills: Sequence[Drill], past: Past) -> str:
    """What the first deadlift still waits for, one thing at a time."""
    step = rules.deadlift_step(drills, past)
    if step == "learn":
        wanted = rules.still_to_learn(drills, past)
        return f"It waits until you have learned {_numbers(wanted)}, clean on two days{' each' * (len(wanted) > 1)}."
    if step == "uncued":
        return f"It waits for {number(rules.LIGHT_HINGES)} light hinges, clean and without a cue."
    last = ago((past.today - past.stop_sign).days) if past.stop_sign else "lately"
    return f"It waits for a week without a stop-sign; the last one was {last}."


def _numbers(drills: Sequence[Drill]) -> str:
    """The numbers of drills, the two pull-throughs as one and, where either will do, last: 3, 5, and 4 or 4½."""
    twins = [drill.number for drill in drills if drill.id in rules.TWINS]
    if len(twins) < 2:
        return listed([drill.number for drill in drills])
    either = listed(twins, "or")
    return ", ".join([*(drill.number for drill in drills if drill.id not in rules.TWINS), f"and {either}"])


def no_kit(drill: Drill, owned: frozenset[str]) -> str:
    """Which kit a drill lacks, and what would do."""
    lacking = next(entry for entry in drill.kit if NO_KIT not in entry and not owned & set(entry))
    needed = listed([item(name) for name in lacking], "or")
    if drill.id == rules.CABLE_PULL_THROUGH:
        return f"It needs {needed}; drill 4 teaches the same, so nothing is lost."
    return f"It needs {needed}, which your kit does not have."


def learned(drill: Drill, past: Past) -> str:
    """Why a learned drill is not in today's plan."""
    now = rules.standing(past.of(drill.id))
    due = rules.due_on(now)
    if due is None or due <= past.today:
        return "Learned, and its next test comes in one of the next sessions."
    return f"Learned; the next test is due in {span((due - past.today).days)}."


def twin() -> str:
    """Why a pull-through is not needed."""
    return "You have learned the other pull-through, and of the two one is enough."


def early_way_taken() -> str:
    """Why a drill between 1 and 5 is no longer needed."""
    return "You came through the early way out, so you can do without it; it is there whenever you want it."


def rests(past: Past) -> str:
    """Why a loaded drill is not in today's plan."""
    if rules.hurt_since_yesterday(past):
        return "It is loaded, and pain is given a day to go first."
    return "It is loaded, and the load has a day off."


def no_room(seconds: float | None) -> str:
    """Why a drill comes another day: so many seconds are full, or where there are none, as many drills as a day has."""
    if seconds is None:
        return f"It comes another day: {number(rules.MOST_DRILLS)} drills are enough for one."
    minutes = f"{seconds / 60:g} minute{'s' * (seconds != 60)}"
    return f"It comes another day: {minutes} by the clock {'is' if seconds == 60 else 'are'} full."


def not_needed() -> str:
    """Why drill 3 is not offered again."""
    return "Your back holds without it; it is there whenever you want it."
