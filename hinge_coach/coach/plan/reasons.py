"""The coach's sentences on what comes next: why a drill is chosen, why another is not, and what to say about the day.

One sentence each, about the person's own past, with no blame and no fear. What ties drills together has its sentences
in `tie_reasons`.
"""

from hinge_coach.coach.amounts_in_words import ago, begun, counted, listed, number, span
from hinge_coach.coach.drills_in_words import the
from hinge_coach.coach.practice_record import Past
from hinge_coach.coach.rules import learned_drills, rest_days, session_length
from hinge_coach.course.course import Course
from hinge_coach.course.drill import NO_KIT, Drill


def first_time(drill: Drill) -> str:
    """Why a drill stands where it stands in the introduction."""
    return drill.intro or "New to you, so today you meet it with one set."


def learning(drill: Drill, past: Past) -> str:
    """Why a drill that is not learned is practised today."""
    own = past.of(drill.id)
    now = learned_drills.learning_state(own)
    if learned_drills.is_stuck(own):
        sessions = counted(own.sessions_failed, "session")
        return f"{begun(sessions)} without a clean set: keep it small today, and let a coach in person see it."
    if now.last is None:
        return _unjudged(drill, own.last_day is not None)
    when = ago((past.today - now.last).days)
    if now.last == past.today and not now.clean:
        return "Not clean yet today, so this is practice; what counts next is the first set of another day."
    if now.reopened and not now.clean:
        return f"It was not clean when you tested it {when}, as happens with skills; two clean days bring it back."
    if now.clean and now.last == past.today:
        return "Clean today already; what counts next is the first set of another day."
    if now.clean:
        return f"It went well {when}; do the same today, and it is learned."
    if now.passes:
        return f"It went well once, and {when} not quite; a good first set today, and it is learned."
    return f"{begun(when)} it was not clean yet; today's first set is a new start."


def _unjudged(drill: Drill, practised: bool) -> str:
    if practised:
        return "You have met it; take care with today's first set."
    return drill.intro or "New today, and next in the course."


def test(drill: Drill, past: Past) -> str:
    """Why a learned drill is tested with one set."""
    now = learned_drills.learning_state(past.of(drill.id))
    days = (past.today - now.last).days if now.last else 0
    if learned_drills.is_due(now, past.today):
        return f"You last showed it {span(days)} ago; one clean set shows that you still have it."
    return f"One set of it to begin with; you last showed it {ago(days)}."


def repeat(drill: Drill) -> str:
    """Why a learned drill is practised again."""
    if rest_days.carries_load(drill):
        return f"You have learned it; {in_reserve(drill) or 'this keeps it'}."
    return "You have learned it, and without a load it is good for you every day."


def in_reserve(drill: Drill) -> str:
    """When to stop a set of a drill that is not done to the last rep, as a clause."""
    if drill.reserve is None:
        return ""
    return f"stop each set with {counted(drill.reserve, 'more good rep')} in you"


def load_anyway(drill: Drill, past: Past) -> tuple[str, str]:
    """The reason and the question of a loaded drill on a day when it is advised against."""
    ask = f"Do {the(drill)} today anyway?"
    if rest_days.hurt_since_yesterday(past):
        return "It has a load, and after pain a day of rest comes first.", ask
    return "It has a load, and a day of rest helps you more than a second loaded day in a row.", ask


def no_kit(course: Course, drill: Drill, owned: frozenset[str]) -> str:
    """Which kit a drill lacks, and what would do."""
    lacking = next(entry for entry in drill.kit if NO_KIT not in entry and not owned & set(entry))
    needed = listed([drill.item(id).name for id in lacking], "or")
    instead = [other.number for other in course.alternatives_to(drill.id) if other.with_kit(owned)]
    if instead:
        return f"It needs {needed}; drill {listed(instead, 'or')} teaches the same, so nothing is lost."
    return f"It needs {needed}, which your kit does not have."


def learned(drill: Drill, past: Past) -> str:
    """Why a learned drill is not in today's plan."""
    now = learned_drills.learning_state(past.of(drill.id))
    due = learned_drills.due_on(now)
    if due is None or due <= past.today:
        return "Learned, and its next test comes in one of the next sessions."
    return f"Learned; the next test is due in {span((due - past.today).days)}."


def rests(past: Past) -> str:
    """Why a loaded drill is not in today's plan."""
    if rest_days.hurt_since_yesterday(past):
        return "It has a load, and after pain a day of rest comes first."
    return "It has a load, and today is a day of rest from loads."


def no_room(seconds: float | None) -> str:
    """Why a drill comes another day: so many seconds are full, or where there are none, as many drills as a day has."""
    if seconds is None:
        return f"It comes another day: {number(session_length.MOST_DRILLS)} drills are enough for one."
    minutes = f"{seconds / 60:g} minute{'s' * (seconds != 60)}"
    return f"It comes another day: {minutes} by the clock {'is' if seconds == 60 else 'are'} full."
