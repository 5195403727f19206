"""A program that is started again and again: whether it works, and when the coach stops trying."""

_FAILURES = 3  # in a row, until it is given up
_NEVER_OVER = 5  # in a row that were cut long after they should have been over, of a program that never came to an end


class Attempts:
    """The attempts of one program so far. `why` is what was wrong with the last one that failed."""

    def __init__(self) -> None:
        self.worked_once = False
        self.why = ""
        self._failures = 0  # since it last worked
        self._late = 0

    @property
    def given_up(self) -> bool:
        return self._failures >= _FAILURES or (self._late >= _NEVER_OVER and not self.worked_once)

    @property
    def failing(self) -> bool:
        """Whether it failed when it was last seen; it may do better the next time."""
        return self._failures > 0 or (self._late > 1 and not self.worked_once)

    @property
    def in_words(self) -> str:
        """How often it failed, and why: failed 3 times in a row (exit code 1)."""
        times = max(self._failures, self._late)
        return f"failed{f' {times} times in a row' * (times > 1)} ({self.why})"

    def worked(self) -> None:
        """It came to its end as it should."""
        self._failures = self._late = 0
        self.worked_once = True

    def failed(self, why: str) -> None:
        """It did not."""
        self._failures += 1
        self.why = why

    def late(self, why: str) -> None:
        """It was cut long after it should have been over. So is a slow one, which comes to an end now and then."""
        self._late += 1
        self.why = self.why or why
