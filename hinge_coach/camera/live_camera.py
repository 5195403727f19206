"""A camera as a session has it: what its child process says, read like keys, and never waited for."""

import json
import math
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from hinge_coach.camera.live_view import NOBODY, RaisedHands, lacks, own_figure, pose_of
from hinge_coach.camera.set_watch import Program, SetWatch
from hinge_coach.coach.interface.camera import IN_VIEW
from hinge_coach.coach.interface.events import Event, Trouble
from hinge_coach.coach.interface.key_actions import SIGHTED
from hinge_coach.coach.interface.screen_frames import Frame
from hinge_coach.coach.practice_record import SeenSet
from hinge_coach.course.drill import Drill
from hinge_coach.course.poses import Pose
from hinge_coach.look.angles import Angles
from hinge_coach.look.landmarks import Frame as PictureSize
from hinge_coach.look.landmarks import Sight, read_frame, read_sight
from hinge_coach.video.pose_process import Child

JUDGE = (sys.executable, "-m", "hinge_coach.camera.set_judge")
_FIRST, _SILENCE = 30.0, 5.0  # seconds until its first picture, and between two: then it hangs
_LOOKS = 0.25  # seconds between two looks at how the person stands
_RECENT = 1.0  # seconds of pictures by which that is told
_STEADY = 2  # looks in a row that find the same, so that no word flickers
_IN_VIEW_FOR = 1.0  # seconds that somebody stands right before it is said
_SMOOTHED = 5  # pictures that a pose is taken from
_HANDS = {1: "y", 2: "x"}  # the keys that raised hands stand for
_FOUND = {
    "no-camera": ("no camera answers", "plug it in, close other programs that use it, and start again"),
    "unplugged": ("the camera sends no picture any more", "check its cable, and start again to use the camera"),
    "over": ("the film used as a camera is over", "start again to use the camera"),
    "hangs": ("the camera does not respond", "plug it in again, and start again to use the camera"),
    "no-model": ("the pose model can't be loaded", "delete it and use `hinge-coach look --get-model`"),
    "no-library": ("the camera libraries can't be loaded", "pip install --force-reinstall 'hinge-coach[camera]'"),
    "unreadable": ("the film used as a camera can't be read", "check that it plays, or name another"),
    "gone": ("the camera program has stopped", "start again to use the camera"),
}


