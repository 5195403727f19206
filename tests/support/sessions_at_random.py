"""Somebody who practises for days as nobody would: sessions with `start`, and days told with `log`, whose options,
keys, answers, pains and troubles come from dice. All that happened is noted down beside the history.
"""

import contextlib
import io
import random
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from parts_at_random import KEYS, Camera, Clock, Disk, Person, Recorded, Told, Watcher
from practice_model import Fact, Facts

from hinge_coach.coach.interface.key_actions import RESIZED
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.coach.practice_record import Answer, SetDone
from hinge_coach.coach.session.session import Session as Loop
from hinge_coach.coach.timeline import SetStep
from hinge_coach.commands import log, start
from hinge_coach.commands.shared import own_course
from hinge_coach.commands.shared.log_options import LogOptions
from hinge_coach.commands.shared.session_options import SessionOptions
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.errors import Interrupted, LogError
from hinge_coach.history.history_reader import read_history
from hinge_coach.settings.personal_folder import HISTORY
from hinge_coach.terminal.capabilities import Capabilities

SQUATS = Path(__file__).parent.parent / "squat_course"


class Practice:
    """Some days of practice in a folder of its own."""

    def __init__(self, seed, home):
        self.dice = random.Random(seed)
        self.home = home
        self.folder = SQUATS if self.dice.random() < 0.15 else None
        self.course = read_course(self.folder) if self.folder else read_course()
        self.facts = Facts()
        self.facts.place, self.facts.left = (None, None), None
        self.began = datetime(2026, 3, 2, self.dice.randint(0, 23), 50, tzinfo=timezone.utc)
        self.sessions = 0
        self.kit = self._kit() if self.dice.random() < 0.7 else None
        self._practised(*self.dice.choice([(0, ""), (0.5, "yes no none"), (1, "yes yes yes no"), (1, "yes")]))

    def _practised(self, share, answers):
        """What lies behind: so many of the drills were done on some days, and answered like this."""
        with Told(self, lambda: self.began) as told:
            for drill in self.dice.sample(self.course.drills, round(share * len(self.course.drills))):
                for ago in self.dice.sample(range(2, 40), self.dice.choice([2, 2, 3])):
                    answer = Answer(drill.id, self.dice.choice(answers.split()), first=True)
                    done = SetDone(drill.id, drill.work[-1].name, 1, None, 8, self.dice.choice([8, 8, 12]), "reps")
                    load = {"load": "12", "load_unit": "kg"} if drill.loaded and self.dice.random() < 0.5 else {}
                    self.sessions += 1
                    told.keep([done._replace(**load), answer], self.began.date() - timedelta(days=ago))

    def _kit(self):
        items = sorted(self.course.items)
        return tuple(items) if self.dice.random() < 0.5 else tuple(self.dice.sample(items, 4))

    def go_on(self):
        """Some days later, and one session more; or something that is told afterwards."""
        later = [0, 0, 0, 1, 1, 1, 2] if self.facts.place[0] else [0, 1, 1, 1, 2, 3, 8, 30]
        self.began += timedelta(days=self.dice.choice(later), hours=1)
        self.sessions += 1
        return self._log() if self.dice.random() < 0.15 else Session(self)

    def _log(self):
        """Tell afterwards what was done on a day, by options or on the pages."""
        drill, asks = self.dice.choice(self.course.drills), self.dice.random() < 0.5
        told = {"sets": self.dice.choice("1234"), "answer": self.dice.choice(["yes", "not-quite", "no"])}
        day = self.began.date() - timedelta(days=self.dice.choice([0, 1, 2]))
        options = LogOptions(names=(drill.id,), day=day, folder=self.folder, **({} if asks else told))
        clock = Clock(quits(), self.dice)

        @contextlib.contextmanager
        def stage(view):
            yield Interface(clock, [Watcher(clock, Person(self.dice), self.dice)])

        with practising(self.home, self.course) as patch, contextlib.suppress(LogError):
            patch.setattr(log, "capabilities", lambda: Capabilities(keys=True))
            patch.setattr(log, "live_stage", stage)
            patch.setattr(log, "open_log", lambda clock: Told(self, clock))
            log.log(options, lambda: self.began)

    def told(self, facts, day, ends_session):
        if ends_session:
            self.facts.place = (None, None)
        for fact in facts:
            self.facts.append(Fact(self.sessions, day, fact))

    def past(self):
        with read_history(self.home, clock=lambda: self.began) as archive:
            return archive.past()

    def sets(self):
        with read_history(self.home, clock=lambda: self.began) as archive:
            return list(archive.sets())


def _sets(steps):
    return [(step.drill.id, step.set, step.side) for step in steps if isinstance(step, SetStep)]


@contextlib.contextmanager
def practising(home, course):
    """What is patched for one command; what it prints is heard by nobody, and its course is read once."""
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stderr(io.StringIO()):
        patch.setenv("HINGE_COACH_HOME", str(home))
        patch.setattr(own_course, "course", lambda folder: course)
        with contextlib.redirect_stdout(io.StringIO()):
            yield patch


