"""The coach's sentences on a day as a whole: its one headline, and the advice that goes with it."""

from collections.abc import Sequence
from datetime import date

from hinge_coach.coach.amounts_in_words import ago, begun, listed
from hinge_coach.coach.drills_in_words import how_many, the
from hinge_coach.coach.practice_record import Past
from hinge_coach.coach.rules import rest_days
from hinge_coach.coach.rules.stop_signs import sign_of
from hinge_coach.course.course import BridgeTest
from hinge_coach.course.drill import Drill


def introduction(chosen: Sequence[Drill], doable: Sequence[Drill], course: Sequence[Drill]) -> str:
    """What the first session is, and how much of the course kit, time and pain allow, said honestly."""
    if len(chosen) < len(doable):
        return f"Today you meet the course, one set of each drill: {how_many(chosen)} of {how_many(course)}."
    if len(doable) == len(course):
        plural = "s" * (len(course) != 1)
        return f"Today you meet the whole course, one set of each: {how_many(course)} drill{plural}."
    return (
        f"Today you meet the course, one set of each: {how_many(doable)} "
        f"{'drill, the one that fits' if len(doable) == 1 else 'drills, those that fit'} the kit you have."
    )


def asked_for(drills: Sequence[Drill]) -> str:
    """The one sentence on a session that was asked for by name."""
    return f"Today {listed([the(drill) for drill in drills])}, as you asked."


def from_there(first: Drill) -> str:
    """The one sentence on a session that begins with a drill asked for by name."""
    return f"Today from {the(first)} on, as you asked."


def everything(fits: bool) -> str:
    """The one sentence on a walk through the whole course, which may be cut by the time there is."""
    if not fits:
        return "Today the whole course, in order, as far as the time goes."
    return "Today the whole course, every drill with its full dose."


def rest_of(first: Drill) -> str:
    """The one sentence on a session that goes on where another was cut off."""
    return f"Go on where you stopped: {the(first)}."


def on_with(tested: Drill | None, drill: Drill) -> str:
    """The one sentence on a day of learning."""
    if tested:
        return f"First one set of {the(tested)} as a test, then on with {the(drill)}."
    return f"Today goes on with {the(drill)}."


def offered() -> str:
    """The one sentence on a day that only tests and offers."""
    return "You have learned what you need; today tests it, and offers the drills that are left."


def only_tests() -> str:
    """The one sentence on a day whose time is full before anything new."""
    return "Today tests what you have learned; new drills wait for a day with more time."


def all_learned() -> str:
    """The one sentence on a day when nothing is left to learn."""
    return "You have learned every drill; today tests whether you still have them."


def bridge_test(test: BridgeTest, bridge: Drill) -> str:
    """The one sentence on the day of a bridge test."""
    return f"One thing is left before {the(bridge)}: {test.name} without a word from the coach."


def bridge(drill: Drill, first: bool, tests: int) -> str:
    """The one sentence on a day with a bridge: the very first one or not, after so many tests."""
    if first and tests > 1:
        return f"First a test of what you have learned; if it is clean, {the(drill)} comes next."
    if first:
        return f"Today it all comes together: {the(drill)}."
    return f"First a test of what you have learned, then {the(drill)}." if tests else f"Today {the(drill)}."


def rest_day(past: Past, loaded_on: date | None) -> str:
    """The one sentence on a day without load."""
    when = _load_in_hand(past, loaded_on)
    if when is None:
        return "A day without load: you had to stop, so a day of rest comes first."
    return f"No load this time: you trained with load {when}, and these drills suit every day."


def nothing() -> str:
    """Said where the kit allows no drill at all."""
    return "Your saved kit allows none of these drills; `hinge-coach kit` shows and changes it."


def pain_advice(past: Past) -> str:
    """What is said at the next start after a pain stop, and for a week after a stop-sign."""
    when = ago((past.today - past.stop_sign).days) if past.stop_sign else "lately"
    sign = sign_of(past.sign)
    if sign:
        return f"You stopped {when} because something was not right: {sign.ask.again}."
    return f"You stopped for pain {when}: if it is still there, leave today out and ask a doctor or a physiotherapist."


def stuck_advice(drills: Sequence[Drill]) -> str:
    """The advice to see a coach in person."""
    names = listed([the(drill) for drill in drills])
    return f"With {names} it is time for a coach in person: from the side, the cause is often found in minutes."


def load_advice(past: Past, loaded_on: date | None) -> str:
    """Said where loaded drills were asked for by name on a day when they are advised against."""
    when = _load_in_hand(past, loaded_on)
    if when is None:
        return "This drill has a load, and after pain a day of rest comes first; the choice is yours."
    return f"You had a load {when}: a day of rest between would help you more, but the choice is yours."


def _load_in_hand(past: Past, loaded_on: date | None) -> str | None:
    """When there was a load in hand; None where it is pain that asks for a day without."""
    if loaded_on is None or rest_days.hurt_since_yesterday(past):
        return None
    return ago((past.today - loaded_on).days)


def twice_today() -> str:
    """Said at a second session on one day."""
    return "You have practised today already: this is extra; what counts next are the first sets of another day."


def ungraded() -> str:
    """Said where several sessions went by without an answer."""
    return "You have answered no check so far, and only your answers move you on: one key after a set is enough."


def taken_early(bridge: Drill, waits: str) -> str:
    """Said if a bridge was asked for by name before it is open; `waits` is what it waits for."""
    until = waits.removeprefix("It waits ").removesuffix(".")
    return f"{begun(the(bridge))} would wait {until}; as you asked for it, keep it light."


def taken_as_there(drill: Drill) -> str:
    """Said where a drill was asked for by name and the kit on record lacks something for it."""
    return f"Your kit has nothing on record for {the(drill)}: you asked for it, so have it at hand."
