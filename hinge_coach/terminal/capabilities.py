"""What the terminal can do: the one judge of colours, width, characters, cursor and keys, for all who draw or print."""

from __future__ import annotations

import os
import sys
from typing import NamedTuple

from hinge_coach.reading.clean_text import shown

# These speak ECMA-48 as every terminal of the last thirty years does, also where the terminfo database is missing.
_KNOWN = (
    *("xterm", "screen", "tmux", "rxvt", "linux", "ansi", "vt1", "vt2", "vt3", "vt4", "vt51", "vt525", "st-", "foot"),
    *("alacritty", "kitty", "wezterm", "ghostty", "konsole", "iterm", "eterm", "putty", "cygwin", "contour", "rio"),
    *("gnome", "vte", "mlterm", "teraterm", "nsterm", "apple"),
)
_MANY = ("256color", "kitty", "direct")  # how the name of a terminal with 256 colours ends
_MONOCHROME = ("-m", "-mono")
_UTF8 = ("utf8", "utf8sig")
_UNTOLD = (80, 24)  # columns and rows where nobody says how many there are
_LEAST = 20  # columns
_NO_CURSES = (
    "This Python lacks the module curses, so it is not known what TERM={} can do, and a session writes plain lines; "
    "set TERM to xterm if your terminal works like xterm, or use a Python that has it."
)
_NO_TERMIOS = (
    "This Python lacks the module termios, so no single key can be read: a session runs hands-free, in plain lines; "
    "use a Python that has it."
)


class Capabilities(NamedTuple):
    """What stdout takes and stdin gives. `term` is what TERM calls it, `window` its columns and rows in cells, None
    where stdout is not a terminal; `columns` are those to print in.

    `unicode`: the finer signs can be written; `wide`: those of ambiguous width take two cells, None where that is not
    known. `styled`: bold and dim can be set; `colours` is rich's name for the colours, None for none, which `no_color`
    asks for. `moves_cursor`: a live picture can be driven. `keys`: single keys can be read, from a terminal that
    `marks_pastes` or does not. `lacking` says in one sentence what kept this Python from more than that; empty where
    nothing did.
    """

    term: str = ""
    window: tuple[int, int] | None = None
    columns: int = _UNTOLD[0]
    encoding: str = "utf-8"
    unicode: bool = True
    wide: bool | None = None
    styled: bool = False
    colours: str | None = None
    no_color: bool = False
    moves_cursor: bool = False
    keys: bool = False
    marks_pastes: bool = False
    lacking: str = ""
    posix: bool = True

    @property
    def plain(self) -> bool:
        """Whether pages are to be read aloud, line by line: no pictures, charts or tables. TERM=dumb asks for it."""
        return self.term == "dumb"


class _Learned:
    """What the terminal itself has answered, or did the last time."""

    wide: bool | None = None


def kind() -> str:
    """What this terminal calls itself: those of one kind mostly show signs alike."""
    names = ("TERM", "TERM_PROGRAM", "XTERM_VERSION", "VTE_VERSION", "MLTERM", "KONSOLE_VERSION")
    return " ".join(shown(os.environ[name]) for name in names if os.environ.get(name))


def learn(wide: bool | None) -> None:
    """From now on it is known how wide the terminal shows signs of ambiguous width; None for not any more."""
    _Learned.wide = wide


def capabilities() -> Capabilities:
    """What can be done here and now: the window may have another size the next time."""
    window = window_size(sys.stdout.fileno()) if sys.stdout.isatty() else None
    single_keys = os.name == "posix" and _has_termios()
    keys = single_keys and _is_terminal(0)
    takes_sequences, lacking = _takes_sequences() if window or keys else (False, "")
    styled = takes_sequences and window is not None
    if os.name == "posix" and not single_keys and (window or _is_terminal(0)):
        lacking = _NO_TERMIOS
    no_color = bool(os.environ.get("NO_COLOR"))
    encoding = sys.stdout.encoding or "ascii"
    return Capabilities(
        term=os.environ.get("TERM", ""),
        window=window,
        columns=_columns(window),
        encoding=encoding,
        unicode=encoding.lower().replace("-", "").replace("_", "") in _UTF8,
        wide=_Learned.wide if window else None,
        styled=styled,
        colours=_colours() if styled and not no_color else None,
        no_color=no_color,
        moves_cursor=styled and single_keys,
        keys=keys,
        marks_pastes=keys and takes_sequences,
        lacking=lacking,
        posix=os.name == "posix",
    )


def window_size(fd: int) -> tuple[int, int]:
    """Columns and rows of the terminal at `fd`, in cells; where it does not know, those of COLUMNS and LINES."""
    try:
        columns, rows = os.get_terminal_size(fd)
    except (OSError, ValueError):
        columns, rows = 0, 0
    return columns or _number("COLUMNS") or _UNTOLD[0], rows or _number("LINES") or _UNTOLD[1]


def _columns(window: tuple[int, int] | None) -> int:
    """So many as COLUMNS asks for, but none that the window does not have."""
    wish = _number("COLUMNS")
    if window is not None:
        wish = min(wish or window[0], window[0])
    return max(_LEAST, wish or _UNTOLD[0])


def _number(name: str) -> int:
    """A whole number from the environment; 0 where there is none."""
    said = os.environ.get(name, "")
    return int(said[:4]) if said.isascii() and said.isdecimal() else 0


def _is_terminal(fd: int) -> bool:
    try:
        return os.isatty(fd)
    except OSError:
        return False


def _has_termios() -> bool:
    try:
        from hinge_coach.terminal import keyboard  # noqa: F401 - it needs termios
    except ImportError:
        return False
    return True


def _takes_sequences() -> tuple[bool, str]:
    """Whether the terminal does as it is told in ECMA-48 sequences; and what kept us from finding out, if anything."""
    if os.name == "nt":
        return _windows_colours() is not None, ""
    term = os.environ.get("TERM", "")
    if term in ("", "dumb", "unknown"):
        return False, ""
    if term == "st" or term.startswith(_KNOWN):
        return True, ""
    try:
        import curses
    except ImportError:
        return False, _NO_CURSES.format(shown(term))
    try:
        curses.setupterm(term, 1)
        return (curses.tigetstr("cup") or b"").startswith(b"\x1b["), ""
    except curses.error:
        return False, ""


def _colours() -> str | None:
    """The colours by rich's name, told without rich's slow console; None where there are none."""
    if os.name == "nt":
        return _windows_colours()
    if os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "truecolor"
    term = os.environ.get("TERM", "")
    if term.endswith(_MONOCHROME):
        return None
    return "256" if term.endswith(_MANY) else "standard"


def _windows_colours() -> str | None:
    from rich.console import Console

    system = Console().color_system
    return None if system == "windows" else system  # an old console that takes no escape sequences
