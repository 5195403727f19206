"""What is heard of whole hands-free sessions, with times:
`python tests/support/transcripts.py FOLDER` writes them as text."""

import sys
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from rehearsal import transcript
from scripted import Notes, interface

from hinge_coach.coach.interface import speech_time
from hinge_coach.coach.interface.screen_frames import TimedFrame
from hinge_coach.coach.interface.session_mode import SessionMode
from hinge_coach.coach.plan.agenda import of_plan
from hinge_coach.coach.plan.plan_maker import today
from hinge_coach.coach.practice_record import DrillPast, Past
from hinge_coach.coach.session.session import Session
from hinge_coach.coach.talk.person_today import PersonToday
from hinge_coach.course.file.course_folder import read_course

COURSE = read_course()
EVERYTHING = frozenset(COURSE.items)
WALL_ALONE = frozenset({"wall"})
DAY = date(2026, 3, 2)
ALONE = SessionMode(hands_free=True, keyless=True)  # nobody can press a key
WITH_REMOTE = SessionMode(hands_free=True)  # somebody can, and need not
AT_THE_KEYS = SessionMode()


class Heard(NamedTuple):
    """A session that was held: what happened, what was heard of it, and how it ended."""

    events: list
    spoken: list
    ending: object
    notes: Notes


class Person:
    """Answers the pages whose lead or title holds some words, each entry's keys in turn, so many seconds after they
    come; and presses one key at a rep of a drill. Whoever waits for a person otherwise gets Enter.
    """

    def __init__(self, answers=None, at_rep=None, after=4.0, waits=False):
        self.answers = {words: list(keys) for words, keys in (answers or {}).items()}
        self.at_rep = at_rep
        self.after = after
        self.waits = waits

    def __call__(self, frame):
        if isinstance(frame, TimedFrame):
            here = (frame.header.number, frame.phase, frame.rep)
            if self.at_rep and here == self.at_rep[:3]:
                self.at_rep, key = None, self.at_rep[3]
                return 0.5, key
            return None
        said = f"{frame.lead} {frame.title}"
        keys = next((keys for words, keys in self.answers.items() if words in said and keys), None)
        if keys:  # once the question is heard
            heard = speech_time.seconds(
                ". ".join([frame.lead, *frame.lines, *(f"{each.key}, {each.label}" for each in frame.choices)])
            )
            return heard + self.after, keys.pop(0)
        if self.waits and frame.kind != "guide":
            return self.after, "y" if frame.kind == "check" else "enter"
        return None


def held(owned=EVERYTHING, past=None, mode=ALONE, answering=None, course=COURSE, **options):
    """A session held in fake time."""
    past = past or Past(DAY)
    person = PersonToday(course, owned, past)
    plan = today(course, owned, past, **options)
    stage, _, notebook = interface(answer=answering)
    notes = Notes()
    ending = Session(stage, plan, of_plan(plan, person), notes, person, mode).run()
    return Heard(notebook.events, transcript(notebook.events), ending, notes)


def after_introduction(owned=EVERYTHING, answer="yes", days=2, sessions=1):
    """The past of who was led through the whole introduction, so many days ago, and gave this answer to all."""
    day = DAY - timedelta(days=days)
    drills = {}
    for drill in COURSE.drills:
        fit = drill.with_kit(owned)
        if fit and not fit.bridge:
            drills[fit.id] = DrillPast(
                judged=((day, answer),) if answer else (),
                last_day=day,
                blocks=frozenset(block.name for block in fit.work),
            )
    return Past(DAY, drills, sessions=sessions)


