"""The one module that knows mediapipe and cv2. It runs as a program of its own: a decoder that crashes takes only it.

`python -m hinge_coach.video.film_to_landmarks` and

    look FILE MODEL LIMIT   lines of landmarks on stdout (`look.landmarks`)
    watch SOURCE MODEL      the same of a camera (its number) or of a film at its own rate, until stdin closes
    draw FILE OUT           lines of `look.drawn_marks` from stdin, drawn over FILE

A line {"trouble": word} says why there is no more; {"end": …} that all was seen. Nothing here touches a network.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from math import isfinite
from pathlib import Path
from typing import Any

from hinge_coach.look.angles import leg_seen, limbs
from hinge_coach.look.landmarks import LEFT, RIGHT, Frame, read_sight
from hinge_coach.video import video_files

Points = list[list[float]]

RATE = 32.0  # pictures a second that are looked at, at most: half of a film of 60, every one of a film of 30
LARGEST = 8192 * 8192  # pixels of a picture; beyond that a header lies, or a picture fills the memory
SMALLEST = 48  # pixels each way: nobody can be seen in less
HIGH = 1080  # pixels: higher pictures are looked at made smaller, the model's own are 256
ODD_RATES = (1.0, 1000.0)  # pictures a second: what is said beyond these is no rate
USUAL_RATE = 30.0
SEARCHES = 1.0  # seconds between two searches for other people
_AS_LARGE, _CLEARLY = 0.6, 0.5  # of the first person's size, and how sure the model is of the legs of a second one
_BLACK = 3  # of 255: bars at the edges, which are no darkness
_THUMB = 32  # pixels each way of the small picture by which pictures are compared
# Only files, and only kinds of file that hold a film themselves: a playlist could name others, also in a network.
_KINDS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,gif,mpeg,mpegts,mpegvideo,flv,ogg,asf,h264,hevc,m4v,mjpeg,ivf,nut"
_ENVIRONMENT = {
    "OPENCV_LOG_LEVEL": "SILENT",
    "OPENCV_FFMPEG_LOGLEVEL": "-8",
    "OPENCV_FFMPEG_CAPTURE_OPTIONS": f"protocol_whitelist;file|format_whitelist;{_KINDS}",
    "OPENCV_IO_MAX_IMAGE_PIXELS": str(LARGEST),
    "GLOG_minloglevel": "3",
}
# Colours of the marks by their role, as blue, green and red.
_COLOURS = {"near": (80, 220, 255), "far": (150, 150, 150), "words": (255, 255, 255), "wrong": (60, 110, 255)}

TROUBLES = ("unreadable", "too-large", "too-small", "no-model", "no-library", "not-written", "no-camera", "unplugged")


class Trouble(Exception):
    """There is no more to see; the text is one of TROUBLES."""


def lacking() -> list[str]:
    """The libraries of the extra that are not installed."""
    from importlib.util import find_spec

    return [name for name in ("mediapipe", "cv2") if find_spec(name) is None]


def main(arguments: list[str]) -> int:
    """Do what the arguments say; 0 where that went well."""
    os.environ |= _ENVIRONMENT
    try:
        if arguments[0] == "look":
            for line in looked(arguments[1], arguments[2], float(arguments[3])):
                _tell(line)
        elif arguments[0] == "watch":
            _end_with_stdin()
            for line in watched(arguments[1], arguments[2]):
                _tell(line)
        else:
            draw(arguments[1], Path(arguments[2]), [json.loads(line) for line in sys.stdin])
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
    cv2 = _library("cv2")
    if (photo := _photo(cv2, path)) is not None:
        height, width = photo.shape[:2]
        yield {"width": width, "height": height, "photo": True}
        yield {"t": 0.0, **_Watcher(cv2, model, photo=True).see(photo, 0.0)}
        yield {"end": True}
        return
    film = _Film(cv2, path)
    yield {"width": film.width, "height": film.height, "fps": film.rate, "seconds": film.seconds}
    watcher, count = _Watcher(cv2, model), 0
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
    cv2 = _library("cv2")
    camera = _Camera(cv2, int(source)) if source.isdecimal() else _Film(cv2, source)
    watcher = _Watcher(cv2, model)
    yield {"width": camera.width, "height": camera.height, "fps": camera.rate}
    pictures = camera.live() if isinstance(camera, _Camera) else _at_its_rate(camera)
    for picture in pictures:
        now = time.monotonic()
        yield {"t": round(now, 3), **watcher.see(picture, now)}
    if isinstance(camera, _Camera):
        raise Trouble("unplugged")
    yield {"end": True}


def _at_its_rate(film: "_Film") -> Iterator[Any]:
    """The pictures of a film when their time has come; those that come too late are passed over."""
    began = time.monotonic()
    for seconds, picture in film.pictures(film.step):
        early = began + seconds - time.monotonic()
        if early > 0:
            time.sleep(early)
        if early > -film.step / film.rate:
            yield picture


def _end_with_stdin() -> None:
    """End when whoever started us is gone, however that was, also where a camera hangs."""
    from threading import Thread

    def end() -> None:
        sys.stdin.buffer.read()
        os._exit(0)

    Thread(target=end, daemon=True).start()


def _library(name: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except Exception as error:  # a library that lacks a library of the system raises what it likes
        raise Trouble("no-library") from error


def _photo(cv2: Any, path: str) -> Any:
    """The picture of a photo, upright; None for what is none."""
    if not is_photo(Path(path)):
        return None
    try:
        picture = cv2.imread(path, cv2.IMREAD_COLOR)
    except cv2.error as error:
        raise Trouble("too-large") from error
    if picture is None:
        raise Trouble("unreadable")
    _must_fit(*picture.shape[:2])
    return picture


def _must_fit(width: int, height: int) -> None:
    if width * height > LARGEST:
        raise Trouble("too-large")
    if 0 < min(width, height) < SMALLEST:
        raise Trouble("too-small")


def is_photo(path: Path) -> bool:
    """Whether a file begins as a photo does, whatever its name says."""
    with path.open("rb") as file:
        start = file.read(12)
    return start.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n", b"BM", b"II*\0", b"MM\0*")) or (
        start[:4] == b"RIFF" and start[8:] == b"WEBP"
    )


class _Camera:
    """A camera's pictures. The newest counts: none is kept waiting."""

    def __init__(self, cv2: Any, number: int) -> None:
        self.capture = cv2.VideoCapture(number)
        good, picture = self.capture.read() if self.capture.isOpened() else (False, None)
        if not good or picture is None:
            raise Trouble("no-camera")
        self.capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        self.height, self.width = picture.shape[:2]
        _must_fit(self.width, self.height)
        self.rate = float(self.capture.get(cv2.CAP_PROP_FPS)) or USUAL_RATE

    def live(self) -> Iterator[Any]:
        """Each picture as it comes, until there is no more."""
        while True:
            good, picture = self.capture.read()
            if not good or picture is None:
                return
            yield picture


