"""`doctor`: a line for each finding, what to do under it, and the settings in force."""

from __future__ import annotations

import platform
from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.table import Column

from hinge_coach import __version__
from hinge_coach.coach.amounts_in_words import begun, counted, listed
from hinge_coach.printed.parts.printed_data import FINE, Finding
from hinge_coach.printed.parts.rich_elements import BLANK, Words, advised, grid, heading, indented, labelled, section

_WIDEST = 100  # columns
_WHAT, _STATE = 12, 6  # cells; every name of a finding is shorter
_NARROW = 60  # columns under which the words stand below the names
_LEAST = 12  # cells for a setting's value


Setting = tuple[str, str, str]  # its name, its value, and where that comes from


def doctor_page(findings: Sequence[Finding], settings: Sequence[Setting], columns: int) -> RenderableType:
    """The whole page in so many columns of a terminal."""
    columns = min(columns, _WIDEST)
    system = f"Python {platform.python_version()}, {platform.system()}"
    page = [heading(f"hinge-coach {__version__}", system, columns), BLANK, _findings(findings, columns), BLANK]
    page += section("Settings in force", _settings(settings, columns))
    return Constrain(Group(*page, _verdict(findings, columns)), columns)


def _findings(findings: Sequence[Finding], columns: int) -> RenderableType:
    """Name and state of each, beside or above what was found."""
    if columns >= _NARROW:
        return labelled(((_head(each), _words(each)) for each in findings), _WHAT + _STATE)
    return Group(*(part for each in findings for part in (_head(each), indented(_words(each)))))


def _head(finding: Finding) -> RenderableType:
    fine = finding.state == FINE
    what = Words((finding.what, "quiet" if fine else "strong"))
    return labelled([(what, Words((finding.state, "on" if fine else "now")))], _WHAT)


def _words(finding: Finding) -> RenderableType:
    found = Words((finding.found, "" if finding.state == FINE else "strong"))
    return Group(found, labelled([(Words(("→", "key")), Words(finding.do))], 2)) if finding.do else found


def _settings(settings: Sequence[Setting], columns: int) -> RenderableType:
    """Name, value and source of each; the source behind the value where three columns don't fit."""
    names, values, sources = (max(map(cell_len, column)) for column in zip(*settings, strict=True))
    if columns - names - sources - 4 < min(values, _LEAST):
        short = ((Words((name, "quiet")), Words(value, (f" ({source})", "quiet"))) for name, value, source in settings)
        return labelled(short, names + 2)
    rows = ((Words((name, "quiet")), Words(value), Words((source, "quiet"))) for name, value, source in settings)
    return grid([Column(), Column(), Column()], rows, 2)


def _verdict(findings: Sequence[Finding], columns: int) -> RenderableType:
    """The last words: go on, or where to look first."""
    looks = sum(each.state != FINE for each in findings)
    stops = list(dict.fromkeys(each.what for each in findings if each.stops))
    if not looks:
        return advised("All is in order:", "hinge-coach start", columns)
    words = f"{begun(counted(looks, 'thing'))} to look at; the arrow says what to do."
    if stops:
        words += f" Until that is done for {listed(stops)}, no session can start."
    return Words(words)
