"""The terminal as a whole: taken over on the way in, given back as it was found on the way out."""

import os
import select
import signal
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from hinge_coach.errors import CoachError, Interrupted
from hinge_coach.stage.outlet import Outlet

if TYPE_CHECKING:
    from hinge_coach.stage.keys import Keyboard

# The other screen, no cursor, no wrapping at the right edge; and all of it back. CAN first ends a half-sent sequence.
_TAKE = b"\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J"
_GIVE = b"\x18\x1b[0m\x1b[?7h\x1b[?25h\x1b[?1049l"
_PATIENCE = 0.3  # seconds for a terminal that does not read to take the way out


class Terminal:
    """Keys and picture of one terminal. `keyboard` and `picture` are None where there is none of it.

    `disturbed` is called whenever what is on the screen is no longer what was painted.
    """

    def __init__(self, keyboard: "Keyboard | None" = None, picture: Outlet | None = None) -> None:
        self.keyboard = keyboard
        self.picture = picture
        self.disturbed: Callable[[], None] = lambda: None
        self._taken = False

    def enter(self) -> None:
        """Take the terminal; again after it was given away or changed by others."""
        self._taken = True
        if self.keyboard:
            self.keyboard.listen()
        if self.picture:
            self.picture.add(_TAKE)
            self.disturbed()

    def leave(self) -> None:
        """Give the terminal back as it was found. Never blocks for long, never raises, may be called twice."""
        if not self._taken:
            return
        self._taken = False
        with _background_writes():
            try:
                if self.picture:
                    self._write_out(self.picture, _GIVE)
            except (OSError, CoachError, Interrupted):
                pass  # the terminal is gone: nothing is left to give back
            if self.keyboard:
                self.keyboard.release()

    def _write_out(self, picture: Outlet, last: bytes) -> None:
        if not _drain(picture, _PATIENCE):
            picture.abandon()
            if self.keyboard:
                from hinge_coach.stage.keys import discard_output

                discard_output(picture.fd)
        picture.add(last)
        _drain(picture, _PATIENCE)


def _drain(outlet: Outlet, patience: float) -> bool:
    """Write what waits within `patience` seconds; whether all of it went."""
    until = time.monotonic() + patience
    outlet.pump()
    while outlet.waiting and (left := until - time.monotonic()) > 0:
        select.select([], [outlet.fd], [], left)
        outlet.pump()
    return not outlet.waiting


class _background_writes:
    """Within it, a job in the background may write to its terminal even under `stty tostop`, and is not stopped."""

    def __enter__(self) -> None:
        self._before = signal.signal(signal.SIGTTOU, signal.SIG_IGN) if hasattr(signal, "SIGTTOU") else None

    def __exit__(self, *_: object) -> None:
        if hasattr(signal, "SIGTTOU"):
            signal.signal(signal.SIGTTOU, self._before or signal.SIG_DFL)


def window_size(fd: int) -> tuple[int, int]:
    """Columns and rows of the terminal at `fd`, in cells; 80 by 24 where it does not know."""
    try:
        columns, rows = os.get_terminal_size(fd)
    except (OSError, ValueError):
        return 80, 24
    return columns or 80, rows or 24
