"""The terminal as a whole: taken over on the way in, given back as it was found on the way out."""

import signal
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from hinge_coach.errors import CoachError, Interrupted
from hinge_coach.terminal import sign_width
from hinge_coach.terminal.capabilities import window_size
from hinge_coach.terminal.nonblocking_output import Output
from hinge_coach.terminal.signals import Signals

if TYPE_CHECKING:
    from hinge_coach.terminal.keyboard import Keyboard

# The other screen, no cursor, no wrapping at the right edge; and all of it back. A terminal that has no other screen is
# left cleared, with the cursor at its top: nothing stands in the middle of a picture that is over.
_TAKE = b"\x1b[?1049h\x1b[?25l\x1b[?7l"
_GIVE = b"\x1b[m\x1b[?7h\x1b[?25h\x1b[2J\x1b[H\x1b[?1049l"
# CAN ends a half-sent sequence; then nothing may be held back for a picture that never became whole.
_BROKEN_OFF = b"\x18\x1b[?2026l"


class Terminal:
    """Keys and picture of one terminal. `keyboard` and `picture` are None where there is none of it.

    `disturbed` is called whenever what is on the screen is no longer what was painted, `leaving` whenever the terminal
    is given away. `deaf`: it did not even take the way out.

    Where `asks`, it is asked how wide it shows signs whose width is ambiguous; `learned` is called with the answer,
    True for wide, however late it comes.
    """

    def __init__(
        self,
        signals: Signals,
        keyboard: "Keyboard | None" = None,
        picture: Output | None = None,
        *,
        asks: bool = False,
    ) -> None:
        self.keyboard = keyboard
        self.picture = picture
        self.disturbed: Callable[[], None] = lambda: None
        self.leaving: Callable[[], None] = lambda: None
        self.learned: Callable[[bool], None] = lambda wide: None
        self.deaf = False
        self._asks = asks
        self._signals = signals
        self._taken = False

    def enter(self) -> None:
        """Take the terminal; again after it was given away or changed by others.

        Raises Interrupted when it is gone, or when a signal asks the program to end while it waits in the background.
        """
        self._taken = True
        while not self._is_ours():
            self._signals.raise_ending()
        if self.picture:
            # What stands there is scrolled away, not painted over: where there is no other screen it can be read again.
            rows = window_size(self.picture.fd)[1]
            self.picture.add(_TAKE + b"\x1b[%d;1H" % rows + b"\n" * rows + b"\x1b[2J")
            self._ask()
            self.disturbed()

    def _ask(self) -> None:
        """Ask how wide signs are, once: who answers late answers, too."""
        if self._asks and self.picture and self.keyboard:
            self._asks = False
            self.picture.add(sign_width.QUESTION)
            self.keyboard.await_cursor()

    @property
    def asked(self) -> bool:
        """Whether an answer is awaited."""
        return self.keyboard is not None and self.keyboard.decoder.awaited

    def learn(self) -> bool:
        """Whether the terminal has answered since the last time; then it is passed on."""
        cursor = self.keyboard and self.keyboard.decoder.cursor
        if not cursor or not self.keyboard:
            return False
        self.keyboard.decoder.cursor = None
        self.learned(sign_width.is_wide(cursor))
        return True

    def _is_ours(self) -> bool:
        """Take the modes; False when a signal came between."""
        try:
            if self.picture:
                from hinge_coach.terminal.keyboard_modes import await_foreground

                await_foreground(self.picture.fd)
            if self.keyboard:
                self.keyboard.listen()
        except InterruptedError:
            return False
        return True

    def leave(self) -> None:
        """Give the terminal back as it was found. Never blocks for long, never raises, may be called twice."""
        if not self._taken:
            return
        self._taken = False
        self.leaving()
        with _background_writes():
            if self.picture:
                with suppress(OSError, CoachError, Interrupted):  # the terminal is gone: nothing is left to give back
                    self.deaf = not self.picture.finish(_GIVE, _BROKEN_OFF)
            if self.keyboard:
                self.keyboard.release(deaf=self.deaf)


class _background_writes:
    """Within it, a job in the background may write to its terminal even under `stty tostop`, and is not stopped."""

    def __enter__(self) -> None:
        self._before = signal.signal(signal.SIGTTOU, signal.SIG_IGN) if hasattr(signal, "SIGTTOU") else None

    def __exit__(self, *_: object) -> None:
        if hasattr(signal, "SIGTTOU"):
            signal.signal(signal.SIGTTOU, self._before or signal.SIG_DFL)
