"""What the coach knows of this person today, and what follows from it by the rules."""

from collections.abc import Sequence

from hinge_coach.coach.plan.after_failed_check import Correction, after_check, after_step_back
from hinge_coach.coach.plan.agenda import CheckStep, Step
from hinge_coach.coach.plan.drill_replanning import reconsider
from hinge_coach.coach.plan.plan import Chosen
from hinge_coach.coach.practice_record import Past
from hinge_coach.coach.rules import cue_choice
from hinge_coach.coach.rules.load_increases import Load, LoadQuestion, load_question
from hinge_coach.coach.rules.measured_skill import MeasureStep, next_measure
from hinge_coach.coach.rules.rest_days import carries_load
from hinge_coach.course.course import Course
from hinge_coach.course.drill import Block, Cue, Drill

FORGOTTEN = 30  # days; who was away for longer hears the whole of a drill once more [J]


class PersonToday:
    """The `course`, the kit `owned`, the `past`; and what came up in this session so far."""

    def __init__(self, course: Course, owned: frozenset[str], past: Past) -> None:
        self.course = course
        self.owned = owned
        self.past = past
        self.answers: list[tuple[CheckStep, str]] = []
        self._felt: list[tuple[CheckStep, str]] = []  # where, after a check that was no yes
        self.loads: dict[str, Load] = {}
        self.pains: list[int] = []
        self.practised: set[tuple[str, str]] = set()  # drill and block of each set that was done in this session

    def before(self, chosen: Chosen) -> Chosen:
        """A drill once more, right before it begins, in the light of this session's answers."""
        first: dict[str, str] = {}
        for check, answer in self.answers:
            if check.mends is None:
                first.setdefault(check.chosen.drill.id, answer)
        return reconsider(chosen, self.course, self.owned, self.past, first)

    @property
    def newcomer(self) -> bool:
        """Whether this is the first session ever."""
        return not self.past.sessions

    def knows(self, drill: Drill, block: Block) -> bool:
        """Whether the person has done this block, in this session or lately."""
        if (drill.id, block.name) in self.practised:
            return True
        own = self.past.of(drill.id)
        lately = own.last_day is not None and (self.past.today - own.last_day).days <= FORGOTTEN
        return lately and block.name in own.blocks

    def cues(self, chosen: Chosen) -> Sequence[Cue]:
        """The cues of a drill in today's order, the person's best first; none for what is to be done uncued."""
        return cue_choice.in_order(chosen.drill, self.past) if chosen.cued else ()

    def why(self, chosen: Chosen) -> str:
        """Why a drill is here: why today, for who has met it; else what it teaches."""
        met = self.knows(chosen.drill, chosen.blocks[0]) or not chosen.cued
        return chosen.reason if met and not chosen.ask else chosen.drill.why

    def best_cue(self, chosen: Chosen) -> Cue | None:
        """The cue that has helped this person most; None where there is none yet, or none is to be given."""
        return cue_choice.best_cue(chosen.drill, self.past) if chosen.cued else None

    def load(self, drill: Drill) -> Load | None:
        """What is in hand today; None for a drill that is done without a load, even where it can have one."""
        return self.loads.get(drill.id) if carries_load(drill) else None

    def load_question(self, drill: Drill) -> LoadQuestion | None:
        """What to ask about the load, once a session."""
        return None if drill.id in self.loads else load_question(drill, self.past)

    def measure(self, drill: Drill) -> MeasureStep | None:
        """The next step of the drill's measured skill, where it has one."""
        return next_measure(drill, self.past)

    def after(self, step: CheckStep, fault: str | None, felt: str | None) -> Correction:
        """What follows the answer that was heard last. A step back is judged for the drill that it mends."""
        if step.mends is not None:
            return after_step_back(step.mends, self.answers[-1][1], step.then)
        drill = step.chosen.drill
        self._felt = [each for each in self._felt if each[0] is not step]
        twice = any(check.chosen.drill.id == drill.id and place == felt for check, place in self._felt)
        if felt:
            self._felt.append((step, felt))
        return after_check(
            drill,
            [answer for check, answer in self.answers if check.mends is None and check.chosen.drill.id == drill.id],
            course=self.course,
            owned=self.owned,
            past=self.past,
            fault=fault,
            felt=felt,
            in_force=step.after.cue.say if step.after.cue else None,
            twice=twice,
        )

    def forget(self, steps: Sequence[Step]) -> None:
        """Answers to checks that are to come again count for nothing."""
        self.answers = [each for each in self.answers if not any(each[0] is step for step in steps)]
        self._felt = [each for each in self._felt if not any(each[0] is step for step in steps)]

    def heard(self, step: CheckStep, answer: str) -> None:
        """Keep an answer in mind for the rest of the session, in the place of an earlier one to the same check."""
        self.answers = [each for each in self.answers if each[0] is not step] + [(step, answer)]
