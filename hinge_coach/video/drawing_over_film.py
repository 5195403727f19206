"""Marks (`look.verdict.drawn_marks`) drawn over each picture of a film, or over a photo."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hinge_coach.video import video_files
from hinge_coach.video.pictures import Film, read_photo
from hinge_coach.video.seeing_libraries import Trouble, library

# Colours of the marks by their role, as blue, green and red.
_COLOURS = {"near": (80, 220, 255), "far": (150, 150, 150), "words": (255, 255, 255), "wrong": (60, 110, 255)}


def draw(path: str, out: Path, marks: list[dict[str, Any]]) -> Iterator[float]:
    """The film or photo with marks drawn over it, written to `out`, which is there only when it is whole.

    Tells the seconds of it that are drawn, now and then.

    Each mark holds from its second on: `t`, `lines` of [x, y, x, y, role] and `words` of [x, y, size, text, role];
    places are shares of width and height, sizes shares of the height. The last one is {"all": true}, without which
    nothing is kept. All of them are read first, so that whoever sends them waits for no drawing.
    """
    cv2 = library("cv2")
    marks = _whole(marks)
    partial = video_files.partial(out)
    try:
        if (photo := read_photo(cv2, path)) is not None:
            for mark in marks:
                _mark(cv2, photo, mark)
            if not cv2.imwrite(str(partial), photo):
                raise Trouble("not-written")
        else:
            yield from _draw_film(cv2, Film(cv2, path), partial, marks)
        partial.replace(out)
    except (OSError, cv2.error) as error:
        raise Trouble("not-written") from error
    finally:
        partial.unlink(missing_ok=True)


def _whole(marks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The marks, which end as they should: else whoever sent them is gone."""
    if not marks or "all" not in marks[-1]:
        raise Trouble("not-written")
    return marks[:-1]


def _draw_film(cv2: Any, film: Film, out: Path, marks: list[dict[str, Any]]) -> Iterator[float]:
    writer = _writer(cv2, out, film)
    each = iter(marks)
    here: dict[str, Any] = {}
    coming = next(each, None)
    last = 0.0
    for seconds, picture in film.pictures(film.step):
        while coming and coming["t"] <= seconds + 1e-3:
            here, coming = coming, next(each, None)
        _mark(cv2, picture, here)
        writer.write(picture)
        if seconds >= last + 1.0:
            last = seconds
            yield seconds
    writer.release()


def _writer(cv2: Any, out: Path, film: Film) -> Any:
    """A writer of films by the ending: for mp4 the kind that every player knows, where this system can make it."""
    kinds = {".avi": ("MJPG",), ".webm": ("VP90", "VP80")}.get(out.suffix.lower(), ("avc1", "mp4v"))
    for kind in kinds:
        code = cv2.VideoWriter.fourcc(*kind)
        writer = cv2.VideoWriter(str(out), cv2.CAP_FFMPEG, code, film.rate / film.step, (film.width, film.height))
        if writer.isOpened():
            return writer
    raise Trouble("not-written")


def _mark(cv2: Any, picture: Any, mark: dict[str, Any]) -> None:
    high, wide = picture.shape[:2]
    for x0, y0, x1, y1, role in mark.get("lines", ()):
        start, end = (round(x0 * wide), round(y0 * high)), (round(x1 * wide), round(y1 * high))
        thick = max(1, round(high / (180 if role != "far" else 300)))
        cv2.line(picture, start, end, (0, 0, 0), thick + 2, cv2.LINE_AA)
        cv2.line(picture, start, end, _COLOURS[role], thick, cv2.LINE_AA)
    for x, y, size, text, role in mark.get("words", ()):
        scale = max(0.3, size * high / 22)  # the letters of this font are 22 pixels high
        left, base, thick = round(x * wide), round(y * high), max(1, round(scale * 1.6))
        (across, up), below = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, scale, thick)
        edge = below // 2
        start, end = (left - edge, base - up - edge), (left + across + edge, base + below)
        cv2.rectangle(picture, start, end, (40, 40, 40), cv2.FILLED)  # so that it is read on any ground
        cv2.putText(picture, text, (left, base), cv2.FONT_HERSHEY_SIMPLEX, scale, _COLOURS[role], thick, cv2.LINE_AA)
