"""`hinge-coach history`: every completed set."""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Callable, Iterable
from datetime import date

from hinge_coach.commands.shared import own_course
from hinge_coach.commands.shared.drill_states_from_history import has_history
from hinge_coach.history.history_reader import read_history
from hinge_coach.history.practice_statistics import StoredSet
from hinge_coach.printed.parts.json_output import print_array

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of a formula


def history(as_json: bool, as_csv: bool, since: date | None) -> None:
    """Print every completed set from the day `since` on, oldest first, one at a time however many there are.

    Raises HistoryError, at any of them.
    """
    with read_history() as archive:
        sets = archive.sets(since)
        if as_json:
            print_array(each._asdict() for each in sets)
        elif as_csv:
            _print_csv(sets)
        else:
            _print_table(sets, since)


def _print_csv(sets: Iterable[StoredSet]) -> None:
    """CSV as of RFC 4180, with a head. Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    table = csv.writer(
        sys.stdout, lineterminator="\r\n" if os.linesep == "\n" else "\n"
    )  # Windows adds the \r by itself
    table.writerow(StoredSet._fields)
    for each in sets:
        # An offset such as +02:00 would be reckoned with, too.
        row = each._replace(offset=f"UTC{each.offset}")
        table.writerow(f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value for value in row)


def _print_table(sets: Iterable[StoredSet], since: date | None) -> None:
    from hinge_coach.printed.history_table import history_page
    from hinge_coach.printed.parts.console import print_parts

    names = {drill.id: drill.name for drill in own_course.course().drills}
    print_parts(lambda columns: history_page(sets, names, columns, since))


_LEFT = "All is deleted; another program still reads your history, and the last traces leave the disk when it ends."


def delete_all(confirm: Callable[[str], bool]) -> None:
    """Delete everything that is kept, once `confirm` has answered yes to the question. Raises HistoryError."""
    if not has_history():
        print("Nothing is saved yet, so there is nothing to delete.")
        return
    with read_history() as archive:
        sets = archive.count()
        them, many = ("it", "") if sets == 1 else ("them", "s")
        question = (
            f"This deletes {sets} completed set{many} and all that is saved with {them}, permanently. Delete {them}?"
        )
        if not confirm(question):
            print("Nothing was deleted.")
            return
        gone = archive.delete_all()
    print("All is deleted." if gone else _LEFT)
