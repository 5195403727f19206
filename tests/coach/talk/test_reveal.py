"""A set that a camera saw: nothing is said of it before the answer, then what was seen, and what counts of both."""

import json
from types import SimpleNamespace

import pytest
from held_session import COURSE, TODAY, Answers, Held
from scripted import Notes, interface

from hinge_coach.coach.interface.camera import IN_VIEW, NoCamera
from hinge_coach.coach.interface.events import Trouble
from hinge_coach.coach.interface.key_actions import SIGHTED
from hinge_coach.coach.interface.screen_frames import TimedFrame
from hinge_coach.coach.interface.session_interface import Interface
from hinge_coach.coach.plan.agenda import of_plan
from hinge_coach.coach.plan.plan import Chosen, Plan
from hinge_coach.coach.practice_record import Past, SeenSet
from hinge_coach.coach.session.session import Session
from hinge_coach.coach.talk.camera_reveal import in_reps
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.views.json_view import as_dict
from hinge_coach.views.plain_view import PlainLines

DRILL = COURSE.find("wall-hinge")
FAULT = DRILL.faults[0]
SQUATS = SeenSet(10, ((FAULT.id, (4, 5, 6, 7, 8)),))
CLEAN = SeenSet(10)


class ScriptedCamera(NoCamera):
    """A camera that sees what a script says: of each set in turn, the last for good."""

    on = True
    counted = None

    def __init__(self, *sets, lacks=""):
        self.sets, self.lacks = list(sets), lacks
        self.clock = None
        self.wanted, self.hands = [], []
        self.begun, self.last = [], None

    def await_view(self, wanted):
        self.wanted.append(wanted)
        if wanted and not self.lacks:
            self.clock.press(IN_VIEW, 1.0)

    def await_hands(self, wanted):
        self.hands.append(wanted)

    def begin_set(self, drill, count_in):
        self.begun.append(drill.id)
        self.last, self.counted = None, 0

    def end_set(self, whole):
        self.counted = None
        self.judging = whole
        self.last = (self.sets.pop(0) if len(self.sets) > 1 else self.sets[0]) if whole else None

    def seen(self):
        self.judging = False
        return self.last


def held(camera, answers=None, **options):
    return Held("wall-hinge", answers=Answers(answers), camera=camera, **options)


def sets(session):
    return [done for done in session.notes.sets if done[0] != "seen"]


def seen_in(session):
    return [event for event in session.notebook.named("seen") if "said" in event.more]


def test_the_person_is_asked_before_anything_that_was_seen_is_told():
    session = held(ScriptedCamera(SQUATS))
    events = session.notebook.events
    names = [event.name for event in events]
    told = next(number for number, event in enumerate(events) if FAULT.looks.lower() in (event.say or "").lower())
    assert names.index("check") < told and names[told] == "seen"
    during = [frame for _, frame in session.notebook.frames if isinstance(frame, TimedFrame)]
    assert all(not frame.note for frame in during) and any(frame.counted == 0 for frame in during)


def test_a_yes_that_was_seen_otherwise_counts_as_not_quite_with_the_fix_of_what_was_seen():
    session = held(ScriptedCamera(SQUATS, CLEAN))
    looks = FAULT.looks[0].lower() + FAULT.looks[1:]
    assert seen_in(session)[0].say == f"You said yes; I saw this in reps 4 to 8: {looks}."
    first = session.notes.answers[0]
    assert (first.answer, first.said, first.seen, first.fault) == ("not-quite", "yes", FAULT.id, FAULT.id)
    assert "What went wrong?" not in session.answers.leads()
    assert FAULT.fix.rstrip(".") in session.notebook.named("correction")[0].say
    assert len(sets(session)) > 1  # the easier one follows


def test_you_saw_wrong_makes_the_persons_word_count_and_both_are_kept():
    session = held(ScriptedCamera(SQUATS), {"You said yes": ["w"]})
    (answer,) = session.notes.answers
    assert (answer.answer, answer.said, answer.seen, answer.fault) == ("yes", "yes", FAULT.id, None)
    assert not session.notebook.named("correction")


