"""A person who practises in memory: what they answer is a script, what they are told is written down."""

from datetime import timedelta

from hinge_coach.coach.plan.after_failed_check import ENOUGH, STEP_BACK, after_check, after_step_back
from hinge_coach.coach.plan.drill_replanning import reconsider
from hinge_coach.coach.plan.plan_maker import today
from hinge_coach.coach.practice_record import NONE, YES, DrillPast, Past
from hinge_coach.coach.rules.learned_drills import failed


class Person:
    """Practises the course on the days that a test says. `script` has the answers of a day to a drill, yes by default.

    A scripted line is `{(day, drill): "no no yes"}`; `faults` names what goes wrong, by drill; `accepts` are the
    (day, drill) of the offers that are taken, `felt` where a drill is felt on a day when it fails.
    """

    def __init__(self, course, kit, first_day, script, faults, accepts=(), felt=None):
        self.course, self.kit, self.first_day = course, kit, first_day
        self.script, self.faults, self.accepts, self.felt = script, faults, accepts, felt or {}
        self.pasts = {}
        self.sessions = 0
        self.plans, self.lines = {}, {}

    def practise(self, day):
        """One session, `day` days after the first."""
        self.day, self.date, self.firsts = day, self.first_day + timedelta(days=day), {}
        before = self.past
        plan = today(self.course, self.kit, before)
        self.plans[day] = plan
        self._told(f"Week {day // 7 + 1}, {self.date:%A}: {plan.headline}")
        for advice in plan.advice:
            self._told(f"    {advice}")
        for chosen in plan.chosen:
            now = reconsider(chosen, self.course, self.kit, before, self.firsts)
            taken = now.kind != "offer" or (day, now.drill.id) in self.accepts
            answer = ("  Yes." if taken else "  No.") if now.ask else ""
            self._told(f"  {now.drill.number:<2} {now.kind:<6} {now.reason}{'  ' + now.ask if now.ask else ''}{answer}")
            if taken:
                self._drill(now)
        for each in plan.left_out:
            if each.drill.bridge:
                self._told(f"  {each.drill.number:<2} left   {each.reason}")
        self.sessions += 1

    def told(self, day):
        """What the person was told on a day, line by line."""
        return self.lines[day]

    def reason(self, day, number):
        """Why a drill was chosen on a day."""
        return next(each.reason for each in self.plans[day].chosen if each.drill.number == number)

    @property
    def past(self):
        return Past(self.date, dict(self.pasts), self.sessions)

    def _drill(self, chosen):
        drill, answers = chosen.drill, []
        for answer in self.script.get((self.day, drill.id), YES).split():
            answers.append(answer)
            self._answered(drill.id, answer, chosen.cued)
            fault, felt = self._went_wrong(drill.id) if failed(answer) else (None, None)
            if len(answers) == 1 and not failed(answer):
                self._told(f"         {answer}")
                continue
            named = {"fault": fault, "felt": felt}
            correction = after_check(drill, answers, course=self.course, owned=self.kit, past=self.past, **named)
            told = f"         {answer}: {correction.reason}"
            self._told(f"{told} {correction.fix}." if correction.fix else told)
            if correction.kind == STEP_BACK:
                self._mend(drill, correction.chosen[:-1])
            if correction.kind == ENOUGH:
                break
        self._closed(drill.id, answers[-1])

    def _went_wrong(self, drill):
        """The fault of a drill that is named, and kept, and where it was felt."""
        fault, own = self.faults.get(drill), self.pasts[drill]
        times = dict(own.faults)
        self.pasts[drill] = own._replace(faults=tuple((times | {fault: times.get(fault, 0) + 1}).items()))
        return fault, self.felt.get((self.day, drill))

    def _mend(self, drill, steps):
        for step in steps:
            self._answered(step.drill.id, YES, True)
            self._told(f"         {step.drill.number} {'/'.join(step.drill.uses)}: yes")
        self._told(f"         {after_step_back(drill, YES).reason}")

    def _answered(self, drill, answer, cued):
        own = self.pasts.get(drill, DrillPast())
        if answer != NONE and not (own.judged and own.judged[-1][0] == self.date):
            own = own._replace(judged=(*own.judged, (self.date, answer)))
            self.firsts[drill] = answer
        uncued = own.uncued_yes or (not cued and answer == YES)
        self.pasts[drill] = own._replace(last_day=self.date, uncued_yes=uncued)

    def _closed(self, drill, answer):
        own = self.pasts[drill]
        self.pasts[drill] = own._replace(sessions_failed=0 if answer == YES else own.sessions_failed + 1)

    def _told(self, line):
        self.lines.setdefault(self.day, []).append(line)
