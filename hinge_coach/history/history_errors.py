"""What can go wrong with the history's file, in one sentence each: what is the matter, and what mends it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hinge_coach.errors import CoachError
from hinge_coach.history.lock_file import HeldError
from hinge_coach.history.missing_sqlite import sqlite3
from hinge_coach.history.sqlite_failure_cause import Cause, cause_of, cause_of_the_system
from hinge_coach.reading.clean_text import clean, shown


class HistoryError(CoachError):
    """The history can't be read or written just now. The text is one sentence that says what to do."""


class NewerHistoryError(HistoryError):
    """The history was written by a later hinge-coach. It is left as it is."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Your history ({shown(path)}) was written by a newer hinge-coach and was not changed; "
            "update hinge-coach to use it."
        )


class BrokenHistoryError(HistoryError):
    """The file is no history, or one that can't be read any more."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"Your history ({shown(path)}) can't be read ({clean(why)}); "
            "move it away, and hinge-coach start begins a new one."
        )


_WORDS = {
    Cause.BUSY: "Another program is using your history ({}); your sets are saved as soon as it ends.",
    Cause.FULL: "The disk is full, so your history ({}) waits; free some space, and it goes on with the next set.",
    Cause.READ_ONLY: "Your history ({}) can't be written; allow that, or set HINGE_COACH_HOME to a folder of yours.",
    Cause.CLOSED: "Your history ({}) can't be opened; allow that, or set HINGE_COACH_HOME to a folder of yours.",
    Cause.NO_LOCKS: "Your history ({}) can't be locked on its disk; set HINGE_COACH_HOME to a disk of this computer.",
    Cause.FAILING: "The disk of your history ({}) has an error; check it, or set HINGE_COACH_HOME to another disk.",
}


@contextmanager
def in_words(path: Path, let_go: Callable[[], None]) -> Iterator[None]:
    """Whatever goes wrong with the file at `path`, as a `HistoryError` that a person understands.

    `let_go` closes the file, as finding out the cause may ask for.
    """
    try:
        yield
    except HeldError as error:
        raise _told(Cause.BUSY, path) from error
    except PermissionError as error:
        raise _told(Cause.CLOSED, path) from error
    except OSError as error:
        raise _told(cause_of_the_system(error), path, error.strerror) from error
    except sqlite3.Error as error:
        raise _told(cause_of(error, path, let_go), path, str(error)) from error
    except UnicodeDecodeError as error:  # a torn text, even one of SQLite's own about the torn file
        raise BrokenHistoryError(path, "its text is damaged") from error
    except (ValueError, TypeError, OverflowError) as error:  # a row that somebody has edited
        raise _told(Cause.STRANGE, path, str(error)) from error


def _told(cause: Cause | None, path: Path, why: str | None = None) -> HistoryError:
    """The cause in words; `why` is what was said, for where that is all that is known."""
    name, said = shown(path), clean(why or "no reason is given")
    if cause is None:
        return HistoryError(f"Your history ({name}) can't be used ({said}); set HINGE_COACH_HOME.")
    if cause is Cause.DAMAGED:
        return BrokenHistoryError(path, said)
    if cause is Cause.STRANGE:
        return HistoryError(
            f"Your history ({name}) holds something unreadable ({said}); move the file away to begin a new one."
        )
    return HistoryError(_WORDS[cause].replace("{}", name, 1))
