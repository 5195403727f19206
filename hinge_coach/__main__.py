"""The program's first lines: from here on no signal gives a traceback."""

import gc
import os
import sys

# While libraries are imported there is no garbage; to look for it takes 5 of the 90 ms to a session's first picture.
gc.set_threshold(100_000)

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
    from hinge_coach.cli import run

    code = run()
    _let_go_of_what_nobody_reads()
    sys.exit(code)


def _stand_in_for_closed_files() -> None:
    """Where 0, 1 or 2 is closed, something that can't be written: else the next file that is opened becomes stdout."""
    for fd in (0, 1, 2):
        try:
            os.fstat(fd)
        except OSError:
            os.open(os.devnull, os.O_RDONLY)  # takes the lowest number that is free
    sys.stdin = sys.stdin or os.fdopen(0)
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


def _let_go_of_what_nobody_reads() -> None:
    """Output that can't be written goes nowhere: else Python tries again at its end, and makes 120 of the exit code."""
    for fd, stream in ((1, sys.stdout), (2, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), fd)


if __name__ == "__main__":
    main()