PAIN_THAT_GOES_ON = {
    "How much": ["2"],
    "true right now": ["6"],
    "is one of these true?": ["4"],
    "gently": ["enter"],
    "Did the pain rise": ["x"],
}
PAIN_THAT_RISES = PAIN_THAT_GOES_ON | {"Did the pain rise": ["y"], "Stop here": ["enter"]}
PAIN_THAT_ENDS = {"How much": ["5"], "true right now": ["6"], "is one of these true?": ["4"], "Stop here": ["enter"]}
SLIP = {"What went wrong": ["1"], "Where did you feel": ["1"], "Did your seat": ["x", "y"]}
ROUNDS = {
    "What went wrong": ["4", "4"],
    "Where did you feel": ["1", "1"],
    "Did the stick": ["y"],
    "Was it your seat": ["x", "x", "y"],
}
LOW_BACK = {
    "What went wrong": ["1", "1"],
    "Where did you feel": ["2", "2"],
    "Did your seat": ["y"],
    "Was it your seat": ["x", "x"],
}


def sessions():
    """Every session that is to be doable with eyes shut, by name."""
    remote = {"mode": WITH_REMOTE}
    wall, band, bar = ({"only": [name]} for name in ("wall-hinge", "band-pull-through", "landmine-hinge"))
    yield "introduction, all kit, no keys", held()
    yield "introduction, all kit, with a remote that nobody presses", held(**remote)
    yield "introduction, a wall alone, no keys", held(WALL_ALONE)
    yield "a later day, all kit, no keys", held(past=after_introduction())
    yield "a later day, a wall alone, no keys", held(WALL_ALONE, after_introduction(WALL_ALONE))
    yield "a later day, nothing answered before, no keys", held(past=after_introduction(answer=None))
    yield "a failed check and its mend, wall hinge", held(answering=Person(SLIP), **remote, **wall)
    yield "two failed checks and the step back, band", held(answering=Person(ROUNDS), **remote, **band)
    yield "felt twice in the low back, band", held(answering=Person(LOW_BACK), **remote, **band)
    hurts = Person(PAIN_THAT_GOES_ON, ("4", "lower", 4, "o"))
    yield "pain in a loaded set, goes on", held(answering=hurts, **remote, **band)
    hurts = Person(PAIN_THAT_RISES, ("4", "lower", 4, "o"))
    yield "pain in a loaded set, rises in the eased one", held(answering=hurts, **remote, **band)
    hurts = Person(PAIN_THAT_ENDS, ("5", "rise", 3, "o"))
    yield "pain in a loaded set, ends the session", held(answering=hurts, **remote, **bar)
    for item in ("plate", "kettlebell", "light-kettlebell", "backpack"):
        past = Past(DAY, {"behind-the-head-hinge": DrillPast(judged=((DAY - timedelta(days=3), "yes"),))}, sessions=2)
        yield f"behind the head with a {item}", held(frozenset({item}), past, only=["behind-the-head-hinge"])
    for item in ("door-tube", "none"):
        yield f"pull-through with {item}", held(frozenset({item} - {"none"}), **band)
    for item in ("kettlebell", "backpack"):
        yield f"landmine hinge with a {item}", held(frozenset({item}), **bar)
    for kit in (("kettlebell",), ("barbell", "blocks"), ("barbell",)):
        yield f"first deadlift with {' and '.join(kit)}", held(frozenset(kit), only=["first-deadlift"])


def as_text(heard):
    """One line for each thing said: when, and for how long nothing is said after it where that is over 3 seconds."""
    lines = []
    for here, following in zip(heard.spoken, [*heard.spoken[1:], None], strict=True):
        quiet = following.start - here.end if following else 0.0
        pause = f"   ({quiet:.0f} s to do it)" if quiet > 3 else ""
        cut = "   (CUT OFF)" if here.cut else ""
        lines.append(f"{int(here.start) // 60:02}:{here.start % 60:04.1f}  {here.text}{cut}{pause}")
    return "\n".join([*lines, f"{heard.ending.seconds / 60:.1f} minutes in all", ""])


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, heard in sessions():
        (folder / f"{name.replace(',', '').replace(' ', '-')}.txt").write_text(as_text(heard), encoding="utf-8")
        print(f"{heard.ending.seconds / 60:5.1f} min  {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
