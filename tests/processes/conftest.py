"""Programs that stand in for those that keep a display awake."""

import pytest

# What they do: hold something while the command at their end runs, and end with its exit code.
HOLDS = 'echo $$ "$@" >> "$HELD"; for word; do :; done; "$word"'


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Writes a program of this name; what is started writes a line each into the file `held`."""
    monkeypatch.setenv("HELD", str(tmp_path / "held"))

    def write(name, script=HOLDS):
        path = tmp_path / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    return write


@pytest.fixture
def held(tmp_path):
    """What was started so far, a list of words each."""

    def lines():
        file = tmp_path / "held"
        return [line.split() for line in file.read_text().splitlines()] if file.exists() else []

    return lines
