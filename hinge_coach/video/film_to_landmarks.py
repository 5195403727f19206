"""The program that sees. It runs as a process of its own: a decoder that crashes takes only that with it.

`python -m hinge_coach.video.film_to_landmarks` and

    look FILE MODEL LIMIT   lines of landmarks on stdout (`look.landmarks`)
    watch SOURCE MODEL      the same of a camera (its number) or of a film at its own rate, until stdin closes
    draw FILE OUT           lines of `look.verdict.drawn_marks` from stdin, drawn over FILE

A line {"trouble": word} says why there is no more; {"end": …} that all was seen. Nothing here touches a network.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hinge_coach.video.drawing_over_film import draw
from hinge_coach.video.pictures import ENVIRONMENT, Camera, Film, read_photo
from hinge_coach.video.pose_watcher import PoseWatcher
from hinge_coach.video.seeing_libraries import Trouble, library


def main(arguments: list[str]) -> int:
    """Do what the arguments say; 0 where that went well."""
    os.environ |= ENVIRONMENT
    try:
        if arguments[0] == "look":
            for line in looked(arguments[1], arguments[2], float(arguments[3])):
                _tell(line)
        elif arguments[0] == "watch":
            _end_with_stdin()
            for line in watched(arguments[1], arguments[2]):
                _tell(line)
        else:
            for seconds in draw(arguments[1], Path(arguments[2]), [json.loads(line) for line in sys.stdin]):
                _tell({"t": round(seconds, 2)})
            _tell({"end": True})
    except Trouble as trouble:
        _tell({"trouble": str(trouble)})
        return 1
    except BrokenPipeError:
        return 1
    return 0


def _tell(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line, separators=(",", ":")) + "\n")
    sys.stdout.flush()


def looked(path: str, model: str, limit: float) -> Iterator[dict[str, Any]]:
    """The head line of a film or a photo, a line for each picture, and the end; at most `limit` seconds of it."""
    cv2 = library("cv2")
    if (photo := read_photo(cv2, path)) is not None:
        height, width = photo.shape[:2]
        yield {"width": width, "height": height, "photo": True}
        yield {"t": 0.0, **PoseWatcher(cv2, model, photo=True).see(photo, 0.0)}
        yield {"end": True}
        return
    film = Film(cv2, path)
    yield {"width": film.width, "height": film.height, "fps": film.rate, "seconds": film.seconds}
    watcher, count = PoseWatcher(cv2, model), 0
    for seconds, picture in film.pictures(film.step):
        if seconds > limit:
            yield {"end": True, "left": True}
            return
        count += 1
        yield {"t": round(seconds, 3), **watcher.see(picture, seconds)}
    missing = film.count - count * film.step
    if not count or (count == 1 and missing > film.step):
        raise Trouble("unreadable")
    yield {"end": True, "broken": missing > max(2 * film.step, 0.1 * film.count)}


def watched(source: str, model: str) -> Iterator[dict[str, Any]]:
    """The head line of a camera, and a line for each of its pictures, as it comes; `t` is on the monotonic clock.

    A film in its place goes at its own rate, and is over at its end, as a camera is that is unplugged.
    """
    cv2 = library("cv2")
    camera = Camera(cv2, int(source)) if source.isdecimal() else Film(cv2, source)
    watcher = PoseWatcher(cv2, model)
    yield {"width": camera.width, "height": camera.height, "fps": camera.rate}
    pictures = camera.live() if isinstance(camera, Camera) else _at_its_rate(camera)
    for picture in pictures:
        now = time.monotonic()
        yield {"t": round(now, 3), **watcher.see(picture, now)}
    if isinstance(camera, Camera):
        raise Trouble("unplugged")
    yield {"end": True}


def _at_its_rate(film: Film) -> Iterator[Any]:
    """The pictures of a film when their time has come; those that come too late are passed over."""
    began = time.monotonic()
    for seconds, picture in film.pictures(film.step):
        early = began + seconds - time.monotonic()
        if early > 0:
            time.sleep(early)  # nothing else is waited for: that stdin closes is another thread's to hear
        if early > -film.step / film.rate:
            yield picture


def _end_with_stdin() -> None:
    """End when whoever started us is gone, however that was, also where a camera hangs."""
    from threading import Thread

    def end() -> None:
        sys.stdin.buffer.read()
        os._exit(0)

    Thread(target=end, daemon=True).start()


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)  # the libraries' own way out takes its time, and complains