def quits():
    """Whatever is waited for at the end, somebody stops."""
    return [(20_000 + 10 * more, key) for more in range(60) for key in ("q", "enter")]


class Session:
    """One call of `start` by dice: `code` is its exit code, None where a signal ended it."""

    def __init__(self, practice):
        self.practice, dice = practice, practice.dice
        self.options = self._options(dice)
        self.keyless = dice.random() < 0.12
        self.clock = Clock([] if self.keyless else self._script(dice), dice)
        self.watcher = Watcher(self.clock, None if self.keyless else Person(dice), dice)
        self.camera = Camera(dice) if dice.random() < 0.25 and not self.keyless else None
        self.before, self.taken_up = practice.past(), practice.facts.left
        self.held, self.resumed, self.planned = None, False, []
        self.fails = self._fails(dice)
        began = practice.began
        store = Disk(practice.home / HISTORY, lambda: self._now(began).date())
        store.fails = lambda: self.fails(self.clock.now() - self.clock.start)
        self.memory = Recorded(store, lambda: self._now(began), practice.facts, practice.sessions)
        self.code = self._run(dice)
        practice.began = self._now(began)

    def _now(self, began):
        return began + timedelta(seconds=self.clock.now() - self.clock.start)

    def _options(self, dice):
        ids = [drill.id for drill in self.practice.course.drills]
        return SessionOptions(
            folder=self.practice.folder,
            kit=self.practice.kit or (() if dice.random() < 0.2 else self.practice._kit()),
            only=tuple(dice.sample(ids, dice.randint(1, 3))) if dice.random() < 0.15 else (),
            start_from=dice.choice(ids) if dice.random() < 0.05 else None,
            everything=dice.random() < 0.05,
            minutes=dice.choice([None, None, 3, 6, 10, 25]),
            pace=dice.choice([None, 0.5, 1.5]),
            hands_free=dice.random() < 0.25,
            camera=None,
            voice="off",
            sound="off",
        )

    def _script(self, dice):
        """Keys at random moments; sometimes a stop, a signal or a sleep."""
        script = [(dice.uniform(0, 1500), dice.choice(KEYS)) for _ in range(dice.choice([0, 3, 10, 30]))]
        script += [(dice.uniform(0, 1500), RESIZED) for _ in range(3)]
        for _ in range(dice.choice([0, 0, 3])):  # steps taken back one after the other
            since, key = dice.uniform(0, 900), dice.choice(["b", "left", "pgup", "b"])
            script += [(since + 0.6 * more, key) for more in range(dice.randint(2, 9))]
        if dice.random() < 0.3:
            script.append((dice.uniform(60, 900), "q"))
        if dice.random() < 0.2:
            script.append((dice.uniform(0, 900), ("awake", dice.uniform(1, 4000))))
        if dice.random() < 0.15:
            script.append((dice.uniform(0, 900), Interrupted(15)))
        return script + quits()

    def _fails(self, dice):
        """When the disk fails, by the seconds of the session."""
        how, since = dice.choice(["before", "after"]), dice.uniform(0, 900)
        return dice.choice(
            [lambda at: None] * 4
            + [lambda at: dice.choice([how, None, None]), lambda at: how if at > since else None]
            + [lambda at: how if since < at < since + 200 else None]
        )

    def _run(self, dice):
        self.view = dice.choice(["screen", "screen", "plain", "json"])
        with practising(self.practice.home, self.practice.course) as patch, contextlib.suppress(Interrupted):
            patch.setattr(start, "capabilities", lambda: Capabilities(keys=not self.keyless))
            patch.setattr(start, "choose_view", lambda wish: self.view)
            patch.setattr(start, "live_stage", self._stage)
            patch.setattr(start, "open_history", self._opened)
            patch.setattr(start, "open_camera", lambda which: self.camera)
            patch.setattr(start, "Session", self._begun)
            return start.start(self.options._replace(camera="0" if self.camera else None))

    def _opened(self):
        self.memory.look()
        return self.memory

    def _begun(self, *parts, resumed, **more):
        self.held, self.resumed = Loop(*parts, resumed=resumed, **more), resumed
        self.planned = _sets(self.held.agenda)
        self.memory.left = self._left
        return self.held

    def _left(self):
        """The planned sets that are still to come."""
        planned = {id(step) for step in self.held._planned}
        return _sets(step for step in self.held.agenda[self.held.at :] if id(step) in planned), self.options.kit

    @contextlib.contextmanager
    def _stage(self, view, heard, bell, camera=None):
        if camera:
            camera.clock = self.clock
        yield Interface(self.clock, [self.watcher], camera=camera)

    @property
    def signalled(self):
        return any(key == "signal" for _, key in self.clock.pressed)

    @property
    def events(self):
        return self.watcher.events
