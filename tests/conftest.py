"""What every test stands on: a home of its own, so that none reads or changes the practice of whoever runs it."""

import os

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A personal folder that is not there yet, eighty columns, and no other wish in the environment."""
    for name in [name for name in os.environ if name.startswith("HINGE_COACH")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HINGE_COACH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path / "home"
