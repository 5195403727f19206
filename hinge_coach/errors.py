"""Errors a person may meet. Each one is one sentence, names the thing and the mend, and knows its exit code."""


class CoachError(Exception):
    """Something in the world or in a file is wrong. The text is the whole message: one sentence, no traceback."""

    exit_code = 1


class DrillFileError(CoachError):
    """A drill file that cannot be used. The text is `path:line:column: what is wrong; what would be right`."""


class KitError(CoachError):
    """An item of kit that no drill names."""

    exit_code = 2


class UnknownDrillError(CoachError):
    """A drill id or number that is no part of the course."""

    exit_code = 2


class LogError(CoachError):
    """What was asked to be logged is no part of what can be."""

    exit_code = 2


class Interrupted(Exception):
    """A signal asked the program to end. It carries the signal's number; the exit code is 128 + that number."""

    def __init__(self, signum: int) -> None:
        super().__init__(signum)
        self.signum = signum
        self.exit_code = 128 + signum