def test_a_set_is_clean_when_the_person_says_yes_and_nothing_was_seen_against_it():
    session = held(ScriptedCamera(CLEAN))
    (answer,) = session.notes.answers
    assert (answer.answer, answer.said, answer.seen) == ("yes", "yes", "clean")
    assert seen_in(session)[0].say == "You said yes, and I saw nothing to mend."
    assert seen_in(session)[0].more["agrees"] is True


def test_a_no_that_was_seen_too_asks_no_more_what_went_wrong():
    session = held(ScriptedCamera(SQUATS, CLEAN), {DRILL.check: ["x", "y"], "Where did": ["1"]})
    assert session.notes.answers[0][:2] == ("wall-hinge", "no") and session.notes.answers[0].fault == FAULT.id
    assert "and I saw it too" in seen_in(session)[0].say


def test_a_no_against_which_nothing_was_seen_counts_and_asks_as_ever():
    session = held(ScriptedCamera(CLEAN), {DRILL.check: ["x", "y"], "What went": ["2"], "Where did": ["1"]})
    first = session.notes.answers[0]
    assert (first.answer, first.said, first.seen, first.fault) == ("no", "no", "clean", DRILL.faults[1].id)
    assert seen_in(session)[0].more["agrees"] is False


def test_what_can_not_be_judged_is_said_and_the_persons_word_counts():
    session = held(ScriptedCamera(SeenSet(0, cannot="I can't see your feet: step back.")))
    (answer,) = session.notes.answers
    assert (answer.answer, answer.said, answer.seen) == ("yes", None, None)
    assert seen_in(session)[0].say == "I could not judge that set. I can't see your feet: step back."


def test_what_was_seen_is_kept_with_its_set():
    session = held(ScriptedCamera(SQUATS, CLEAN))
    kept = [each for each in session.notes.sets if each[0] == "seen"]
    assert kept[0] == ("seen", SQUATS) and len(kept) == len(sets(session))


def test_the_setup_waits_until_the_person_stands_right_and_a_key_goes_on_without():
    camera = ScriptedCamera(CLEAN, lacks="turn your side to the camera")
    session = held(camera)
    setups = [page for page in session.notebook.pages if page.kind == "setup"]
    assert setups[-1].note == "turn your side to the camera" and session.ending.reason == "done"
    camera = ScriptedCamera(CLEAN)
    session = Held("wall-hinge", answers=None, camera=camera, hands_free=True)
    assert camera.wanted == [True, False] and session.ending.reason == "done"


def test_hands_free_a_person_who_never_stands_right_is_waited_for_half_a_minute():
    cameras = (NoCamera(), ScriptedCamera(CLEAN, lacks="turn your side to the camera"))
    without, blind = (Held("wall-hinge", answers=None, camera=camera, hands_free=True) for camera in cameras)

    def ready(session):
        return session.notebook.named("ready")[0].t

    assert ready(blind) == pytest.approx(ready(without) + 30.0, abs=0.01)


def test_raised_hands_answer_while_the_check_asks_and_its_page_says_so():
    camera = ScriptedCamera(CLEAN)
    session = held(camera)
    check = next(page for page in session.notebook.pages if page.kind == "check")
    assert camera.hands == [True, False] and check.lines == ("Hold one hand above your head for yes, both for no.",)


def test_a_hold_is_not_watched_and_the_answer_alone_counts():
    session = Held("hip-flexor-activation", answers=Answers(), camera=ScriptedCamera(CLEAN))
    holds = [done for done in session.notes.sets if getattr(done, "unit", "") == "seconds"]
    seen = [each for each in session.notes.sets if each[0] == "seen"]
    assert holds and len(seen) == len(sets(session)) - len(holds)


def test_what_was_seen_is_a_line_of_json():
    line = as_dict(seen_in(held(ScriptedCamera(SQUATS)))[0])
    told = json.loads(json.dumps(line))
    assert told["faults"] == {FAULT.id: [4, 5, 6, 7, 8]} and (told["said"], told["agrees"]) == ("yes", False)


