"""What a printing command prints, for tests: a kit and a history told in a few words, and pages as text."""

import io
import os
from contextlib import redirect_stdout
from datetime import datetime, timedelta, timezone
from unittest.mock import patch

from hinge_coach.coach.practice_record import Answer, Measured, SetDone
from hinge_coach.course.file.course_folder import read_course
from hinge_coach.history.session_writer import open_history
from hinge_coach.printed.parts.console import print_page

ZONE = timezone(timedelta(hours=2))
COURSE = {drill.id: drill for drill in read_course().drills}


def keep_kit(home, *items):
    home.mkdir(exist_ok=True)
    (home / "config.yaml").write_text(f"kit: [{', '.join(items) or 'none'}]\n", encoding="utf-8")


def practise(home, day, drill="wall-hinge", answer=None, fault=None, measured=None, done=None, **more):
    """One set of a drill's first block on a day, at six in the evening two hours east of UTC."""
    block = COURSE[drill].work[0]
    history = open_history(home, clock=lambda: datetime(day.year, day.month, day.day, 18, 30, tzinfo=ZONE))
    side = block.sides[0]
    said = {"cue": COURSE[drill].cues[0].say} | more
    amount = block.target if done is None else done
    assert history.set_done(SetDone(drill, block.name, 1, side, block.target, amount, block.unit, **said))
    if answer:
        assert history.answered(Answer(drill, answer, first=True, cue=said["cue"], fault=fault))
    if measured is not None:
        assert history.measured(Measured(drill, measured))
    history.close()


def text(page, columns=80, encoding="utf-8"):
    """A page as a pipe of this encoding gets it: `page` lays it out in so many columns."""
    out = io.TextIOWrapper(io.BytesIO(), encoding)
    with redirect_stdout(out), patch.dict(os.environ, COLUMNS=str(columns)):
        print_page(page)
    out.flush()
    return out.buffer.getvalue().decode(encoding)
