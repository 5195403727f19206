"""Programs that stand in for engines, and what they were told."""

import pytest
from speech_programs import RECORD


@pytest.fixture
def engine(tmp_path, monkeypatch):
    """Writes an engine of this name into a folder."""
    monkeypatch.setenv("HEARD", str(tmp_path / "heard"))

    def write(name, script=RECORD):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        return program

    return write


@pytest.fixture
def heard(tmp_path):
    """What was said: lines of arguments and words."""

    def lines():
        file = tmp_path / "heard"
        return file.read_text().splitlines() if file.exists() else []

    return lines
