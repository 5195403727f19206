"""The session loop: one agenda, one step at a time, and what each key makes of it."""

from collections.abc import Sequence

from hinge_coach.coach import controls, pages, words
from hinge_coach.coach.acts import RestAct, SetAct, SetupAct
from hinge_coach.coach.agenda import CheckStep, SetupStep, Step, paced, setup_spans
from hinge_coach.coach.asking import ask
from hinge_coach.coach.checking import Examiner
from hinge_coach.coach.floor import Floor
from hinge_coach.coach.pacing import Pacer
from hinge_coach.coach.plan import Plan
from hinge_coach.coach.record import Memory
from hinge_coach.coach.scene import Header, Stop
from hinge_coach.coach.tally import Ending, Tally, set_done, under_tension
from hinge_coach.coach.timeline import RestStep, SetStep, Span
from hinge_coach.course.drill import Drill

UNDO = 2.0  # seconds after a step's start in which back means the step before


class Session:
    """Walks the agenda. Steps that follow from an answer are put into it as they come.

    `keyless`: nobody can press a key. `hands_free`: nobody has to. `course` are all drills, for the way shown.
    """

    def __init__(
        self,
        floor: Floor,
        plan: Plan,
        agenda: Sequence[Step],
        memory: Memory,
        course: Sequence[Drill],
        *,
        hands_free: bool = False,
        keyless: bool = False,
    ) -> None:
        self.floor = floor
        self.plan = plan
        self.agenda = list(agenda)
        self.memory = memory
        self.course = course
        self.hands_free = hands_free or keyless
        self.keyless = keyless
        self.pacer = Pacer(floor, keyless=keyless)
        self.examiner = Examiner(floor, memory, hands_free=self.hands_free, keyless=keyless)
        self.tally = Tally()
        self.cut_short = False  # the set before: there is nothing to judge then
        self.at = 0

    def run(self) -> Ending:
        """From the first step to the end, whatever that is. A signal passes through, told as an end."""
        began = self.floor.now()
        drills = [chosen.drill.id for chosen in self.plan.chosen]
        self.floor.tell("session", seconds=paced(self.agenda), say=self.plan.headline, more={"drills": drills})
        reason = "interrupted"
        self.pacer.restart()
        try:
            reason = self._walk()
        finally:
            lasted = self.floor.now() - began
            ending = Ending(reason, lasted, self.tally)
            said = None if reason == "interrupted" else words.farewell(ending.reason, len(self.tally.sets))
            self.floor.tell("end", seconds=round(lasted, 3), say=said, urgent=True, more={"reason": reason})
        return ending

    def _walk(self) -> str:
        while self.at < len(self.agenda):
            step = self.agenda[self.at]
            arrived = self.floor.now()
            self._look_around(step)
            action = self._play(step)
            if action == controls.STOP:
                return "stopped"
            self._move(step, action, self.floor.now() - arrived)
        return "done"

    def _play(self, step: Step) -> str | None:
        match step:
            case SetupStep():
                return self._setup(step)
            case SetStep():
                return self._set(step)
            case RestStep():
                return self.pacer.run(RestAct(step)).action
            case CheckStep():
                return self._check(step)

    def _move(self, step: Step, action: str | None, spent: float) -> None:
        """To the step that comes now: the next one, this one again, the one before, or the set from its first side."""
        if action is not None:
            self.pacer.restart()
        if action in (None, controls.NEXT):
            self.at += 1
        elif action == controls.AGAIN:
            self.at = self._start_of_set(step)
        elif action == controls.BACK and (spent <= UNDO or isinstance(step, CheckStep)):
            self.at = max(0, self.at - 1)
            if self.cut_short and isinstance(self.agenda[self.at], CheckStep):
                self.at -= 1  # that check was not asked

    def _start_of_set(self, step: Step) -> int:
        """The place of the set that `step` belongs to, at its first side."""
        wanted = step.after if isinstance(step, RestStep | CheckStep) else step
        for index in range(self.at, -1, -1):
            here = self.agenda[index]
            if isinstance(here, SetStep) and isinstance(wanted, SetStep) and here.side != "right":
                if here.drill is wanted.drill and here.number == wanted.number:
                    return index
        return self.at

    def _setup(self, step: SetupStep) -> str | None:
        drill = step.chosen.drill
        spans = setup_spans(drill)
        if self.hands_free:
            return self.pacer.run(SetupAct(drill, step.chosen.reason, spans, waits=False)).action
        waiting = Span("setup", float("inf"), len(spans))
        act = SetupAct(drill, step.chosen.reason, (*spans, waiting))
        return self.pacer.run(act, controls.SETUP).action

    def _set(self, step: SetStep) -> str | None:
        outcome = self.pacer.run(SetAct(step))
        done = set_done(step, outcome)
        self.tally.tension += under_tension(outcome, step.spans)
        self.cut_short = outcome.action is not None
        if self.cut_short:
            if done.done:
                self.tally.cut_short += 1
                self.memory.set_done(done)
            return outcome.action
        saved = self.memory.set_done(done)
        self.tally.sets.append(done)
        self.floor.tell(
            "set",
            drill=step.drill.id,
            block=step.block.name,
            set=step.set,
            side=step.side,
            more={"n": len(self.tally.sets), "saved": saved},
        )
        return None

    def _check(self, step: CheckStep) -> str | None:
        if self.cut_short:
            return None
        while True:
            answer = self.examiner.ask(step, self.pacer.header)
            self.pacer.restart()
            if answer in (controls.STOP, controls.BACK, controls.OUCH):
                return answer
            closed = self._close(step) if step.last else None
            if closed != controls.BACK:
                return closed

    def _close(self, step: CheckStep) -> str | None:
        """The end of a drill: where it was to be felt, what is next, and the way out until next time."""
        following = next((ahead.chosen.drill for ahead in self.agenda[self.at + 1 :] if isinstance(ahead, SetupStep)), None)
        if following is None or self.hands_free:
            return None
        page = pages.closing(self.pacer.header, step.chosen.drill, words.next_drill(following))
        action = ask(self.floor, page, pages.CLOSING)
        self.pacer.restart()
        return None if action == controls.NEXT else action

    def _look_around(self, step: Step) -> None:
        """Where this step is on the way, and how much paced time lies behind it."""
        drill = _drill_of(step)
        ahead = {_drill_of(each).id for each in self.agenda[self.at + 1 :]}
        behind = {_drill_of(each).id for each in self.agenda[: self.at]}
        way = tuple(
            Stop(each.number, _state(each.id, drill.id, ahead, behind)) for each in self.course if not each.bridge
        )
        self.pacer.header = Header(drill.name, drill.number, way)
        self.pacer.later = paced(self.agenda[self.at + 1 :])


def _drill_of(step: Step) -> Drill:
    match step:
        case SetStep():
            return step.drill
        case RestStep():
            return step.after.drill
    return step.chosen.drill


def _state(drill: str, now: str, ahead: set[str], behind: set[str]) -> str:
    if drill == now:
        return "now"
    if drill in ahead:
        return "ahead"
    return "done" if drill in behind else "left-out"
