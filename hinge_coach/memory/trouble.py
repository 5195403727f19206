"""What can go wrong with the history's file, in one sentence each: what is the matter, and what mends it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hinge_coach.course.text import clean, shown
from hinge_coach.errors import CoachError


class HistoryError(CoachError):
    """The history can't be read or written just now. The text is one sentence with the mend."""


class NewerHistoryError(HistoryError):
    """The history was written by a later hinge-coach. It is left as it is."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Your history ({shown(path)}) was written by a newer hinge-coach and is left as it is; "
            "update hinge-coach to go on with it."
        )


class BrokenHistoryError(HistoryError):
    """The file is no history, or one that can't be read any more."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"Your history ({shown(path)}) can't be read ({clean(why)}); "
            "move it away, and hinge-coach start begins a new one."
        )


# A part of what SQLite says, and what that means to a person, where {} is the history's file.
_BUSY = "Another program is using your history ({}); your sets are kept as soon as it lets go."
_WORDS = (
    ("is locked", _BUSY),
    ("locking", _BUSY),
    ("is full", "The disk is full, so your history ({}) waits; free some space, and it goes on with the next set."),
    ("disk I/O", "The disk takes no more of your history ({}); free some space, and it goes on with the next set."),
    ("readonly", "Your history ({}) is read-only; allow writing there, or set HINGE_COACH_HOME to a folder of yours."),
    ("unable to open", "Your history ({}) can't be opened; allow writing in its folder, or set HINGE_COACH_HOME."),
)
_TORN = ("no such", "already exists", "decode to UTF-8")  # a table is missing or strange, a text is none


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Whatever goes wrong with the file at `path`, as a `HistoryError` that a person understands."""
    try:
        yield
    except OSError as error:
        why = error.strerror or "it can't be read"
        raise HistoryError(f"Your history ({shown(path)}) can't be used ({why}); set HINGE_COACH_HOME.") from error
    except sqlite3.Error as error:
        said = str(error)
        # The bare DatabaseError is SQLite's word for a file that is malformed, or none of its own.
        if type(error) is sqlite3.DatabaseError or any(sign in said for sign in _TORN):
            raise BrokenHistoryError(path, said) from error
        words = next((words for sign, words in _WORDS if sign in said), None)
        raise HistoryError(words.format(shown(path))) if words else _strange(path, said) from error
    except UnicodeDecodeError as error:  # a torn text, even one of SQLite's own about the torn file
        raise BrokenHistoryError(path, "its text is damaged") from error
    except (ValueError, TypeError, OverflowError) as error:  # a row that somebody has edited
        raise _strange(path, str(error)) from error


def _strange(path: Path, why: str) -> HistoryError:
    return HistoryError(
        f"Your history ({shown(path)}) holds something unreadable ({clean(why)}); move the file away to begin anew."
    )
