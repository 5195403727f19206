"""What a command sends to a terminal, run in this process: a stdout that says it is one."""

import io
import sys

from hinge_coach.cli import run
from hinge_coach.errors import CoachError
from hinge_coach.terminal.printed_output import complain

# Every command that prints, and errors.
PRINTING = {
    "drills": ["drills"],
    "show": ["show", "wall-hinge"],
    "kit": ["kit"],
    "progress": ["progress"],
    "history": ["history"],
    "doctor": ["doctor"],
    "dry run": ["start", "--dry-run"],
    "validate": ["validate"],
    "help": ["--help"],
    "an error": ["show", "no-such-drill"],
}


class Terminal(io.TextIOWrapper):
    """Something that says it is a terminal, of a size that it does not know; `encoding` as it is given."""

    def __init__(self, encoding="utf-8"):
        super().__init__(io.BytesIO(), encoding, "replace", newline="")

    def isatty(self):
        return True

    def fileno(self):
        return -1


def undelivered(work):
    """What a command prints goes to the stdout of the test."""
    try:
        return work()
    except CoachError as error:
        return complain(str(error), error.exit_code)


def sent_by(arguments, monkeypatch, encoding="utf-8"):
    """The bytes that a command sends to such a terminal, stderr included."""
    out = Terminal(encoding)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", out)
    monkeypatch.setattr(sys, "argv", ["hinge-coach", *arguments])
    monkeypatch.setattr("hinge_coach.cli.delivered", undelivered)
    run()
    out.flush()
    return out.buffer.getvalue()
