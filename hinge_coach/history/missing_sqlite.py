"""SQLite, which a Python may have been built without: then every history answers with one sentence that says so."""

from typing import TYPE_CHECKING, Any

from hinge_coach.errors import CoachError

_LACKING = (
    "This Python lacks the module sqlite3, so nothing can be saved or shown; run hinge-coach with a Python that has it."
)

if TYPE_CHECKING:
    import sqlite3 as sqlite3
else:
    try:
        import sqlite3
    except ImportError:

        class sqlite3:
            """In its place: what is named where nothing is opened."""

            Connection = Any

            class Error(Exception): ...

            class DatabaseError(Error): ...

            class OperationalError(DatabaseError): ...

            @staticmethod
            def connect(*_: Any, **__: Any) -> None:
                raise CoachError(_LACKING)


def require() -> None:
    """Raise CoachError where this Python has no SQLite."""
    if not hasattr(sqlite3, "sqlite_version"):
        raise CoachError(_LACKING)
