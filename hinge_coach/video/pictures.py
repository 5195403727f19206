"""The pictures of a photo, of a film with their times, and of a camera as they come."""

from collections.abc import Iterator
from math import isfinite
from pathlib import Path
from typing import Any

from hinge_coach.video.seeing_libraries import Trouble

RATE = 32.0  # pictures a second that are looked at, at most: half of a film of 60, every one of a film of 30
LARGEST = 8192 * 8192  # pixels of a picture; beyond that a header lies, or a picture fills the memory
SMALLEST = 48  # pixels each way: nobody can be seen in less
ODD_RATES = (1.0, 1000.0)  # pictures a second: what is said beyond these is no rate
USUAL_RATE = 30.0
# Only files, and only kinds of file that hold a film themselves: a playlist could name others, also in a network.
_KINDS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,gif,mpeg,mpegts,mpegvideo,flv,ogg,asf,h264,hevc,m4v,mjpeg,ivf,nut"
ENVIRONMENT = {
    "OPENCV_LOG_LEVEL": "SILENT",
    "OPENCV_FFMPEG_LOGLEVEL": "-8",
    "OPENCV_FFMPEG_CAPTURE_OPTIONS": f"protocol_whitelist;file|format_whitelist;{_KINDS}",
    "OPENCV_IO_MAX_IMAGE_PIXELS": str(LARGEST),
    "GLOG_minloglevel": "3",
}


def read_photo(cv2: Any, path: str) -> Any:
    """The picture of a photo, upright; None for what is none."""
    if not isread_photo(Path(path)):
        return None
    try:
        picture = cv2.imread(path, cv2.IMREAD_COLOR)
    except cv2.error as error:
        raise Trouble("too-large") from error
    if picture is None:
        raise Trouble("unreadable")
    must_fit(*picture.shape[:2])
    return picture


def must_fit(width: int, height: int) -> None:
    if width * height > LARGEST:
        raise Trouble("too-large")
    if 0 < min(width, height) < SMALLEST:
        raise Trouble("too-small")


def isread_photo(path: Path) -> bool:
    """Whether a file begins as a photo does, whatever its name says."""
    with path.open("rb") as file:
        start = file.read(12)
    return start.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n", b"BM", b"II*\0", b"MM\0*")) or (
        start[:4] == b"RIFF" and start[8:] == b"WEBP"
    )


class Camera:
    """A camera's pictures. The newest counts: none is kept waiting."""

    def __init__(self, cv2: Any, number: int) -> None:
        self.capture = cv2.VideoCapture(number)
        good, picture = self.capture.read() if self.capture.isOpened() else (False, None)
        if not good or picture is None:
            raise Trouble("no-camera")
        self.capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        self.height, self.width = picture.shape[:2]
        must_fit(self.width, self.height)
        self.rate = float(self.capture.get(cv2.CAP_PROP_FPS)) or USUAL_RATE

    def live(self) -> Iterator[Any]:
        """Each picture as it comes, until there is no more."""
        while True:
            good, picture = self.capture.read()
            if not good or picture is None:
                return
            yield picture


class Film:
    """A film's pictures with their times."""

    def __init__(self, cv2: Any, path: str) -> None:
        self.cv2 = cv2
        self.capture = cv2.VideoCapture(str(Path(path).absolute()), cv2.CAP_FFMPEG)
        if not self.capture.isOpened():
            raise Trouble("unreadable")
        self.width, self.height = (int(self._told(name)) for name in ("FRAME_WIDTH", "FRAME_HEIGHT"))
        must_fit(self.width, self.height)
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
