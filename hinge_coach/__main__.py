"""The program's first lines: from here on no signal gives a traceback."""

import gc
import os
import sys

gc.set_threshold(100_000)  # while libraries are imported there is no garbage; to look for it takes 3 ms of `drills`

try:
    import signal
    from types import FrameType

    def _end_at_once(signum: int, frame: FrameType | None) -> None:
        """Nothing was touched yet that would have to be given back."""
        os._exit(128 + signum)

    for _name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"):
        _signum = getattr(signal, _name, None)
        if _signum is not None and signal.getsignal(_signum) is not signal.SIG_IGN:  # nohup stays nohup
            signal.signal(_signum, _end_at_once)
except KeyboardInterrupt:  # Ctrl-C, a thousandth of a second too early for the handler
    os._exit(130)


def main() -> None:
    """Run the command of the command line, and end with its exit code."""
    _stand_in_for_closed_files()
    if sys.argv[1:] == ["--version"]:
        from hinge_coach.stage.delivery import delivered

        _end(delivered(_version))  # pays for no library
    else:
        from hinge_coach.cli import run

        _end(run())


def _end(code: int) -> None:
    """End now: all is written and closed, and for Python to take itself apart would be a tenth of every command."""
    from contextlib import suppress

    with suppress(OSError):  # nobody reads that
        sys.stderr.flush()
    os._exit(code)


def _version() -> int:
    from hinge_coach import __version__

    print(f"hinge-coach {__version__}")
    return 0


def _stand_in_for_closed_files() -> None:
    """Where 0, 1 or 2 is closed, something that can't be written: else the next file that is opened becomes stdout."""
    for fd in (0, 1, 2):
        try:
            os.fstat(fd)
        except OSError:
            os.open(os.devnull, os.O_RDONLY)  # takes the lowest number that is free
    sys.stdin = sys.stdin or os.fdopen(0)
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


if __name__ == "__main__":
    main()
