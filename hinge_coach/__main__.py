"""The program's first lines: from here on no signal gives a traceback, and --version pays for no library."""

import os
import signal
import sys
from types import FrameType

from hinge_coach import __version__


def _end_at_once(signum: int, frame: FrameType | None) -> None:
    """Nothing was touched yet that would have to be given back."""
    os._exit(128 + signum)


for _name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"):
    if hasattr(signal, _name) and signal.getsignal(getattr(signal, _name)) is not signal.SIG_IGN:  # nohup stays nohup
        signal.signal(getattr(signal, _name), _end_at_once)


def main() -> None:
    """Run the command of the command line, and end with its exit code."""
    if sys.argv[1:] == ["--version"]:
        print(f"hinge-coach {__version__}")
        sys.exit(0)
    from hinge_coach.cli import run

    sys.exit(run())


if __name__ == "__main__":
    main()
