"""What a command prints, on its way to stdout: collected, delivered whole, and never in the way of a signal."""

import io
import os
import select
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from hinge_coach.errors import CoachError, Interrupted
from hinge_coach.terminal.encoding import SPELLED, encoding
from hinge_coach.terminal.nonblocking_output import Output
from hinge_coach.terminal.signals import ENDING, Signals

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_WHOLE = 1 << 20  # bytes that are collected before any is sent; few commands print as much


def delivered(work: Callable[[], int]) -> int:
    """Do the work, deliver what it printed, and answer the exit code. Every error is one sentence on stderr."""
    stdout = _Stdout()
    if os.name == "posix":
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(stdout, _WHOLE), encoding(), SPELLED)
    elif isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors=SPELLED)
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(encoding=encoding() if os.name == "posix" else None, errors=SPELLED)
    try:
        try:
            return work()
        finally:
            sys.stdout.flush()
    except CoachError as error:
        return complain(str(error), error.exit_code)
    except Interrupted as interrupted:
        return interrupted.exit_code
    except OSError as error:
        return complain(f"{error.filename or 'A file'} can't be used: {error.strerror or error}.")
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        return complain(f"There is an error in hinge-coach itself: {_told(error)}. Please report it.")
    finally:
        stdout.over = True


def complain(sentence: str, code: int = 1) -> int:
    """Say what is wrong, on stderr, and answer the exit code."""
    with suppress(OSError):  # then nobody reads that either
        print(f"hinge-coach: {sentence}", file=sys.stderr)
    return code


def _told(error: Exception) -> str:
    """A bug in one line: what, and where."""
    from traceback import extract_tb

    at = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} {str(error)!r} at {os.path.relpath(at.filename)}:{at.lineno}"


class _Stdout(io.RawIOBase):
    """The raw file under `sys.stdout`. Once `over`, what is left goes nowhere: nobody is to try it again."""

    over = False

    def fileno(self) -> int:
        return 1

    def isatty(self) -> bool:
        return os.isatty(1)

    def writable(self) -> bool:
        return True

    def write(self, data: "ReadableBuffer") -> int:
        """Deliver it all, however slow the reader. Raises as `Outlet` does, and Interrupted where a signal ends it."""
        text = bytes(data)
        if not self.over:
            _deliver(text)
        return len(text)


def _deliver(text: bytes) -> None:
    with Signals(ENDING) as signals, closing(Output(1)) as out:
        try:
            out.add(text)
            while out.waiting:
                select.select([signals.wake, *out.watched], [out.fd], [])
                signals.raise_ending()
                out.pump()
            signals.raise_ending()
        except Interrupted:
            out.finish(broken_off=b"\x18\x1b[m\r\n" if b"\x1b" in text else b"\r\n")
            raise
