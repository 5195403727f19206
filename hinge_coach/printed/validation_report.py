"""`validate`: a line for each problem, which an editor can follow to its place, and the verdict."""

from collections.abc import Iterator, Sequence

from hinge_coach.printed.parts.rich_elements import Words
from hinge_coach.reading.file_problem import ERROR, Problem


def validate_page(problems: Sequence[Problem]) -> Iterator[Words]:
    """The lines, none of which is to be broken: `file:line:column` leads each one."""
    for problem in problems:
        yield Words((f"{problem.where}:", "strong"), f" {problem.told}")
    yield Words(_verdict(problems))


def _verdict(problems: Sequence[Problem]) -> str:
    errors = sum(problem.severity == ERROR for problem in problems)
    warnings = len(problems) - errors
    parts = [
        f"{count} {word}{'s' * (count != 1)}" for count, word in ((errors, "error"), (warnings, "warning")) if count
    ]
    return " and ".join(parts) + "." if parts else "Every drill file is right."
