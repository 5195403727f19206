"""The one way in which the tests wait for real processes: until something is true, and never longer than it takes."""

import os
import time
from collections.abc import Callable
from pathlib import Path

LOOK = 0.005  # seconds between two looks


def wait_until(true: Callable[[], bool], limit: float = 5.0) -> bool:
    """Whether it became true within so many seconds."""
    deadline = time.monotonic() + limit
    while not true() and time.monotonic() < deadline:
        time.sleep(LOOK)
    return true()


def gone(pid: int) -> bool:
    """Whether the process has ended; one that nobody has reaped yet counts as ended."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z"
