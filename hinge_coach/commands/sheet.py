"""`hinge-coach sheet`: today on one page, to take along."""

import sys
from pathlib import Path
from typing import NamedTuple

from hinge_coach.coach.plan.agenda import of_plan
from hinge_coach.commands.shared import own_course
from hinge_coach.commands.shared.drill_states_from_history import past_so_far
from hinge_coach.commands.shared.session_options import SessionOptions, asked_for, how_long
from hinge_coach.errors import CoachError
from hinge_coach.reading.clean_text import shown
from hinge_coach.sheet.sheet_page import sheet_page
from hinge_coach.terminal.signals import interruptible
from hinge_coach.writing.whole_file import must_be_free, new_file

STDOUT = Path("-")
ENDINGS = (".html", ".htm")
_MEND = "choose another name, or write over it with --force"


class SheetOptions(NamedTuple):
    """What was asked for on the command line: `today` is what `start` would take."""

    file: Path
    today: SessionOptions
    opens: bool = False
    force: bool = False


def sheet(options: SheetOptions) -> None:
    """Write the page of today to the file, or to stdout for `-`.

    Raises CoachError where drills or kit are asked for that there are not, or the file can't be made.
    """
    path = options.file
    if path == STDOUT:
        print(_page(options.today), end="")
        return
    if path.suffix.lower() not in ENDINGS:
        raise CoachError(f"{shown(path)} is no name for a web page: end it in {ENDINGS[0]}.")
    must_be_free(path, over=options.force, mend=_MEND)  # before anything else is told
    page = _page(options.today)
    with interruptible(), new_file(path, over=options.force, mend=_MEND) as place:
        place.write_text(page, encoding="ascii")
    print(f"{shown(path)} holds today's session: open it on a phone or a computer, or print it.")
    if options.opens:
        sys.stdout.flush()
        _open(path)


def _page(options: SessionOptions) -> str:
    settings = options.over(own_course.settings())
    today, owned = asked_for(options, settings)
    if owned is None:
        own_course.tell(own_course.KIT_ASSUMED)
    person = today.person(owned, past_so_far())
    plan = today.plan(person)
    return sheet_page(plan, person, how_long(plan, of_plan(plan, person), person))


def _open(path: Path) -> None:
    import webbrowser

    if not webbrowser.open(path.absolute().as_uri()):
        raise CoachError(f"No browser could be started: open {shown(path)} yourself.")
