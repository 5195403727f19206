"""The stage of a live session: signals, terminal, clock and views put together, and all of it given back at the end."""

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING, Protocol

from hinge_coach.coach.floor import Floor, View
from hinge_coach.errors import CoachError
from hinge_coach.stage.clock import Clock
from hinge_coach.stage.outlet import Outlet
from hinge_coach.stage.signals import Signals
from hinge_coach.stage.terminal import Terminal, window_size

if TYPE_CHECKING:
    from hinge_coach.stage.keys import Keyboard

# These speak ECMA-48 as every terminal of the last thirty years does, also where the terminfo database is missing.
_KNOWN = (
    *("xterm", "screen", "tmux", "rxvt", "linux", "ansi", "vt1", "vt2", "vt3", "vt4", "vt51", "vt525", "st-", "foot"),
    *("alacritty", "kitty", "wezterm", "ghostty", "konsole", "iterm", "eterm", "putty", "cygwin", "contour", "rio"),
    *("gnome", "vte", "mlterm", "teraterm", "nsterm", "apple"),
)


class Heard(View, Protocol):
    """A view that is listened to: the voice, the sounds."""

    def hush(self) -> None: ...
    def close(self) -> None: ...


class Bell:
    """The terminal's bell. It rings once there is a terminal; on a pipe it would be a stray byte."""

    def __init__(self) -> None:
        self._out: Outlet | None = None

    def hang(self, out: Outlet) -> None:
        """It rings through `out` from now on."""
        self._out = out

    def __call__(self) -> None:
        if self._out is not None:
            self._out.add(b"\a")


def has_keys() -> bool:
    """Whether single keys can be read: stdin is a terminal, and the platform has termios."""
    return os.name == "posix" and _is_terminal(0)


def has_screen() -> bool:
    """Whether the screen can be driven: stdout is a terminal that moves its cursor as told."""
    return os.name == "posix" and _is_terminal(1) and _moves_cursor(os.environ.get("TERM", ""))


def _is_terminal(fd: int) -> bool:
    try:
        return os.isatty(fd)
    except OSError:
        return False


def _moves_cursor(term: str) -> bool:
    if term in ("", "dumb", "unknown"):
        return False
    if term == "st" or term.startswith(_KNOWN):
        return True
    try:
        import curses

        curses.setupterm(term, 1)
        return (curses.tigetstr("cup") or b"").startswith(b"\x1b[")
    except (ImportError, curses.error):
        return False


def choose_view(wish: str) -> str:
    """`screen`, `plain` or `json`: the wish, else (`auto`) the best that can be driven.

    Raises CoachError where the wish cannot be driven.
    """
    if wish == "screen" and not has_screen():
        raise CoachError("The screen view needs a terminal that moves its cursor: use --view plain here.")
    if wish in ("screen", "plain", "json"):
        return wish
    return "screen" if has_screen() else "plain"


@contextmanager
def live_stage(view: str, heard: Sequence["Heard"] = (), bell: Bell | None = None) -> Iterator[Floor]:
    """A floor with this view and those who are heard. However it is left, the terminal is given back as found.

    `bell` is hung where there is a terminal, for the sounds to ring where they have nothing better.
    """
    with Signals() as signals, ExitStack() as way_out:
        for each in heard:
            way_out.callback(each.close)
        out = way_out.enter_context(closing(Outlet(1)))
        terminal = Terminal(signals, _keyboard(), out if view == "screen" else None)
        clock = Clock(signals, terminal, (out,))
        terminal.leaving = partial(_hush, heard)
        if bell is not None and _is_terminal(1):
            bell.hang(out)
        watching = _view(view, out, terminal)
        way_out.callback(out.finish)
        way_out.callback(terminal.leave)
        terminal.enter()
        with _no_pauses():
            yield Floor(clock, (watching, *heard))
        if view != "screen":
            clock.drain(out)
    signals.raise_ending()
    if terminal.deaf:
        sys.stdout = StringIO()  # whatever is still printed would wait for ever


def _keyboard() -> "Keyboard | None":
    if not has_keys():
        return None
    from hinge_coach.stage.keys import Keyboard

    return Keyboard(0)


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


def _view(view: str, out: Outlet, terminal: Terminal) -> View:
    if view == "json":
        from hinge_coach.stage.jsonlines import JsonLines

        return JsonLines(out)
    if view == "plain":
        from hinge_coach.stage.plain import PlainLines

        width = (lambda: window_size(1)[0]) if _is_terminal(1) else None
        return PlainLines(out, sys.stdout.encoding or "utf-8", width)
    from hinge_coach.stage.screen import Screen

    screen = Screen(out, colour_system=colour_system(), unicode=speaks_utf8(), size=lambda: window_size(1))
    terminal.disturbed = screen.forget
    return screen


def colour_system() -> str | None:
    """What rich finds that this terminal can show; None with NO_COLOR."""
    from rich.console import Console

    console = Console()
    return None if console.no_color else console.color_system


def speaks_utf8() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