class _Film:
    """A film's pictures with their times."""

    def __init__(self, cv2: Any, path: str) -> None:
        self.cv2 = cv2
        self.capture = cv2.VideoCapture(str(Path(path).absolute()), cv2.CAP_FFMPEG)
        if not self.capture.isOpened():
            raise Trouble("unreadable")
        self.width, self.height = (int(self._told(name)) for name in ("FRAME_WIDTH", "FRAME_HEIGHT"))
        _must_fit(self.width, self.height)
        rate, count = self._told("FPS"), self._told("FRAME_COUNT")
        self.rate = rate if ODD_RATES[0] <= rate <= ODD_RATES[1] else USUAL_RATE
        self.count = int(count) if 0 < count < 1e9 else 0  # as the file says it, 0 where it does not
        self.seconds = round(self.count / self.rate, 2) or None
        self.step = max(1, round(self.rate / RATE))
        if not self.width or not self.height:
            raise Trouble("unreadable")
        if self._told("ORIENTATION_META") % 180:  # it gives them turned, and the sizes as they lie in the file
            picture = next(iter(self.pictures(1)), None)
            if picture is None:
                raise Trouble("unreadable")
            self.height, self.width = picture[1].shape[:2]
            self.capture.release()
            self.capture = cv2.VideoCapture(str(Path(path).absolute()), cv2.CAP_FFMPEG)

    def _told(self, name: str) -> float:
        value = float(self.capture.get(getattr(self.cv2, f"CAP_PROP_{name}")))
        return value if isfinite(value) else 0.0

    def pictures(self, step: int) -> Iterator[tuple[float, Any]]:
        """Every `step`-th picture and its seconds, which always grow: a film whose own do not goes by its rate."""
        number, last = 0, -1.0
        while self.capture.grab():
            told = self._told("POS_MSEC") / 1000
            seconds = told if told > last else last + 1 / self.rate if last >= 0 else 0.0
            last = seconds
            number += 1
            if (number - 1) % step:
                continue
            good, picture = self.capture.retrieve()
            if good and picture is not None:
                yield seconds, picture


