"""`hinge-coach log`: what was done without the program, told afterwards: in pages on a terminal, or in one command."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import date, datetime

from hinge_coach.coach.log import log_pages
from hinge_coach.coach.log.log_interview import interview
from hinge_coach.coach.log.log_questions import LogQuestions
from hinge_coach.coach.log.log_summary import NOTHING_KEPT, Kept, summary_lines
from hinge_coach.coach.log.logged_day import LoggedDay
from hinge_coach.coach.plan import plan_maker
from hinge_coach.coach.plan.plan import Chosen
from hinge_coach.coach.practice_record import Past
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.commands.shared import ask_sign_width, own_course
from hinge_coach.commands.shared.live_session import choose_view, live_stage
from hinge_coach.commands.shared.log_options import LogOptions, day_by_options
from hinge_coach.errors import CoachError, Interrupted, LogError
from hinge_coach.history.history_reader import read_history
from hinge_coach.history.logged_practice import open_log
from hinge_coach.history.practice_statistics import StoredSet
from hinge_coach.history.session_writer import open_history
from hinge_coach.history.stored_dates import local_now
from hinge_coach.printed.parts.json_output import print_array
from hinge_coach.terminal.capabilities import capabilities

NO_KEYS = "No key can be read here: name the drill and what you did, as in `hinge-coach log ID --sets 2 --answer yes`."


def log(options: LogOptions, clock: Callable[[], datetime] = local_now) -> int:
    """Keep what was done on a day; the exit code. Everything that can be wrong is said before anything is asked.

    `clock` tells the person's time and zone.
    """
    today = clock().date()
    day = options.day or today
    if day > today:
        raise LogError(f"{day} is in the future: choose today or an earlier day.")
    if not (options.scripted or capabilities().keys):
        course = own_course.course(options.folder)
        for name in options.names:
            course.find(name)  # a name that no drill has is told first
        raise LogError(NO_KEYS)
    log = _Log(options, day, log_pages.on_day(day, today), clock)
    told = day_by_options(options, log.chosen, log.person) if options.scripted else log.ask()
    if told is None:
        own_course.tell(NOTHING_KEPT)
        return 0
    log.keep(told)
    return 0


class _Log:
    """One call of `log`: what the day was planned to be, what is asked, what is kept."""

    def __init__(self, options: LogOptions, day: date, when: str, clock: Callable[[], datetime]) -> None:
        """Raises CoachError where a drill or kit is named that there is not, or the history can't be read."""
        self.options = options
        self.day = day
        self.when = when
        self.clock = clock
        course, settings = own_course.course(options.folder), own_course.settings()
        names = [course.find(name).id for name in options.names]
        owned = course.kit(options.kit) if options.kit else own_course.owned(course, settings)
        if owned is None and not names:
            own_course.tell(own_course.KIT_ASSUMED)
        at_hand = frozenset(course.items) if owned is None else owned
        self.settings = settings
        with read_history(clock=self.clock) as archive:
            self.before = archive.past()
            self.kept = archive.practised_on(day)
            self.person = PersonToday(course, at_hand, archive.past(morning_of=day))
        self.chosen = self._chosen(names)
        place = self.before.place if self.before.place_day == day else None
        self.begun = place.drill if place else None  # where a session of that day was interrupted
        whole = self.kept - {self.begun}
        self.already = () if names else tuple(each.drill for each in self.chosen if each.drill.id in whole)

    def _chosen(self, names: Sequence[str]) -> list[Chosen]:
        """The drills of the day as they were planned in its morning; else those with these ids, as planned or whole."""
        course, owned, morning = self.person.course, self.person.owned, self.person.past
        planned = {each.drill.id: each for each in plan_maker.today(course, owned, morning).chosen}
        if not names:
            return list(planned.values())
        asked = plan_maker.today(course, owned, morning, only=names)
        return [planned.get(each.drill.id, each) for each in asked.chosen]

    def ask(self) -> LoggedDay | None:
        """Ask on the terminal; None where nothing is to be kept."""
        left = [each for each in self.chosen if each.drill not in self.already]
        if not left:
            raise LogError(f"All that was planned {self.when} is kept already: name a drill to add more.")
        with open_log(clock=self.clock):  # what stands in the way of keeping is said before anything is asked
            pass
        view = choose_view("plain" if self.settings.view == "plain" else "auto")
        try:
            with ExitStack() as afterwards, live_stage(view) as interface:
                afterwards.callback(ask_sign_width.keep)
                interface.help_lines = log_pages.HELP_LINES
                return interview(LogQuestions(interface, left, self.person, self.when, self.kept))
        except Interrupted:
            own_course.tell(NOTHING_KEPT)
            raise

    def keep(self, told: LoggedDay) -> None:
        """Keep it, and say what was kept and what follows from it."""
        with open_log(clock=self.clock) as kept:
            try:
                ends = self.begun in [each.chosen.drill.id for each in told.drills]
                sets = kept.keep(list(told.facts()), self.day, ends_session=ends)
            except CoachError as error:
                raise CoachError(f"Nothing of it is kept: {error}") from error
            news = kept.news
        after, to_come = self._looked_back()
        self._say(told, sets, after)
        for sentence in filter(None, (news, to_come)):
            own_course.tell(sentence)

    def _looked_back(self) -> tuple[Past, str | None]:
        """The past with what is kept now, and a sentence on sets with a date still to come.

        Where that can't be read it is told: what is kept is kept, and nothing is said to follow from it.
        """
        try:
            with read_history(clock=self.clock) as archive:
                after = archive.past()
            with open_history(clock=self.clock) as memory:
                return after, memory.still_to_come()
        except CoachError as error:
            return self.before, str(error)

    def _say(self, told: LoggedDay, sets: Sequence[StoredSet], after: Past) -> None:
        if self.options.as_json:
            print_array(each._asdict() for each in sets)
            for pain in told.pains:
                own_course.tell(" ".join(pain.advice))
            return
        from hinge_coach.printed.parts.console import print_page
        from hinge_coach.printed.plan_and_last_words import last_words

        asked = () if self.options.scripted else self.already
        lines = summary_lines(Kept(told, len(sets), self.day, self.when, self.before, after, asked))
        print_page(lambda columns: last_words(lines))
