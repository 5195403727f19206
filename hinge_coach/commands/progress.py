"""`hinge-coach progress`: what is learned, what is next and why, and twelve weeks of practice."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from hinge_coach.commands.shared import personal
from hinge_coach.commands.shared.json_data import print_json
from hinge_coach.commands.shared.progress_data import as_data, review
from hinge_coach.history.read import read_history


def progress(folder: Path | None, as_json: bool) -> None:
    """Print what is learned, what is next and why, and twelve weeks of practice.

    Raises CoachError where a drill file is wrong or the history can't be read.
    """

    course = personal.course(folder)
    owned = personal.owned(course)
    with read_history() as archive:
        at_hand = frozenset(course.items) if owned is None else owned
        seen = review(course, at_hand, archive)
    if as_json:
        print_json(as_data(seen))
        return
    from hinge_coach.pages.parts.console import print_page
    from hinge_coach.pages.progress_page import progress_page

    print_page(partial(progress_page, seen))
