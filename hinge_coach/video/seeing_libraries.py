"""The libraries of the extra: which are lacking, how they are loaded, and what keeps them from seeing.

They are loaded by the program that sees alone (`film_to_landmarks`), never by a session.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

TROUBLES = ("unreadable", "too-large", "too-small", "no-model", "no-library", "not-written", "no-camera", "unplugged")


class Trouble(Exception):
    """There is no more to see; the text is one of TROUBLES."""


def lacking() -> list[str]:
    """The libraries of the extra that are not installed."""
    return [name for name in ("mediapipe", "cv2") if find_spec(name) is None]


def library(name: str) -> Any:
    """The library of this name. Raises Trouble where it can't be loaded."""
    try:
        return import_module(name)
    except Exception as error:  # a library that lacks a library of the system raises what it likes
        raise Trouble("no-library") from error
