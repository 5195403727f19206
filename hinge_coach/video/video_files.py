"""What may lie at a path in place of a photo or a film, and where a drawn one goes: each mistake one sentence."""

import stat
from collections.abc import Iterable
from pathlib import Path

from hinge_coach.errors import CoachError
from hinge_coach.reading.clean_text import shown
from hinge_coach.writing.whole_file import must_be_free

PHOTOS, FILMS = (".jpg", ".jpeg", ".png"), (".mp4", ".webm", ".avi")
_TROUBLES = {
    "unreadable": "{} can't be read as a photo or film: check that it opens elsewhere, or save it as MP4 or JPEG.",
    "too-large": "The pictures of {} are too large: save it smaller.",
    "too-small": "The pictures of {} are too small to see anybody: use the original film from the camera.",
    "no-model": "The pose model can't be loaded: delete it and use `hinge-coach look --get-model`.",
    "no-library": "The camera libraries can't be loaded: pip install --force-reinstall 'hinge-coach[camera]'.",
    "not-written": "The drawing of {} can't be written: check the folder and the disk, or choose another ending.",
    "no-camera": "No camera answers at number {}: check that it is plugged in and that no other program uses it.",
    "silent": "{} can't be read: it gave no picture for a minute; save it as MP4 or JPEG.",
}
_HEIC = (b"heic", b"heix", b"mif1", b"msf1", b"avif")


def must_be_film(path: Path) -> None:
    """Raises CoachError where no photo or film can be at this path."""
    name = shown(path)
    try:
        str(path).encode("utf-8")  # what decodes films takes no other names
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise CoachError(f"{name} is a folder: name a photo or a film in it.")
        if not stat.S_ISREG(status.st_mode):
            raise CoachError(f"{name} is not a regular file: save the film first.")
        if not status.st_size:
            raise CoachError(f"{name} is empty: copy it again.")
        with path.open("rb") as file:
            start = file.read(12)
    except FileNotFoundError:
        raise CoachError(f"There is no file {name}: check the name.") from None
    except PermissionError:
        raise CoachError(f"{name} has no read permission: allow it with chmod u+r.") from None
    except ValueError:
        raise CoachError(f"{name} has a name that can't be used: rename it.") from None
    except OSError as error:
        raise CoachError(f"{name} can't be read ({error.strerror}): check the disk, or copy it again.") from None
    if start[4:8] == b"ftyp" and start[8:12] in _HEIC:
        raise CoachError(f"{name} is a HEIC or AVIF photo, which can't be read here: save it as JPEG.")


def partial(out: Path) -> Path:
    """Where a drawing lies until it is whole."""
    return out.with_name(f".{out.stem}.partial{out.suffix}")


def trouble(word: str, path: Path) -> CoachError:
    """What the eye's word means."""
    return CoachError(_TROUBLES.get(word, _TROUBLES["unreadable"]).format(shown(path)))


def crashed(path: Path) -> CoachError:
    """The child process that decodes films ended without a message."""
    return CoachError(f"The film decoder failed at {shown(path)}: save it again, as MP4 or JPEG.")


def places(out: Path, paths: Iterable[Path]) -> dict[Path, Path]:
    """Where each file's drawing goes: `out`, or where that is a folder, a name of its own in it. Raises CoachError."""
    paths = list(paths)
    if out.is_dir():
        found = {path: out / f"{path.stem}-seen{path.suffix if _ending(path) else '.mp4'}" for path in paths}
    elif len(paths) > 1:
        raise CoachError(f"{shown(out)} is not a folder: several drawings need one.")
    else:
        found = {path: out for path in paths}
    for place in found.values():
        must_be_free(place)
        if not _ending(place):
            raise CoachError(
                f"{shown(place)} has an ending that can't be written: end it in {', '.join(FILMS + PHOTOS)}."
            )
    return found


def _ending(path: Path) -> bool:
    return path.suffix.lower() in PHOTOS + FILMS
