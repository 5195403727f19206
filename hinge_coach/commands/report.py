"""The doctor's report on paper: a line for each finding, what to do under it, and the settings in force."""

from __future__ import annotations

import platform
from collections.abc import Sequence

from hinge_coach import __version__
from hinge_coach.coach.phrases import begun, counted, listed
from hinge_coach.commands.findings import FINE, Finding
from hinge_coach.commands.in_force import InForce
from hinge_coach.stage.paper import Line, advised, beside, cells, headed, line, section, wrap

_WIDEST = 100  # columns
_WHAT, _STATE = 12, 6  # cells; every name of a finding is shorter
_LEAST = 12  # cells for a value
_NARROW = 60  # columns under which the words stand below the names
_GAP = 2


def report(found: Sequence[Finding], force: InForce, columns: int) -> list[Line]:
    """The whole page in so many columns of a terminal."""
    columns = min(columns, _WIDEST)
    system = f"Python {platform.python_version()}, {platform.system()}"
    page = [*headed(f"hinge-coach {__version__}", system, columns), ()]
    page += [each for finding in found for each in _finding(finding, columns)]
    page += [(), *section("Settings in force", _settings(force, columns))]
    return page + _verdict(found, columns)


def _finding(finding: Finding, columns: int) -> list[Line]:
    fine = finding.state == FINE
    head: Line = ((f"{finding.what:<{_WHAT}}", "quiet" if fine else "strong"), (finding.state, "on" if fine else "now"))
    indent = _WHAT + _STATE if columns >= _NARROW else _GAP
    words = wrap(line(finding.found, "" if fine else "strong"), columns - indent)
    if finding.do:
        words += beside([line("→ ", "key")], wrap(line(finding.do), columns - indent - _GAP), _GAP)
    return beside([head], words, indent) if columns >= _NARROW else [head, *beside([()], words, indent)]


def _settings(force: InForce, columns: int) -> list[Line]:
    """Name, value and source of each, beside each other where there is room for that."""
    rows = force.rows
    names, values, sources = (max(map(cells, column)) for column in zip(*rows, strict=True))
    value_at = names + _GAP
    room = min(values, columns - value_at - _GAP - sources)
    lines: list[Line] = []
    for name, value, source in rows:
        label = [line(name, "quiet")]
        if room < min(values, _LEAST):
            lines += beside(label, wrap(((value, ""), (f" ({source})", "quiet")), columns - value_at), value_at)
        else:
            left = beside(label, wrap(line(value), room), value_at)
            lines += beside(left, [line(source, "quiet")], value_at + room + _GAP)
    return lines


def _verdict(found: Sequence[Finding], columns: int) -> list[Line]:
    """The last words: go on, or where to look first."""
    looks = sum(each.state != FINE for each in found)
    stops = list(dict.fromkeys(each.what for each in found if each.stops))
    if not looks:
        return advised("All is well here:", "hinge-coach start", columns)
    words = f"{begun(counted(looks, 'thing'))} to look at; the arrow says what to do."
    if stops:
        words += f" Until that is done for {listed(stops)}, no session can start."
    return wrap(line(words), columns)
