"""The session loop: one agenda, one step at a time, and what becomes of each."""

from collections.abc import Sequence

from hinge_coach.coach import controls, mending, words
from hinge_coach.coach.advisor import Advisor
from hinge_coach.coach.agenda import CheckStep, CloseStep, SetupStep, Step, drill_of, of_drill, paced
from hinge_coach.coach.correction import Correction
from hinge_coach.coach.floor import Floor
from hinge_coach.coach.hurting import ask_pain
from hinge_coach.coach.plan import Plan
from hinge_coach.coach.practice import DECLINED, Manner, Practice
from hinge_coach.coach.record import Memory, Place
from hinge_coach.coach.scene import Header, Stop
from hinge_coach.coach.stop_signs import END_SESSION, END_SET
from hinge_coach.coach.tally import Ending
from hinge_coach.coach.timeline import RestStep, SetStep
from hinge_coach.course.drill import Drill

UNDO = 2.0  # seconds after a step's start in which back means the step before
DONE, STOPPED, PAIN, INTERRUPTED = "done", "stopped", "pain", "interrupted"


def agenda_of(plan: Plan, advisor: Advisor) -> list[Step]:
    """Every step of the plan in order."""
    return [step for chosen in plan.chosen for step in of_drill(chosen, advisor.cues(chosen))]


class Session:
    """Walks the agenda. Steps that follow from an answer are put into it as they come."""

    def __init__(
        self,
        floor: Floor,
        plan: Plan,
        agenda: Sequence[Step],
        memory: Memory,
        advisor: Advisor,
        manner: Manner = Manner(),
    ) -> None:
        self.floor = floor
        self.plan = plan
        self.agenda = list(agenda)
        self.memory = memory
        self.advisor = advisor
        self.practice = Practice(floor, memory, advisor, manner)
        self._planned = tuple(agenda)  # a correction is nothing to go on with another day
        self.at = 0

    def run(self) -> Ending:
        """From the first step to the end, whatever that is. A signal passes through, told as an end."""
        began = self.floor.now()
        drills = [chosen.drill.id for chosen in self.plan.chosen]
        self.floor.tell("session", seconds=paced(self.agenda), more={"drills": drills})
        reason = INTERRUPTED
        try:
            reason = STOPPED if self.practice.announce(self.plan) == controls.STOP else self._walk()
        finally:
            lasted = self.floor.now() - began
            ending = Ending(reason, lasted, self.practice.tally)
            said = None if reason == INTERRUPTED else words.farewell(reason, len(self.practice.tally.sets))
            self.floor.tell("end", seconds=round(lasted, 3), say=said, urgent=True, more={"reason": reason})
        if reason in (DONE, PAIN):
            self.memory.stands_at(None)
        return ending

    def _walk(self) -> str:
        while self.at < len(self.agenda):
            step = self.agenda[self.at]
            arrived = self.floor.now()
            self._arrive(step)
            action = self.practice.play(self.agenda[self.at], self._following())
            if isinstance(action, Correction):
                mending.mend(self.agenda, self.at, action)
                action = None
            if action == controls.OUCH and not self._may_go_on(step):
                return PAIN
            if action == controls.STOP:
                return STOPPED
            self._move(step, action, self.floor.now() - arrived)
        return DONE

    def _arrive(self, step: Step) -> None:
        """Look around: where this step is on the way, and whether its drill still comes as it was planned."""
        if isinstance(step, SetupStep) and step.chosen in self.plan.chosen:
            chosen = self.advisor.before(step.chosen)
            if chosen != step.chosen:
                mending.change(self.agenda, self.at, chosen, self.advisor.cues(chosen))
        elif isinstance(step, SetStep) and any(step is planned for planned in self._planned):
            self.memory.stands_at(self._place(step))
        self._look_around(step)

    def _move(self, step: Step, action: str | None, spent: float) -> None:
        """To the step that comes now: the next one, this one again, the one before, or the set from its first side."""
        if action is not None:
            self.practice.pacer.restart()
        if action == DECLINED:
            mending.leave(self.agenda, self.at, drill_of(step))
        if action in (None, controls.NEXT, controls.OUCH, DECLINED):
            self.at += 1
        elif action == controls.AGAIN:
            self.at = self._start_of_set(step)
        elif action == controls.BACK and (spent <= UNDO or isinstance(step, CheckStep | CloseStep)):
            self.at = max(0, self.at - 1)
            if self.practice.cut_short and isinstance(self.agenda[self.at], CheckStep):
                self.at -= 1  # that check was not asked

    def _start_of_set(self, step: Step) -> int:
        """The place of the set that a running set or rest belongs to, at its first side."""
        wanted = step.after if isinstance(step, RestStep) else step
        for index in range(self.at, -1, -1):
            here = self.agenda[index]
            if here is wanted and isinstance(here, SetStep):
                return index - 1 if here.side == "right" else index
        return self.at

    def _may_go_on(self, step: Step) -> bool:
        """Something hurts: ask, and leave the drill or the session where the rules say so."""
        drill = drill_of(step)
        pacer = self.practice.pacer
        answer = ask_pain(self.floor, self.memory, pacer.header, drill.id, self.advisor.pains)
        if answer.kind == END_SET:
            mending.leave(self.agenda, self.at, drill)
        return answer.kind != END_SESSION

    def _following(self) -> Drill | None:
        """The drill that comes after this one."""
        return next((step.chosen.drill for step in self.agenda[self.at + 1 :] if isinstance(step, SetupStep)), None)

    def _place(self, step: SetStep) -> Place:
        """Where the session stands, for going on there another time."""
        planned = [chosen for chosen in self.plan.chosen if chosen.drill.id == step.drill.id]
        ahead = tuple(dict.fromkeys(drill_of(each).id for each in self.agenda[self.at :]))
        full = any(block.sets > 1 for chosen in planned for block in chosen.blocks)
        return Place(step.drill.id, step.block_index, step.set, step.side, ahead, full)

    def _look_around(self, step: Step) -> None:
        """Where this step is on the way, and how much paced time lies behind it."""
        drill = drill_of(step)
        ahead = {drill_of(each).id for each in self.agenda[self.at + 1 :]}
        behind = {drill_of(each).id for each in self.agenda[: self.at]}
        way = tuple(
            Stop(each.number, _state(each.id, drill.id, ahead, behind)) for each in self.advisor.drills if not each.bridge
        )
        self.practice.pacer.header = Header(drill.name, drill.number, way)
        self.practice.pacer.later = paced(self.agenda[self.at + 1 :])


def _state(drill: str, now: str, ahead: set[str], behind: set[str]) -> str:
    if drill == now:
        return "now"
    if drill in ahead:
        return "ahead"
    return "done" if drill in behind else "left-out"
