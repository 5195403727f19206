"""What the history and the rules come to, worked out slowly from the list of what happened: nothing here is shared with
the program but the facts' own shapes.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hinge_coach.coach.practice_record import Answer, DrillPast, Measured, Pain, Past, SetDone


@dataclass
class Fact:
    """Something that happened: in which session, on the person's own day, and what."""

    session: int
    day: date
    what: Any
    logged: bool = False


class Facts(list[Fact]):
    """All that happened, in the order in which it was kept. What puts something right takes its place."""

    def keep(self, session, day, what):
        if isinstance(what, Answer | Measured):
            for fact in reversed([fact for fact in self if fact.session == session]):
                if isinstance(fact.what, SetDone) and fact.what.complete:
                    break
                if type(fact.what) is type(what) and fact.what.drill == what.drill:
                    fact.what = what
                    return
        self.append(Fact(session, day, what))

    def correct(self, session, done):
        last = [fact for fact in self if fact.session == session and _whole(fact)][-1]
        last.what = last.what._replace(done=done)

    def of(self, kind, drill=None):
        """Those of a kind, by day and then as they were kept."""
        found = [fact for fact in self if isinstance(fact.what, kind) and drill in (None, fact.what.drill)]
        return sorted(found, key=lambda fact: fact.day)

    def whole_sets(self, drill=None):
        return [fact for fact in self.of(SetDone, drill) if fact.what.complete]


def _whole(fact):
    return isinstance(fact.what, SetDone) and fact.what.complete


class FirstSets:
    """Which sets count for the day: the first whole one of what a drill's question is about, since the drill was set
    up; once more from its start it is that still, and nothing else may have been done since.
    """

    def __init__(self, course):
        self.course = course
        self.open = {}  # drills that were set up, and whether such a set was done since

    def opened(self, drill):
        self.open[drill] = False

    def done(self, event):
        """A set was done: whether it counts."""
        main = self._is_main(event)
        counts = event.drill in self.open and event.set == 1 and main
        for drill in [drill for drill, done in self.open.items() if done and drill != event.drill]:
            del self.open[drill]
        if not counts and (main or self.open.get(event.drill)):
            self.open.pop(event.drill, None)
        elif event.drill in self.open:
            self.open[event.drill] |= counts
        return counts

    def _is_main(self, event):
        """Whether the set is one of what the drill's question is about, and no easier one."""
        drill = self.course.find(event.drill)
        changed = [dict(fields) for _, fields in drill.variants]  # by what the kit holds
        easier = [drill.easier, *(fields.get("easier", ()) for fields in changed)]
        before = [drill.work[:-1], *(fields.get("work", ())[:-1] for fields in changed)]
        names = {block.name for blocks in (*easier, *before) for block in blocks}
        return event.block not in names and "half way" not in event.block


def graded(facts, drill):
    """Each day's first answer to the check that counts."""
    days = {}
    for fact in facts:
        answer = fact.what
        if isinstance(answer, Answer) and answer.drill == drill and answer.first and answer.answer != "none":
            days.setdefault(fact.day, answer.answer)
    return tuple(sorted(days.items()))


def learned(judged):
    """Whether two days were passed since the last test that was failed, and the day from which it is tested again."""
    days, due, tests = [], None, 0
    for day, answer in judged:
        if answer != "yes":
            days, due, tests = ([] if len(days) >= 2 else days), None, 0
            continue
        tests += due is not None and day >= due
        days.append(day)
        due = day + timedelta(days=(7, 21, 60)[min(tests, 2)]) if len(days) >= 2 else None
    return len(days) >= 2, due


def past(facts, today, place=None, place_day=None):
    """What a coach looks back on, as the program keeps it."""
    drills = {fact.what.drill for fact in facts if _whole(fact) or isinstance(fact.what, Measured)}
    drills |= {fact.what.drill for fact in facts.of(Answer) if fact.what.answer != "none" or fact.what.fault}
    stops = [fact for fact in facts.of(Pain) if (fact.what.level or 0) >= 4 or fact.what.sign or fact.what.ended]
    return Past(
        today=today,
        drills={drill: _drill(facts, drill, today) for drill in drills},
        sessions=len({fact.session for fact in facts if _whole(fact)}),
        stop_sign=stops[-1].day if stops else None,
        sign=stops[-1].what.sign if stops else None,
        place=place,
        place_day=place_day,
    )


def _drill(facts, drill, today):
    sets = facts.whole_sets(drill)
    answers = [fact.what for fact in facts.of(Answer, drill)]
    yes = [answer for answer in answers if answer.answer == "yes"]
    reps = [fact.what for fact in sets if fact.what.unit == "reps"]
    loads = [fact.what for fact in facts.of(SetDone, drill) if fact.what.load is not None]
    by_load, weightless = _in_hand(sets, today)
    met = bool(sets) or any(answer.answer != "none" for answer in answers)
    return DrillPast(
        judged=graded(facts, drill),
        last_day=sets[-1].day if sets else None,
        sessions_failed=_failed(facts, drill) if met else 0,
        cues=_counted(answer.cue for answer in yes),
        faults=_counted(answer.fault for answer in answers),
        load=(loads[-1].load, loads[-1].load_unit or "") if loads else None,
        measured=tuple((fact.day, fact.what.value) for fact in facts.of(Measured, drill)),
        uncued_yes=any(not answer.cued for answer in yes),
        loaded_day=by_load,
        weightless_day=weightless,
        over=max(0.0, reps[-1].done - reps[-1].target) if reps else 0.0,
        blocks=frozenset(fact.what.block for fact in sets[-40:]),
    )


def _counted(things):
    counts = Counter(thing for thing in things if thing is not None)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _in_hand(sets, today):
    """The last day, of today and yesterday, with a load in hand; and the last on which every set was without one."""
    loaded = weightless = None
    for day in (today - timedelta(days=1), today):
        units = [fact.what.load_unit or "" for fact in sets if fact.day == day]
        if any(unit != "none" for unit in units if unit):
            loaded = day
        elif units and all(unit == "none" for unit in units):
            weightless = day
    return loaded, weightless


def _failed(facts, drill):
    """Sessions in a row, up to the last, whose last answer was not yes."""
    last = {}
    for fact in facts.of(Answer, drill):
        if fact.what.answer != "none":
            last.pop(fact.session, None)
            last[fact.session] = fact.what.answer
    count = 0
    for answer in reversed(last.values()):
        if answer == "yes":
            break
        count += 1
    return count
