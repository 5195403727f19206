"""What is wrong in a drill file: where, what, and what would be right."""

import sys
from typing import NamedTuple

ERROR, WARNING = "error", "warning"


class Problem(NamedTuple):
    """One thing that is wrong (`error`) or legal but unwise (`warning`).

    Lines and columns count from 1; line 0 is the file as a whole.
    """

    path: str
    line: int
    column: int
    severity: str
    what: str
    mend: str

    @property
    def place(self) -> tuple[int, int]:
        """Line and column to sort by: what concerns the file as a whole comes after what stands in it."""
        return self.line or sys.maxsize, self.column

    @property
    def where(self) -> str:
        """The place as an editor follows it."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path

    @property
    def told(self) -> str:
        """What is wrong, and what would be right."""
        return f"{'warning: ' if self.severity == WARNING else ''}{self.what}; {self.mend}"

    def __str__(self) -> str:
        return f"{self.where}: {self.told}"
