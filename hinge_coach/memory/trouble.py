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
            f"The history in {shown(path)} was written by a newer hinge-coach and is left as it is; "
            "update hinge-coach to read it and to add to it."
        )


class BrokenHistoryError(HistoryError):
    """The file is no history, or one that can't be read any more."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"The history in {shown(path)} can't be read ({clean(why)}); "
            "hinge-coach start sets it aside, unchanged, and begins a new one."
        )


# A part of what SQLite says, and what a person can do about it.
_WORDS = (
    ("lock", "is in use by another program; what is not kept yet is kept as soon as that one is done"),
    ("full", "can't grow because the disk is full; free some space, and it goes on with the next set"),
    ("disk I/O", "can't be written because the disk refuses; free some space there, and it goes on with the next set"),
    ("readonly", "can't be written because its folder is read-only; allow writing there or set HINGE_COACH_HOME"),
    ("unable to open", "can't be opened; allow reading and writing in its folder or set HINGE_COACH_HOME"),
)


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Whatever goes wrong with the file at `path`, as a `HistoryError` that a person understands."""
    try:
        yield
    except OSError as error:
        why = error.strerror or "it can't be read"
        raise HistoryError(f"The history in {shown(path)} can't be used ({why}); set that right first.") from error
    except sqlite3.Error as error:
        said = str(error)
        words = next((words for sign, words in _WORDS if sign in said), None)
        if words is not None:
            raise HistoryError(f"The history in {shown(path)} {words}.") from error
        # The bare DatabaseError is SQLite's word for a file that is malformed, or none of its own.
        if type(error) is sqlite3.DatabaseError or "no such" in said or "already exists" in said:
            raise BrokenHistoryError(path, said) from error
        raise _unreadable(path, said) from error
    except (ValueError, TypeError, OverflowError) as error:  # what rows that were tampered with can raise
        raise _unreadable(path, str(error)) from error


def _unreadable(path: Path, why: str) -> HistoryError:
    return HistoryError(
        f"The history in {shown(path)} holds something unreadable ({clean(why)}); move the file away to begin anew."
    )