class _Watcher:
    """The model: where the body is in each picture, and now and then whether there are more."""

    def __init__(self, cv2: Any, model: str, photo: bool = False) -> None:
        self.cv2 = cv2
        self.mediapipe = _library("mediapipe")
        vision, base = self.mediapipe.tasks.vision, self.mediapipe.tasks.BaseOptions(model_asset_path=model)
        modes = vision.RunningMode

        def watcher(mode: Any) -> Any:
            options = vision.PoseLandmarkerOptions(base_options=base, running_mode=mode, num_poses=1)
            return vision.PoseLandmarker.create_from_options(options)

        try:
            self.searcher: Any = watcher(modes.IMAGE)
            self.follower: Any = None if photo else watcher(modes.VIDEO)
        except Exception as error:  # the model's own library says no more than that
            raise Trouble("no-model") from error
        self.next_search, self.last_time, self.before = 0.0, -1, None

    def see(self, picture: Any, seconds: float) -> dict[str, Any]:
        """What is in a picture: its landmarks, its light, how much it changed, and how many people there are."""
        cv2 = self.cv2
        high, wide = picture.shape[:2]
        if high > HIGH:
            picture = cv2.resize(picture, (max(1, wide * HIGH // high), HIGH), interpolation=cv2.INTER_AREA)
        colours = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
        found: dict[str, Any] = self._thumb(picture)
        if seconds >= self.next_search:
            self.next_search = seconds + SEARCHES
            people = self._people(colours)
            found["people"] = len(people)
            if self.follower is None:
                return {**found, "points": people[0] if people else None}
        self.last_time = max(self.last_time + 1, int(seconds * 1000))
        seen = self.follower.detect_for_video(self._image(colours), self.last_time)
        return {**found, "points": _points(seen)}

    def _image(self, colours: Any) -> Any:
        return self.mediapipe.Image(image_format=self.mediapipe.ImageFormat.SRGB, data=colours)

    def _people(self, colours: Any) -> list[Points]:
        """Whoever is in a picture, and somebody else as large who is seen once they are painted over."""
        first = _points(self.searcher.detect(self._image(colours)))
        if first is None:
            return []
        high, wide = colours.shape[:2]
        edge = round(0.05 * high)
        left, right = (round(end(x for x, _, _ in first) * wide) for end in (min, max))
        top, bottom = (round(end(y for _, y, _ in first) * high) for end in (min, max))
        alone = colours.copy()
        alone[max(0, top - edge) : max(0, bottom + edge), max(0, left - edge) : max(0, right + edge)] = 128
        second = _points(self.searcher.detect(self._image(alone)))
        if second is None:
            return [first]
        (size, _), (other, seen) = (_size(points, Frame(wide, high)) for points in (first, second))
        if seen < _CLEARLY or other < _AS_LARGE * size:
            return [first]
        return sorted([first, second], key=lambda points: -_size(points, Frame(wide, high))[0])

    def _thumb(self, picture: Any) -> dict[str, Any]:
        cv2 = self.cv2
        small = cv2.resize(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), (_THUMB, _THUMB), interpolation=cv2.INTER_AREA)
        lit = [value for value in small.ravel().tolist() if value > _BLACK] or [0]
        found = {"light": round(sum(lit) / len(lit), 1)}
        if self.before is not None:
            found["change"] = round(float(cv2.absdiff(small, self.before).mean()), 2)
        self.before = small
        return found


def _points(seen: Any) -> Points | None:
    """The landmarks of the one person in what the model says."""
    for person in seen.pose_landmarks:
        return [[round(p.x, 4), round(p.y, 4), round(p.visibility, 2)] for p in person]
    return None


def _size(points: Points, frame: Frame) -> tuple[float, float]:
    """A body's leg and trunk in picture heights, and how sure the model is of the leg: of the side that is larger."""
    sight = read_sight({"t": 0.0, "points": points}, frame)
    return max((limbs(sight, side).size, leg_seen(sight, side)) for side in (LEFT, RIGHT))


def draw(path: str, out: Path, marks: list[dict[str, Any]]) -> None:
    """The film or photo with marks drawn over it, written to `out`, which is there only when it is whole.

    Each mark holds from its second on: `t`, `lines` of [x, y, x, y, role] and `words` of [x, y, size, text, role];
    places are shares of width and height, sizes shares of the height. The last one is {"all": true}, without which
    nothing is kept. All of them are read first, so that whoever sends them waits for no drawing.
    """
    cv2 = _library("cv2")
    marks = _whole(marks)
    partial = video_files.partial(out)
    try:
        if (photo := _photo(cv2, path)) is not None:
            for mark in marks:
                _mark(cv2, photo, mark)
            if not cv2.imwrite(str(partial), photo):
                raise Trouble("not-written")
        else:
            _draw_film(cv2, _Film(cv2, path), partial, marks)
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


def _draw_film(cv2: Any, film: _Film, out: Path, marks: list[dict[str, Any]]) -> None:
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
            _tell({"t": round(seconds, 2)})
    writer.release()


def _writer(cv2: Any, out: Path, film: _Film) -> Any:
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


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)  # the libraries' own way out takes its time, and complains
