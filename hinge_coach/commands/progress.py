"""`hinge-coach progress`: what is learned, what is next and why, and twelve weeks of practice."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from hinge_coach.commands.shared import own_course
from hinge_coach.commands.shared.progress_data import as_data, review
from hinge_coach.history.history_reader import read_history
from hinge_coach.printed.parts.json_output import print_json


def progress(folder: Path | None, as_json: bool) -> None:
    """Print what is learned, what is next and why, and twelve weeks of practice.

    Raises CoachError where a drill file is wrong or the history can't be read.
    """
    course = own_course.course(folder)
    owned = own_course.owned(course)
    with read_history() as archive:
        at_hand = frozenset(course.items) if owned is None else owned
        seen = review(course, at_hand, archive)
    if as_json:
        print_json(as_data(seen))
        return
    from hinge_coach.printed.parts.console import plain_pages, print_page
    from hinge_coach.printed.progress_report import progress_page

    print_page(partial(progress_page, seen, plain=plain_pages()))
