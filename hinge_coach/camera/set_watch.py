"""A set as a camera sees it: its reps counted as they are done, its pictures passed on to who judges them beside us."""

from collections.abc import Callable
from typing import Protocol

from hinge_coach.camera.live_view import RepCounter
from hinge_coach.camera.set_judge import asked, seen_set
from hinge_coach.coach.practice_record import SeenSet
from hinge_coach.course.drill import Drill
from hinge_coach.look.landmarks import Sight

_BEFORE = 1.0  # seconds of standing before the first rep that are seen with it


class Program(Protocol):
    """A child process, as far as it is needed here."""

    over: bool

    def fileno(self) -> int: ...
    def lines(self) -> list[str]: ...
    def pass_on(self, lines: bytes, *, last: bool = False) -> None: ...
    def let_go(self) -> None: ...


class SetWatch:
    """The set that runs, and what was seen of the last one. `clock` tells monotonic seconds."""

    def __init__(self, judge: Callable[[], Program], clock: Callable[[], float]) -> None:
        self.drill: str | None = None  # its id
        self._new_judge = judge
        self._clock = clock
        self._counter: RepCounter | None = None
        self._starts = 0.0  # the moment from which on what is seen belongs to the set
        self._judge: Program | None = None
        self._seen: SeenSet | None = None

    @property
    def counted(self) -> int | None:
        """The reps that are done; None where no set runs."""
        return self._counter.count if self._counter else None

    def begin(self, drill: Drill, count_in: float, head: str) -> None:
        """A set begins; `head` is the head line of the film. Without one nothing is seen."""
        self._starts = self._clock() + max(0.0, count_in - _BEFORE)
        self.drop()
        self._seen = None
        if not head:
            return
        self._counter, self.drill = RepCounter(), drill.id
        try:
            self._judge = self._new_judge()
        except OSError:  # then reps alone are counted
            return
        self._judge.pass_on(f"{asked(drill)}\n{head}\n".encode())

    def see(self, sight: Sight, line: str) -> bool:
        """Take a picture, and the line that told it. Whether a rep is done with it."""
        if self._counter is None or sight.seconds < self._starts:
            return False
        if self._judge:
            self._judge.pass_on(f"{line}\n".encode())
        return self._counter.see(sight)

    def end(self, whole: bool) -> None:
        """It is over; it is judged where it is `whole`."""
        self._counter = None
        if self._judge and whole:
            self._judge.pass_on(b"", last=True)
        else:
            self.drop()

    @property
    def judging(self) -> bool:
        """Whether what was seen of the last set is still being made out."""
        if self._judge is None or self._counter:
            return False
        self._judge.pass_on(b"", last=True)
        lines = self._judge.lines()
        if lines:
            self._seen = seen_set(lines[0])
        if lines or self._judge.over:
            self.drop()
        return self._judge is not None

    @property
    def seen(self) -> SeenSet | None:
        """What was seen of the last set; None as long as that is made out, and where nothing was judged."""
        return None if self.judging else self._seen

    def drop(self) -> None:
        """Count and judge no more."""
        self._counter = None
        if self._judge:
            self._judge.let_go()
        self._judge = None
