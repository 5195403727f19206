"""What a session asks of a camera: whether the person stands right, how many reps it counts, what it saw of a set."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from hinge_coach.coach.practice_record import SeenSet
from hinge_coach.course.drill import Drill
from hinge_coach.course.poses import Pose

# Not keys, but said by the same mouth: the person stands as the camera needs it, and there is no camera to see them.
IN_VIEW, CAMERA_GONE = "in view", "camera gone"


class Camera(Protocol):
    """It sees, and decides nothing. Nothing here waits or raises: what it does not see, it does not say."""

    @property
    def on(self) -> bool:
        """Whether anything is seen."""
        ...

    @property
    def lacks(self) -> str:
        """What keeps it from seeing a whole body from the side, as words to the person; empty where nothing does."""
        ...

    @property
    def pose(self) -> Pose | None:
        """How the person stands now, facing right; None where nobody is seen."""
        ...

    @property
    def counted(self) -> int | None:
        """The reps of the set that runs, as far as they are done; None where none are counted."""
        ...

    def await_view(self, wanted: bool) -> None:
        """Say IN_VIEW once the person stands right, from now on or no more."""
        ...

    def await_hands(self, wanted: bool) -> None:
        """Say the keys of yes and no for raised hands, from now on or no more."""
        ...

    def begin_set(self, drill: Drill, count_in: float) -> None:
        """A set has begun, with so many seconds of count-in: what is done in these is no part of it."""
        ...

    def end_set(self, whole: bool) -> None:
        """The set is over; what was seen of it is made out from now on, where it is `whole`."""
        ...

    def seen(self) -> SeenSet | None:
        """What was seen of the last set; None as long as that is made out, and where nothing was judged."""
        ...

    @property
    def judging(self) -> bool:
        """Whether what was seen of the last set is still being made out."""
        ...

    def news(self) -> Sequence[Mapping[str, Any]]:
        """What is to be told since it was last asked: fields of events."""
        ...


class NoCamera:
    """Where there is no camera, nothing is seen."""

    on = False
    lacks = ""
    pose = None
    counted = None
    judging = False

    def await_view(self, wanted: bool) -> None: ...
    def await_hands(self, wanted: bool) -> None: ...
    def begin_set(self, drill: Drill, count_in: float) -> None: ...
    def end_set(self, whole: bool) -> None: ...

    def seen(self) -> SeenSet | None:
        return None

    def news(self) -> Sequence[Mapping[str, Any]]:
        return ()