class LiveCamera:
    """A camera that is on; it is a source of keys, and complains as a listener does. See `Camera`."""

    def __init__(
        self,
        eye: Program,
        judge: Callable[[], Program] = lambda: Child(told=True, command=JUDGE),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._eye: Program | None = eye
        self._clock = clock
        self._set = SetWatch(judge, clock)
        self._trouble: str | None = None
        self._size: PictureSize | None = None
        self._head = ""
        self._recent: deque[Sight] = deque()
        self._heard = clock()
        self._looked = self._right_since = -1.0
        self._lacks, self._found, self._times = "", "", 0
        self._stood: str | None = None
        self._wants_view = False
        self._hands: RaisedHands | None = None
        self._news: list[Mapping[str, Any]] = []

    @property
    def on(self) -> bool:
        return self._eye is not None

    @property
    def lacks(self) -> str:
        return self._lacks if self.on else ""

    @property
    def counted(self) -> int | None:
        return self._set.counted if self.on else None

    @property
    def size(self) -> PictureSize | None:
        """The size of its pictures; None before the first."""
        return self._size

    @property
    def rate(self) -> float:
        """The pictures a second that are seen, by the last second; 0 before the second one."""
        if len(self._recent) < 2:
            return 0.0
        return (len(self._recent) - 1) / max(1e-3, self._recent[-1].seconds - self._recent[0].seconds)

    @property
    def pose(self) -> Pose | None:
        found = self.measured
        return own_figure(found) if found else None

    @property
    def measured(self) -> Angles | None:
        """The angles of the person now; None where nobody is seen."""
        if not self.on or self._lacks == NOBODY:
            return None
        return pose_of(list(self._recent)[-_SMOOTHED:])

    def await_view(self, wanted: bool) -> None:
        self._wants_view, self._right_since, self._stood = wanted, -1.0, None

    def await_hands(self, wanted: bool) -> None:
        self._hands = RaisedHands() if wanted else None

    def begin_set(self, drill: Drill, count_in: float) -> None:
        self._set.begin(drill, count_in, self._head if self.on else "")

    def end_set(self, whole: bool) -> None:
        self._set.end(whole and self.on)

    @property
    def judging(self) -> bool:
        return self._set.judging

    def seen(self) -> SeenSet | None:
        return self._set.seen

    def news(self) -> Sequence[Mapping[str, Any]]:
        told, self._news = self._news, []
        return told

    def fileno(self) -> int | None:
        return self._eye.fileno() if self._eye else None

    def read(self) -> Sequence[str]:
        """What its new pictures say in place of keys."""
        if self._eye is None:
            return ()
        lines = self._eye.lines()
        keys = [key for line in lines for key in self._take(line)]
        if lines:
            self._heard = self._clock()
        if self._eye and self._eye.over:
            self._lose("gone")
        return keys if self.on else [*keys, SIGHTED]

    def _take(self, line: str) -> Iterable[str]:
        told = json.loads(line)
        if "trouble" in told or "end" in told:
            self._lose(told.get("trouble", "over"))
            return
        if self._size is None:
            self._size, self._head = read_frame(told), line
            return
        sight = read_sight(told, self._size)
        self._recent.append(sight)
        while sight.seconds - self._recent[0].seconds > _RECENT:
            self._recent.popleft()
        if self._set.see(sight, line):
            self._news.append({"drill": self._set.drill, "rep": self._set.counted})
            yield SIGHTED
        if self._hands and (hands := self._hands.see(sight)):
            yield _HANDS[hands]
        if sight.seconds - self._looked >= _LOOKS:
            self._looked = sight.seconds
            yield from self._look(sight.seconds)

    def _look(self, now: float) -> Iterable[str]:
        """See how the person stands, twice before it is believed."""
        assert self._size is not None
        found = lacks(self._size, list(self._recent)[::4])
        self._times = self._times + 1 if found == self._found else 1
        self._found = found
        if self._times < _STEADY:
            return
        if found != self._lacks:
            self._lacks = found
            yield SIGHTED
        if not self._wants_view:
            return
        if found != self._stood:
            self._stood = found
            said = f"{found[:1].upper()}{found[1:]}." if found else "I see you from the side."
            self._news.append({"say": said, "more": {"lacks": found or None}})
            yield SIGHTED
        self._right_since = -1.0 if found else now if self._right_since < 0 else self._right_since
        if self._right_since >= 0 and now - self._right_since >= _IN_VIEW_FOR:
            self._wants_view = False
            yield IN_VIEW

    def tell(self, event: Event) -> None:
        """What happens is nothing to be seen."""

    def show(self, frame: Frame) -> float:
        """Nothing is shown; but when it has been silent for too long, that is to be told."""
        return max(0.0, self._patience - (self._clock() - self._heard)) if self._eye else math.inf

    def complain(self, last: bool = False) -> list[Trouble]:
        if self._silent():
            self.read()  # we may have been stopped ourselves, and it was not
            if self._silent():
                self._lose("hangs")
        if self._trouble is None:
            return []
        found, do = _FOUND.get(self._trouble, _FOUND["gone"])
        self._trouble = None
        return [Trouble("camera", found[:1].upper() + found[1:], do)]

    @property
    def _patience(self) -> float:
        return _SILENCE if self._size else _FIRST

    def _silent(self) -> bool:
        return self._eye is not None and self._clock() - self._heard >= self._patience

    def hush(self) -> None:
        """It makes no sound."""

    def close(self) -> None:
        """End all that was started."""
        self._set.drop()
        if self._eye:
            self._eye.let_go()
        self._eye = None

    def _lose(self, why: str) -> None:
        """From now on nothing is seen; why is told once."""
        if self._eye is None:
            return
        self._trouble = why
        self.close()
