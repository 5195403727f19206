"""Options that several commands share: numbers and days as a person writes them, completion, what today is to be."""

import math
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


class Number(click.FloatRange):
    """A number within its bounds, as a person writes it: 4.5, 4,5 or 4½. NaN is within none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        typed = str(value).replace("½", ".5")
        plain = typed.replace(".", "", 1).replace(",", "", 1).isdecimal() and typed.isascii()
        clear = plain and typed.count(",") + typed.count(".") < 2 and len(typed.partition(",")[2]) != 3  # 1,000 is not
        number = float(typed.replace(",", ".")) if clear else math.nan
        if not float(self.min or 0) <= number <= float(self.max or math.inf):
            self.fail(f"{str(value)!r} is not a number from {self.min:g} to {self.max:g}.", param, ctx)
        return number


class Day(click.DateTime):
    """A day as 2026-11-22."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, date):
            return value
        from hinge_coach.history.stored_dates import read_day

        try:
            return read_day(value)
        except ValueError:
            self.fail(f"{str(value)!r} is not a date: write it as 2026-11-22.", param, ctx)


def _completed_by(candidates: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Asks that function of `completion_candidates`, which is loaded once Tab is pressed."""

    def complete(context: click.Context, parameter: click.Parameter, typed: str) -> list[str]:
        from hinge_coach.commands.shared import completion_candidates

        found: list[str] = getattr(completion_candidates, candidates)(typed, **context.params)
        return found

    return complete


complete_drill_names = _completed_by("drill_names")
complete_kit_items = _completed_by("kit_items")
complete_voices = _completed_by("voices")
complete_faults = _completed_by("faults")
complete_signs = _completed_by("signs")

folder_option = click.option(
    "--drills",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Use the drill files of this folder instead of the shipped ones.",
)
kit_option = click.option(
    "--kit",
    multiple=True,
    metavar="ITEM,…",
    shell_complete=complete_kit_items,
    help="The equipment you have today, instead of your saved kit; 'none' is the floor alone.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")
_PLAN = (
    click.option(
        "--from", "start_from", metavar="ID", shell_complete=complete_drill_names, help="Begin at this drill."
    ),
    click.option(
        "--only", multiple=True, metavar="ID", shell_complete=complete_drill_names, help="Only this drill. Repeatable."
    ),
    kit_option,
    click.option(
        "--minutes",
        type=Number(1, 240),
        metavar="N",
        help="Most minutes for today; setup is extra.",
    ),
    click.option("--all", "everything", is_flag=True, help="Every drill with its full dose."),
    click.option(
        "--pace", type=Number(0.5, 2), metavar="FACTOR", help="Multiply the seconds of each rep by this: 1.2 is slower."
    ),
    folder_option,
)


def plan_options(command: F) -> F:
    """The options that choose what today is, by the names that SessionOptions has for them."""
    for option in reversed(_PLAN):
        command = option(command)
    return command
