"""The modes of a terminal, and who has its front: what only the system's own calls can tell and change.

With the keyboard the only module that knows termios; neither is imported where there is none (Windows).
"""

import errno
import os
import signal
import termios
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from hinge_coach.errors import Interrupted


def await_foreground(fd: int) -> None:
    """Return once we are in the foreground of the terminal at `fd`: until then the system stops us, as it stops `vi &`.

    Raises as `Keyboard.listen` does.
    """
    set_modes(fd, modes_of(fd))


def discard_output(fd: int) -> None:
    """Throw away what a stopped terminal has not taken, so that the way out fits through."""
    with suppress(termios.error):
        termios.tcflush(fd, termios.TCOFLUSH)


def in_background(fd: int) -> bool:
    """Whether another job has the front of the terminal at `fd`."""
    try:
        return os.tcgetpgrp(fd) != os.getpgrp()
    except OSError:  # not the terminal that we were started from: then nobody else has its front
        return False


def modes_of(fd: int) -> list[Any]:
    """The modes as `termios.tcgetattr` answers them. Raises InterruptedError, and Interrupted where it is gone."""
    modes: list[Any] = _asked(lambda: termios.tcgetattr(fd))
    return modes


def set_modes(fd: int, modes: list[Any]) -> None:
    """Set the modes at once. Raises as `modes_of` does."""
    _asked(lambda: termios.tcsetattr(fd, termios.TCSANOW, modes))


def _asked(ask: Callable[[], Any]) -> Any:
    """What the terminal answers. Raises InterruptedError where a signal came first, Interrupted where it is gone."""
    try:
        return ask()
    except termios.error as error:
        if error.args[0] == errno.EINTR:
            raise InterruptedError from error
        raise Interrupted(signal.SIGHUP) from error
