"""A drill file as text, with whatever is changed in it, and the drill that is read from it."""

import jsonschema
import pytest
from repository_paths import DRILLS

from hinge_coach.course.drill import Drill
from hinge_coach.course.file.drill_file import DrillFile, read_drill
from hinge_coach.course.format.json_schema import schema

SHIPPED = sorted(DRILLS.glob("[0-9]*.yaml"))


VALID = jsonschema.Draft202012Validator(schema())


SMALL = {
    "format": "1",
    "id": "small",
    "order": "7",
    "name": "Small",
    "summary": "A small drill",
    "why": "It is small",
    "setup": "[Stand tall]",
    "cues": "[{say: Seat back}]",
    "feel": "Hamstrings",
    "work": "[{name: Hinge, reps: 8, tempo: [3, 1, 1, 1]}]",
    "check": "Was it small?",
    "move_on": "8 of 8",
}


def text_of(**changed: str | None) -> str:
    """A small drill file with changed or added keys; None leaves a key out."""
    return "".join(f"{key}: {value}\n" for key, value in (SMALL | changed).items() if value is not None)


@pytest.fixture
def read(tmp_path):
    """Reads a small drill file with changed keys."""

    def reading(**changed: str | None) -> DrillFile:
        path = tmp_path / "7-small.yaml"
        path.write_text(text_of(**changed), encoding="utf-8")
        return read_drill(path)

    return reading


def drill(file: DrillFile) -> Drill:
    assert file.problems == []
    assert file.drill is not None
    return file.drill


def told(file: DrillFile) -> list[str]:
    """What is said of a file, without its path."""
    assert file.drill is None
    return [str(problem).removeprefix(f"{file.path}:") for problem in file.problems]
