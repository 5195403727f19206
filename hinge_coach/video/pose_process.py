"""The eye as a child process, read like keys: what it has said by now, and never a wait for more."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

COMMAND = (sys.executable, "-m", "hinge_coach.video.film_to_landmarks")
_CHUNK = 1 << 16  # bytes

_leaving: list["subprocess.Popen[bytes]"] = []  # that were let go, until the system is done with them


class Child:
    """One running eye. Its end, its crash and its silence are the reader's to see."""

    def __init__(self, *arguments: str, told: bool = False, command: Sequence[str] = ()) -> None:
        """Start it with arguments; `told` where it reads its stdin. `command` is another program than the pose program.

        It has a process group of its own, so that Ctrl-C is ours alone. Raises OSError.
        """
        package = Path(__file__).parent.parent.parent
        paths = [str(package), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [*(command or COMMAND), *arguments],
            stdin=subprocess.PIPE if told else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # its libraries talk
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"},
            start_new_session=os.name == "posix",
        )
        assert self._process.stdout is not None
        self._fd = self._process.stdout.fileno()
        if os.name == "posix":
            os.set_blocking(self._fd, False)
        self._rest = b""
        self._unsent = bytearray()
        self._ends = False  # whether nothing comes after what was not taken yet
        self.over = False  # whether it has said its last

    def fileno(self) -> int:
        """What becomes readable when there is more."""
        return self._fd

    def lines(self) -> list[str]:
        """The whole lines that have come. On Windows this waits for one."""
        try:
            read = os.read(self._fd, _CHUNK)
        except BlockingIOError:
            return []
        self.over = not read
        *whole, self._rest = (self._rest + read).split(b"\n")
        return [line.decode("utf-8", "replace") for line in whole]

    def pass_on(self, lines: bytes, *, last: bool = False) -> None:
        """Give it lines, as much of them as it takes now; the rest goes with the next ones. Never waits, never raises.

        After the `last` its stdin is closed, as soon as all is taken.
        """
        stdin = self._process.stdin
        if stdin is None or stdin.closed:
            return
        os.set_blocking(stdin.fileno(), False)
        self._unsent += lines
        try:
            while self._unsent:
                del self._unsent[: os.write(stdin.fileno(), self._unsent)]
        except BlockingIOError:
            self._ends = self._ends or last
            return
        except OSError:
            self._unsent.clear()  # it is gone, which its silence tells
        if last or self._ends:
            stdin.close()

    def tell(self, lines: bytes) -> None:
        """Give it lines, and nothing after them. Raises OSError where it is gone."""
        stdin = self._process.stdin
        assert stdin is not None
        stdin.write(lines)
        stdin.close()

    def kill(self) -> None:
        """End it now."""
        self.let_go()
        self._process.wait()

    def let_go(self) -> None:
        """End it, and wait for nothing: how long the system takes for it is no time of a session."""
        _leaving[:] = [each for each in (*_leaving, self._process) if each.poll() is None]
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                try:
                    pipe.close()
                except OSError:
                    continue  # what it never read is lost

    def __enter__(self) -> "Child":
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