def test_in_plain_lines_what_was_seen_is_read_once():
    out = []
    plain = PlainLines(SimpleNamespace(add=lambda line: out.append(line.decode())))
    session = held(ScriptedCamera(CLEAN))
    for event in session.notebook.events:
        plain.tell(event)
    for _, frame in session.notebook.frames:
        plain.show(frame)
    assert sum("I saw nothing to mend" in line for line in out) == 1


@pytest.mark.parametrize(
    ("reps", "of", "words"),
    [
        ((1,), 1, "in the rep"),
        ((1, 2, 3), 3, "in every rep"),
        ((3,), 8, "in rep 3"),
        ((4, 5, 6, 7, 8), 10, "in reps 4 to 8"),
        ((1, 3, 5, 6, 7), 8, "in reps 1, 3 and 5 to 7"),
        ((2, 3), 8, "in reps 2 and 3"),
    ],
)
def test_reps_are_named_as_a_person_would(reps, of, words):
    assert in_reps(reps, of) == words


def test_nothing_of_it_is_there_without_a_camera():
    session = held(None)
    assert isinstance(session.interface.camera, NoCamera) and not session.notebook.named("seen")
    assert session.notes.answers[0].said is None and isinstance(session.notes, Notes)


@pytest.mark.parametrize("key", ["q", "o"])
def test_who_leaves_where_a_fault_is_told_has_not_said_that_it_was_seen_wrong(key):
    session = held(ScriptedCamera(SQUATS), {"You said yes": [key], "How much": ["q"]})
    first = session.notes.answers[0]
    assert (first.answer, first.said, first.fault) == ("not-quite", "yes", FAULT.id)


class Unplugged(ScriptedCamera):
    """A camera that is gone with the first frame, and complains as a listener does."""

    on = False

    def __init__(self):
        super().__init__(CLEAN)
        self.troubles = [Trouble("camera", "The camera sends no picture any more", "see to its cable")]

    def tell(self, event): ...
    def show(self, frame):
        return float("inf")

    def complain(self, last=False):
        told, self.troubles = self.troubles, []
        return told

    def seen(self):
        return None


class LostInTheWait(ScriptedCamera):
    """A camera that is gone ten seconds after it was asked whether the person stands right."""

    asked = float("inf")

    @property
    def on(self):
        return self.clock.now() < self.asked + 10

    def await_view(self, wanted):
        super().await_view(wanted)
        self.asked = min(self.asked, self.clock.now())
        self.clock.press(SIGHTED, 10.0)


def test_a_setup_without_keys_waits_no_longer_for_a_camera_that_is_gone():
    cameras = (NoCamera(), LostInTheWait(CLEAN, lacks="turn your side to the camera"))
    without, lost = (Held("wall-hinge", answers=None, camera=camera, hands_free=True) for camera in cameras)
    assert lost.notebook.named("ready")[0].t - without.notebook.named("ready")[0].t == pytest.approx(10.0, abs=1.0)
    assert lost.ending.reason == "done"


@pytest.mark.parametrize("camera", [ScriptedCamera(CLEAN), NoCamera()], ids=["on", "none"])
def test_the_help_has_the_key_of_the_reveal_where_there_is_a_camera(camera):
    session = held(camera, {"Did your": ["?", "y"]})
    (page,) = [page for page in session.notebook.pages if page.kind == "help"]
    assert any(line.startswith("w ") for line in page.lines) == camera.on


def test_a_camera_that_is_gone_is_told_once_and_the_session_goes_on_as_without():
    answers = Answers()
    camera = Unplugged()
    floor, clock, notebook = interface((), answers)
    gone = Interface(clock, [notebook], [camera], camera)
    person = PersonToday(COURSE, frozenset(COURSE.items), Past(TODAY))
    plan = Plan("Today.", (Chosen(DRILL, (DRILL.work[0]._replace(sets=1),), "It comes next."),))
    ending = Session(gone, plan, of_plan(plan, person), Notes(), person).run()
    assert ending.reason == "done" and len(notebook.named("trouble")) == 1
    assert notebook.frames[-1][1].header.quiet == "no camera" and floor.troubles == []
