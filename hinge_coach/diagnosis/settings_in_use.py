"""The settings in force for `start`, and where each comes from: the environment, else config.yaml, else the default."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from hinge_coach.course.course import Course
from hinge_coach.diagnosis.findings import told
from hinge_coach.errors import CoachError
from hinge_coach.printed.parts.printed_data import Finding
from hinge_coach.reading.clean_text import clean
from hinge_coach.reading.file_bytes import Unreadable, read_bytes
from hinge_coach.reading.source_text import Log
from hinge_coach.reading.yaml_nodes import Table, parse
from hinge_coach.settings.config_file import FILE, Settings, SettingsError, read_settings
from hinge_coach.settings.settings_table import ON_OFF, PACES, SETTINGS, VIEWS, Wrong

PREFIX = "HINGE_COACH_START_"
DEFAULT = "default"


class InForce(NamedTuple):
    """The settings; by name where each comes from; the other options of `start` that the environment sets, by variable.

    `wrong` is what keeps a session from starting.
    """

    settings: Settings
    sources: Mapping[str, str]
    others: Mapping[str, str]
    wrong: Sequence[Finding]

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """Name, value as one writes it, and source of each."""
        rows = [(key, self._written(key), self.sources[key]) for key in SETTINGS]
        return rows + [(_named(variable), text, variable) for variable, text in self.others.items()]

    def document(self) -> dict[str, dict[str, Any]]:
        """The same as plain data."""
        values = {key: getattr(self.settings, key) for key in SETTINGS}
        values["kit"] = None if self.settings.kit is None else sorted(self.settings.kit)
        found = {key: {"value": value, "from": self.sources[key]} for key, value in values.items()}
        return found | {_named(variable): {"value": text, "from": variable} for variable, text in self.others.items()}

    def _written(self, key: str) -> str:
        value = getattr(self.settings, key)
        return "all, because none was named" if value is None else SETTINGS[key].write(value).strip("[]")


def _named(variable: str) -> str:
    """An option by the variable that sets it."""
    return variable.removeprefix(PREFIX).lower().replace("_", "-")


def in_force(folder: Path | None, course: Course | None, environment: Mapping[str, str] = os.environ) -> InForce:
    """What `start` would go by now. `folder` is the personal one, None where there is none; `course` checks the kit."""
    settings, sources, wrong = Settings(), dict.fromkeys(SETTINGS, DEFAULT), []
    if folder is not None:
        try:
            settings = read_settings(folder)
            sources |= dict.fromkeys(_written(folder), FILE)
        except SettingsError as error:
            wrong.append(Finding("settings", *told(str(error)), stops=True))
    said = {name: text for name, text in environment.items() if name.startswith(PREFIX) and text}
    for key in SETTINGS:
        name = PREFIX + key.upper()
        if (text := said.pop(name, None)) is None:
            continue
        try:
            settings = settings._replace(**{key: _asked(key, text, course)})
            sources[key] = name
        except Wrong as error:
            wrong.append(Finding("settings", f"{name} can't be “{clean(text)[:60]}”", error.mend, stops=True))
    return InForce(settings, sources, {name: clean(text)[:60] for name, text in sorted(said.items())}, wrong)


def _written(folder: Path) -> list[str]:
    """The settings that stand in the file, which is a right one."""
    with suppress(Unreadable):  # there is none
        found = parse(read_bytes(folder / FILE), Log(FILE))
        if isinstance(found, Table):
            return list(found.entries)
    return []


def _asked(key: str, text: str, course: Course | None) -> Any:
    """A value from the environment, as `start` takes it. Raises Wrong."""
    if key == "kit":
        try:
            return course.kit(text.split()) if course else None
        except CoachError as error:
            raise Wrong(text, str(error)) from None
    if key == "pace":
        return _pace(text)
    views = tuple(view for view in VIEWS if view != Settings().view)
    words = {"sound": ON_OFF, "awake": ON_OFF, "view": views}.get(key, (text,))
    if text not in words:
        raise Wrong(text, f"set it to {', '.join(words[:-1])} or {words[-1]}, or unset it")
    return text


def _pace(text: str) -> float:
    try:
        pace = float(text)
    except ValueError:
        pace = 0.0
    if not PACES[0] <= pace <= PACES[1]:
        raise Wrong(text, f"set it to a number from {PACES[0]:g} to {PACES[1]:g}, or unset it")
    return pace
