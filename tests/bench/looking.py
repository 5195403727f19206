"""How fast a film of 720 lines is looked at, and whether that takes more memory the longer the film is.

It takes the extra `camera`, the pose model that HINGE_COACH_LOOK_MODEL names, and the clip beside it, from which the
films are made. Where one is lacking nothing is measured.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from table import Row, at_most, ms
from workshop import Workshop

from hinge_coach.video.seeing_libraries import lacking

MODEL = os.environ.get("HINGE_COACH_LOOK_MODEL", "")
LIVE = 33.3  # milliseconds a picture that a camera leaves
NONE = float("nan")


def measure(shop: Workshop) -> list[Row]:
    clip = clip_to_look_at()
    speed, grown = (_speed(shop, clip), _grown(shop, clip)) if clip else (NONE, NONE)
    return [
        at_most(
            "`look` at a film of 1280×720: one picture",
            ms(speed) if clip else "no extra, model or clip",
            "30 pictures a second leave 33.3 ms",
            speed * 1000,
            LIVE,
            " ms",
            "the pose model itself, on this many cores; a smaller one is less exact.",
        ),
        at_most(
            "`look`: memory gained from the first to the last minute of ten",
            f"{grown:.1f} MB" if clip else "no extra, model or clip",
            "the film's own landmarks, 400 B a picture",
            grown,
            20.0,
            " MB",
            "the landmarks that are kept until the verdict.",
        ),
    ]


def clip_to_look_at() -> Path | None:
    """The clip beside the model; None where extra, model or clip is lacking."""
    return next(Path(MODEL).parent.glob("clips/*.mp4"), None) if MODEL and not lacking() else None


def _speed(shop: Workshop, clip: Path) -> float:
    """Seconds a picture, start and verdict included."""
    film = shop.home("looking") / "film.mp4"
    made_film(clip, film, (1280, 720), 30.0, shop.few(600, 150))
    began = time.monotonic()
    done = subprocess.run(_command(film), capture_output=True, text=True, check=False)
    return (time.monotonic() - began) / json.loads(done.stdout)["pictures"]


def _grown(shop: Workshop, clip: Path) -> float:
    """Megabytes that both processes gain in the last nine of ten minutes, of a film with 12 pictures a second."""
    film = shop.home("long") / "film.mp4"
    count = 12 * shop.few(600, 60)
    made_film(clip, film, (426, 240), 12.0, count)
    running = subprocess.Popen(_command(film), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found = [size for size in sizes(running) if size]
    return found[-2] - found[len(found) // 10 + 1] if len(found) > 3 else NONE


def sizes(running: "subprocess.Popen[bytes]") -> Iterator[float]:
    """Megabytes of a process and its children, every second while it runs."""
    while running.poll() is None:
        yield sum(map(_resident, [running.pid, *_children(running.pid)])) / 1e6
        time.sleep(1.0)


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _command(film: Path) -> list[str]:
    return [sys.executable, "-m", "hinge_coach", "look", str(film), "--json", "--model", MODEL]


def made_film(clip: Path, film: Path, size: tuple[int, int], rate: float, count: int) -> None:
    """A film of so many pictures, the clip's over and over, each in the middle of a picture of this size."""
    import cv2

    pictures = []
    capture = cv2.VideoCapture(str(clip))
    while len(pictures) < min(count, 400) and (read := capture.read())[0]:
        pictures.append(_framed(cv2, read[1], size))
    writer = cv2.VideoWriter(str(film), cv2.VideoWriter.fourcc(*"mp4v"), rate, size)
    for number in range(count):
        writer.write(pictures[number % len(pictures)])
    writer.release()


def _framed(cv2, picture, size):
    wide, high = size
    across = picture.shape[1] * high // picture.shape[0]
    small = cv2.resize(picture, (across, high), interpolation=cv2.INTER_AREA)
    left = (wide - across) // 2
    return cv2.copyMakeBorder(small, 0, 0, left, wide - across - left, cv2.BORDER_REPLICATE)
