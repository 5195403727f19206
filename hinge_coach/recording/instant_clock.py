"""A clock for a session that nobody waits for: time passes at once, and no key is ever pressed."""

import math


class InstantClock:
    """Seconds since it began. It is always awake: `seen` is now."""

    def __init__(self) -> None:
        self.seen = 0.0

    def now(self) -> float:
        return self.seen

    def wait(self, seconds: float) -> str | None:
        """Let so many seconds pass, which takes none."""
        if not math.isfinite(seconds):
            raise RuntimeError("a session that nobody holds waits for a key")
        self.seen += max(0.0, seconds)
        return None

    def discard(self) -> None:
        """Nobody has typed."""
