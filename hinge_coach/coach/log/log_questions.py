"""Which question comes next, by the answers so far: one that is taken back takes along what followed from it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from hinge_coach.coach.interface import key_actions
from hinge_coach.coach.interface.question_page import digits, picked
from hinge_coach.coach.interface.screen_frames import Header, Stop
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.coach.log import log_answers, log_pages
from hinge_coach.coach.log.log_answers import LEAVES, pressed
from hinge_coach.coach.log.logged_day import LoggedDay, LoggedPain
from hinge_coach.coach.log.logged_drill import LoggedDrill, as_planned
from hinge_coach.coach.plan.plan import Chosen
from hinge_coach.coach.practice_record import NO, NONE, NOT_QUITE, YES
from hinge_coach.coach.rules.learned_drills import failed
from hinge_coach.coach.rules.load_increases import LoadQuestion
from hinge_coach.coach.rules.measured_skill import MeasureStep
from hinge_coach.coach.rules.stop_signs import EMERGENCY_SIGNS, SOON_SIGNS, StopSign
from hinge_coach.coach.talk.before_drill import ask_load, load_page
from hinge_coach.coach.talk.check_after_set import faults_page, named_fault
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.course.drill import Block, Drill

DONE, SETS, AMOUNTS, LOAD, MEASURE, CHECK, FAULT = "done", "sets", "amounts", "load", "measure", "check", "fault"
HURT, WHERE, LEVEL, EMERGENCY, SOON, ADVICE, KEEP = "hurt", "where", "level", "emergency", "soon", "advice", "keep"
_OF_PAIN = (HURT, WHERE, LEVEL, EMERGENCY, SOON, ADVICE)


class About(NamedTuple):
    """What a question is about: of a drill by its id, of one of its blocks by place, or of the whole day."""

    what: str
    drill: str = ""
    block: int = 0


class Question(NamedTuple):
    """What it is about, and how it is asked: the call gives the answer, or stop, back or ouch."""

    about: About
    ask: Callable[[], Any]


class LogQuestions:
    """The questions of one log in order, and the answers so far, in the order in which they were given."""

    def __init__(
        self, interface: Interface, chosen: Sequence[Chosen], person: PersonToday, when: str, kept: frozenset[str]
    ) -> None:
        """`when` is the day inside a sentence, `kept` are the drills that have sets of that day already."""
        self.interface = interface
        self.chosen = chosen
        self.person = person
        self.when = when
        self.kept = kept
        self.answers: dict[About, Any] = {}
        self.stopped = False  # nothing more is asked but whether to keep what was told

    def next(self) -> Question | None:
        """The first question that has no answer."""
        return next((each for each in self._all() if each.about not in self.answers), None)

    def take_back(self) -> None:
        """Undo the last answer, or the wish to stop."""
        if self.stopped:
            self.stopped = False
        elif self.answers:
            self.answers.popitem()

    def ouch(self, drill: str) -> None:
        """Something hurt in this drill: that is asked now, also where it was before."""
        for what in _OF_PAIN:
            self.answers.pop(About(what, drill), None)
        self.answers[About(HURT, drill)] = YES

    @property
    def told(self) -> LoggedDay:
        """What was told of whole drills, and of pain."""
        whole = [each for each in self.chosen if all(q.about in self.answers for q in self._of_drill(each))]
        drills = [told for chosen in whole if (told := self._told(chosen)).practised]
        hurt = [about for about, answer in self.answers.items() if about.what == HURT and answer == YES]
        return LoggedDay(tuple(drills), tuple(self._pain(about.drill) for about in hurt))

    def _all(self) -> Iterator[Question]:
        hurt = [about.drill for about, answer in self.answers.items() if about.what == HURT and answer == YES]
        for drill in [] if self.stopped else hurt:
            yield from self._of_pain(drill)
        if self.told.emergency:
            return
        if not self.stopped:
            for chosen in self.chosen:
                yield from self._of_drill(chosen)
            if self.told.drills and not any(hurt):
                yield Question(About(HURT), lambda: pressed(self.interface, log_pages.hurt_page(), log_answers.HURT))
        if self.told.something:
            page = log_pages.keep_page(self.told, self.when, stopped=self.stopped)
            yield Question(About(KEEP), lambda: pressed(self.interface, page, log_answers.KEEP))

    def _of_drill(self, chosen: Chosen) -> Iterator[Question]:
        drill, header = chosen.drill, self._header(chosen.drill)
        page = log_pages.done_page(header, chosen, self.when, again=drill.id in self.kept)
        yield Question(About(DONE, drill.id), lambda: pressed(self.interface, page, log_answers.DONE))
        if self.answers[About(DONE, drill.id)] == NOT_QUITE:
            for index, block in enumerate(chosen.blocks):
                yield from self._of_block(header, drill, block, index)
        sets = self._told(chosen).sets
        if not any(sets):
            return
        if load := self.person.load_question(drill):
            yield self._load(header, drill, load)
        if step := self.person.measure(drill):
            yield self._measure(header, drill, step)
        if sets[-1]:
            check = log_pages.first_set_page(header, chosen, len(sets[-1]))
            yield Question(About(CHECK, drill.id), lambda: pressed(self.interface, check, key_actions.CHECK))
            if failed(self.answers[About(CHECK, drill.id)]) and drill.faults:
                yield Question(About(FAULT, drill.id), lambda: self._ask_fault(header, drill))

    def _of_block(self, header: Header, drill: Drill, block: Block, index: int) -> Iterator[Question]:
        page = log_pages.sets_page(header, drill, block)
        number = About(SETS, drill.id, index)
        yield Question(number, lambda: log_answers.ask_number(self.interface, page, block.sets))
        if sets := self.answers[number]:
            amounts = About(AMOUNTS, drill.id, index)
            yield Question(amounts, lambda: log_answers.ask_amounts(self.interface, header, drill, block, sets))

    def _load(self, header: Header, drill: Drill, load: LoadQuestion) -> Question:
        page = load_page(header, drill, load._replace(ask=log_pages.ASK_LOAD))
        return Question(About(LOAD, drill.id), lambda: ask_load(self.interface, page, load.choices))

    def _measure(self, header: Header, drill: Drill, step: MeasureStep) -> Question:
        return Question(About(MEASURE, drill.id), lambda: log_answers.ask_measure(self.interface, header, drill, step))

    def _ask_fault(self, header: Header, drill: Drill) -> str | None:
        page = log_pages.with_back(faults_page(header, drill))
        number = pressed(self.interface, page, log_answers.NUMBERED | digits(page.choices))
        return number if number in LEAVES else named_fault(drill, number)

    def _of_pain(self, drill: str) -> Iterator[Question]:
        """How much it hurt, and whether it is a stop-sign; `drill` is empty where that is not said yet."""
        done = [each.chosen.drill for each in self.told.drills]
        if not drill and len(done) > 1:
            yield Question(About(WHERE), lambda: self._ask_where(done))
        header = Header()
        yield Question(About(LEVEL, drill), lambda: log_answers.ask_level(self.interface, header))
        for what, signs in ((EMERGENCY, EMERGENCY_SIGNS), (SOON, SOON_SIGNS)):
            if self.answers.get(About(EMERGENCY, drill)) is None:
                yield self._sign(About(what, drill), header, signs)
        page = log_pages.pain_advice_page(header, self._pain(drill).advice)
        yield Question(About(ADVICE, drill), lambda: pressed(self.interface, page, log_answers.READ))

    def _sign(self, about: About, header: Header, signs: Sequence[StopSign]) -> Question:
        return Question(about, lambda: log_answers.ask_sign(self.interface, header, signs))

    def _ask_where(self, drills: Sequence[Drill]) -> str | None:
        page = log_pages.where_page(drills)
        number = pressed(self.interface, page, log_answers.NUMBERED | digits(page.choices))
        return number if number in LEAVES else picked([drill.id for drill in drills], number)

    def _pain(self, drill: str) -> LoggedPain:
        said = {about.what: answer for about, answer in self.answers.items() if about.drill == drill}
        done = [each for each in self.chosen if self.answers.get(About(DONE, each.drill.id), NO) != NO]
        where = drill or said.get(WHERE) or (done[0].drill.id if len(done) == 1 else None)
        sign = said.get(EMERGENCY) or said.get(SOON)
        return LoggedPain(where, said.get(LEVEL), sign, asked=SOON in said or bool(said.get(EMERGENCY)))

    def _told(self, chosen: Chosen) -> LoggedDrill:
        """The drill as far as it is told."""
        id = chosen.drill.id
        said = {about.what: answer for about, answer in self.answers.items() if about.drill == id}
        sets = as_planned(chosen.blocks) if said.get(DONE) == YES else ()
        typed = [self.answers.get(About(AMOUNTS, id, index), ()) for index, _ in enumerate(chosen.blocks)]
        done = sets or tuple(tuple(amount for amount in each if amount) for each in typed)
        return LoggedDrill(chosen, done, said.get(LOAD), said.get(MEASURE), said.get(CHECK, NONE), said.get(FAULT))

    def _header(self, drill: Drill) -> Header:
        """Where one is on the way through the course."""
        done = self.kept | {about.drill for about, said in self.answers.items() if about.what == DONE and said != NO}
        ahead = {each.drill.id for each in self.chosen if About(DONE, each.drill.id) not in self.answers}
        way = tuple(
            Stop(each.number, "now" if each.id == drill.id else _state(each.id, done, ahead))
            for each in self.person.course.drills
            if not each.bridge
        )
        return Header(drill.name, drill.number, way)


def _state(id: str, done: frozenset[str], ahead: set[str]) -> str:
    return "done" if id in done else "ahead" if id in ahead else "left-out"
