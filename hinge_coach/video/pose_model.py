"""The pose model: where it is, whether it is one, and how it is fetched, whole or not at all."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from hinge_coach.errors import CoachError
from hinge_coach.reading.clean_text import shown

if TYPE_CHECKING:
    from http.client import HTTPResponse

NAME = "pose_landmarker_full.task"
# Its maker's own address. It is Apache-2.0, and no part of a package.
ADDRESS = f"https://storage.googleapis.com/mediapipe-models/pose_landmarker/pose_landmarker_full/float16/latest/{NAME}"
FETCH = "`hinge-coach look --get-model` downloads it (9 MB)"
_PART = 1 << 16  # bytes that are read at a time
_MOST = 1 << 28  # bytes: no such model is larger
_SILENCE = 30.0  # seconds without a byte

Told = Callable[[float], None]  # is told the share that is done, 0 to 1


def usable(path: Path) -> Path:
    """The model's path where it is one. Raises CoachError."""
    try:
        is_one = zipfile.is_zipfile(path)
        there = path.exists()
    except (OSError, ValueError):
        is_one = there = False
    if not there:
        raise CoachError(f"There is no pose model at {shown(path)}: {FETCH}.")
    if not is_one:
        raise CoachError(f"{shown(path)} is not a pose model: {FETCH}.")
    return path


def fetch(address: str, path: Path, told: Told) -> None:
    """Fetch the model from `address` to `path`, which is there only when it is whole. Raises CoachError."""
    from http.client import HTTPException
    from urllib.request import urlopen

    partial = path.with_name(f".{path.name}.partial")
    try:
        with urlopen(address, timeout=_SILENCE) as answer:
            _save(answer, partial, told)
        if not _is_whole(partial):
            raise CoachError(f"The file from {address} is not a pose model: try again, or name one with --model.")
        partial.replace(path)
    except HTTPException as error:
        raise CoachError(f"The download from {address} stopped ({type(error).__name__}): try again.") from None
    except TimeoutError:
        raise CoachError(f"{address} does not answer: check the network, and try again.") from None
    except OSError as error:
        raise CoachError(_said(address, path, error)) from None
    finally:
        partial.unlink(missing_ok=True)


def _save(answer: "HTTPResponse", partial: Path, told: Told) -> None:
    """Everything that is sent; IncompleteRead where it is less than was promised."""
    from http.client import IncompleteRead

    promised = int(answer.headers.get("Content-Length") or 0)
    done = 0
    with partial.open("wb") as file:
        while part := answer.read(_PART):
            file.write(part)
            done += len(part)
            if done > _MOST:
                raise CoachError(f"The file at {answer.url} is too large for a pose model: name one with --model.")
            if promised:
                told(min(1.0, done / promised))
    if promised and done < promised:
        raise IncompleteRead(b"", promised - done)


def _is_whole(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.testzip() is None
    except zipfile.BadZipFile:
        return False


def _said(address: str, path: Path, error: OSError) -> str:
    from urllib.error import HTTPError, URLError

    if isinstance(error, HTTPError):
        return f"{address} says {error.code} {error.reason}: try again later, or name a model with --model."
    if isinstance(error, URLError):
        return f"{address} can't be reached ({error.reason}): check the network, and try again."
    return f"{shown(path)} can't be written ({error.strerror or error}): check the folder and the disk."
