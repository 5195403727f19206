"""A live session: signals, terminal, clock and views put together, and all of it given back at the end."""

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING, Protocol

from hinge_coach.coach.interface.session_interface import Interface, Listener, View
from hinge_coach.errors import CoachError
from hinge_coach.terminal import sign_width
from hinge_coach.terminal.capabilities import Capabilities, capabilities, learn, window_size
from hinge_coach.terminal.clock import Clock
from hinge_coach.terminal.nonblocking_output import Output
from hinge_coach.terminal.signals import Signals
from hinge_coach.terminal.terminal_modes import Terminal

if TYPE_CHECKING:
    from hinge_coach.camera.live_camera import LiveCamera
    from hinge_coach.terminal.keyboard import Keyboard


BLINK = 0.05  # seconds for the terminal to answer: nobody waits for the first picture because of one that does not


class Heard(Listener, Protocol):
    """A listener that starts programs of its own: the voice, the sounds, what keeps the display awake."""

    def hush(self) -> None: ...
    def close(self) -> None: ...


class Bell:
    """The terminal's bell. It rings once there is a terminal; on a pipe it would be a stray byte."""

    def __init__(self) -> None:
        self._out: Output | None = None

    def hang(self, out: Output) -> None:
        """It rings through `out` from now on."""
        self._out = out

    def __call__(self) -> None:
        if self._out is not None:
            self._out.add(b"\a")


def choose_view(wish: str) -> str:
    """`screen`, `plain` or `json`: the wish, else (`auto`) the best that can be driven.

    Raises CoachError where the wish cannot be driven.
    """
    can = capabilities()
    screen = can.moves_cursor
    if wish == "screen" and not screen:
        raise CoachError(
            can.lacking or "The screen view needs a terminal that moves its cursor: use --view plain here."
        )
    if wish in ("screen", "plain", "json"):
        return wish
    return "screen" if can.moves_cursor else "plain"


@contextmanager
def live_stage(
    view: str, heard: Sequence["Heard"] = (), bell: Bell | None = None, camera: "LiveCamera | None" = None
) -> Iterator[Interface]:
    """An interface with this view, the voice and the sounds. At the end the terminal is always restored.

    `bell` is hung where there is a terminal, for the sounds to ring where they have nothing better.
    """
    with Signals() as signals, ExitStack() as way_out:
        heard = [*heard, *([camera] if camera else [])]
        for each in heard:
            way_out.callback(each.close)
        can = capabilities()
        out = way_out.enter_context(closing(Output(1)))
        asks = can.unicode and (can.window or (0, 0))[0] >= sign_width.LEAST and _same_terminal()
        terminal = Terminal(signals, _keyboard(can), out if view == "screen" else None, asks=asks)
        clock = Clock(signals, terminal, (out,), (camera,) if camera else ())
        terminal.leaving = partial(_hush, heard)
        if bell is not None and can.window:
            bell.hang(out)
        watching = _view(view, out, terminal, can)
        way_out.callback(out.finish)
        way_out.callback(terminal.leave)
        terminal.enter()
        _await_answer(terminal, clock)
        with _no_pauses():
            yield Interface(clock, (watching,), heard, camera)
        if view != "screen":
            clock.drain(out)
    signals.raise_ending()
    if terminal.deaf:
        sys.stdout = StringIO()  # whatever is still printed would wait for ever


def _keyboard(can: Capabilities) -> "Keyboard | None":
    if not can.keys:
        return None
    from hinge_coach.terminal.keyboard import Keyboard

    return Keyboard(0, takes_sequences=can.marks_pastes)


def _same_terminal() -> bool:
    """Whether what stdout's terminal answers comes in at stdin."""
    return os.fstat(0).st_rdev == os.fstat(1).st_rdev


def _await_answer(terminal: Terminal, clock: Clock) -> None:
    """Let the terminal answer before the first picture is drawn; one that takes longer is answered to later."""
    until = clock.now() + BLINK
    while terminal.asked and (left := until - clock.now()) > 0:
        clock.wait(left)


def _hush(heard: Sequence["Heard"]) -> None:
    """Nobody goes on talking while the program is stopped, or after it."""
    for each in heard:
        each.hush()


@contextmanager
def _no_pauses() -> Iterator[None]:
    """Within it, Python's search for garbage passes over all that is there already: 10 ms each time, in mid-rep."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _view(view: str, out: Output, terminal: Terminal, can: Capabilities) -> View:
    if view == "json":
        from hinge_coach.views.json_view import JsonLines

        return JsonLines(out)
    if view == "plain":
        from hinge_coach.views.plain_view import PlainLines

        return PlainLines(out, can.encoding, (lambda: capabilities().columns) if can.window else None)
    from hinge_coach.screen.screen import Screen

    screen = Screen(out, colour_system=can.colours, unicode=can.unicode, wide=can.wide, size=lambda: window_size(1))
    terminal.disturbed = screen.forget

    def learned(wide: bool) -> None:
        learn(wide)
        screen.learn(wide)

    terminal.learned = learned
    return screen
