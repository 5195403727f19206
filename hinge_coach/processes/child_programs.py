"""Programs that speak, play and keep the display awake: started without a shell, never waited for."""

import os
import select
import signal
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

_NOT_RUN = (126, 127)  # what the leash and every shell say of a program that the system does not load
_LEASH = (("chrt", "-b", "0"), ("setpriv", "--pdeathsig", "KILL", "--"))


class Child:
    """One running program. Nothing here waits for it."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._code: int | None = None

    def poll(self) -> int | None:
        """Its exit code (minus the signal's number if one ended it), or None while it runs."""
        if self._code is None:
            try:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
            except ChildProcessError:  # somebody else has waited for it
                self._code = 0
            else:
                self._code = os.waitstatus_to_exitcode(status) if pid else None
        return self._code

    def kill(self) -> None:
        """End it, and whatever it has started, now."""
        if self.poll() is None:
            try:
                os.killpg(self.pid, signal.SIGKILL)
            except OSError:  # it ended between the two lines
                return


def start(argv: Sequence[str], stdin: int, stdout: int | None = None) -> Child:
    """Start a program (a full path and its arguments) that ends with this one and reads the file descriptor `stdin`.

    It writes to `stdout`, or to nowhere. Its own process group keeps Ctrl-C and Ctrl-Z for us and takes its children
    along when it is killed. It sees no terminal. It takes 0.5 ms, and 4 to 8 where every core is busy: the kernel holds
    us until the program is loaded. Raises OSError.
    """
    return _spawn((*leash(), *argv), stdin, stdout)


_SIGNALS = [
    getattr(signal, name)
    for name in ("SIGPIPE", "SIGINT", "SIGQUIT", "SIGHUP", "SIGTERM", "SIGCHLD")
    if hasattr(signal, name)
]


def _spawn(argv: Sequence[str], stdin: int, stdout: int | None = None) -> Child:
    if signal.getsignal(signal.SIGCHLD) is signal.SIG_IGN:  # by whoever started us: then nobody learns how it ends
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    nowhere = os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0
    return Child(
        os.posix_spawn(
            argv[0],
            list(argv),
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, stdin, 0),
                nowhere if stdout is None else (os.POSIX_SPAWN_DUP2, stdout, 1),
                (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
            ],
            setpgroup=0,
            setsigmask=(),
            setsigdef=_SIGNALS,
        )
    )


def told(code: int) -> str:
    """A failing program's exit code in words."""
    if code in _NOT_RUN:
        return f"it can't be run: exit code {code}"
    if code > 0:
        return f"exit code {code}"
    try:
        return f"ended by {signal.Signals(-code).name}"
    except ValueError:  # a real-time signal has a number alone
        return f"ended by signal {-code}"


HANGS = "it does not come to an end"


def tried(argv: Sequence[str], stdin: int, limit: float = 3.0) -> str:
    """Run a program to its end, for at most `limit` seconds: why it fails, empty where it does not.

    This waits, so it is for what is no session.
    """
    try:
        child = start(argv, stdin)
    except OSError as error:
        return error.strerror or str(error)
    until = time.monotonic() + limit
    while (code := child.poll()) is None and time.monotonic() < until:
        select.select([], [], [], 0.01)
    if code is None:
        child.kill()
        return HANGS
    return told(code) if code else ""


def which(name: str, search: str | None = None) -> str | None:
    """Where the program of this name lies, or the one at this path; None where there is none that can be run.

    `search` replaces PATH. Python's own would do, but importing shutil brings every compression it knows along, and
    takes 7 ms before the first frame.
    """
    places = _places(name, search)
    return next((str(place) for place in places if os.access(place, os.X_OK) and place.is_file()), None)


def barred(name: str, search: str | None = None) -> str | None:
    """Where a file of this name lies that would be the program, but may not be run; None where there is none."""
    places = _places(name, search)
    return next((str(place) for place in places if place.is_file() and not os.access(place, os.X_OK)), None)


def _places(name: str, search: str | None) -> list[Path]:
    folders = os.get_exec_path() if search is None else search.split(os.pathsep)
    return [Path(name)] if os.sep in name else [Path(folder, name) for folder in folders if folder]


def can_start() -> bool:
    """Whether this system lets us start programs as we do: not so on Windows."""
    return hasattr(os, "posix_spawn")


@cache
def leash() -> tuple[str, ...]:
    """What to put before a program on Linux so it ends with this program and never gets more CPU; may be empty.

    util-linux's setpriv has the kernel end it with us, even by SIGKILL; without it (macOS too) an engine ends with the
    sentence that it has read. As a batch job it is not given our core the moment we write to it: on a busy machine
    that cost us 4 to 20 ms, now 3. Both become the program, so neither is a process more. Busybox and old systems have
    other ones: each is tried once, which takes 5 ms.
    """
    prefix: tuple[str, ...] = ()
    for name, *args in _LEASH if sys.platform == "linux" else ():
        found = which(name)
        if found and _runs((*prefix, found, *args, found, "--version")):
            prefix = (*prefix, found, *args)
    return prefix


def _runs(argv: Sequence[str]) -> bool:
    try:
        with Path(os.devnull).open("rb") as nothing:
            child = _spawn(argv, nothing.fileno())
        return os.waitpid(child.pid, 0)[1] == 0
    except OSError:
        return False
